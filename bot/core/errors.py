"""Refusals: typed errors whose words say what happened, what was saved and what to do next."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):
    """Something a person asked for that cannot be done, with the words to tell them.

    `message` names an entry of the wording catalogue; `facts` fill its variables.
    Subclasses fix the message, so that callers can catch what they mean.
    """

    message: ClassVar[str] = "refusal"
    status: ClassVar[int] = 409  # the HTTP status of the same answer on a web page

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.message)
        self.facts = facts


class NotAllowed(Refusal):
    """The person's roles do not give them this right. Nothing was changed."""

    message = "refusal-not-allowed"
    status = 403


class NotFound(Refusal):
    """No such record in this group; also the answer for another group's record."""

    message = "refusal-not-found"
    status = 404


class NoRoom(Refusal):
    """The disk that the database is on is full. Nothing of what was asked for was stored."""

    message = "refusal-no-room"
    status = 507


class BadInput(Refusal):
    """What was typed cannot be used as it is. Nothing was saved."""

    message = "refusal-bad-input"
    status = 422


class TooLong(BadInput):
    """Text longer than its field; facts: `what`, `length` and `limit` in characters."""

    message = "refusal-too-long"


class Empty(BadInput):
    """A field that needs words has none; facts: `what`."""

    message = "refusal-empty"


def required_text(text: str, *, what: str, limit: int) -> str:
    """Return `text` without outer space, or raise Empty or TooLong naming `what`."""
    limited = limited_text(text, what=what, limit=limit)
    if not limited:
        raise Empty(what=what)
    return limited


def limited_text(text: str, *, what: str, limit: int) -> str:
    """Return `text` without outer space, possibly empty, or raise TooLong naming `what`."""
    stripped = text.replace("\0", "").strip()  # PostgreSQL stores no NUL, and nobody types one
    if len(stripped) > limit:
        raise TooLong(what=what, length=len(stripped), limit=limit)
    return stripped
