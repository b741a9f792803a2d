"""The table of private links. Both secrets are kept as hashes: whoever reads the database cannot use them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.roles import Role
from bot.private_links.rules import Link

private_links = Table(
    "private_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("browser_hash", String(64), unique=True),  # set when the link is opened, which works once
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("record_id", Integer),
    Column("worn_roles", String(200), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Column("opened_at", UTCDateTime),
    Column("ends_at", UTCDateTime),
    Column("closed_at", UTCDateTime),
)
Index("ix_private_links_person_id_made_at", private_links.c.person_id, private_links.c.made_at)


async def add_link(connection: AsyncConnection, token_hash: str, link: Link, now: datetime) -> None:
    await connection.execute(
        insert(private_links).values(
            token_hash=token_hash,
            group_id=link.group_id,
            person_id=link.person_id,
            purpose=link.purpose,
            record_id=link.record_id,
            worn_roles=",".join(sorted(role.value for role in link.worn)),
            made_at=now,
            expires_at=link.expires_at,
        )
    )


async def link_of_token(connection: AsyncConnection, token_hash: str) -> Link | None:
    found = await connection.execute(select(private_links).where(private_links.c.token_hash == token_hash))
    return _link(found.one_or_none())


async def link_of_browser(connection: AsyncConnection, browser_hash: str) -> Link | None:
    found = await connection.execute(select(private_links).where(private_links.c.browser_hash == browser_hash))
    return _link(found.one_or_none())


async def open_link(
    connection: AsyncConnection, token_hash: str, browser_hash: str, now: datetime, ends_at: datetime
) -> None:
    await connection.execute(
        update(private_links)
        .where(private_links.c.token_hash == token_hash)
        .values(browser_hash=browser_hash, opened_at=now, ends_at=ends_at)
    )


async def keep_open(connection: AsyncConnection, browser_hash: str, ends_at: datetime) -> None:
    await connection.execute(
        update(private_links).where(private_links.c.browser_hash == browser_hash).values(ends_at=ends_at)
    )


async def close_browser(connection: AsyncConnection, browser_hash: str, now: datetime) -> None:
    await connection.execute(
        update(private_links)
        .where(private_links.c.browser_hash == browser_hash, private_links.c.closed_at.is_(None))
        .values(closed_at=now)
    )


async def close_unopened(connection: AsyncConnection, link: Link, now: datetime) -> None:
    """Close the links for the same purpose and record that this person has not opened yet."""
    await connection.execute(
        update(private_links)
        .where(
            private_links.c.person_id == link.person_id,
            private_links.c.purpose == link.purpose,
            private_links.c.record_id.is_not_distinct_from(link.record_id),
            private_links.c.opened_at.is_(None),
            private_links.c.closed_at.is_(None),
        )
        .values(closed_at=now)
    )


async def close_all(connection: AsyncConnection, person_id: int, now: datetime) -> int:
    """Close everything this person has open or could open; returns how many."""
    closed = await connection.execute(
        update(private_links)
        .where(private_links.c.person_id == person_id, private_links.c.closed_at.is_(None))
        .values(closed_at=now)
    )
    return int(closed.rowcount)


async def made_since(connection: AsyncConnection, person_id: int, since: datetime) -> int:
    found = await connection.execute(
        select(func.count()).where(private_links.c.person_id == person_id, private_links.c.made_at > since)
    )
    return int(found.scalar_one())


def _link(row: Any) -> Link | None:
    if row is None:
        return None
    return Link(
        group_id=row.group_id,
        person_id=row.person_id,
        purpose=row.purpose,
        record_id=row.record_id,
        worn=frozenset(Role(value) for value in row.worn_roles.split(",") if value),
        expires_at=row.expires_at,
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        closed_at=row.closed_at,
    )
