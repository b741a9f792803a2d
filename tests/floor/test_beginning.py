"""The spoken checklist: what is missing is said, and starting all the same takes a reason."""

from __future__ import annotations

import pytest

from bot.checkin.rules import Side
from bot.core.errors import NotAllowed
from bot.floor.rules import StartNeedsReason
from bot.floor.starting import Check, Readiness, checklist, missing
from bot.meetings.rules import MeetingState
from bot.services import Services
from tests.agenda.group import make_group

READY = Readiness(
    remote_facilitator=True,
    screen_seconds=3,
    phone_page=True,
    captions=True,
    interpreter=True,
    charter=True,
    queue_rule=True,
    co_chairs_here=2,
)


def test_what_nobody_asked_for_is_not_on_the_list() -> None:
    everything = checklist(READY)
    assert [each.check for each in everything] == list(Check)
    assert missing(everything) == ()
    without = checklist(Readiness(True, 3, True, None, None, True, True, 2))
    assert {Check.CAPTIONS, Check.INTERPRETER}.isdisjoint(each.check for each in without)


def test_a_screen_that_was_not_heard_of_for_ten_seconds_is_not_alive() -> None:
    for seconds, gone in ((None, True), (9.9, False), (10.0, True)):
        found = missing(checklist(Readiness(True, seconds, True, None, None, True, True, 2)))
        assert (Check.ROOM_SCREEN in found) is gone


async def test_starting_with_something_missing_takes_a_reason_that_is_kept(services: Services) -> None:
    group = await make_group(services)
    floor, meeting_id, cara = services.floor, group.meeting_id, group.cara
    for actor in (group.cara, group.dev):
        await services.check_ins.check_in(actor, meeting_id, Side.ROOM)
    with pytest.raises(NotAllowed):
        await floor.tick(group.asha, meeting_id, Check.CHARTER)
    cara = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1001, name="Cara")
    for check in (Check.CHARTER, Check.QUEUE_RULE):
        await floor.tick(cara, meeting_id, check)
    await floor.name_remote_facilitator(cara, meeting_id, group.fay.person_id)
    assert missing(await floor.readiness(1, meeting_id)) == (Check.ROOM_SCREEN, Check.PHONE_PAGE)
    with pytest.raises(StartNeedsReason):
        await floor.start(cara, meeting_id, "  ")
    assert (await services.meetings.view(1, meeting_id)).meeting.state is MeetingState.PLANNED
    await floor.start(cara, meeting_id, "The projector is broken, so we read everything out")
    assert (await services.meetings.view(1, meeting_id)).meeting.state is MeetingState.LIVE
    assert (await floor.settings(1, meeting_id)).start_reason.startswith("The projector")


async def test_who_is_named_to_look_after_home_is_told_in_private_and_so_is_who_was_before(services: Services) -> None:
    group = await make_group(services)
    floor, fay = services.floor, group.fay
    for person in (fay, group.ben, group.ben, group.dev):
        await floor.name_remote_facilitator(fay, group.meeting_id, person.person_id)
    about = {"name": "Fay", "title": (await services.meetings.view(1, group.meeting_id)).meeting.title}
    assert await group.told(fay, "floor") == []
    assert await group.told(group.ben, "floor") == [("floor-notice-remote", about), ("floor-notice-not-remote", about)]
    assert await group.told(group.dev, "floor") == [("floor-notice-remote", about)]
    assert await floor.looks_after_home(group.group_id, group.meeting_id) == "Dev"


async def test_with_everything_ready_no_reason_is_asked(services: Services) -> None:
    group = await make_group(services)
    floor, meeting_id = services.floor, group.meeting_id
    floor.screen_seconds = lambda _group_id, _meeting_id: 1.0
    floor.phone_page_reachable = lambda: True
    for actor in (group.cara, group.dev):
        await services.check_ins.check_in(actor, meeting_id, Side.ROOM)
    cara = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1001, name="Cara")
    for check in (Check.CHARTER, Check.QUEUE_RULE):
        await floor.tick(cara, meeting_id, check)
    await floor.name_remote_facilitator(cara, meeting_id, cara.person_id)
    await floor.start(cara, meeting_id)
    assert (await services.meetings.view(1, meeting_id)).meeting.state is MeetingState.LIVE
