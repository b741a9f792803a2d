"""A browser that drops its cookie is slowed before it is a whole meeting; a room that shares one address is not."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network

import pytest
from aiohttp.test_utils import TestServer

from bot.app import open_services
from bot.checkin.rules import MOST_PHONES
from bot.core.wording import say
from bot.web.app import build_web
from bot.web.pace import AT_ONCE, EVERY, MOST_NETWORKS, Pace, PleaseWait
from config.settings import Settings
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import MONDAY, FixedClock
from tests.web.polls import Browser, new_phone, start


def test_a_room_joins_at_once_and_then_one_by_one() -> None:
    pace = Pace()
    for _ in range(AT_ONCE):
        pace.take("room", MONDAY)
    with pytest.raises(PleaseWait):
        pace.take("room", MONDAY)
    pace.take("elsewhere", MONDAY)
    pace.take("room", MONDAY + EVERY)
    with pytest.raises(PleaseWait):
        pace.take("room", MONDAY + EVERY)
    for _ in range(AT_ONCE):
        pace.take("room", MONDAY + EVERY * (AT_ONCE + 1))


def test_it_remembers_no_more_networks_than_it_may() -> None:
    pace = Pace()
    for number in range(MOST_NETWORKS + 50):
        pace.take(str(number), MONDAY)
    assert len(pace._paid_until) == MOST_NETWORKS


async def test_one_browser_without_its_cookie_does_not_take_every_place(
    server: TestServer, group: MadeUpGroup, clock: FixedClock
) -> None:
    await start(group)
    services, watched = group.services, (group.group_id, group.meeting_id)
    token = await services.check_ins.joining_token(*watched)
    phone = new_phone(server, token)
    for _ in range(AT_ONCE):
        phone.client.cookie_jar.clear()
        assert (await phone.join()).status == 200
    again = await phone.join()
    assert again.status == 200  # who has joined may press again
    phone.client.cookie_jar.clear()
    refused = await phone.join()
    page = await refused.text()
    assert (refused.status, say("web-phone-wait") in page, say("web-phone-join") in page) == (429, True, True)
    assert await services.check_ins.joined_without_a_name(*watched) == AT_ONCE < MOST_PHONES
    own = Browser(phone.client, await services.check_ins.own_token(group.asha, group.meeting_id))
    assert (await own.join()).status == 200
    phone.client.cookie_jar.clear()
    clock.forward(seconds=EVERY.total_seconds())
    assert (await phone.join()).status == 200
    await phone.client.close()


@pytest.mark.parametrize(
    ("trusted", "address", "status"),
    [("", "198.51.100.{}", 429), ("127.0.0.1/32", "198.51.100.{}", 200), ("127.0.0.1/32", "2001:db8::{}", 429)],
)
async def test_the_network_that_a_trusted_proxy_names_counts_and_no_other(
    settings: Settings, clock: FixedClock, trusted: str, address: str, status: int
) -> None:
    proxies = (IPv4Network(trusted),) if trusted else ()
    async with open_services(replace(settings, trusted_proxies=proxies), clock) as services:
        server = TestServer(build_web(services))
        await server.start_server()
        group = await make_group(services)
        await start(group)
        phone = new_phone(server, await services.check_ins.joining_token(group.group_id, group.meeting_id))
        for number in range(AT_ONCE + 1):
            phone.client.cookie_jar.clear()
            answer = await phone.send("", {}, headers={"X-Forwarded-For": f"192.0.2.1, {address.format(number)}"})
        assert answer.status == status
        await phone.client.close()
        await server.close()
