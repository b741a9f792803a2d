"""What every use case of polls leans on: the poll, its votes in memory, and what may be shown of them."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.service import AccessService
from bot.checkin.rules import Side
from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.group_commit import GroupCommit
from bot.core.logs import log_failure
from bot.core.remembered import Remembered
from bot.core.roles import Actor
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.pace.service import PaceService
from bot.people.service import PeopleService
from bot.polls import ballots, rows
from bot.polls.ballot_box import BallotBox
from bot.polls.counting import Votes, count
from bot.polls.rules import (
    BallotCounted,
    Cast,
    Door,
    HandCount,
    Mode,
    Poll,
    PollChanged,
    PollState,
    PollView,
    Result,
)
from bot.polls.states import Changes, seen_by_everyone, waits_for_more
from config.policy import Policy

log = logging.getLogger(__name__)

BY_PHONE = (Door.PHONE, Door.TABLET)
OVER = (PollState.CLOSED, PollState.CANCELLED)


@dataclass(frozen=True)
class Beside:
    """What counts in a poll beside its ballots."""

    hands: HandCount | None
    named_groups: Mapping[str, str]
    """Written answer, as `answer_key` knows it, to the name of its group."""


class PollRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        meetings: MeetingService,
        people: PeopleService,
        check_ins: CheckInService,
        notices: NoticeService,
        pace: PaceService,
        access: AccessService,
        policy: Policy,
    ) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._people = people
        self._check_ins = check_ins
        self._notices = notices
        self._pace = pace
        self._access = access
        self._policy = policy
        self._boxes: dict[int, BallotBox] = {}
        self._one_load = asyncio.Lock()
        self._one_reason = asyncio.Lock()
        self._traces = True
        self._still: dict[int, Result] = {}
        self._beside: Remembered[int, Beside] = Remembered(self._load_beside)
        database.events.subscribe_at_once(PollChanged, lambda changed: self._beside.forget_one(changed.poll_id))
        self._results: dict[int, tuple[object, Result]] = {}
        """The last result of each poll, and what it was counted from: every picture of a meeting asks for all."""
        self._commit: GroupCommit[Cast] = GroupCommit(database, self._save, self._stored)

    # Loading

    async def _box(self, group_id: int, poll_id: int) -> BallotBox:
        """The poll with its votes, from memory where it is there. Raises NotFound."""
        box = self._boxes.get(poll_id) or await self._loaded(poll_id)
        if box.poll.group_id != group_id:
            raise NotFound
        return box

    async def _loaded(self, poll_id: int) -> BallotBox:
        async with self._one_load:  # a thousand presses after a restart load it once
            if poll_id not in self._boxes:
                async with self._database.read() as connection:
                    self._boxes[poll_id] = await self._load(connection, poll_id)
            return self._boxes[poll_id]

    async def _load(self, connection: AsyncConnection, poll_id: int) -> BallotBox:
        poll = await rows.poll_by_id(connection, poll_id)
        if poll is None:
            raise NotFound
        box = BallotBox(poll)
        if poll.mode is Mode.SECRET:
            box.voters, box.secret = await ballots.secret_box(connection, poll_id)
        else:
            box.add(await ballots.ballots_of(connection, poll_id))
        return box

    # Storing votes, many in one transaction

    async def _save(self, write: Write, casts: Sequence[Cast]) -> None:
        secret = [cast for cast in casts if self._boxes[cast.poll_id].poll.mode is Mode.SECRET]
        others = [cast for cast in casts if self._boxes[cast.poll_id].poll.mode is not Mode.SECRET]
        if others:
            first = not any(cast.person_id in self._boxes[cast.poll_id].counted for cast in others)
            await ballots.save_ballots(write.connection, others, self._clock(), first=first)
        if secret:
            await ballots.save_secret_ballots(write.connection, secret)
            late = any(self._boxes[cast.poll_id].poll.state in OVER for cast in secret)
            self._traces = self._traces or late  # it was on its way when the poll closed
        for poll in {cast.poll_id: self._boxes[cast.poll_id].poll for cast in casts}.values():
            write.announce(BallotCounted(poll.group_id, poll.meeting_id, poll.id))

    def _stored(self, casts: Sequence[Cast]) -> None:
        for cast in casts:
            self._boxes[cast.poll_id].add([cast])

    # Changing

    async def _change(self, actor: Actor, poll: Poll, changes: Changes, action: str, **more: Any) -> Poll:
        """Store the changed fields, note them, tell everyone, and keep memory in step."""
        async with self._database.write() as write:
            await rows.change_poll(write.connection, poll.id, **{**changes, **more})
            await self._note(write, actor, poll, action, {**changes, **more})
            changed = await rows.poll_by_id(write.connection, poll.id)
        assert changed is not None
        self._remember(changed)
        if changed.mode is Mode.SECRET and changed.state in OVER:
            await self._clear_after(changed.id)
        return changed

    # Secret polls that are over

    async def _clear_after(self, poll_id: int) -> None:
        """The poll is over and stored as that, whatever happens here; the alarm tries again."""
        self._traces = True
        try:
            await self.clear_traces()
        except Exception as error:
            log_failure(log, "traces of a secret poll not cleared", error, poll=poll_id)

    async def clear_traces(self) -> int:
        """Take away what could still tell when each secret ballot came: where rows lie, and the database's own log.

        Done as a secret poll ends; again later where somebody was reading, or a vote was on its way; and once after
        a start, because the process may have been stopped between the two. Returns how often it was done, 0 or 1.
        """
        if not self._traces:
            return 0
        self._traces = False
        async with self._one_load, self._database.write() as write:
            await ballots.seal(write.connection)
        self._traces = not await self._database.clear_log() or self._traces
        return 1

    async def forget_voters(self) -> int:
        """Forget who voted in secret polls, as many days after the close as the policy says; the totals stay.

        Of one that was called off it is forgotten at once. Safe to repeat. Returns how many polls it was.
        """
        now = self._clock()
        kept_since = now - timedelta(days=self._policy.secret_voters_days)
        async with self._database.write() as write:
            found = await ballots.polls_with_voters(write.connection, kept_since)
            for poll_id, group_id in found.items():
                await ballots.forget_secret_voters(write.connection, poll_id)
                system = Actor.system(group_id)
                await write.record(system, now, "polls.forget_voters", f"poll:{poll_id}", ("voters",))
        for poll_id in found.keys() & self._boxes.keys():
            self._boxes[poll_id].voters.clear()
        self._traces = self._traces or bool(found)
        await self.clear_traces()
        return len(found)

    async def _note(self, write: Write, actor: Actor, poll: Poll, action: str, fields: Mapping[str, Any]) -> None:
        await write.record(actor, self._clock(), action, f"poll:{poll.id}", sorted(fields))
        write.announce(PollChanged(poll.group_id, poll.meeting_id, poll.id))

    def _remember(self, poll: Poll) -> Poll:
        if poll.id in self._boxes:
            self._boxes[poll.id].poll = poll
        return poll

    # What may be shown

    async def _result(self, box: BallotBox) -> Result:
        beside = await self._beside.get(box.poll.id)
        assert beside is not None
        hands, names = beside.hands, beside.named_groups
        counted = hands.counts if hands and hands.confirmed_by and await self._fits(box, hands) else {}
        at_close = box.poll.could_vote
        could_vote = at_close + box.late_paper() if at_close else await self._could_vote(box, sum(counted.values()))
        counted_from = (box.poll, box.changes, beside, bool(counted), could_vote)
        before = self._results.get(box.poll.id)
        if before is None or before[0] != counted_from:
            before = self._results[box.poll.id] = (
                counted_from,
                _count(box, counted, names, could_vote, await self._unnamed(box)),
            )
        return before[1]

    async def _unnamed(self, box: BallotBox) -> int:
        """Votes by phones and tablets whose person has no account, which is to have no name but a phone's number."""
        if box.poll.state is not PollState.CLOSED:
            return 0
        by_phone = {each.person_id for each in box.counted.values() if each.door in BY_PHONE}
        everyone = await self._people.everyone(box.poll.group_id) if by_phone else ()
        return sum(each.discord_user_id is None and each.id in by_phone for each in everyone)

    async def _load_beside(self, poll_id: int) -> Beside:
        async with self._database.read() as connection:
            hands = await rows.current_hands(connection, poll_id)
            return Beside(hands, await rows.groups_of_answers(connection, poll_id))

    async def _could_vote(self, box: BallotBox, hands: int) -> int:
        """Everyone who is here or voted; and who said that they come, unless only those who are here may vote."""
        poll = box.poll
        able = {each.person_id for each in await self._check_ins.here(poll.group_id, poll.meeting_id)}
        if not poll.needs_check_in:
            able |= await self._meetings.people_coming(poll.group_id, poll.meeting_id)
        voted = box.voters | box.counted.keys()
        return max(len(able | voted), len(voted) + hands)

    async def _most_hands(self, box: BallotBox) -> int:
        """People in the room who have not voted another way."""
        here = await self._check_ins.here(box.poll.group_id, box.poll.meeting_id)
        return sum(each.side is Side.ROOM and not box.has_voted(each.person_id) for each in here)

    async def _fits(self, box: BallotBox, hands: HandCount) -> bool:
        """Whether the count still fits the room: once the poll is closed, what was decided stays."""
        if box.poll.state is PollState.CLOSED:
            return True
        return sum(hands.counts.values()) <= await self._most_hands(box)

    async def _view(self, box: BallotBox, *, may_see: bool) -> PollView:
        if not may_see or waits_for_more(box.poll, box.voted):
            return PollView(box.poll, box.voted, None)
        if box.poll.frozen and box.poll.state is not PollState.CLOSED:
            self._still.setdefault(box.poll.id, await self._result(box))
            return PollView(box.poll, box.voted, self._still[box.poll.id])
        self._still.pop(box.poll.id, None)
        result = await self._result(box)
        return PollView(box.poll, result.voted, result)

    async def view(self, group_id: int, poll_id: int) -> PollView:
        """What everyone may see now. Raises NotFound, also for another group's poll."""
        box = await self._box(group_id, poll_id)
        return await self._view(box, may_see=seen_by_everyone(box.poll))


def _count(box: BallotBox, hands: Mapping[str, int], names: Mapping[str, str], could_vote: int, unnamed: int) -> Result:
    grouped = {a.text: names[answer_key(a.text)] for a in box.answers() if names and answer_key(a.text) in names}
    return count(box.poll, Votes(box.answers(), box.by_door(), hands, could_vote, box.late_paper(), unnamed, grouped))


def answer_key(text: str) -> str:
    """A written answer as its group knows it: the same for the same words, and naming nobody."""
    return hashlib.sha256(text.strip().casefold().encode()).hexdigest()
