"""The vault: private words and files are sealed before they reach the database or the disk.

The key lies in a file of its own, outside the database and outside its backups. Without it, nobody can open what was
sealed, us included.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.core.errors import Refusal


class CannotUnseal(Refusal):
    """The key that this was sealed with is not in the key file, or what was sealed was changed."""

    message = "vault-cannot-unseal"
    status = 503


class KeyFileUnusable(Refusal):
    """facts: `file`. It is not there to read, holds no key, or other accounts may read it."""

    message = "vault-key-file"
    status = 503


class Vault:
    """Seals with the first key, and opens with any of them: so that a key can be changed without losing anything."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str) -> str:
        return self.seal_bytes(text.encode()).decode()

    def unseal(self, token: str) -> str:
        """Raises CannotUnseal."""
        return self.unseal_bytes(token.encode()).decode()

    def seal_bytes(self, content: bytes) -> bytes:
        return self._keys.encrypt(content)

    def unseal_bytes(self, token: bytes) -> bytes:
        """Raises CannotUnseal."""
        try:
            return self._keys.decrypt(token)
        except InvalidToken as wrong:
            raise CannotUnseal from wrong


def open_vault(key_file: Path) -> Vault:
    """The vault of the keys in `key_file`, one a line, the newest first. A file that is not there is made.

    Raises KeyFileUnusable.
    """
    try:
        if not key_file.exists():
            _make(key_file)
        if key_file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise KeyFileUnusable(file=str(key_file))
        keys = key_file.read_text(encoding="ascii").split()
        if not keys:
            raise KeyFileUnusable(file=str(key_file))
        return Vault(keys)
    except (OSError, ValueError) as wrong:
        raise KeyFileUnusable(file=str(key_file)) from wrong


def _make(key_file: Path) -> None:
    key_file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(Fernet.generate_key() + b"\n")
        file.flush()
        os.fsync(file.fileno())
