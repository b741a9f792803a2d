"""One switch for what the room screen shows: what was done last is there, and the console says what it is."""

from __future__ import annotations

from bot.core.wording import say
from bot.ideas.rules import NewIdea, Outcome, Status
from bot.services import Services
from bot.web.app import build_web
from bot.web.followed import facts_of
from bot.web.live import Watched
from bot.web.room_live import picture_of, view_of
from bot.web.room_view import RoomView, screen_shows
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock
from tests.web.polls import CHOICE, open_poll, start


async def _screen(group: MadeUpGroup) -> RoomView:
    return view_of(await facts_of(group.services, Watched(group.group_id, group.meeting_id)))


async def test_what_was_done_last_is_on_the_screen(services: Services, group: MadeUpGroup, clock: FixedClock) -> None:
    fay, meeting_id, floor, points = group.fay, group.meeting_id, services.floor, services.points
    await start(group)
    point = await points.draft(fay, meeting_id, "Buses run until nine")
    await points.ask(fay, point.id)
    await floor.ask(group.asha, meeting_id)
    await floor.call_next(fay, meeting_id)
    shown = await _screen(group)
    assert shown.floor is not None
    assert (shown.shows, shown.floor.speaker) == ("point", say("floor-speaks-now", name="Asha"))
    assert screen_shows(shown) == say("web-screen-shows-point", what="Buses run until nine")

    question = await floor.ask_question(group.asha, meeting_id, "Who pays?")
    await floor.show_question(fay, question.id)
    assert screen_shows(await _screen(group)) == say("web-screen-shows-floor", what="Who pays?")
    clock.forward(minutes=1)
    await open_poll(group)
    assert screen_shows(await _screen(group)) == say("web-screen-shows-poll", what=CHOICE.question)
    clock.forward(minutes=1)
    await points.ask(fay, point.id)
    assert (await _screen(group)).shows == "point"
    await floor.show_by_itself(fay, meeting_id)
    assert (await _screen(group)).shows == "poll"

    await points.ask(fay, point.id)
    clock.forward(minutes=1)
    await services.agenda.next_item(fay, meeting_id)
    assert (await _screen(group)).shows == "poll"
    await points.withdraw(fay, point.id)
    assert (await floor.settings(group.group_id, meeting_id)).shown_kind == ""


async def test_you_said_we_did_with_one_press(services: Services, group: MadeUpGroup) -> None:
    idea = await services.ideas.post(group.asha, NewIdea("A bench", "what", "why"))
    await services.ideas.answer(group.ola, idea.id, Status.ANSWERED, Outcome(we_did="a bench"))
    await start(group)
    await services.ideas.open_meeting(group.group_id, group.meeting_id)
    assert (await _screen(group)).shows == "item"
    await services.floor.show_answers(group.fay, group.meeting_id)
    shown = await _screen(group)
    assert shown.answers is not None
    assert (shown.shows, shown.answers.shown[0].words) == ("answers", "We did: a bench")


async def test_a_paused_screen_stands_still_at_the_same_picture_after_a_restart(
    services: Services, group: MadeUpGroup
) -> None:
    watched = Watched(group.group_id, group.meeting_id)

    async def seen() -> str:
        """By a process that has just started."""
        return (await picture_of(build_web(services), await facts_of(services, watched))).spoken

    await start(group)
    await services.agenda.next_item(group.fay, group.meeting_id)
    before = await seen()
    await services.floor.hold_screen(group.fay, group.meeting_id, held=True)
    assert await seen() == before
    await services.agenda.next_item(group.fay, group.meeting_id)
    assert await seen() == before
    await services.floor.hold_screen(group.fay, group.meeting_id, held=True)  # again
    await services.floor.blank_screen(group.fay, group.meeting_id, blank=True)
    assert await seen() == ""
    await services.floor.blank_screen(group.fay, group.meeting_id, blank=False)
    assert await seen() == before
    await services.floor.hold_screen(group.fay, group.meeting_id, held=False)
    assert await seen() != before
    assert await services.floor.still_picture(group.meeting_id) is None
