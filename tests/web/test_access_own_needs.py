"""A need that an organisation adds to access_needs.toml is everywhere that the delivered ones are."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.access.rules import Draft, Purpose
from bot.access.sharing import as_csv
from bot.core.roles import Actor, Role
from bot.privacy.copies import as_text
from bot.services import Services
from bot.web.app import build_web
from cogs.access.form import FormPanel
from config.access_needs import Recipient
from config.settings import DEFAULT_NEEDS, Settings
from tests.agenda.group import MadeUpGroup

ADDED = """
[groups.animals]
label = "Animals"

[needs.animals_hens]
group = "animals"
label = "The hens in first"
help = "So that I can come in."
detail = "needed"
ask = "Which hens?"
lead = "taxi_hotel_food_seating"
share = ["venue"]
does = ["breaks"]
"""


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    file = tmp_path / "needs.toml"
    file.write_text(DEFAULT_NEEDS.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    return Settings(database_url=database_url, web_port=0, practice=True, needs_file=file)


@pytest_asyncio.fixture
async def ama(services: Services, group: MadeUpGroup) -> Actor:
    new = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    await services.people.grant(group.ola, new.person_id, Role.ACCESS_LEAD)
    return await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")


async def test_it_is_asked_arranged_shared_obeyed_and_copied(
    services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    access, asha, where = services.access, group.asha, group.meeting_id
    draft = Draft(asha.person_id, where, asha.person_id, consents=frozenset(Purpose))
    panel = FormPanel(access.catalogue, draft, name="", leads=["Ama"])
    panel.step = panel.last - 1
    panel.lay_out()
    lists = [item for item in panel.walk_children() if isinstance(item, discord.ui.Select)]
    assert "The hens in first" in [option.label for each in lists for option in each.options]

    async with TestServer(build_web(services)) as server, ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:

        async def page(path: str, **sent: str) -> str:
            address = server.make_url(path)
            async with browser.post(address, data=sent) if sent else browser.get(address) as answer:
                return unescape(await answer.text())

        async def enter(actor: Actor, purpose: str) -> None:
            link = await services.private_links.issue(actor, purpose, where)
            await page(link[link.index("/me/") :], open="1")

        await enter(asha, "access")
        await page("/mine/access/0/form/0", keep="yes")
        form = await page("/mine/access/0/form/11")
        assert "So that I can come in." in form
        assert "Which hens?" in form
        await page("/mine/access/0/form/11", **{"need": "animals_hens", "detail-animals_hens": "Red", "then": "end"})
        await page("/mine/access/0/form/12", tell="venue", then="send")
        assert "The hens in first: Red" in await page("/mine/access/0")
        await enter(ama, "access-board")
        assert "The hens in first: Red" in await page(f"/mine/access-board/{where}")

    (one,) = (await access.board(ama, where)).needs
    meeting = (await services.meetings.view(asha.group_id, where)).meeting
    assert one.progress.needed_by < meeting.starts_at.date(), "its lead time counts"
    assert "The hens in first,Red" in as_csv(await access.share(ama, where, Recipient.VENUE)).decode("utf-8-sig")
    assert (await access.adjustments(asha.group_id, where)).longest_run_minutes is not None
    assert "Animals" in [label for label, _count in (await access.overview(group.ola, where)).counts]
    assert "The hens in first; Red" in as_text(await services.privacy.copy(asha))
