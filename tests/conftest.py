"""Real parts for every test: a database in a temporary folder, a fixed clock, simulated Discord."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
import simcord
from aiohttp.web_app import _cached_build_middleware
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from sqlalchemy import event, text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import Pool

from bot.app import open_services
from bot.client import AlongsideClient
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.events import EventBus
from bot.core.logs import configure_logs
from bot.services import Services
from config.settings import Settings
from tests.discord_api import assert_discord_accepts

# How long an example takes says nothing about right and wrong, least of all on a busy machine.
hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Two runs of the same code look at the same examples, so that a run which fails is about its change.
hypothesis_settings.register_profile("same", hypothesis_settings.get_profile("untimed"), derandomize=True)
hypothesis_settings.load_profile("untimed" if os.environ.get("ALONGSIDE_TEST_SEARCH") else "same")

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""The fixed "now" of most tests: Monday 2 March 2026, 10am in London."""


@dataclass
class FixedClock:
    """Stands still until a test moves it."""

    now: datetime = field(default=MONDAY)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture(autouse=True)
def _let_go_of_web_apps() -> Iterator[None]:
    """aiohttp remembers a thousand routes, each with its app and all that an app knows: a test run would keep each."""
    yield
    _cached_build_middleware.cache_clear()


@event.listens_for(Pool, "checkout")
def hurry_sqlite(connection: Any, record: Any, _proxy: Any) -> None:
    """Let no database that is thrown away afterwards wait for its disk. What the product asks for comes before it."""
    if record.info.setdefault("asked", connection.__class__.__module__.endswith("aiosqlite")):
        record.info["asked"] = False
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.close()


@pytest.fixture
def patient_sqlite() -> Iterator[None]:
    """SQLite as the product sets it up."""
    event.remove(Pool, "checkout", hurry_sqlite)
    yield
    event.listen(Pool, "checkout", hurry_sqlite)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Everything logged since the test began, with the process's own hooks put back after it."""
    root = logging.getLogger()
    handlers, level, hooks = root.handlers, root.level, (threading.excepthook, sys.unraisablehook)
    file = tmp_path / "log.jsonl"
    handler = configure_logs("DEBUG", file=file)
    yield file
    handler.close()
    logging.captureWarnings(False)
    logging.raiseExceptions = True
    root.handlers = handlers
    root.setLevel(level)
    threading.excepthook, sys.unraisablehook = hooks


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[URL]:
    """A PostgreSQL to test on: the one that is named, or an embedded one, or a skip that says why."""
    named = os.environ.get("ALONGSIDE_TEST_POSTGRES_URL")
    if named:
        from sqlalchemy.engine import make_url

        yield make_url(named)
        return
    # pgserver asks for this folder as it is imported, and warns where a bare machine has none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    try:
        from pgserver.postgres_server import get_server
    except ImportError:
        reason = "no PostgreSQL: set ALONGSIDE_TEST_POSTGRES_URL, or use Python 3.12 or older for pgserver"
        if os.environ.get("ALONGSIDE_TEST_REQUIRE_ALL"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Not among pytest's own folders: the server runs as somebody else, and another test run closes those to others.
    folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    server = get_server(folder, cleanup_mode="stop")
    url = URL.create("postgresql+asyncpg", username="postgres", database="postgres", query={"host": str(folder)})
    asyncio.run(_hurry(url))
    try:
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder)


async def _hurry(server: URL) -> None:
    """Let a server that is thrown away afterwards not wait for its disk."""
    async with _administering(server) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            await connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        await connection.execute(text("SELECT pg_reload_conf()"))


@asynccontextmanager
async def _administering(server: URL) -> AsyncIterator[AsyncConnection]:
    admin = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with admin.connect() as connection:
        yield connection
    await admin.dispose()


async def _create(server: URL, name: str) -> URL:
    async with _administering(server) as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    return server.set(database=name)


async def _drop(server: URL, name: str) -> None:
    async with _administering(server) as connection:
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest_asyncio.fixture
async def postgres_url(postgres_server: URL) -> AsyncIterator[str]:
    """A new, empty PostgreSQL database for one test."""
    name = f"test_{os.getpid()}_{os.urandom(4).hex()}"
    yield (await _create(postgres_server, name)).render_as_string(hide_password=False)
    await _drop(postgres_server, name)


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: URL) -> Iterator[URL]:
    """A PostgreSQL database that has every migration: one a test run, emptied for each test."""
    name = f"migrated_{os.getpid()}_{os.urandom(4).hex()}"

    async def make() -> URL:
        url = await _create(postgres_server, name)
        await (await Database.open(url.render_as_string(hide_password=False), EventBus())).close()
        return url

    yield asyncio.run(make())
    asyncio.run(_drop(postgres_server, name))


@pytest_asyncio.fixture
async def migrated_postgres_url(migrated_postgres: URL) -> str:
    """A PostgreSQL database for one test, with every table and no row."""
    async with _administering(migrated_postgres) as connection:
        for step in _EMPTYING:
            await connection.execute(text(step))
    return migrated_postgres.render_as_string(hide_password=False)


_EMPTYING = (
    # A test that was cut off may have left a connection in the middle of a transaction.
    """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    """,
    # Only what has rows: emptying a table costs far more than looking into it.
    """
    DO $$
    DECLARE
        one text;
        filled boolean;
        many text[] := '{}';
    BEGIN
        FOR one IN
            SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        LOOP
            EXECUTE 'SELECT EXISTS (SELECT FROM ' || one || ')' INTO filled;
            IF filled THEN
                many := many || one;
            END IF;
        END LOOP;
        IF cardinality(many) > 0 THEN
            EXECUTE 'TRUNCATE ' || array_to_string(many, ', ') || ' CASCADE';
        END IF;
        PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false)
        FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
    END $$
    """,
)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that has every migration, for copying: one a test run."""
    file = tmp_path_factory.mktemp("migrated") / "alongside.db"

    async def make() -> None:
        await (await Database.open(f"sqlite+aiosqlite:///{file}", EventBus())).close()

    asyncio.run(make())
    return file


def sqlite_copy(migrated: Path, file: Path) -> str:
    """The address of a new SQLite database for one test, with every table and no row."""
    shutil.copyfile(migrated, file)
    file.chmod(0o600)
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty database: every test that asks for this, or for `services`, runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'alongside.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a new database, first SQLite and then PostgreSQL."""
    if request.param == "postgresql":
        url = request.getfixturevalue("migrated_postgres_url")
    else:
        url = sqlite_copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "alongside.db")
    return Settings(
        database_url=url, files_dir=tmp_path / "files", key_file=tmp_path / "key", web_port=0, card_interval=0
    )


@pytest_asyncio.fixture
async def services(settings: Settings, clock: FixedClock) -> AsyncIterator[Services]:
    """The real services on a real database, on SQLite and again on PostgreSQL."""
    async with open_services(settings, clock) as opened:
        yield opened


@pytest_asyncio.fixture
async def simcord_bot(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[AlongsideClient]:
    """The real bot for SimCord's `simcord_env`, on SQLite, on Discord's simulated clock."""
    url = sqlite_copy(migrated_sqlite, tmp_path / "discord.db")
    settings = Settings(database_url=url, web_port=0, card_interval=0)
    async with open_services(settings, discord.utils.utcnow) as opened:
        yield AlongsideClient(opened)


@pytest_asyncio.fixture
async def simcord_env(simcord_bot: AlongsideClient) -> AsyncIterator[simcord.Env]:
    """A simulated Discord with the real bot in it.

    Refusals are answers. Any other error fails the test, and so does a request that Discord would not accept.
    """
    env = simcord.Env(simcord_bot, check_errors=False)
    await env.start()
    try:
        yield env
        await _until_drawn()
    finally:
        await env.shutdown()
    unexpected = [error for error in env.errors if not isinstance(error.__cause__ or error, Refusal)]
    if unexpected:
        raise BaseExceptionGroup("the bot raised", unexpected)
    assert_discord_accepts(env)


async def _until_drawn() -> None:
    """Let listeners and cards finish: shutting down would cut them off in the middle of a query."""
    while True:
        busy = [task for task in asyncio.all_tasks() if _work(task).startswith(("EventBus.", "Redrawer."))]
        if not busy:
            return
        await asyncio.wait(busy)


def _work(task: asyncio.Task[Any]) -> str:
    return getattr(task.get_coro(), "__qualname__", "")
