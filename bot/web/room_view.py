"""What the room screen shows: decided here, drawn by the template. Pure.

One idea at a time, about six short lines, and no name but of those who agreed to be named.
(Source: requirements D2, M3 and P13.)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.agenda.rules import AgendaView, Item, ItemKind, ItemState
from bot.core.dates import spoken_moment
from bot.core.wording import say
from bot.meetings.rules import MeetingState, MeetingView
from bot.web.about import about_time, names_of
from bot.web.room_answers import RoomAnswers
from bot.web.room_floor import RoomFloor
from bot.web.room_point import RoomPoint
from bot.web.room_poll import RoomPoll, TitleSize, title_size

MOST_AGENDA_LINES = 4
"""With the title, the time and the co-chairs, as much as can be read from the back of a room at once."""

LONGEST_REASON = 160


class Phase(StrEnum):
    BEFORE = "before"
    ITEM = "item"
    BREAK = "break"
    OPEN = "open"  # the meeting runs, but is at no item: before the first or after the last
    AFTER = "after"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Line:
    """One item of the agenda, as briefly as a screen can say it."""

    title: str
    minutes: int
    is_break: bool

    @property
    def words(self) -> str:
        return say("agenda-break") if self.is_break else self.title


@dataclass(frozen=True)
class Present:
    """The item or break the meeting is at."""

    line: Line
    lead: str
    partner: str
    proposer: str
    """Empty unless they agreed to be named, and where they lead it anyway."""
    over_at: str
    """About when it is over, such as "2:45pm"; empty where we do not know when it began."""


@dataclass(frozen=True)
class RoomView:
    phase: Phase
    title: str
    when: str
    co_chairs: str
    """Their names, such as "Priya and Martin"; empty where there are none yet."""
    present: Present | None
    upcoming: Line | None
    agenda: tuple[Line, ...]
    """Before the meeting, once published; no more than fit on the screen."""
    more: int
    """How many further items and breaks the published agenda has."""
    published: bool
    carried_over: int
    poll: RoomPoll | None = None
    """The poll that the room is at, or whose result it has just seen."""
    reason: str = ""
    """Why the meeting was cancelled."""
    point: RoomPoint | None = None
    """The key point that was put on the screen."""
    answers: RoomAnswers | None = None
    """ "You said, we did", before the first item of a meeting that has started."""
    floor: RoomFloor | None = None
    """Who speaks and what is held up, while the meeting runs."""
    here: str = ""
    """How many are here, by side and never by name."""

    @property
    def shows(self) -> str:
        """The one thing on the screen."""
        if self.floor is not None and self.floor.blank:
            return "blank"
        if self.floor is not None and self.floor.put_there:
            return self.floor.put_there
        if self.poll is not None:
            return "poll"
        return "floor" if self.floor is not None and self.floor.kicker else self.phase.value

    @property
    def below(self) -> str:
        """One line under what is shown: the tables' time, or who speaks where that is not what is shown."""
        if self.floor is None or self.shows == "blank":
            return ""
        by_itself = self.shows == "floor" and not self.floor.put_there
        return self.floor.tables or ("" if by_itself else self.floor.speaker)

    @property
    def headline(self) -> str:
        if self.phase is Phase.BREAK:
            return say("agenda-break")
        return self.present.line.title if self.present else self.title

    @property
    def headline_size(self) -> TitleSize:
        return title_size(self.headline)

    @property
    def can_be_joined(self) -> bool:
        return self.phase not in {Phase.AFTER, Phase.CANCELLED}


def room_view(
    meeting: MeetingView,
    agenda: AgendaView,
    *,
    zone: ZoneInfo,
    poll: RoomPoll | None = None,
    floor: RoomFloor | None = None,
) -> RoomView:
    """The room screen of `meeting`. Times are said in `zone`."""
    phase = _phase(meeting.meeting.state, agenda)
    shown = agenda.planned if agenda.published and phase is Phase.BEFORE else ()
    fits = len(shown) if len(shown) <= MOST_AGENDA_LINES else MOST_AGENDA_LINES - 1
    running = phase in {Phase.ITEM, Phase.BREAK, Phase.OPEN}
    return RoomView(
        phase=phase,
        title=meeting.meeting.title,
        when=spoken_moment(meeting.meeting.starts_at, zone),
        co_chairs=names_of(meeting.co_chairs),
        present=_present(agenda.current, zone) if agenda.current and running else None,
        upcoming=_line(agenda.upcoming) if agenda.upcoming and running else None,
        agenda=tuple(_line(item) for item in shown[:fits]),
        more=len(shown) - fits,
        published=agenda.published,
        carried_over=sum(item.state is ItemState.CARRIED_OVER for item in agenda.answered),
        poll=poll if running else None,
        floor=floor if running else None,
        reason=_briefly(meeting.meeting.reason) if phase is Phase.CANCELLED else "",
    )


def summary(view: RoomView) -> str:
    """What a screen reader is told when the screen changes, in a few short sentences."""
    tables = view.floor.tables if view.floor and view.shows != "blank" else ""
    return f"{_summary(view)} {tables}".strip()


def _summary(view: RoomView) -> str:
    if view.shows in {"blank", "point", "poll", "floor", "answers"}:
        return _spoken_now(view)
    match view.phase:
        case Phase.BEFORE:
            return say("web-spoken-before", title=view.title, when=view.when)
        case Phase.ITEM | Phase.BREAK if view.present:
            return " ".join((_spoken_present(view.present), spoken_next(view)))
        case Phase.AFTER:
            return say("web-spoken-after")
        case Phase.CANCELLED:
            return say("web-spoken-cancelled")
        case _:
            answered = f"{view.answers.spoken} " if view.answers else ""
            return answered + spoken_next(view) if view.upcoming else say("web-room-all-done")


def _spoken_now(view: RoomView) -> str:
    """A blank screen says nothing."""
    shown = {"point": view.point, "poll": view.poll, "floor": view.floor, "answers": view.answers}.get(view.shows)
    return shown.spoken if shown is not None else ""


def screen_shows(view: RoomView) -> str:
    """What is on the room screen now, said to whoever runs the meeting."""
    match view.shows:
        case "point" if view.point:
            what = view.point.text
        case "poll" if view.poll:
            what = view.poll.question
        case "floor" if view.floor:
            what = view.floor.headline
        case _:
            what = view.headline
    return say(f"web-screen-shows-{view.shows}", what=what)


def spoken_next(view: RoomView) -> str:
    if view.upcoming is None:
        return say("web-room-last")
    if view.upcoming.is_break:
        return say("web-spoken-next-break", minutes=view.upcoming.minutes)
    return say("web-spoken-next", title=view.upcoming.title, minutes=view.upcoming.minutes)


def _spoken_present(present: Present) -> str:
    if not present.line.is_break:
        return say("web-spoken-item", title=present.line.title, minutes=present.line.minutes)
    if present.over_at:
        return say("web-spoken-break-until", time=present.over_at)
    return say("web-spoken-break", minutes=present.line.minutes)


def _briefly(reason: str) -> str:
    """What can be read from the back of the room; the joining page has all of it."""
    return reason if len(reason) <= LONGEST_REASON else f"{reason[: LONGEST_REASON - 1].rstrip()}…"


def _phase(state: MeetingState, agenda: AgendaView) -> Phase:
    match state:
        case MeetingState.PLANNED:
            return Phase.BEFORE
        case MeetingState.ENDED:
            return Phase.AFTER
        case MeetingState.CANCELLED:
            return Phase.CANCELLED
        case MeetingState.LIVE if agenda.current is None:
            return Phase.OPEN
        case _:
            return Phase.BREAK if _is_break(agenda.current) else Phase.ITEM


def _present(item: Item, zone: ZoneInfo) -> Present:
    proposer = item.proposer_name or ""
    return Present(
        line=_line(item),
        lead=item.lead,
        partner=item.partner,
        proposer="" if proposer in {item.lead, item.partner} else proposer,
        over_at=about_time(item.started_at + timedelta(minutes=item.minutes), zone) if item.started_at else "",
    )


def _line(item: Item) -> Line:
    return Line(item.title, item.minutes, _is_break(item))


def _is_break(item: Item | None) -> bool:
    return item is not None and item.kind is ItemKind.BREAK
