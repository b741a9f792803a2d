"""Ballots in the store: those that name their person, and those of secret polls, which name nobody."""

from __future__ import annotations

import functools
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.polls.rules import Answer, Cast, Door, PollState
from bot.polls.tables import ballots, polls, secret_ballots, secret_voters, superseded_ballots


async def save_ballots(connection: AsyncConnection, casts: Sequence[Cast], at: datetime, *, first: bool) -> None:
    """The latest of each person counts; every other one is kept as superseded, without what it said.

    `first` says that nobody among them has a ballot in the store, so that none is looked for.
    """
    counting, earlier = _latest(casts, {} if first else await _stored(connection, casts))
    if counting:
        await _put(connection, counting, at)
    if earlier:
        await connection.execute(_SUPERSEDE, [{"at": at, **row} for row in earlier])


_CHANGES = ("cast_order", "answer", "door", "entered_by", "how_given", "at")
_Row = dict[str, Any]


async def _put(connection: AsyncConnection, casts: Sequence[Cast], at: datetime) -> None:
    """Past SQLAlchemy's care for each value of each row, which costs more than storing it: drivers take these as
    they are, but for the one time that all of them have."""
    statement, as_stored = _put_statement(connection.dialect)
    moment = as_stored(at) if as_stored else at
    rows = [
        (c.poll_id, c.person_id, c.order, to_text(c.answer), c.door.value, c.entered_by, c.how_given, moment)
        for c in casts
    ]
    await connection.exec_driver_sql(statement, rows)


@functools.lru_cache(maxsize=2)  # a process has one database; its tests have many
def _put_statement(dialect: Dialect) -> tuple[str, Callable[[datetime], Any] | None]:
    """What puts a ballot in the place of an earlier one, its parameters in the order of the table's columns; and
    what makes a time as this database's driver takes it."""
    insert_of = sqlite.insert if dialect.name == "sqlite" else postgresql.insert
    statement = insert_of(ballots)
    changed = {name: statement.excluded[name] for name in _CHANGES}
    upsert = statement.on_conflict_do_update(index_elements=["poll_id", "person_id"], set_=changed)
    return str(upsert.compile(dialect=dialect)), ballots.c.at.type.dialect_impl(dialect).bind_processor(dialect)


# Made once: at a vote each second or more, making them costs as much as carrying them out.
_SUPERSEDE = insert(superseded_ballots)
_OF_PEOPLE = select(ballots.c.poll_id, ballots.c.person_id, ballots.c.cast_order, ballots.c.door, ballots.c.at).where(
    ballots.c.poll_id == bindparam("poll"), ballots.c.person_id.in_(bindparam("people", expanding=True))
)


async def _stored(connection: AsyncConnection, casts: Sequence[Cast]) -> dict[tuple[int, int], _Row]:
    stored: dict[tuple[int, int], _Row] = {}
    for poll_id in {cast.poll_id for cast in casts}:
        people = [cast.person_id for cast in casts if cast.poll_id == poll_id]
        rows = await connection.execute(_OF_PEOPLE, {"poll": poll_id, "people": people})
        stored |= {(poll_id, row["person_id"]): dict(row) for row in rows.mappings()}
    return stored


def _latest(casts: Sequence[Cast], stored: dict[tuple[int, int], _Row]) -> tuple[list[Cast], list[_Row]]:
    """The casts to store, one a person, and the rows that they or others take the place of."""
    counting: dict[tuple[int, int], Cast] = {}
    earlier: list[_Row] = []
    for cast in sorted(casts, key=lambda cast: cast.order):
        key = (cast.poll_id, cast.person_id)
        if key in stored and stored[key]["cast_order"] >= cast.order:
            earlier += [_superseded(cast)] if stored[key]["cast_order"] > cast.order else []
            continue
        if key in counting and counting[key].order == cast.order:
            continue  # Discord may deliver one press twice
        if key in counting:
            earlier.append(_superseded(counting[key]))
        counting[key] = cast
    return list(counting.values()), earlier + [stored[key] for key in counting if key in stored]


def _superseded(cast: Cast) -> _Row:
    return {
        "poll_id": cast.poll_id,
        "person_id": cast.person_id,
        "cast_order": cast.order,
        "door": cast.door.value,
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

    Each ballot gets a random key of its own. Both tables are read in the order of their keys; on PostgreSQL, whose
    rows remember the transaction that wrote them, all rows of the poll are written anew each time.

    What remains until `seal`: somebody who can read the server's disk while the poll is open can see, in SQLite's
    write-ahead log and in where a row lies within its page (on PostgreSQL in its log and its dead rows), which
    person and which ballot one transaction wrote. No table, log, export or backup of ours shows it.
    """
    voters = [{"poll_id": cast.poll_id, "person_id": cast.person_id} for cast in casts]
    said = [{"poll_id": c.poll_id, "ballot": secrets.token_hex(16), "answer": to_text(c.answer)} for c in casts]
    await connection.execute(insert(secret_voters), sorted(voters, key=_by_person))
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
    return set(voters.scalars()), [from_text(answer) for answer in said.scalars()]


async def seal(connection: AsyncConnection) -> None:
    """Write both tables anew, so that where a row lies tells nothing of when it came. When a secret poll is over.

    All polls together, because their rows share pages. Every ballot gets a new random key, so that a copy made
    while the poll was open cannot be laid beside the new order. The caller then clears the database's log, and lets
    nobody read these tables meanwhile: a reader on PostgreSQL would find them empty.
    """
    voters = await connection.execute(select(secret_voters))
    said = await connection.execute(select(secret_ballots))
    kept_voters = [dict(row) for row in voters.mappings()]
    kept_said = [dict(row) | {"ballot": secrets.token_hex(16)} for row in said.mappings()]
    await _empty_both(connection)
    if kept_voters:
        await connection.execute(insert(secret_voters), sorted(kept_voters, key=_by_person))
    if kept_said:
        in_new_order = sorted(kept_said, key=lambda row: (row["poll_id"], row["ballot"]))
        await connection.execute(insert(secret_ballots), in_new_order)


def _by_person(row: Mapping[str, Any]) -> tuple[int, int]:
    return row["poll_id"], row["person_id"]


async def _empty_both(connection: AsyncConnection) -> None:
    if connection.dialect.name == "postgresql":
        # Deleted rows would stay in the files, each with the number of the transaction that wrote it.
        await connection.execute(text("TRUNCATE secret_voters, secret_ballots"))
        return
    for table in (secret_voters, secret_ballots):
        await connection.execute(delete(table))  # all rows: SQLite empties whole pages, over with zeros


async def forget_secret_voters(connection: AsyncConnection, poll_id: int) -> None:
    await connection.execute(delete(secret_voters).where(secret_voters.c.poll_id == poll_id))


async def polls_with_voters(connection: AsyncConnection, closed_by: datetime) -> dict[int, int]:
    """Poll to group: the secret polls, closed by then or called off, of which it is still known who voted."""
    over = polls.c.closed_at <= closed_by
    called_off = polls.c.state == PollState.CANCELLED.value
    found = await connection.execute(
        select(polls.c.id, polls.c.group_id)
        .where(polls.c.id.in_(select(secret_voters.c.poll_id)), over | called_off)
        .order_by(polls.c.id)
    )
    return {row.id: row.group_id for row in found}


# Answers as text


_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_text(answer: Answer) -> str:
    """JSON of what the answer holds, without its empty parts."""
    parts: dict[str, Any] = {name: part for name, part in zip(answer._fields, answer, strict=True) if part}
    if answer.scores:
        parts["scores"] = sorted(answer.scores.items())
    return _AS_JSON.encode(parts)


def from_text(stored: str) -> Answer:
    parts = json.loads(stored)
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
