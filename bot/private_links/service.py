"""The use cases of private links: made for one person, opened once, open while somebody presses, closed by hand."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.roles import Actor, Door, Role
from bot.people.rules import LeftServer, Person
from bot.people.standing import Standing
from bot.private_links import rows
from bot.private_links.rules import (
    OWN,
    Link,
    NoAddress,
    TooManyLinks,
    open_until,
    purpose_of,
    require_open,
    require_unopened,
)
from config.policy import Policy
from config.settings import Settings

_SECRET_BYTES = 24  # 192 bits


@dataclass(frozen=True)
class Opened:
    """What the browser that opened a link gets."""

    browser_key: str
    link: Link


class PrivateLinkService:
    def __init__(
        self, database: Database, clock: Clock, settings: Settings, policy: Policy, *, standing: Standing
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._standing = standing
        self._opens_for = timedelta(hours=policy.private_link_hours)
        self._links_an_hour = policy.private_links_an_hour
        self.lasts = timedelta(minutes=policy.private_page_minutes)
        """How long a page stays open after the last press."""

    async def issue(self, to: Actor | Person, purpose: str, record_id: int | None = None) -> str:
        """The address of a new private link to /mine/`purpose`, for this person and nobody else.

        Give it to them where only they can read it. An older one for the same that was not opened is closed. A link
        made for a `Person` rather than an `Actor` gives the roles that were granted, and none that are worn in Discord
        while Discord cannot be asked.

        Raises TooManyLinks, and NoAddress where the web pages can be opened on this machine alone.
        """
        if not self._settings.others_can_open_links:
            raise NoAddress
        person_id = to.person_id if isinstance(to, Actor) else to.id
        worn = await self._standing.worn(to) if isinstance(to, Actor) else frozenset()
        now, token = self._clock(), secrets.token_urlsafe(_SECRET_BYTES)
        link = Link(
            to.group_id, person_id, purpose_of(purpose), record_id, worn, now + self._opens_for, None, None, None
        )
        async with self._database.write() as write:
            if await rows.made_since(write.connection, person_id, now - timedelta(hours=1)) >= self._links_an_hour:
                raise TooManyLinks(most=self._links_an_hour)
            await rows.close_unopened(write.connection, link, now)
            await rows.add_link(write.connection, _hash(token), link, now)
            by = to if isinstance(to, Actor) else Actor.system(to.group_id)
            await write.record(by, now, "private_links.issue", f"person:{person_id}", (purpose,))
        return f"{self._settings.public_url}/me/{token}"

    async def look(self, token: str) -> Link:
        """What a link that was not opened leads to. Opens nothing.

        Raises NoSuchLink, LinkUsed, LinkClosed or LinkExpired.
        """
        async with self._database.read() as connection:
            return require_unopened(await rows.link_of_token(connection, _hash(token)), self._clock())

    async def open(self, token: str) -> Opened:
        """Open the link in this browser, once. Raises what `look` raises."""
        now, browser_key = self._clock(), secrets.token_urlsafe(_SECRET_BYTES)
        async with self._database.write() as write:
            link = require_unopened(await rows.link_of_token(write.connection, _hash(token)), now)
            await rows.open_link(
                write.connection, _hash(token), _hash(browser_key), now, open_until(now, now, self.lasts)
            )
            by = Actor(link.person_id, link.group_id, frozenset(), Door.WEB)
            await write.record(by, now, "private_links.open", f"person:{link.person_id}", (link.purpose,))
        return Opened(browser_key, link)

    async def visit(self, browser_key: str | None, purpose: str) -> tuple[Actor, Link]:
        """Who is at the private page for `purpose` in this browser, with the roles they have now, and their link.

        Each visit keeps the page open for longer, up to LASTS_AT_MOST. Raises NotOpen, PageEnded, or LeftServer.
        """
        now = self._clock()
        async with self._database.read() as connection:
            found = await rows.link_of_browser(connection, _hash(browser_key)) if browser_key else None
        link = require_open(found, purpose, now)
        actor = await self._visitor(link)
        until = open_until(link.opened_at or now, now, self.lasts)
        if link.ends_at is not None and link.ends_at < min(now + self.lasts * 0.75, until):
            async with self._database.write() as write:
                await rows.keep_open(write.connection, _hash(browser_key or ""), until)
        return actor, link

    async def _visitor(self, link: Link) -> Actor:
        try:
            return await self._standing.actor(link.group_id, link.person_id, link.worn, Door.WEB)
        except LeftServer:
            if link.purpose not in OWN:
                raise
            return Actor(link.person_id, link.group_id, frozenset({Role.PARTICIPANT}), Door.WEB)

    async def close(self, browser_key: str, purpose: str) -> None:
        """Close the page in this browser. Repeating it changes nothing; an unknown browser has nothing to close."""
        now = self._clock()
        async with self._database.write() as write:
            link = await rows.link_of_browser(write.connection, _hash(browser_key))
            if link is None or link.purpose != purpose or link.closed_at is not None:
                return
            await rows.close_browser(write.connection, _hash(browser_key), now)
            by = Actor(link.person_id, link.group_id, frozenset(), Door.WEB)
            await write.record(by, now, "private_links.close", f"person:{link.person_id}", (purpose,))

    async def close_all(self, actor: Actor) -> int:
        """Close every private link and page of this person, wherever they are open; returns how many."""
        async with self._database.write() as write:
            return await self.close_all_in(write, actor, actor.person_id)

    async def close_all_in(self, write: Write, actor: Actor, person_id: int) -> int:
        """The same for any person, inside the caller's transaction, such as when they are forgotten."""
        closed = await rows.close_all(write.connection, person_id, self._clock())
        await write.record(actor, self._clock(), "private_links.close_all", f"person:{person_id}")
        return closed


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
