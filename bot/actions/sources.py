"""What decisions and actions came from, and what came of it: other records by their words and their place."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.actions.rows import actions, decisions
from bot.actions.rules import CAME_FROM, Links, Source, SourceKind
from bot.agenda.rows import agenda_items
from bot.agenda.rules import ItemState
from bot.points.rows import key_points
from bot.points.rules import PointState
from bot.polls.rules import PollState
from bot.polls.tables import polls

# Of each kind: its table, the column with its words, and which may be shown to everybody.
_SHOWN: dict[SourceKind, tuple[Table, str, ColumnElement[bool] | None]] = {
    SourceKind.ITEM: (agenda_items, "title", agenda_items.c.state == ItemState.ACCEPTED.value),
    SourceKind.POLL: (polls, "question", polls.c.state == PollState.CLOSED.value),
    SourceKind.POINT: (
        key_points,
        "text",
        key_points.c.state.in_([PointState.OPEN.value, PointState.AGREED.value, PointState.NOT_AGREED.value]),
    ),
    SourceKind.DECISION: (decisions, "text", None),
    SourceKind.ACTION: (actions, "text", None),
}


async def sources_of(connection: AsyncConnection, group_id: int, links: Iterable[Links]) -> dict[Links, list[Source]]:
    """For each of these what everybody in the group may see of it, in the order of `CAME_FROM`."""
    wanted = set(links)
    found: dict[tuple[SourceKind, int], Source] = {}
    for kind in CAME_FROM:
        ids = {record_id for each in wanted if (record_id := each.of(kind)) is not None}
        if ids:
            table = _SHOWN[kind][0]
            found |= {(kind, s.record_id): s for s in await _sources(connection, group_id, kind, table.c.id.in_(ids))}
    return {each: [found[at] for kind in CAME_FROM if (at := (kind, each.of(kind) or 0)) in found] for each in wanted}


async def came_of(connection: AsyncConnection, group_id: int, kind: SourceKind, record_id: int) -> list[Source]:
    """The decisions and then the actions that came of one record, oldest first."""
    column = f"{kind.value}_id"
    found: list[Source] = []
    for what, table in ((SourceKind.DECISION, decisions), (SourceKind.ACTION, actions)):
        if column in table.c:
            found += await _sources(connection, group_id, what, table.c[column] == record_id)
    return found


async def _sources(
    connection: AsyncConnection, group_id: int, kind: SourceKind, where: ColumnElement[bool]
) -> list[Source]:
    table, words, shown = _SHOWN[kind]
    asked = select(table).where(table.c.group_id == group_id, where).order_by(table.c.id)
    rows = await connection.execute(asked if shown is None else asked.where(shown))
    return [
        Source(kind, row["id"], row[words], row.get("number") or 0, row.get("channel_id"), row.get("message_id"))
        for row in rows.mappings()
    ]
