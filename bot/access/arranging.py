"""The access lead sees what is needed, arranges it, and tells the person each time something moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import path, rows
from bot.access.dates import soonest_first
from bot.access.records import AccessRecords
from bot.access.rules import WORDS_LIMIT, CallBack, Need, NeedState, NotNow, Progress, Said
from bot.core.access_log import note_read
from bot.core.database import Write
from bot.core.errors import NotAllowed, NotFound, limited_text
from bot.core.roles import Actor, Right
from bot.core.small_numbers import Key, hidden
from bot.core.vault import CannotUnseal
from bot.core.wording import say
from bot.meetings.rules import Meeting
from bot.notices.rules import Haste

CONTACT = "contact"
"""The group of needs that say how somebody wants to hear from us."""


@dataclass(frozen=True)
class OnBoard:
    """One need on the access lead's board."""

    progress: Progress
    name: str
    owner: str
    """Whoever arranges it; empty where nobody does yet."""
    steps: tuple[NeedState, ...]
    """Where it may go next."""
    away: bool = False
    """Its person says that they cannot come."""
    ways: tuple[Said, ...] = ()
    """How its person wants to hear of news; only where one need is opened by itself."""

    @property
    def need(self) -> Need:
        return self.progress.need


@dataclass(frozen=True)
class Board:
    """Open needs by the day they are needed, then what is done; and who would rather talk."""

    meeting: Meeting
    needs: Sequence[OnBoard]
    calls: Sequence[tuple[CallBack, str]]
    """With the person's name."""
    unanswered: int
    """People with a kept profile who have not said yet whether it is the same this time."""
    ways: Mapping[int, tuple[Said, ...]]
    """Person to how they want to hear from us; those on the board who said something of that."""
    lately: Sequence[Meeting]
    """Other meetings at which something was needed: those called off, to cancel what is booked, then those that are
    over lately, where it is said how it was."""

    @property
    def overdue(self) -> int:
        return sum(one.progress.overdue for one in self.needs)


@dataclass(frozen=True)
class Overview:
    """What an organiser may know: whether all is ready, and counts that point at nobody."""

    ready: bool
    counts: Sequence[tuple[str, int | None]]
    """Group of needs to how many people need something of it; None where it is fewer than the smallest number
    that is shown, and where that could be worked out from the others."""


class Arranging(AccessRecords):
    async def board(self, actor: Actor, meeting_id: int) -> Board:
        """Everything needed at this meeting. That it was opened is noted for each person whose needs are on it."""
        actor.require(Right.READ_NEEDS)
        meeting = await self._meeting(actor.group_id, meeting_id)
        over = [*await self._called_off(actor.group_id), *await self._lately_over(actor.group_id)]
        async with self._database.write() as write:
            found = await self._rows.needs_of_meeting(write.connection, meeting_id)
            calls = await self._rows.call_backs_waiting(write.connection, actor.group_id)
            kept = await rows.people_with_standing(write.connection, actor.group_id)
            answered = await rows.this_time(write.connection, meeting_id)
            away = await rows.people_away(write.connection, meeting_id)
            whose = {need.person_id for need in found} | {call.person_id for call in calls}
            ways = await self._ways(write.connection, whose, found)
            lately = [one for one in over if one.id != meeting_id and await self._is_needed_at(write, one)]
            for person_id in sorted(whose):
                await self._opened(write, actor, person_id, f"meeting:{meeting_id}", "board")
            await write.record(actor, self._clock(), "access.board", f"meeting:{meeting_id}")
        on_it = [need for need in found if need.state is not NeedState.WITHDRAWN or need.is_to_cancel]
        shown = await self._progress(on_it, meeting)
        owners = {one.need.owner_id for one in shown if one.need.owner_id is not None}
        names = await self._people.names(whose | owners)
        return Board(
            meeting,
            [self._on_board(one, names, away) for one in soonest_first(shown)],
            [(call, names[call.person_id]) for call in calls],
            len(kept - answered.keys() - away - {need.person_id for need in found}),
            ways,
            lately,
        )

    async def _is_needed_at(self, write: Write, meeting: Meeting) -> bool:
        return bool(await rows.people_with_needs(write.connection, meeting.id))

    async def on_board(self, actor: Actor, need_id: int) -> OnBoard:
        """One need, opened by the access lead. Raises NotFound."""
        actor.require(Right.READ_NEEDS)
        async with self._database.write() as write:
            need = await self._load(write.connection, actor.group_id, need_id)
            await self._opened(write, actor, need.person_id, f"need:{need_id}", "board")
            asked = await self._rows.needs_of_person(write.connection, need.person_id, need.meeting_id)
            ways = await self._ways(write.connection, {need.person_id}, asked)
            away = await rows.people_away(write.connection, need.meeting_id)
            await write.record(actor, self._clock(), "access.open", f"need:{need_id}")
        (shown,) = await self._progress([need], await self._meeting(actor.group_id, need.meeting_id))
        names = await self._people.names({need.person_id, *({need.owner_id} if need.owner_id else ())})
        return replace(self._on_board(shown, names, away), ways=ways.get(need.person_id, ()))

    async def _ways(
        self, connection: AsyncConnection, people: Collection[int], asked: Iterable[Need]
    ) -> Mapping[int, tuple[Said, ...]]:
        """What these people said of how we contact them: of the meeting that `asked` is about, else of every one."""
        said = [(one.person_id, one.said) for one in await self._rows.standing_of(connection, people)]
        said += [(need.person_id, need.said) for need in asked if need.counts]
        ways: defaultdict[int, dict[str, Said]] = defaultdict(dict)
        for person_id, each in said:
            if self.catalogue.kind(each.key).group == CONTACT:
                ways[person_id][each.key] = each
        return {person_id: tuple(theirs.values()) for person_id, theirs in ways.items()}

    def _on_board(self, shown: Progress, names: dict[int, str], away: set[int]) -> OnBoard:
        need = shown.need
        owner, is_away = names.get(need.owner_id or 0, ""), need.person_id in away
        return OnBoard(shown, names[need.person_id], owner, path.steps(need), is_away)

    async def _opened(self, write: Write, actor: Actor, person_id: int, record: str, why: str) -> None:
        if person_id != actor.person_id:
            await note_read(write, by=actor, at=self._clock(), subject=person_id, record=record, why=why)

    # Each step tells the person

    async def seen_all(self, actor: Actor, meeting_id: int) -> int:
        """Everything that is new at this meeting was seen; one message to each person. Returns how many needs.

        What is not needed any more was seen too, and leaves the board.
        """
        actor.require(Right.READ_NEEDS)
        meeting = await self._meeting(actor.group_id, meeting_id)
        async with self._database.write() as write:
            found = await self._rows.needs_of_meeting(write.connection, meeting_id)
            new = [need for need in found if need.state is NeedState.ASKED]
            for need in new:
                await self._step(write, need, NeedState.SEEN)
            for need in found:
                if need.is_to_cancel:
                    await self._rows.change_need(write.connection, need.id, owner_id=None)
            for person_id in sorted({need.person_id for need in new}):
                key = f"seen:{meeting_id}:{self._stamp()}"
                message, haste = "access-notice-seen", self._haste(meeting)
                await self._tell(write, actor.group_id, person_id, message, key, haste=haste, meeting=meeting.title)
            await self._note(
                write, actor, "access.seen_all", f"meeting:{meeting_id}", meeting=meeting_id, fields=("state",)
            )
        return len(new)

    async def move(self, actor: Actor, need_id: int, to: NeedState) -> OnBoard:
        """To seen, arranging or ready. Whoever moves what has no owner yet owns it.

        Raises OnlyThePersonSays for met, partly met and not met, NotNow, or NotFound.
        """
        actor.require(Right.READ_NEEDS)
        async with self._database.write() as write:
            need = await self._load(write.connection, actor.group_id, need_id)
            to = path.arranged(need, to)
            meeting = await self._meeting(actor.group_id, need.meeting_id)
            owner = {"owner_id": actor.person_id} if need.owner_id is None and to is not NeedState.SEEN else {}
            await self._step(write, need, to, **owner)
            key = f"moved:{need_id}:{to.value}:{self._stamp()}"
            message, haste = f"access-notice-{to.value}", self._haste(meeting)
            await self._tell(write, actor.group_id, need.person_id, message, key, haste=haste, meeting=meeting.title)
            await self._note(write, actor, "access.move", f"need:{need_id}", meeting=need.meeting_id, fields=("state",))
        return await self.on_board(actor, need_id)

    async def cannot(self, actor: Actor, need_id: int, reason: str, offer: str) -> OnBoard:
        """The organisation will not meet it: why, and what it offers instead. The person is told at once.

        Only quiet hours hold that back, and not one message a day: they may have to plan anew.

        Raises ReasonAndOffer, NotNow or NotFound.
        """
        actor.require(Right.READ_NEEDS)
        reason = limited_text(reason, what=say("access-field-reason"), limit=WORDS_LIMIT)
        offer = limited_text(offer, what=say("access-field-offer"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            need = await self._load(write.connection, actor.group_id, need_id)
            to = path.refused(need, reason, offer)
            meeting = await self._meeting(actor.group_id, need.meeting_id)
            await self._step(write, need, to, reason=reason, offer=offer)
            key = f"cannot:{need_id}:{self._stamp()}"
            message, haste = "access-notice-cannot", self._haste(meeting)
            haste = Haste.SAME_DAY if haste is Haste.USUAL else haste
            await self._tell(write, actor.group_id, need.person_id, message, key, haste=haste, meeting=meeting.title)
            await self._note(
                write,
                actor,
                "access.cannot",
                f"need:{need_id}",
                meeting=need.meeting_id,
                fields=("state", "reason", "offer"),
            )
        return await self.on_board(actor, need_id)

    async def _step(self, write: Write, need: Need, to: NeedState, **values: Any) -> None:
        await self._rows.change_need(
            write.connection, need.id, state=to.value, by_person=False, changed_at=self._clock(), **values
        )

    # Without telling

    async def take_on(self, actor: Actor, need_id: int) -> OnBoard:
        """This access lead arranges it, in place of whoever did. Raises NotFound, or NotNow where it was taken back."""
        actor.require(Right.READ_NEEDS)
        async with self._database.write() as write:
            need = await self._load(write.connection, actor.group_id, need_id)
            if need.state is NeedState.WITHDRAWN:
                raise NotNow
            await self._rows.change_need(write.connection, need_id, owner_id=actor.person_id)
            await self._note(
                write, actor, "access.take_on", f"need:{need_id}", meeting=need.meeting_id, fields=("owner_id",)
            )
        return await self.on_board(actor, need_id)

    async def write_note(self, actor: Actor, need_id: int, words: str) -> OnBoard:
        """A note beside the need, in place of the one before. The person can read it in their own data."""
        actor.require(Right.READ_NEEDS)
        words = limited_text(words, what=say("access-field-note"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            need = await self._load(write.connection, actor.group_id, need_id)
            await self._rows.change_need(write.connection, need_id, note=words or None)
            await self._note(
                write, actor, "access.write_note", f"need:{need_id}", meeting=need.meeting_id, fields=("note",)
            )
        return await self.on_board(actor, need_id)

    async def call_done(self, actor: Actor, call_back_id: int) -> None:
        """They were called, or written to. Raises NotFound where it was done already."""
        actor.require(Right.READ_NEEDS)
        async with self._database.write() as write:
            person_id = await rows.finish_call_back(
                write.connection, actor.group_id, call_back_id, actor.person_id, self._clock()
            )
            if person_id is None:
                raise NotFound
            await write.record(actor, self._clock(), "access.call_done", f"call_back:{call_back_id}", ("done_at",))

    # For those who may not read needs

    async def overview(self, actor: Actor, meeting_id: int) -> Overview:
        """Whether all is ready, and counts that are not small. For organisers and access leads."""
        if not (actor.may(Right.ARRANGE_MEETING) or actor.may(Right.READ_NEEDS)):
            raise NotAllowed(right=Right.ARRANGE_MEETING.value)
        meeting = await self._meeting(actor.group_id, meeting_id)
        async with self._database.read() as connection:
            needs = await self._reckoned_with(connection, meeting_id)
        people = {
            group.label: {n.person_id for n in needs if self.catalogue.kind(n.said.key).group == group.key}
            for group in self.catalogue.groups
        }
        cells: dict[Key, int] = {(label, "people"): len(whose) for label, whose in people.items()}
        gone = hidden(cells, self._policy.smallest_shown)
        counts = {label: None if (label, "people") in gone else len(whose) for label, whose in people.items()}
        overdue = any(one.overdue for one in await self._progress(needs, meeting))
        return Overview(not overdue, tuple(counts.items()))

    async def readiness(self, group_id: int, meeting_id: int) -> tuple[str, ...]:
        """What of access is missing before the meeting is ready to run, as message ids. Says neither whose nor what.

        Red while anything is not ready after its date; what was asked for inside its lead time is red at once.
        """
        meeting = await self._meeting(group_id, meeting_id)
        try:
            async with self._database.read() as connection:
                needs = await self._reckoned_with(connection, meeting_id)
        except CannotUnseal:
            return ("access-missing-key",)
        overdue = any(one.overdue for one in await self._progress(needs, meeting))
        return ("access-missing-needs",) if overdue else ()
