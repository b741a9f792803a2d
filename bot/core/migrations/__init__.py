"""Brings a database to this program's version at start: each migration and its version in one transaction."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from alembic.script.revision import ResolutionError
from sqlalchemy.engine import Connection


class DatabaseTooNew(Exception):
    """The database was written by a newer Alongside than this one. Nothing was changed."""


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def newest_version() -> str:
    head = scripts().get_current_head()
    assert head is not None
    return head


def migrate(connection: Connection) -> None:
    """Run every migration the database has not had, oldest first.

    Raises DatabaseTooNew where the stored version is not one that this program knows.
    """
    directory = scripts()
    stored = MigrationContext.configure(connection).get_current_revision()
    connection.rollback()
    try:
        directory.get_revision(stored) if stored else None
    except ResolutionError as unknown:
        raise DatabaseTooNew from unknown
    except Exception as unknown:  # alembic wraps the same cause differently between releases
        if "locate" in str(unknown).lower():
            raise DatabaseTooNew from unknown
        raise
    context = MigrationContext.configure(
        connection,
        opts={
            "transaction_per_migration": True,
            "transactional_ddl": True,  # true of SQLite too, once the driver leaves BEGIN to us
            "fn": lambda revision, _context: directory._upgrade_revs("head", revision),
        },
    )
    with Operations.context(context):
        context.run_migrations()
    connection.commit()
