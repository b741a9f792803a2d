"""The access lead arranges; the person is told each time; what is late is red; others see no need at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.access.rules import NeedState, NotNow, OnlyThePersonSays, ReasonAndOffer
from bot.access.words import lead_state_words, short_ways, ways_words
from bot.core.errors import NotAllowed, NotFound
from bot.core.roles import Role
from bot.core.wording import say
from tests.access.conftest import KEEP, Needing


async def test_each_step_tells_the_person_once_and_says_nothing_of_the_need(group: Needing) -> None:
    access = group.services.access
    (need,) = await group.say(group.asha, {"com_bsl": ""})
    assert await access.seen_all(group.ama, group.meeting_id) == 1
    assert await access.seen_all(group.ama, group.meeting_id) == 0
    arranging = await access.move(group.ama, need.id, NeedState.ARRANGING)
    assert (arranging.owner, arranging.steps) == ("Ama", (NeedState.READY,))
    await access.move(group.ama, need.id, NeedState.READY)
    told = await group.told(group.asha)
    assert [message for message, _ in told] == [
        "access-notice-seen",
        "access-notice-arranging",
        "access-notice-ready",
    ]
    assert {tuple(facts) for _, facts in told} == {("meeting",)}


async def test_whoever_arranges_sees_how_the_person_wants_to_hear_of_it(group: Needing) -> None:
    access = group.services.access
    await group.say(group.asha, {"ct_phone": "Mornings"}, always=True)
    needs = await group.say(group.asha, {"ct_phone": "Evenings", "room_loop": "", "ct_email": ""})
    loop = next(need for need in needs if need.said.key == "room_loop")
    shown = await access.move(group.ama, loop.id, NeedState.SEEN)
    assert ways_words(access.catalogue, shown.ways) == say("access-ways", ways="Phone me: Evenings; Email me")
    (bens,) = await group.say(group.ben, {"room_loop": ""})
    assert (await access.on_board(group.ama, bens.id)).ways == ()


async def test_the_board_has_beside_each_person_and_each_call_how_they_want_to_hear_from_us(group: Needing) -> None:
    access = group.services.access
    await group.say(group.asha, {"ct_phone": "Mornings", "room_loop": ""}, always=True)
    await group.say(group.ben, {"ct_text": "07700 900000"}, always=True, meeting_id=await group.around.plan_meeting())
    await access.rather_talk(group.ben, "About the hall")
    await group.say(group.eve, {"room_loop": ""})
    board = await access.board(group.ama, group.meeting_id)
    assert {person: short_ways(access.catalogue, ways) for person, ways in board.ways.items()} == {
        group.asha.person_id: "Phone me: Mornings",
        group.ben.person_id: "Text me: 07700 900000",
    }


async def test_seeing_everything_is_one_message_a_person(group: Needing) -> None:
    await group.say(group.asha, {"com_bsl": "", "room_quiet": "", "seat_near_door": ""})
    await group.services.access.seen_all(group.ama, group.meeting_id)
    assert await group.messages(group.asha) == ["access-notice-seen"]


async def test_a_no_needs_a_reason_and_an_offer_and_is_told_at_once(group: Needing) -> None:
    access = group.services.access
    (need,) = await group.say(group.asha, {"room_loop": ""})
    for reason, offer in (("", "A neck loop"), ("None to be had", "")):
        with pytest.raises(ReasonAndOffer):
            await access.cannot(group.ama, need.id, reason, offer)
    await access.cannot(group.ama, need.id, "The hall has none", "A neck loop")
    assert await group.told(group.asha) == [("access-notice-cannot", {"meeting": "Spring meeting"})]
    (mine,) = await group.needs_of(group.asha)
    assert (mine.state, mine.by_person, mine.reason, mine.offer) == (
        NeedState.NOT_MET,
        False,
        "The hall has none",
        "A neck loop",
    )
    with pytest.raises(OnlyThePersonSays):
        await access.move(group.ama, need.id, NeedState.MET)
    assert (await access.move(group.ama, need.id, NeedState.ARRANGING)).need.state is NeedState.ARRANGING


async def test_the_board_has_what_is_needed_first_at_the_top(group: Needing) -> None:
    await group.say(group.asha, {"on_camera_off": "", "fmt_large_print": "18 point", "com_bsl": ""})
    await group.say(group.ben, {"fmt_braille": "Grade 2"})
    board = await group.services.access.board(group.ama, group.meeting_id)
    assert [(one.name, one.need.said.key, one.progress.needed_by) for one in board.needs] == [
        ("Asha", "com_bsl", date(2026, 3, 25)),
        ("Ben", "fmt_braille", date(2026, 4, 24)),
        ("Asha", "fmt_large_print", date(2026, 5, 6)),
        ("Asha", "on_camera_off", date(2026, 5, 11)),
    ]
    assert board.overdue == 0


async def test_what_is_asked_for_inside_its_lead_time_is_red_at_once(group: Needing) -> None:
    group.clock.forward(weeks=6)
    await group.say(group.asha, {"com_bsl": "", "fmt_large_print": "18 point"})
    (bsl, print_) = (await group.services.access.board(group.ama, group.meeting_id)).needs
    assert (bsl.progress.asked_late, bsl.progress.overdue, print_.progress.overdue) == (True, True, False)
    assert await group.messages(group.ama) == ["access-notice-lead-short"]
    assert await group.services.access.readiness(group.asha.group_id, group.meeting_id) == ("access-missing-needs",)


async def test_the_meeting_is_ready_once_everything_is_ready(group: Needing) -> None:
    access, where = group.services.access, (group.asha.group_id, group.meeting_id)
    (need,) = await group.say(group.asha, {"com_bsl": ""})
    assert await access.readiness(*where) == ()
    group.clock.now = group.clock.now.replace(month=3, day=25)
    assert await access.readiness(*where) == (), "its last day is not over"
    group.clock.forward(days=1)
    assert await access.readiness(*where) == ("access-missing-needs",)
    await access.move(group.ama, need.id, NeedState.ARRANGING)
    assert await access.readiness(*where) == ("access-missing-needs",)
    await access.move(group.ama, need.id, NeedState.READY)
    assert await access.readiness(*where) == ()


async def test_what_has_moved_on_is_said(group: Needing) -> None:
    (need,) = await group.say(group.asha, {"com_bsl": ""})
    await group.services.access.withdraw(group.asha, need.id)
    for step in (NeedState.SEEN, NeedState.READY):
        with pytest.raises(NotNow):
            await group.services.access.move(group.ama, need.id, step)
    assert (await group.services.access.board(group.ama, group.meeting_id)).needs == []


@pytest.mark.parametrize("how", ["withdraw", "not this time", "a new form"])
async def test_what_was_arranged_and_is_not_needed_any_more_stands_there_until_it_is_seen(
    group: Needing, how: str
) -> None:
    access = group.services.access
    bsl, loop = await group.say(group.asha, {"com_bsl": "", "room_loop": ""})
    await access.move(group.ama, bsl.id, NeedState.READY)
    if how == "withdraw":
        await access.withdraw(group.asha, bsl.id)
        await access.withdraw(group.asha, loop.id)
    elif how == "not this time":
        await access.not_this_time(group.asha, group.meeting_id)
    else:
        await group.say(group.asha, {})
    told = await group.messages(group.ama)
    assert told.count("access-notice-lead-not-needed") == 1
    (left,) = (await access.board(group.ama, group.meeting_id)).needs
    assert (left.need.id, left.steps, lead_state_words(left.need)) == (bsl.id, (), say("access-lead-state-withdrawn"))
    assert await group.needs_of(group.asha) == []
    with pytest.raises(NotNow):
        await access.take_on(group.ama, bsl.id)
    assert await access.seen_all(group.ama, group.meeting_id) == 0
    assert (await access.board(group.ama, group.meeting_id)).needs == []
    assert "access-notice-seen" not in await group.messages(group.asha)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ACCESS_LEAD])
async def test_no_other_role_reads_or_arranges_a_need(group: Needing, role: Role) -> None:
    """The organiser neither; and a Discord administrator is no role here at all."""
    access = group.services.access
    (need,) = await group.say(group.asha, {"com_bsl": ""}, yes=KEEP)
    other = replace(group.ben, roles=frozenset({Role.PARTICIPANT, role}))
    for attempt in (
        access.board(other, group.meeting_id),
        access.on_board(other, need.id),
        access.seen_all(other, group.meeting_id),
        access.move(other, need.id, NeedState.READY),
        access.cannot(other, need.id, "Why", "What"),
        access.take_on(other, need.id),
        access.write_note(other, need.id, "Words"),
        access.call_done(other, 1),
    ):
        with pytest.raises(NotAllowed):
            await attempt


@pytest.mark.parametrize("role", list(Role))
async def test_counts_are_for_organisers_and_access_leads(group: Needing, role: Role) -> None:
    actor = replace(group.ben, roles=frozenset({Role.PARTICIPANT, role}))
    overview = group.services.access.overview(actor, group.meeting_id)
    if role in {Role.ORGANISER, Role.ACCESS_LEAD}:
        assert (await overview).ready
    else:
        with pytest.raises(NotAllowed):
            await overview


async def test_an_organiser_sees_no_small_number(group: Needing) -> None:
    for number in range(6):
        person = await group.services.people.from_discord(
            guild_id=1, guild_name="Group", user_id=2000 + number, name=f"Person {number}"
        )
        await group.say(person, {"room_quiet": "", **({"food_diet": "none"} if number < 2 else {})})
    counts = dict((await group.services.access.overview(group.ola, group.meeting_id)).counts)
    assert counts["Food and drink"] is None
    assert counts["The building and the room"] is None, "it would tell the other by subtraction"
    assert counts["Getting there"] == 0


async def test_another_groups_access_lead_finds_nothing(group: Needing) -> None:
    (need,) = await group.say(group.asha, {"com_bsl": ""})
    other = replace(group.ama, group_id=999)
    with pytest.raises(NotFound):
        await group.services.access.on_board(other, need.id)
    with pytest.raises(NotFound):
        await group.services.access.board(other, group.meeting_id)
