"""The use cases of the console's keys: a private link, opened once, good while the person may run meetings."""

from __future__ import annotations

import hashlib
import secrets

from bot.console import rows
from bot.console.rules import LASTS, Key, NotOpenedHere, RoleLost, require_unused, require_usable
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor, Door, Right
from bot.meetings.service import MeetingService
from bot.people.standing import Standing


class ConsoleService:
    def __init__(self, database: Database, clock: Clock, *, standing: Standing, meetings: MeetingService) -> None:
        self._database = database
        self._clock = clock
        self._standing = standing
        self._meetings = meetings

    async def new_link(self, actor: Actor, meeting_id: int) -> str:
        """The token of a private link to this meeting's console, for this person. Raises NotAllowed or NotFound."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        token = secrets.token_urlsafe(24)
        worn = await self._standing.worn(actor)
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
        actor = await self._standing.actor(key.group_id, key.person_id, key.worn, Door.DISCORD)
        if not actor.may(Right.RUN_MEETING):
            raise RoleLost
        return actor


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
