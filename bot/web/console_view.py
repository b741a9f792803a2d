"""What the facilitator's console shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.floor.starting import SCREEN_ALIVE_SECONDS
from bot.people.rules import Person
from bot.polls.counting import MORE_INFORMATION, NOT_SURE
from bot.polls.rules import FEWEST_TO_SHOW, HandCount, Mode, Poll, PollState, Result
from bot.polls.voting import takes_hands
from bot.polls.words import rules_said, time_left, voted_so_far, who_can_see
from bot.web.poll_words import Outcome, is_underway, outcome


class Verb(StrEnum):
    """What a facilitator does with one poll, each a button or a form of the console."""

    OPEN = "open"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    CANCEL = "cancel"
    HOLD = "hold"
    SHOW = "show"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"
    AGAIN = "again"
    HANDS = "hands"
    CONFIRM = "confirm"
    ENTER = "enter"
    GROUP = "group"
    RELEASE = "release"


@dataclass(frozen=True)
class Problem:
    """What was sent and could not be done: said beside the form it came from, with what was typed."""

    form: str
    words: str
    typed: Mapping[str, Sequence[str]]

    def text(self, name: str) -> str:
        """What was typed into this field."""
        return next(iter(self.typed.get(name, ())), "")


@dataclass(frozen=True)
class Hands:
    """The count of hands of one poll."""

    fields: tuple[tuple[str, str], ...]
    """Name of the field and words of the answer."""
    most: int
    counted: tuple[tuple[str, int], ...]
    """Words of each answer and how many hands; empty where nothing was counted."""
    confirmed: bool
    by_you: bool
    """Whether you counted them, so that somebody else has to confirm."""


@dataclass(frozen=True)
class ConsolePoll:
    poll: Poll
    state: str
    time: str
    turn_out: str
    who: str
    rules: tuple[str, ...]
    verbs: tuple[Verb, ...]
    """Buttons, the most likely first."""
    outcome: Outcome | None
    warning: str
    takes_hands: bool
    takes_entered: bool


@dataclass(frozen=True)
class PersonLine:
    person_id: int
    name: str
    side: Side | None


def console_poll(
    poll: Poll, voted: int, result: Result | None, now: datetime, *, here: int, no_screen: bool = False
) -> ConsolePoll:
    """`result` is what those who run the meeting may see; None where nobody may yet.

    `no_screen` is that the room's screen was on and is not any more.
    """
    few = poll.mode is Mode.SECRET and poll.state is PollState.PREPARED and here < FEWEST_TO_SHOW
    open_now = poll.state in {PollState.OPEN, PollState.CLOSING}
    warnings = (("polls-warning-few-secret", few), ("polls-warning-no-screen", no_screen and open_now))
    return ConsolePoll(
        poll=poll,
        state=say(f"web-console-state-{poll.state.value}"),
        time=time_left(poll, now),
        turn_out=voted_so_far(voted),
        who=who_can_see(poll),
        rules=rules_said(poll),
        verbs=verbs_for(poll),
        outcome=outcome(poll, result) if result and poll.state is not PollState.PREPARED else None,
        warning=" ".join(say(message) for message, is_so in warnings if is_so),
        takes_hands=open_now and takes_hands(poll),
        takes_entered=open_now and poll.mode is not Mode.SECRET,
    )


def verbs_for(poll: Poll) -> tuple[Verb, ...]:
    screen = Verb.SHOW if _is_held(poll) else Verb.HOLD
    tally = Verb.UNFREEZE if poll.frozen else Verb.FREEZE
    match poll.state:
        case PollState.PREPARED:
            return (Verb.OPEN, Verb.CANCEL)
        case PollState.OPEN:
            return (Verb.EXTEND, Verb.CLOSE, Verb.PAUSE, screen, tally, Verb.CANCEL)
        case PollState.CLOSING:
            return (Verb.EXTEND, Verb.PAUSE, screen, tally, Verb.CANCEL)
        case PollState.PAUSED:
            return (Verb.RESUME, Verb.EXTEND, Verb.CLOSE, screen, tally, Verb.CANCEL)
        case PollState.CLOSED:
            return (screen, Verb.AGAIN)
        case _:
            return (Verb.AGAIN,)


def _is_held(poll: Poll) -> bool:
    return poll.held if is_underway(poll) else not poll.result_shown


def hands_view(poll: Poll, hands: HandCount | None, *, most: int, you: int) -> Hands:
    words = {str(option.id): option.text for option in poll.options} | {
        NOT_SURE: say("polls-answer-not-sure"),
        MORE_INFORMATION: say("polls-answer-more-information"),
    }
    return Hands(
        fields=tuple((f"hands-{key}", text) for key, text in words.items()),
        most=most,
        counted=tuple((words[key], number) for key, number in hands.counts.items() if key in words) if hands else (),
        confirmed=hands is not None and hands.confirmed_by is not None,
        by_you=hands is not None and hands.counted_by == you,
    )


def people_lines(people: Sequence[Person], here: Mapping[int, Side]) -> tuple[PersonLine, ...]:
    """Everyone of the group, those who are here first, then by name."""
    lines = [PersonLine(person.id, person.name, here.get(person.id)) for person in people]
    return tuple(sorted(lines, key=lambda line: (line.side is None, line.name.casefold())))


def screen_words(silent: float | None) -> str:
    """Whether the room sees the room screen: `silent` is for how many seconds it has said nothing, if it ever did."""
    if silent is None:
        return say("web-console-screen-none")
    if silent < SCREEN_ALIVE_SECONDS:
        return say("web-console-screen-on")
    if silent < 60:
        return say("web-console-screen-seconds", seconds=int(silent))
    return say("web-console-screen-minutes", minutes=int(silent) // 60)
