"""One queue for every door: people ask, are called in a fair order, and what they had is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.app import open_services
from bot.checkin.rules import Side
from bot.core.audit import entries
from bot.core.errors import Empty, NotAllowed, NotFound, TooLong
from bot.floor.rules import (
    NeedsReason,
    NobodyByThatName,
    NobodySpeaks,
    NobodyWaits,
    NotWaiting,
    NotYourTurn,
    QueueMoved,
    QueueOrder,
    StillThinking,
    TooManyAskedFor,
    TurnKind,
    Why,
    WrongTurnMinutes,
)
from bot.meetings.rules import MeetingIsNotLive
from bot.services import Services
from config.settings import Settings
from tests.agenda.group import make_group
from tests.floor.conftest import LiveMeeting


async def test_every_door_joins_one_queue_and_asking_again_keeps_the_place(live: LiveMeeting) -> None:
    floor, meeting_id, eve = live.floor, live.meeting_id, live.group.eve
    await floor.ask(live.ben, meeting_id)
    live.clock.forward(seconds=5)
    await floor.ask(live.asha, meeting_id, TurnKind.READ_OUT, text=" Buses are late ")
    live.clock.forward(seconds=5)
    await floor.ask_for(live.fay, meeting_id, eve.person_id)
    again = await floor.ask(live.ben, meeting_id, TurnKind.READ_OUT, text="Please read this")
    assert (again.number, again.turn.kind, again.turn.text) == (1, TurnKind.READ_OUT, "Please read this")
    assert await live.queue() == ["Ben", "Asha", "Eve"]
    view = await floor.view(1, meeting_id)
    assert [place.turn.entered_by for place in view.queue] == [None, None, live.fay.person_id]
    assert view.queue[1].turn.text == "Buses are late"


async def test_words_to_be_read_out_are_checked_and_the_meeting_has_to_be_live(
    live: LiveMeeting, services: Services
) -> None:
    for text, refusal in (("  ", Empty), ("x" * 501, TooLong)):
        with pytest.raises(refusal):
            await live.floor.ask(live.asha, live.meeting_id, TurnKind.READ_OUT, text=text)
    other = await make_group(services, guild_id=2)
    with pytest.raises(MeetingIsNotLive):
        await live.floor.ask(other.asha, other.meeting_id)
    with pytest.raises(NotFound):
        await live.floor.ask(other.asha, live.meeting_id)
    assert await live.queue() == []


async def test_being_called_gives_the_floor_and_counts_turns_seconds_and_waits(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    await floor.ask(live.ben, meeting_id)
    await floor.ask(live.asha, meeting_id)
    live.clock.forward(seconds=30)
    assert (await floor.call_next(live.fay, meeting_id)).person_id == live.ben.person_id
    live.clock.forward(seconds=90)
    assert (await floor.call_next(live.fay, meeting_id)).person_id == live.asha.person_id
    view = await floor.view(1, meeting_id)
    assert (view.speaker, view.room.turns, view.room.seconds, view.home.turns) == ("Asha", 1, 90, 1)
    live.clock.forward(seconds=10)
    await floor.finish(live.asha, meeting_id)
    taken = await floor.turns_taken(1, meeting_id)
    assert [(turn.person_id, turn.side, turn.seconds, turn.waited_seconds) for turn in taken] == [
        (live.ben.person_id, Side.ROOM, 90, 30),
        (live.asha.person_id, Side.REMOTE, 10, 120),
    ]
    for ask, refusal in ((floor.call_next, NobodyWaits), (floor.finish, NobodySpeaks), (floor.put_back, NobodySpeaks)):
        with pytest.raises(refusal):
            await ask(live.fay, meeting_id)


async def test_a_place_is_held_while_somebody_thinks(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    place = await floor.ask(live.asha, meeting_id, think=timedelta(seconds=60))
    live.clock.forward(seconds=5)
    await floor.ask(live.ben, meeting_id)
    assert place.thinking
    with pytest.raises(StillThinking):
        await floor.call_next(live.fay, meeting_id)
    with pytest.raises(NeedsReason):
        await floor.call(live.fay, (await floor.view(1, meeting_id)).queue[1].turn.id)
    assert await live.queue() == ["Asha", "Ben"]
    assert not (await floor.ready(live.asha, meeting_id)).thinking
    assert (await floor.call_next(live.fay, meeting_id)).person_id == live.asha.person_id


async def test_calling_out_of_turn_takes_a_reason_that_is_kept(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    first = await floor.ask(live.ben, meeting_id)
    second = await floor.ask(live.group.cara, meeting_id)
    with pytest.raises(NeedsReason):
        await floor.call(live.fay, second.turn.id, "  ")
    await floor.call(live.fay, second.turn.id, "She has to leave soon")
    with pytest.raises(NotWaiting):
        await floor.call(live.fay, second.turn.id, "Again")
    with pytest.raises(QueueMoved):
        await floor.call_next(live.fay, meeting_id, seen=second.turn.id)
    await floor.call(live.fay, first.turn.id)
    assert [turn.why for turn in await floor.turns_taken(1, meeting_id)] == ["She has to leave soon"]


async def test_only_those_who_may_call_on_people_and_take_turns_back(live: LiveMeeting) -> None:
    floor, meeting_id, eve = live.floor, live.meeting_id, live.group.eve
    place = await floor.ask_for(live.asha, meeting_id, eve.person_id)
    for ask in (floor.call_next, floor.put_back):
        with pytest.raises(NotAllowed):
            await ask(live.asha, meeting_id)
    with pytest.raises(NotAllowed):
        await floor.set_order(live.asha, meeting_id, QueueOrder.FIRST_COME)
    with pytest.raises(NotYourTurn):
        await floor.withdraw_turn(live.ben, place.turn.id)
    await floor.withdraw_turn(live.asha, place.turn.id)
    with pytest.raises(NotWaiting):
        await floor.withdraw(eve, meeting_id)
    await floor.ask_for(live.asha, meeting_id, eve.person_id)
    await floor.withdraw(eve, meeting_id)
    assert await live.queue() == []


async def test_a_helper_who_asks_again_does_not_write_over_what_the_person_asked_for(live: LiveMeeting) -> None:
    floor, meeting_id, eve = live.floor, live.meeting_id, live.group.eve
    await floor.ask(eve, meeting_id, TurnKind.READ_OUT, text="The lift is broken")
    place = await floor.ask_for(live.asha, meeting_id, eve.person_id)
    assert (place.turn.text, place.asked_by) == ("The lift is broken", "")
    await floor.pause(eve, meeting_id)
    assert (await floor.ask_for(live.asha, meeting_id, eve.person_id)).number == 0
    assert (await floor.ask(eve, meeting_id, TurnKind.READ_OUT, text="It works now")).number == 1
    assert not (await floor.own(eve, meeting_id)).pausing


async def test_a_supporter_asks_by_name_and_a_name_nobody_has_takes_a_second_look(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    assert (await floor.ask_for_named(live.asha, meeting_id, " eve ")).name == "Eve"
    with pytest.raises(NobodyByThatName):
        await floor.ask_for_named(live.asha, meeting_id, "Rose", TurnKind.READ_OUT, text="Good morning")
    with pytest.raises(Empty):
        await floor.ask_for_named(live.asha, meeting_id, "Rose", TurnKind.READ_OUT, text=" ", make_known=True)
    rose = await floor.ask_for_named(
        live.asha, meeting_id, "Rose", TurnKind.READ_OUT, text="Good morning", make_known=True
    )
    assert (rose.name, rose.asked_by, rose.turn.entered_by) == ("Rose", "Asha", live.asha.person_id)
    assert await live.queue() == ["Eve", "Rose"]
    for name in ("Sam", "Tom", "Una"):
        await floor.ask_for_named(live.asha, meeting_id, name, make_known=True)
    with pytest.raises(TooManyAskedFor):
        await floor.ask_for_named(live.asha, meeting_id, "Vic", make_known=True)
    assert "Vic" not in {person.name for person in await live.services.people.everyone(1)}
    await floor.ask_for_named(live.fay, meeting_id, "Vic", make_known=True)


async def test_whoever_is_asked_for_is_told_and_a_first_meeting_stays_their_own(live: LiveMeeting) -> None:
    floor, meeting_id, eve = live.floor, live.meeting_id, live.group.eve
    await floor.say_first_meeting(eve, meeting_id, first=True)
    await floor.ask(live.ben, meeting_id)
    told_helper = await floor.ask_for(live.asha, meeting_id, eve.person_id)
    mine = await live.place("Eve")
    assert (told_helper.why[-1], mine.why[-1], mine.number) == (Why.NOT_SPOKEN, Why.FIRST_MEETING, 2)
    assert mine.asked_by == "Asha"
    await floor.set_order(live.fay, meeting_id, QueueOrder.FIRST_COME, turn_minutes=2)
    assert await live.queue() == ["Eve", "Ben"]
    with pytest.raises(WrongTurnMinutes):
        await floor.set_order(live.fay, meeting_id, QueueOrder.FIRST_COME, turn_minutes=0)
    async with live.services.database.read() as connection:
        logged = await entries(connection, 1)
    assert [each.person_id for each in logged if each.action == "floor.say_first_meeting"] == [0]


async def test_changing_sides_moves_the_place_with_the_person(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    await floor.ask(live.ben, meeting_id)
    await floor.call_next(live.fay, meeting_id)
    live.clock.forward(seconds=1)
    for actor in (live.group.cara, live.asha):
        await floor.ask(actor, meeting_id)
        live.clock.forward(seconds=1)
    assert await live.queue() == ["Asha", "Cara"]
    await live.services.check_ins.check_in(live.asha, meeting_id, Side.ROOM)
    assert await live.queue() == ["Cara", "Asha"]


async def test_a_pause_keeps_the_place_and_names_nobody(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    await floor.ask(live.asha, meeting_id)
    live.clock.forward(seconds=1)
    await floor.ask(live.ben, meeting_id)
    await floor.pause(live.asha, meeting_id)
    view = await floor.view(1, meeting_id)
    resting = [place.name for place in view.resting]
    assert ([place.name for place in view.queue], resting, view.pauses) == (["Ben"], ["Asha"], 1)
    kept = await live.place("Asha")
    assert (kept.number, kept.why) == (0, (Why.PAUSING,))
    await floor.pause(live.asha, meeting_id, pausing=False)
    assert await live.queue() == ["Asha", "Ben"]
    async with live.services.database.read() as connection:
        logged = await entries(connection, 1)
    assert [each.person_id for each in logged if each.action == "floor.pause"] == [0, 0]


async def test_a_quiet_side_is_said_without_a_name(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    for _ in range(4):
        await floor.ask(live.ben, meeting_id)
        await floor.call_next(live.fay, meeting_id)
        live.clock.forward(seconds=20)
    assert (await floor.view(1, meeting_id)).quiet_side == "home"


async def test_a_restart_in_the_middle_leaves_everything_as_it_was(live: LiveMeeting, settings: Settings) -> None:
    if settings.database_url.startswith("postgresql"):
        pytest.skip("one process a PostgreSQL database")
    floor, meeting_id = live.floor, live.meeting_id
    await floor.ask(live.ben, meeting_id)
    await floor.call_next(live.fay, meeting_id)
    await floor.ask(live.asha, meeting_id, think=timedelta(minutes=2))
    await floor.ask(live.group.eve, meeting_id, TurnKind.READ_OUT, text="Thank you")
    await floor.pause(live.group.eve, meeting_id)
    before = await floor.view(1, meeting_id)
    await live.services.database.close()
    async with open_services(settings, live.clock) as again:
        assert await again.floor.view(1, meeting_id) == before
        assert before.queue[0].thinking


@pytest.mark.parametrize("forgotten", [False, True])
async def test_whoever_speaks_when_the_meeting_ends_has_had_their_turn(
    live: LiveMeeting, services: Services, forgotten: bool
) -> None:
    await live.floor.ask(live.asha, live.meeting_id)
    turn = await live.floor.call_next(live.fay, live.meeting_id)
    meeting = (await services.meetings.view(1, live.meeting_id)).meeting
    if forgotten:
        to_its_end = meeting.ends_at - live.clock()
        live.clock.forward(seconds=(to_its_end + timedelta(days=2)).total_seconds())
        assert await services.meetings.end_forgotten() == 1
        expected = int(to_its_end.total_seconds())
    else:
        live.clock.forward(seconds=90)
        await services.agenda.end_meeting(live.fay, live.meeting_id)
        expected = 90
    (taken,) = await live.floor.turns_taken(1, live.meeting_id)
    assert (taken.id, taken.seconds) == (turn.id, expected)
    assert (await live.floor.view(1, live.meeting_id)).speaking is None
