"""Changing the key of the vault: everything that any feature has sealed, sealed again under the new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import Column, MetaData, Table, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Database
from bot.core.key_file import read_keys, require_opens, seal_word, sealed_word, vault_check, write_keys
from bot.core.vault import Vault, sealed_columns

ResealFiles = Callable[[Callable[[bytes], bytes]], int]
"""Given how to seal content again, does so with every sealed file, and returns how many there were."""


async def rotate(
    database: Database, metadata: MetaData, file: Path, now: datetime, *, files: ResealFiles, forget_old: bool
) -> int:
    """Make a new key, seal every sealed value and file again under it, and return how many there were.

    The new key is on the disk before the first value is sealed with it, and the old ones stay until the last one is:
    whenever this is interrupted, what is stored can still be opened. All values change in one transaction. Old keys
    stay in the file after that too, because backups are sealed with them, unless `forget_old`.

    Raises WrongKey or CannotUnseal, with nothing changed but the new key, and what `read_keys` raises.
    """
    old = read_keys(file)
    new = Fernet.generate_key()
    async with database.read() as connection:
        word = await sealed_word(connection)
    if word is not None:
        require_opens(Vault(old), word, file)
    write_keys(file, [new, *old])
    vault = Vault([new, *old])
    async with database.write() as write:
        count = 0
        for table, column in sealed_columns(metadata):
            if table is not vault_check:
                count += await _reseal(write.connection, table, column, vault)
        await seal_word(write.connection, vault, now)
    count += files(vault.reseal_bytes)
    if forget_old:
        write_keys(file, [new])
    return count


async def count_sealed(connection: AsyncConnection, metadata: MetaData) -> int:
    """How many values are sealed, the word that checks the key left out."""
    total = 0
    for table, column in sealed_columns(metadata):
        if table is not vault_check:
            found = await connection.execute(select(func.count()).where(column.is_not(None), column != ""))
            total += found.scalar_one()
    return total


async def check(connection: AsyncConnection, metadata: MetaData, vault: Vault) -> tuple[int, int]:
    """How many sealed values there are, and how many of them the vault cannot open."""
    total = shut = 0
    for table, column in sealed_columns(metadata):
        if table is vault_check:
            continue
        for (sealed,) in await connection.execute(select(column).where(column.is_not(None), column != "")):
            total += 1
            shut += not vault.opens(sealed)
    return total, shut


async def _reseal(connection: AsyncConnection, table: Table, column: Column[Any], vault: Vault) -> int:
    key = list(table.primary_key.columns)
    found = await connection.execute(select(*key, column).where(column.is_not(None), column != ""))
    rows = found.all()
    for row in rows:
        here = [part == value for part, value in zip(key, row[:-1], strict=True)]
        await connection.execute(update(table).where(*here).values({column.name: vault.reseal(row[-1])}))
    return len(rows)
