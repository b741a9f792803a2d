"""What is about a meeting that is on disturbs at once; everything else waits for the end of quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.access.rules import NeedState
from bot.core.roles import Actor
from bot.meetings.rules import HowIComeTo
from bot.notices.rules import Haste, Notice
from bot.polls.rules import Answer
from bot.services import Services
from tests.access.conftest import Needing, group
from tests.floor.conftest import LiveMeeting, live
from tests.notices.test_service import Letters
from tests.web.polls import open_poll

__all__ = ["group", "live"]

EVENING = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""When quiet hours end."""


async def _sent(services: Services) -> list[str]:
    """Messages of what goes out now."""
    sent = []

    async def deliver(notice: Notice, _text: str) -> bool:
        sent.append(notice.message)
        return True

    await services.notices.run_due(deliver)
    return sent


async def _queue(services: Services, person: Actor, once_key: str, haste: Haste) -> None:
    async with services.database.write() as write:
        await services.notices.queue(
            write,
            group_id=person.group_id,
            person_id=person.person_id,
            message="refusal-empty",
            facts={"what": once_key},
            once_key=once_key,
            haste=haste,
        )


async def test_what_cannot_wait_goes_in_quiet_hours_and_takes_nothing_along(group: Needing) -> None:
    notices = group.services.notices
    await group.say(group.asha, {"on_few_alerts": ""}, always=True)
    await notices.run_due(Letters())
    group.clock.now = EVENING
    for haste in Haste:
        await _queue(group.services, group.asha, haste.value, haste)
    assert await notices.next_due() == EVENING
    letters = Letters()
    assert await notices.run_due(letters) == 1
    assert [text.split()[0] for text in letters.texts] == ["now"]
    assert await notices.next_due() == MORNING


async def test_in_a_live_meeting_a_person_hears_at_once_what_was_done_for_them(live: LiveMeeting) -> None:
    services, meeting_id, fay = live.services, live.meeting_id, live.fay
    await _sent(services)
    live.clock.now = EVENING
    poll = await open_poll(live.group)
    await services.polls.enter_vote(fay, poll.id, live.asha.person_id, Answer(choices=(poll.options[0].id,)), "Said")
    await services.floor.ask_for(fay, meeting_id, live.ben.person_id)
    await services.floor.name_remote_facilitator(fay, meeting_id, live.group.eve.person_id)
    question = await services.floor.ask_question(live.asha, meeting_id, "When is the break?")
    await services.floor.hold_question(fay, question.id, "Soon")
    assert await _sent(services) == [
        "polls-notice-entered",
        "floor-notice-asked-for",
        "floor-notice-remote",
        "floor-notice-held",
    ]


@pytest.mark.parametrize(("minutes", "at_once"), [(59, True), (61, False)])
async def test_from_an_hour_before_a_meeting_its_people_hear_at_once(
    group: Needing, minutes: int, at_once: bool
) -> None:
    services, organiser = group.services, group.around.ola
    meeting = (await services.meetings.view(organiser.group_id, group.meeting_id)).meeting
    starts = EVENING.replace(hour=23)
    await services.meetings.postpone(organiser, meeting.id, starts, "Hall is full")
    (need,) = await group.say(group.asha, {"com_bsl": ""})
    await services.meetings.say_how_i_come(group.asha, meeting.id, HowIComeTo.REMOTE)
    await _sent(services)
    group.clock.now = starts - timedelta(minutes=minutes)
    await services.access.move(group.ama, need.id, NeedState.ARRANGING)
    await services.meetings.cancel(organiser, meeting.id, "Snow")
    sent = await _sent(services)
    assert ("access-notice-arranging" in sent, "meetings-notice-cancelled" in sent) == (at_once, at_once)
