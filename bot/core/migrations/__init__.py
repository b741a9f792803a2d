"""Brings a database to this program's version at start: each migration and its version in one transaction."""

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


class DatabaseTooNew(Exception):
    """The database was written by a newer Alongside than this one. Nothing was changed."""


@functools.cache
def scripts(folder: Path = Path(__file__).parent) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def newest_version(directory: ScriptDirectory | None = None) -> str:
    head = (directory or scripts()).get_current_head()
    assert head is not None
    return head


def stored_version(connection: Connection) -> str | None:
    """The version that the database has; None where no migration has run yet."""
    version = MigrationContext.configure(connection).get_current_revision()
    connection.rollback()
    return version


def check_version(connection: Connection, directory: ScriptDirectory | None = None) -> str | None:
    """The stored version. Raises DatabaseTooNew where it is not one that this program knows."""
    stored = stored_version(connection)
    known = {script.revision for script in (directory or scripts()).walk_revisions()}
    if stored is not None and stored not in known:
        raise DatabaseTooNew
    return stored


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


def migrate(connection: Connection, directory: ScriptDirectory | None = None) -> None:
    """Run every migration the database has not had, oldest first. Raises DatabaseTooNew."""
    directory = directory or scripts()
    stored, newest = check_version(connection, directory), newest_version(directory)
    if stored == newest:
        return
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
    log.info("database brought up to date", extra={"was": stored, "is": newest})
