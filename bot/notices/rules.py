"""When a notice may go out, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

REMINDER = "reminder:"
"""How the once keys of reminders begin. A reminder arrives without a sound; other notices may ring."""

LATE_AFTER = timedelta(hours=1)
"""A notice that goes out this long after it was due says that it is late."""

KEPT_FOR = timedelta(days=30)
"""How far back a person can read again what they were told."""


class NoticeState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"  # claimed by a run; found at a start, it means that the process ended in between
    SENT = "sent"
    NOT_REACHED = "not_reached"  # no direct message got through: shown privately at the next contact
    SHOWN = "shown"
    DROPPED = "dropped"  # no longer true, or no words for it, when it fell due


class Haste(StrEnum):
    """How long a notice may wait so as not to disturb."""

    USUAL = "usual"  # for the end of quiet hours, and for the one message a day of those who want no more
    SAME_DAY = "same_day"  # for the end of quiet hours only
    NOW = "now"  # for nothing: it is about a meeting that is on, and the next morning it would be too late to act


@dataclass(frozen=True)
class Notice:
    id: int
    group_id: int
    person_id: int
    message: str
    """A message of the wording catalogue; rendered when it is sent, so a change of words reaches it."""
    facts: Mapping[str, str | int]
    due_at: datetime
    good_until: datetime | None
    """After this moment it would only confuse, so it is dropped; None for what stays true."""
    state: NoticeState
    once_key: str
    """The same key is told once, for ever: "reminder:<meeting>:<person>:7-days"."""
    done_at: datetime | None
    """When it was sent, or when sending it failed."""
    haste: Haste = Haste.USUAL

    @property
    def is_reminder(self) -> bool:
        return self.once_key.startswith(REMINDER)


@dataclass(frozen=True)
class NoticesQueued:
    """There is something new to send, now or later. Told once a transaction, whatever it queued."""


@dataclass(frozen=True)
class PersonNotReached:
    """Something waits to be shown to this person at their next contact."""

    group_id: int
    person_id: int
    refused: bool
    """A direct message was refused, for the first time this day in the group's time zone."""


class TryLater(Exception):
    """Raised by a Deliver whose door is shut for everyone, when the notice was surely not sent."""


def next_allowed(moment: datetime, zone: ZoneInfo, quiet_from: time, quiet_until: time) -> datetime:
    """`moment`, or the end of the quiet hours that it falls in, in UTC.

    Quiet hours are wall-clock times in `zone`: from `quiet_from` up to, but not including, `quiet_until`.
    They may cross midnight. Equal times mean that there are none.
    """
    allowed = moment.astimezone(UTC)
    while _is_quiet(allowed.astimezone(zone).time(), quiet_from, quiet_until):
        allowed = _end_of_quiet(allowed, zone, quiet_until)
    return allowed


def next_summary(moment: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """The first time from `moment` on that clocks in `zone` show `hour` o'clock, in UTC."""
    local = moment.astimezone(zone)
    today = datetime.combine(local.date(), time(hour), zone).astimezone(UTC)
    if today >= moment.astimezone(UTC):
        return today
    return datetime.combine(local.date() + timedelta(days=1), time(hour), zone).astimezone(UTC)


def in_one_message(due: Sequence[Notice], few: Collection[int]) -> list[list[Notice]]:
    """Each notice by itself, and all those of one person together where that person is among the `few`.

    What cannot wait stays by itself, so that nothing that can wait goes out with it.
    """
    by_message: dict[tuple[str, int, int], list[Notice]] = {}
    for notice in due:
        alone = notice.person_id not in few or notice.haste is Haste.NOW
        key = ("notice", notice.id, 0) if alone else ("person", notice.group_id, notice.person_id)
        by_message.setdefault(key, []).append(notice)
    return list(by_message.values())


def is_late(due_at: datetime, now: datetime) -> bool:
    return now - due_at > LATE_AFTER


def start_of_day(moment: datetime, zone: ZoneInfo) -> datetime:
    """Midnight before `moment` in `zone`, in UTC."""
    return datetime.combine(moment.astimezone(zone).date(), time(), tzinfo=zone).astimezone(UTC)


def _is_quiet(wall: time, quiet_from: time, quiet_until: time) -> bool:
    if quiet_from <= quiet_until:
        return quiet_from <= wall < quiet_until
    return wall >= quiet_from or wall < quiet_until


def _end_of_quiet(moment: datetime, zone: ZoneInfo, quiet_until: time) -> datetime:
    """The first time after `moment` that clocks in `zone` are set to show `quiet_until`.

    When clocks go back, that time comes twice (`fold` 0 and 1); when they go forward, it may be skipped, and
    fold 0 then names the moment as long after the change as the time is after the start of the gap.
    """
    today = moment.astimezone(zone).date()
    ends = [
        datetime.combine(day, quiet_until.replace(fold=fold), tzinfo=zone).astimezone(UTC)
        for day in (today, today + timedelta(days=1), today + timedelta(days=2))
        for fold in (0, 1)
    ]
    return min(end for end in ends if end > moment)
