"""Queries of claims. Sealed words are opened here, once, with the `unseal` that is handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.duplicates import Alike, Twin, bands, near
from bot.expenses.path import COUNTED, TO_PAY
from bot.expenses.rules import Claim, ClaimState, ClaimView, Line, NewReceipt, Query, Receipt
from bot.expenses.tables import claim_lines, claim_picture_bands, claim_queries, claim_receipts, claims
from config.expenses import Kind

Unseal = Callable[[str], str]

AT_ONCE = 500
"""Claims of one statement: both databases limit the values in one."""
_COUNTED = tuple(state.value for state in COUNTED)
_HERE = (ClaimState.DRAFT.value, ClaimState.SUBMITTED.value, ClaimState.QUERY.value)


# Reading


async def claim_by_id(connection: AsyncConnection, group_id: int, claim_id: int) -> Claim | None:
    found = await connection.execute(select(claims).where(claims.c.id == claim_id, claims.c.group_id == group_id))
    row = found.mappings().one_or_none()
    return _claim(row) if row else None


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


async def claims_of(connection: AsyncConnection, group_id: int, person_id: int, limit: int) -> list[tuple[Claim, int]]:
    """A person's claims and what each comes to, newest first."""
    return await _with_totals(
        connection,
        (claims.c.group_id == group_id) & (claims.c.person_id == person_id),
        order=(claims.c.id.desc(),),
        limit=limit,
    )


async def entered_by(connection: AsyncConnection, group_id: int, helper_id: int, limit: int) -> list[tuple[Claim, int]]:
    """Claims that a helper typed in for others and that are not decided yet, newest first."""
    return await _with_totals(
        connection,
        (claims.c.group_id == group_id) & (claims.c.entered_by == helper_id) & claims.c.state.in_(_HERE),
        order=(claims.c.id.desc(),),
        limit=limit,
    )


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


async def waiting(connection: AsyncConnection, group_id: int, not_for: int, limit: int) -> list[tuple[Claim, int]]:
    """Claims that wait for an approver, oldest first, without those that `not_for` is a claimant of."""
    theirs = (claims.c.person_id == not_for) | (func.coalesce(claims.c.entered_by, 0) == not_for)
    return await _with_totals(
        connection,
        (claims.c.group_id == group_id) & (claims.c.state == ClaimState.SUBMITTED.value) & ~theirs,
        order=(claims.c.submitted_at, claims.c.id),
        limit=limit,
    )


async def count_waiting(connection: AsyncConnection, group_id: int, today: date) -> tuple[int, int]:
    """How many claims wait for an answer, and how many of these should have had it before `today`."""
    found = await connection.execute(
        select(func.count(), func.count().filter(claims.c.decide_by < today)).where(
            claims.c.group_id == group_id, claims.c.state == ClaimState.SUBMITTED.value
        )
    )
    every, behind = found.one()
    return int(every), int(behind)


async def to_pay(connection: AsyncConnection, group_id: int) -> list[Claim]:
    """Approved claims that are in no batch yet, oldest decision first."""
    found = await connection.execute(
        select(claims)
        .where(claims.c.group_id == group_id, claims.c.state.in_([state.value for state in TO_PAY]))
        .order_by(claims.c.decided_at, claims.c.id)
    )
    return [_claim(row) for row in found.mappings()]


async def in_batch(connection: AsyncConnection, group_id: int, batch_id: int) -> list[Claim]:
    found = await connection.execute(
        select(claims).where(claims.c.group_id == group_id, claims.c.batch_id == batch_id).order_by(claims.c.id)
    )
    return [_claim(row) for row in found.mappings()]


async def approved_pence(connection: AsyncConnection, group_id: int) -> dict[int, int]:
    """What was approved of each claim that is in no batch yet."""
    found = await connection.execute(
        select(claim_lines.c.claim_id, func.sum(claim_lines.c.approved_pence))
        .join(claims, claims.c.id == claim_lines.c.claim_id)
        .where(claims.c.group_id == group_id, claims.c.state.in_([state.value for state in TO_PAY]))
        .group_by(claim_lines.c.claim_id)
    )
    return {claim_id: int(pence) for claim_id, pence in found}


async def claims_by_id(connection: AsyncConnection, group_id: int, claim_ids: Sequence[int]) -> list[Claim]:
    """Those of the group, by number."""
    found: list[Claim] = []
    for begin in range(0, len(claim_ids), AT_ONCE):
        some = claims.c.id.in_(claim_ids[begin : begin + AT_ONCE])
        asked = select(claims).where(claims.c.group_id == group_id, some).order_by(claims.c.id)
        found += [_claim(row) for row in (await connection.execute(asked)).mappings()]
    return found


async def second_look_at(connection: AsyncConnection, claim_id: int) -> int | None:
    """The claim that asks again for what this one did not pay."""
    found = await connection.execute(select(claims.c.id).where(claims.c.second_look_of == claim_id))
    return found.scalar_one_or_none()


async def quantity_in_other_claims(
    connection: AsyncConnection, claim: Claim, category: str, days: tuple[date, date]
) -> int:
    """Hundredths of a unit that this claim's person claimed for `days` in other claims; what is not paid at all does
    not count.
    """
    found = await connection.execute(
        select(func.coalesce(func.sum(claim_lines.c.quantity), 0))
        .join(claims, claims.c.id == claim_lines.c.claim_id)
        .where(
            claim_lines.c.person_id == claim.person_id,
            claim_lines.c.category == category,
            claim_lines.c.day.between(*days),
            func.coalesce(claim_lines.c.approved_pence, 1) > 0,
            claims.c.state.in_(_COUNTED),
            claims.c.id != claim.id,
        )
    )
    return int(found.scalar_one())


async def twins(connection: AsyncConnection, claim_id: int) -> list[Twin]:
    """Lines of this claim that look like one of another claim that was sent."""
    return [*await _same_costs(connection, claim_id), *await _same_files(connection, claim_id)] + await _near_pictures(
        connection, claim_id
    )


async def count_twins(connection: AsyncConnection, claim_ids: Sequence[int]) -> dict[int, int]:
    """Claim to how many of its lines look like one of another claim; a claim without such a line is left out.

    Three questions for all of them together: a queue asks this of every claim in it.
    """
    alike: dict[int, set[int]] = {}
    for found in (_lines_with_same_cost, _lines_with_same_file, _lines_with_near_picture):
        for claim_id, line_id in await found(connection, claim_ids):
            alike.setdefault(claim_id, set()).add(line_id)
    return {claim_id: len(lines) for claim_id, lines in alike.items()}


async def has_claimed(connection: AsyncConnection, meeting_id: int) -> frozenset[int]:
    """People who sent a claim for this meeting."""
    found = await connection.execute(
        select(claims.c.person_id).where(
            claims.c.meeting_id == meeting_id, claims.c.state.not_in((ClaimState.DRAFT, ClaimState.WITHDRAWN))
        )
    )
    return frozenset(found.scalars())


async def old_drafts(connection: AsyncConnection, changed_before: datetime) -> list[Claim]:
    found = await connection.execute(
        select(claims).where(claims.c.state == ClaimState.DRAFT.value, claims.c.changed_at <= changed_before)
    )
    return [_claim(row) for row in found.mappings()]


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


async def _with_totals(
    connection: AsyncConnection, condition: ColumnElement[bool], *, order: Sequence[Any], limit: int
) -> list[tuple[Claim, int]]:
    found = await connection.execute(select(claims).where(condition).order_by(*order).limit(limit))
    loaded = [_claim(row) for row in found.mappings()]
    sums = await connection.execute(
        select(claim_lines.c.claim_id, func.sum(claim_lines.c.amount_pence))
        .where(claim_lines.c.claim_id.in_([claim.id for claim in loaded]))
        .group_by(claim_lines.c.claim_id)
    )
    totals = {claim_id: int(total) for claim_id, total in sums}
    return [(claim, totals.get(claim.id, 0)) for claim in loaded]


async def _same_costs(connection: AsyncConnection, claim_id: int) -> list[Twin]:
    mine, other = claim_lines.alias("mine"), claim_lines.alias("other")
    same = and_(
        other.c.person_id == mine.c.person_id,
        other.c.category == mine.c.category,
        other.c.day == mine.c.day,
        other.c.amount_pence == mine.c.amount_pence,
        other.c.id != mine.c.id,
    )
    found = await connection.execute(
        select(mine.c.id, other.c.claim_id)
        .join(other, same)
        .join(claims, claims.c.id == other.c.claim_id)
        .where(mine.c.claim_id == claim_id, _shown_with(claim_id))
        .order_by(mine.c.id, other.c.id)
    )
    return [Twin(line_id, other_id, Alike.SAME_COST) for line_id, other_id in found]


async def _same_files(connection: AsyncConnection, claim_id: int) -> list[Twin]:
    mine, other = claim_receipts.alias("mine"), claim_receipts.alias("other")
    found = await connection.execute(
        select(mine.c.line_id, other.c.claim_id)
        .join(other, and_(other.c.content_hash == mine.c.content_hash, other.c.id != mine.c.id))
        .join(claims, claims.c.id == other.c.claim_id)
        .where(mine.c.claim_id == claim_id, _shown_with(claim_id))
        .order_by(mine.c.id, other.c.id)
    )
    return [Twin(line_id, other_id, Alike.SAME_FILE) for line_id, other_id in found]


async def _near_pictures(connection: AsyncConnection, claim_id: int) -> list[Twin]:
    mine, other = claim_receipts.alias("mine"), claim_receipts.alias("other")
    my_band, other_band = claim_picture_bands.alias("my_band"), claim_picture_bands.alias("other_band")
    found = await connection.execute(
        select(mine.c.line_id, mine.c.picture_hash, other.c.claim_id, other.c.picture_hash)
        .join(my_band, my_band.c.receipt_id == mine.c.id)
        .join(other_band, and_(other_band.c.band == my_band.c.band, other_band.c.receipt_id != mine.c.id))
        .join(other, other.c.id == other_band.c.receipt_id)
        .join(claims, claims.c.id == other.c.claim_id)
        .where(mine.c.claim_id == claim_id, other.c.content_hash != mine.c.content_hash, _shown_with(claim_id))
        .distinct()
    )
    alike = {(line_id, other_id) for line_id, one, other_id, picture in found if near(one, picture)}
    return [Twin(line_id, other_id, Alike.NEAR_PICTURE) for line_id, other_id in sorted(alike)]


_Found = list[tuple[int, int]]
_mine_claim = claims.alias("mine_claim")


async def _lines_with_same_cost(connection: AsyncConnection, claim_ids: Sequence[int]) -> _Found:
    mine, other = claim_lines.alias("mine"), claim_lines.alias("other")
    same = and_(
        other.c.person_id == mine.c.person_id,
        other.c.category == mine.c.category,
        other.c.day == mine.c.day,
        other.c.amount_pence == mine.c.amount_pence,
        other.c.claim_id != mine.c.claim_id,
    )
    found = await connection.execute(
        select(mine.c.claim_id, mine.c.id)
        .join(other, same)
        .join(claims, claims.c.id == other.c.claim_id)
        .join(_mine_claim, _mine_claim.c.id == mine.c.claim_id)
        .where(mine.c.claim_id.in_(claim_ids), *_count_beside_mine())
        .distinct()
    )
    return [(claim_id, line_id) for claim_id, line_id in found]


async def _lines_with_same_file(connection: AsyncConnection, claim_ids: Sequence[int]) -> _Found:
    mine, other = claim_receipts.alias("mine"), claim_receipts.alias("other")
    found = await connection.execute(
        select(mine.c.claim_id, mine.c.line_id)
        .join(other, and_(other.c.content_hash == mine.c.content_hash, other.c.claim_id != mine.c.claim_id))
        .join(claims, claims.c.id == other.c.claim_id)
        .join(_mine_claim, _mine_claim.c.id == mine.c.claim_id)
        .where(mine.c.claim_id.in_(claim_ids), *_count_beside_mine())
        .distinct()
    )
    return [(claim_id, line_id) for claim_id, line_id in found]


async def _lines_with_near_picture(connection: AsyncConnection, claim_ids: Sequence[int]) -> _Found:
    mine, other = claim_receipts.alias("mine"), claim_receipts.alias("other")
    my_band, other_band = claim_picture_bands.alias("my_band"), claim_picture_bands.alias("other_band")
    found = await connection.execute(
        select(mine.c.claim_id, mine.c.line_id, mine.c.picture_hash, other.c.picture_hash)
        .join(my_band, my_band.c.receipt_id == mine.c.id)
        .join(other_band, and_(other_band.c.band == my_band.c.band, other_band.c.receipt_id != mine.c.id))
        .join(other, and_(other.c.id == other_band.c.receipt_id, other.c.claim_id != mine.c.claim_id))
        .join(claims, claims.c.id == other.c.claim_id)
        .join(_mine_claim, _mine_claim.c.id == mine.c.claim_id)
        .where(mine.c.claim_id.in_(claim_ids), *_count_beside_mine())
        .distinct()
    )
    return [(claim_id, line_id) for claim_id, line_id, one, picture in found if near(one, picture)]


def _count_beside_mine() -> tuple[ColumnElement[bool], ...]:
    """The other claim counts, and neither is a second look at the other: that repeats it, and says nothing."""
    return (
        claims.c.state.in_(_COUNTED),
        claims.c.id != func.coalesce(_mine_claim.c.second_look_of, 0),
        func.coalesce(claims.c.second_look_of, 0) != _mine_claim.c.id,
    )


def _shown_with(claim_id: int) -> ColumnElement[bool]:
    """Other claims that count; a second look repeats its own claim, and that says nothing."""
    looked_at_again = select(claims.c.second_look_of).where(claims.c.id == claim_id).scalar_subquery()
    return and_(
        claims.c.id != claim_id,
        claims.c.state.in_(_COUNTED),
        claims.c.id != func.coalesce(looked_at_again, 0),
        func.coalesce(claims.c.second_look_of, 0) != claim_id,
    )


async def _forget_receipts(connection: AsyncConnection, condition: ColumnElement[bool]) -> list[str]:
    found = await connection.execute(select(claim_receipts.c.id, claim_receipts.c.upload_id).where(condition))
    gone = {row.id: row.upload_id for row in found}
    await connection.execute(delete(claim_picture_bands).where(claim_picture_bands.c.receipt_id.in_(gone)))
    await connection.execute(delete(claim_receipts).where(claim_receipts.c.id.in_(gone)))
    return list(gone.values())


def _claim(row: RowMapping) -> Claim:
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
