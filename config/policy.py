"""The group's policy from policy.toml: lead times, breaks, reminders, quiet hours."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any, TypeGuard, TypeVar

from config.remembered import remembered

Value = TypeVar("Value")

SEAT_DISTANCES = ("near_door", "near_screen", "near_toilet", "sight", "faces", "from_noise", "from_light")
KEPT = ("messages", "links", "call_backs", "attendance", "names", "needs", "logs", "money")
"""Classes of records that are cleared when they are old."""
PARTS_OF_THE_UK = ("ENG", "WLS", "SCT", "NIR")


class PolicyError(ValueError):
    """Entries that are missing or cannot be used, all at once, by name: "reminders.hour"."""

    def __init__(self, entries: list[str]) -> None:
        super().__init__(", ".join(entries))
        self.entries = tuple(entries)


@dataclass(frozen=True)
class AccessPolicy:
    """What a meeting does for those who need it, and how access needs are looked after."""

    review_days: int
    """A need that was said so long ago is checked with the person, once."""
    draft_days: int
    """How long an unfinished form is kept."""
    ask_weeks_before: int
    """How long before a meeting people are asked whether they need the same as last time."""
    break_after_minutes: int
    """The longest run of talk where somebody needs more breaks and did not say how often."""
    interpreter_break_after_minutes: int
    """The longest run of talk with an interpreter."""
    break_minutes: int
    poll_minimum_minutes: int
    """How long a poll stays open at least, where somebody needs more time."""
    poll_notice_seconds: int
    """How long before it closes everyone is told that a poll closes, where somebody needs more time."""
    think_seconds: int
    """How long a person who needs more time is waited for before anybody else speaks."""
    slow_screen_seconds: int
    """How long the room screen stays as it is after each change, where somebody needs more time."""


@dataclass(frozen=True)
class Policy:
    """All lengths in the unit their name says; working days leave out weekends and bank holidays."""

    bank_holidays: str
    """Part of the United Kingdom whose bank holidays count: ENG, WLS, SCT or NIR."""
    notice_weeks: int
    suggestions_close_working_days: int
    draft_papers_working_days: int
    formats_out_working_days: int
    reminder_days: tuple[int, ...]
    """Days before the meeting, the earliest reminder first, each once."""
    reminder_hour: int
    """Local hour at which reminders fall due."""
    quiet_from: time
    quiet_until: time
    lead_times_working_days: Mapping[str, int]
    """By kind of support: how long it takes to arrange."""
    break_after_minutes: int
    break_minutes: int
    longest_run_minutes: int
    item_minutes: int
    """What an item gets when nobody said."""
    decline_confirm_hours: int
    """How long the second co-chair has to confirm before a proposed outcome lapses."""
    turn_minutes: int
    """About how long a turn at speaking is; nobody is cut off."""
    ends_by_itself_hours: int
    """How long after its end a meeting that nobody ended is ended by itself."""
    secret_voters_days: int
    """How long it is kept, after a secret poll has closed, who voted in it."""
    action_reminder_days: tuple[int, ...]
    """Days before an action is due on which its owner is reminded; there is one more the day after."""
    notes_working_days: int
    """How long after a meeting its record is out at the latest."""
    private_link_hours: int
    """How long a private link can be opened."""
    private_page_minutes: int
    """How long a private page stays open in a browser after the last press."""
    private_links_an_hour: int
    """How many private links one person can be given in an hour."""
    keep_days: Mapping[str, int]
    """How long each class of record is kept, by the names that data_map.toml uses."""
    request_days: int
    """How long there is to answer what somebody asked about their data."""
    idea_news_days: int
    """How long an open idea goes without news before its owner is asked for some."""
    idea_topics: tuple[str, ...]
    """What a group tags ideas with until it sets its own topics."""
    smallest_shown: int
    """How many people something has to be about before its number is shown to those who only see totals."""
    receipt_megabytes: int
    picture_megabytes: int
    paper_megabytes: int
    access: AccessPolicy

    @property
    def longest_lead_time_working_days(self) -> int:
        return max(self.lead_times_working_days.values())

    earliest_start: time
    """Before it, people travel in the rush hour."""
    latest_end: time
    support_from: time
    """When support workers usually work."""
    support_until: time
    seat_plan_days: int
    """How long after a meeting it is kept who sat where."""
    seat_distances: Mapping[str, int]
    """How near is near for a seat, by what it is near to, in squares of about a metre."""


@remembered
def load_policy(file: Path) -> Policy:
    """Raises PolicyError naming every entry that is wrong, OSError, or TOML's own error."""
    entries = _Entries(tomllib.loads(file.read_text(encoding="utf-8")))
    policy = Policy(
        bank_holidays=entries.one_of("bank_holidays", PARTS_OF_THE_UK),
        notice_weeks=entries.number("notice.meeting_weeks", 0, 52),
        suggestions_close_working_days=entries.number("notice.suggestions_close_working_days", 0, 260),
        draft_papers_working_days=entries.number("notice.draft_papers_working_days", 0, 260),
        formats_out_working_days=entries.number("notice.formats_out_working_days", 0, 260),
        reminder_days=entries.days("reminders.days_before"),
        reminder_hour=entries.number("reminders.hour", 0, 23),
        quiet_from=entries.wall_time("reminders.quiet_from"),
        quiet_until=entries.wall_time("reminders.quiet_until"),
        lead_times_working_days=entries.numbers("lead_times_working_days", 0, 260),
        break_after_minutes=entries.number("breaks.after_minutes", 1, 600),
        break_minutes=entries.number("breaks.minutes", 1, 120),
        longest_run_minutes=entries.number("breaks.longest_run_minutes", 1, 600),
        item_minutes=entries.number("agenda.item_minutes", 1, 240),
        decline_confirm_hours=entries.number("agenda.confirm_hours", 1, 8760),
        turn_minutes=entries.number("floor.turn_minutes", 1, 30),
        ends_by_itself_hours=entries.number("meetings.ends_by_itself_hours", 1, 720),
        secret_voters_days=entries.number("keep.secret_voters_days", 0, 366),
        action_reminder_days=entries.days("actions.reminder_days_before"),
        notes_working_days=entries.number("actions.notes_working_days", 1, 260),
        private_link_hours=entries.number("private_pages.link_hours", 1, 168),
        private_page_minutes=entries.number("private_pages.page_minutes", 10, 1440),
        private_links_an_hour=entries.number("private_pages.links_an_hour", 1, 100),
        keep_days=entries.each_of("keep.days", KEPT, 1, 3660),
        request_days=entries.number("keep.request_days", 1, 31),
        idea_news_days=entries.number("ideas.news_days", 1, 366),
        idea_topics=entries.words("ideas.topics", most=11, longest=20),
        smallest_shown=entries.number("statistics.smallest_shown", 1, 50),
        receipt_megabytes=entries.number("uploads.receipt_megabytes", 1, 50),
        picture_megabytes=entries.number("uploads.picture_megabytes", 1, 50),
        paper_megabytes=entries.number("uploads.paper_megabytes", 1, 100),
        access=_access(entries),
        earliest_start=entries.wall_time("dates.earliest_start"),
        latest_end=entries.wall_time("dates.latest_end"),
        support_from=entries.wall_time("dates.support_from"),
        support_until=entries.wall_time("dates.support_until"),
        seat_plan_days=entries.number("keep.seat_plan_days", 0, 366),
        seat_distances={name: entries.number(f"seating.{name}", 1, 60) for name in SEAT_DISTANCES},
    )
    if entries.wrong:
        raise PolicyError(entries.wrong)
    return policy


def _access(entries: _Entries) -> AccessPolicy:
    return AccessPolicy(
        review_days=entries.number("access.review_days", 1, 3660),
        draft_days=entries.number("access.draft_days", 1, 366),
        ask_weeks_before=entries.number("access.ask_weeks_before", 0, 52),
        break_after_minutes=entries.number("access.break_after_minutes", 5, 600),
        interpreter_break_after_minutes=entries.number("access.interpreter_break_after_minutes", 5, 600),
        break_minutes=entries.number("access.break_minutes", 1, 120),
        poll_minimum_minutes=entries.number("access.poll_minimum_minutes", 1, 10_080),
        poll_notice_seconds=entries.number("access.poll_notice_seconds", 60, 3600),
        think_seconds=entries.number("access.think_seconds", 0, 600),
        slow_screen_seconds=entries.number("access.slow_screen_seconds", 1, 120),
    )


class _Entries:
    """Reads entries by dotted name; what cannot be used is noted in `wrong`, and reading goes on."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.wrong: list[str] = []

    def number(self, name: str, least: int, most: int) -> int:
        value = self._find(name)
        return value if _is_number(value, least, most) else self._note(name, least)

    def numbers(self, name: str, least: int, most: int) -> dict[str, int]:
        """A table of numbers, which may not be empty."""
        table = self._find(name)
        if not isinstance(table, dict) or not table:
            return self._note(name, {})
        return {str(key): self.number(f"{name}.{key}", least, most) for key in table}

    def each_of(self, name: str, keys: tuple[str, ...], least: int, most: int) -> dict[str, int]:
        """A number for each of `keys`."""
        return {key: self.number(f"{name}.{key}", least, most) for key in keys}

    def days(self, name: str) -> tuple[int, ...]:
        """Whole days from 1 to 60, most first; none is allowed."""
        value = self._find(name)
        if not isinstance(value, list) or not all(_is_number(day, 1, 60) for day in value):
            return self._note(name, ())
        return tuple(sorted(set(value), reverse=True))

    def words(self, name: str, *, most: int, longest: int) -> tuple[str, ...]:
        """Short texts, each once; none is fine."""
        value = self._find(name)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            return self._note(name, ())
        said = tuple(dict.fromkeys(str(word).strip() for word in value))
        usable = len(said) <= most and all(0 < len(word) <= longest for word in said)
        return said if usable else self._note(name, ())

    def wall_time(self, name: str) -> time:
        value = self._find(name)
        try:
            read = time.fromisoformat(str(value))
        except ValueError:
            return self._note(name, time())
        return read if read.tzinfo is None else self._note(name, time())

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        value = self._find(name)
        return str(value) if value in choices else self._note(name, choices[0])

    def _find(self, name: str) -> object:
        found: object = self._data
        for part in name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def _note(self, name: str, stand_in: Value) -> Value:
        self.wrong.append(name)
        return stand_in


def _is_number(value: object, least: int, most: int) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
