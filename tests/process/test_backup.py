"""Backup and restore: whole or not at all, for their owner only, and nothing is ever written over."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.app import open_services
from bot.core.database import DatabaseInUse, DatabaseUnreadable
from bot.core.migrations import DatabaseTooNew
from bot.process.backup import CannotWrite, NeverOverwritten, NotABackup, PostgresqlHasItsOwn, back_up, restore
from bot.services import Services
from config.settings import Settings
from tests.conftest import MONDAY
from tests.process.conftest import CommandLine


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'alongside.db'}"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "alongside.db"


@asynccontextmanager
async def _running(url: str) -> AsyncIterator[Services]:
    async with open_services(Settings(database_url=url), lambda: MONDAY) as services:
        yield services


async def _arrive(services: Services, user_id: int) -> None:
    await services.people.from_discord(guild_id=1, guild_name="Group", user_id=user_id, name=f"Person {user_id}")


def _fill(url: str, *user_ids: int) -> None:
    async def fill() -> None:
        async with _running(url) as services:
            for user_id in user_ids:
                await _arrive(services, user_id)

    asyncio.run(fill())


def _fill_and_be_killed(url: str, database: Path, user_id: int) -> None:
    """Leave what a killed process leaves: the file and its log, not yet joined."""
    left: dict[Path, bytes] = {}

    async def fill() -> None:
        async with _running(url) as services:
            await _arrive(services, user_id)
            left.update(_contents(database, Path(f"{database}-wal")))

    asyncio.run(fill())
    for file, content in left.items():
        file.write_bytes(content)


def _contents(*files: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in files}


def _people(file: Path) -> list[int]:
    with closing(sqlite3.connect(file)) as connection:
        return [user_id for (user_id,) in connection.execute("SELECT discord_user_id FROM people ORDER BY 1")]


def _set_version(file: Path, version: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


async def test_a_backup_holds_one_moment_while_others_write(url: str, tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    async with _running(url) as services:
        for user_id in range(1, 6):
            await _arrive(services, user_id)
        writing = asyncio.gather(*(_arrive(services, user_id) for user_id in range(6, 60)))
        counts = await asyncio.to_thread(back_up, url, file)
        await writing
    people = _people(file)
    assert people[:5] == [1, 2, 3, 4, 5]
    assert len(people) == counts["people"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "a.backup.part" not in _names(tmp_path)


def test_a_backup_never_writes_over_a_file(url: str, tmp_path: Path) -> None:
    _fill(url, 1)
    (tmp_path / "letter").write_text("Dear Ola")
    with pytest.raises(NeverOverwritten):
        back_up(url, tmp_path / "letter")
    assert (tmp_path / "letter").read_text() == "Dear Ola"


def test_a_backup_that_cannot_be_made_leaves_nothing(url: str, database: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreadable):
        back_up(url, tmp_path / "a.backup")
    assert _names(tmp_path) == set()
    database.write_text("not a database " * 100)
    with pytest.raises(DatabaseUnreadable):
        back_up(url, tmp_path / "a.backup")
    assert _names(tmp_path) == {"alongside.db"}
    with pytest.raises(CannotWrite):
        back_up(url, tmp_path / "no" / "a.backup")


def test_restore_brings_back_and_keeps_what_it_replaced(url: str, database: Path, tmp_path: Path) -> None:
    _fill(url, 1, 2)
    back_up(url, tmp_path / "a.backup")
    _fill(url, 3)
    kept = restore(url, tmp_path / "a.backup", now=MONDAY)
    assert kept == tmp_path / "alongside.db.replaced-20260302T100000Z"
    assert (_people(database), _people(kept), _people(tmp_path / "a.backup")) == ([1, 2], [1, 2, 3], [1, 2])
    assert [stat.S_IMODE(file.stat().st_mode) for file in (database, kept)] == [0o600, 0o600]


def test_restore_keeps_what_was_only_in_the_log_of_a_killed_process(url: str, database: Path) -> None:
    _fill(url, 1)
    back_up(url, database.with_name("a.backup"))
    _fill_and_be_killed(url, database, 2)
    kept = restore(url, database.with_name("a.backup"), now=MONDAY)
    assert kept is not None
    assert (_people(kept), _people(database)) == ([1, 2], [1])


def test_restore_where_there_is_no_database_yet(url: str, database: Path, tmp_path: Path) -> None:
    _fill(url, 1)
    back_up(url, tmp_path / "a.backup")
    database.unlink()
    assert restore(url, tmp_path / "a.backup", now=MONDAY) is None
    assert _people(database) == [1]


def test_restore_mends_a_database_that_is_broken(url: str, database: Path, tmp_path: Path) -> None:
    _fill(url, 1)
    back_up(url, tmp_path / "a.backup")
    database.write_bytes(b"broken" * 1000)
    kept = restore(url, tmp_path / "a.backup", now=MONDAY)
    assert kept is not None
    assert (kept.read_bytes(), _people(database)) == (b"broken" * 1000, [1])


async def test_restore_is_refused_while_the_database_is_in_use(url: str, database: Path, tmp_path: Path) -> None:
    async with _running(url) as services:
        await _arrive(services, 1)
        back_up(url, tmp_path / "a.backup")
        with pytest.raises(DatabaseInUse):
            restore(url, tmp_path / "a.backup", now=MONDAY)
        await _arrive(services, 2)
    assert _people(database) == [1, 2]


@pytest.mark.parametrize("wrong", ["missing", "empty", "text", "cut short", "another program's", "damaged", "newer"])
def test_what_is_not_a_whole_backup_replaces_nothing(url: str, database: Path, tmp_path: Path, wrong: str) -> None:
    _fill(url, 1)
    backup = tmp_path / "a.backup"
    _spoil(url, backup, wrong)
    _fill(url, 2)
    before = _names(tmp_path)
    with pytest.raises(DatabaseTooNew if wrong == "newer" else NotABackup):
        restore(url, backup, now=MONDAY)
    assert (_people(database), _names(tmp_path)) == ([1, 2], before)


def _spoil(url: str, backup: Path, wrong: str) -> None:
    if wrong == "missing":
        return
    if wrong in ("empty", "text"):
        backup.write_text("words " * 500 if wrong == "text" else "")
        return
    if wrong == "another program's":
        with closing(sqlite3.connect(backup)) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
        return
    back_up(url, backup)
    if wrong == "newer":
        _set_version(backup, "9999")
        return
    content = backup.read_bytes()
    middle = len(content) // 2
    backup.write_bytes(content[:middle] if wrong == "cut short" else content[:8192] + b"x" * 8192 + content[16384:])


def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(PostgresqlHasItsOwn):
        back_up("postgresql+asyncpg://db/a", tmp_path / "a.backup")
    with pytest.raises(PostgresqlHasItsOwn):
        restore("postgresql+asyncpg://db/a", tmp_path / "a.backup", now=MONDAY)


def test_the_commands_say_what_they_did(alongside: CommandLine) -> None:
    _fill(f"sqlite+aiosqlite:///{alongside.database}", 1)
    assert alongside("backup", "a.backup").said.startswith("The backup is in a.backup. It was checked:")
    again = alongside("backup", "a.backup")
    assert (again.code, again.complained) == (
        1,
        "There is a file a.backup already. Nothing was saved. Choose another name.\n",
    )
    restored = alongside("restore", "a.backup")
    assert restored.code == 0
    assert "The one from before is kept in" in restored.said
    assert alongside("audit", "verify").said == "The log is whole. Nothing in it was changed or taken out.\n"
