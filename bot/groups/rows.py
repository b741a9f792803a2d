"""Tables and queries of groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.roles import Role
from bot.groups.rules import Channel, Group

groups = Table(
    "groups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, unique=True),
    Column("name", String(100), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    sqlite_autoincrement=True,
)

group_roles = Table(
    "group_roles",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("role", String(32), primary_key=True),
    Column("discord_role_id", BigInteger, nullable=False),
)

group_channels = Table(
    "group_channels",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("purpose", String(32), primary_key=True),
    Column("channel_id", BigInteger, nullable=False),
)


async def group_by_guild(connection: AsyncConnection, guild_id: int) -> Group | None:
    return await _load(connection, (await _one_id(connection, groups.c.guild_id == guild_id)))


async def group_by_id(connection: AsyncConnection, group_id: int) -> Group | None:
    return await _load(connection, group_id)


async def all_groups(connection: AsyncConnection) -> Sequence[Group]:
    ids = (await connection.execute(select(groups.c.id).order_by(groups.c.id))).scalars().all()
    loaded = [await _load(connection, group_id) for group_id in ids]
    return [group for group in loaded if group is not None]


async def add_group(connection: AsyncConnection, guild_id: int, name: str, time_zone: str, now: datetime) -> None:
    await connection.execute(insert(groups).values(guild_id=guild_id, name=name, time_zone=time_zone, created_at=now))


async def set_time_zone(connection: AsyncConnection, group_id: int, time_zone: str) -> None:
    await connection.execute(update(groups).where(groups.c.id == group_id).values(time_zone=time_zone))


async def set_role(connection: AsyncConnection, group_id: int, role: Role, discord_role_id: int) -> None:
    await connection.execute(
        delete(group_roles).where(group_roles.c.group_id == group_id, group_roles.c.role == role.value)
    )
    await connection.execute(
        insert(group_roles).values(group_id=group_id, role=role.value, discord_role_id=discord_role_id)
    )


async def set_channel(connection: AsyncConnection, group_id: int, purpose: Channel, channel_id: int) -> None:
    await connection.execute(
        delete(group_channels).where(group_channels.c.group_id == group_id, group_channels.c.purpose == purpose.value)
    )
    await connection.execute(
        insert(group_channels).values(group_id=group_id, purpose=purpose.value, channel_id=channel_id)
    )


async def _one_id(connection: AsyncConnection, condition: object) -> int | None:
    found = await connection.execute(select(groups.c.id).where(condition))  # type: ignore[arg-type]
    return found.scalar_one_or_none()


async def _load(connection: AsyncConnection, group_id: int | None) -> Group | None:
    row = (await connection.execute(select(groups).where(groups.c.id == group_id))).one_or_none()
    if row is None:
        return None
    roles = await connection.execute(select(group_roles).where(group_roles.c.group_id == group_id))
    channels = await connection.execute(select(group_channels).where(group_channels.c.group_id == group_id))
    return Group(
        id=row.id,
        guild_id=row.guild_id,
        name=row.name,
        time_zone=row.time_zone,
        roles={Role(held.role): held.discord_role_id for held in roles},
        channels={Channel(channel.purpose): channel.channel_id for channel in channels},
    )
