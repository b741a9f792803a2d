"""Voting through any door, and the hands counted in the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.telling import haste_of
from bot.polls import rows
from bot.polls.answers import checked
from bot.polls.asking import MOST_OPTIONS, OPTION_LIMIT
from bot.polls.ballot_box import BallotBox
from bot.polls.counting import MORE_INFORMATION, NOT_SURE
from bot.polls.records import PollRecords
from bot.polls.refusals import (
    AlreadyVoted,
    NoHands,
    NoHandsInSecret,
    NoOptionsFromVoters,
    NotAnOption,
    NotCheckedIn,
    NotForSecret,
    NothingToConfirm,
    SameOptionTwice,
    SamePerson,
    TooManyHands,
    TooManyOptions,
    VotedThemself,
)
from bot.polls.rules import Answer, Cast, Door, Mode, Poll, PollChanged, PollKind, PollState, PollView, Result
from bot.polls.states import order_at, seen_by_everyone, seen_by_voters, takes_votes

ONE_ANSWER_EACH = frozenset({PollKind.ONE_CHOICE, PollKind.YES_NO, PollKind.CONSENT, PollKind.FIST_OF_FIVE})
HOW_GIVEN_LIMIT = 60


def takes_hands(poll: Poll) -> bool:
    """Whether hands can be counted for it. Not in a secret poll: whoever counts hands sees them."""
    return poll.kind in ONE_ANSWER_EACH and poll.mode is not Mode.SECRET


def require_hands(poll: Poll) -> None:
    """Raises NoHandsInSecret or NoHands."""
    if not takes_hands(poll):
        raise NoHandsInSecret if poll.mode is Mode.SECRET else NoHands


def result_in_short(result: Result) -> tuple[str, ...]:
    """How many voted, and the count of each option by its place, such as "before", "voted=3", "1=2", "2=1"."""
    return (
        "before",
        f"voted={result.voted}",
        *(f"{n}={row.count}" for n, row in enumerate(result.rows, 1) if row.count),
    )


@dataclass(frozen=True)
class Receipt:
    """What a person is told once their vote is stored."""

    poll: Poll
    answer: Answer
    changed: bool
    """Whether it took the place of an earlier vote of theirs."""


class Voting(PollRecords):
    async def vote(self, actor: Actor, cast: Cast) -> Receipt:
        """Returns once the ballot is durable. The latest by `order` counts; a repeat of the same order is a no-op.

        Raises what keeps the vote out: the poll's state, NotCheckedIn, AlreadyVoted (secret), or a BadInput.
        """
        actor.require(Right.TAKE_PART)
        return await self._take(actor.group_id, cast)

    async def _take(self, group_id: int, cast: Cast, *, known_here: bool = False) -> Receipt:
        box = await self._box(group_id, cast.poll_id)
        takes_votes(box.poll, self._clock())
        answer = checked(box.poll, cast.answer)
        ready = cast if answer == cast.answer else cast._replace(answer=answer)
        if box.poll.needs_check_in and not known_here:
            await self._require_here(box.poll, cast.person_id)
        if box.poll.mode is Mode.SECRET:
            return await self._vote_in_secret(box, ready)
        earlier = box.counted.get(cast.person_id)
        if earlier and earlier.order >= cast.order:
            return Receipt(box.poll, earlier.answer, changed=False)
        await self._commit.store(ready)
        return Receipt(box.poll, ready.answer, changed=earlier is not None)

    async def _vote_in_secret(self, box: BallotBox, cast: Cast) -> Receipt:
        if cast.person_id in box.voters:
            raise AlreadyVoted
        box.voters.add(cast.person_id)  # before the store, so that a second press cannot slip in between
        try:
            await self._commit.store(cast)
        except BaseException:
            box.voters.discard(cast.person_id)
            raise
        return Receipt(box.poll, cast.answer, changed=False)

    async def _require_here(self, poll: Poll, person_id: int) -> None:
        if not await self._check_ins.is_here(poll.group_id, poll.meeting_id, person_id):
            raise NotCheckedIn

    async def enter_vote(self, actor: Actor, poll_id: int, person_id: int, answer: Answer, how_given: str) -> Receipt:
        """A facilitator enters one named person's vote; that person is told and can change it. Not for secret polls.

        Raises VotedThemself where they gave a vote of their own.
        """
        actor.require(Right.RUN_MEETING)
        box = await self._box(actor.group_id, poll_id)
        poll = box.poll
        if poll.mode is Mode.SECRET:
            raise NotForSecret
        person = await self._people.person(actor.group_id, person_id)
        earlier = box.counted.get(person_id)
        if earlier is not None and earlier.entered_by is None:
            raise VotedThemself(name=person.name)
        how = required_text(how_given, what=say("polls-field-how-given"), limit=HOW_GIVEN_LIMIT)
        now = self._clock()
        cast = Cast(poll_id, person_id, answer, Door.ENTERED, order_at(now), actor.person_id, how)
        meeting = (await self._meetings.view(poll.group_id, poll.meeting_id)).meeting
        receipt = await self._take(actor.group_id, cast)
        async with self._database.write() as write:
            await write.record(actor, now, "polls.enter_vote", f"poll:{poll_id}", ("answer", "how_given"))
            await self._notices.queue(
                write,
                group_id=poll.group_id,
                person_id=person_id,
                message="polls-notice-entered",
                facts={"question": poll.question, "how": how},
                once_key=f"entered:{poll_id}:{person_id}:{cast.order}",
                haste=haste_of(meeting, now),
            )
        return receipt

    async def enter_paper(self, actor: Actor, poll_id: int, person_id: int, answer: Answer, how_given: str) -> None:
        """A slip that was given in the room while the poll was open; whoever calls sees to that.

        It counts after the close too, marked so; the result before it is kept in the log of who did what. Nobody knows
        whose slip it is, so nobody is told, and nobody checked in by its name: it was given in the room, so it counts
        as from somebody who is here. Raises what `enter_vote` does otherwise, except that the poll is closed.
        """
        actor.require(Right.RUN_MEETING)
        box = await self._box(actor.group_id, poll_id)
        if box.poll.mode is Mode.SECRET:
            raise NotForSecret
        how = required_text(how_given, what=say("polls-field-how-given"), limit=HOW_GIVEN_LIMIT)
        now = self._clock()
        cast = Cast(poll_id, person_id, checked(box.poll, answer), Door.PAPER, order_at(now), actor.person_id, how)
        if box.poll.state is not PollState.CLOSED:
            await self._take(actor.group_id, cast, known_here=True)
            async with self._database.write() as write:
                await write.record(actor, now, "polls.enter_paper", f"poll:{poll_id}", ("answer", "how_given"))
            return
        before = result_in_short(await self._result(box))
        async with self._database.write() as write:
            await write.record(actor, now, "polls.enter_paper", f"poll:{poll_id}", before)
        await self._commit.store(cast)
        self._database.events.publish(PollChanged(box.poll.group_id, box.poll.meeting_id, poll_id))

    async def view_for(self, actor: Actor, poll_id: int) -> PollView:
        """What this person may see: also the result, where they have voted and it is shown after voting."""
        box = await self._box(actor.group_id, poll_id)
        voted = seen_by_voters(box.poll) and box.has_voted(actor.person_id)
        return await self._view(box, may_see=seen_by_everyone(box.poll) or voted)

    async def my_answer(self, actor: Actor, poll_id: int) -> Answer | None:
        """What this person voted; always None in a secret poll."""
        ballot = (await self._box(actor.group_id, poll_id)).counted.get(actor.person_id)
        return ballot.answer if ballot else None

    async def has_voted(self, actor: Actor, poll_id: int) -> bool:
        return (await self._box(actor.group_id, poll_id)).has_voted(actor.person_id)

    async def add_option(self, actor: Actor, poll_id: int, text: str) -> PollView:
        """An option from somebody who votes, where the poll allows it; last in the list."""
        actor.require(Right.TAKE_PART)
        poll = (await self._box(actor.group_id, poll_id)).poll
        takes_votes(poll, self._clock())
        if not poll.may_add_options:
            raise NoOptionsFromVoters
        text = required_text(text, what=say("polls-field-option"), limit=OPTION_LIMIT)
        async with self._database.write() as write:
            stored = await rows.poll_by_id(write.connection, poll_id)
            assert stored is not None
            if text.casefold() in {option.text.casefold() for option in stored.options}:
                raise SameOptionTwice(text=text[:80])
            if len(stored.options) >= MOST_OPTIONS:
                raise TooManyOptions(most=MOST_OPTIONS)
            await rows.add_option(write.connection, poll_id, text, len(stored.options), on_screen=False)
            await self._note(write, actor, poll, "polls.add_option", {"options": True})
            changed = await rows.poll_by_id(write.connection, poll_id)
        assert changed is not None
        self._remember(changed)
        return await self.view(actor.group_id, poll_id)

    # Hands

    async def count_hands(self, actor: Actor, poll_id: int, counts: Mapping[str, int]) -> PollView:
        """Type in a count; it decides nothing until somebody else confirms it.

        Raises TooManyHands, and what `require_hands` does.
        """
        actor.require(Right.RUN_MEETING)
        box = await self._box(actor.group_id, poll_id)
        takes_votes(box.poll, self._clock())
        require_hands(box.poll)
        known = {str(option.id) for option in box.poll.options} | {NOT_SURE, MORE_INFORMATION}
        if not counts.keys() <= known or any(hands < 0 for hands in counts.values()):
            raise NotAnOption
        await self._check_hands(box, sum(counts.values()))
        async with self._database.write() as write:
            await rows.replace_hands(write.connection, poll_id, counts, actor.person_id, self._clock())
            await self._note(write, actor, box.poll, "polls.count_hands", {"counts": True})
        return await self.view(actor.group_id, poll_id)

    async def confirm_hands(self, actor: Actor, poll_id: int) -> PollView:
        """By anyone but the person who counted: someone at home who watches, or a second facilitator."""
        actor.require(Right.TAKE_PART)
        box = await self._box(actor.group_id, poll_id)
        takes_votes(box.poll, self._clock())
        async with self._database.write() as write:
            hands = await rows.current_hands(write.connection, poll_id)
            if hands is None or hands.confirmed_by is not None:
                raise NothingToConfirm
            if hands.counted_by == actor.person_id:
                raise SamePerson
            await self._check_hands(box, sum(hands.counts.values()))
            await rows.confirm_hands(write.connection, hands.id, actor.person_id, self._clock())
            await self._note(write, actor, box.poll, "polls.confirm_hands", {"confirmed_by": True})
        return await self.view(actor.group_id, poll_id)

    async def _check_hands(self, box: BallotBox, hands: int) -> None:
        most = await self._most_hands(box)
        if hands > most:
            raise TooManyHands(hands=hands, most=most)
