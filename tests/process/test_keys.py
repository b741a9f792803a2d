"""`alongside keys`: a key is made, changed, checked and lost."""

from __future__ import annotations

import asyncio
import hashlib

from sqlalchemy import insert, select

from bot.app import open_services
from bot.core.wording import say
from bot.uploads.rows import uploads
from config.settings import Settings
from tests.agenda.group import make_group
from tests.conftest import FixedClock
from tests.process.conftest import CommandLine

CANARY = "Zebrafinch needs a hoist"
NAME = "ab" * 24


def _settings(alongside: CommandLine) -> Settings:
    return Settings(database_url=f"sqlite+aiosqlite:///{alongside.database}", web_port=0)


def _seal(alongside: CommandLine) -> None:
    """One sealed column and one sealed file."""

    async def seal() -> None:
        settings = _settings(alongside)
        async with open_services(settings, FixedClock()) as services:
            group = await make_group(services)
            settings.files_folder.mkdir(mode=0o700, exist_ok=True)
            (settings.files_folder / NAME).write_bytes(services.vault.seal_bytes(CANARY.encode()))
            about: dict[str, object] = {
                "group_id": group.group_id,
                "person_id": group.asha.person_id,
                "sent_by": group.asha.person_id,
            }
            about |= {"purpose": "receipt", "kind": "png", "size": 1, "file": NAME, "sent_at": services.clock()}
            about |= {"fingerprint": hashlib.sha256().hexdigest(), "sealed_description": services.vault.seal(CANARY)}
            async with services.database.write() as write:
                await write.connection.execute(insert(uploads).values(**about))

    asyncio.run(seal())


def _read(alongside: CommandLine) -> tuple[str, str]:
    async def read() -> tuple[str, str]:
        settings = _settings(alongside)
        async with open_services(settings, FixedClock()) as services, services.database.read() as connection:
            sealed = (await connection.execute(select(uploads.c.sealed_description))).scalar_one()
            content = (settings.files_folder / NAME).read_bytes()
            return services.vault.unseal(sealed), services.vault.unseal_bytes(content).decode()

    return asyncio.run(read())


def _keys(alongside: CommandLine) -> list[str]:
    return _settings(alongside).key_file_path.read_text().split()


def test_a_new_key_opens_everything_and_the_old_one_can_then_be_forgotten(alongside: CommandLine) -> None:
    _seal(alongside)
    (first,) = _keys(alongside)
    assert alongside("keys", "check").said.strip().endswith("one value.")
    assert alongside("keys", "rotate").said.startswith("Everything is sealed with a new key now: 2 values.")
    assert (len(_keys(alongside)), _keys(alongside)[1]) == (2, first)
    assert _read(alongside) == (CANARY, CANARY)
    assert alongside("keys", "rotate", "--forget-old").code == 0
    assert (len(_keys(alongside)), first in _keys(alongside)) == (1, False)
    assert _read(alongside) == (CANARY, CANARY)
    assert alongside("keys", "check").code == 0


def test_a_lost_key_is_said_and_nothing_takes_its_place_unasked(alongside: CommandLine) -> None:
    file = _settings(alongside).key_file_path
    assert alongside("keys", "check").said.startswith("Nothing is sealed yet.")
    _seal(alongside)
    kept = file.rename(alongside.folder / "kept")
    for command in (("keys", "check"), ("keys", "rotate")):
        answer = alongside(*command)
        assert (answer.code, say("vault-key-lost", file=str(file)) in answer.complained) == (1, True)
    assert any("The key of the private records is gone" in line for line in alongside("doctor").said.splitlines())
    refused = alongside("keys", "new")
    assert (refused.code, say("vault-something-sealed", count=1) in refused.complained) == (1, True)
    assert not file.exists()
    kept.rename(file)
    there = alongside("keys", "new")
    assert say("vault-key-there", file=str(file)) in there.complained
    file.unlink()
    assert alongside("keys", "new", "--give-up").code == 0
    checked = alongside("keys", "check")
    assert (checked.code, checked.said.strip()) == (1, say("process-keys-shut", file=str(file), shut=1, count=1))


def test_backups_hold_what_is_sealed_and_not_the_key(alongside: CommandLine) -> None:
    _seal(alongside)
    backup = alongside.folder / "backup.db"
    assert alongside("backup", backup).code == 0
    content = backup.read_bytes()
    assert CANARY.encode() not in content
    assert all(key.encode() not in content for key in _keys(alongside))
