"""A room that cannot see its screen does not run out of time."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.core.wording import say
from bot.floor.starting import Check
from bot.polls.rules import PollChanged, PollState
from bot.services import Services
from bot.web import lost_screens
from bot.web.app import build_web
from bot.web.following import SCREENS
from bot.web.live import Watched
from bot.web.lost_screens import LOST_AFTER, LostScreens, Sight, Step, step_for
from bot.web.room_live import AGAIN
from tests.agenda.group import MadeUpGroup
from tests.conftest import MONDAY, FixedClock
from tests.polls.examples import a_poll
from tests.web.polls import CHOICE, open_poll, start

OURS = "People cannot see it."
LATE = MONDAY + timedelta(seconds=16)
ON, LOST, LOST_BEFORE = Sight(LATE + timedelta(seconds=1)), Sight(LATE), Sight(MONDAY)


@pytest.mark.parametrize(
    ("changes", "sight", "step"),
    [
        ({}, LOST, Step.PAUSE),
        ({"state": PollState.CLOSING}, LOST, Step.PAUSE),
        ({}, ON, None),
        ({}, LOST_BEFORE, None),  # whoever opened the poll was told that there is no screen
        ({}, Sight(None), None),
        ({"state": PollState.CLOSED}, LOST, None),
        ({"state": PollState.PREPARED, "opened_at": None}, LOST, None),
        ({"state": PollState.PAUSED, "paused_because": OURS}, LOST, None),
        ({"state": PollState.PAUSED, "paused_because": OURS}, ON, Step.RESUME),
        ({"state": PollState.PAUSED, "paused_because": "The sound broke."}, ON, None),
        ({"state": PollState.PAUSED, "paused_because": "The sound broke."}, LOST, Step.PAUSE),
        ({"state": PollState.PAUSED, "paused_because": f"The sound broke. {OURS}"}, ON, Step.RESUME),
    ],
)
def test_what_happens_to_a_poll(changes: dict[str, Any], sight: Sight, step: Step | None) -> None:
    said: dict[str, Any] = {"opened_at": MONDAY, **changes}
    assert step_for(a_poll(**said), sight, LATE, OURS) is step


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


async def test_whoever_opens_a_poll_after_the_screen_was_lost_is_told(
    services: Services, group: MadeUpGroup, key: str, clock: FixedClock
) -> None:
    await start(group)
    app = build_web(services)

    async def opened() -> tuple[PollState, tuple[str, ...]]:
        prepared = await services.polls.prepare(group.fay, group.meeting_id, CHOICE)
        _, warnings = await services.polls.open(group.fay, prepared.poll.id)
        await app[SCREENS].look(Watched(group.group_id, group.meeting_id))
        return (await services.polls.poll(group.group_id, prepared.poll.id)).state, warnings

    async with TestServer(app) as server, ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        console = server.make_url(f"/console/{await services.console.new_link(group.fay, group.meeting_id)}")
        await session.post(console, data={"": ""})

        async def warned() -> bool:
            return say("polls-warning-no-screen") in await (await session.get(console)).text()

        assert await opened() == (PollState.OPEN, ())  # this meeting has no room screen
        assert not await warned()
        await session.post(server.make_url(f"/room/{key}/beat"))
        assert await opened() == (PollState.OPEN, ())
        clock.forward(seconds=LOST_AFTER.total_seconds())
        assert await opened() == (PollState.OPEN, ("polls-warning-no-screen",))
        assert await warned()
        await session.post(server.make_url(f"/room/{key}/beat"))
        assert not await warned()


async def test_the_time_without_a_screen_is_given_back(
    services: Services, group: MadeUpGroup, key: str, clock: FixedClock
) -> None:
    await start(group)
    poll = await open_poll(group)
    app = build_web(services)
    async with TestServer(app) as server, ClientSession() as session:

        async def look() -> PollState:
            await app[SCREENS].look(Watched(group.group_id, group.meeting_id))
            return (await services.polls.poll(group.group_id, poll.id)).state

        async def beat() -> None:
            async with session.post(server.make_url(f"/room/{key}/beat")) as answer:
                assert answer.status == 204

        clock.forward(seconds=30)
        assert await look() is PollState.OPEN  # this meeting has no room screen
        await beat()
        async with session.get(server.make_url(f"/room/{key}/live")) as stream:
            await stream.content.readline()
            clock.forward(seconds=LOST_AFTER.total_seconds() - 1)
        async with session.get(server.make_url(f"/room/{key}")):
            assert await look() is PollState.OPEN  # its page was loaded again
        async with session.get(server.make_url(f"/room/{key}/live")) as stream:
            await stream.content.readline()
            clock.forward(seconds=LOST_AFTER.total_seconds())
            assert await look() is PollState.PAUSED  # the stream is still open, but nobody answers there
            paused = await services.polls.poll(group.group_id, poll.id)
            assert paused.paused_because == say("web-polls-screen-lost")
            clock.forward(seconds=100)
            assert await look() is PollState.PAUSED
            await beat()
        assert await look() is PollState.OPEN
        resumed = await services.polls.poll(group.group_id, poll.id)
        assert resumed.closes_at == MONDAY + timedelta(minutes=5, seconds=100)


async def test_what_a_facilitator_let_go_on_waits_for_no_screen_that_was_on_for_a_moment(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    await start(group)
    watched, screens = Watched(group.group_id, group.meeting_id), LostScreens(services)
    screens.heard(watched)
    poll = await open_poll(group)

    async def after_beats(number: int) -> PollState:
        for _ in range(number):
            screens.heard(watched)
            clock.forward(seconds=9)
        clock.forward(seconds=LOST_AFTER.total_seconds())
        await screens.look(watched)
        return (await services.polls.poll(group.group_id, poll.id)).state

    assert await after_beats(1) is PollState.PAUSED
    await services.polls.resume(group.fay, poll.id)
    assert [await after_beats(number) for number in (0, 1, 4)] == [PollState.OPEN] * 3
    assert await after_beats(5) is PollState.PAUSED  # that was a screen
    await screens.close()


async def test_a_lost_screen_is_noticed_by_itself(
    services: Services, group: MadeUpGroup, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost_screens, "LOST_AFTER", timedelta(seconds=0.05))
    await start(group)
    await open_poll(group)
    screens, watched = LostScreens(services), Watched(group.group_id, group.meeting_id)
    told: asyncio.Queue[PollState] = asyncio.Queue()

    async def changed(event: PollChanged) -> None:
        told.put_nowait((await services.polls.poll(event.group_id, event.poll_id)).state)

    services.events.subscribe(PollChanged, changed)
    async with asyncio.timeout(10):
        clock.forward(seconds=1)
        screens.heard(watched)
        clock.forward(seconds=1)
        assert await told.get() is PollState.PAUSED
        screens.heard(watched)
        assert await told.get() is PollState.OPEN
    await screens.close()
