"""The use cases of the console's keys: a private link, opened once, good while the person may run meetings."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Iterable

from bot.console import rows
from bot.console.rules import LASTS, Key, NotOpenedHere, RoleLost, require_unused, require_usable
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor, Door, Right, Role
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from bot.people.rules import roles_held
from bot.people.service import PeopleService

WornRoles = Callable[[int, int], Awaitable[Iterable[int] | None]]
"""Discord server and account to the ids of the roles worn there now; None where Discord cannot say at the moment."""


class ConsoleService:
    def __init__(
        self, database: Database, clock: Clock, *, groups: GroupService, people: PeopleService, meetings: MeetingService
    ) -> None:
        self._database = database
        self._clock = clock
        self._groups = groups
        self._people = people
        self._meetings = meetings
        self.worn_now: WornRoles | None = None
        """Set by whoever is connected to Discord. Without it, the roles worn when the link was made count."""

    async def new_link(self, actor: Actor, meeting_id: int) -> str:
        """The token of a private link to this meeting's console, for this person. Raises NotAllowed or NotFound."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        token = secrets.token_urlsafe(24)
        worn = actor.roles - await self._people.granted(actor.person_id)
        now = self._clock()
        key = Key(actor.group_id, meeting_id, actor.person_id, worn, False, now + LASTS)
        async with self._database.write() as write:
            await rows.add_key(write.connection, _hash(token), key)
            await write.record(actor, now, "console.new_link", f"meeting:{meeting_id}")
        return token

    async def look(self, token: str) -> Key:
        """What a link leads to, without opening it. Raises NoSuchConsole or ConsoleExpired."""
        async with self._database.read() as connection:
            return require_usable(await rows.key_by_token(connection, _hash(token)), self._clock())

    async def look_unused(self, token: str) -> Key:
        """The same, for whoever has not opened it. Raises ConsoleUsed too."""
        return require_unused(await self.look(token))

    async def open(self, token: str) -> str:
        """Open the link in this browser; returns the key for its cookie. A second browser gets ConsoleUsed."""
        browser_key = secrets.token_urlsafe(24)
        actor = await self._actor(await self.look(token))
        async with self._database.write() as write:
            key = require_usable(await rows.key_by_token(write.connection, _hash(token)), self._clock())
            require_unused(key)
            await rows.open_key(write.connection, _hash(token), _hash(browser_key))
            await write.record(actor, self._clock(), "console.open", f"meeting:{key.meeting_id}")
        return browser_key

    async def who(self, token: str, browser_key: str | None) -> tuple[Actor, int]:
        """The person at the console and their meeting's id, with the roles they have now.

        Raises NoSuchConsole, ConsoleExpired, NotOpenedHere or RoleLost.
        """
        await self.look(token)
        async with self._database.read() as connection:
            key = await rows.key_by_token(connection, _hash(token), _hash(browser_key)) if browser_key else None
        if key is None:
            raise NotOpenedHere
        return await self._actor(key), key.meeting_id

    async def _actor(self, key: Key) -> Actor:
        granted = await self._people.granted(key.person_id)
        person = await self._people.person(key.group_id, key.person_id)
        group = await self._groups.group(key.group_id)
        role_ids = None
        if self.worn_now is not None and person.discord_user_id is not None:
            role_ids = await self.worn_now(group.guild_id, person.discord_user_id)
        roles = (
            frozenset({Role.PARTICIPANT}) | granted | key.worn
            if role_ids is None
            else roles_held(granted, role_ids, group.roles)
        )
        actor = Actor(key.person_id, key.group_id, roles, Door.DISCORD)
        if not actor.may(Right.RUN_MEETING):
            raise RoleLost
        return actor


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
