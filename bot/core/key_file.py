"""The file with the keys of the vault: made once, read by its owner only, never made again in silence.

One key a line, the newest first; a line that starts with # says something to people. The database keeps one sealed
word, by which we know that the keys are the right ones before anything else is opened.
"""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy import Column, Integer, Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.vault import CannotUnseal, Sealed, Vault

ONLY_OWNER = 0o600
_WORD = "alongside"

vault_check = Table(
    "vault_check",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("word", Sealed, nullable=False),
    Column("sealed_at", UTCDateTime, nullable=False),
)


class KeyLost(Refusal):
    """Something was sealed, and the file with the key is not there. Facts: `file`."""

    message = "vault-key-lost"


class KeyOpen(Refusal):
    """Other accounts of the machine could read the key. Facts: `file`."""

    message = "vault-key-open"


class KeyUnreadable(Refusal):
    """Facts: `file`."""

    message = "vault-key-unreadable"


class NotAKey(Refusal):
    """Facts: `file`."""

    message = "vault-not-a-key"


class WrongKey(Refusal):
    """None of the keys in the file opens what this database has sealed. Facts: `file`."""

    message = "vault-wrong-key"


class KeyThere(Refusal):
    """A new key was asked for where there is one. Facts: `file`."""

    message = "vault-key-there"


class KeyCannotBeKept(Refusal):
    """Facts: `file`."""

    message = "vault-key-cannot-be-kept"


async def open_vault(database: Database, file: Path, now: datetime) -> Vault:
    """The vault with the keys in `file`, which is made only where nothing was ever sealed in this database.

    Raises KeyLost, KeyOpen, KeyUnreadable, NotAKey, WrongKey or KeyCannotBeKept.
    """
    async with database.read() as connection:
        word = await sealed_word(connection)
    if not is_file(file):
        if word is not None:
            raise KeyLost(file=str(file))
        make_key_file(file)
    vault = Vault(read_keys(file))
    if word is None:
        async with database.write() as write:
            await seal_word(write.connection, vault, now)
    else:
        require_opens(vault, word, file)
    return vault


def require_opens(vault: Vault, word: str, file: Path) -> None:
    """Raises WrongKey unless `vault` opens what the database has sealed."""
    try:
        vault.unseal(word)
    except CannotUnseal as wrong:
        raise WrongKey(file=str(file)) from wrong


def is_file(file: Path) -> bool:
    """Whether anything stands at this path, also where we may not look into it."""
    return os.path.lexists(file)


def read_keys(file: Path) -> list[bytes]:
    """The keys, newest first. Raises KeyOpen, KeyUnreadable or NotAKey."""
    try:
        mode, text = file.stat().st_mode, file.read_text(encoding="ascii")
    except UnicodeDecodeError as wrong:
        raise NotAKey(file=str(file)) from wrong
    except OSError as wrong:
        raise KeyUnreadable(file=str(file)) from wrong
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyOpen(file=str(file))
    keys = [line.strip().encode() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        Vault(keys)
    except ValueError as wrong:
        raise NotAKey(file=str(file)) from wrong
    return keys


def make_key_file(file: Path) -> None:
    """A new key in a new file. Raises KeyThere or KeyCannotBeKept."""
    if is_file(file):
        raise KeyThere(file=str(file))
    write_keys(file, [Fernet.generate_key()])


def write_keys(file: Path, keys: list[bytes]) -> None:
    """Replace the whole file at once, on the disk when this returns. Raises KeyCannotBeKept."""
    part = Path(f"{file}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(b"".join(key + b"\n" for key in keys))
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
        folder = os.open(file.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as wrong:
        raise KeyCannotBeKept(file=str(file)) from wrong


async def sealed_word(connection: AsyncConnection) -> str | None:
    """What tells the right keys from others; None where nothing was sealed yet."""
    word: str | None = (await connection.execute(select(vault_check.c.word))).scalar_one_or_none()
    return word


async def seal_word(connection: AsyncConnection, vault: Vault, now: datetime) -> None:
    """Seal the word under the first key of `vault`, in the place of the one before."""
    values = {"word": vault.seal(_WORD), "sealed_at": now}
    changed = await connection.execute(update(vault_check).values(**values))
    if not changed.rowcount:
        await connection.execute(insert(vault_check).values(id=1, **values))
