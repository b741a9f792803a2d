"""Backup while Alongside runs, and restore while it does not. SQLite only: PostgreSQL brings its own tools."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.core.database import DatabaseUnreadable, sqlite_file
from bot.core.errors import Refusal
from bot.core.locks import FileLock
from bot.core.migrations import check_version
from bot.process.kept_files import put_into, take_out
from bot.process.old_backups import mark

Counts = dict[str, int]
"""Rows of each table."""


class PostgresqlHasItsOwn(Refusal):
    message = "process-backup-postgresql"


class NeverOverwritten(Refusal):
    """facts: `file`."""

    message = "process-backup-exists"


class CannotWrite(Refusal):
    """facts: `file`."""

    message = "process-backup-unwritable"


class NotABackup(Refusal):
    """facts: `file`."""

    message = "process-restore-not-a-backup"


def back_up(database_url: str, file: Path, files_folder: Path | None = None) -> Counts:
    """Copy the database, and the sealed files it knows, to a new `file`, readable by its owner only, and check the
    copy. Safe while others write.

    Under that name there is only ever a whole, checked copy. Raises PostgresqlHasItsOwn, NeverOverwritten,
    CannotWrite or DatabaseUnreadable.
    """
    database = _sqlite_file_of(database_url)
    if file.exists():
        raise NeverOverwritten(file=str(file))
    if not database.is_file():
        raise DatabaseUnreadable
    with _new_file(file) as part:
        try:
            counts = _copy(database, part)
            with closing(_connect(part)) as copied:
                if files_folder is not None:
                    put_into(copied, files_folder)
                mark(copied, backup=True)
            return counts
        except sqlite3.DatabaseError as wrong:
            raise _no_room(wrong, file) or DatabaseUnreadable() from wrong


def restore(database_url: str, backup: Path, files_folder: Path | None = None, *, now: datetime) -> Path | None:
    """Put `backup` in the place of the database, and return where the replaced one was kept, if there was one.
    Its sealed files are put into `files_folder`; no file there is replaced or taken away.

    Nothing is replaced before the backup has been copied and checked. Raises DatabaseInUse while Alongside runs,
    NotABackup, DatabaseTooNew where the backup is of a newer Alongside, PostgresqlHasItsOwn or CannotWrite.
    """
    database = _sqlite_file_of(database_url)
    try:
        lock = FileLock(database)
    except OSError as wrong:
        raise CannotWrite(file=str(database)) from wrong
    try:
        with _new_file(database, replaces=True) as part:
            _copy_backup(backup, part)
            with closing(_connect(part)) as restored:
                if files_folder is not None:
                    take_out(restored, files_folder)
                mark(restored, backup=False)
            return _set_aside(database, now) if database.exists() else None
    finally:
        lock.release()


def _sqlite_file_of(database_url: str) -> Path:
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        raise PostgresqlHasItsOwn
    return sqlite_file(url)


def _copy_backup(backup: Path, part: Path) -> None:
    try:
        _copy(backup, part)
        engine = create_engine("sqlite://", creator=lambda: _connect(part))
        with engine.connect() as connection:
            version = check_version(connection)
        engine.dispose()
    except (sqlite3.DatabaseError, DBAPIError) as wrong:
        raise _no_room(wrong, part) or NotABackup(file=str(backup)) from wrong
    if version is None:
        raise NotABackup(file=str(backup))


def _no_room(wrong: Exception, file: Path) -> CannotWrite | None:
    full = getattr(wrong, "sqlite_errorcode", None) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
    return CannotWrite(file=str(file)) if full else None


def _copy(source_file: Path, target_file: Path) -> Counts:
    """Copy one consistent state into the empty `target_file` and compare. Raises sqlite3.DatabaseError."""
    with closing(_connect(source_file)) as source, closing(_connect(target_file)) as target:
        source.execute("BEGIN")  # what is counted and what is copied are the same moment
        counts = _count(source)
        source.backup(target)
        source.rollback()
        target.execute("VACUUM")  # pages are copied as they are: where a row lies would tell when it was written
        target.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing left beside it
    with closing(_connect(target_file)) as copied:
        if _count_checked(copied) != counts:
            raise sqlite3.DatabaseError
    return counts


def _connect(file: Path) -> sqlite3.Connection:
    """Never makes a file. Raises sqlite3.OperationalError where there is none."""
    return sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True, isolation_level=None, timeout=10)


def _count_checked(connection: sqlite3.Connection) -> Counts:
    """Rows of each table of a sound database. Raises sqlite3.DatabaseError for an unsound one."""
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise sqlite3.DatabaseError
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise sqlite3.DatabaseError
    return _count(connection)


def _count(connection: sqlite3.Connection) -> Counts:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - a table's own name
        for (name,) in tables
    }


def _set_aside(database: Path, now: datetime) -> Path:
    """Copy the database beside itself under a dated name, and clear its log away.

    SQLite would play a log that a crash left into whatever database stands there next. A sound database takes
    its log in first; of an unsound one the log is kept beside the copy.
    """
    with suppress(sqlite3.DatabaseError), closing(_connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = database.with_name(f"{database.name}.replaced-{now:%Y%m%dT%H%M%SZ}")
    for ending in ("", "-wal"):
        old = Path(f"{database}{ending}")
        if old.exists():
            with _new_file(Path(f"{kept}{ending}")) as part:
                shutil.copyfile(old, part)
    for ending in ("-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    return kept


@contextmanager
def _new_file(file: Path, *, replaces: bool = False) -> Iterator[Path]:
    """An empty file to fill, for its owner only, that takes its name once it is whole and on the disk."""
    part = Path(f"{file}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as wrong:
        raise CannotWrite(file=str(file)) from wrong
    try:
        yield part
        if file.exists() and not replaces:
            raise NeverOverwritten(file=str(file))
        _to_disk(part)
        part.replace(file)
        _to_disk(file.parent)
    except OSError as wrong:
        raise CannotWrite(file=str(file)) from wrong
    finally:
        part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
