"""What the room screen shows of a meeting, without a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rules import AgendaView, ItemKind, ItemState
from bot.meetings.rules import MeetingState, MeetingView
from bot.web.about import about_time
from bot.web.room_poll import TitleSize
from bot.web.room_view import MOST_AGENDA_LINES, Phase, RoomView, room_view, summary
from tests.agenda.group import MadeUpGroup

LONDON = ZoneInfo("Europe/London")


async def _read(group: MadeUpGroup) -> tuple[MeetingView, AgendaView]:
    meeting = await group.services.meetings.view(group.group_id, group.meeting_id)
    return meeting, await group.services.agenda.view(group.group_id, group.meeting_id)


async def _shown(group: MadeUpGroup) -> RoomView:
    meeting, agenda = await _read(group)
    return room_view(meeting, agenda, zone=LONDON)


async def test_a_draft_agenda_stays_off_the_screen_until_it_is_published(group: MadeUpGroup) -> None:
    await group.accept("Buses", "Taxis")
    before = await _shown(group)
    assert (before.phase, before.agenda, before.published) == (Phase.BEFORE, (), False)
    assert before.when == "Monday 11 May 2026, 12pm"
    assert before.co_chairs == "Cara and Dev"
    await group.services.agenda.publish(group.cara, group.meeting_id)
    assert [line.title for line in (await _shown(group)).agenda] == ["Buses", "Taxis"]


async def test_a_long_agenda_says_how_much_more_there_is(group: MadeUpGroup) -> None:
    await group.accept("One", "Two", "Three", "Four", "Five", minutes=10)
    view, _ = await group.services.agenda.publish(group.cara, group.meeting_id)
    shown = await _shown(group)
    assert len(shown.agenda) == MOST_AGENDA_LINES - 1
    assert len(shown.agenda) + shown.more == len(view.planned)


async def test_the_screen_follows_a_meeting_from_item_to_break_to_its_end(group: MadeUpGroup) -> None:
    services, fay = group.services, group.fay
    buses, *_ = await group.accept("Buses", "Taxis", minutes=45)
    await services.agenda.arrange(group.cara, buses, lead="Asha", partner="Dr Green")
    await services.agenda.publish(group.cara, group.meeting_id)
    await services.agenda.start_meeting(fay, group.meeting_id)
    item = await _shown(group)
    assert item.phase is Phase.ITEM
    assert item.present is not None
    assert (item.headline, item.present.lead, item.present.partner) == ("Buses", "Asha", "Dr Green")
    assert item.present.proposer == ""  # Asha leads it, so she is named already
    assert summary(item) == "Now: Buses, about 45 minutes. Next: a break of about 15 minutes."
    await services.agenda.next_item(fay, group.meeting_id)
    pause = await _shown(group)
    assert pause.phase is Phase.BREAK
    assert summary(pause) == "We have a break. We are back at about 10:15am. Next: Taxis, about 45 minutes."
    await services.agenda.next_item(fay, group.meeting_id)
    assert summary(await _shown(group)) == "Now: Taxis, about 45 minutes. This is the last thing on the agenda."
    await services.agenda.next_item(fay, group.meeting_id)
    done = await _shown(group)
    assert (done.phase, summary(done)) == (Phase.OPEN, "That is everything on the agenda.")
    await services.agenda.end_meeting(fay, group.meeting_id)
    after = await _shown(group)
    assert (after.phase, after.can_be_joined) == (Phase.AFTER, False)


async def test_what_was_not_reached_is_counted_at_the_end(group: MadeUpGroup) -> None:
    await group.accept("Buses", "Taxis", "Trains")
    await group.services.agenda.start_meeting(group.fay, group.meeting_id)
    await group.services.agenda.end_meeting(group.fay, group.meeting_id)
    _, agenda = await _read(group)
    carried = sum(item.state is ItemState.CARRIED_OVER for item in agenda.answered)
    assert (await _shown(group)).carried_over == carried > 0


async def test_nobody_is_named_who_did_not_agree(group: MadeUpGroup) -> None:
    item = await group.suggest("Benches", group.eve, named=False)
    await group.services.agenda.accept(group.cara, item)
    await group.services.agenda.start_meeting(group.fay, group.meeting_id)
    assert "Eve" not in repr(await _shown(group))


async def test_a_cancelled_meeting_says_so_and_invites_nobody(group: MadeUpGroup) -> None:
    await group.services.meetings.cancel(group.ola, group.meeting_id, "The hall is flooded")
    shown = await _shown(group)
    assert (shown.phase, shown.can_be_joined, shown.agenda) == (Phase.CANCELLED, False, ())
    assert shown.reason == "The hall is flooded"


async def test_every_state_of_a_meeting_has_a_picture_and_words(group: MadeUpGroup) -> None:
    await group.accept("Buses")
    meeting, agenda = await _read(group)
    for state in MeetingState:
        view = room_view(replace(meeting, meeting=replace(meeting.meeting, state=state)), agenda, zone=LONDON)
        assert summary(view)


async def test_a_break_that_has_no_beginning_says_how_long_it_is(group: MadeUpGroup) -> None:
    await group.accept("Buses")
    meeting, agenda = await _read(group)
    pause = replace(agenda.planned[0], kind=ItemKind.BREAK, minutes=15, started_at=None)
    live = replace(meeting, meeting=replace(meeting.meeting, state=MeetingState.LIVE))
    view = room_view(live, replace(agenda, current=pause), zone=LONDON)
    assert summary(view).startswith("We have a break of about 15 minutes.")


async def test_a_longer_title_is_set_smaller(group: MadeUpGroup) -> None:
    meeting, agenda = await _read(group)
    sizes = {1: TitleSize.SHORT, 50: TitleSize.MIDDLE, 100: TitleSize.LONG}
    for length, size in sizes.items():
        long = replace(meeting, meeting=replace(meeting.meeting, title="x" * length))
        assert room_view(long, agenda, zone=LONDON).headline_size is size


@given(st.datetimes(datetime(2026, 3, 2), datetime(2026, 3, 3), timezones=st.just(LONDON)))  # noqa: DTZ001 - timezones= makes them aware
def test_about_times_are_in_fives_and_never_early(moment: datetime) -> None:
    said = about_time(moment, LONDON)
    shown = datetime.strptime(said if ":" in said else f"{said[:-2]}:00{said[-2:]}", "%I:%M%p").replace(tzinfo=LONDON)
    late = (shown - moment.replace(year=1900, month=1, day=1)) % timedelta(days=1)
    assert shown.minute % 5 == 0
    assert late < timedelta(minutes=5)
