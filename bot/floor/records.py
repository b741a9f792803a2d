"""What every use case of the floor leans on: the meeting, who waits, and the whole picture of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.service import AccessService
from bot.agenda.service import AgendaService
from bot.checkin.rules import Side
from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.roles import Actor, Door
from bot.floor import rows, said_rows
from bot.floor.cards import counted, up_now
from bot.floor.glossary import still_of_interest
from bot.floor.questions import QuestionState, counts_of, most_wanted_first
from bot.floor.queue import Heard, Placed, heard, in_order, is_thinking
from bot.floor.rules import (
    FloorChanged,
    FloorSettings,
    FloorView,
    Place,
    QueueOrder,
    SideVoice,
    Turn,
    TurnState,
    Why,
)
from bot.groups.service import GroupService
from bot.meetings.rules import Meeting, require_live
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.policy import Policy

_OPEN = frozenset({QuestionState.WAITING, QuestionState.SHOWN, QuestionState.HELD})


@dataclass(frozen=True)
class Line:
    """Who waits, in order, and who waits but takes a pause."""

    settings: FloorSettings
    placed: tuple[Placed, ...]
    resting: tuple[Turn, ...]
    speaking: Turn | None
    done: tuple[Turn, ...]
    pauses: int


class FloorRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        groups: GroupService,
        people: PeopleService,
        meetings: MeetingService,
        agenda: AgendaService,
        check_ins: CheckInService,
        notices: NoticeService,
        access: AccessService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._people = people
        self._meetings = meetings
        self._agenda = agenda
        self._check_ins = check_ins
        self._notices = notices
        self._access = access

    async def view(self, group_id: int, meeting_id: int) -> FloorView:
        """Raises NotFound, also for another group's meeting."""
        await self._meetings.view(group_id, meeting_id)
        sides = await self._sides(group_id, meeting_id)
        now = self._clock()
        async with self._database.read() as connection:
            line = await self._line(connection, meeting_id, sides)
            cards = up_now(await said_rows.cards_of(connection, meeting_id), now)
            asked = await said_rows.questions_of(connection, meeting_id)
            words = await said_rows.words_of(connection, group_id)
            meanings = await said_rows.meanings_of(connection, group_id)
        named_cards = tuple(card for card in cards if card.named)
        names = await self._people.names(_people_of(line) | {card.person_id for card in named_cards})
        public = [question for question in asked if question.to_person is None]
        return FloorView(
            meeting_id=meeting_id,
            settings=line.settings,
            speaking=line.speaking,
            speaker=names.get(line.speaking.person_id, "") if line.speaking else "",
            queue=tuple(
                _place(number, each.turn, each.why, names, now) for number, each in enumerate(line.placed, start=1)
            ),
            resting=tuple(_place(0, turn, (Why.PAUSING,), names, now) for turn in line.resting),
            pauses=line.pauses,
            cards=counted(cards),
            named_cards=named_cards,
            card_names={card.person_id: names.get(card.person_id, "") for card in named_cards},
            meanings=meanings,
            questions=most_wanted_first(question for question in public if question.state in _OPEN),
            question_counts=counts_of(question.state for question in public),
            room=_voice(line, (side is Side.ROOM for side in sides.values()), from_home=False),
            home=_voice(line, (side is not Side.ROOM for side in sides.values()), from_home=True),
            words=still_of_interest(words, meeting_id),
            spoke_last=_spoke_last(line),
            asked_privately=tuple(each.id for each in asked if each.to_person is not None and each.open),
        )

    async def turns_taken(self, group_id: int, meeting_id: int) -> Sequence[Turn]:
        """Every turn that was called and is over, in the order of calling. Raises NotFound.

        `side`, `seconds`, `waited_seconds`, `kind` and `entered_by` are what a report of the meeting counts.
        """
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            done = await rows.turns_of(connection, meeting_id, TurnState.DONE)
        return sorted(done, key=lambda turn: (turn.called_at or turn.asked_at, turn.id))

    async def turns_not_reached(self, group_id: int, meeting_id: int) -> Sequence[Turn]:
        """Every turn that still waits to be called, in the order of asking. Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.turns_of(connection, meeting_id, TurnState.WAITING)

    # Inside

    def _usual(self, meeting_id: int) -> FloorSettings:
        return FloorSettings(meeting_id, QueueOrder.IN_TURN, self._policy.turn_minutes)

    async def _sides(self, group_id: int, meeting_id: int) -> dict[int, Side]:
        """Person to where they are now."""
        return {each.person_id: each.side for each in await self._check_ins.here(group_id, meeting_id)}

    async def _line(self, connection: AsyncConnection, meeting_id: int, sides: dict[int, Side]) -> Line:
        settings = await rows.settings_of(connection, meeting_id) or self._usual(meeting_id)
        stored = await rows.turns_of(connection, meeting_id, TurnState.WAITING, TurnState.SPEAKING, TurnState.DONE)
        pausing = await rows.paused(connection, meeting_id)
        waiting = [
            replace(turn, side=sides.get(turn.person_id, turn.side))
            for turn in stored
            if turn.state is TurnState.WAITING
        ]
        ready = [turn for turn in waiting if turn.person_id not in pausing]
        first = await rows.first_timers(connection, meeting_id)
        return Line(
            settings,
            in_order(ready, _heard(stored), settings.order, first),
            tuple(turn for turn in waiting if turn.person_id in pausing),
            next((turn for turn in stored if turn.state is TurnState.SPEAKING), None),
            tuple(turn for turn in stored if turn.state is TurnState.DONE),
            len(pausing),
        )

    async def _live(self, group_id: int, meeting_id: int) -> Meeting:
        """The meeting, where it is live. Raises NotFound, MeetingIsOver or MeetingIsNotLive."""
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        require_live(meeting)
        return meeting

    async def _note(
        self,
        write: Write,
        actor: Actor,
        action: str,
        meeting_id: int,
        *,
        record: str = "",
        fields: Iterable[str] = (),
    ) -> None:
        """Audit it, by the meeting where no `record` is named, and say that what is shown of the floor changed."""
        await write.record(actor, self._clock(), action, record or f"meeting:{meeting_id}", fields)
        write.announce(FloorChanged(actor.group_id, meeting_id))


def usual_side(actor: Actor) -> Side:
    """Where somebody is who has not said so: at home by Discord, in the room by the code on its screen."""
    return Side.REMOTE if actor.door is Door.DISCORD else Side.ROOM


def _spoke_last(line: Line) -> int:
    ended = max(line.done, key=lambda turn: (turn.ended_at, turn.id), default=None)
    return ended.id if ended else 0


def _heard(turns: Iterable[Turn]) -> Heard:
    return heard(turn for turn in turns if turn.state in {TurnState.SPEAKING, TurnState.DONE})


def _place(number: int, turn: Turn, why: tuple[Why, ...], names: Mapping[int, str], now: datetime) -> Place:
    asked_by = names.get(turn.entered_by, "") if turn.entered_by is not None else ""
    return Place(number, turn, names.get(turn.person_id, ""), why, is_thinking(turn, now), asked_by)


def _people_of(line: Line) -> set[int]:
    turns = [*(each.turn for each in line.placed), *line.resting, *([line.speaking] if line.speaking else [])]
    return {person for turn in turns for person in (turn.person_id, turn.entered_by) if person is not None}


def _voice(line: Line, here: Iterable[bool], *, from_home: bool) -> SideVoice:
    called = [*line.done, *([line.speaking] if line.speaking else [])]
    mine = [turn for turn in called if turn.from_home is from_home and turn.is_speech]
    return SideVoice(
        here=sum(here),
        turns=len(mine),
        seconds=sum(turn.seconds for turn in mine),
        last_spoke_at=max((turn.called_at for turn in mine if turn.called_at is not None), default=None),
    )
