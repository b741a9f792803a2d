"""Tables and queries of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    UniqueConstraint,
    insert,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.roles import Role
from bot.people.rules import Person
from config.data_map import load_data_map

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("discord_user_id", BigInteger),
    Column("created_at", UTCDateTime, nullable=False),
    UniqueConstraint("group_id", "discord_user_id"),  # one person a Discord account and group
    sqlite_autoincrement=True,
)

role_grants = Table(
    "role_grants",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("role", String(32), nullable=False),
    Column("granted_by", ForeignKey("people.id"), nullable=False),
    Column("granted_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    sqlite_autoincrement=True,
)
Index(
    "ix_role_grants_held",
    role_grants.c.person_id,
    role_grants.c.role,
    unique=True,
    sqlite_where=role_grants.c.ended_at.is_(None),
    postgresql_where=role_grants.c.ended_at.is_(None),
)


def without_account() -> Select[int]:
    """People who have no account to see anything of theirs with. Whoever was forgotten is nobody's to speak for."""
    blank = load_data_map()["people"].blank or {}
    return select(people.c.id).where(people.c.discord_user_id.is_(None), people.c.name != blank["name"])


async def person_by_id(connection: AsyncConnection, group_id: int, person_id: int) -> Person | None:
    rows = await connection.execute(select(people).where(people.c.id == person_id, people.c.group_id == group_id))
    row = rows.mappings().one_or_none()
    return _person(row) if row else None


async def people_by_id(connection: AsyncConnection, person_ids: Iterable[int]) -> dict[int, Person]:
    rows = await connection.execute(select(people).where(people.c.id.in_(set(person_ids))))
    return {row["id"]: _person(row) for row in rows.mappings()}


async def people_of_group(connection: AsyncConnection, group_id: int) -> list[Person]:
    """Everyone known in the group, oldest first."""
    rows = await connection.execute(select(people).where(people.c.group_id == group_id).order_by(people.c.id))
    return [_person(row) for row in rows.mappings()]


async def known_since(connection: AsyncConnection, group_id: int) -> dict[int, datetime]:
    """Person to when the group first knew of them, for everyone in it."""
    found = await connection.execute(select(people.c.id, people.c.created_at).where(people.c.group_id == group_id))
    return {row.id: row.created_at for row in found}


async def people_by_discord(connection: AsyncConnection, group_id: int, user_ids: Iterable[int]) -> dict[int, Person]:
    """Discord account to person, for those that are known."""
    rows = await connection.execute(
        select(people).where(people.c.group_id == group_id, people.c.discord_user_id.in_(set(user_ids)))
    )
    return {row["discord_user_id"]: _person(row) for row in rows.mappings()}


async def accounts_of_group(connection: AsyncConnection, group_id: int) -> dict[int, tuple[Person, frozenset[Role]]]:
    """Discord account to its person and the roles they were granted, for everyone in the group who has one."""
    found = await connection.execute(
        select(people).where(people.c.group_id == group_id, people.c.discord_user_id.is_not(None))
    )
    grants = await connection.execute(
        select(role_grants.c.person_id, role_grants.c.role)
        .join(people, people.c.id == role_grants.c.person_id)
        .where(people.c.group_id == group_id, role_grants.c.ended_at.is_(None))
    )
    granted: defaultdict[int, set[Role]] = defaultdict(set)
    for grant in grants:
        granted[grant.person_id].add(Role(grant.role))
    known = [_person(row) for row in found.mappings()]
    return {person.discord_user_id or 0: (person, frozenset(granted[person.id])) for person in known}


async def add_accounts(
    connection: AsyncConnection, group_id: int, names: Mapping[int, str], now: datetime
) -> dict[int, Person]:
    """Discord account to name; returns Discord account to the new person."""
    new = [
        {"group_id": group_id, "name": name, "discord_user_id": user_id, "created_at": now}
        for user_id, name in names.items()
    ]
    added = await connection.execute(insert(people).returning(people), new)
    return {row["discord_user_id"]: _person(row) for row in added.mappings()}


async def add_person(
    connection: AsyncConnection, group_id: int, name: str, discord_user_id: int | None, now: datetime
) -> Person:
    added = await connection.execute(
        insert(people)
        .values(group_id=group_id, name=name, discord_user_id=discord_user_id, created_at=now)
        .returning(people)
    )
    return _person(added.mappings().one())


async def rename_person(connection: AsyncConnection, person_id: int, name: str) -> None:
    await connection.execute(update(people).where(people.c.id == person_id).values(name=name))


async def granted_roles(connection: AsyncConnection, person_id: int) -> frozenset[Role]:
    rows = await connection.execute(
        select(role_grants.c.role).where(role_grants.c.person_id == person_id, role_grants.c.ended_at.is_(None))
    )
    return frozenset(Role(value) for value in rows.scalars())


async def people_granted(connection: AsyncConnection, group_id: int, role: Role) -> list[Person]:
    """Those who hold `role` by a grant, oldest grant first."""
    rows = await connection.execute(
        select(people)
        .join(role_grants, role_grants.c.person_id == people.c.id)
        .where(
            people.c.group_id == group_id,
            role_grants.c.role == role.value,
            role_grants.c.ended_at.is_(None),
        )
        .order_by(role_grants.c.id)
    )
    return [_person(row) for row in rows.mappings()]


async def add_grant(connection: AsyncConnection, person_id: int, role: Role, granted_by: int, now: datetime) -> None:
    await connection.execute(
        insert(role_grants).values(person_id=person_id, role=role.value, granted_by=granted_by, granted_at=now)
    )


async def end_grant(connection: AsyncConnection, person_id: int, role: Role, now: datetime) -> None:
    await connection.execute(
        update(role_grants)
        .where(
            role_grants.c.person_id == person_id,
            role_grants.c.role == role.value,
            role_grants.c.ended_at.is_(None),
        )
        .values(ended_at=now)
    )


def _person(row: RowMapping) -> Person:
    return Person(row["id"], row["group_id"], row["name"], row["discord_user_id"])
