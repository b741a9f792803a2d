"""Queries of many claims: a person's, those that wait, those to be paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.path import COUNTED, DECIDED, TO_PAY
from bot.expenses.rows import AT_ONCE, claim_of
from bot.expenses.rules import Claim, ClaimState
from bot.expenses.tables import claim_lines, claims
from bot.people.rows import people, without_account

_COUNTED = tuple(state.value for state in COUNTED)
_HERE = (ClaimState.DRAFT.value, ClaimState.SUBMITTED.value, ClaimState.QUERY.value)
_DECIDED = tuple(state.value for state in DECIDED)


async def claims_of(
    connection: AsyncConnection, group_id: int, person_id: int, limit: int, before: int | None = None
) -> list[tuple[Claim, int]]:
    """A person's claims and what each comes to, newest first; only those older than claim `before`."""
    older = claims.c.id < before if before is not None else true()
    return await _with_totals(
        connection,
        (claims.c.group_id == group_id) & (claims.c.person_id == person_id) & older,
        order=(claims.c.id.desc(),),
        limit=limit,
    )


async def entered_by(connection: AsyncConnection, group_id: int, helper_id: int, limit: int) -> list[tuple[Claim, int]]:
    """Claims that a helper typed in for others, newest first: those that are not decided, and those of whoever has no
    account to see the answer with.
    """
    shown = claims.c.state.in_(_HERE) | (claims.c.state.in_(_DECIDED) & claims.c.person_id.in_(without_account()))
    return await _with_totals(
        connection,
        (claims.c.group_id == group_id) & (claims.c.entered_by == helper_id) & shown,
        order=(claims.c.id.desc(),),
        limit=limit,
    )


async def for_those_without_account(connection: AsyncConnection, found: Sequence[Claim]) -> list[Claim]:
    """Of these claims of one group, those that a helper typed in for somebody who has no account."""
    if not any(claim.entered_by for claim in found):
        return []
    asked = without_account().where(people.c.group_id == found[0].group_id)
    unseen = set((await connection.execute(asked)).scalars())
    return [claim for claim in found if claim.entered_by and claim.person_id in unseen]


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


async def to_answer(connection: AsyncConnection, group_id: int) -> list[Claim]:
    """All claims that wait for an approver, oldest first."""
    found = await connection.execute(
        select(claims)
        .where(claims.c.group_id == group_id, claims.c.state == ClaimState.SUBMITTED.value)
        .order_by(claims.c.submitted_at, claims.c.id)
    )
    return [claim_of(row) for row in found.mappings()]


async def not_paid(connection: AsyncConnection, group_id: int) -> list[Claim]:
    """Approved claims that nobody has said are paid, in a batch or not, oldest decision first."""
    states = [state.value for state in (*TO_PAY, ClaimState.EXPORTED)]
    found = await connection.execute(
        select(claims)
        .where(claims.c.group_id == group_id, claims.c.state.in_(states))
        .order_by(claims.c.decided_at, claims.c.id)
    )
    return [claim_of(row) for row in found.mappings()]


async def to_pay(connection: AsyncConnection, group_id: int) -> list[Claim]:
    """Approved claims that are in no batch yet, oldest decision first."""
    found = await connection.execute(
        select(claims)
        .where(claims.c.group_id == group_id, claims.c.state.in_([state.value for state in TO_PAY]))
        .order_by(claims.c.decided_at, claims.c.id)
    )
    return [claim_of(row) for row in found.mappings()]


async def in_batch(connection: AsyncConnection, group_id: int, batch_id: int) -> list[Claim]:
    found = await connection.execute(
        select(claims).where(claims.c.group_id == group_id, claims.c.batch_id == batch_id).order_by(claims.c.id)
    )
    return [claim_of(row) for row in found.mappings()]


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
        found += [claim_of(row) for row in (await connection.execute(asked)).mappings()]
    return found


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
    return [claim_of(row) for row in found.mappings()]


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


async def _with_totals(
    connection: AsyncConnection, condition: ColumnElement[bool], *, order: Sequence[Any], limit: int
) -> list[tuple[Claim, int]]:
    found = await connection.execute(select(claims).where(condition).order_by(*order).limit(limit))
    loaded = [claim_of(row) for row in found.mappings()]
    sums = await connection.execute(
        select(claim_lines.c.claim_id, func.sum(claim_lines.c.amount_pence))
        .where(claim_lines.c.claim_id.in_([claim.id for claim in loaded]))
        .group_by(claim_lines.c.claim_id)
    )
    totals = {claim_id: int(total) for claim_id, total in sums}
    return [(claim, totals.get(claim.id, 0)) for claim in loaded]
