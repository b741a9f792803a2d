"""The life of a poll: prepared, open, closing, closed, result shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService
from bot.polls.rules import Answer, Cast, Door, Mode, Poll, PollKind, PollView, ReasonMode, Result, Reveal, TieRule


@dataclass(frozen=True)
class NewPoll:
    """What a facilitator asks. Kinds with fixed answers (yes/no, consent, fist of five) take no options."""

    question: str
    kind: PollKind
    options: Sequence[str] = ()
    mode: Mode = Mode.PRIVATE
    reveal: Reveal = Reveal.AT_CLOSE
    reasons: ReasonMode = ReasonMode.OPTIONAL
    tie_rule: TieRule = TieRule.TALK_AGAIN
    least: int = 1
    most: int = 1
    shuffle: bool = False
    may_add_options: bool = False
    no_unsure_because: str = ""
    quorum: int = 0
    pass_percent: int = 0
    needs_check_in: bool = False
    minutes: int = 5


@dataclass(frozen=True)
class Receipt:
    """What a person is told once their vote is stored."""

    poll: Poll
    answer: Answer
    changed: bool
    """Whether it took the place of an earlier vote of theirs."""


class PollService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        meetings: MeetingService,
        people: PeopleService,
        check_ins: CheckInService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._people = people
        self._check_ins = check_ins

    # Reading

    async def view(self, group_id: int, poll_id: int) -> PollView:
        """What everyone may see now. Raises NotFound, also for another group's poll."""
        raise NotImplementedError

    async def view_for(self, actor: Actor, poll_id: int) -> PollView:
        """The same, with the result where this person may see it already because they have voted."""
        raise NotImplementedError

    async def of_meeting(self, group_id: int, meeting_id: int) -> Sequence[PollView]:
        """Newest first."""
        raise NotImplementedError

    async def my_answer(self, actor: Actor, poll_id: int) -> Answer | None:
        """What this person voted; always None in a secret poll."""
        raise NotImplementedError

    async def has_voted(self, actor: Actor, poll_id: int) -> bool:
        raise NotImplementedError

    # Facilitators

    async def prepare(self, actor: Actor, meeting_id: int, new: NewPoll) -> PollView:
        raise NotImplementedError

    async def change(self, actor: Actor, poll_id: int, new: NewPoll) -> PollView:
        """Only while it is prepared: a poll is never edited after the first ballot."""
        raise NotImplementedError

    async def open(self, actor: Actor, poll_id: int) -> tuple[PollView, tuple[str, ...]]:
        """Open it; warnings are message ids, such as a secret poll with under five people."""
        raise NotImplementedError

    async def extend(self, actor: Actor, poll_id: int, minutes: int) -> PollView:
        raise NotImplementedError

    async def pause(self, actor: Actor, poll_id: int, because: str) -> PollView:
        raise NotImplementedError

    async def resume(self, actor: Actor, poll_id: int) -> PollView:
        """Give back the time it was paused."""
        raise NotImplementedError

    async def close(self, actor: Actor, poll_id: int) -> PollView:
        """Give 60 seconds' notice; it closes by itself then."""
        raise NotImplementedError

    async def cancel(self, actor: Actor, poll_id: int) -> PollView:
        raise NotImplementedError

    async def run_again(self, actor: Actor, poll_id: int) -> PollView:
        """A new poll with the same settings, prepared, that says which one it repeats."""
        raise NotImplementedError

    async def show_result(self, actor: Actor, poll_id: int, *, shown: bool) -> PollView:
        raise NotImplementedError

    async def freeze(self, actor: Actor, poll_id: int, *, frozen: bool) -> PollView:
        raise NotImplementedError

    async def save_template(self, actor: Actor, name: str, new: NewPoll) -> None:
        raise NotImplementedError

    async def templates(self, group_id: int) -> Mapping[str, NewPoll]:
        raise NotImplementedError

    async def group_answers(self, actor: Actor, poll_id: int, groups: Mapping[str, str]) -> PollView:
        """Written answer to the name of its group."""
        raise NotImplementedError

    # Voting

    async def vote(self, actor: Actor, cast: Cast) -> Receipt:
        """Returns once the ballot is durable. The latest by `order` counts; a repeat of the same order is a no-op."""
        raise NotImplementedError

    async def enter_vote(self, actor: Actor, poll_id: int, person_id: int, answer: Answer, how_given: str) -> Receipt:
        """A facilitator enters one named person's vote; that person is told and can change it. Not for secret polls."""
        raise NotImplementedError

    async def add_option(self, actor: Actor, poll_id: int, text: str) -> PollView:
        raise NotImplementedError

    async def count_hands(self, actor: Actor, poll_id: int, counts: Mapping[str, int]) -> PollView:
        """Type in a count; it decides nothing until somebody else confirms it. Raises TooManyHands."""
        raise NotImplementedError

    async def confirm_hands(self, actor: Actor, poll_id: int) -> PollView:
        raise NotImplementedError

    # The clock and the doors

    async def close_due(self) -> int:
        """Give notice of, and close, every poll whose time has come, in all groups. Safe to repeat."""
        raise NotImplementedError

    async def next_due(self) -> datetime | None:
        raise NotImplementedError

    async def result(self, actor: Actor, poll_id: int) -> Result:
        """For facilitators once closed; raises NotAllowed before what the mode allows."""
        raise NotImplementedError

    async def export(self, actor: Actor, poll_id: int) -> dict[str, object]:
        """The result with the rule it was worked out by, for CSV and JSON. Never who voted what in a secret poll."""
        raise NotImplementedError

    async def remember_card(self, poll_id: int, channel_id: int, message_id: int) -> None:
        raise NotImplementedError


__all__ = ["Door", "NewPoll", "PollService", "Receipt"]
