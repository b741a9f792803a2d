"""Queries of costs that look like one of another claim: three questions, for one claim or for a whole queue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.duplicates import Alike, Twin, near
from bot.expenses.path import COUNTED
from bot.expenses.tables import claim_lines, claim_picture_bands, claim_receipts, claims

_Found = Iterable[tuple[int, Twin]]
"""A claim, and a cost of it with what it looks like."""

_COUNTED = tuple(state.value for state in COUNTED)
_mine_claim, _other_claim = claims.alias("mine_claim"), claims.alias("other_claim")


async def twins(connection: AsyncConnection, claim_ids: Sequence[int]) -> Mapping[int, Sequence[Twin]]:
    """Claim to its costs that look like one of another claim; a claim without such a cost is left out.

    Three questions for all of them together: a queue asks this of every claim in it.
    """
    alike: dict[int, list[Twin]] = {}
    for found in (_same_costs, _same_files, _near_pictures):
        for claim_id, twin in await found(connection, claim_ids):
            alike.setdefault(claim_id, []).append(twin)
    return alike


async def _same_costs(connection: AsyncConnection, claim_ids: Sequence[int]) -> _Found:
    mine, other = claim_lines.alias("mine"), claim_lines.alias("other")
    same = and_(
        other.c.person_id == mine.c.person_id,
        other.c.category == mine.c.category,
        other.c.day == mine.c.day,
        other.c.amount_pence == mine.c.amount_pence,
    )
    asked = select(mine.c.claim_id, mine.c.id, other.c.claim_id).join(other, same)
    found = await connection.execute(_beside(asked, mine.c.claim_id, other.c.claim_id, claim_ids))
    return [(claim_id, Twin(line_id, other_id, Alike.SAME_COST)) for claim_id, line_id, other_id in found]


async def _same_files(connection: AsyncConnection, claim_ids: Sequence[int]) -> _Found:
    mine, other = claim_receipts.alias("mine"), claim_receipts.alias("other")
    same = other.c.content_hash == mine.c.content_hash
    asked = select(mine.c.claim_id, mine.c.line_id, other.c.claim_id).join(other, same)
    found = await connection.execute(_beside(asked, mine.c.claim_id, other.c.claim_id, claim_ids))
    return [(claim_id, Twin(line_id, other_id, Alike.SAME_FILE)) for claim_id, line_id, other_id in found]


async def _near_pictures(connection: AsyncConnection, claim_ids: Sequence[int]) -> _Found:
    """Near in looks, and not the same file, which is said already."""
    mine, other = claim_receipts.alias("mine"), claim_receipts.alias("other")
    my_band, other_band = claim_picture_bands.alias("my_band"), claim_picture_bands.alias("other_band")
    asked = (
        select(mine.c.claim_id, mine.c.line_id, mine.c.picture_hash, other.c.claim_id, other.c.picture_hash)
        .join(my_band, my_band.c.receipt_id == mine.c.id)
        .join(other_band, other_band.c.band == my_band.c.band)
        .join(other, and_(other.c.id == other_band.c.receipt_id, other.c.content_hash != mine.c.content_hash))
    )
    found = await connection.execute(_beside(asked, mine.c.claim_id, other.c.claim_id, claim_ids))
    alike = {(claim_id, line_id, other_id) for claim_id, line_id, one, other_id, two in found if near(one, two)}
    return [(claim_id, Twin(line_id, other_id, Alike.NEAR_PICTURE)) for claim_id, line_id, other_id in sorted(alike)]


def _beside(
    asked: Select[Any], mine: ColumnElement[int], other: ColumnElement[int], claim_ids: Sequence[int]
) -> Select[Any]:
    """The other claim counts, and neither is a second look at the other: that repeats it, and says nothing."""
    return (
        asked.join(_other_claim, _other_claim.c.id == other)
        .join(_mine_claim, _mine_claim.c.id == mine)
        .where(
            mine.in_(claim_ids),
            other != mine,
            _other_claim.c.state.in_(_COUNTED),
            _other_claim.c.id != func.coalesce(_mine_claim.c.second_look_of, 0),
            func.coalesce(_other_claim.c.second_look_of, 0) != _mine_claim.c.id,
        )
        .distinct()
        .order_by(mine, other)
    )
