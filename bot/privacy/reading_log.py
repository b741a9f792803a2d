"""Reading the log of who did what, which is itself noted."""

from __future__ import annotations

from bot.core import audit
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor, Door, Right, Role
from bot.people.service import PeopleService
from bot.privacy.log_rules import PRIVATE_AREAS, LogLine, LogPage

PAGE = 10


class LogReading:
    def __init__(self, database: Database, clock: Clock, *, people: PeopleService) -> None:
        self._database = database
        self._clock = clock
        self._people = people

    async def page(self, actor: Actor, *, area: str = "", before: int | None = None) -> LogPage:
        """The newest entries of the group, or those before one of them; of one area, where one is named.

        Raises NotAllowed for everybody but auditors.
        """
        actor.require(Right.READ_AUDIT_LOG)
        async with self._database.read() as connection:
            found = await audit.newest(connection, actor.group_id, area=area, before=before, most=PAGE + 1)
        async with self._database.write() as write:
            await write.record(actor, self._clock(), "log.read", f"area:{area}" if area else "log")
        shown = found[:PAGE]
        named = {entry.person_id for _, entry in shown if _area(entry) not in PRIVATE_AREAS}
        names = await self._people.names(named)
        return LogPage([await self._line(number, entry, names) for number, entry in shown], len(found) > PAGE)

    async def _line(self, number: int, entry: audit.Entry, names: dict[int, str]) -> LogLine:
        area, _, verb = entry.action.partition(".")
        private = area in PRIVATE_AREAS
        roles: list[Role] = []
        if private and entry.person_id:
            roles = sorted(await self._people.granted(entry.person_id))
        kind, _, _ = entry.record.partition(":")
        return LogLine(
            number,
            entry.at,
            area,
            verb.replace("_", " "),
            Door(entry.door),
            names.get(entry.person_id, "") if not private else "",
            roles,
            kind if private else entry.record,
            "" if private else entry.fields,
        )


def _area(entry: audit.Entry) -> str:
    return entry.action.partition(".")[0]
