"""What the world outside may say of a request, and what we hand out to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app import open_services
from bot.core.wording import say
from bot.web.app import build_web
from config.settings import ConfigError, Settings, load
from tests.agenda.group import make_group
from tests.conftest import FixedClock
from tests.web.polls import start

TOKEN = {"ALONGSIDE_DISCORD_TOKEN": "MTA.abc.def-ghi_jkl"}
FORWARDED = {
    "Origin": "https://proxy.example.org",
    "X-Forwarded-Proto": "http, https",
    "X-Forwarded-Host": "evil.example, proxy.example.org",
}


@pytest.mark.parametrize(("proxies", "status"), [("", 403), ("10.0.0.0/8", 403), ("127.0.0.1, ::1", 404)])
async def test_forwarded_headers_count_only_from_a_trusted_proxy(
    settings: Settings, clock: FixedClock, proxies: str, status: int
) -> None:
    trusted = load(TOKEN | {"ALONGSIDE_TRUSTED_PROXIES": proxies}).trusted_proxies
    async with (
        open_services(replace(settings, trusted_proxies=trusted), clock) as services,
        TestClient(TestServer(build_web(services))) as client,
    ):
        answer = await client.post("/p/made-up", data={"": ""}, headers=FORWARDED)
        assert answer.status == status
        other = await client.post("/p/made-up", data={"": ""}, headers=FORWARDED | {"Origin": "https://evil.example"})
        assert other.status == 403


@pytest.mark.parametrize("text", ["proxy", "127.0.0.1;10.0.0.1", "10.0.0.1/8", "256.1.1.1", ","])
def test_a_proxy_is_an_address(text: str) -> None:
    with pytest.raises(ConfigError) as raised:
        load(TOKEN | {"ALONGSIDE_TRUSTED_PROXIES": text})
    assert [problem.message for problem in raised.value.problems] == ["process-setting-trusted-proxies"]


@pytest.mark.parametrize(
    ("public_url", "practice", "handed_out"),
    [
        ("http://127.0.0.1:8080", False, False),
        ("http://localhost", False, False),
        ("http://[::1]:8080", False, False),
        ("http://127.0.0.1:8080", True, True),
        ("https://meet.example.org", False, True),
    ],
)
async def test_an_address_that_only_this_machine_can_open_is_not_handed_out(
    settings: Settings, clock: FixedClock, public_url: str, practice: bool, handed_out: bool
) -> None:
    async with (
        open_services(replace(settings, public_url=public_url, practice=practice), clock) as services,
        TestClient(TestServer(build_web(services))) as client,
    ):
        group = await make_group(services)
        key = (await services.meetings.view(group.group_id, group.meeting_id)).meeting.key
        before = await (await client.get(f"/room/{key}")).text()
        calendar = (await (await client.get(f"/join/{key}/meeting.ics")).text()).replace("\r\n ", "")  # RFC 5545, 3.1
        assert (f"{public_url}/join/" in calendar) is handed_out
        await start(group)
        for page in (before, await (await client.get(f"/room/{key}")).text()):
            assert (public_url in page) is handed_out
            assert (say("web-room-no-address") in page) is not handed_out


async def test_the_cookie_is_for_secure_connections_where_the_address_is(settings: Settings, clock: FixedClock) -> None:
    async with (
        open_services(replace(settings, public_url="https://meet.example.org"), clock) as services,
        TestClient(TestServer(build_web(services))) as client,
    ):
        group = await make_group(services)
        token = await services.check_ins.joining_token(group.group_id, group.meeting_id)
        answer = await client.post(f"/p/{token}", data={"": ""}, allow_redirects=False)
        cookie = answer.cookies["alongside_phone"]
        assert cookie["secure"]
        assert int(cookie["max-age"]) > 0
        assert "Strict-Transport-Security" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        page = await client.get(f"/p/{token}")
        assert page.headers["Referrer-Policy"] == "same-origin"
