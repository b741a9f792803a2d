"""What pages show of the floor: decided here, drawn by the templates. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agenda.rules import AgendaView, Item, ItemKind
from bot.core.dates import spoken_time
from bot.core.wording import say
from bot.floor.glossary import Word
from bot.floor.questions import Question
from bot.floor.rules import FloorView, Place, TurnKind
from bot.floor.words import (
    cards_words,
    number_words,
    order_words,
    place_notes,
    question_counts_words,
    why_words,
)
from bot.points.rules import PointView
from bot.web.point_lines import PointLine, point_lines, shown_point

MOST_SHOWN = 8


def live_words(view: FloorView) -> dict[str, str]:
    """Words on every phone that change while the page stays as it is. Why somebody is where they are is not in them."""
    words = {"floor-now": now_words(view), "floor-waiting": waiting_words(view)}
    words |= {f"place-{p.turn.id}": number_words(p) for p in (*view.queue, *view.resting)}
    words |= {f"for-{p.turn.id}": place_of_other(p) for p in (*view.queue, *view.resting) if p.asked_by}
    if view.speaking is not None:
        words[f"place-{view.speaking.id}"] = say("floor-you-have-it")
    if view.spoke_last:
        words[f"place-{view.spoke_last}"] = say("floor-you-have-spoken")
    words["floor-cards"] = " ".join(cards_words(view))
    words["floor-counts"] = question_counts_words(view.question_counts)
    return words


def place_of_other(place: Place) -> str:
    """To whoever asked for them: the name stands beside it, and is not sent to every phone."""
    return say("web-floor-for-number", number=place.number) if place.number else say("web-floor-for-resting")


def now_words(view: FloorView) -> str:
    if view.speaking is None:
        return say("floor-nobody-speaks")
    if view.speaking.kind is TurnKind.READ_OUT:
        return f"{say('floor-read-out-now', name=view.speaker)} {view.speaking.text}"
    return say("floor-speaks-now", name=view.speaker)


def waiting_words(view: FloorView) -> str:
    return say("floor-waiting", count=len(view.queue)) if view.queue else say("floor-queue-empty")


# The console


@dataclass(frozen=True)
class QueueLine:
    turn_id: int
    number: int
    name: str
    why: str
    notes: tuple[str, ...]
    text: str
    """What is to be read out."""
    next: bool


@dataclass(frozen=True)
class ConsoleFloor:
    order: str
    order_value: str
    turn_minutes: int
    now: str
    since: str
    """How long whoever speaks has spoken, in words that change by the minute."""
    speaking: bool
    queue: tuple[QueueLine, ...]
    resting: tuple[str, ...]
    urgent: tuple[tuple[str, str], ...]
    """Kind and words of each kind of card that is up."""
    named: tuple[str, ...]
    pauses: str
    quiet: str
    questions: tuple[Question, ...]
    counts: str
    words: tuple[Word, ...]
    item: str
    item_id: int
    point_item: int
    """The item that a new key point belongs to; 0 where the meeting is at none, or in a break."""
    upcoming: str
    break_due: str
    points: tuple[PointLine, ...]
    tables: str
    """Until when the tables talk, or that their time is over; empty otherwise."""
    shows: str
    """What is on the room screen now."""
    put_there: bool
    """By a facilitator, rather than by what the meeting is at."""
    answers: bool
    """Whether there is a "You said, we did" to show."""
    blank: bool
    held: bool
    """Whether the room screen is paused."""


def console_floor(
    view: FloorView,
    agenda: AgendaView,
    now: datetime,
    *,
    zone: ZoneInfo,
    break_by: datetime | None,
    points: Sequence[PointView],
    tables: str,
    shows: str,
    put_there: bool,
    answers: bool,
) -> ConsoleFloor:
    """`break_by` is when people need a break; None where there is one now, or no talk."""
    return ConsoleFloor(
        order=order_words(view.settings.order),
        order_value=view.settings.order.value,
        turn_minutes=view.settings.turn_minutes,
        now=now_words(view),
        since=spoken_for(view, now),
        speaking=view.speaking is not None,
        queue=tuple(_line(place) for place in view.queue),
        resting=tuple(say("floor-resting", name=place.name) for place in view.resting),
        urgent=tuple(zip((kind.value for kind in view.cards), cards_words(view), strict=True)),
        named=tuple(
            say("floor-card-by", card=say(f"floor-card-{card.kind.value}"), name=view.card_names[card.person_id])
            for card in view.named_cards
        ),
        pauses=say("floor-pauses", count=view.pauses) if view.pauses else "",
        quiet=say(f"floor-quiet-{view.quiet_side}") if view.quiet_side else "",
        questions=view.questions[:MOST_SHOWN],
        counts=question_counts_words(view.question_counts),
        words=view.words[:MOST_SHOWN],
        item=_title(agenda.current),
        item_id=agenda.current.id if agenda.current else 0,
        point_item=agenda.current.id if agenda.current and agenda.current.kind is ItemKind.ITEM else 0,
        upcoming=_title(agenda.upcoming),
        break_due=_due_words(break_by, now, zone),
        points=point_lines(points, shown_point(view.settings)),
        tables=tables,
        shows=shows,
        put_there=put_there,
        answers=answers,
        blank=view.settings.blank,
        held=view.settings.held,
    )


def spoken_for(view: FloorView, now: datetime) -> str:
    """A gentle timer, for the facilitator only: minutes, never seconds."""
    if view.speaking is None or view.speaking.called_at is None:
        return ""
    minutes = int((now - view.speaking.called_at).total_seconds() // 60)
    if minutes >= view.settings.turn_minutes:
        return say("floor-spoken-long", minutes=minutes)
    return say("floor-spoken", minutes=minutes) if minutes else say("floor-spoken-little")


def next_words_at(view: FloorView, now: datetime) -> datetime | None:
    """When the words about the floor change by themselves: a minute is over, or a place's thinking is."""
    moments = [place.turn.ready_at for place in view.queue if place.turn.ready_at and place.turn.ready_at > now]
    if view.speaking is not None and view.speaking.called_at is not None:
        minutes = int((now - view.speaking.called_at).total_seconds() // 60) + 1
        moments.append(view.speaking.called_at + timedelta(minutes=minutes))
    return min(moments, default=None)


def _due_words(due: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    if due is None:
        return ""
    when = spoken_time(due, zone)
    return say("floor-break-now", time=when) if due <= now else say("floor-break-by", time=when)


def _line(place: Place) -> QueueLine:
    notes = tuple(place_notes(place))
    return QueueLine(
        place.turn.id, place.number, place.name, why_words(place), notes, place.turn.text, place.number == 1
    )


def _title(item: Item | None) -> str:
    if item is None:
        return ""
    return say("agenda-break") if item.kind is ItemKind.BREAK else item.title
