"""Migrations: each with its version or not at all, and together they make the tables that are declared."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.core.database import Database, _engine, _parsed
from bot.core.events import EventBus
from bot.core.migrations import SCRIPTS, known_versions, migrate, newest_version, stored_version
from bot.core.migrations.running import directory_of
from bot.groups.rows import add_group, groups
from bot.schema import metadata
from tests.conftest import MONDAY

SEARCH_INDEXES = ("idea_search", "ix_ideas_search")
"""Each database's own full-text index, which SQLAlchemy has no words for."""

HALF_WAY = """
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{newest}"

def upgrade():
    op.create_table("half_way", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE groups SET name = 'changed'")
    {then}
"""


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[AsyncConnection]:
    """A connection for writing to a database that is up to date and has one group."""
    database = await Database.open(database_url, EventBus())
    async with database.write() as write:
        await add_group(write.connection, 1, "as it was", "Europe/London", MONDAY)
    await database.close()
    engine = _engine(_parsed(database_url), writes=True)
    async with engine.connect() as opened:
        yield opened
    await engine.dispose()


def _with_one_more(folder: Path, then: str) -> Path:
    """The migrations there are, and one more that makes a table, changes a row and then does `then`."""
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    more = HALF_WAY.format(newest=newest_version(), then=then)
    (folder / "versions" / "9000_half_way.py").write_text(more, encoding="utf-8")
    return folder


async def _state(connection: AsyncConnection) -> tuple[str | None, bool, str]:
    """Version, whether the new table is there, and the name of the group."""

    def read(opened: Connection) -> tuple[str | None, bool, str]:
        version = stored_version(opened)
        name = opened.execute(select(groups.c.name)).scalar_one()
        tables = inspect(opened).get_table_names()
        opened.rollback()
        return version, "half_way" in tables, name

    return await connection.run_sync(read)


def test_the_files_are_named_after_their_versions_and_make_one_line() -> None:
    in_line = [script.revision for script in directory_of(SCRIPTS).walk_revisions()]
    assert known_versions() == in_line[::-1]
    assert [newest_version()] == directory_of(SCRIPTS).get_heads()


async def test_a_migration_that_fails_half_way_leaves_nothing(connection: AsyncConnection, tmp_path: Path) -> None:
    scripts = _with_one_more(tmp_path / "more", then="raise RuntimeError")
    with pytest.raises(RuntimeError):
        await connection.run_sync(migrate, scripts)
    await connection.rollback()
    assert await _state(connection) == (newest_version(), False, "as it was")


async def test_a_migration_that_ends_well_moves_the_version(connection: AsyncConnection, tmp_path: Path) -> None:
    scripts = _with_one_more(tmp_path / "more", then="pass")
    await connection.run_sync(migrate, scripts)
    assert await _state(connection) == ("9000", True, "changed")


async def test_the_migrations_make_the_tables_that_are_declared(database_url: str) -> None:
    await (await Database.open(database_url, EventBus())).close()
    engine = create_async_engine(database_url)

    def differences(opened: Connection) -> list[object]:
        options = {"include_name": lambda name, _kind, _parents: not str(name).startswith(SEARCH_INDEXES)}
        return list(compare_metadata(MigrationContext.configure(opened, opts=options), metadata))

    async with engine.connect() as opened:
        assert await opened.run_sync(differences) == []
    await engine.dispose()
