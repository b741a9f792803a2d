"""A room that cannot see its screen does not run out of time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from bot.core.wording import say
from bot.floor.starting import Check
from bot.polls.rules import PollState
from bot.services import Services
from bot.web.app import build_web
from bot.web.following import SCREENS
from bot.web.live import Watched
from bot.web.lost_screens import Sight, Step, step_for
from bot.web.room_live import AGAIN
from tests.agenda.group import MadeUpGroup
from tests.conftest import MONDAY, FixedClock
from tests.polls.examples import a_poll
from tests.web.polls import open_poll, start

OURS = "People cannot see it."
SOON, LATE = MONDAY + timedelta(seconds=10), MONDAY + timedelta(seconds=16)
BEFORE = MONDAY - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("changes", "sight", "step"),
    [
        ({}, Sight(0, MONDAY), Step.PAUSE),
        ({"state": PollState.CLOSING}, Sight(0, MONDAY), Step.PAUSE),
        ({}, Sight(1, LATE), None),
        ({}, Sight(0, SOON), None),  # not long enough
        ({}, Sight(0, BEFORE), None),  # no screen since the poll opened
        ({}, Sight(0, None), None),
        ({"state": PollState.CLOSED}, Sight(0, MONDAY), None),
        ({"state": PollState.PREPARED, "opened_at": None}, Sight(0, MONDAY), None),
        ({"state": PollState.PAUSED, "paused_because": OURS}, Sight(0, MONDAY), None),
        ({"state": PollState.PAUSED, "paused_because": OURS}, Sight(1, LATE), Step.RESUME),
        ({"state": PollState.PAUSED, "paused_because": "The sound broke."}, Sight(1, LATE), None),
        ({"state": PollState.PAUSED, "paused_because": "The sound broke."}, Sight(0, MONDAY), Step.PAUSE),
        ({"state": PollState.PAUSED, "paused_because": f"The sound broke. {OURS}"}, Sight(1, LATE), Step.RESUME),
    ],
)
def test_what_happens_to_a_poll(changes: dict[str, object], sight: Sight, step: Step | None) -> None:
    assert step_for(a_poll(**{"opened_at": MONDAY} | changes), sight, LATE, OURS) is step


async def test_a_screen_is_on_while_its_page_says_so_with_scripts_or_without(
    services: Services, group: MadeUpGroup, key: str, clock: FixedClock
) -> None:
    async def room_screen() -> bool:
        checks = await services.floor.readiness(group.group_id, group.meeting_id)
        return next(each.done for each in checks if each.check is Check.ROOM_SCREEN)

    async with TestServer(build_web(services)) as server, ClientSession() as session:

        async def ask(method: str, rest: str = "") -> int:
            async with session.request(method, server.make_url(f"/room/{key}{rest}")) as answer:
                return answer.status

        assert await room_screen() is False
        async with session.get(server.make_url(f"/room/{key}/live")) as stream:
            await stream.content.readline()
            assert await room_screen() is True
            clock.forward(seconds=9)
            assert (await ask("POST", "/beat"), await room_screen()) == (204, True)
            clock.forward(seconds=9)
            assert await room_screen() is True
            clock.forward(seconds=1)  # its stream is still open, but nobody answers there
            assert await room_screen() is False
        await ask("GET")  # no scripts: the page is loaded again and again
        assert await room_screen() is True
        clock.forward(seconds=AGAIN.total_seconds())
        assert await room_screen() is True
        clock.forward(seconds=10 - AGAIN.total_seconds())
        assert await room_screen() is False
        async with session.post(server.make_url(f"/room/{key}/beat"), headers={"Origin": "https://else.example"}) as no:
            assert no.status == 403


async def test_the_time_without_a_screen_is_given_back(
    services: Services, group: MadeUpGroup, key: str, clock: FixedClock
) -> None:
    await start(group)
    poll = await open_poll(group)
    app = build_web(services)
    watched = Watched(group.group_id, group.meeting_id)
    async with TestServer(app) as server, ClientSession() as session:
        screens = app[SCREENS]

        async def look() -> PollState:
            await screens.look(watched)
            return (await services.polls.poll(group.group_id, poll.id)).state

        async with session.get(server.make_url(f"/room/{key}/live")) as stream:
            await stream.content.readline()
            assert await look() is PollState.OPEN
        while screens.sight(watched).screens:
            await services.agenda.more_time(group.fay, group.meeting_id, 1)
        clock.forward(seconds=20)
        assert await look() is PollState.PAUSED
        paused = await services.polls.poll(group.group_id, poll.id)
        assert paused.paused_because == say("web-polls-screen-lost")
        clock.forward(seconds=100)
        async with session.get(server.make_url(f"/room/{key}/live")) as stream:
            await stream.content.readline()
            assert await look() is PollState.OPEN
        resumed = await services.polls.poll(group.group_id, poll.id)
        assert resumed.closes_at == MONDAY + timedelta(minutes=5, seconds=100)
