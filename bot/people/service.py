"""Who somebody is, and which roles they have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Door, Right, Role
from bot.groups.service import GroupService
from bot.people import rows
from bot.people.accounts import Accounts
from bot.people.rules import OwnRole, Person, RolesChanged, SomeoneElseMustHoldIt, roles_held

NAME_LIMIT = 100


class PeopleService:
    def __init__(self, database: Database, clock: Clock, groups: GroupService) -> None:
        self._database = database
        self._clock = clock
        self._groups = groups
        self._accounts = Accounts(database, clock)

    async def from_discord(
        self, *, guild_id: int, guild_name: str, user_id: int, name: str, role_ids: Iterable[int] = ()
    ) -> Actor:
        """The person behind a Discord account in a server, made known on first contact.

        Their name follows the name they show in the server.
        """
        group = await self._groups.of_guild(guild_id, guild_name)
        known = await self._accounts.behind(group.id, user_id, name[:NAME_LIMIT])
        return Actor(known.person.id, group.id, roles_held(known.granted, role_ids, group.roles), Door.DISCORD)

    async def add_named(self, actor: Actor, name: str) -> Person:
        """A person without a door of their own, whom a helper speaks for."""
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        async with self._database.write() as write:
            person = await rows.add_person(write.connection, actor.group_id, name[:NAME_LIMIT], None, self._clock())
            await write.record(actor, self._clock(), "people.add_named", f"person:{person.id}", ("name",))
        return person

    async def add_unknown(self, write: Write, group_id: int, name: str) -> Person:
        """A person known only by a phone, inside the caller's transaction."""
        return await rows.add_person(write.connection, group_id, name, None, self._clock())

    async def person(self, group_id: int, person_id: int) -> Person:
        """Raises NotFound for an unknown person and for another group's."""
        async with self._database.read() as connection:
            person = await rows.person_by_id(connection, group_id, person_id)
        if person is None:
            raise NotFound
        return person

    async def names(self, person_ids: Iterable[int]) -> dict[int, str]:
        """Person id to shown name. Of nobody it asks nothing."""
        if not (wanted := set(person_ids)):
            return {}
        async with self._database.read() as connection:
            found = await rows.people_by_id(connection, wanted)
        return {person_id: person.name for person_id, person in found.items()}

    async def everyone(self, group_id: int) -> list[Person]:
        """All people known in the group, those first known first."""
        async with self._database.read() as connection:
            return await rows.people_of_group(connection, group_id)

    async def known_since(self, group_id: int) -> dict[int, datetime]:
        """Person to when the group first knew of them, for everyone in it."""
        async with self._database.read() as connection:
            return await rows.known_since(connection, group_id)

    async def holders(self, group_id: int, role: Role) -> list[Person]:
        """People granted `role`. Those who only wear its Discord role are not in this list."""
        async with self._database.read() as connection:
            return await rows.people_granted(connection, group_id, role)

    async def granted(self, person_id: int) -> frozenset[Role]:
        async with self._database.read() as connection:
            return await rows.granted_roles(connection, person_id)

    async def grant_first_organiser(self, actor: Actor) -> bool:
        """Make the person who sets the group up its organiser, once; False where it already has one.

        The door checks that this person manages the Discord server.
        """
        async with self._database.write() as write:
            if await rows.people_granted(write.connection, actor.group_id, Role.ORGANISER):
                return False
            await rows.add_grant(write.connection, actor.person_id, Role.ORGANISER, actor.person_id, self._clock())
            await write.record(actor, self._clock(), "people.first_organiser", f"person:{actor.person_id}", ("role",))
            write.announce(RolesChanged(actor.group_id, actor.person_id))
        return True

    async def grant(self, actor: Actor, person_id: int, role: Role) -> None:
        """Give `role` to somebody else. Repeating it changes nothing.

        Raises NotAllowed, NotFound, or OwnRole where the actor names themself.
        """
        actor.require(Right.GRANT_ROLES)
        if person_id == actor.person_id:
            raise OwnRole
        await self.person(actor.group_id, person_id)
        async with self._database.write() as write:
            if role in await rows.granted_roles(write.connection, person_id):
                return
            await rows.add_grant(write.connection, person_id, role, actor.person_id, self._clock())
            await write.record(actor, self._clock(), "people.grant", f"person:{person_id}", (role.value,))
            write.announce(RolesChanged(actor.group_id, person_id))

    async def end_grant(self, actor: Actor, person_id: int, role: Role) -> None:
        """Take `role` back, from somebody else or oneself. Repeating it changes nothing."""
        actor.require(Right.GRANT_ROLES)
        await self.person(actor.group_id, person_id)
        async with self._database.write() as write:
            if role not in await rows.granted_roles(write.connection, person_id):
                return
            if role is Role.ORGANISER:
                held = await rows.people_granted(write.connection, actor.group_id, Role.ORGANISER)
                if len(held) == 1:
                    raise SomeoneElseMustHoldIt
            await rows.end_grant(write.connection, person_id, role, self._clock())
            await write.record(actor, self._clock(), "people.end_grant", f"person:{person_id}", (role.value,))
            write.announce(RolesChanged(actor.group_id, person_id))
