"""What the data map says, as queries: whose rows are whose, how they are shown, emptied and deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, func, not_, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import metadata
from bot.core.vault import Sealed
from config.data_map import Fate, Held, Old

Map = Mapping[str, Held]
UPLOADS = "uploads"
"""Their rows go only together with their files, so another service deletes them."""
PEOPLE = "people"


def theirs(data_map: Map, held: Held, person_id: int) -> ColumnElement[bool]:
    """Which rows of this table are this person's."""
    table = metadata.tables[held.table]
    if held.through is not None:
        other = data_map[held.through.table]
        ids = select(_key(metadata.tables[other.table])).where(theirs(data_map, other, person_id))
        return table.c[held.through.column].in_(ids)
    return or_(*(table.c[column] == person_id for column in held.whose))


def goes(held: Held) -> ColumnElement[bool]:
    """Of a person's rows, which go or are emptied when they are forgotten."""
    if held.forget is Fate.STAY:
        return not_(true())
    if held.only is None:
        return true()
    return metadata.tables[held.table].c[held.only.column].in_(held.only.values)


async def rows_of(
    connection: AsyncConnection, data_map: Map, held: Held, person_id: int, also: Sequence[str] = ()
) -> list[Mapping[str, Any]]:
    """The columns that a copy shows, `also` others, in the order the rows were made."""
    table = metadata.tables[held.table]
    columns = [table.c[name] for name in (*(held.shown or {}), *also)]
    found = await connection.execute(
        select(*columns).where(theirs(data_map, held, person_id)).order_by(*table.primary_key.columns)
    )
    return [dict(row._mapping) for row in found]


async def count(connection: AsyncConnection, held: Held, where: ColumnElement[bool]) -> int:
    found = await connection.execute(select(func.count()).select_from(metadata.tables[held.table]).where(where))
    return int(found.scalar_one())


async def forget(connection: AsyncConnection, data_map: Map, held: Held, person_id: int) -> None:
    """Delete or empty what goes of this table. Files and what stays are left alone."""
    where = theirs(data_map, held, person_id) & goes(held)
    if held.forget is Fate.BLANK:
        await connection.execute(update(metadata.tables[held.table]).where(where).values(dict(held.blank or {})))
    elif held.forget is Fate.DELETE and held.table != UPLOADS:
        await delete_rows(connection, metadata.tables[held.table], where)


async def delete_rows(connection: AsyncConnection, table: Table, where: ColumnElement[bool]) -> int:
    """Delete rows, and before them whatever belongs to them; a mere mention of them is emptied. Returns how many."""
    assert table.name not in (PEOPLE, UPLOADS)
    for child, column in _children(table):
        mentioned = column.in_(select(_key(table)).where(where).scalar_subquery())
        if column.nullable:
            await connection.execute(update(child).where(mentioned).values({column.name: None}))
        else:
            await delete_rows(connection, child, mentioned)
    deleted = await connection.execute(delete(table).where(where))
    return int(deleted.rowcount)


def is_old(old: Old, table: Table, days: int, now: datetime) -> ColumnElement[bool]:
    """Which rows have been kept for long enough. A time that is not there yet makes nothing old."""
    before = now - timedelta(days=days)
    if old.unless is not None:
        other, time = metadata.tables[old.unless[0]], old.unless[1]
        lately = select(other.c.person_id).where(other.c[time] >= before)
        return (table.c[old.column] < before) & table.c.person_id.not_in(lately)
    if old.otherwise:
        return func.coalesce(table.c[old.column], table.c[old.otherwise]) < before
    if not old.of:
        return table.c[old.column] < before
    (key,) = table.c[old.of].foreign_keys
    other = key.column.table
    return table.c[old.of].in_(select(key.column).where(other.c[old.column] < before))


def sealed(held: Held) -> frozenset[str]:
    """Columns of this table whose text has to be unsealed before it is shown."""
    return frozenset(column.name for column in metadata.tables[held.table].columns if isinstance(column.type, Sealed))


def naming_people(held: Held) -> frozenset[str]:
    """Columns that hold the number of somebody."""
    columns = metadata.tables[held.table].columns
    return frozenset(
        column.name for column in columns if any(key.column.table.name == PEOPLE for key in column.foreign_keys)
    )


def _children(table: Table) -> Iterator[tuple[Table, Column[Any]]]:
    """Tables that name this one's rows, and the column that does; a key of two columns names a row by one of them."""
    for child in metadata.tables.values():
        for column in child.columns:
            if any(key.column is _key(table) for key in column.foreign_keys):
                yield child, column


def _key(table: Table) -> Column[Any]:
    """The one column that other rows name this one by."""
    key: Column[Any] = next(iter(table.primary_key.columns))
    return key
