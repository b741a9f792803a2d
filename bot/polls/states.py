"""What may happen to a poll in which state, and what its clock does. Pure: each returns the fields that change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.polls.refusals import NotClosed, NotPaused, PollCancelled, PollClosed, PollNotOpen, PollPaused, PollStarted
from bot.polls.rules import FEWEST_TO_SHOW, Mode, Poll, PollState, Reveal

NOTICE = timedelta(seconds=60)
"""How long before it closes everyone is told, at least. (Source: requirement D3.)"""

BECAUSE_LIMIT = 200
"""Characters for all reasons together why a poll is paused."""

Changes = Mapping[str, Any]

_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def order_at(now: datetime) -> int:
    """A vote's place in time on the scale of Discord's interaction ids, for doors that have none."""
    return int((now - _DISCORD_EPOCH).total_seconds() * 1000) << 22


def takes_votes(poll: Poll, now: datetime) -> None:
    """Raise what keeps a vote out now, or return."""
    over = poll.closes_at is not None and poll.closes_at <= now
    if poll.state is PollState.CLOSED or (poll.state in (PollState.OPEN, PollState.CLOSING) and over):
        raise PollClosed(question=poll.question)
    if poll.state is PollState.CANCELLED:
        raise PollCancelled(question=poll.question)
    if poll.state is PollState.PREPARED:
        raise PollNotOpen(question=poll.question)
    if poll.state is PollState.PAUSED:
        raise PollPaused(because=poll.paused_because)


def takes_paper(poll: Poll) -> None:
    """Raise what keeps slips of paper from being made for it now, or return: they are given while it is open."""
    if poll.state is PollState.CLOSED:
        raise PollClosed(question=poll.question)
    if poll.state is PollState.CANCELLED:
        raise PollCancelled(question=poll.question)


def editable(poll: Poll) -> None:
    if poll.state is not PollState.PREPARED:
        raise PollStarted


def opening(
    poll: Poll, now: datetime, length: timedelta, *, notice: timedelta = NOTICE, at_least: timedelta | None = None
) -> Changes:
    """Open for `length`, and for `at_least` whoever closes it; `notice` before it closes everyone is told."""
    editable(poll)
    return _state(
        PollState.OPEN,
        opened_at=now,
        closes_at=now + max(length, at_least or length),
        notice_seconds=int(notice.total_seconds()),
        stays_open_until=now + at_least if at_least else None,
    )


def extending(poll: Poll, now: datetime, minutes: int) -> Changes:
    """More time from the planned end; whoever was told that it closes soon is told that it does not."""
    _underway(poll)
    assert poll.closes_at is not None
    longer = max(poll.closes_at, now) + timedelta(minutes=minutes)
    return {"closes_at": longer} if poll.state is PollState.PAUSED else _state(PollState.OPEN, closes_at=longer)


def pausing(poll: Poll, now: datetime, because: str) -> Changes:
    if poll.state is PollState.PAUSED:
        return {"paused_because": because}
    takes_votes(poll, now)
    return _state(PollState.PAUSED, paused_at=now, paused_because=because)


def pausing_too(poll: Poll, now: datetime, because: str) -> Changes | None:
    """One side cannot take part: `because` joins whatever keeps the poll paused. None where nothing changes."""
    if poll.state is not PollState.PAUSED:
        return pausing(poll, now, because)
    both = f"{poll.paused_because} {because}"
    return None if because in poll.paused_because or len(both) > BECAUSE_LIMIT else {"paused_because": both}


def going_on(poll: Poll, now: datetime, because: str) -> Changes | None:
    """That side is back: the poll goes on, unless it waits for something else too. None where nothing changes."""
    if poll.state is not PollState.PAUSED or because not in poll.paused_because:
        return None
    left = " ".join(part.strip() for part in poll.paused_because.split(because)).strip()
    return {"paused_because": left} if left else resuming(poll, now)


def resuming(poll: Poll, now: datetime) -> Changes:
    """The time it was paused is given back."""
    if poll.state is not PollState.PAUSED:
        raise NotPaused
    assert poll.paused_at is not None
    assert poll.closes_at is not None
    rest = now - poll.paused_at
    at_least = poll.stays_open_until + rest if poll.stays_open_until else None
    return _state(
        PollState.OPEN, closes_at=poll.closes_at + rest, stays_open_until=at_least, paused_at=None, paused_because=""
    )


def closing(poll: Poll, now: datetime, *, all_voted: bool = False) -> Changes:
    """After its notice, or sooner where it would have closed sooner by itself.

    While anybody has not voted, not before the moment until which it stays open: then it stays open until that.
    """
    _underway(poll)
    assert poll.closes_at is not None
    paused = now - poll.paused_at if poll.paused_at else timedelta(0)
    at_least = poll.stays_open_until + paused if poll.stays_open_until else None
    soon = now + notice_of(poll)
    stays = at_least is not None and at_least > soon and not all_voted
    end = at_least if at_least is not None and stays else soon
    return _state(
        PollState.OPEN if stays else PollState.CLOSING,
        closes_at=end if paused else min(poll.closes_at, end),
        stays_open_until=at_least,
        paused_at=None,
        paused_because="",
    )


def notice_of(poll: Poll) -> timedelta:
    """How long before it closes everyone is told."""
    return timedelta(seconds=poll.notice_seconds)


def cancelling(poll: Poll) -> Changes:
    if poll.state is PollState.CLOSED:
        raise PollClosed(question=poll.question)
    if poll.state is PollState.CANCELLED:
        raise PollCancelled(question=poll.question)
    return _state(PollState.CANCELLED)


def showing(poll: Poll, *, shown: bool) -> Changes:
    """Before the close it says whether the result will be held back; after it, whether it is shown."""
    if poll.state is PollState.CANCELLED:
        raise PollCancelled(question=poll.question)
    if poll.state is PollState.PREPARED:
        raise NotClosed
    if poll.state is PollState.CLOSED:
        return {"result_shown": shown, "held": not shown}
    return {"held": not shown}


def falling_due(poll: Poll, now: datetime) -> Changes | None:
    """What the clock does to it now: notice, closing, or None for nothing. Late is as good as in time."""
    if poll.state not in (PollState.OPEN, PollState.CLOSING) or poll.closes_at is None:
        return None
    if poll.closes_at <= now:
        return _state(PollState.CLOSED, closed_at=poll.closes_at, result_shown=not poll.held)
    if poll.state is PollState.OPEN and poll.closes_at - notice_of(poll) <= now:
        return _state(PollState.CLOSING)
    return None


def next_due(poll: Poll) -> datetime | None:
    """When `falling_due` has something to do."""
    if poll.closes_at is None:
        return None
    if poll.state is PollState.OPEN:
        return poll.closes_at - notice_of(poll)
    return poll.closes_at if poll.state is PollState.CLOSING else None


def seen_by_everyone(poll: Poll) -> bool:
    """Whether everyone may see how the votes stand."""
    if poll.state is PollState.CLOSED:
        return poll.result_shown
    underway = poll.state in (PollState.OPEN, PollState.CLOSING, PollState.PAUSED)
    return underway and poll.reveal is Reveal.LIVE and poll.mode is not Mode.SECRET and not poll.held


def seen_by_voters(poll: Poll) -> bool:
    """Whether those who have voted may see it before everyone does."""
    return poll.reveal is Reveal.AFTER_VOTING and poll.mode is not Mode.SECRET and not poll.held


def waits_for_more(poll: Poll, voted: int) -> bool:
    """Whether how it stands would tell how the few who have voted did, though nobody is to be shown that."""
    return poll.mode is Mode.PRIVATE and poll.state is not PollState.CLOSED and voted < FEWEST_TO_SHOW


def _underway(poll: Poll) -> None:
    if poll.state is not PollState.PAUSED:
        takes_votes(poll, poll.opened_at or datetime.min.replace(tzinfo=UTC))


def _state(state: PollState, **changes: Any) -> Changes:
    return {"state": state.value, **changes}
