"""The use cases of paper: slips with codes made for the printed pack, and typed in afterwards, each once.

What comes in goes through the same services as from every other door, marked as from paper.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from bot.actions.rules import SourceKind
from bot.actions.service import ActionService
from bot.agenda.service import AgendaService
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.roles import Actor, Door, Right, Role
from bot.core.wording import say
from bot.meetings.service import MeetingService
from bot.paper import rows
from bot.paper.rules import (
    CODE_LENGTH,
    LETTERS,
    MOST_SLIPS,
    AlreadyDecided,
    Slip,
    SlipEntered,
    SlipKind,
    SlipUsed,
    UnknownSlip,
    WrongNumber,
    spoken_code,
    typed_code,
)
from bot.people.service import PeopleService
from bot.points.rules import Answer as PointAnswer
from bot.points.service import PointService
from bot.polls.refusals import NotForSecret
from bot.polls.rules import Answer, Mode, PollState
from bot.polls.service import PollService
from bot.polls.states import takes_paper


class PaperService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        meetings: MeetingService,
        people: PeopleService,
        agenda: AgendaService,
        polls: PollService,
        points: PointService,
        actions: ActionService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._people = people
        self._agenda = agenda
        self._polls = polls
        self._points = points
        self._actions = actions

    async def make_slips(
        self, actor: Actor, meeting_id: int, kind: SlipKind, count: int, *, record_id: int | None = None
    ) -> list[Slip]:
        """New slips with codes for one poll, one key point, or for suggestions.

        Raises NotAllowed, NotFound, WrongNumber, or that the poll is over: what is typed in later was given in time.
        """
        actor.require(Right.RUN_MEETING)
        if not 1 <= count <= MOST_SLIPS:
            raise WrongNumber(most=MOST_SLIPS)
        await self._require_record(actor, meeting_id, kind, record_id)
        found = [Slip(_new_code(), actor.group_id, meeting_id, kind, record_id, None) for _ in range(count)]
        async with self._database.write() as write:
            await rows.add_slips(write.connection, found, self._clock())
            await write.record(actor, self._clock(), "paper.make_slips", f"meeting:{meeting_id}", (kind.value,))
        return found

    async def _require_record(self, actor: Actor, meeting_id: int, kind: SlipKind, record_id: int | None) -> None:
        found = (await self._meetings.view(actor.group_id, meeting_id)).meeting.id
        if kind is SlipKind.VOTE:
            poll = await self._polls.poll(actor.group_id, record_id or 0)
            if poll.mode is Mode.SECRET:  # a vote that somebody types in is not secret
                raise NotForSecret
            takes_paper(poll)
            found = poll.meeting_id
        elif kind is SlipKind.POINT:
            found = (await self._points.view(actor.group_id, record_id or 0)).point.meeting_id
        if found != meeting_id:
            raise UnknownSlip(code="")

    async def slips(self, actor: Actor, meeting_id: int) -> list[Slip]:
        """All of the meeting, also those that are used."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.slips_of(connection, meeting_id)

    async def typed_in(self, group_id: int, meeting_id: int) -> Mapping[tuple[SlipKind, int], int]:
        """How many slips were typed in, by what they are for: a poll, a key point, or 0 for the agenda.

        For everyone: what came from paper is marked so. Raises NotFound.
        """
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            slips = await rows.slips_of(connection, meeting_id)
        return Counter((slip.kind, slip.record_id or 0) for slip in slips if slip.used_at is not None)

    async def look(self, actor: Actor, meeting_id: int, typed: str) -> Slip:
        """The slip with this code. Raises NotAllowed, UnknownSlip or SlipUsed."""
        actor.require(Right.RUN_MEETING)
        code = typed_code(typed)
        async with self._database.read() as connection:
            found = await rows.slip(connection, meeting_id, code)
        if found is None or found.group_id != actor.group_id:
            raise UnknownSlip(code=typed.strip()[:20])
        if found.used_at is not None:
            raise SlipUsed(code=spoken_code(code))
        return found

    async def enter_vote(self, actor: Actor, meeting_id: int, code: str, answer: Answer) -> None:
        """Counts after the close too, because slips are made before it, until something was decided from the poll.

        Raises what `look` and the poll's own rules raise, or AlreadyDecided; then the slip can be typed in again.
        """
        async with self._using(actor, meeting_id, code, SlipKind.VOTE) as (slip, person_id):
            how = say("paper-how-given", code=spoken_code(slip.code))
            await self._require_undecided(actor.group_id, slip.record_id or 0)
            await self._polls.enter_paper(actor, slip.record_id or 0, person_id, answer, how)

    async def _require_undecided(self, group_id: int, poll_id: int) -> None:
        if (await self._polls.poll(group_id, poll_id)).state is PollState.CLOSED:
            came = await self._actions.came_of(group_id, SourceKind.POLL, poll_id)
            if any(each.kind is SourceKind.DECISION for each in came):
                raise AlreadyDecided

    async def enter_point(self, actor: Actor, meeting_id: int, code: str, answer: PointAnswer, words: str = "") -> None:
        """Counts as from the room, and is marked as from paper. Raises as `enter_vote` does."""
        async with self._using(actor, meeting_id, code, SlipKind.POINT) as (slip, person_id):
            point = (await self._points.view(actor.group_id, slip.record_id or 0)).point
            person = Actor(person_id, actor.group_id, frozenset({Role.PARTICIPANT}), Door.NAMED)
            await self._points.answer(person, point.id, answer, words, version=point.version, on_paper=True)

    async def enter_suggestion(self, actor: Actor, meeting_id: int, code: str, title: str, why: str) -> None:
        """Without a name, as nobody knows whose slip it is. Raises as `enter_vote` does."""
        async with self._using(actor, meeting_id, code, SlipKind.SUGGESTION) as (_slip, person_id):
            await self._agenda.suggest(actor, meeting_id, title=title, why=why, named=False, for_person=person_id)

    @asynccontextmanager
    async def _using(self, actor: Actor, meeting_id: int, code: str, kind: SlipKind) -> AsyncIterator[tuple[Slip, int]]:
        """The slip, used up, and the person who stands for it. A refusal inside gives the slip back."""
        slip = await self.look(actor, meeting_id, code)
        if slip.kind is not kind:
            raise UnknownSlip(code=spoken_code(slip.code))
        now = self._clock()
        async with self._database.write() as write:
            name = say("paper-person", code=spoken_code(slip.code))
            person = await self._people.add_unknown(write, actor.group_id, name)
            used = {"used_at": now, "entered_by": actor.person_id, "person_id": person.id}
            if not await rows.use(write.connection, slip.code, **used):
                raise SlipUsed(code=spoken_code(slip.code))
            await write.record(actor, now, "paper.enter", f"slip:{slip.code}", ("used",))
        try:
            yield slip, person.id
        except Refusal:
            async with self._database.write() as write:
                await rows.give_back(write.connection, slip.code)
                await write.record(actor, now, "paper.give_back", f"slip:{slip.code}", ("used",))
            raise
        self._database.events.publish(SlipEntered(actor.group_id, meeting_id))


def _new_code() -> str:
    """One of some 600 million, so that two are not the same and none is guessed."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
