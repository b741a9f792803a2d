"""The table of console keys. Both secrets are kept as hashes: whoever reads the database cannot use them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.console.rules import Key
from bot.core.columns import UTCDateTime, metadata
from bot.core.roles import Role

console_keys = Table(
    "console_keys",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("key_hash", String(64), unique=True),  # set when the link is opened, which works once
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("worn_roles", String(200), nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
)


async def add_key(connection: AsyncConnection, token_hash: str, key: Key) -> None:
    await connection.execute(
        insert(console_keys).values(
            token_hash=token_hash,
            group_id=key.group_id,
            meeting_id=key.meeting_id,
            person_id=key.person_id,
            worn_roles=",".join(sorted(role.value for role in key.worn)),
            expires_at=key.expires_at,
        )
    )


async def key_by_token(connection: AsyncConnection, token_hash: str, key_hash: str | None = None) -> Key | None:
    """The key of a link; with `key_hash`, only where that browser opened it."""
    found = select(console_keys).where(console_keys.c.token_hash == token_hash)
    if key_hash is not None:
        found = found.where(console_keys.c.key_hash == key_hash)
    row = (await connection.execute(found)).one_or_none()
    if row is None:
        return None
    worn = frozenset(Role(value) for value in row.worn_roles.split(",") if value)
    return Key(row.group_id, row.meeting_id, row.person_id, worn, row.key_hash is not None, row.expires_at)


async def open_key(connection: AsyncConnection, token_hash: str, key_hash: str) -> None:
    await connection.execute(
        update(console_keys).where(console_keys.c.token_hash == token_hash).values(key_hash=key_hash)
    )
