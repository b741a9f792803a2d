"""A full disk: a sentence, nothing half stored, and all well again once there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import open_services
from bot.core.errors import NoRoom
from bot.core.wording import say
from config.settings import Settings
from tests.agenda.group import make_group
from tests.conftest import FixedClock


async def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'full.db'}", web_port=0)
    async with open_services(settings, FixedClock()) as services:
        group = await make_group(services)
        stored = {person.name for person in await services.people.everyone(group.group_id)}
        async with services.database.write() as write:
            await write.connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as it is now: not a page more
        with pytest.raises(NoRoom) as refused:
            for number in range(500):
                name = f"{number}{'x' * 90}"
                await services.people.add_named(group.asha, name)
                stored.add(name)
        assert "not saved" in say(refused.value.message, **refused.value.facts)
        assert {person.name for person in await services.people.everyone(group.group_id)} == stored
        async with services.database.write() as write:
            await write.connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        assert (await services.people.add_named(group.asha, "Zed")).name == "Zed"
