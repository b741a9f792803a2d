"""Meetings as organisers arrange them and people take part, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core import audit
from bot.core.errors import Empty, NotAllowed, NotFound, Refusal, TooLong
from bot.core.roles import Role
from bot.meetings import rules
from bot.meetings.rules import DateKind, HowIComeTo, MeetingState, MeetingView, NewMeeting
from bot.people.rules import OwnRole
from bot.services import Services
from tests.conftest import FixedClock
from tests.meetings.conftest import MAY_START, People, a_meeting, arrive

LONDON = ZoneInfo("Europe/London")


async def _audited(services: Services, group_id: int) -> list[tuple[str, str]]:
    async with services.database.read() as connection:
        return [(entry.action, entry.fields) for entry in await audit.entries(connection, group_id)]


async def test_a_meeting_is_created_and_found_by_every_way(services: Services, people: People) -> None:
    view, warnings = await services.meetings.create(people.ola, a_meeting(title="  Transport "))
    assert view.meeting.title == "Transport"
    assert view.meeting.state is MeetingState.PLANNED
    assert view.coming == dict.fromkeys(HowIComeTo, 0)
    assert warnings == ()
    group_id = people.ola.group_id
    assert await services.meetings.view(group_id, view.meeting.id) == view
    assert await services.meetings.by_key(view.meeting.key) == view
    assert await services.meetings.coming_up(group_id) == [view]
    assert await services.meetings.next_up(group_id) == view
    assert ("meetings.create", "title,starts_at,ends_at,place,joining_link,phone_in,purpose") in await _audited(
        services, group_id
    )


async def test_what_cannot_be_a_meeting_is_refused_and_nothing_is_saved(services: Services, people: People) -> None:
    cases: list[tuple[dict[str, object], type[Refusal]]] = [
        ({"title": " "}, Empty),
        ({"title": "x" * 101}, TooLong),
        ({"purpose": "x" * 501}, TooLong),
        ({"place": ""}, rules.NeedsPlaceAndLink),
        ({"joining_link": " "}, rules.NeedsPlaceAndLink),
        ({"joining_link": "meet.example.org"}, rules.NotALink),
        ({"joining_link": "javascript:alert(1)"}, rules.NotALink),
        ({"joining_link": "https://[half"}, rules.NotALink),
        ({"starts_at": datetime(2026, 3, 2, 9, 59, tzinfo=UTC)}, rules.InThePast),
        ({"starts_at": MAY_START.replace(year=2226)}, rules.TooFarAhead),
        ({"ends_at": MAY_START}, rules.EndsBeforeStart),
        ({"ends_at": MAY_START + timedelta(hours=10, minutes=1)}, rules.LastsTooLong),
    ]
    for changes, refusal in cases:
        with pytest.raises(refusal):
            await services.meetings.create(people.ola, a_meeting(**changes))
    with pytest.raises(rules.NoMeetingPlanned):
        await services.meetings.next_up(people.ola.group_id)


async def test_short_notice_a_day_off_and_a_clash_are_warned_of(services: Services, people: People) -> None:
    saturday = datetime(2026, 3, 7, 14, 0, tzinfo=UTC)
    soon = a_meeting(starts_at=saturday, ends_at=saturday + timedelta(hours=1))
    _, first = await services.meetings.create(people.ola, soon)
    _, second = await services.meetings.create(people.ola, soon)
    assert first == ("meetings-warning-short-notice", "meetings-warning-lead-time", "meetings-warning-day-off")
    assert second == (*first, "meetings-warning-same-time")


async def test_the_calendar_leads_up_to_the_meeting(services: Services, meeting: MeetingView) -> None:
    dates = await services.meetings.calendar(meeting.meeting.group_id, meeting.meeting.id)
    assert [(entry.kind, entry.on.isoformat()) for entry in dates] == [
        (DateKind.NOTICE, "2026-03-31"),
        (DateKind.SUGGESTIONS_CLOSE, "2026-04-13"),
        (DateKind.DRAFT_PAPERS, "2026-04-20"),
        (DateKind.FORMATS_OUT, "2026-05-05"),
        (DateKind.REMINDER, "2026-05-05"),
        (DateKind.REMINDER, "2026-05-11"),
        (DateKind.MEETING, "2026-05-12"),
    ]
    assert not any(entry.passed for entry in dates)


async def test_another_groups_meeting_is_not_found(services: Services, people: People, meeting: MeetingView) -> None:
    await services.people.grant_first_organiser(await arrive(services, 1, "Eve", guild_id=2))
    eve = await arrive(services, 1, "Eve", guild_id=2)
    service, theirs = services.meetings, meeting.meeting.id
    for asked in (
        service.view(eve.group_id, theirs),
        service.change(eve, theirs, a_meeting()),
        service.cancel(eve, theirs, "why"),
        service.say_how_i_come(eve, theirs, HowIComeTo.ROOM),
        service.how_i_come(eve, theirs),
        service.set_co_chair(eve, theirs, 1, people.asha.person_id),
        service.view(people.ola.group_id, 2**70),
        service.by_key("no such key"),
    ):
        with pytest.raises(NotFound):
            await asked


async def test_arranging_is_for_organisers_and_running_for_facilitators(
    services: Services, people: People, meeting: MeetingView
) -> None:
    service, planned = services.meetings, meeting.meeting.id
    for asked in (
        service.create(people.asha, a_meeting()),
        service.change(people.asha, planned, a_meeting()),
        service.postpone(people.asha, planned, MAY_START + timedelta(days=7), "why"),
        service.cancel(people.asha, planned, "why"),
        service.repeat(people.asha, planned, every=1, unit="weeks", times=1),
        service.set_co_chair(people.asha, planned, 1, people.ben.person_id),
        service.start(people.asha, planned),
        service.start(people.ola, planned),
        service.end(people.asha, planned),
    ):
        with pytest.raises(NotAllowed):
            await asked
    assert await service.view(people.ola.group_id, planned) == meeting


async def test_two_presses_at_once_leave_one_answer(services: Services, people: People, meeting: MeetingView) -> None:
    ways = [HowIComeTo.ROOM, HowIComeTo.REMOTE] * 5
    await asyncio.gather(
        *(services.meetings.say_how_i_come(people.asha, meeting.meeting.id, how) for how in ways),
        services.meetings.say_how_i_come(people.ben, meeting.meeting.id, HowIComeTo.PHONE),
    )
    view = await services.meetings.view(people.asha.group_id, meeting.meeting.id)
    said = await services.meetings.how_i_come(people.asha, meeting.meeting.id)
    assert said in {HowIComeTo.ROOM, HowIComeTo.REMOTE}
    assert view.coming == {**dict.fromkeys(HowIComeTo, 0), HowIComeTo.PHONE: 1, said: 1}


async def test_people_say_how_they_come_until_it_has_ended(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    service, planned = services.meetings, meeting.meeting.id
    clock.now = MAY_START + timedelta(hours=1)
    await service.start(people.fay, planned)
    clock.now = MAY_START + timedelta(hours=3)
    view = await service.say_how_i_come(people.asha, planned, HowIComeTo.REMOTE)
    assert view.coming[HowIComeTo.REMOTE] == 1
    await service.end(people.fay, planned)
    with pytest.raises(rules.MeetingIsOver):
        await service.say_how_i_come(people.asha, planned, HowIComeTo.ROOM)
    assert await service.how_i_come(people.asha, planned) is HowIComeTo.REMOTE


async def test_a_meeting_that_never_started_takes_no_answers_after_its_end(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    clock.now = MAY_START + timedelta(hours=2)
    with pytest.raises(rules.MeetingIsOver):
        await services.meetings.say_how_i_come(people.asha, meeting.meeting.id, HowIComeTo.ROOM)
    assert await services.meetings.coming_up(people.asha.group_id) == []


async def test_each_step_is_taken_once(services: Services, people: People, meeting: MeetingView) -> None:
    service, planned = services.meetings, meeting.meeting.id
    with pytest.raises(rules.MeetingIsNotLive):
        await service.end(people.fay, planned)
    live = await service.start(people.fay, planned)
    assert live.meeting.state is MeetingState.LIVE
    with pytest.raises(rules.MeetingIsLive):
        await service.start(people.fay, planned)
    with pytest.raises(rules.MeetingIsLive):
        await service.cancel(people.ola, planned, "why")
    await service.end(people.fay, planned)
    with pytest.raises(rules.MeetingIsOver):
        await service.start(people.fay, planned)
    with pytest.raises(rules.MeetingIsOver):
        await service.change(people.ola, planned, a_meeting(title="New"))
    made, _ = await service.repeat(people.ola, planned, every=1, unit="weeks", times=1)
    assert [view.meeting.state for view in made] == [MeetingState.PLANNED]


async def test_a_broken_link_can_be_mended_while_the_meeting_is_live(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    await services.meetings.start(people.fay, meeting.meeting.id)
    clock.now = MAY_START + timedelta(minutes=10)
    mended = a_meeting(joining_link="https://meet.example.org/second")
    view, _ = await services.meetings.change(people.ola, meeting.meeting.id, mended)
    assert view.meeting.joining_link == "https://meet.example.org/second"
    with pytest.raises(rules.MeetingIsLive):
        await services.meetings.change(people.ola, meeting.meeting.id, replace(mended, starts_at=clock.now))


async def test_a_change_counts_up_and_the_same_again_does_not(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    clock.forward(hours=1)
    for _ in range(2):
        view, _ = await services.meetings.change(people.ola, meeting.meeting.id, a_meeting(place="Library"))
    assert view.meeting == replace(meeting.meeting, place="Library", revision=1, revised_at=clock.now)
    assert [entry for entry in await _audited(services, people.ola.group_id) if entry[0] == "meetings.change"] == [
        ("meetings.change", "place")
    ]


async def test_postponing_keeps_the_length_and_needs_a_reason(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    later = MAY_START + timedelta(days=7)
    service, planned = services.meetings, meeting.meeting.id
    view, _ = await service.postpone(people.ola, planned, later, "The lift is broken")
    assert (view.meeting.starts_at, view.meeting.ends_at) == (later, later + timedelta(hours=2))
    for starts_at, reason, refusal in (
        (later, "why", rules.SameTime),
        (later + timedelta(days=1), "  ", Empty),
        (later + timedelta(days=1), "x" * 501, TooLong),
        (clock.now, "why", rules.InThePast),
    ):
        with pytest.raises(refusal):
            await service.postpone(people.ola, planned, starts_at, reason)
    assert await service.view(people.ola.group_id, planned) == view


async def test_a_cancelled_meeting_stays_cancelled(services: Services, people: People, meeting: MeetingView) -> None:
    service, planned = services.meetings, meeting.meeting.id
    view = await service.cancel(people.ola, planned, "Too few people")
    assert (view.meeting.state, view.meeting.revision) == (MeetingState.CANCELLED, 1)
    assert await service.coming_up(people.ola.group_id) == []
    for asked in (
        service.say_how_i_come(people.asha, planned, HowIComeTo.ROOM),
        service.start(people.fay, planned),
        service.cancel(people.ola, planned, "again"),
        service.postpone(people.ola, planned, MAY_START + timedelta(days=1), "why"),
        service.repeat(people.ola, planned, every=1, unit="weeks", times=1),
        service.set_co_chair(people.ola, planned, 1, people.asha.person_id),
    ):
        with pytest.raises(rules.MeetingIsCancelled):
            await asked


async def test_a_series_keeps_the_local_time_and_its_co_chairs(
    services: Services, people: People, meeting: MeetingView
) -> None:
    service, first = services.meetings, meeting.meeting.id
    await service.set_co_chair(people.ola, first, 1, people.asha.person_id)
    await service.declare_lived_experience(people.asha, first, True)
    made, _ = await service.repeat(people.ola, first, every=3, unit="months", times=2)
    assert [view.meeting.starts_at.astimezone(LONDON).isoformat() for view in made] == [
        "2026-08-12T14:00:00+01:00",
        "2026-11-12T14:00:00+00:00",
    ]
    assert [[(chair.name, chair.lived_experience) for chair in view.co_chairs] for view in made] == [
        [("Asha", False)],
        [("Asha", False)],
    ]
    assert len({view.meeting.key for view in (meeting, *made)}) == 3
    series = {view.meeting.series_id for view in await service.coming_up(people.ola.group_id)}
    assert len(series) == 1
    assert None not in series


async def test_a_second_press_does_not_double_a_series_but_its_last_meeting_repeats(
    services: Services, people: People, meeting: MeetingView
) -> None:
    repeat = services.meetings.repeat
    made, _ = await repeat(people.ola, meeting.meeting.id, every=1, unit="weeks", times=2)
    with pytest.raises(rules.AlreadyRepeats):
        await repeat(people.ola, meeting.meeting.id, every=1, unit="weeks", times=2)
    more, _ = await repeat(people.ola, made[-1].meeting.id, every=2, unit="weeks", times=1)
    assert more[0].meeting.starts_at == MAY_START + timedelta(weeks=4)
    assert len(await services.meetings.coming_up(people.ola.group_id)) == 4


@pytest.mark.parametrize(
    ("every", "unit", "times"), [(0, "weeks", 1), (53, "weeks", 1), (1, "days", 1), (1, "weeks", 25)]
)
def test_a_repeat_that_makes_no_sense_is_refused(every: int, unit: str, times: int) -> None:
    with pytest.raises(rules.NotARepeat):
        rules.repeat_starts(MAY_START, LONDON, every=every, unit=unit, times=times)


async def test_a_series_that_runs_too_far_ahead_leaves_nothing_behind(
    services: Services, people: People, meeting: MeetingView
) -> None:
    with pytest.raises(rules.TooFarAhead):
        await services.meetings.repeat(people.ola, meeting.meeting.id, every=52, unit="weeks", times=5)
    assert await services.meetings.coming_up(people.ola.group_id) == [meeting]


async def test_two_co_chairs_are_two_people_and_gain_the_role(
    services: Services, people: People, meeting: MeetingView
) -> None:
    service, planned = services.meetings, meeting.meeting.id
    view = await service.set_co_chair(people.ola, planned, 1, people.asha.person_id)
    assert [(chair.slot, chair.name, chair.lived_experience) for chair in view.co_chairs] == [(1, "Asha", False)]
    assert Role.CO_CHAIR in await services.people.granted(people.asha.person_id)
    stranger = await arrive(services, 9, "Eve", guild_id=2)
    for slot, person_id, refusal in (
        (2, people.asha.person_id, rules.CoChairsAreTwoPeople),
        (2, people.ola.person_id, OwnRole),
        (3, people.ben.person_id, rules.NoSuchSlot),
        (2, stranger.person_id, NotFound),
    ):
        with pytest.raises(refusal):
            await service.set_co_chair(people.ola, planned, slot, person_id)
    assert await service.view(people.ola.group_id, planned) == view
    replaced = await service.set_co_chair(people.ola, planned, 1, people.ben.person_id)
    assert [chair.name for chair in replaced.co_chairs] == ["Ben"]
    assert not await service.is_co_chair(people.asha.person_id, planned)
    assert await service.is_co_chair(people.ben.person_id, planned)


async def test_lived_experience_is_said_by_oneself_and_its_value_is_nowhere_in_the_log(
    services: Services, people: People, meeting: MeetingView
) -> None:
    service, planned = services.meetings, meeting.meeting.id
    for slot, person in ((1, people.asha), (2, people.ben)):
        await service.set_co_chair(people.ola, planned, slot, person.person_id)
    before = await service.view(people.ola.group_id, planned)
    assert rules.readiness(before) == ("meetings-missing-lived-experience", "meetings-missing-agenda")
    with pytest.raises(rules.NotACoChair):
        await service.declare_lived_experience(people.ola, planned, True)
    view = await service.declare_lived_experience(people.ben, planned, True)
    assert [(chair.name, chair.lived_experience) for chair in view.co_chairs] == [("Asha", False), ("Ben", True)]
    # The same person put in the same slot again has not taken anything back.
    assert await service.set_co_chair(people.ola, planned, 2, people.ben.person_id) == view
    async with services.database.write() as write:
        await service.mark_published(write, planned, MAY_START)
    assert rules.readiness(await service.view(people.ola.group_id, planned)) == ()
    assert ("meetings.declare", "lived_experience") in await _audited(services, people.ola.group_id)


async def test_where_a_meeting_stands_in_discord_and_in_its_agenda_is_remembered(
    services: Services, people: People, meeting: MeetingView
) -> None:
    service, planned = services.meetings, meeting.meeting.id
    await service.remember_announcement(planned, 2**62, 11)
    await service.remember_agenda_card(planned, 12, 13)
    await service.remember_discord_event(planned, 14)
    async with services.database.write() as write:
        await service.set_current_item(write, planned, 15)
    assert (await service.view(people.ola.group_id, planned)).meeting == replace(
        meeting.meeting,
        announcement_channel_id=2**62,
        announcement_message_id=11,
        agenda_channel_id=12,
        agenda_message_id=13,
        discord_event_id=14,
        current_item_id=15,
    )


async def test_a_meeting_has_its_co_chairs_new_name_and_only_its_own_group_finds_it(
    services: Services, people: People, meeting: MeetingView
) -> None:
    planned = meeting.meeting.id
    await services.meetings.set_co_chair(people.ola, planned, 1, people.asha.person_id)
    assert [chair.name for chair in (await services.meetings.view(people.ola.group_id, planned)).co_chairs] == ["Asha"]
    await arrive(services, 3, "Asha K")
    assert [chair.name for chair in (await services.meetings.view(people.ola.group_id, planned)).co_chairs] == [
        "Asha K"
    ]
    for nowhere in (planned + 1, 0, -1, 2**40):
        with pytest.raises(NotFound):
            await services.meetings.view(people.ola.group_id, nowhere)
    with pytest.raises(NotFound):
        await services.meetings.view(people.ola.group_id + 1, planned)


async def test_who_is_forgotten_does_not_come_any_more(
    services: Services, people: People, meeting: MeetingView
) -> None:
    group_id, planned = people.ola.group_id, meeting.meeting.id
    await services.meetings.say_how_i_come(people.ben, planned, HowIComeTo.ROOM)
    assert await services.meetings.people_coming(group_id, planned) == {people.ben.person_id}
    await services.privacy.forget(people.ben)
    assert await services.meetings.people_coming(group_id, planned) == frozenset()
    assert (await services.meetings.view(group_id, planned)).coming[HowIComeTo.ROOM] == 0


async def test_each_change_is_announced_once_it_is_stored(services: Services, people: People) -> None:
    told: list[str] = []

    async def listen(event: rules.MeetingChanged) -> None:
        view = await services.meetings.view(event.group_id, event.meeting_id)
        told.append(view.meeting.title)

    services.events.subscribe(rules.MeetingChanged, listen)
    await services.meetings.create(people.ola, a_meeting())
    with pytest.raises(rules.NotALink):
        await services.meetings.create(people.ola, a_meeting(joining_link="nowhere"))
    await services.events.drain()
    assert told == ["Transport"]


async def test_the_live_meeting_comes_before_a_sooner_planned_one(services: Services, people: People) -> None:
    def on(day: int) -> NewMeeting:
        start = datetime(2026, 5, day, 13, 0, tzinfo=UTC)
        return a_meeting(starts_at=start, ends_at=start + timedelta(hours=1))

    sooner, _ = await services.meetings.create(people.ola, on(12))
    later, _ = await services.meetings.create(people.ola, on(19))
    assert (await services.meetings.next_up(people.ola.group_id)).meeting.id == sooner.meeting.id
    await services.meetings.start(people.fay, later.meeting.id)
    assert (await services.meetings.next_up(people.ola.group_id)).meeting.id == later.meeting.id
