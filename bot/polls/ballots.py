"""Ballots in the store: those that name their person, and those of secret polls, which name nobody."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.polls.rules import Answer, Cast, Door
from bot.polls.tables import ballots, secret_ballots, secret_voters, superseded_ballots


async def save_ballots(connection: AsyncConnection, casts: Sequence[Cast], at: datetime) -> None:
    """The latest of each person counts; every other one is kept as superseded, without what it said."""
    counting, earlier = _latest(casts, await _stored(connection, casts))
    if counting:
        upsert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        statement = upsert(ballots)
        changed = {name: statement.excluded[name] for name in _CHANGES}
        await connection.execute(
            statement.on_conflict_do_update(index_elements=["poll_id", "person_id"], set_=changed),
            [{**_ballot(cast), "at": at} for cast in counting],
        )
    if earlier:
        superseded = [{name: row[name] for name in _SUPERSEDED} | {"at": row.get("at", at)} for row in earlier]
        await connection.execute(insert(superseded_ballots), superseded)


_CHANGES = ("cast_order", "answer", "door", "entered_by", "how_given", "at")
_SUPERSEDED = ("poll_id", "person_id", "cast_order", "door")
_Row = dict[str, Any]


async def _stored(connection: AsyncConnection, casts: Sequence[Cast]) -> dict[tuple[int, int], _Row]:
    stored: dict[tuple[int, int], _Row] = {}
    for poll_id in {cast.poll_id for cast in casts}:
        people = [cast.person_id for cast in casts if cast.poll_id == poll_id]
        rows = await connection.execute(
            select(ballots).where(ballots.c.poll_id == poll_id, ballots.c.person_id.in_(people))
        )
        stored |= {(poll_id, row["person_id"]): dict(row) for row in rows.mappings()}
    return stored


def _latest(casts: Sequence[Cast], stored: dict[tuple[int, int], _Row]) -> tuple[list[Cast], list[_Row]]:
    """The casts to store, one a person, and the rows that they or others take the place of."""
    counting: dict[tuple[int, int], Cast] = {}
    earlier: list[_Row] = []
    for cast in sorted(casts, key=lambda cast: cast.order):
        key = (cast.poll_id, cast.person_id)
        if key in stored and stored[key]["cast_order"] >= cast.order:
            earlier += [_ballot(cast)] if stored[key]["cast_order"] > cast.order else []
            continue
        if key in counting and counting[key].order == cast.order:
            continue  # Discord may deliver one press twice
        if key in counting:
            earlier.append(_ballot(counting[key]))
        counting[key] = cast
    return list(counting.values()), earlier + [stored[key] for key in counting if key in stored]


def _ballot(cast: Cast) -> _Row:
    return {
        "poll_id": cast.poll_id,
        "person_id": cast.person_id,
        "cast_order": cast.order,
        "answer": to_text(cast.answer),
        "door": cast.door.value,
        "entered_by": cast.entered_by,
        "how_given": cast.how_given,
    }


async def ballots_of(connection: AsyncConnection, poll_id: int) -> list[Cast]:
    rows = await connection.execute(select(ballots).where(ballots.c.poll_id == poll_id))
    return [
        Cast(
            row.poll_id,
            row.person_id,
            from_text(row.answer),
            Door(row.door),
            row.cast_order,
            row.entered_by,
            row.how_given,
        )
        for row in rows
    ]


# Secret ballots


async def save_secret_ballots(connection: AsyncConnection, casts: Sequence[Cast]) -> None:
    """Who voted, and what was voted, written so that neither order nor time joins them up again.

    Each ballot gets a random key of its own. Both tables are kept in the order of their keys; on PostgreSQL, whose
    rows remember the transaction that wrote them, all rows of the poll are written anew each time.
    """
    voters = [{"poll_id": cast.poll_id, "person_id": cast.person_id} for cast in casts]
    said = [{"poll_id": c.poll_id, "ballot": secrets.token_hex(16), "answer": to_text(c.answer)} for c in casts]
    await connection.execute(insert(secret_voters), sorted(voters, key=lambda row: (row["poll_id"], row["person_id"])))
    await connection.execute(insert(secret_ballots), sorted(said, key=lambda row: str(row["ballot"])))
    if connection.dialect.name == "postgresql":
        for poll_id in {cast.poll_id for cast in casts}:
            await _write_anew(connection, poll_id)


async def _write_anew(connection: AsyncConnection, poll_id: int) -> None:
    for table, order in ((secret_voters, secret_voters.c.person_id), (secret_ballots, secret_ballots.c.ballot)):
        rows = await connection.execute(select(table).where(table.c.poll_id == poll_id).order_by(order))
        kept = [dict(row) for row in rows.mappings()]
        await connection.execute(delete(table).where(table.c.poll_id == poll_id))
        await connection.execute(insert(table), kept)


async def secret_box(connection: AsyncConnection, poll_id: int) -> tuple[set[int], list[Answer]]:
    """Who voted, and the answers in the order of their random keys."""
    voters = await connection.execute(select(secret_voters.c.person_id).where(secret_voters.c.poll_id == poll_id))
    said = await connection.execute(
        select(secret_ballots.c.answer).where(secret_ballots.c.poll_id == poll_id).order_by(secret_ballots.c.ballot)
    )
    return set(voters.scalars()), [from_text(text) for text in said.scalars()]


async def forget_secret_voters(connection: AsyncConnection, poll_id: int) -> None:
    await connection.execute(delete(secret_voters).where(secret_voters.c.poll_id == poll_id))


# Answers as text


def to_text(answer: Answer) -> str:
    """JSON of what the answer holds, without its empty parts."""
    parts: dict[str, Any] = {
        "choices": list(answer.choices),
        "scores": [[option, score] for option, score in sorted((answer.scores or {}).items())],
        "ranking": list(answer.ranking),
        "text": answer.text,
        "not_sure": answer.not_sure,
        "more_information": answer.more_information,
        "reason": answer.reason,
    }
    return json.dumps({name: part for name, part in parts.items() if part}, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Answer:
    parts = json.loads(text)
    scores = parts.get("scores")
    return Answer(
        choices=tuple(parts.get("choices", ())),
        scores=dict(scores) if scores else None,
        ranking=tuple(parts.get("ranking", ())),
        text=parts.get("text", ""),
        not_sure=parts.get("not_sure", False),
        more_information=parts.get("more_information", False),
        reason=parts.get("reason", ""),
    )
