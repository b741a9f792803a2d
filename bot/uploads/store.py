"""Sealed files under random names, in a folder that no web page serves."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from bot.core.errors import Refusal
from bot.uploads.rules import Checked, FileGone

NAME = re.compile(r"[0-9a-f]{48}")
FOLDER_MODE = 0o700
FILE_MODE = 0o600


class Sealing(Protocol):
    """What is needed of `bot.core.vault.Vault`."""

    def seal_bytes(self, content: bytes) -> bytes: ...
    def unseal_bytes(self, token: bytes) -> bytes: ...


class UploadStore:
    """Blocking: call it in a worker thread. The folder is made when the first file is kept."""

    def __init__(self, vault: Sealing, folder: Path) -> None:
        self._vault = vault
        self.folder = folder

    def keep(self, checked: Checked) -> str:
        """Seal and write `checked`; return its random name once it is on the disk."""
        self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        name = secrets.token_hex(24)
        self._write(self.folder / name, self._vault.seal_bytes(checked.content))
        _to_disk(self.folder)
        return name

    @staticmethod
    def _write(file: Path, sealed: bytes) -> None:
        part = file.with_name(f"{file.name}.part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        try:
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(sealed)
                opened.flush()
                os.fsync(opened.fileno())
            part.replace(file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def read(self, name: str) -> bytes:
        """The content. Raises FileGone, also where it is not as it was sealed or the key is another."""
        try:
            return self._vault.unseal_bytes(self._file(name).read_bytes())
        except (OSError, Refusal) as wrong:
            raise FileGone from wrong

    def delete(self, name: str) -> None:
        """Gone after this, also if it was gone before."""
        self._file(name).unlink(missing_ok=True)

    def reseal(self, again: Callable[[bytes], bytes]) -> int:
        """Write every file again as `again` seals it, each at once or not at all; returns how many."""
        files = [self.folder / name for name, _ in self.names() if NAME.fullmatch(name)]
        for file in files:
            self._write(file, again(file.read_bytes()))
        if files:
            _to_disk(self.folder)
        return len(files)

    def names(self) -> Iterator[tuple[str, float]]:
        """Every file, whole or not, with the time it was written in seconds since 1970."""
        if self.folder.is_dir():
            for file in self.folder.iterdir():
                if NAME.fullmatch(file.name.removesuffix(".part")):
                    yield file.name, file.stat().st_mtime

    def _file(self, name: str) -> Path:
        if not NAME.fullmatch(name.removesuffix(".part")):
            raise FileGone  # a name is ours or nothing: no path is ever put together from another
        return self.folder / name


def _to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
