"""What the pages about a person's needs show, worked out before any template. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.access.own import Afterwards
from bot.access.records import has_begun
from bot.access.rules import Draft, Need, NeedState, Purpose, Said, Standing
from bot.access.service import Mine
from bot.access.words import helper_words, need_words, own_late_words, state_words
from bot.core.dates import spoken_date, spoken_moment
from bot.core.wording import say
from bot.meetings.rules import Meeting
from config.access_needs import Detail, NeedCatalogue, NeedKind


@dataclass(frozen=True)
class Line:
    """A need of one's own, with all there is to say about it."""

    id: int
    words: str
    state: str
    by: str
    helper: str
    refused: str
    said: str
    can_take_back: bool
    can_judge: bool = False
    can_undo: bool = False
    """A supporter filled it in."""


@dataclass(frozen=True)
class Over:
    """What was needed at a meeting that is over, to say how it was."""

    id: int
    heading: str
    needs: Sequence[Line]


@dataclass(frozen=True)
class HomeView:
    about: str
    notice: str
    kept: Sequence[Line]
    ask_same: bool
    needs: Sequence[Line]
    lately: Sequence[Over]
    draft: bool
    call: bool
    has_meeting: bool


@dataclass(frozen=True)
class Field:
    """One thing that can be ticked, with the words it may need."""

    kind: NeedKind
    chosen: bool
    detail: str

    @property
    def asks(self) -> bool:
        return self.kind.detail is not Detail.NONE

    @property
    def needed(self) -> bool:
        return self.kind.detail is Detail.NEEDED


@dataclass(frozen=True)
class FormView:
    step: int
    steps: int
    heading: str
    fields: Sequence[Field]


@dataclass(frozen=True)
class Tick:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class CheckView:
    step: int
    lines: Sequence[str]
    always: bool
    has_meeting: bool
    tell: Sequence[Tick]


@dataclass(frozen=True)
class WhoView:
    tell: Sequence[Tick]
    given: Sequence[str]
    opened: Sequence[str]


def home_view(
    catalogue: NeedCatalogue,
    meeting: Meeting | None,
    mine: Mine,
    *,
    zone: ZoneInfo,
    now: datetime,
    leads: Sequence[str],
    names: Mapping[int, str],
) -> HomeView:
    about = say("access-home-no-meeting")
    if meeting is not None:
        about = say("access-home-meeting", title=meeting.title, when=spoken_moment(meeting.starts_at, zone))
    return HomeView(
        about=about,
        notice=notice(leads),
        kept=[_standing(catalogue, one, names) for one in mine.standing],
        ask_same=bool(meeting and mine.standing and mine.this_time is None and not mine.needs),
        needs=_needs(catalogue, mine, meeting, zone=zone, now=now, names=names) if meeting else [],
        lately=[_afterwards(catalogue, over, zone, names) for over in mine.lately],
        draft=mine.draft is not None,
        call=mine.call_back is not None,
        has_meeting=meeting is not None,
    )


def notice(leads: Sequence[str]) -> str:
    return say("web-access-who", who=", ".join(leads) or say("access-no-lead"))


def _afterwards(catalogue: NeedCatalogue, over: Afterwards, zone: ZoneInfo, names: Mapping[int, str]) -> Over:
    when = spoken_moment(over.meeting.starts_at, zone)
    lines = [
        replace(_need(catalogue, need, "", names), can_take_back=False, can_undo=False, can_judge=True)
        for need in over.needs
    ]
    return Over(over.meeting.id, say("web-access-how", title=over.meeting.title, when=when), lines)


def _needs(
    catalogue: NeedCatalogue,
    mine: Mine,
    meeting: Meeting,
    *,
    zone: ZoneInfo,
    now: datetime,
    names: Mapping[int, str],
) -> list[Line]:
    on, begun = meeting.starts_at.astimezone(zone).date(), has_begun(meeting, now)
    return [
        replace(line, can_judge=begun or line.can_judge)
        for line in (_need(catalogue, one.need, own_late_words(one, on), names) for one in mine.needs)
    ]


def _need(catalogue: NeedCatalogue, need: Need, by: str, names: Mapping[int, str]) -> Line:
    refused = need.state is NeedState.NOT_MET and not need.by_person
    return Line(
        id=need.id,
        words=need_words(catalogue, need.said),
        state=state_words(need),
        by=by,
        helper=helper_words(catalogue, need, names),
        can_undo=need.entered_by is not None and not need.by_person,
        refused=say("access-because", reason=need.reason, offer=need.offer) if refused else "",
        said=say("access-you-said", words=need.afterwards) if need.afterwards else "",
        can_take_back=not need.by_person,
        can_judge=need.by_person or need.state is NeedState.READY,
    )


def _standing(catalogue: NeedCatalogue, one: Standing, names: Mapping[int, str]) -> Line:
    helper, can_undo = helper_words(catalogue, one, names), one.entered_by is not None
    words = need_words(catalogue, one.said)
    return Line(one.id, words, "", "", helper, "", "", can_take_back=not can_undo, can_undo=can_undo)


def form_view(catalogue: NeedCatalogue, draft: Draft, step: int) -> FormView:
    group = catalogue.groups[step - 1]
    fields = [Field(kind, kind.key in draft.answers, draft.answers.get(kind.key, "")) for kind in group.kinds]
    return FormView(step, len(catalogue.groups), group.label, fields)


def check_view(catalogue: NeedCatalogue, draft: Draft, *, helped: bool) -> CheckView:
    """Only those are asked about who could be told something of what was chosen, and nobody is ticked beforehand.

    A supporter is not asked: it is not theirs to say.
    """
    useful = set() if helped else {recipient.value for key in draft.answers for recipient in catalogue.kind(key).share}
    return CheckView(
        len(catalogue.groups) + 1,
        [need_words(catalogue, Said(key, detail)) for key, detail in draft.answers.items()],
        draft.always,
        draft.meeting_id is not None,
        [tick for tick in _ticks(draft.consents) if tick.value in useful],
    )


def who_view(catalogue: NeedCatalogue, mine: Mine, names: Mapping[int, str], zone: ZoneInfo) -> WhoView:
    given = [
        say(
            "access-given-line",
            need=need_words(catalogue, one.said),
            recipient=say(f"access-purpose-{one.recipient}"),
            day=spoken_date(one.at.astimezone(zone).date()),
        )
        for one in mine.given
    ]
    opened = [
        say("access-opened-line", name=names.get(one.by, ""), when=spoken_moment(one.at, zone)) for one in mine.openings
    ]
    return WhoView(_ticks(mine.agreed), given, opened)


def _ticks(agreed: frozenset[Purpose]) -> list[Tick]:
    return [
        Tick(purpose.value, say(f"access-purpose-{purpose.value}"), purpose in agreed)
        for purpose in Purpose
        if purpose is not Purpose.STORE
    ]
