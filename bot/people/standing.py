"""Which roles somebody has at this moment, for doors that are not Discord's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from bot.core.roles import Actor, Door, Role
from bot.groups.service import GroupService
from bot.people.rules import LeftServer, Person, roles_held
from bot.people.service import PeopleService

WornRoles = Callable[[int, int], Awaitable[Iterable[int] | None]]
"""Discord server and account to the ids of the roles worn there now; None where Discord cannot say at the moment.

Raises LeftServer for an account that is not in the server any more, which is another thing than wearing no role."""


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

    async def actor(self, group_id: int, person_id: int, worn: frozenset[Role], door: Door) -> Actor:
        """The person with the roles they have now; `worn` counts while Discord cannot be asked.

        Raises NotFound, and LeftServer for somebody who is not in the group's server any more, whatever was granted.
        """
        granted = await self._people.granted(person_id)
        role_ids = await self._worn_now(await self._people.person(group_id, person_id))
        if role_ids is None:
            return Actor(person_id, group_id, frozenset({Role.PARTICIPANT}) | granted | worn, door)
        group = await self._groups.group(group_id)
        return Actor(person_id, group_id, roles_held(granted, role_ids, group.roles), door)

    async def has_left(self, person: Person) -> bool:
        """Whether they have no account in the group's Discord server. While Discord cannot be asked, it is no."""
        try:
            await self._worn_now(person)
        except LeftServer:
            return True
        return person.discord_user_id is None

    async def _worn_now(self, person: Person) -> Iterable[int] | None:
        if self.worn_now is None or person.discord_user_id is None:
            return None
        return await self.worn_now((await self._groups.group(person.group_id)).guild_id, person.discord_user_id)
