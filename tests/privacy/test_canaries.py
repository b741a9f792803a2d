"""Words that must not leak, planted through the services and looked for in everything that is written.

A feature plants its own in `plant`: whatever people say in private. What was planted is looked for in the database's
file and its write-ahead log, in a backup, in the log at its most talkative, in the log of who did what, in notices, and
in the copies of other people's data.
"""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.app import open_services
from bot.core.audit import audit_log
from bot.core.columns import metadata
from bot.core.roles import Actor, Role
from bot.core.vault import Vault
from bot.expenses.rules import NewLine
from bot.notices.rows import notices
from bot.privacy.copies import as_text
from bot.process.backup import back_up
from bot.services import Services
from config.settings import Settings
from tests.access.conftest import Needing
from tests.agenda.group import make_group
from tests.conftest import FixedClock

CANARY = re.compile(rb"zebrafinch-?\w*", re.IGNORECASE)


@pytest_asyncio.fixture
async def services(tmp_path: Path, clock: FixedClock, log_file: Path) -> AsyncIterator[Services]:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'canary.db'}", web_port=0, practice=True)
    async with open_services(settings, clock) as opened:
        yield opened


async def plant(services: Services, clock: FixedClock) -> Needing:
    """What Asha says in private, feature by feature; each word of it says where it was planted."""
    around = await make_group(services)
    new = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    await services.people.grant(around.ola, new.person_id, Role.ACCESS_LEAD)
    ama = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    group = Needing(services, clock, around, ama)
    await group.say(group.asha, {"fmt_translated": "zebrafinch-need", "fmt_coloured": "zebrafinch-early"}, always=True)
    await services.private_links.issue(group.asha, "needs")
    await _claim(services, group.asha, group.meeting_id)
    return group


async def _claim(services: Services, actor: Actor, meeting_id: int) -> None:
    view = await services.expenses.start(actor, meeting_id=meeting_id)
    line = NewLine("taxi", services.clock().date(), 12_00, details="zebrafinch-claim", reason="zebrafinch-reason")
    await services.expenses.add_line(actor, view.claim.id, line)


async def test_private_words_are_nowhere_in_clear(
    services: Services, clock: FixedClock, tmp_path: Path, log_file: Path
) -> None:
    group = await plant(services, clock)
    assert b"zebrafinch-need" in as_text(await services.privacy.copy(group.asha)).encode()
    try:
        raise ValueError("zebrafinch-error")
    except ValueError:
        logging.getLogger("bot.test").exception("something failed")
    database = tmp_path / "canary.db"
    back_up(services.settings.database_url, tmp_path / "backup.db", services.settings.files_folder)
    wal = Path(f"{database}-wal")
    for file in (database, wal, tmp_path / "backup.db", log_file):
        content = file.read_bytes()
        assert len(content) > 300
        assert set(CANARY.findall(content)) == set(), file.name


async def test_private_words_are_in_no_notice_no_audit_row_and_nobody_elses_copy(
    services: Services, clock: FixedClock
) -> None:
    group = await plant(services, clock)
    async with services.database.read() as connection:
        for table in (notices, audit_log, metadata.tables["access_log"]):
            found = repr([tuple(row) for row in await connection.execute(select(table))]).encode()
            assert set(CANARY.findall(found)) == set(), table.name
    for other in (group.ben, group.ola, group.ama):
        copy = as_text(await services.privacy.copy(other))
        assert set(CANARY.findall(copy.encode())) == set()


async def test_without_its_key_a_stolen_database_opens_nothing(
    services: Services, clock: FixedClock, tmp_path: Path
) -> None:
    group = await plant(services, clock)
    services.privacy._vault = Vault([Fernet.generate_key()])
    copy = as_text(await services.privacy.copy(group.asha))
    assert "zebrafinch" not in copy
    assert "its key is not here" in copy
