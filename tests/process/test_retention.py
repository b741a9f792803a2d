"""`alongside retention`: counted first, cleared when asked."""

from __future__ import annotations

import asyncio

from bot.app import open_services
from config.settings import Settings
from tests.agenda.group import make_group
from tests.conftest import FixedClock
from tests.process.conftest import CommandLine


def test_a_dry_run_counts_and_changes_nothing(alongside: CommandLine) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{alongside.database}", web_port=0, practice=True)

    async def give_a_link_long_ago() -> None:
        async with open_services(settings, FixedClock()) as services:
            group = await make_group(services)
            await services.private_links.issue(group.asha, "my-data")

    asyncio.run(give_a_link_long_ago())
    for _ in range(2):
        looked = alongside("retention", "--dry-run")
        assert (looked.code, looked.said.splitlines()[-1]) == (0, "One old row would be cleared. Nothing was changed.")
    assert "private_links: 1, kept for 35 days" in looked.said
    assert alongside("retention").said.splitlines()[-1] == "One old row was cleared."
    assert alongside("retention").said.strip() == "0 old rows were cleared."
