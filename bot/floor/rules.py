"""What a turn is, what is shown of the floor, and every way in which it says no."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.checkin.rules import Side
from bot.core.errors import BadInput, NotAllowed, Refusal
from bot.floor.cards import Card, CardKind
from bot.floor.glossary import Word
from bot.floor.questions import Question, QuestionCounts

READ_OUT_LIMIT = 500
"""Characters of what is to be read out: about a minute and a half of speech."""
REASON_LIMIT = 300
LONGEST_THINK = timedelta(minutes=5)
MOST_TURN_MINUTES = 30
MOST_ASKED_FOR = 5
"""People for whom one helper waits at a time: more than anybody supports, and too few to fill the queue by."""


class TurnKind(StrEnum):
    SPEAK = "speak"
    READ_OUT = "read_out"
    """Written, and read out for the person: an equal turn."""
    POINT_OF_ORDER = "point_of_order"
    """About how the meeting runs, so it comes first. It does not count as a turn at speaking."""


class TurnState(StrEnum):
    WAITING = "waiting"
    SPEAKING = "speaking"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class QueueOrder(StrEnum):
    FIRST_COME = "first_come"
    IN_TURN = "in_turn"
    """One from the room, one from home, and so on, while both sides wait."""
    FEWEST_TURNS = "fewest_turns"
    LEAST_TIME = "least_time"


class Why(StrEnum):
    """Why somebody has the place in the queue that they have."""

    POINT_OF_ORDER = "point_of_order"
    FIRST_MEETING = "first_meeting"
    """Private: said to the person only. Others are told NOT_SPOKEN."""
    NOT_SPOKEN = "not_spoken"
    HOME_IN_TURN = "home_in_turn"
    ROOM_IN_TURN = "room_in_turn"
    FEWEST_TURNS = "fewest_turns"
    LEAST_TIME = "least_time"
    FIRST_COME = "first_come"
    PAUSING = "pausing"
    """They take a pause: they are not called on, and come back to their place."""


@dataclass(frozen=True)
class Turn:
    id: int
    group_id: int
    meeting_id: int
    person_id: int
    kind: TurnKind
    text: str = field(repr=False)
    """What is to be read out; empty for those who speak themself."""
    side: Side
    entered_by: int | None
    """The helper who asked for them; None where they asked themself."""
    asked_at: datetime
    ready_at: datetime | None
    """Until then they think, and keep their place. None where they need no time."""
    state: TurnState
    called_at: datetime | None = None
    ended_at: datetime | None = None
    why: str = ""
    """The facilitator's reason, where they were called out of turn."""
    item_id: int | None = None
    """The agenda item at which they were called."""

    @property
    def from_home(self) -> bool:
        """By telephone counts as home: what matters is who sits in the room."""
        return self.side is not Side.ROOM

    @property
    def is_speech(self) -> bool:
        """A point of order is no turn at speaking."""
        return self.kind is not TurnKind.POINT_OF_ORDER

    @property
    def seconds(self) -> int:
        """How long it took; 0 while it is not over."""
        if self.called_at is None or self.ended_at is None:
            return 0
        return max(int((self.ended_at - self.called_at).total_seconds()), 0)

    @property
    def waited_seconds(self) -> int:
        """From asking to being called; 0 while they wait. Time they took to think is their own, and left out."""
        if self.called_at is None:
            return 0
        begun = max(self.asked_at, self.ready_at) if self.ready_at and self.ready_at < self.called_at else self.asked_at
        return max(int((self.called_at - begun).total_seconds()), 0)


@dataclass(frozen=True)
class Place:
    """One place in the queue."""

    number: int
    """0 for somebody who takes a pause."""
    turn: Turn
    name: str
    why: tuple[Why, ...]
    """Everything that decided it, what weighs most first."""
    thinking: bool
    """Their time to think is not over yet."""
    asked_by: str = ""
    """The name of the helper who asked for them; empty where they asked themself."""


@dataclass(frozen=True)
class SideVoice:
    """How much one side of the meeting has been heard. Never by name."""

    here: int
    turns: int
    seconds: int
    last_spoke_at: datetime | None


class Shown(StrEnum):
    """What a facilitator puts on the room screen, instead of what the meeting is at."""

    QUESTION = "question"
    WORD = "word"
    POINT = "point"
    ANSWERS = "answers"
    """ "You said, we did"."""


@dataclass(frozen=True)
class FloorSettings:
    """How this meeting runs its floor, and what is read out at its start."""

    meeting_id: int
    order: QueueOrder
    turn_minutes: int
    remote_facilitator: int | None = None
    charter_read: bool = False
    queue_rule_read: bool = False
    captions_on: bool = False
    interpreter_seen: bool = False
    start_reason: str = ""
    shown_kind: str = ""
    """What a facilitator put on the room screen, a `Shown`; empty for what the meeting is at."""
    shown_id: int = 0
    shown_at: datetime | None = None
    blank: bool = False
    held: bool = False
    """The room screen stands still: what happens next is not shown until a facilitator lets it go on."""
    takes_captions: bool = False
    """Whether another program may send them."""
    card_channel_id: int | None = None
    card_message_id: int | None = None
    card_posted_at: datetime | None = None


@dataclass(frozen=True)
class FloorView:
    """Everything a card, a page or the room screen shows of a meeting's floor."""

    meeting_id: int
    settings: FloorSettings
    speaking: Turn | None
    speaker: str
    """The name of who speaks; empty where nobody does."""
    queue: tuple[Place, ...]
    resting: tuple[Place, ...]
    """Those who wait but take a pause; they keep their place."""
    pauses: int
    """How many people take a pause now, waiting or not."""
    cards: Mapping[CardKind, int]
    """How many of each are up now; kinds of which none is up are left out."""
    named_cards: tuple[Card, ...]
    """Those whose person wants to be named."""
    card_names: Mapping[int, str]
    meanings: Mapping[CardKind, str]
    questions: tuple[Question, ...]
    """To the facilitator, shown or waiting or held, most supported first. None that is private."""
    question_counts: QuestionCounts
    room: SideVoice
    home: SideVoice
    words: tuple[Word, ...]
    """Hard words that nobody has explained yet, and those this meeting asked about."""
    spoke_last: int = 0
    """The turn that ended last; 0 before the first."""
    asked_privately: tuple[int, ...] = ()
    """Open questions of one person to another, by number alone: so that whoever was asked sees it come and go."""

    @property
    def unexplained(self) -> tuple[str, ...]:
        return tuple(word.word for word in self.words if word.meaning is None)

    @property
    def quiet_side(self) -> str:
        """ "room" or "home" where a side has had under half its share of turns, else empty. (Requirement M6.)"""
        turns, here = self.room.turns + self.home.turns, self.room.here + self.home.here
        if turns < 4 or not self.room.here or not self.home.here:
            return ""
        for name, side in (("home", self.home), ("room", self.room)):
            if side.turns * here * 2 < side.here * turns:
                return name
        return ""


def still_put_there(settings: FloorSettings, since: Iterable[datetime | None]) -> bool:
    """Whether the room screen shows what a facilitator put there: until the meeting goes on.

    `since` is when the item began and polls opened that the meeting is at. What was done last is shown.
    """
    if not settings.shown_kind:
        return False
    at = settings.shown_at
    return at is None or all(moment is None or moment <= at for moment in since)


@dataclass(frozen=True)
class OwnFloor:
    """What one person says without speaking."""

    cards: frozenset[CardKind]
    pausing: bool
    first_meeting: bool
    named: frozenset[CardKind] = frozenset()
    """Those of the cards that have their name beside them."""


@dataclass(frozen=True)
class FloorChanged:
    """Anything shown of this meeting's floor changed."""

    group_id: int
    meeting_id: int


@dataclass(frozen=True)
class Called:
    """Somebody has the floor now."""

    group_id: int
    meeting_id: int
    turn_id: int
    person_id: int


class NotWaiting(Refusal):
    """They are not in the queue, or have been called already."""

    message = "floor-refused-not-waiting"


class NobodyByThatName(Refusal):
    """Facts: `name`."""

    message = "floor-refused-nobody-by-that-name"
    status = 422


class TooManyAskedFor(Refusal):
    """Facts: `most`."""

    message = "floor-refused-too-many-asked-for"


class NobodyWaits(Refusal):
    message = "floor-refused-nobody-waits"


class NobodySpeaks(Refusal):
    message = "floor-refused-nobody-speaks"


class StillThinking(Refusal):
    """Whoever is first keeps the place while they think; facts: `name`."""

    message = "floor-refused-still-thinking"


class QueueMoved(Refusal):
    """Somebody else called on the next person between the look and the press."""

    message = "floor-refused-queue-moved"


class NeedsReason(BadInput):
    """Calling somebody out of turn takes a reason, and the reason is kept."""

    message = "floor-refused-needs-reason"


class NotYourTurn(NotAllowed):
    """Only the person, who helped them, or a facilitator takes a turn back."""

    message = "floor-refused-not-your-turn"


class WrongTurnMinutes(BadInput):
    """Facts: `most`."""

    message = "floor-refused-turn-minutes"


class StartNeedsReason(BadInput):
    """Something is missing, so starting takes a reason."""

    message = "floor-refused-start-reason"
