"""`alongside keys`: make, change and check the key of what is sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import make_url

from bot.core.database import Database, open_reader, sqlite_file
from bot.core.errors import Refusal
from bot.core.events import EventBus
from bot.core.key_file import (
    KeyLost,
    KeyThere,
    is_file,
    make_key_file,
    read_keys,
    require_opens,
    seal_word,
    sealed_word,
)
from bot.core.resealing import check, count_sealed, rotate
from bot.core.vault import Vault
from bot.schema import metadata
from bot.uploads.store import UploadStore
from config.settings import Settings


class SomethingIsSealed(Refusal):
    """The key is lost, and a new one would not open what it sealed. Facts: `count`."""

    message = "vault-something-sealed"


@dataclass(frozen=True)
class Checked:
    """How many values are sealed, and how many of them the key does not open."""

    sealed: int
    shut: int


async def new_key(settings: Settings, now: datetime, *, give_up: bool) -> None:
    """Make the key file. Raises KeyThere, KeyCannotBeKept, DatabaseInUse or, unless `give_up`, SomethingIsSealed."""
    file = settings.key_file_path
    if is_file(file):
        raise KeyThere(file=str(file))
    if not _is_there(settings.database_url):
        make_key_file(file)
        return
    database = await Database.open(settings.database_url, EventBus())
    try:
        async with database.write() as write:
            sealed = await count_sealed(write.connection, metadata)
            if sealed and not give_up:
                raise SomethingIsSealed(count=sealed)
            make_key_file(file)
            await seal_word(write.connection, Vault(read_keys(file)), now)
    finally:
        await database.close()


async def rotate_keys(settings: Settings, now: datetime, *, forget_old: bool) -> int:
    """Seal everything again under a new key; returns how many values. Raises DatabaseInUse while Alongside runs."""
    if not is_file(settings.key_file_path):
        raise KeyLost(file=str(settings.key_file_path))
    database = await Database.open(settings.database_url, EventBus())
    try:
        files = UploadStore(Vault(read_keys(settings.key_file_path)), settings.files_folder)
        return await rotate(database, metadata, settings.key_file_path, now, files=files.reseal, forget_old=forget_old)
    finally:
        await database.close()


async def check_keys(settings: Settings) -> Checked | None:
    """Open everything that is sealed, also while Alongside runs; None where nothing has been sealed yet.

    Raises what `read_keys` raises, KeyLost and WrongKey.
    """
    file = settings.key_file_path
    word = None
    if _is_there(settings.database_url):
        async with open_reader(settings.database_url) as connection:
            word = await sealed_word(connection)
            if word is not None and is_file(file):
                vault = Vault(read_keys(file))
                require_opens(vault, word, file)
                return Checked(*await check(connection, metadata, vault))
    if word is not None:
        raise KeyLost(file=str(file))
    if is_file(file):
        read_keys(file)
    return None


def _is_there(database_url: str) -> bool:
    url = make_url(database_url)
    return url.get_backend_name() != "sqlite" or sqlite_file(url).is_file()
