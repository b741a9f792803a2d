"""/room/{key} as it leaves the server."""

from __future__ import annotations

from dataclasses import replace

from bot.access.rules import Draft, Purpose
from bot.core.wording import say
from tests.agenda.group import MadeUpGroup
from tests.web.conftest import Client


async def test_the_page_holds_the_picture_and_the_way_in(web: Client, group: MadeUpGroup, key: str) -> None:
    home = f"http://127.0.0.1:8080/join/{key}"
    assert say("web-room-join-code-words", address=home) in await (await web.get(f"/room/{key}")).text()
    await group.accept("Buses", "Taxis")
    await group.services.agenda.start_meeting(group.fay, group.meeting_id)
    words = await (await web.get(f"/room/{key}")).text()
    assert '<h1 class="headline short">Buses</h1>' in words
    assert "Taxis, about 20 minutes" in words
    token = await group.services.check_ins.joining_token(group.group_id, group.meeting_id)
    address = f"http://127.0.0.1:8080/p/{token}"
    assert say("web-room-join-code-words", address=address) in words


async def test_without_javascript_the_page_loads_itself_again(web: Client, key: str) -> None:
    words = await (await web.get(f"/room/{key}")).text()
    assert '<noscript><meta http-equiv="refresh" content="8"></noscript>' in words


async def test_without_javascript_it_stays_for_as_long_as_somebody_needs(
    web: Client, group: MadeUpGroup, key: str
) -> None:
    """A group may set a pace that is slower than the usual one."""
    access, whose = group.services.access, group.asha.person_id
    slow = replace(access._policy.access, slow_screen_seconds=45)
    access._policy = replace(access._policy, access=slow)
    form = Draft(
        whose, group.meeting_id, whose, {"com_more_time": ""}, always=False, consents=frozenset({Purpose.STORE})
    )
    await access.send(group.asha, form)
    assert 'http-equiv="refresh" content="45"' in await (await web.get(f"/room/{key}")).text()


LOOKS = {
    "?theme=dark": 'data-theme="dark"',
    "?theme=purple": 'data-theme="light"',
    "?theme=%22%3E%3Cscript%3E": 'data-theme="light"',
    "?interpreter=left": 'data-interpreter="left"',
    "": 'data-interpreter="none"',
    "?theme=cream&interpreter=right": 'href="?theme=dark&amp;interpreter=right"',
}


async def test_the_address_says_how_it_looks(web: Client, key: str) -> None:
    for query, shown in LOOKS.items():
        assert shown in await (await web.get(f"/room/{key}{query}")).text()
