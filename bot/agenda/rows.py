"""Tables and queries of the agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agenda.rules import Item, ItemKind, ItemState, Level, Progress, Proposal, SupportKind
from bot.core.columns import UTCDateTime, metadata

agenda_items = Table(
    "agenda_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("title", String(100), nullable=False),
    Column("why", String(1000), nullable=False, default=""),
    Column("suggested_by", ForeignKey("people.id"), index=True),
    Column("entered_by", ForeignKey("people.id")),
    Column("named", Boolean, nullable=False, default=False),
    Column("late", Boolean, nullable=False, default=False),
    Column("from_member", Boolean, nullable=False, default=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(1000), nullable=False, default=""),
    Column("merged_into", ForeignKey("agenda_items.id"), index=True),
    Column("level", String(16)),
    Column("quality_statement", String(100), nullable=False, default=""),
    Column("lead", String(100), nullable=False, default=""),
    Column("partner", String(100), nullable=False, default=""),
    Column("minutes", Integer, nullable=False),
    Column("position", Integer),
    Column("progress", String(8), nullable=False, default=Progress.WAITING.value),
    Column("started_at", UTCDateTime),
    Column("time_told", Boolean, nullable=False, default=False),
    Column("carry_waiting", Boolean, nullable=False, default=False),  # for a next meeting that is not planned yet
    Column("began_as", ForeignKey("agenda_items.id"), unique=True),  # carried over once
    Column("earlier_reason", String(1000), nullable=False, default=""),
    Column("card_channel_id", BigInteger),
    Column("card_message_id", BigInteger),
    Column("created_at", UTCDateTime, nullable=False),
    CheckConstraint("minutes between 1 and 240", name="minutes"),
    CheckConstraint("kind = 'break' or suggested_by is not null", name="suggested_by"),
    CheckConstraint("state not in ('merged','later','not_this_time') or reason <> ''", name="every_no_has_a_reason"),
    CheckConstraint("state <> 'merged' or merged_into is not null", name="merged_into"),
    CheckConstraint("progress in ('waiting','now','done')", name="progress"),
    sqlite_autoincrement=True,
)
_LARGEST_ID = 2**31 - 1
"""The database's own limit; a larger number in an address or a button is simply not found."""
_NOW = agenda_items.c.progress == Progress.NOW.value
Index(
    "ix_agenda_items_now",  # a meeting is at one item
    agenda_items.c.meeting_id,
    unique=True,
    sqlite_where=_NOW,
    postgresql_where=_NOW,
)

agenda_supports = Table(
    "agenda_supports",
    metadata,
    Column("item_id", ForeignKey("agenda_items.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),  # each person counts once a kind
    Column("at", UTCDateTime, nullable=False),
)

agenda_proposals = Table(
    "agenda_proposals",
    metadata,
    Column("item_id", ForeignKey("agenda_items.id"), primary_key=True),  # one open proposal an item
    Column("outcome", String(16), nullable=False),
    Column("reason", String(1000), nullable=False),
    Column("merge_into", ForeignKey("agenda_items.id")),
    Column("proposed_by", ForeignKey("people.id"), nullable=False),
    Column("proposed_at", UTCDateTime, nullable=False),
    Column("lapses_at", UTCDateTime, nullable=False),
    CheckConstraint("reason <> ''", name="reason"),
)

# Items


async def items_of_meeting(connection: AsyncConnection, meeting_id: int, now: datetime) -> list[Item]:
    """Every row of the meeting, withdrawn ones too: items with a place first, in order, then oldest first."""
    return await _items(connection, agenda_items.c.meeting_id == meeting_id, now)


async def steps_of_meeting(connection: AsyncConnection, meeting_id: int, now: datetime) -> list[Item]:
    """Accepted items and breaks in order; what has no place yet comes last."""
    accepted = agenda_items.c.state == ItemState.ACCEPTED.value
    return await _items(connection, and_(agenda_items.c.meeting_id == meeting_id, accepted), now)


async def items_of_person(connection: AsyncConnection, group_id: int, person_id: int, now: datetime) -> list[Item]:
    mine = and_(agenda_items.c.group_id == group_id, agenda_items.c.suggested_by == person_id)
    return await _items(connection, mine, now)


async def item_by_id(connection: AsyncConnection, group_id: int, item_id: int, now: datetime) -> Item | None:
    if not 0 < item_id <= _LARGEST_ID:
        return None
    wanted = and_(agenda_items.c.id == item_id, agenda_items.c.group_id == group_id)
    return next(iter(await _items(connection, wanted, now)), None)


async def items_to_carry(connection: AsyncConnection, group_id: int, now: datetime) -> list[Item]:
    """What waits for the group's next planned meeting."""
    waiting = and_(agenda_items.c.group_id == group_id, agenda_items.c.carry_waiting.is_(True))
    return await _items(connection, waiting, now)


async def items_running_untold(connection: AsyncConnection, now: datetime) -> list[Item]:
    """Present items, in all groups, of which nobody was told yet that their time is nearly up."""
    return await _items(connection, and_(_NOW, agenda_items.c.time_told.is_(False)), now)


async def add_item(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(agenda_items).values(**values).returning(agenda_items.c.id))
    return int(added.scalar_one())


async def change_item(connection: AsyncConnection, item_id: int, **values: Any) -> None:
    await connection.execute(update(agenda_items).where(agenda_items.c.id == item_id).values(**values))


async def carried_ids(connection: AsyncConnection, meeting_id: int) -> set[int]:
    """Ids of the meeting's items that were carried into another meeting, or wait for it."""
    again = agenda_items.alias()
    carried = or_(agenda_items.c.carry_waiting.is_(True), agenda_items.c.id.in_(select(again.c.began_as)))
    rows = await connection.execute(select(agenda_items.c.id).where(agenda_items.c.meeting_id == meeting_id, carried))
    return set(rows.scalars())


async def was_joined(connection: AsyncConnection, item: Item) -> bool:
    """Whether another suggestion was merged into this one, at this meeting or an earlier one."""
    at: int | None = item.id
    while at is not None:
        if (await connection.execute(select(agenda_items.c.id).where(agenda_items.c.merged_into == at))).first():
            return True
        at = (await connection.execute(select(agenda_items.c.began_as).where(agenda_items.c.id == at))).scalar_one()
    return False


async def remove_waiting_breaks(connection: AsyncConnection, meeting_id: int) -> None:
    await connection.execute(
        delete(agenda_items).where(
            agenda_items.c.meeting_id == meeting_id,
            agenda_items.c.kind == ItemKind.BREAK.value,
            agenda_items.c.progress == Progress.WAITING.value,
        )
    )


# Supports


async def supports(connection: AsyncConnection, item_id: int) -> set[tuple[int, SupportKind]]:
    rows = await connection.execute(
        select(agenda_supports.c.person_id, agenda_supports.c.kind).where(agenda_supports.c.item_id == item_id)
    )
    return {(row.person_id, SupportKind(row.kind)) for row in rows}


async def supported_by(connection: AsyncConnection, meeting_id: int, person_id: int) -> frozenset[int]:
    rows = await connection.execute(
        select(agenda_supports.c.item_id)
        .join(agenda_items, agenda_items.c.id == agenda_supports.c.item_id)
        .where(
            agenda_items.c.meeting_id == meeting_id,
            agenda_supports.c.person_id == person_id,
            agenda_supports.c.kind == SupportKind.SUPPORT.value,
        )
    )
    return frozenset(rows.scalars())


async def add_supports(
    connection: AsyncConnection, item_id: int, people: Iterable[tuple[int, SupportKind]], at: datetime
) -> None:
    values = [
        {"item_id": item_id, "person_id": person, "kind": kind.value, "at": at} for person, kind in sorted(people)
    ]
    if values:
        await connection.execute(insert(agenda_supports), values)


async def remove_support(connection: AsyncConnection, item_id: int, person_id: int, kind: SupportKind) -> None:
    await connection.execute(
        delete(agenda_supports).where(
            agenda_supports.c.item_id == item_id,
            agenda_supports.c.person_id == person_id,
            agenda_supports.c.kind == kind.value,
        )
    )


# Proposals


async def put_proposal(connection: AsyncConnection, proposal: Proposal) -> None:
    """Store it, in place of one that has lapsed."""
    await drop_proposal(connection, proposal.item_id)
    await connection.execute(insert(agenda_proposals).values(**{**vars(proposal), "outcome": proposal.outcome.value}))


async def drop_proposal(connection: AsyncConnection, item_id: int) -> None:
    await connection.execute(delete(agenda_proposals).where(agenda_proposals.c.item_id == item_id))


async def lapsed_proposals(connection: AsyncConnection, now: datetime) -> list[tuple[Proposal, Item]]:
    """Proposals whose time is over and that are still stored, in all groups, each with its item."""
    found = await connection.execute(
        select(agenda_proposals).where(agenda_proposals.c.lapses_at <= now).order_by(agenda_proposals.c.lapses_at)
    )
    proposals = [_proposal(row) for row in found.mappings()]
    ids = [proposal.item_id for proposal in proposals]
    items = {item.id: item for item in await _items(connection, agenda_items.c.id.in_(ids), now)} if ids else {}
    return [(proposal, items[proposal.item_id]) for proposal in proposals]


# Rows to dataclasses


async def _items(connection: AsyncConnection, condition: ColumnElement[bool], now: datetime) -> list[Item]:
    """Three queries, however many items."""
    found = await connection.execute(
        select(agenda_items)
        .where(condition)
        .order_by(agenda_items.c.position.is_(None), agenda_items.c.position, agenda_items.c.id)
    )
    rows = found.mappings().all()
    if not rows:
        return []
    chosen = select(agenda_items.c.id).where(condition)
    counts = await connection.execute(
        select(agenda_supports.c.item_id, agenda_supports.c.kind, func.count())
        .where(agenda_supports.c.item_id.in_(chosen))
        .group_by(agenda_supports.c.item_id, agenda_supports.c.kind)
    )
    tally: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for item_id, kind, count in counts:
        tally[item_id][kind] = count
    waiting = await connection.execute(
        select(agenda_proposals).where(agenda_proposals.c.item_id.in_(chosen), agenda_proposals.c.lapses_at > now)
    )
    proposals = {row["item_id"]: _proposal(row) for row in waiting.mappings()}
    return [_item(row, tally[row["id"]], proposals.get(row["id"])) for row in rows]


_NOT_ON_ITEM = frozenset({"carry_waiting", "time_told"})


def _item(row: RowMapping, tally: Mapping[str, int], proposal: Proposal | None) -> Item:
    """Without the name of who suggested it: the service adds that, where it may be shown."""
    values: dict[str, Any] = {name: value for name, value in row.items() if name not in _NOT_ON_ITEM}
    values |= {
        "kind": ItemKind(row["kind"]),
        "state": ItemState(row["state"]),
        "level": Level(row["level"]) if row["level"] else None,
        "progress": Progress(row["progress"]),
    }
    return Item(
        **values,
        proposer_name=None,
        supports=tally.get(SupportKind.SUPPORT, 0),
        would_come=tally.get(SupportKind.WOULD_COME, 0),
        proposal=proposal,
    )


def _proposal(row: RowMapping) -> Proposal:
    return Proposal(**{**row, "outcome": ItemState(row["outcome"])})
