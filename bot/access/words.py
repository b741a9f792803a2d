"""Needs and rules as sentences: one place, so that every door says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.access.adjustments import MeetingAdjustments
from bot.access.rules import Need, NeedState, Progress, Said, Standing
from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from config.access_needs import NeedCatalogue

_PLAIN = (
    ("no_cold_calling", "access-rule-no-cold-calling"),
    ("questions_first", "access-rule-questions-first"),
    ("no_flashing", "access-rule-no-flashing"),
    ("read_out", "access-rule-read-out"),
    ("describe", "access-rule-describe"),
    ("cards", "access-rule-cards"),
)


def rules_in_words(rules: MeetingAdjustments) -> list[str]:
    """One sentence a rule; none where nothing is special. They say what the meeting does, and for whom nothing."""
    said = []
    if rules.longest_run_minutes is not None:
        said.append(say("access-rule-breaks", minutes=rules.longest_run_minutes))
    if rules.think_time is not None:
        said.append(say("access-rule-think", seconds=int(rules.think_time.total_seconds())))
    if rules.poll_minimum_open is not None:
        said.append(say("access-rule-poll-open", minutes=int(rules.poll_minimum_open.total_seconds()) // 60))
    if rules.poll_notice is not None:
        said.append(say("access-rule-poll-notice", seconds=int(rules.poll_notice.total_seconds())))
    if rules.slow_screen:
        said.append(say("access-rule-slow-screen", seconds=int(rules.screen_rest.total_seconds())))
    said += [say(message) for name, message in _PLAIN if getattr(rules, name)]
    if rules.paper_lead_days:
        said.append(say("access-rule-papers", days=rules.paper_lead_days))
    return said


def need_words(catalogue: NeedCatalogue, said: Said) -> str:
    """ "Large print: 18 point"."""
    label = catalogue.kind(said.key).label
    return f"{label}: {said.detail}" if said.detail else label


def helper_words(catalogue: NeedCatalogue, one: Need | Standing, names: Mapping[int, str]) -> str:
    """Who filled it in for the person, and what stood there before; empty where the person said it themself."""
    if one.entered_by is None:
        return ""
    name = names.get(one.entered_by, "")
    if one.before is None:
        return say("access-entered-by", name=name)
    return say("access-changed-by", name=name, before=need_words(catalogue, one.before))


def short_ways(catalogue: NeedCatalogue, ways: Sequence[Said]) -> str:
    """ "Phone me: Evenings; Email me"."""
    return "; ".join(need_words(catalogue, way) for way in ways)


def ways_words(catalogue: NeedCatalogue, ways: Sequence[Said]) -> str:
    """To the access lead: how the person wants to hear of news; empty where they did not say."""
    said = short_ways(catalogue, ways)
    return say("access-ways", ways=said) if said else ""


def state_words(need: Need) -> str:
    """Where it stands, to its person."""
    return say(f"access-state-{_standing(need)}")


def lead_state_words(need: Need, *, away: bool = False) -> str:
    """Where it stands, to the access lead; `away` where its person says that they cannot come."""
    state = say(f"access-lead-state-{_standing(need)}")
    return say("access-lead-state-away", state=state) if away else state


def _standing(need: Need) -> str:
    return "cannot" if need.state is NeedState.NOT_MET and not need.by_person else need.state.value


def own_late_words(progress: Progress, on: date) -> str:
    """The same to the person who needs it: what was asked for late is not their fault, and is tried all the same."""
    if progress.overdue:
        day = spoken_date(progress.needed_by)
        return say("access-own-late-asked" if progress.asked_late else "access-own-late", day=day)
    return late_words(progress, on)


def late_words(progress: Progress, on: date) -> str:
    """By when it is needed, or in words how late it is; empty where nothing is to be done any more.

    `on` is the day of the meeting.
    """
    if not progress.need.is_open:
        return ""
    day = spoken_date(progress.needed_by)
    if progress.overdue:
        return say("access-late-asked" if progress.asked_late else "access-late", day=day)
    return say("access-by-meeting") if progress.needed_by == on else say("access-by", day=day)


def board_words(meeting: Meeting, overdue: int) -> str:
    """How the board stands as a whole, to the access lead."""
    if meeting.state is MeetingState.CANCELLED:
        return say("access-board-off")
    return say("access-board-late", count=overdue) if overdue else say("access-board-in-time")


def count_words(count: int | None, smallest: int) -> str:
    """A number of people, where a small one is not said."""
    return say("access-count-hidden", smallest=smallest) if count is None else say("access-count", count=count)
