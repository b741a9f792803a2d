"""Private links: opened once, in one browser, by whoever the bot gave it to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.errors import Refusal
from bot.core.roles import Role

LASTS_AT_MOST = timedelta(hours=12)
"""From opening a page to its end, whatever is pressed: a copied cookie is of no use for longer."""

OWN = frozenset({"my-data", "claims", "receipt"})
"""What stays open to somebody who has left the server, as a participant: what is kept about them, and their claims."""

_PURPOSE = re.compile(r"[a-z][a-z-]{0,31}")


@dataclass(frozen=True)
class Link:
    """One link and, once it was opened, the browser that opened it."""

    group_id: int
    person_id: int
    purpose: str
    """What it is for, such as "needs". Its page stands at /mine/needs, or /mine/needs/12 for record 12."""
    record_id: int | None
    worn: frozenset[Role]
    """Roles the person wore in Discord when they asked for the link."""
    expires_at: datetime
    """Until when it can be opened."""
    opened_at: datetime | None
    ends_at: datetime | None
    """Until when the browser that opened it may go on; later with each press, up to LASTS_AT_MOST."""
    closed_at: datetime | None
    """When it was closed by its person, or by a newer link for the same."""

    @property
    def page(self) -> str:
        """Where it leads."""
        return f"/mine/{self.purpose}" + (f"/{self.record_id}" if self.record_id is not None else "")


class NoSuchLink(Refusal):
    """A link that was made up, or copied without its end."""

    message = "private-no-such-link"
    status = 404


class LinkExpired(Refusal):
    message = "private-link-expired"
    status = 410


class LinkUsed(Refusal):
    """It was opened already, in this browser or another."""

    message = "private-link-used"
    status = 410


class LinkClosed(Refusal):
    """There is a newer link for the same, or the person closed all of theirs."""

    message = "private-link-closed"
    status = 410


class NotOpen(Refusal):
    """This browser has no private page open for this."""

    message = "private-not-open"
    status = 403


class PageEnded(Refusal):
    """Nobody pressed anything for long, it was open for as long as a page can be, or it was closed."""

    message = "private-page-ended"
    status = 403


class TooManyLinks(Refusal):
    message = "private-too-many-links"
    status = 429


class NoAddress(Refusal):
    """The web pages have no address that others can open."""

    message = "private-no-address"
    status = 503


def purpose_of(text: str) -> str:
    """Raises ValueError: purposes are ours, and nobody types one."""
    if not _PURPOSE.fullmatch(text):
        raise ValueError(f"not a purpose: {text}")
    return text


def require_unopened(link: Link | None, now: datetime) -> Link:
    """The link, if it can be opened now. Raises NoSuchLink, LinkUsed, LinkClosed or LinkExpired."""
    if link is None:
        raise NoSuchLink
    if link.opened_at is not None:
        raise LinkUsed
    if link.closed_at is not None:
        raise LinkClosed
    if link.expires_at <= now:
        raise LinkExpired
    return link


def require_open(link: Link | None, purpose: str, now: datetime) -> Link:
    """The link, if its page is open now for `purpose`. Raises NotOpen or PageEnded."""
    if link is None or link.purpose != purpose or link.ends_at is None:
        raise NotOpen
    if link.closed_at is not None or link.ends_at <= now:
        raise PageEnded
    return link


def open_until(opened_at: datetime, now: datetime, lasts: timedelta) -> datetime:
    """When a page that was pressed `now` closes by itself."""
    return min(now + lasts, opened_at + LASTS_AT_MOST)
