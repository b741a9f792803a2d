"""What the room screen shows of the floor. Pure. One thing at a time; a card by its meaning, never by its name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.wording import say
from bot.floor.glossary import Word
from bot.floor.questions import Question
from bot.floor.rules import TurnKind
from bot.floor.words import meanings_up
from bot.points.rules import PointView
from bot.web.followed import Facts, PutThere
from bot.web.room_answers import RoomAnswers
from bot.web.room_poll import title_size

MOST_CARDS = 2
LONGEST_READ_OUT = 220
"""Characters that can be read from the back of the room; all of it is read out anyway."""


@dataclass(frozen=True)
class RoomFloor:
    cards: tuple[str, ...]
    """What is held up, the most urgent first; no more than fit."""
    kicker: str
    """What the headline is: who speaks, a question, a hard word. Empty where the meeting's item is shown."""
    headline: str
    text: str
    waiting: str
    speaker: str
    """Who speaks, in a line below whatever else is shown; empty where nobody does."""
    tables: str
    """Until when the tables talk, or that their time is over; empty otherwise."""
    put_there: str
    """What a facilitator put there, which comes before everything else: "floor", "point" or "answers"; else empty."""
    blank: bool
    spoken: str

    @property
    def headline_size(self) -> str:
        return title_size(self.headline).value


def room_floor(facts: Facts) -> RoomFloor:
    view = facts.floor
    kicker, headline, text = _put_there(facts.shown) or _speaking(facts)
    return RoomFloor(
        cards=tuple(meanings_up(view)[:MOST_CARDS]),
        kicker=kicker,
        headline=headline,
        text=text,
        waiting=say("web-floor-room-waiting", count=len(view.queue)) if view.speaking else "",
        speaker=say("floor-speaks-now", name=view.speaker) if view.speaking else "",
        tables=facts.tables_time,
        put_there=_where(facts.shown),
        blank=view.settings.blank,
        spoken=_spoken(kicker, headline, text, by_name=view.speaker),
    )


def _where(shown: PutThere) -> str:
    match shown:
        case None:
            return ""
        case PointView():
            return "point"
        case RoomAnswers():
            return "answers"
        case _:
            return "floor"


def _put_there(shown: PutThere) -> tuple[str, str, str] | None:
    if isinstance(shown, Question):
        return say("web-floor-room-question"), shown.text, shown.name
    if isinstance(shown, Word):
        meaning = shown.meaning.text if shown.meaning else say("web-floor-no-meaning")
        return say("web-floor-room-word"), shown.word, meaning
    return None


def _speaking(facts: Facts) -> tuple[str, str, str]:
    view = facts.floor
    if view.speaking is None:
        return "", "", ""
    if view.speaking.kind is TurnKind.READ_OUT:
        return say("web-floor-room-read-out", name=view.speaker), _briefly(view.speaking.text), ""
    return say("web-floor-room-speaking"), view.speaker, ""


def _briefly(text: str) -> str:
    return text if len(text) <= LONGEST_READ_OUT else f"{text[: LONGEST_READ_OUT - 1].rstrip()}…"


def _spoken(kicker: str, headline: str, text: str, *, by_name: str) -> str:
    if not kicker:
        return ""
    if headline == by_name:
        return say("web-floor-spoken-speaking", name=by_name)
    return f"{kicker}: {headline} {text}".strip()
