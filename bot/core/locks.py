"""One Alongside a database file."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class DatabaseInUse(Exception):
    """Another Alongside already writes to this database."""


class FileLock:
    """Held from the moment it is made until `release`, or until the process ends in any way, kill -9 included.

    It is a file beside the database, named like it with `.lock` after it. The file stays: taking it away while
    somebody waits for it would let two of them in.
    """

    def __init__(self, database: Path) -> None:
        """Raises DatabaseInUse, or OSError where the folder cannot be written to."""
        self._descriptor = os.open(f"{database}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            os.close(self._descriptor)
            raise DatabaseInUse from held

    def release(self) -> None:
        os.close(self._descriptor)
