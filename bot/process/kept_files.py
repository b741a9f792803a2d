"""The sealed files beside the database: whether they are there, and how a backup carries them."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import DatabaseUnreadable, open_reader
from bot.core.wording import say
from bot.process.discord_check import Finding
from bot.uploads.rows import files, uploads
from bot.uploads.store import FILE_MODE, FOLDER_MODE, NAME
from config.settings import Settings

IN_BACKUP = "files_in_backup"
"""A table that only a backup has: the sealed files, by name."""


async def examine_kept_files(settings: Settings) -> list[Finding]:
    """Whether every file that the database knows is there, and only for this account."""
    folder, known = settings.files_folder, await _known(settings.database_url)
    if folder.is_dir() and folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return [Finding(False, say("process-doctor-kept-open", folder=str(folder)))]
    if not known:
        return [Finding(True, say("process-doctor-kept-none", folder=str(folder)))]
    missing = sum(not (folder / name).is_file() for name in known)
    facts: dict[str, str | int] = {"folder": str(folder), "files": len(known)}
    if missing:
        return [Finding(False, say("process-doctor-kept-missing", missing=missing, **facts))]
    return [Finding(True, say("process-doctor-kept-well", **facts))]


async def _known(database_url: str) -> set[str]:
    try:
        async with open_reader(database_url) as connection:
            return await files(connection) if await _has_table(connection) else set()
    except DatabaseUnreadable:
        return set()  # said by the doctor already


async def _has_table(connection: AsyncConnection) -> bool:
    return await connection.run_sync(lambda opened: inspect(opened).has_table(uploads.name))


def put_into(backup: sqlite3.Connection, folder: Path) -> int:
    """Copy every file that the backed-up database knows into the backup, as it is: sealed. Returns how many.

    A file that was deleted meanwhile is left out. Raises sqlite3.DatabaseError or OSError.
    """
    if not _knows_files(backup):
        return 0
    backup.execute(f"CREATE TABLE {IN_BACKUP} (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
    names = [name for (name,) in backup.execute("SELECT file FROM uploads WHERE going_at IS NULL ORDER BY file")]
    put = 0
    backup.execute("BEGIN")
    for name in names:
        try:
            content = (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        backup.execute(f"INSERT INTO {IN_BACKUP} VALUES (?, ?)", (name, content))  # noqa: S608 - our own name
        put += 1
    backup.execute("COMMIT")
    return put


def take_out(restored: sqlite3.Connection, folder: Path) -> int:
    """Write the files that a backup brought into `folder`, and take them out of the database. Returns how many.

    A file of that name that is there already is the same file, and is left alone. Raises OSError.
    """
    if not restored.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (IN_BACKUP,)).fetchone():
        return 0
    written = 0
    for name, content in restored.execute(f"SELECT name, content FROM {IN_BACKUP}"):  # noqa: S608 - our own name
        if NAME.fullmatch(name) and not (folder / name).exists():
            _write(folder / name, content)
            written += 1
    restored.execute(f"DROP TABLE {IN_BACKUP}")
    restored.execute("VACUUM")
    return written


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    part.touch(mode=FILE_MODE)
    part.write_bytes(content)
    part.replace(file)


def _knows_files(backup: sqlite3.Connection) -> bool:
    return bool(backup.execute("SELECT 1 FROM sqlite_master WHERE name = 'uploads'").fetchone())
