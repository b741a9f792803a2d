"""Alembic brings a database up to date: each migration and its version in one transaction."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

log = logging.getLogger(__name__)


@functools.cache
def directory_of(scripts: Path) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def run_all(connection: Connection, scripts: Path, stored: str | None) -> None:
    """Every migration after the `stored` version, oldest first."""
    directory = directory_of(scripts)
    context = MigrationContext.configure(
        connection,
        opts={
            "transaction_per_migration": True,
            "transactional_ddl": True,  # true of SQLite too, once the driver leaves BEGIN to us
            "fn": lambda revision, _context: directory._upgrade_revs("head", revision),
        },
    )
    with _tables_may_be_made_anew(connection), Operations.context(context):
        context.run_migrations()
        connection.commit()
    log.info("database brought up to date", extra={"was": stored, "is": directory.get_current_head()})


@contextmanager
def _tables_may_be_made_anew(connection: Connection) -> Iterator[None]:
    """SQLite changes most of a table by making it anew, during which nothing may look at what refers to it.

    It takes no such setting within a transaction, so it stands around all of them.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    _set_on_sqlite(connection, "foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()
        _set_on_sqlite(connection, "foreign_keys=ON")


def _set_on_sqlite(connection: Connection, pragma: str) -> None:
    """Past SQLAlchemy, which would begin a transaction first."""
    assert connection.connection.dbapi_connection is not None
    cursor = connection.connection.dbapi_connection.cursor()
    cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
