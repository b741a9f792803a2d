"""Queries of one claim. Sealed words are opened here, once, with the `unseal` that is handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.duplicates import bands
from bot.expenses.rules import AdvanceSpent, Claim, ClaimState, ClaimView, Line, NewReceipt, Query, Receipt
from bot.expenses.tables import (
    claim_access,
    claim_advances,
    claim_lines,
    claim_picture_bands,
    claim_queries,
    claim_receipts,
    claims,
)
from config.expenses import Kind

Unseal = Callable[[str], str]

AT_ONCE = 500
"""Claims of one statement: both databases limit the values in one."""


# Reading


async def claim_by_id(connection: AsyncConnection, group_id: int, claim_id: int) -> Claim | None:
    found = await connection.execute(select(claims).where(claims.c.id == claim_id, claims.c.group_id == group_id))
    row = found.mappings().one_or_none()
    return claim_of(row) if row else None


async def claim_view(connection: AsyncConnection, claim: Claim, unseal: Unseal) -> ClaimView:
    """Lines in the order they were added."""
    words = await connection.execute(
        select(claims.c.late_reason, claims.c.decided_because).where(claims.c.id == claim.id)
    )
    late_reason, because = words.one()
    lines = await connection.execute(
        select(claim_lines).where(claim_lines.c.claim_id == claim.id).order_by(claim_lines.c.id)
    )
    queries = await connection.execute(
        select(claim_queries).where(claim_queries.c.claim_id == claim.id).order_by(claim_queries.c.id)
    )
    return ClaimView(
        claim=claim,
        lines=[_line(row, unseal) for row in lines.mappings()],
        queries=[_query(row, unseal) for row in queries.mappings()],
        receipts=await receipts_of(connection, claim.id),
        late_reason=_opened(late_reason, unseal),
        decided_because=_opened(because, unseal),
        access=await _access_of(connection, claim.id),
        advance=await _advance_of(connection, claim.id) if claim.advance else None,
    )


async def receipts_of(connection: AsyncConnection, claim_id: int) -> list[Receipt]:
    found = await connection.execute(
        select(claim_receipts).where(claim_receipts.c.claim_id == claim_id).order_by(claim_receipts.c.id)
    )
    return [_receipt(row) for row in found.mappings()]


async def receipt_by_id(connection: AsyncConnection, receipt_id: int) -> tuple[Receipt, int] | None:
    """The receipt, and the claim it is in."""
    found = await connection.execute(select(claim_receipts).where(claim_receipts.c.id == receipt_id))
    row = found.mappings().one_or_none()
    return (_receipt(row), row["claim_id"]) if row else None


async def claim_id_of_line(connection: AsyncConnection, line_id: int) -> int | None:
    found = await connection.execute(select(claim_lines.c.claim_id).where(claim_lines.c.id == line_id))
    return found.scalar_one_or_none()


async def draft_of(
    connection: AsyncConnection,
    *,
    group_id: int,
    person_id: int,
    helper_id: int | None,
    meeting_id: int | None,
    advance: bool,
) -> int | None:
    """The draft that was begun last by the same person or helper, for the same person and meeting."""
    found = await connection.execute(
        select(claims.c.id)
        .where(
            claims.c.group_id == group_id,
            claims.c.person_id == person_id,
            claims.c.entered_by.is_not_distinct_from(helper_id),
            claims.c.meeting_id.is_not_distinct_from(meeting_id),
            claims.c.state == ClaimState.DRAFT.value,
            claims.c.advance == advance,
        )
        .order_by(claims.c.id.desc())
        .limit(1)
    )
    return found.scalar_one_or_none()


async def second_look_at(connection: AsyncConnection, claim_id: int) -> int | None:
    """The claim that asks again for what this one did not pay."""
    found = await connection.execute(select(claims.c.id).where(claims.c.second_look_of == claim_id))
    return found.scalar_one_or_none()


# Writing


async def add_claim(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(claims).values(**values).returning(claims.c.id))
    return int(added.scalar_one())


async def change_claim(connection: AsyncConnection, claim_id: int, **values: Any) -> None:
    await connection.execute(update(claims).where(claims.c.id == claim_id).values(**values))


async def change_claims(connection: AsyncConnection, claim_ids: Sequence[int], **values: Any) -> None:
    for begin in range(0, len(claim_ids), AT_ONCE):
        some = claims.c.id.in_(claim_ids[begin : begin + AT_ONCE])
        await connection.execute(update(claims).where(some).values(**values))


async def add_line(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(claim_lines).values(**values).returning(claim_lines.c.id))
    return int(added.scalar_one())


async def change_line(connection: AsyncConnection, line_id: int, **values: Any) -> None:
    await connection.execute(update(claim_lines).where(claim_lines.c.id == line_id).values(**values))


async def remove_line(connection: AsyncConnection, line_id: int) -> list[str]:
    """Returns the uploads of its receipts, which nothing points at any more."""
    uploads = await _forget_receipts(connection, claim_receipts.c.line_id == line_id)
    await connection.execute(delete(claim_queries).where(claim_queries.c.line_id == line_id))
    await connection.execute(delete(claim_lines).where(claim_lines.c.id == line_id))
    return uploads


async def empty_words(connection: AsyncConnection, claim_id: int) -> list[str]:
    """Take away what people wrote and sent; the amounts stay. Returns the uploads that nothing points at any more."""
    await connection.execute(
        update(claim_lines).where(claim_lines.c.claim_id == claim_id).values(details="", reason="", decided_because="")
    )
    await connection.execute(delete(claim_queries).where(claim_queries.c.claim_id == claim_id))
    await change_claim(connection, claim_id, late_reason="", decided_because="")
    return await _forget_receipts(connection, claim_receipts.c.claim_id == claim_id)


async def free_asks(connection: AsyncConnection, claim_id: int) -> None:
    """What was agreed for this claim can be claimed again."""
    await connection.execute(update(claim_lines).where(claim_lines.c.claim_id == claim_id).values(ask_id=None))


async def remove_draft(connection: AsyncConnection, claim_id: int) -> list[str]:
    """Returns the uploads of its receipts, which nothing points at any more."""
    uploads = await _forget_receipts(connection, claim_receipts.c.claim_id == claim_id)
    await connection.execute(delete(claim_lines).where(claim_lines.c.claim_id == claim_id))
    await connection.execute(delete(claims).where(claims.c.id == claim_id))
    return uploads


async def add_receipt(
    connection: AsyncConnection, *, claim_id: int, line_id: int, new: NewReceipt, by: int, at: datetime
) -> int:
    added = await connection.execute(
        insert(claim_receipts)
        .values(claim_id=claim_id, line_id=line_id, added_by=by, added_at=at, **vars(new))
        .returning(claim_receipts.c.id)
    )
    receipt_id = int(added.scalar_one())
    if new.picture_hash:
        parts = [{"receipt_id": receipt_id, "band": band} for band in bands(new.picture_hash)]
        await connection.execute(insert(claim_picture_bands), parts)
    return receipt_id


async def remove_receipt(connection: AsyncConnection, receipt_id: int) -> list[str]:
    return await _forget_receipts(connection, claim_receipts.c.id == receipt_id)


async def add_query(connection: AsyncConnection, **values: Any) -> None:
    await connection.execute(insert(claim_queries).values(**values))


async def answer_query(connection: AsyncConnection, query_id: int, *, answer: str, by: int, at: datetime) -> None:
    await connection.execute(
        update(claim_queries)
        .where(claim_queries.c.id == query_id)
        .values(answer=answer, answered_by=by, answered_at=at)
    )


async def decide_lines(connection: AsyncConnection, decisions: Mapping[int, tuple[int | None, str]]) -> None:
    """Line to approved pence and the sealed reason."""
    for line_id, (pence, because) in decisions.items():
        await change_line(connection, line_id, approved_pence=pence, decided_because=because)


# How it is done


async def _forget_receipts(connection: AsyncConnection, condition: ColumnElement[bool]) -> list[str]:
    found = await connection.execute(select(claim_receipts.c.id, claim_receipts.c.upload_id).where(condition))
    gone = {row.id: row.upload_id for row in found}
    await connection.execute(delete(claim_picture_bands).where(claim_picture_bands.c.receipt_id.in_(gone)))
    await connection.execute(delete(claim_receipts).where(claim_receipts.c.id.in_(gone)))
    return list(gone.values())


async def _access_of(connection: AsyncConnection, claim_id: int) -> dict[int, bool]:
    found = await connection.execute(
        select(claim_access.c.line_id, claim_access.c.confirmed).where(claim_access.c.claim_id == claim_id)
    )
    return {row.line_id: row.confirmed for row in found}


async def _advance_of(connection: AsyncConnection, claim_id: int) -> AdvanceSpent | None:
    found = await connection.execute(select(claim_advances).where(claim_advances.c.claim_id == claim_id))
    row = found.one_or_none()
    return AdvanceSpent(row.spent_pence, row.said_at, row.back_pence) if row else None


def claim_of(row: RowMapping) -> Claim:
    values = {field.name: row[field.name] for field in fields(Claim)}
    return Claim(**{**values, "state": ClaimState(values["state"])})


def _line(row: RowMapping, unseal: Unseal) -> Line:
    return Line(
        id=row["id"],
        claim_id=row["claim_id"],
        category=row["category"],
        kind=Kind(row["kind"]),
        on=row["day"],
        quantity=row["quantity"],
        each_pence=row["each_pence"],
        amount_pence=row["amount_pence"],
        usual_limit_pence=row["usual_limit_pence"],
        access_linked=row["access_linked"],
        ask_id=row["ask_id"],
        approved_pence=row["approved_pence"],
        details=_opened(row["details"], unseal),
        reason=_opened(row["reason"], unseal),
        decided_because=_opened(row["decided_because"], unseal),
    )


def _query(row: RowMapping, unseal: Unseal) -> Query:
    return Query(
        id=row["id"],
        line_id=row["line_id"],
        question=_opened(row["question"], unseal),
        answer=_opened(row["answer"], unseal),
        answered_at=row["answered_at"],
    )


def _receipt(row: RowMapping) -> Receipt:
    return Receipt(row["id"], row["line_id"], row["upload_id"], row["content_hash"], row["picture_hash"])


def _opened(sealed: str, unseal: Unseal) -> str:
    return unseal(sealed) if sealed else ""
