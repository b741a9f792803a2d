"""The parity report of a meeting. It only reads, so it can be made again at any time."""

from __future__ import annotations

from collections import Counter

from bot.checkin.rules import Side
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.floor.service import FloorService
from bot.parity import rows
from bot.parity.rules import Counted, Report, What, report


class ParityService:
    def __init__(self, database: Database, clock: Clock, *, floor: FloorService) -> None:
        self._database = database
        self._clock = clock
        self._floor = floor

    async def report(self, group_id: int, meeting_id: int) -> Report:
        """For everybody in the group: it has no names. Who left before the end counts too. Raises NotFound.

        People on a telephone who wished for other words of a key point count as at home.
        """
        turns = [turn for turn in await self._floor.turns_taken(group_id, meeting_id) if turn.is_speech]
        waiting = await self._floor.turns_not_reached(group_id, meeting_id)
        async with self._database.read() as connection:
            people = await rows.people_by_side(connection, meeting_id)
            votes = await rows.votes_by_side(connection, meeting_id)
            suggestions = await rows.suggestions_by_side(connection, meeting_id)
            from_room, from_home = await rows.changes_by_side(connection, meeting_id)
        seconds: Counter[Side] = Counter()
        for turn in turns:
            seconds[turn.side] += turn.seconds
        counts = {
            What.SUGGESTIONS: suggestions,
            What.TURNS: Counter(turn.side for turn in turns),
            What.SECONDS: seconds,
            What.VOTES: votes,
            What.CHANGES: {Side.ROOM: from_room, Side.REMOTE: from_home},
        }
        waits = {side: [turn.waited_seconds for turn in turns if turn.side is side] for side in Side}
        return report(Counted(people, counts, waits, Counter(turn.side for turn in waiting if turn.is_speech)))

    async def last_ended(self, group_id: int) -> int:
        """The group's meeting that ended last. Raises NotFound where none has."""
        async with self._database.read() as connection:
            found = await rows.last_ended(connection, group_id)
        if found is None:
            raise NotFound
        return found

    async def card(self, meeting_id: int) -> tuple[int, int] | None:
        """Channel and message where Discord shows the report; None before it was posted."""
        async with self._database.read() as connection:
            return await rows.card_of(connection, meeting_id)

    async def remember_card(self, group_id: int, meeting_id: int, channel_id: int, message_id: int) -> None:
        """Where Discord shows the report."""
        async with self._database.write() as write:
            await rows.put_card(write.connection, meeting_id, channel_id, message_id)
            system = Actor.system(group_id)
            await write.record(system, self._clock(), "parity.remember_card", f"meeting:{meeting_id}", ("card",))
