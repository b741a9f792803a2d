"""The console's settings: what cards mean, and where a program sends captions."""

from __future__ import annotations

import re

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from bot.core.roles import Role
from bot.core.wording import say
from bot.floor.cards import CardKind
from tests.agenda.group import MadeUpGroup
from tests.web.test_console import Console, console

__all__ = ["console"]


async def test_an_organiser_gives_cards_the_groups_own_words(console: Console, group: MadeUpGroup) -> None:
    floor = group.services.floor
    assert say("web-setting-organisers") in await console.see("/settings")
    refused, _ = await console.words("/settings/cards", {"card-stop": "We breathe."})
    await group.services.people.grant(group.ola, group.fay.person_id, Role.ORGANISER)
    status, page = await console.words("/settings/cards", {"card-stop": "We breathe."})
    assert (refused, status, say("web-console-done-setting-cards") in page) == (403, 200, True)
    assert dict(await floor.card_meanings(group.group_id)) == {CardKind.STOP: "We breathe."}
    status, page = await console.words("/settings/cards", {"card-stop": "x" * 121})
    assert (status, "x" * 121 in page) == (422, True)
    await console.words("/settings/cards", {"card-stop": ""})
    assert await floor.card_meanings(group.group_id) == {}


async def test_an_address_for_captions_is_shown_once_and_stopped(
    console: Console, server: TestServer, group: MadeUpGroup
) -> None:
    _, page = await console.words("/settings/captions", {"to": "make"})
    found = re.search(r"/captions/([\w-]+)", page)
    assert found is not None
    assert found[0] not in await console.see("/settings")
    async with ClientSession(server.make_url("/")) as client:

        async def sends() -> int:
            async with client.post(found[0], data="Good morning", headers={"Content-Type": "text/plain"}) as answer:
                return answer.status

        before = await sends()
        assert (
            say("web-console-done-setting-captions-stop")
            in (await console.words("/settings/captions", {"to": "stop"}))[1]
        )
        assert (before, await sends()) == (204, 404)
