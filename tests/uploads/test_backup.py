"""A backup carries the sealed files; restoring puts back what is missing and takes nothing away."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bot.app import open_services
from bot.process.backup import back_up, restore
from bot.process.doctor import examine
from bot.process.kept_files import IN_BACKUP
from bot.services import Services
from bot.uploads.rules import Purpose
from config.settings import Settings
from tests.agenda.group import make_group
from tests.conftest import MONDAY
from tests.uploads import examples


@asynccontextmanager
async def _running(settings: Settings) -> AsyncIterator[Services]:
    async with open_services(settings, lambda: MONDAY) as services:
        yield services


async def _keep_one(settings: Settings) -> tuple[int, bytes]:
    async with _running(settings) as services:
        group = await make_group(services)
        made = await services.uploads.check(examples.picture(), purpose=Purpose.RECEIPT)
        upload = await services.uploads.keep(group.asha, made, purpose=Purpose.RECEIPT)
        return upload.id, (await services.uploads.open(group.asha, upload.id, why="claim")).content


async def test_files_come_back_with_the_database(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'alongside.db'}", web_port=0)
    upload_id, content = await _keep_one(settings)
    folder = settings.files_folder
    (file,) = folder.iterdir()
    back_up(settings.database_url, tmp_path / "a.backup", folder)
    assert content[:100] not in (tmp_path / "a.backup").read_bytes()
    file.unlink()
    (folder / "letter.txt").write_text("stays")
    assert any("are missing" in finding.words for finding in await examine(settings))
    restore(settings.database_url, tmp_path / "a.backup", folder, now=MONDAY)
    assert sorted(folder.iterdir()) == sorted([file, folder / "letter.txt"])
    with closing(sqlite3.connect(tmp_path / "alongside.db")) as database:
        assert not database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (IN_BACKUP,)).fetchall()
    async with _running(settings) as services:
        asha = (await make_group(services)).asha
        assert (await services.uploads.open(asha, upload_id, why="claim")).content == content
    assert any("are all there" in finding.words for finding in await examine(settings))


async def test_a_folder_that_others_can_read_is_not_right(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'alongside.db'}", web_port=0)
    await _keep_one(settings)
    settings.files_folder.chmod(0o755)
    assert any("chmod 700" in finding.words for finding in await examine(settings))
