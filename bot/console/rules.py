"""Keys of the facilitator's console."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.errors import NotAllowed, Refusal
from bot.core.roles import Role

LASTS = timedelta(hours=12)


@dataclass(frozen=True)
class Key:
    """A private link to the console of one meeting, for one person."""

    group_id: int
    meeting_id: int
    person_id: int
    worn: frozenset[Role]
    """Roles the person wore in Discord when they asked for the link."""
    used: bool
    expires_at: datetime


class NoSuchConsole(Refusal):
    """A link that was made up, or copied without its end."""

    message = "console-no-such-link"
    status = 404


class ConsoleExpired(Refusal):
    message = "console-expired"
    status = 410


class ConsoleUsed(Refusal):
    """The link was opened already, in another browser."""

    message = "console-used"
    status = 410


class NotOpenedHere(Refusal):
    """The link is good, but this browser has not opened it."""

    message = "console-not-opened"
    status = 403


class RoleLost(NotAllowed):
    message = "console-role-lost"


def require_usable(key: Key | None, now: datetime) -> Key:
    """Raise NoSuchConsole or ConsoleExpired, or return the key."""
    if key is None:
        raise NoSuchConsole
    if key.expires_at <= now:
        raise ConsoleExpired
    return key


def require_unused(key: Key) -> Key:
    if key.used:
        raise ConsoleUsed
    return key
