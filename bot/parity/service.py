"""The parity report of a meeting. It only reads, so it can be made again at any time."""

from __future__ import annotations

from collections import Counter

from bot.checkin.rules import Side
from bot.checkin.service import CheckInService
from bot.core.database import Database
from bot.core.errors import NotFound
from bot.floor.rules import TurnKind
from bot.floor.service import FloorService
from bot.parity import rows
from bot.parity.rules import Counted, Report, What, report


class ParityService:
    def __init__(self, database: Database, *, check_ins: CheckInService, floor: FloorService) -> None:
        self._database = database
        self._check_ins = check_ins
        self._floor = floor

    async def report(self, group_id: int, meeting_id: int) -> Report:
        """For everybody in the group: it has no names. Who said that they left is not counted. Raises NotFound.

        People on a telephone who wished for other words of a key point count as at home.
        """
        people = await self._check_ins.counts(group_id, meeting_id)
        turns = [
            t for t in await self._floor.turns_taken(group_id, meeting_id) if t.kind is not TurnKind.POINT_OF_ORDER
        ]
        async with self._database.read() as connection:
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
        return report(Counted(people, counts, waits))

    async def last_ended(self, group_id: int) -> int:
        """The group's meeting that ended last. Raises NotFound where none has."""
        async with self._database.read() as connection:
            found = await rows.last_ended(connection, group_id)
        if found is None:
            raise NotFound
        return found
