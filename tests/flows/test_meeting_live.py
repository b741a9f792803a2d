"""The live hour: four people at home in Discord and four in the room, from check-in through queue, cards and poll.

At home: Asha, Ben, Cem and Dot. In the room: two phones of people's own, a tablet handed round, and Mrs Jones, who
has none of these and takes part through Fay, the facilitator. With
ALONGSIDE_PICTURES=docs/walkthrough/pictures it takes the pictures of floor.md.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
import simcord
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.app import open_services
from bot.checkin.rules import Side
from bot.client import AlongsideClient
from bot.core.clock import real_clock
from bot.core.roles import Actor, Door, Role
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import TurnKind
from bot.meetings.rules import MeetingState
from bot.points.rules import Answer, PointState
from bot.polls.rules import PollKind
from bot.polls.service import NewPoll
from bot.web.app import build_web
from cogs.floor.cards import card_label
from config.settings import Settings
from tests.browser import browser
from tests.cogs.floor.conftest import OpenFloor
from tests.cogs.polls.town_hall import heard, words
from tests.flows.pictures import Pictures
from tests.patience import PATIENCE, be_patient

__all__ = ["browser"]

pytestmark = pytest.mark.browser

SIMULATED_START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Doors:
    hall: OpenFloor
    site: str
    context: BrowserContext

    async def page(self, address: str, *, width: int, height: int) -> Page:
        """A browser of its own for each person, as in life: cookies are not shared."""
        assert self.context.browser is not None
        window = await self.context.browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        window.set_default_timeout(PATIENCE)
        page = await window.new_page()
        await page.goto(f"{self.site}{address}")
        return page


@pytest_asyncio.fixture
async def simcord_bot(tmp_path: Path) -> AsyncIterator[AlongsideClient]:
    """The real bot on one clock that runs, for Discord's side and for the pages alike."""
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'live.db'}", web_port=0, card_interval=0, practice=True
    )
    begun = real_clock()

    def clock() -> datetime:
        return SIMULATED_START + (real_clock() - begun)

    async with open_services(settings, clock) as opened:
        yield AlongsideClient(opened)


@pytest_asyncio.fixture
async def doors(simcord_env: simcord.Env, browser: Browser) -> AsyncIterator[Doors]:
    hall = OpenFloor(simcord_env)
    await hall.set_up()
    be_patient()
    async with TestServer(build_web(hall.services)) as server:
        context = await browser.new_context()
        yield Doors(hall, str(server.make_url("/")).rstrip("/"), context)
        await context.close()


async def press(page: Page, name: str, *, exact: bool = True) -> None:
    await page.get_by_role("button", name=name, exact=exact).first.click()


async def test_a_meeting_in_the_room_and_at_home(doors: Doors) -> None:
    hall, services, pictures = doors.hall, doors.hall.services, Pictures("floor")
    group_id, meeting_id = hall.facilitator.group_id, hall.meeting_id
    floor = services.floor

    # The console and the room screen are open. Fay goes through the checklist that is read out, and starts.
    key = (await services.meetings.view(group_id, meeting_id)).meeting.key
    room = await doors.page(f"/room/{key}", width=1178, height=720)
    link = await services.console.new_link(hall.facilitator, meeting_id)
    console = await doors.page(f"/console/{link}", width=1024, height=900)
    await press(console, say("web-console-door-open"))
    await press(console, say("floor-button-remote-me"))
    await press(console, say("web-floor-tick"))
    await expect(console.get_by_role("button", name=say("web-floor-untick"))).to_have_count(1)
    await console.get_by_label(say("floor-start-reason")).fill("One co-chair is late")
    await press(console, say("floor-button-start-anyway"))
    await expect(console.get_by_role("heading", name=say("web-floor-queue"))).to_be_visible()
    assert (await services.meetings.view(group_id, meeting_id)).meeting.state is MeetingState.LIVE
    assert (await floor.settings(group_id, meeting_id)).start_reason == "One co-chair is late"

    # Everyone says that they are here: by command, by code, by the tablet, and through Fay.
    at_home = (hall.asha, hall.ben, hall.cem, hall.dot)
    for member in at_home:
        await member.slash(hall.room, "here", how=Side.REMOTE.value)
    token = await services.check_ins.joining_token(group_id, meeting_id)
    phones = [await doors.page(f"/p/{token}", width=360, height=860) for _ in range(2)]
    for phone in phones:
        await press(phone, say("web-phone-join"))
    tablet = await doors.page(f"/p/{token}?shared=1", width=800, height=900)
    await press(tablet, say("web-phone-join-shared"))
    await services.check_ins.tick_off_by_name(hall.facilitator, meeting_id, "Mrs Jones", Side.ROOM)
    here = say("web-console-counts", room=4, remote=4, phone=0)
    await expect(console.get_by_text(here)).to_be_visible()

    # One queue: a command, a phone, words typed on the tablet, and a raised hand that Fay sees in the room.
    await hall.asha.slash(hall.room, "hand", **{"read-out": "The bus to the day centre is late most days."})
    await press(phones[0], say("floor-button-hand"))
    await expect(phones[0].get_by_text(say("floor-your-place", number=2))).to_be_visible()
    await tablet.get_by_text(say("floor-button-read-out"), exact=True).click()
    await tablet.get_by_label(say("web-floor-read-out-label")).fill("We want a shelter")
    await tablet.locator("#read-out").get_by_role("button", name=say("web-floor-send")).click()
    await console.get_by_role("link", name=say("web-floor-ask-for")).click()
    await console.get_by_label("Mrs Jones").check()
    await press(console, say("web-floor-ask-for"))
    await expect(console.get_by_text("Mrs Jones", exact=True)).to_be_visible()
    await hall.press(hall.dot, say("floor-button-think"))
    assert await hall.queue() == ["Asha", "Phone 1", "Dot", "Phone 3", "Mrs Jones"]

    # Fay calls, in turn from home and from the room. The screen shows one thing at a time.
    await press(console, say("floor-button-next", name="Asha"))
    await expect(room.locator("#picture").get_by_text(say("web-floor-room-read-out", name="Asha"))).to_be_visible()
    await press(console, say("floor-button-next", name="Phone 1"))
    await expect(room.locator("#picture").get_by_role("heading", name="Phone 1")).to_be_visible()
    await expect(phones[0].get_by_text(say("floor-you-have-it"))).to_be_visible()
    await hall.all_drawn()
    assert say("floor-speaks-now", name="Phone 1") in heard(hall.card())

    # Dot, who is next, still thinks: her place is held, and nobody is called in her stead by itself.
    await press(console, say("floor-button-next", name="Dot"))
    await expect(console.get_by_text(say("floor-refused-still-thinking", name="Dot"))).to_be_visible()

    # A card from home reaches the console and shows its meaning in the room, without a name.
    await hall.press(hall.cem, card_label(CardKind.SLOW))
    await expect(console.locator("#seen-slow")).to_be_visible()
    await expect(room.locator("#picture").get_by_text(say("floor-card-slow-means"))).to_be_visible()
    await expect(room.locator("#picture").get_by_text("Cem")).to_have_count(0)
    await pictures.take(console, "console")
    await pictures.take(room, "room-speaking")
    await phones[1].get_by_role("heading", name=say("web-floor-heading")).scroll_into_view_if_needed()
    await pictures.take(phones[1], "phone")
    await console.locator("#seen-slow").click()
    await expect(room.locator("#picture").get_by_text(say("floor-card-slow-means"))).to_have_count(0)

    # A question without a name, backed from the room, is shown to all. A hard word is on the list.
    await hall.ben.slash(hall.room, "question", text="Who pays for the bus?")
    question = (await floor.view(group_id, meeting_id)).questions[0]
    await console.locator(f"#show-{question.id}").click()
    await expect(room.locator("#picture").get_by_role("heading", name="Who pays for the bus?")).to_be_visible()
    await press(phones[1], say("web-floor-support"))
    await expect(phones[1].get_by_text(say("web-floor-done-support"))).to_be_visible()
    await hall.cem.slash(hall.room, "jargon", word="Section 117")
    await expect(console.get_by_text("Section 117")).to_be_visible()
    await console.locator("#screen-self").click()

    # The others have their turns. The poll takes a vote from home and one from the room, each once.
    await services.floor.ready(await hall.actor(hall.dot), meeting_id)
    for _ in range(3):
        await floor.call_next(hall.facilitator, meeting_id)
    await floor.finish(hall.facilitator, meeting_id)
    with hall.env.time_context():
        prepared = await hall.prepare(NewPoll("A shelter at the stop?", PollKind.YES_NO))
        opened, _ = await services.polls.open(hall.facilitator, prepared.poll.id)
    await hall.drawn(opened.poll)
    voted = await hall.press(hall.asha, f"1. {say('polls-answer-yes')}")
    assert say("polls-receipt-in") in words(voted)
    await phones[0].get_by_label(say("polls-answer-yes"), exact=True).check()
    await press(phones[0], say("web-phone-send"))
    await expect(room.locator("#picture").get_by_text(say("polls-voted-so-far", voted=2))).to_be_visible()

    # A key point is asked on both sides and agreed; somebody from home and a helper take an action on.
    points, actors = services.points, [await hall.actor(member) for member in at_home]
    in_room = [
        Actor(each.person_id, group_id, frozenset({Role.PARTICIPANT}), Door.PHONE)
        for each in await services.check_ins.here(group_id, meeting_id)
        if each.side is Side.ROOM
    ]
    point = await points.draft(hall.facilitator, meeting_id, "We ask the council for a shelter at the stop.")
    await points.ask(hall.facilitator, point.id)
    for actor in (*actors, *in_room):
        await points.answer(actor, point.id, Answer.AGREE, version=point.version)
    agreed = await points.agree(hall.facilitator, point.id)
    assert agreed.state is PointState.AGREED
    action = await services.actions.add_action(
        hall.facilitator,
        "Write to the council about the shelter",
        owner_id=actors[0].person_id,
        partner_id=hall.facilitator.person_id,
        due=(services.clock() + timedelta(days=14)).date(),
        asked_by=actors[1].person_id,
        meeting_id=meeting_id,
        point_id=point.id,
    )
    assert (action.owner_id, action.meeting_id) == (actors[0].person_id, meeting_id)

    # What a report counts: who, from which side, for how long, after which wait.
    taken = await floor.turns_taken(group_id, meeting_id)
    assert [(turn.kind, turn.from_home) for turn in taken] == [
        (TurnKind.READ_OUT, True),
        (TurnKind.SPEAK, False),
        (TurnKind.SPEAK, True),
        (TurnKind.READ_OUT, False),
        (TurnKind.SPEAK, False),
    ]
    assert [turn.entered_by for turn in taken][-1] == hall.facilitator.person_id
    view = await floor.view(group_id, meeting_id)
    assert (view.room.turns, view.home.turns, view.queue) == (3, 2, ())
    for page in (*phones, tablet, console, room):
        await page.context.close()
