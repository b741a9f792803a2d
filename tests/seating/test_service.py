"""Seats as people meet them: who may draw, who may know, what is sealed, and what a change by hand breaks."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from bot.core.access_log import openings_of
from bot.core.errors import NotAllowed
from bot.meetings.rules import HowIComeTo
from bot.seating import rows
from bot.seating.rules import (
    Fit,
    NeedsChairs,
    NobodyComes,
    NoPlanYet,
    NoRoomDescribed,
    NotSeated,
    PlanHasChanged,
    Sitter,
    Want,
)
from tests.seating.conftest import Seating


async def test_the_room_is_drawn_once_and_remembered_for_the_place(seating: Seating) -> None:
    services, place = seating.services, await seating.place()
    with pytest.raises(NoRoomDescribed):
        await services.seats.work_out(seating.ama, seating.meeting_id)
    await seating.draw()
    room = await services.seats.room_at(seating.ola.group_id, f"  {place.upper()} ")
    assert len(room.seats) == 12
    await seating.draw("C")
    assert len((await services.seats.room_at(seating.ola.group_id, place)).seats) == 1


async def test_the_plan_meets_what_people_said_and_each_sees_only_their_own(seating: Seating) -> None:
    services = seating.services
    await seating.needing.say(seating.asha, {"seat_wheelchair": "", "seat_with_support": ""})
    await seating.needing.say(seating.ben, {"seat_near_door": ""})
    await seating.draw()
    planned = await services.seats.work_out(seating.ama, seating.meeting_id)
    assert (planned.plan.unmet, planned.plan.missed, planned.plan.proven) == ((), (), True)
    assert len(planned.plan.seats) == 4
    mine = await services.seats.own_seat(seating.asha, seating.meeting_id)
    assert mine.seat.is_space
    assert mine.supporter is not None
    assert (await services.seats.own_seat(seating.ben, seating.meeting_id)).supporter is None
    with pytest.raises(NotSeated):
        await services.seats.own_seat(seating.ama, seating.meeting_id)


async def test_a_person_sees_who_read_their_needs_for_the_seats(seating: Seating) -> None:
    await seating.needing.say(seating.asha, {"seat_quiet": ""})
    await seating.draw()
    await seating.services.seats.work_out(seating.ama, seating.meeting_id)
    async with seating.services.database.read() as connection:
        opened = await openings_of(connection, seating.asha.person_id)
        others = await openings_of(connection, seating.ben.person_id)
    assert [(one.by, one.why) for one in opened] == [(seating.ama.person_id, "seats")]
    assert others == []


async def test_who_sits_where_is_sealed(seating: Seating) -> None:
    await seating.needing.say(seating.asha, {"seat_wheelchair": ""})
    await seating.draw()
    await seating.services.seats.work_out(seating.ama, seating.meeting_id)
    async with seating.services.database.read() as connection:
        sealed = (await connection.execute(select(rows.seat_plans.c.sealed))).scalar_one()
    assert "seats" not in sealed
    assert len(json.loads(seating.services.vault.unseal(sealed))["seats"]) == 3


async def test_only_the_access_lead_plans_and_only_an_organiser_or_they_see_names(seating: Seating) -> None:
    seats, meeting_id = seating.services.seats, seating.meeting_id
    await seating.draw()
    with pytest.raises(NotAllowed):
        await seats.work_out(seating.ola, meeting_id)
    await seats.work_out(seating.ama, meeting_id)
    for refused in (seats.planned, seats.organisers_copy):
        with pytest.raises(NotAllowed):
            await refused(seating.asha, meeting_id)
    with pytest.raises(NotAllowed):
        await seats.planned(seating.ola, meeting_id)
    with pytest.raises(NotAllowed):
        await seats.draw_room(seating.asha, "Town hall", "C")
    assert sorted((await seats.organisers_copy(seating.ola, meeting_id)).names.values()) == ["Asha", "Ben", "Ola"]
    assert (await seats.wall_plan(seating.asha, meeting_id)).names == {}


async def test_a_change_by_hand_says_what_it_breaks_and_stays_when_worked_out_again(seating: Seating) -> None:
    seats, meeting_id = seating.services.seats, seating.meeting_id
    await seating.needing.say(seating.ben, {"seat_near_door": ""})
    await seating.draw()
    planned = await seats.work_out(seating.ama, meeting_id)
    ben = Sitter(seating.ben.person_id)
    moved = await seats.move(seating.ama, meeting_id, ben, 8, revision=planned.revision)
    assert list(moved.breaks) == [Want(ben.person_id, Fit.DOOR)]
    again = await seats.work_out(seating.ama, meeting_id)
    assert again.plan.seats[ben] == 8
    freed = await seats.work_out(seating.ama, meeting_id, keep_by_hand=False)
    assert freed.plan.unmet == ()


async def test_moving_to_a_taken_seat_swaps_the_two(seating: Seating) -> None:
    seats, meeting_id = seating.services.seats, seating.meeting_id
    await seating.draw()
    planned = await seats.work_out(seating.ama, meeting_id)
    asha, ben = Sitter(seating.asha.person_id), Sitter(seating.ben.person_id)
    before = planned.plan.seats
    moved = await seats.move(seating.ama, meeting_id, asha, before[ben], revision=planned.revision)
    assert moved.swapped == ben
    after = moved.planned.plan.seats
    assert (after[asha], after[ben]) == (before[ben], before[asha])
    with pytest.raises(PlanHasChanged):
        await seats.move(seating.ama, meeting_id, asha, 1, revision=planned.revision)
    with pytest.raises(NeedsChairs):
        await seats.move(seating.ama, meeting_id, asha, 3, revision=moved.planned.revision)


async def test_whoever_comes_later_is_named_until_the_plan_is_made_again(seating: Seating) -> None:
    seats, meeting_id = seating.services.seats, seating.meeting_id
    await seating.draw()
    await seats.work_out(seating.ama, meeting_id)
    await seating.services.meetings.say_how_i_come(seating.ama, meeting_id, HowIComeTo.ROOM)
    assert list((await seats.planned(seating.ama, meeting_id)).without_seat) == [seating.ama.person_id]
    assert len((await seats.work_out(seating.ama, meeting_id)).plan.seats) == 4


async def test_a_named_supporter_sits_beside_the_person(seating: Seating) -> None:
    seats, meeting_id = seating.services.seats, seating.meeting_id
    await seating.needing.say(seating.asha, {"seat_with_support": ""})
    await seating.draw()
    await seats.work_out(seating.ama, meeting_id)
    await seats.sit_beside(seating.ama, meeting_id, seating.asha.person_id, seating.ben.person_id)
    planned = await seats.work_out(seating.ama, meeting_id)
    assert Sitter(seating.asha.person_id, supporter=True) not in planned.plan.seats
    assert planned.plan.unmet == ()


async def test_nobody_comes(seating: Seating) -> None:
    await seating.draw()
    for person in (seating.asha, seating.ben, seating.ola):
        await seating.services.meetings.say_how_i_come(person, seating.meeting_id, HowIComeTo.REMOTE)
    with pytest.raises(NobodyComes):
        await seating.services.seats.work_out(seating.ama, seating.meeting_id)


async def test_plans_go_some_weeks_after_the_meeting(seating: Seating) -> None:
    await seating.draw()
    await seating.services.seats.work_out(seating.ama, seating.meeting_id)
    assert await seating.services.seats.drop_old() == 0
    meeting = (await seating.services.meetings.view(seating.ola.group_id, seating.meeting_id)).meeting
    seating.clock.now = meeting.ends_at
    seating.clock.forward(days=28, minutes=1)
    assert await seating.services.seats.drop_old() == 1
    with pytest.raises(NoPlanYet):
        await seating.services.seats.own_seat(seating.asha, seating.meeting_id)


async def test_lists_for_a_venue_name_the_seat_and_not_the_person(seating: Seating) -> None:
    await seating.draw()
    assert await seating.services.seats.places(seating.ola.group_id, seating.meeting_id) == {}
    await seating.services.seats.work_out(seating.ama, seating.meeting_id)
    places = await seating.services.seats.places(seating.ola.group_id, seating.meeting_id)
    assert set(places) == {seating.asha.person_id, seating.ben.person_id, seating.ola.person_id}
    assert all(words.startswith("Seat ") for words in places.values())


async def test_a_forgotten_person_leaves_the_plan(seating: Seating) -> None:
    await seating.draw()
    await seating.services.seats.work_out(seating.ama, seating.meeting_id)
    async with seating.services.database.write() as write:
        await seating.services.seats.forget(write, seating.ben.group_id, seating.meeting_id, seating.ben.person_id)
    assert len(await seating.services.seats.places(seating.ola.group_id, seating.meeting_id)) == 2
