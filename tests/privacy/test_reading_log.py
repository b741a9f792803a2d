"""An auditor reads who did what, never what; nobody is named where that alone would tell what they need."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.audit import entries
from bot.core.errors import NotAllowed
from bot.core.roles import Actor, Role
from bot.privacy.log_rules import AREAS, LogLine
from bot.privacy.reading_log import PAGE
from bot.services import Services
from config.settings import Settings
from tests.access.conftest import Needing
from tests.conftest import FixedClock
from tests.privacy.test_canaries import CANARY, plant


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The same, with web pages that others can open."""
    return replace(settings, public_url="https://meet.example")


async def _auditor(group: Needing) -> Actor:
    new = await group.services.people.from_discord(guild_id=1, guild_name="Group", user_id=77, name="Aud")
    await group.services.people.grant(group.ola, new.person_id, Role.AUDITOR)
    return await group.services.people.from_discord(guild_id=1, guild_name="Group", user_id=77, name="Aud")


async def _all(group: Needing, auditor: Actor, area: str = "") -> list[LogLine]:
    lines: list[LogLine] = []
    while True:
        page = await group.services.log.page(auditor, area=area, before=lines[-1].id if lines else None)
        lines += page.lines
        if not page.has_older:
            return lines


async def test_only_an_auditor_reads_it_and_that_is_noted(group: Needing) -> None:
    for other in (group.asha, group.ola, group.ama):
        with pytest.raises(NotAllowed):
            await group.services.log.page(other)
    auditor = await _auditor(group)
    (first, *_) = (await group.services.log.page(auditor)).lines
    assert (first.area, first.verb, first.name, first.fields) == ("people", "grant", "Ola", "auditor")
    (first, *_) = (await group.services.log.page(auditor)).lines
    assert (first.area, first.verb, first.name) == ("log", "read", "Aud")


async def test_pages_hold_every_entry_once_the_newest_first(group: Needing) -> None:
    auditor = await _auditor(group)
    for number in range(2 * PAGE):
        await group.services.people.add_named(group.ola, f"Guest {number}")
    async with group.services.database.read() as connection:
        stored = [entry.action for entry in await entries(connection, auditor.group_id)]
    assert [f"{line.area}.{line.verb.replace(' ', '_')}" for line in await _all(group, auditor)] == stored[::-1]
    assert {line.area for line in await _all(group, auditor, "people")} == {"people"}


async def test_what_people_need_and_claim_is_in_it_without_a_name_or_words(
    services: Services, clock: FixedClock
) -> None:
    group = await plant(services, clock)
    lines = await _all(group, await _auditor(group))
    assert {line.area for line in lines} <= set(AREAS)
    private = [line for line in lines if line.area in ("access", "expenses", "uploads")]
    assert {line.area for line in private} == {"access", "expenses", "uploads"}
    assert [line for line in private if line.name or line.fields or ":" in line.record] == []
    assert Role.ACCESS_LEAD in {role for line in private for role in line.roles}
    assert set(CANARY.findall(repr(lines).encode())) == set()
