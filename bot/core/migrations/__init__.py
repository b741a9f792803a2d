"""Which version of the tables a database has, and the way to this program's: the files in `versions`, in order.

Alembic brings them up to date (`running`). It and what it brings are 12 MB of memory, so a database that is up to date,
as on nearly every start, is told from their names alone.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import String, column, inspect, select, table
from sqlalchemy.engine import Connection

SCRIPTS = Path(__file__).parent
_STORED = select(column("version_num", String)).select_from(table("alembic_version"))


class DatabaseTooNew(Exception):
    """The database was written by a newer Alongside than this one. Nothing was changed."""


def known_versions(scripts: Path = SCRIPTS) -> list[str]:
    """Oldest first. Each file is named after its version: `0001_first_meeting.py`."""
    return sorted(file.name.partition("_")[0] for file in scripts.glob("versions/[0-9]*.py"))


def newest_version(scripts: Path = SCRIPTS) -> str:
    return known_versions(scripts)[-1]


def stored_version(connection: Connection) -> str | None:
    """The version that the database has; None where no migration has run yet."""
    version = connection.scalar(_STORED) if inspect(connection).has_table("alembic_version") else None
    connection.rollback()
    return version


def check_version(connection: Connection, scripts: Path = SCRIPTS) -> str | None:
    """The stored version. Raises DatabaseTooNew where it is not one that this program knows."""
    stored = stored_version(connection)
    if stored is not None and stored not in known_versions(scripts):
        raise DatabaseTooNew
    return stored


def migrate(connection: Connection, scripts: Path = SCRIPTS) -> None:
    """Run every migration the database has not had, oldest first. Raises DatabaseTooNew."""
    stored = check_version(connection, scripts)
    if stored == newest_version(scripts):
        return
    from bot.core.migrations.running import run_all  # noqa: PLC0415 - see above

    run_all(connection, scripts, stored)
