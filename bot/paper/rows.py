"""Table and queries of paper slips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, Table, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.paper.rules import Slip, SlipKind

# A code is used once: `used_at` is set in one step, and only where it was empty.
paper_slips = Table(
    "paper_slips",
    metadata,
    Column("code", String(8), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("record_id", Integer),
    Column("made_at", UTCDateTime, nullable=False),
    Column("used_at", UTCDateTime),
    Column("entered_by", ForeignKey("people.id")),
    Column("person_id", ForeignKey("people.id")),  # who stands for the slip: nobody knows whose it is
    CheckConstraint("kind in ('vote','point','suggestion')", name="kind"),
    CheckConstraint("(used_at is null) = (entered_by is null)", name="used_by_somebody"),
)


async def add_slips(connection: AsyncConnection, slips: Sequence[Slip], at: datetime) -> None:
    await connection.execute(
        insert(paper_slips),
        [
            {
                "code": slip.code,
                "group_id": slip.group_id,
                "meeting_id": slip.meeting_id,
                "kind": slip.kind.value,
                "record_id": slip.record_id,
                "made_at": at,
            }
            for slip in slips
        ],
    )


async def slips_of(connection: AsyncConnection, meeting_id: int) -> list[Slip]:
    """In the order of what they are for."""
    rows = await connection.execute(
        select(paper_slips)
        .where(paper_slips.c.meeting_id == meeting_id)
        .order_by(paper_slips.c.kind, paper_slips.c.record_id, paper_slips.c.code)
    )
    return [_slip(row) for row in rows.mappings()]


async def slip(connection: AsyncConnection, meeting_id: int, code: str) -> Slip | None:
    rows = await connection.execute(
        select(paper_slips).where(paper_slips.c.meeting_id == meeting_id, paper_slips.c.code == code)
    )
    row = rows.mappings().one_or_none()
    return _slip(row) if row else None


async def use(connection: AsyncConnection, code: str, **values: Any) -> bool:
    """False where it was used before."""
    used = await connection.execute(
        update(paper_slips).where(paper_slips.c.code == code, paper_slips.c.used_at.is_(None)).values(**values)
    )
    return bool(used.rowcount)


async def give_back(connection: AsyncConnection, code: str) -> None:
    await connection.execute(
        update(paper_slips).where(paper_slips.c.code == code).values(used_at=None, entered_by=None, person_id=None)
    )


def _slip(row: RowMapping) -> Slip:
    return Slip(
        row["code"], row["group_id"], row["meeting_id"], SlipKind(row["kind"]), row["record_id"], row["used_at"]
    )
