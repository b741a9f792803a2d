"""The meeting is moved or called off: what was booked for it is arranged again, and nobody goes untold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.access.rules import NeedState
from bot.access.words import board_words
from bot.checkin.rules import Side
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo, MeetingState, NewMeeting
from tests.access.conftest import Needing

READY = NeedState.READY
BOOKED = {"com_bsl": "", "fmt_large_print": "18 point", "on_camera_off": ""}


async def _all_ready(group: Needing) -> None:
    for need in await group.say(group.asha, BOOKED):
        await group.services.access.move(group.ama, need.id, READY)


async def _states(group: Needing) -> dict[str, NeedState]:
    return {need.said.key: need.state for need in await group.needs_of(group.asha)}


async def _move(group: Needing, **changed: object) -> None:
    meeting = (await group.services.meetings.view(group.ola.group_id, group.meeting_id)).meeting
    now = NewMeeting(meeting.title, meeting.starts_at, meeting.ends_at, meeting.place, meeting.joining_link)
    await group.services.meetings.change(group.ola, group.meeting_id, replace(now, **changed))  # type: ignore[arg-type]


async def test_what_is_bound_to_the_day_is_arranged_again_on_a_new_date(group: Needing) -> None:
    await _all_ready(group)
    (bsl,) = [need for need in await group.needs_of(group.asha) if need.said.key == "com_bsl"]
    await group.services.access.write_note(group.ama, bsl.id, "Booked with Signs Ltd")
    meeting = (await group.services.meetings.view(group.ola.group_id, group.meeting_id)).meeting
    new = meeting.starts_at + timedelta(weeks=1)
    await group.services.meetings.postpone(group.ola, group.meeting_id, new, "The hall is shut")
    assert await _states(group) == {"com_bsl": NeedState.ARRANGING, "fmt_large_print": READY, "on_camera_off": READY}
    (moved,) = [need for need in await group.needs_of(group.asha) if need.said.key == "com_bsl"]
    was = say("access-note-moved", when="Monday 11 May 2026, 12pm", place="Town hall")
    assert moved.note == f"{was}\nBooked with Signs Ltd"
    assert "access-notice-lead-moved" in await group.messages(group.ama)
    assert (await group.messages(group.asha))[-1] == "access-notice-again"


@pytest.mark.parametrize("changed", [{"place": "The library"}, {"minutes": 30}])
async def test_another_place_or_time_of_the_same_day_counts_too(group: Needing, changed: dict[str, object]) -> None:
    await _all_ready(group)
    meeting = (await group.services.meetings.view(group.ola.group_id, group.meeting_id)).meeting
    later = {"ends_at": meeting.ends_at + timedelta(minutes=30)}
    await _move(group, **(later if "minutes" in changed else changed))
    assert (await _states(group))["com_bsl"] is NeedState.ARRANGING


async def test_a_new_title_moves_nothing(group: Needing) -> None:
    await _all_ready(group)
    await _move(group, title="Summer meeting")
    assert set((await _states(group)).values()) == {READY}
    assert "access-notice-lead-moved" not in await group.messages(group.ama)


async def test_whoever_needs_something_hears_of_a_new_date_without_having_said_how_they_come(group: Needing) -> None:
    await group.say(group.asha, BOOKED)
    await group.say(group.eve, {"room_loop": ""})
    (eves,) = await group.needs_of(group.eve)
    await group.services.access.withdraw(group.eve, eves.id)
    meeting = (await group.services.meetings.view(group.ola.group_id, group.meeting_id)).meeting
    new = meeting.starts_at + timedelta(weeks=1)
    await group.services.meetings.postpone(group.ola, group.meeting_id, new, "The hall is shut")
    assert [message for message, _ in await group.around.told(group.asha, "meetings-notice")] == [
        "meetings-notice-postponed"
    ]
    assert await group.around.told(group.eve, "meetings-notice") == []


async def test_a_meeting_that_is_called_off_stands_on_the_board_until_what_is_booked_is_cancelled(
    group: Needing,
) -> None:
    await _all_ready(group)
    other = await group.around.plan_meeting(starts_at=group.clock.now + timedelta(weeks=20))
    await group.services.meetings.cancel(group.ola, group.meeting_id, "Too few people")
    assert (await group.messages(group.ama))[-1] == "access-notice-lead-cancelled"
    assert [message for message, _ in await group.around.told(group.asha, "meetings-notice")] == [
        "meetings-notice-cancelled"
    ]
    (off,) = (await group.services.access.board(group.ama, other)).lately
    assert (off.id, off.state) == (group.meeting_id, MeetingState.CANCELLED)
    board = await group.services.access.board(group.ama, off.id)
    assert (len(board.needs), board_words(board.meeting, board.overdue)) == (3, say("access-board-off"))


async def test_nothing_is_late_for_a_meeting_that_is_called_off(group: Needing) -> None:
    await group.say(group.asha, BOOKED)
    await group.services.meetings.cancel(group.ola, group.meeting_id, "Too few people")
    group.clock.forward(weeks=9)
    assert (await group.services.access.board(group.ama, group.meeting_id)).overdue == 0


async def test_who_cannot_come_is_not_reckoned_with_and_the_access_lead_hears_of_what_is_booked(group: Needing) -> None:
    access, meetings, where = group.services.access, group.services.meetings, (group.ola.group_id, group.meeting_id)
    (need,) = await group.say(group.asha, {"com_bsl": ""}, always=True)
    await access.move(group.ama, need.id, NeedState.ARRANGING)
    group.clock.forward(weeks=5)
    assert await access.readiness(*where) == ("access-missing-needs",)
    await meetings.say_how_i_come(group.asha, group.meeting_id, HowIComeTo.NOT_COMING)
    assert (await group.messages(group.ama))[-1] == "access-notice-lead-away"
    assert (await access.adjustments(*where)).interpreter is False
    assert await access.readiness(*where) == ()
    (shown,) = (await access.board(group.ama, group.meeting_id)).needs
    assert (shown.need.state, shown.away) == (NeedState.ARRANGING, True)
    await meetings.say_how_i_come(group.asha, group.meeting_id, HowIComeTo.REMOTE)
    assert (await group.messages(group.ama))[-1] == "access-notice-lead-back"
    assert (await access.adjustments(*where)).interpreter is True


async def test_who_is_there_after_all_is_reckoned_with(group: Needing) -> None:
    access, where = group.services.access, (group.ola.group_id, group.meeting_id)
    await group.say(group.asha, {"com_bsl": ""})
    await group.services.meetings.say_how_i_come(group.asha, group.meeting_id, HowIComeTo.NOT_COMING)
    await group.services.check_ins.check_in(group.asha, group.meeting_id, Side.ROOM)
    assert (await access.adjustments(*where)).interpreter is True
