"""Which roles somebody has at this moment, for doors that are not Discord's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from bot.core.roles import Actor, Door, Role
from bot.groups.service import GroupService
from bot.people.rules import Person, roles_held
from bot.people.service import PeopleService

WornRoles = Callable[[int, int], Awaitable[Iterable[int] | None]]
"""Discord server and account to the ids of the roles worn there now; None where Discord cannot say at the moment.

Everybody in a server wears at least its own role; of somebody who left there is none."""


class Standing:
    """Granted roles are looked up; roles worn in Discord are asked for there, or taken as they were."""

    def __init__(self, groups: GroupService, people: PeopleService) -> None:
        self._groups = groups
        self._people = people
        self.worn_now: WornRoles | None = None
        """Set by whoever is connected to Discord. Without it, the roles worn when a link was made count."""

    async def worn(self, actor: Actor) -> frozenset[Role]:
        """Of an actor's roles, those that they only wear in Discord: what `actor` needs later on."""
        return actor.roles - await self._people.granted(actor.person_id)

    async def has_left(self, person: Person) -> bool:
        """Whether they have no account in the group's Discord server. While Discord cannot be asked, it is no."""
        if person.discord_user_id is None:
            return True
        guild_id = (await self._groups.group(person.group_id)).guild_id
        worn = None if self.worn_now is None else await self.worn_now(guild_id, person.discord_user_id)
        return worn is not None and not set(worn)

    async def actor(self, group_id: int, person_id: int, worn: frozenset[Role], door: Door) -> Actor:
        """The person with the roles they have now; `worn` counts while Discord cannot be asked. Raises NotFound."""
        granted = await self._people.granted(person_id)
        person = await self._people.person(group_id, person_id)
        group = await self._groups.group(group_id)
        role_ids = None
        if self.worn_now is not None and person.discord_user_id is not None:
            role_ids = await self.worn_now(group.guild_id, person.discord_user_id)
        roles = (
            frozenset({Role.PARTICIPANT}) | granted | worn
            if role_ids is None
            else roles_held(granted, role_ids, group.roles)
        )
        return Actor(person_id, group_id, roles, door)
