"""Who is told what, as the notices that reach people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.meetings.rules import HowIComeTo, MeetingView
from bot.notices.rules import Notice
from bot.services import Services
from tests.conftest import FixedClock
from tests.meetings.conftest import MAY_START, People, a_meeting

WEEK_BEFORE = datetime(2026, 5, 5, 9, 0, tzinfo=UTC)
"""10am in London, which is the policy's hour."""
DAY_BEFORE = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)


CO_CHAIR = "meetings-notice-co-chair"


async def _sent(services: Services, clock: FixedClock, at: datetime | None = None) -> list[tuple[int, str, str]]:
    """Person, message id and text of everything that goes out at this moment."""
    clock.now = at or clock.now
    out: list[tuple[int, str, str]] = []

    async def deliver(notice: Notice, text: str) -> bool:
        out.append((notice.person_id, notice.message, text))
        return True

    await services.notices.run_due(deliver)
    return sorted(out)


def _who(sent: list[tuple[int, str, str]], message: str) -> list[int]:
    return [person_id for person_id, said, _ in sent if said == message]


@pytest.fixture(autouse=True)
async def coming(services: Services, people: People, meeting: MeetingView) -> None:
    """Asha comes from home, Ben is not sure, Fay co-chairs and has not said how she comes."""
    await services.meetings.say_how_i_come(people.asha, meeting.meeting.id, HowIComeTo.REMOTE)
    await services.meetings.say_how_i_come(people.ben, meeting.meeting.id, HowIComeTo.NOT_SURE)
    await services.meetings.set_co_chair(people.ola, meeting.meeting.id, 1, people.fay.person_id)


async def test_each_change_is_told_once_with_what_changed(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    everyone = sorted(person.person_id for person in (people.asha, people.ben, people.fay))
    changed = a_meeting(place="Library", phone_in="")
    await services.meetings.change(people.ola, meeting.meeting.id, changed)
    await services.meetings.change(people.ola, meeting.meeting.id, changed)
    sent = await _sent(services, clock)
    assert _who(sent, "meetings-notice-changed") == everyone
    assert sent[0][2] == (
        "“Transport” has changed: the place and the phone number. It is on Tuesday 12 May 2026, 2pm until 4pm.\n"
        "Where: Library\n"
        "Join online: https://meet.example.org/transport\n"
        "You can change how you come at any time."
    )
    await services.meetings.postpone(people.ola, meeting.meeting.id, MAY_START + timedelta(days=7), "No lift")
    sent = await _sent(services, clock)
    assert _who(sent, "meetings-notice-postponed") == everyone
    assert "Tuesday 19 May 2026, 2pm until 4pm.\nWhy: No lift\nWhere: Library" in sent[0][2]
    await services.meetings.cancel(people.ola, meeting.meeting.id, "Too few people")
    sent = await _sent(services, clock)
    assert _who(sent, "meetings-notice-cancelled") == everyone
    assert "Why: Too few people" in sent[0][2]


async def test_reminders_come_once_each_however_often_they_are_queued(
    services: Services, people: People, clock: FixedClock
) -> None:
    everyone = sorted(person.person_id for person in (people.asha, people.ben, people.fay))
    assert await services.meetings.queue_reminders() == 6
    appointed = await _sent(services, clock, WEEK_BEFORE - timedelta(minutes=1))
    assert [(person_id, said) for person_id, said, _ in appointed] == [(people.fay.person_id, CO_CHAIR)]
    for moment in (WEEK_BEFORE, DAY_BEFORE):
        assert _who(await _sent(services, clock, moment), "meetings-reminder") == everyone
        clock.forward(hours=2)
        await services.meetings.queue_reminders()
        assert await _sent(services, clock) == []


async def test_a_meeting_that_moves_takes_its_reminders_along(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    later = timedelta(days=7)
    await services.meetings.postpone(people.ola, meeting.meeting.id, MAY_START + later, "No lift")
    await services.meetings.postpone(people.ola, meeting.meeting.id, MAY_START, "The lift works again")
    await _sent(services, clock)
    assert len(await _sent(services, clock, WEEK_BEFORE)) == 3
    await services.meetings.postpone(people.ola, meeting.meeting.id, MAY_START + later, "No lift")
    await _sent(services, clock)
    assert await _sent(services, clock, DAY_BEFORE) == []
    sent = await _sent(services, clock, DAY_BEFORE + later)
    # The process was away a week before; what fell due then is sent late, and once.
    assert [message for _, message, _ in sent] == ["meetings-reminder"] * 6
    assert all("Tuesday 19 May 2026" in text for _, _, text in sent)


async def test_a_change_between_two_reminders_does_not_repeat_the_first(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    await _sent(services, clock, WEEK_BEFORE)
    clock.forward(hours=2)
    await services.meetings.change(people.ola, meeting.meeting.id, a_meeting(place="Library"))
    await services.meetings.queue_reminders()
    assert {message for _, message, _ in await _sent(services, clock)} == {"meetings-notice-changed"}
    sent = await _sent(services, clock, DAY_BEFORE)
    assert len(_who(sent, "meetings-reminder")) == 3
    assert all("Where: Library" in text for _, _, text in sent)


async def test_whoever_answers_late_gets_only_what_is_still_of_use(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    clock.now = DAY_BEFORE + timedelta(hours=3)
    await services.meetings.say_how_i_come(people.ola, meeting.meeting.id, HowIComeTo.ROOM)
    sent = await _sent(services, clock)
    assert [message for person_id, message, _ in sent if person_id == people.ola.person_id] == ["meetings-reminder"]


@pytest.mark.parametrize("ending", ["cancelled", "started", "past"])
async def test_no_reminder_of_what_is_over(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock, ending: str
) -> None:
    if ending == "cancelled":
        await services.meetings.cancel(people.ola, meeting.meeting.id, "Too few people")
    elif ending == "started":
        await services.meetings.start(people.fay, meeting.meeting.id)
    else:
        clock.now = MAY_START + timedelta(minutes=1)
        assert await services.meetings.queue_reminders() == 0
    await _sent(services, clock)
    assert _who(await _sent(services, clock, MAY_START + timedelta(hours=1)), "meetings-reminder") == []
    assert await services.meetings.queue_reminders() == 0


async def test_whoever_is_no_longer_co_chair_is_not_reminded_unless_they_come(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    await services.meetings.set_co_chair(people.ola, meeting.meeting.id, 1, people.ben.person_id)
    await services.meetings.set_co_chair(people.ola, meeting.meeting.id, 1, people.asha.person_id)
    expected = sorted((people.asha.person_id, people.ben.person_id))
    assert _who(await _sent(services, clock, DAY_BEFORE), "meetings-reminder") == sorted(expected * 2)


async def test_whoever_cannot_come_is_not_reminded_and_does_not_count_but_hears_of_a_new_date(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock
) -> None:
    meetings, meeting_id = services.meetings, meeting.meeting.id
    for person in (people.asha, people.fay):
        await meetings.say_how_i_come(person, meeting_id, HowIComeTo.NOT_COMING)
    assert await meetings.people_coming(people.ola.group_id, meeting_id) == frozenset()
    await meetings.queue_reminders()
    sent = await _sent(services, clock, at=MAY_START - timedelta(hours=3))
    assert set(_who(sent, "meetings-reminder")) == {people.ben.person_id}
    await meetings.postpone(people.ola, meeting_id, MAY_START + timedelta(days=7), "No lift")
    moved = _who(await _sent(services, clock), "meetings-notice-postponed")
    assert {people.asha.person_id, people.fay.person_id} <= set(moved)
    await meetings.say_how_i_come(people.asha, meeting_id, HowIComeTo.PHONE)
    sent = await _sent(services, clock, at=MAY_START + timedelta(days=6))
    assert people.asha.person_id in _who(sent, "meetings-reminder")
