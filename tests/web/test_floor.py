"""The floor from a phone and at the console, by plain forms; what a console sends twice; captions from outside."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape

import pytest
import pytest_asyncio
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.access.rules import Draft, Purpose
from bot.checkin.rules import Side
from bot.core.dates import spoken_time
from bot.core.errors import NoRoom
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import QueueOrder, TurnKind
from bot.meetings.rules import MeetingState
from bot.points.rules import Answer, PointState
from bot.web.captions import STAYS
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock
from tests.web.polls import Browser, new_phone, start
from tests.web.test_console import Console


@pytest_asyncio.fixture
async def phone(server: TestServer, group: MadeUpGroup) -> AsyncIterator[Browser]:
    await start(group)
    joined = new_phone(server, await group.services.check_ins.joining_token(group.group_id, group.meeting_id))
    await joined.join()
    yield joined
    await joined.client.close()


@pytest_asyncio.fixture
async def console(server: TestServer, group: MadeUpGroup) -> AsyncIterator[Console]:
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as client:
        opened = Console(client, await group.services.console.new_link(group.fay, group.meeting_id))
        await opened.send("")
        yield opened


async def _done(phone: Browser, verb: str, **fields: str) -> str:
    answer = await phone.send(f"/floor/{verb}", fields)
    return unescape(await answer.text())


async def test_a_phone_asks_for_a_turn_and_takes_it_back(phone: Browser, group: MadeUpGroup) -> None:
    floor = group.services.floor
    assert say("floor-your-place", number=1) in await _done(phone, "hand")
    view = await floor.view(group.group_id, group.meeting_id)
    assert [(each.name, each.turn.side) for each in view.queue] == [("Phone 1", Side.ROOM)]
    assert say("floor-button-hand") in await _done(phone, "take-back")
    read_out = await _done(phone, "read-out", text="Buses are late")
    assert say("web-floor-done-read-out") in read_out
    await floor.call_next(group.fay, group.meeting_id)
    assert say("floor-you-have-it") in unescape(await phone.see())
    assert say("floor-button-hand") in await _done(phone, "finish")
    (turn,) = await floor.turns_taken(group.group_id, group.meeting_id)
    assert turn.kind is TurnKind.READ_OUT


async def test_a_phone_holds_a_place_a_card_a_question_and_a_pause(phone: Browser, group: MadeUpGroup) -> None:
    floor = group.services.floor
    assert say("floor-you-think") in await _done(phone, "think")
    assert say("floor-you-think") not in await _done(phone, "ready")
    up = await _done(phone, "card", card="stop")
    assert say("web-floor-card-down", card="Stop") in up
    assert say("web-words-done-ask", word="CQC") in unescape(
        await (await phone.send("/words/ask", {"text": "CQC"})).text()
    )
    assert say("web-floor-done-question") in await _done(phone, "question", text="Who pays?")
    assert say("floor-pausing") in await _done(phone, "pause")
    view = await floor.view(group.group_id, group.meeting_id)
    assert (dict(view.cards), view.unexplained, view.pauses) == ({CardKind.STOP: 1, CardKind.JARGON: 1}, ("CQC",), 1)
    assert view.question_counts.waiting == 1
    await _done(phone, "back")
    await _done(phone, "card-down", card="stop")
    assert say("web-floor-first-known") in await _done(phone, "first")


async def test_what_cannot_be_used_is_said_and_what_was_typed_stays(phone: Browser, group: MadeUpGroup) -> None:
    long = "x" * 501
    answer = await phone.send("/floor/read-out", {"text": long})
    page = unescape(await answer.text())
    assert (answer.status, long in page) == (422, True)
    for verb, fields in (("card", {"card": "yellow"}), ("support", {"question": "x"})):
        assert (await phone.send(f"/floor/{verb}", fields)).status == 422
    assert (await phone.send("/floor/fly", {})).status == 404


async def test_the_console_runs_the_queue_with_plain_forms(
    phone: Browser, console: Console, group: MadeUpGroup, clock: FixedClock
) -> None:
    floor = group.services.floor
    await _done(phone, "hand")
    clock.forward(seconds=2)
    eve = await floor.ask(group.eve, group.meeting_id)
    page = await console.see()
    assert say("floor-button-next", name="Phone 1") in page
    status, page = await console.words("/floor/call", {"turn": str(eve.turn.id), "reason": ""})
    assert (status, say("floor-refused-needs-reason") in page) == (422, True)
    await console.send("/floor/call", {"turn": str(eve.turn.id), "reason": "Has to go"})
    await console.send("/floor/next", {"seen": "0"})
    view = await floor.view(group.group_id, group.meeting_id)
    assert (view.speaker, [turn.why for turn in await floor.turns_taken(1, group.meeting_id)]) == (
        "Phone 1",
        ["Has to go"],
    )
    await console.send("/floor/order", {"order": "least_time", "minutes": "2"})
    await console.send("/floor/ask-for", {"person": str(group.ben.person_id), "text": "Please read this"})
    await console.send("/floor/screen", {"to": "blank"})
    view = await floor.view(group.group_id, group.meeting_id)
    assert (view.settings.order, view.settings.turn_minutes, view.settings.blank) == ("least_time", 2, True)
    assert [(each.name, each.turn.text) for each in view.queue] == [("Ben", "Please read this")]


async def test_the_console_goes_through_the_checklist_with_needs_and_rules_and_starts_with_a_reason(
    console: Console, group: MadeUpGroup, clock: FixedClock
) -> None:
    asha, needs, late = group.asha, {"com_more_time": "", "com_bsl": ""}, say("access-missing-needs")
    assert late not in await console.see()
    await group.services.access.send(
        asha,
        Draft(
            asha.person_id, group.meeting_id, asha.person_id, needs, always=False, consents=frozenset({Purpose.STORE})
        ),
    )
    thinking = say("access-rule-think", seconds=20)
    clock.forward(days=69)
    console.token = await group.services.console.new_link(group.fay, group.meeting_id)
    await console.send("")
    page = await console.see()
    assert say("floor-check-room_screen") in page
    assert (late in page, thinking in page) == (True, True)
    await console.send("/floor/tick", {"check": "charter", "done": "1"})
    await console.send("/floor/remote", {"": ""})
    assert (await console.words("/floor/remote", {"person": ""}))[0] == 422
    _, page = await console.words("/floor/remote", {"person": str(group.ben.person_id)})
    assert say("floor-remote-is", name="Ben") in page
    status, page = await console.words("/floor/start", {"reason": ""})
    assert (status, say("floor-refused-start-reason") in page) == (422, True)
    _, page = await console.words("/floor/start", {"reason": "The screen is broken"})
    assert thinking in page
    meeting = (await group.services.meetings.view(group.group_id, group.meeting_id)).meeting
    settings = await group.services.floor.settings(group.group_id, group.meeting_id)
    assert (meeting.state, settings.charter_read, settings.remote_facilitator) == (
        MeetingState.LIVE,
        True,
        group.ben.person_id,
    )


async def test_what_a_console_sends_twice_is_done_once(console: Console, group: MadeUpGroup) -> None:
    await start(group)
    item = (await group.services.agenda.view(group.group_id, group.meeting_id)).current
    assert item is not None
    for _ in range(2):
        fields = {"step": "more", "item": str(item.id), "once": "0123456789abcdef-1"}
        answer = await console.send("/floor/item", fields)
        assert (answer.status, "done=floor-item" in str(answer.url)) == (200, True)
    again = (await group.services.agenda.view(group.group_id, group.meeting_id)).current
    assert again is not None
    assert again.minutes == item.minutes + 5
    await group.services.floor.begin_deed(group.fay, "0123456789abcdef-2")
    status, page = await console.words("/floor/item", {"step": "more", "once": "0123456789abcdef-2"})
    assert (status, say("web-floor-not-sure") in page) == (409, True)


async def test_captions_come_from_outside_with_a_token_and_are_kept_nowhere(
    server: TestServer, group: MadeUpGroup, key: str, clock: FixedClock
) -> None:
    await start(group)
    token = await group.services.floor.caption_token(group.fay, group.meeting_id)
    async with ClientSession(server.make_url("/")) as client:

        async def say_line(text: str, token: str = token) -> int:
            async with client.post(f"/captions/{token}", data=text, headers={"Content-Type": "text/plain"}) as answer:
                return answer.status

        async def screen() -> str:
            async with client.get(f"/room/{key}") as page:
                return unescape(await page.text())

        assert await say_line("Good morning, everyone") == 204
        assert (await say_line("  "), await say_line("Hello", "made-up")) == (422, 404)
        assert "Good morning, everyone" in await screen()
        clock.forward(seconds=STAYS.total_seconds())
        assert "Good morning, everyone" not in await screen()


async def test_the_room_screen_shows_one_thing_and_a_card_by_its_meaning(
    server: TestServer, group: MadeUpGroup, key: str
) -> None:
    await start(group)
    floor = group.services.floor
    await floor.raise_card(group.asha, group.meeting_id, CardKind.SLOW)
    await floor.ask(group.eve, group.meeting_id)
    await floor.call_next(group.fay, group.meeting_id)
    async with ClientSession(server.make_url("/")) as client:

        async def screen() -> str:
            async with client.get(f"/room/{key}") as page:
                return unescape(await page.text())

        shown = await screen()
        assert say("web-floor-room-speaking") in shown
        assert say("floor-card-slow-means") in shown
        assert "Asha" not in shown
        question = await floor.ask_question(group.asha, group.meeting_id, "Who pays?")
        await floor.show_question(group.fay, question.id)
        shown = await screen()
        assert ("Who pays?" in shown, say("web-floor-room-speaking") in shown) == (True, False)
        await floor.blank_screen(group.fay, group.meeting_id, blank=True)
        assert "Who pays?" not in await screen()


async def test_a_paused_room_screen_stands_still_also_where_it_is_loaded_anew(
    server: TestServer, console: Console, group: MadeUpGroup, key: str
) -> None:
    await start(group)
    floor = group.services.floor
    await floor.ask(group.eve, group.meeting_id)
    await floor.call_next(group.fay, group.meeting_id)
    async with ClientSession(server.make_url("/")) as client:

        async def sees(words: str) -> bool:
            async with client.get(f"/room/{key}") as page:
                return words in unescape(await page.text())

        _, page = await console.words("/floor/screen", {"to": "hold"})
        assert say("web-screen-stands-still") in page
        assert (await sees("Eve"), await sees('class="notice" hidden>' + say("web-room-held"))) == (True, False)
        await floor.finish(group.fay, group.meeting_id)
        await floor.ask(group.ben, group.meeting_id)
        await floor.call_next(group.fay, group.meeting_id)
        assert (await sees("Eve"), await sees("Ben")) == (True, False)
        await console.send("/floor/screen", {"to": "blank"})
        assert await sees("Eve") is False
        await console.send("/floor/screen", {"to": "on"})
        assert (await sees("Eve"), await sees("Ben")) == (True, False)
        await console.send("/floor/screen", {"to": "go-on"})
        assert (await sees("Eve"), await sees("Ben")) == (False, True)

        # What a facilitator puts there is to be seen.
        await console.send("/floor/screen", {"to": "hold"})
        question = await floor.ask_question(group.asha, group.meeting_id, "Who pays?")
        await floor.show_question(group.fay, question.id)
        assert await sees("Who pays?") is True


async def test_the_console_says_by_when_to_break_and_never_for_whom(console: Console, group: MadeUpGroup) -> None:
    """The policy's hour of talk, or sooner where somebody needs that; the same words as in Discord."""
    await start(group)
    begun = (await group.services.agenda.view(group.group_id, group.meeting_id)).current
    assert begun is not None
    assert begun.started_at is not None
    zone = (await group.services.groups.group(group.group_id)).zone
    usual, sooner = (spoken_time(begun.started_at + timedelta(minutes=minutes), zone) for minutes in (60, 40))
    assert say("floor-break-by", time=usual) in unescape(await console.see())
    whose, yes = group.asha.person_id, frozenset({Purpose.STORE})
    needs = {"room_breaks": "Every 40 minutes"}
    await group.services.access.send(
        group.asha, Draft(whose, group.meeting_id, whose, needs, always=False, consents=yes)
    )
    page = unescape(await console.see())
    assert say("floor-break-by", time=sooner) in page
    assert say("floor-break-by", time=usual) not in page
    (line,) = [line for line in page.splitlines() if say("floor-break-by", time=sooner) in line]
    assert "Asha" not in line


async def test_key_points_are_run_on_the_one_page(console: Console, group: MadeUpGroup) -> None:
    await start(group)
    points, at = group.services.points, (group.group_id, group.meeting_id)
    fields = {"from": "overview", "text": "Buses run until nine", "then": "ask"}
    status, page = await console.words("/points", fields)
    assert (status, page.count("Buses run until nine")) == (200, 2)  # the point, and what the room sees
    point = (await points.of_meeting(*at))[0].point
    assert say("web-screen-shows-point", what=point.text) in page
    status, page = await console.words(f"/points/{point.id}/agreed", {"from": "overview"})
    assert (status, say("web-floor-queue") in page) == (409, True)
    await points.answer(group.asha, point.id, Answer.CHANGE, "Until ten", version=1)
    assert say("web-floor-points-to-read", count=1) in await console.see()
    await points.answer(group.asha, point.id, Answer.AGREE, version=1)
    await console.words(f"/points/{point.id}/agreed", {"from": "overview"})
    await console.words(f"/points/{point.id}/off", {"from": "overview"})
    assert (await points.view(group.group_id, point.id)).point.state is PointState.AGREED
    assert point.text not in await console.see()
    status, page = await console.words("/points", {"from": "overview", "text": "x" * 301})
    assert (status, "x" * 301 in page) == (422, True)


async def test_a_supporters_phone_asks_by_name_and_whoever_was_asked_for_sees_it_and_takes_it_back(
    server: TestServer, phone: Browser, group: MadeUpGroup
) -> None:
    floor, at = group.services.floor, (group.group_id, group.meeting_id)
    other = new_phone(server, phone.token)
    await other.join()
    refused = await phone.send("/floor/ask-for", {"name": "Rose", "text": "Good morning"})
    page = unescape(await refused.text())
    assert (refused.status, page.count(say("floor-refused-nobody-by-that-name", name="Rose"))) == (422, 2)
    assert ("Good morning" in page, say("web-floor-for-known") in page) == (True, True)
    mine = await _done(phone, "ask-for", name="Rose", text="Good morning", known="1")
    assert say("web-floor-for", name="Rose") in mine
    mine = await _done(phone, "ask-for", name="phone 2")
    theirs = unescape(await other.see())
    assert say("floor-asked-for-you", name="Phone 1") in theirs
    view = await floor.view(*at)
    assert [(each.name, each.asked_by, each.turn.text) for each in view.queue] == [
        ("Rose", "Phone 1", "Good morning"),
        ("Phone 2", "Phone 1", ""),
    ]
    await _done(other, "take-back")
    await _done(phone, "ask-for-back", turn=str(view.queue[0].turn.id))
    assert not (await floor.view(*at)).queue
    await other.client.close()


async def test_a_phone_asks_one_supporter_in_private_and_answers_for_itself(
    server: TestServer, phone: Browser, group: MadeUpGroup
) -> None:
    floor, at = group.services.floor, (group.group_id, group.meeting_id)
    supporter = new_phone(server, phone.token)
    await supporter.join()
    await _done(supporter, "supporter", name="Jo")
    page = unescape(await phone.see())
    assert say("web-floor-to-one", name="Jo (Phone 2)") in page
    (jo,) = await floor.supporters(*at)
    page = await _done(phone, "question", text="Can we stop soon?", to=str(jo.person_id))
    assert say("web-floor-done-private-question") in page
    assert say("floor-question-with", name="Jo (Phone 2)") in page
    asked = say("floor-question-to-you", name="Phone 1", question="Can we stop soon?")
    assert asked in unescape(await supporter.see())
    view = await floor.view(*at)
    assert (view.questions, view.question_counts.asked) == ((), 0)
    refused = await phone.send("/floor/question", {"text": "And you?", "to": str(group.ben.person_id)})
    page = unescape(await refused.text())
    assert (say("floor-refused-not-a-supporter") in page, "And you?" in page) == (True, True)
    number = unescape(await phone.see()).partition('id="mine-')[2].partition('"')[0]
    await _done(phone, "question-back", question=number)
    assert asked not in unescape(await supporter.see())
    await _done(phone, "question", text="Is there tea?", to=str(jo.person_id))
    number = unescape(await supporter.see()).partition('id="of-me-')[2].partition('"')[0]
    await _done(supporter, "supporter-stop")
    await _done(supporter, "private-answered", question=number)
    assert "Is there tea?" not in unescape(await supporter.see())
    page = unescape(await phone.see())
    assert say("floor-question-answered-by", name="Phone 2") in page
    assert f'value="{number}"' not in page  # it cannot be taken back any more
    await supporter.client.close()


async def test_a_named_card_and_a_pause_that_keeps_the_place(phone: Browser, group: MadeUpGroup) -> None:
    floor, at = group.services.floor, (group.group_id, group.meeting_id)
    await _done(phone, "card", card="slow")
    assert not (await floor.view(*at)).named_cards
    page = await _done(phone, "card", card="slow", named="1")
    assert say("web-floor-card-named") in page
    view = await floor.view(*at)
    assert [(each.kind, view.card_names[each.person_id]) for each in view.named_cards] == [(CardKind.SLOW, "Phone 1")]
    await _done(phone, "hand")
    page = await _done(phone, "pause")
    assert say("floor-your-place-kept") in page
    assert say("floor-why-you-pausing") in page
    page = await _done(phone, "back")
    assert say("floor-your-place", number=1) in page


async def test_every_place_says_why_it_is_there_in_each_order(phone: Browser, group: MadeUpGroup) -> None:
    """To the person on their phone; to the facilitator at the console the same, in brief."""
    floor, at = group.services.floor, (group.group_id, group.meeting_id)
    why = {
        QueueOrder.FIRST_COME: "first_come",
        QueueOrder.IN_TURN: "room_in_turn",
        QueueOrder.FEWEST_TURNS: "fewest_turns",
        QueueOrder.LEAST_TIME: "least_time",
    }
    await group.services.check_ins.check_in(group.eve, group.meeting_id, Side.REMOTE)
    await _done(phone, "hand")
    assert say("floor-why-you-not_spoken") in unescape(await phone.see())
    await floor.call_next(group.fay, group.meeting_id)
    await _done(phone, "finish")
    for person in (group.eve, None):
        await (floor.ask(person, group.meeting_id) if person else _done(phone, "hand"))
    await floor.call_next(group.fay, group.meeting_id)
    await floor.finish(group.fay, group.meeting_id)
    await floor.ask(group.eve, group.meeting_id)
    for order, said in why.items():
        await floor.set_order(group.fay, group.meeting_id, order)
        mine = next(each for each in (await floor.view(*at)).queue if each.name == "Phone 1")
        assert [each.value for each in mine.why] == [said], order
        assert say(f"floor-why-you-{said}") in unescape(await phone.see())


async def test_words_are_explained_on_the_web_by_two_people(
    server: TestServer, phone: Browser, console: Console, group: MadeUpGroup, key: str
) -> None:
    floor = group.services.floor
    page = unescape(await (await phone.send("/words/ask", {"text": "CQC"})).text())
    assert say("web-words-done-ask", word="CQC") in page
    word = await floor.look_up(group.group_id, "cqc")
    assert word is not None
    refused = await phone.send("/words/explain", {"word": str(word.id), "text": " "})
    assert refused.status == 422
    page = unescape(
        await (await phone.send("/words/explain", {"word": str(word.id), "text": "They check care"})).text()
    )
    assert say("web-words-done-explain", word="CQC") in page
    assert say("web-words-agree") not in page
    (meaning,) = (await floor.word(group.group_id, word.id)).meanings
    other = new_phone(server, phone.token)
    await other.join()
    await other.send("/words/agree", {"word": str(meaning.id)})
    await console.send("/words/agree", {"word": str(meaning.id)})
    assert (await floor.word(group.group_id, word.id)).meaning is not None
    page = unescape(await (await other.send("/words/ask", {"text": "cqc"})).text())
    assert say("web-words-known", word="CQC", meaning="They check care") in page
    async with ClientSession(server.make_url("/")) as reader:
        page = unescape(await (await reader.get(f"/join/{key}/words")).text())
        assert ("They check care" in page, "<form" in page) == (True, False)
        answer = await reader.post(f"/join/{key}/words/ask", data={"text": "ICS"})
        assert answer.status == 403
    await other.client.close()


async def test_what_a_full_disk_refused_is_done_when_it_is_sent_again(
    console: Console, group: MadeUpGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_room(*_what: object, **_how: object) -> None:
        raise NoRoom

    floor = group.services.floor
    fields = {"check": "charter", "done": "1", "once": "0123456789abcdef-3"}
    with monkeypatch.context() as full:
        full.setattr(type(floor), "tick", no_room)
        assert (await console.words("/floor/tick", fields))[0] == 507
    await console.send("/floor/tick", fields)
    assert (await floor.settings(group.group_id, group.meeting_id)).charter_read
