"""The start page: who you can be, what to try, and links that lead somewhere."""

from __future__ import annotations

import re

import aiohttp
import pytest

from bot.core.wording import say
from bot.practice.cast import Person
from bot.practice.world import World

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_it_names_everybody_and_every_link_leads_somewhere(world: World, http: aiohttp.ClientSession) -> None:
    async with http.get(world.start_page) as answer:
        page = await answer.text()
    for person in Person:
        assert person.shown in page
        assert say(f"practice-try-{person.value}") in page
    for words in ("practice-page-not-kept", "practice-page-simcord"):
        assert say(words) in page
    tabs = set(re.findall(r'href="(http://127\.0\.0\.1:\d+/#[\w/-]+)"', page))
    assert {address.partition("#")[2].partition("/")[0] for address in tabs} == {person.value for person in Person}
    for address in (world.room, world.joining):
        assert address.removeprefix(world.start_page.removesuffix("/practice")) in page
        async with http.get(address) as answer:
            assert answer.status == 200


async def test_the_phone_page_is_the_one_behind_the_room_screens_code(
    world: World, http: aiohttp.ClientSession
) -> None:
    async with http.get(world.start_page) as answer:
        [phone] = set(re.findall(r'href="(/p/[\w-]+)"', await answer.text()))
    async with http.get(world.start_page.removesuffix("/practice") + phone) as answer:
        page = await answer.text()
    assert say("practice-meeting-title") in page
    assert say("web-phone-join") in page
