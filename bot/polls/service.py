"""The use cases of polls, for every door: asking, voting, the clock, and what a poll came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.core.errors import Refusal
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.polls import ballots, rows
from bot.polls.asking import Asking, NewPoll
from bot.polls.ballot_box import BallotBox
from bot.polls.counting import winning_share
from bot.polls.rules import Cast, HandCount, Mode, Poll, PollState, PollView, Result
from bot.polls.states import (
    Changes,
    falling_due,
    going_on,
    next_due,
    pausing_too,
    seen_by_everyone,
    takes_votes,
)
from bot.polls.voting import Receipt, Voting
from bot.polls.words import answer_in_words

__all__ = ["NewPoll", "PollService", "Receipt"]


class PollService(Asking, Voting):
    async def poll(self, group_id: int, poll_id: int) -> Poll:
        """The poll without its votes: counts nothing, and from memory needs no query. Raises NotFound."""
        return (await self._box(group_id, poll_id)).poll

    async def ballot_in_words(self, group_id: int, poll_id: int, stored: str) -> str:
        """What a ballot says as the store has it, for whoever gave it, and why where they said so. Raises NotFound."""
        answer = ballots.from_text(stored)
        words = answer_in_words(await self.poll(group_id, poll_id), answer)
        return say("polls-ballot-because", answer=words, reason=answer.reason) if answer.reason else words

    async def of_meeting(self, group_id: int, meeting_id: int) -> Sequence[PollView]:
        """Newest first, as everyone may see them."""
        async with self._database.read() as connection:
            found = await rows.polls_of_meeting(connection, group_id, meeting_id)
        return [await self.view(group_id, poll.id) for poll in found]

    async def open_vote(self, group_id: int, person_id: int) -> Poll | None:
        """The poll with a vote of this person's that is underway, and the last of them to close; None without one."""
        async with self._database.read() as connection:
            underway = [poll for poll in await rows.polls_underway(connection) if poll.group_id == group_id]
        voted = [poll for poll in underway if (await self._box(group_id, poll.id)).has_voted(person_id)]
        return max(voted, key=lambda poll: poll.closes_at or self._clock(), default=None)

    async def hands(self, actor: Actor, poll_id: int) -> HandCount | None:
        """The present count of hands, confirmed or not."""
        await self._box(actor.group_id, poll_id)
        async with self._database.read() as connection:
            return await rows.current_hands(connection, poll_id)

    async def most_hands(self, actor: Actor, poll_id: int) -> int:
        """People in the room who have not voted another way."""
        return await self._most_hands(await self._box(actor.group_id, poll_id))

    # The clock

    async def close_due(self) -> int:
        """Give notice of, and close, every poll whose time has come, in all groups. Safe to repeat."""
        async with self._database.read() as connection:
            underway = await rows.polls_underway(connection)
        done = 0
        for poll in underway:
            done += await self._fall_due(poll)
        return done

    async def _fall_due(self, poll: Poll) -> bool:
        box = await self._box(poll.group_id, poll.id)
        changes = falling_due(box.poll, self._clock())
        if changes is None:
            return False
        clock = Actor.system(poll.group_id)
        if changes["state"] != PollState.CLOSED.value:
            await self._change(clock, box.poll, changes, "polls.give_notice")
            return True
        result = await self._result(box)
        await self._change(clock, box.poll, changes, "polls.closed", could_vote=result.could_vote)
        return True

    async def next_due(self) -> datetime | None:
        """When `close_due` next has something to do."""
        async with self._database.read() as connection:
            underway = await rows.polls_underway(connection)
        return min((due for poll in underway if (due := next_due(poll))), default=None)

    # One side cannot take part

    async def pause_all(self, because: str) -> int:
        """Let every poll that is underway stand still, in all groups. `because` is shown to everyone."""
        async with self._database.read() as connection:
            underway = await rows.polls_underway(connection)
        return sum([await self.stand_still(poll, because) for poll in underway])

    async def resume_all(self, because: str) -> int:
        """Give the time back to those that stand still for no other reason. Safe to repeat."""
        async with self._database.read() as connection:
            underway = await rows.polls_underway(connection)
        return sum([await self.go_on(poll, because) for poll in underway])

    async def stand_still(self, poll: Poll, because: str) -> bool:
        """By itself, until `because` and whatever else it is paused for is over. Whether that changed anything."""
        async with self._one_reason:  # two sides may be lost at the same moment
            poll = await self.poll(poll.group_id, poll.id)
            if poll.state is not PollState.PAUSED and not _takes_votes(poll, self._clock()):
                return False
            changes = pausing_too(poll, self._clock(), because)
            return await self._by_itself(poll, changes, "polls.stand_still")

    async def go_on(self, poll: Poll, because: str) -> bool:
        """By itself, once no other reason is left. Whether that changed anything. Safe to repeat."""
        async with self._one_reason:
            poll = await self.poll(poll.group_id, poll.id)
            return await self._by_itself(poll, going_on(poll, self._clock(), because), "polls.go_on")

    async def _by_itself(self, poll: Poll, changes: Changes | None, action: str) -> bool:
        if changes is not None:
            await self._change(Actor.system(poll.group_id), poll, changes, action)
        return changes is not None

    # What it came to

    async def result(self, actor: Actor, poll_id: int) -> Result:
        """For those who run the meeting; a secret poll only once it is closed. Raises NotAllowed or SecretWaits."""
        return await self._result(await self.result_box(actor, poll_id))

    async def export(self, actor: Actor, poll_id: int) -> dict[str, Any]:
        """The result with the rule it was worked out by, as plain values. Named votes only of a named poll."""
        actor.require(Right.TAKE_PART)
        box = await self._box(actor.group_id, poll_id)
        if not seen_by_everyone(box.poll):
            box = await self.result_box(actor, poll_id)
        result = await self._result(box)
        return {
            "question": box.poll.question,
            "kind": box.poll.kind.value,
            "mode": box.poll.mode.value,
            "state": box.poll.state.value,
            "tie_rule": box.poll.tie_rule.value,
            "quorum": box.poll.quorum,
            "pass_percent": box.poll.pass_percent,
            "options": [{"text": row.text, "count": row.count} for row in result.rows],
            "winners": [option.text for option in box.poll.options if option.id in result.winners],
            "winning_share": float(winning_share(box.poll, result)) if result.rows else None,
            "voted": result.voted,
            "could_vote": result.could_vote,
            "not_sure": result.not_sure,
            "more_information": result.more_information,
            "by_door": {door.value: number for door, number in result.by_door.items()},
            "rounds": [{str(option): votes for option, votes in each.counts.items()} for each in result.rounds],
            "answers": [{"text": text, "count": number} for text, number in result.answers],
            "suppressed": result.suppressed,
            "votes": await self._named_votes(box),
        }

    async def named_votes(self, group_id: int, poll_id: int) -> list[tuple[str, str]]:
        """Of a named poll whose result everyone may see: each name, and the vote in words, by name. Empty otherwise."""
        box = await self._box(group_id, poll_id)
        if box.poll.mode is not Mode.NAMED or not seen_by_everyone(box.poll):
            return []
        return [(name, answer_in_words(box.poll, ballot.answer)) for name, ballot in await self._by_name(box)]

    async def _named_votes(self, box: BallotBox) -> list[dict[str, Any]]:
        if box.poll.mode is not Mode.NAMED:
            return []
        texts = {option.id: option.text for option in box.poll.options}
        return [
            {
                "name": name,
                "door": ballot.door.value,
                "choices": [texts[option] for option in ballot.answer.choices],
                "answer": ballots.to_text(ballot.answer),
            }
            for name, ballot in await self._by_name(box)
        ]

    async def _by_name(self, box: BallotBox) -> list[tuple[str, Cast]]:
        names = await self._people.names(box.counted)
        found = [(names[person_id], ballot) for person_id, ballot in box.counted.items()]
        return sorted(found, key=lambda pair: pair[0].casefold())

    # Where it stands in Discord

    async def remember_card(self, poll_id: int, channel_id: int, message_id: int) -> None:
        """Where the poll's card stands. Announces nothing: what is shown stays the same."""
        async with self._database.write() as write:
            posted = {"channel_id": channel_id, "message_id": message_id, "card_posted_at": self._clock()}
            await rows.change_poll(write.connection, poll_id, **posted)
            changed = await rows.poll_by_id(write.connection, poll_id)
            assert changed is not None
            system = Actor.system(changed.group_id)
            await write.record(system, self._clock(), "polls.remember_card", f"poll:{poll_id}", posted)
        self._remember(changed)


def _takes_votes(poll: Poll, now: datetime) -> bool:
    try:
        takes_votes(poll, now)
    except Refusal:
        return False
    return True
