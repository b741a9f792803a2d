"""Backups do not outlive what people were promised: which files are ours, and which of them are too old."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

KEPT = timedelta(days=35)
"""People read it before they are forgotten: `privacy-forget-about` in the wording."""

_OURS = int.from_bytes(b"Alon")
_SQLITE = b"SQLite format 3\0"
_PLACE = slice(68, 72)
"""Where the header of a SQLite file has its application id. (Source: https://sqlite.org/fileformat2.html)"""


def mark(connection: sqlite3.Connection, *, backup: bool) -> None:
    """Note in the file itself that it is a backup of ours, or, once it is restored, that it is none any more."""
    connection.execute(f"PRAGMA application_id = {_OURS if backup else 0}")


def old_backups(folder: Path, now: datetime) -> Sequence[Path]:
    """Backups in this folder that `alongside backup` made too long ago, and nothing else, whatever its name."""
    return [file for file in sorted(folder.iterdir()) if _is_old(file, now) and _is_ours(file)]


def old_copies_beside(database: Path, now: datetime) -> Sequence[Path]:
    """Also what a restore set aside."""
    replaced = sorted(database.parent.glob(f"{database.name}.replaced-*"))
    return [*old_backups(database.parent, now), *(file for file in replaced if _is_old(file, now))]


def _is_old(file: Path, now: datetime) -> bool:
    try:
        return datetime.fromtimestamp(file.lstat().st_mtime, UTC) < now - KEPT
    except OSError:
        return False


def _is_ours(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            header = opened.read(_PLACE.stop)
    except OSError:
        return False
    return header.startswith(_SQLITE) and int.from_bytes(header[_PLACE]) == _OURS
