"""Queries of what the access lead says of costs that people had because of access."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.rules import ClaimState
from bot.expenses.tables import claim_access, claim_lines, claims

_WAITING = (ClaimState.SUBMITTED.value, ClaimState.QUERY.value)
MOST = 50
"""Questions in one look, the oldest."""


async def unanswered(
    connection: AsyncConnection, group_id: int, *, not_for: int, not_kinds: Collection[str]
) -> list[tuple[int, int]]:
    """Claim and line, oldest first: said to be because of access, not decided, and nothing said of it yet.

    Without claims that `not_for` is a claimant or an approver of, and the kinds of cost that are always because of
    access.
    """
    parts = (claims.c.person_id, claims.c.entered_by, claims.c.approver_id)
    theirs = or_(*(func.coalesce(part, 0) == not_for for part in parts))
    found = await connection.execute(
        select(claims.c.id, claim_lines.c.id)
        .join(claim_lines, claim_lines.c.claim_id == claims.c.id)
        .outerjoin(claim_access, claim_access.c.line_id == claim_lines.c.id)
        .where(
            claims.c.group_id == group_id,
            claims.c.state.in_(_WAITING),
            claim_lines.c.access_linked,
            claim_lines.c.category.not_in(not_kinds),
            claim_access.c.line_id.is_(None),
            ~theirs,
        )
        .order_by(claims.c.submitted_at, claim_lines.c.id)
        .limit(MOST)
    )
    return [(claim_id, line_id) for claim_id, line_id in found]


async def say_of(
    connection: AsyncConnection,
    *,
    line_id: int,
    claim_id: int,
    person_id: int,
    confirmed: bool,
    by: int,
    at: datetime,
) -> None:
    values = {"line_id": line_id, "claim_id": claim_id, "person_id": person_id, "confirmed": confirmed}
    await connection.execute(insert(claim_access).values(**values, said_by=by, said_at=at))


async def said_by(connection: AsyncConnection, claim_id: int) -> frozenset[int]:
    """Access leads who said something of this claim's costs."""
    found = await connection.execute(select(claim_access.c.said_by).where(claim_access.c.claim_id == claim_id))
    return frozenset(found.scalars())


async def claims_said_of(connection: AsyncConnection, person_id: int, claim_ids: Collection[int]) -> frozenset[int]:
    """Those of `claim_ids` of whose costs this access lead said something."""
    asked = select(claim_access.c.claim_id).where(
        claim_access.c.said_by == person_id, claim_access.c.claim_id.in_(claim_ids)
    )
    return frozenset((await connection.execute(asked)).scalars())


async def carry_over(connection: AsyncConnection, line_id: int, *, to_line: int, to_claim: int) -> None:
    """What was confirmed of a cost holds for a second look at it too: nobody is asked again."""
    of_line = (claim_access.c.line_id == line_id, claim_access.c.confirmed)
    found = (await connection.execute(select(claim_access).where(*of_line))).mappings().one_or_none()
    if found is not None:
        values = {**found, "line_id": to_line, "claim_id": to_claim}
        await connection.execute(insert(claim_access).values(**values))


async def forget_said(connection: AsyncConnection, line_id: int) -> None:
    """The cost is another now, so what was said of it no longer holds."""
    await connection.execute(delete(claim_access).where(claim_access.c.line_id == line_id))
