"""Practice mode as its browser tabs see it: many people at once, in step with the bot and with the real clock."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.actions.rules import SourceKind
from bot.core.roles import PRIVATE_ROLES, Actor, Role
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo
from bot.practice._simcord import seated_preview
from bot.practice.cast import CAST, Person
from bot.practice.world import World
from tests.patience import SECONDS
from tests.practice.conftest import OpenTab
from tests.practice.tabs import Tab

pytestmark = pytest.mark.asyncio(loop_scope="module")

BY_PHONE = say("meetings-button-phone")


async def seen(world: World, tab: Tab) -> str:
    """What the tab reads once the bot has done all it was about to do and the pages were refreshed."""
    await world.services.events.drain()
    await world.preview.bring_up_to_date()
    await tab.look()
    return tab.words


async def test_eight_people_hold_every_role_and_nobody_both_approves_and_pays(world: World) -> None:
    held = {role for part in CAST.values() for role in part.roles}
    assert held | {Role.PARTICIPANT, Role.AUDITOR} == set(Role)
    assert 6 <= len(CAST) <= 8
    assert all(not {Role.EXPENSES_APPROVER, Role.PAYER} <= set(part.roles) for part in CAST.values())
    [group] = await world.services.groups.all()
    for role in PRIVATE_ROLES - {Role.AUDITOR}:
        assert [person.name for person in await world.services.people.holders(group.id, role)] == [
            person.shown for person, part in CAST.items() if role in part.roles
        ]


async def test_the_meeting_is_seven_weeks_ahead_with_everything_a_person_needs_to_come(world: World) -> None:
    [group] = await world.services.groups.all()
    view = await world.services.meetings.next_up(group.id)
    local = view.meeting.starts_at.astimezone(group.zone)
    assert timedelta(days=48) < view.meeting.starts_at - datetime.now(UTC) < timedelta(days=56)
    assert 10 <= local.hour < 15
    assert view.meeting.place
    assert view.meeting.joining_link
    assert view.meeting.phone_in
    assert [(chair.name, chair.lived_experience) for chair in view.co_chairs] == [("Cara", True), ("Dev", False)]
    assert sum(view.coming.values()) == len(Person)
    agenda = await world.services.agenda.view(group.id, view.meeting.id)
    assert [item.title for item in agenda.planned] == [say("practice-item-buses")]
    assert [item.title for item in agenda.suggested] == [say("practice-item-quiet"), say("practice-item-logo")]
    assert agenda.suggested[0].supports > 0


async def test_the_bot_announced_it_and_a_press_shows_in_another_persons_tab(world: World, tab: OpenTab) -> None:
    asha, ben = await tab("asha/announcements"), await tab("ben/announcements")
    assert say("practice-meeting-title") in await seen(world, asha)
    receipt = await asha.press(BY_PHONE)
    assert receipt["settlement"] == "settled"
    assert say("meetings-count-phone", count=2) in await seen(world, ben)


async def test_a_meeting_was_held_and_has_its_record_and_report(world: World, tab: OpenTab) -> None:
    [group] = await world.services.groups.all()
    held = await world.services.parity.last_ended(group.id)
    report = await world.services.parity.report(group.id, held)
    assert (report.by_side, bool(report.flags)) == (True, True)
    [decision] = await world.services.actions.decisions_of_meeting(group.id, held)
    assert {source.kind for source in decision.sources} == {SourceKind.POINT, SourceKind.POLL}
    [point] = await world.services.points.of_meeting(group.id, held)
    assert point.concerns == (say("practice-held-concern"),)
    assert say("actions-button-accept") in await seen(world, await tab("asha/meeting-room"))
    assert say("parity-heading", title=say("practice-held-title")) in await seen(world, await tab("fay/organisers"))
    assert timedelta(days=5) < datetime.now(UTC) - decision.made_at < timedelta(days=7)


async def test_two_people_press_at_the_same_moment_and_neither_tab_is_stuck(tab: OpenTab) -> None:
    tabs = [await tab(f"{person.value}/announcements") for person in (Person.ASHA, Person.BEN, Person.CARA, Person.ED)]
    for _ in range(3):
        receipts = await asyncio.gather(*(each.press(BY_PHONE) for each in tabs))
        assert {receipt["settlement"] for receipt in receipts} == {"settled"}
        for each in tabs:
            await each.look()


async def test_a_card_redrawn_between_looking_and_pressing_does_not_swallow_the_press(
    world: World, tab: OpenTab
) -> None:
    ed = await tab("ed/announcements")
    ola = await actor(world, Person.OLA)
    view = await world.services.meetings.next_up(ola.group_id)
    async with something_said(world, ed):
        await world.services.meetings.say_how_i_come(ola, view.meeting.id, HowIComeTo.NOT_SURE)
    assert say("meetings-count-not_sure", count=2) in await seen(world, await tab("dev/announcements"))
    receipt = await ed.press(BY_PHONE)
    assert (receipt["rejected"], receipt["settlement"]) == (False, "settled")


async def test_a_press_on_a_button_that_is_gone_is_not_taken(world: World, tab: OpenTab) -> None:
    fay = await tab("fay/meeting-room")
    cara = await actor(world, Person.CARA)
    agenda = await world.services.agenda.view(
        cara.group_id, (await world.services.meetings.next_up(cara.group_id)).meeting.id
    )
    [logo] = [item for item in agenda.suggested if item.title == say("practice-item-logo")]
    async with something_said(world, fay):
        await world.services.agenda.accept(cara, logo.id)
    await seen(world, await tab("dev/meeting-room"))
    assert (await fay.press(say("agenda-button-support"), on=logo.title))["rejected"]


async def test_people_only_reach_the_places_they_may_see(world: World, tab: OpenTab) -> None:
    await tab("fay/organisers")
    for key in ("asha/organisers", "nobody/meeting-room", ""):
        with pytest.raises(aiohttp.ClientResponseError, match="401"):
            await tab(key)


async def test_a_tab_cannot_act_as_another_person(tab: OpenTab) -> None:
    asha, ola = await tab("asha/meeting-room"), await tab("ola/meeting-room")
    asha.shown = ola.shown
    with pytest.raises(aiohttp.ClientResponseError, match="401"):
        await asha.act("send_message", content="I am Ola")
    assert (await ola.act("viewer", viewer_id=ola.shown["viewerId"]))["rejected"]


async def test_nobody_can_end_the_session_of_the_others(world: World, tab: OpenTab) -> None:
    asha, ben = await tab("asha/meeting-room"), await tab("ben/meeting-room")
    assert (await asha.act("close"))["rejected"]
    assert (await ben.act("send_message", content="Still here"))["settlement"] == "settled"
    assert "Still here" in await seen(world, asha)


async def test_messages_carry_the_real_time(tab: OpenTab) -> None:
    asha = await tab("asha/meeting-room")
    await asha.act("send_message", content="What time is it?")
    await asha.look()
    sent = asha.shown["messages"][asha.shown["timeline"][-1]]["timestamp"]
    assert abs(datetime.now(UTC) - datetime.fromisoformat(sent)) < timedelta(minutes=1)


async def test_what_the_bot_tells_one_person_alone_arrives_in_their_private_place(world: World, tab: OpenTab) -> None:
    asha = await tab("asha/messages")
    ola = await actor(world, Person.OLA)
    meeting = (await world.services.meetings.next_up(ola.group_id)).meeting
    later = meeting.starts_at + timedelta(days=7)
    async with something_said(world, asha):
        await world.services.meetings.postpone(ola, meeting.id, later, "The hall is being painted.")
    assert "The hall is being painted." in await seen(world, asha)


async def test_the_tabs_move_to_a_free_port_where_theirs_is_taken(world: World) -> None:
    taken = int(world.start_page.partition("/practice")[0].rpartition(":")[2])
    seats = list(world.preview.seats.values())
    world.preview.env._preview = None  # SimCord allows one at a time
    async with seated_preview(
        world.preview.env, seats, port=taken, time_zone="Europe/London", describe=world.preview.describe
    ) as other:
        assert other.address("asha/meeting-room").startswith("http://127.0.0.1:")
        assert f":{taken}/" not in other.address("asha/meeting-room")
    world.preview.env._preview = world.preview


async def test_the_bar_names_the_person_their_places_and_the_start_page(
    world: World, http: aiohttp.ClientSession
) -> None:
    origin = world.preview.address("").partition("#")[0]
    headers = {"X-Simcord-Capability": "asha/messages"}
    async with http.get(f"{origin}practice-seat", headers=headers) as answer:
        bar = await answer.json()
    assert bar["who"] == say("practice-bar-who", name="Asha")
    assert [place["key"] for place in bar["places"]] == [
        "asha/announcements",
        "asha/meeting-room",
        "asha/idea",
        "asha/messages",
    ]
    assert [place["key"] for place in bar["places"] if place["here"]] == ["asha/messages"]
    assert bar["start_page"] == world.start_page


async def test_a_refusal_is_an_answer_and_not_a_fault(tab: OpenTab, caplog: pytest.LogCaptureFixture) -> None:
    asha = await tab("asha/meeting-room")
    receipt = await asha.command("agenda shape")
    assert receipt["settlement"] == "settled"
    await asha.look()
    assert say("refusal-not-allowed") in asha.words
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_fault_is_logged_with_a_reference(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.preview.env._record_error(ZeroDivisionError("private words"))
    [record] = [record for record in caplog.records if record.message == "the bot failed in practice"]
    assert vars(record)["reference"]


async def test_what_simcord_notes_for_tests_does_not_grow(world: World) -> None:
    world.preview.forget_requests()
    assert world.preview.env.backend.transcript == []
    assert world.preview.env.http_requests == []


async def test_one_press_fills_the_meeting_with_people(world: World, http: aiohttp.ClientSession) -> None:
    [group] = await world.services.groups.all()
    meeting_id = (await world.services.meetings.next_up(group.id)).meeting.id
    for _ in range(2):  # a second press changes nothing
        async with http.post(f"{world.start_page}/fill", data={"": ""}) as answer:
            assert (answer.status, say("practice-page-live-done") in await answer.text()) == (200, True)
    view = await world.services.floor.view(group.id, meeting_id)
    assert [place.name for place in view.queue] == ["Cara", "Dev", "Mrs Jones", "Ama"]
    assert len(view.questions) == 1
    async with http.post(f"{world.start_page}/console", data={"": ""}, allow_redirects=False) as answer:
        assert answer.headers["Location"].startswith("/console/")


async def actor(world: World, person: Person) -> Actor:
    [group] = await world.services.groups.all()
    [known] = [known for known in await world.services.people.everyone(group.id) if known.name == person.shown]
    assert known.discord_user_id is not None
    return await world.services.people.from_discord(
        guild_id=group.guild_id, guild_name=group.name, user_id=known.discord_user_id, name=person.shown
    )


@asynccontextmanager
async def something_said(world: World, tab: Tab) -> AsyncIterator[None]:
    """Ends when a message came or was changed in the tab's channel after it began."""
    said = asyncio.Event()

    def heard(event: str, payload: Mapping[str, Any]) -> None:
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and payload["channel_id"] == tab.shown["channelId"]:
            said.set()

    subscribers = world.preview.env.backend.subscribers
    subscribers.append(heard)
    yield
    async with asyncio.timeout(SECONDS):
        await said.wait()
    subscribers.remove(heard)
