"""What is asked by itself when its time comes: each thing once, and nothing says what was needed."""

from __future__ import annotations

from datetime import timedelta

from bot.access.rules import NeedState
from bot.checkin.rules import Side
from tests.access.conftest import Needing


async def test_same_as_last_time_is_asked_once_eight_weeks_before(group: Needing) -> None:
    access = group.services.access
    await group.say(group.asha, {"com_bsl": ""}, always=True)
    summer = await group.around.plan_meeting(starts_at=group.clock.now + timedelta(weeks=20))
    assert await access.ask_what_is_due() == 0
    group.clock.forward(weeks=13)
    assert "access-notice-same" in await _asked(group)
    assert (await group.messages(group.asha)).count("access-notice-same") == 1
    await access.not_this_time(group.asha, summer)
    assert await _asked(group) == ["access-notice-same"]


async def test_who_has_answered_is_not_asked(group: Needing) -> None:
    await group.say(group.asha, {"com_bsl": ""}, always=True)
    group.clock.forward(weeks=3)
    assert await _asked(group) == []


async def test_afterwards_people_are_asked_whether_it_was_right(group: Needing) -> None:
    access = group.services.access
    bsl, quiet = await group.say(group.asha, {"com_bsl": "", "room_quiet": ""})
    (bens,) = await group.say(group.ben, {"room_quiet": ""})
    await group.start_and_end()
    group.clock.forward(weeks=10)
    await access.judge(group.ben, bens.id, NeedState.MET)
    assert "access-notice-how" in await _asked(group)
    assert "access-notice-how" not in await group.messages(group.ben)
    await access.judge(group.asha, bsl.id, NeedState.MET)
    await access.judge(group.asha, quiet.id, NeedState.PARTLY_MET)
    assert (await _asked(group)).count("access-notice-how") == 1


async def test_what_is_kept_is_checked_once_after_half_a_year(group: Needing) -> None:
    await group.say(group.asha, {"com_bsl": ""}, always=True)
    group.clock.forward(days=179)
    assert "access-notice-review" not in await _asked(group)
    group.clock.forward(days=1)
    assert (await _asked(group)).count("access-notice-review") == 1
    group.clock.forward(days=30)
    assert (await _asked(group)).count("access-notice-review") == 1
    await group.services.access.still_right(group.asha)
    group.clock.forward(days=181)
    assert (await _asked(group)).count("access-notice-review") == 2


async def test_four_weeks_before_what_is_kept_goes_its_person_is_warned_once(group: Needing) -> None:
    await group.say(group.asha, {"com_bsl": "", "room_loop": ""}, always=True)
    group.clock.forward(days=60)
    await group.services.check_ins.check_in(group.asha, group.meeting_id, Side.PHONE)
    group.clock.forward(days=365 - 28)
    assert "access-notice-going" not in await _asked(group)
    group.clock.forward(seconds=1)
    assert (await _asked(group)).count("access-notice-going") == 1
    assert ("access-notice-going", {"day": "Saturday 1 May 2027"}) in await group.told(group.asha)
    group.clock.forward(days=1)
    assert (await _asked(group)).count("access-notice-going") == 1
    await group.services.access.still_right(group.asha)
    group.clock.forward(days=365 - 27)
    assert (await _asked(group)).count("access-notice-going") == 2


async def test_access_leads_hear_once_of_what_is_late(group: Needing) -> None:
    await group.say(group.asha, {"com_bsl": ""})
    group.clock.forward(weeks=3, days=3)
    for _ in range(2):
        await group.services.access.ask_what_is_due()
    assert (await group.messages(group.ama)).count("access-notice-lead-late") == 1
    assert group.asha.person_id != group.ama.person_id
    assert "access-notice-lead-late" not in await group.messages(group.ola)


async def _asked(group: Needing) -> list[str]:
    """What Asha was asked by itself so far, after everything due now was asked."""
    await group.services.access.ask_what_is_due()
    return await group.messages(group.asha)
