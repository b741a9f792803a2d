"""The phone page: joining, every kind of ballot, receipts, and everything that is not stored."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from html import unescape
from re import findall

import pytest
import pytest_asyncio
from aiohttp import FormData
from aiohttp.test_utils import TestServer
from sqlalchemy import func, select

from bot.checkin.rules import Side
from bot.core.errors import Refusal
from bot.core.wording import say
from bot.notices.rules import Notice
from bot.polls.asking import NewPoll
from bot.polls.rules import Answer, Door, Mode, Poll, PollKind, Reveal
from bot.polls.tables import ballots, poll_options, secret_ballots, superseded_ballots
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock
from tests.web.polls import CHOICE, TOPICS, Browser, new_phone, open_poll, start, vote


@pytest_asyncio.fixture
async def token(group: MadeUpGroup) -> str:
    await start(group)
    return await group.services.check_ins.joining_token(group.group_id, group.meeting_id)


@pytest_asyncio.fixture
async def phone(server: TestServer, token: str) -> AsyncIterator[Browser]:
    """A phone that has joined."""
    joined = new_phone(server, token)
    await joined.join()
    yield joined
    await joined.client.close()


async def stored(services: Services) -> dict[str, int]:
    """How many rows each table of votes has."""
    async with services.database.read() as connection:
        tables = (ballots, superseded_ballots, secret_ballots, poll_options)
        return {
            each.name: (await connection.execute(select(func.count()).select_from(each))).scalar_one()
            for each in tables
        }


def words_of(page: str) -> str:
    return unescape(page)


async def answers(group: MadeUpGroup, poll: Poll) -> list[tuple[Answer, Door]]:
    box = await group.services.polls._box(group.group_id, poll.id)
    return [(ballot.answer, ballot.door) for ballot in box.counted.values()]


async def test_one_press_joins_and_stays_joined(server: TestServer, group: MadeUpGroup, token: str) -> None:
    phone = new_phone(server, token)
    page = await phone.see()
    assert page.count("<button") == 2  # join, and join as a shared tablet
    assert say("web-phone-join") in page
    assert say("web-phone-door-discord", button=say("checkin-button-own-phone")) in words_of(page)
    answer = await phone.send("", {}, allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (303, f"/p/{token}")
    cookie = answer.cookies["alongside_phone"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["secure"]) == (True, "Lax", "/p/", "")
    page = words_of(await phone.see())
    assert "Now: Buses" in page
    assert say("web-phone-side-room") in page
    await phone.join()
    assert await group.services.check_ins.counts(group.group_id, group.meeting_id) == {
        Side.ROOM: 1,
        Side.REMOTE: 0,
        Side.PHONE: 0,
    }
    await phone.client.close()


FILLED_IN: Mapping[PollKind, tuple[str, str]] = {
    PollKind.ONE_CHOICE: ("choice={1}", "Food"),
    PollKind.SEVERAL_CHOICES: ("choices={0}&choices={2}", "Buses, Rooms"),
    PollKind.YES_NO: ("choice={0}", "Yes"),
    PollKind.CONSENT: ("choice={2}&reason=Too+late+at+night", "I need to change it"),
    PollKind.FIST_OF_FIVE: ("choice={4}", "4: I like it"),
    PollKind.SCORE: ("option-{0}=5&option-{1}=&option-{2}=0", "Buses: 5, Rooms: 0"),
    PollKind.RANKED: ("option-{0}=2&option-{1}=1&option-{2}=", "1. Food, 2. Buses"),
    PollKind.DOTS: ("option-{0}=1&option-{2}=2", "Buses: 1, Rooms: 2"),
    PollKind.SHORT_ANSWER: ("text=A+bus+at+night", "A bus at night"),
}


@pytest.mark.parametrize("kind", PollKind)
async def test_a_ballot_of_each_kind_is_a_plain_form(group: MadeUpGroup, phone: Browser, kind: PollKind) -> None:
    poll = await open_poll(group, NewPoll("What now?", kind, TOPICS, most=3))
    page = words_of(await phone.see())
    for words in ("What now?", say("polls-who-private"), say("polls-answer-not-sure"), *(o.text for o in poll.options)):
        assert words in page
    ballot, _, _ = page.partition(f'/vote/{poll.id}"')[2].partition("</form>")
    assert say("polls-answer-not-sure") in ballot
    assert " checked" not in ballot
    assert " selected" not in ballot
    fields, said = FILLED_IN[kind]
    body = fields.format(*(option.id for option in poll.options))
    answer = await phone.send(
        f"/vote/{poll.id}",
        body,
        headers={"Content-Type": "application/x-www-form-urlencoded"},  # as a browser writes it
    )
    assert (answer.status, answer.url.path) == (200, f"/p/{phone.token}/receipt/{poll.id}")
    receipt = words_of(await answer.text())
    assert say("web-phone-in") in receipt
    assert say("web-phone-chose", answer=said) in receipt
    assert say("web-phone-vote-until", time="10:05am") in receipt
    assert say("polls-who-private") in receipt
    assert [door for _, door in await answers(group, poll)] == [Door.PHONE]
    unsure = {"choice" if "choice=" in fields else "instead": "not_sure"}
    await phone.send(f"/vote/{poll.id}", unsure)
    group.services.clock.forward(seconds=1)  # type: ignore[attr-defined]  # the tests' clock
    await phone.send(f"/vote/{poll.id}", unsure)
    assert [answer for answer, _ in await answers(group, poll)] == [Answer(not_sure=True)]


async def test_a_secret_vote_is_taken_once_and_never_shown_again(group: MadeUpGroup, phone: Browser) -> None:
    secret = NewPoll("Who?", PollKind.ONE_CHOICE, TOPICS, mode=Mode.SECRET)
    poll = await open_poll(group, secret)
    receipt = words_of(await (await phone.send(f"/vote/{poll.id}", {"choice": str(poll.options[0].id)})).text())
    assert say("web-phone-vote-final") in receipt
    assert "Buses" not in receipt
    again = await phone.send(f"/vote/{poll.id}", {"choice": str(poll.options[1].id)})
    assert (again.status, say("polls-already-voted") in words_of(await again.text())) == (409, True)
    assert (await stored(group.services))["secret_ballots"] == 1


async def test_each_person_has_an_order_of_their_own_where_the_poll_shuffles(
    group: MadeUpGroup, server: TestServer, token: str
) -> None:
    letters = tuple("ABCDEFGH")
    await open_poll(
        group, NewPoll("Which?", PollKind.ONE_CHOICE, [f"Plan {letter}" for letter in letters], shuffle=True)
    )
    orders = []
    for _ in range(3):
        phone = new_phone(server, token)
        await phone.join()
        first, second = await phone.see(), await phone.see()
        assert first == second
        orders.append(tuple(sorted(letters, key=lambda letter: first.index(f"Plan {letter}"))))
        await phone.client.close()
    assert len(set(orders)) > 1


async def test_what_cannot_be_used_is_said_beside_the_form_and_kept(group: MadeUpGroup, phone: Browser) -> None:
    dots = await open_poll(group, NewPoll("Dots?", PollKind.DOTS, TOPICS, most=3))
    first, second = (option.id for option in dots.options[:2])
    answer = await phone.send(
        f"/vote/{dots.id}", {f"option-{first}": "3", f"option-{second}": "2", "reason": "More <b>buses</b>"}
    )
    page = await answer.text()
    assert answer.status == 422
    assert f'role="alert">{say("polls-wrong-dots", most=3)}' in page
    assert f'name="option-{first}" value="3"' in page
    assert "More &lt;b&gt;buses&lt;/b&gt;" in page
    assert (await stored(group.services))["ballots"] == 0


async def test_nothing_is_stored_of_what_is_not_a_vote(
    services: Services, group: MadeUpGroup, phone: Browser, clock: FixedClock
) -> None:
    other_meeting = await group.plan_meeting()
    elsewhere = (await services.polls.prepare(group.fay, other_meeting, CHOICE)).poll
    prepared = (await services.polls.prepare(group.fay, group.meeting_id, CHOICE)).poll
    ranked = await open_poll(group, NewPoll("Order?", PollKind.RANKED, TOPICS))
    poll = await open_poll(group)
    one = str(poll.options[0].id)
    places = {f"option-{option.id}": "1" for option in ranked.options}
    before = await stored(services)
    bad: list[tuple[str, dict[str, str], int, str]] = [
        (f"/vote/{poll.id}", {"choice": "999999999"}, 422, "polls-not-an-option"),
        (f"/vote/{poll.id}", {"choice": "9" * 5000}, 422, "polls-not-an-option"),
        (f"/vote/{poll.id}", {"choice": "\0"}, 422, "polls-not-an-option"),
        (f"/vote/{poll.id}", {"reason": "no answer"}, 422, "polls-answer-missing"),
        (f"/vote/{poll.id}", {"choice": one, "reason": "x" * 501}, 422, "refusal-too-long"),
        (f"/vote/{ranked.id}", places, 422, "web-polls-same-place"),
        (f"/vote/{elsewhere.id}", {"choice": one}, 404, "refusal-not-found"),
        (f"/vote/{prepared.id}", {"choice": one}, 409, "polls-not-open"),
        ("/vote/999999999", {"choice": one}, 404, "refusal-not-found"),
        (f"/answer/{poll.id}", {"answer": "Trams"}, 409, "polls-no-options-from-voters"),
        ("/side", {"side": "moon"}, 422, "refusal-bad-input"),
        ("/next", {}, 409, "checkin-not-shared"),
    ]
    for rest, fields, status, message in bad:
        answer = await phone.send(rest, fields)
        page = words_of(await answer.text())
        assert (rest, fields, answer.status) == (rest, fields, status)
        start_of_words = say(message, what="Your reason", length=501, limit=500, question=poll.question, place=1)[:40]
        assert start_of_words in page
    await services.polls.cancel(group.fay, ranked.id)
    clock.forward(minutes=6)
    for closed, message in ((poll, "polls-closed"), (ranked, "polls-cancelled")):
        answer = await phone.send(f"/vote/{closed.id}", {"choice": one})
        assert answer.status == 409
        assert say(message, question=closed.question) in words_of(await answer.text())
    assert await stored(services) == before


async def test_what_comes_from_elsewhere_is_refused(
    services: Services, group: MadeUpGroup, server: TestServer, phone: Browser
) -> None:
    poll = await open_poll(group)
    fields = {"choice": str(poll.options[0].id)}
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://meet.example.org", "X-Forwarded-Host": "meet.example.org", "X-Forwarded-Proto": "https"},
    ):
        answer = await phone.send(f"/vote/{poll.id}", fields, headers=headers)
        assert answer.status == 403
        assert say("web-from-another-site") in words_of(await answer.text())
    large = await phone.send(f"/vote/{poll.id}", {"reason": "x" * 300_000})
    assert (large.status, say("web-too-large") in words_of(await large.text())) == (413, True)
    multipart = await phone.client.post(
        f"/p/{phone.token}/vote/{poll.id}", data=FormData({"a": "b"}, default_to_multipart=True)
    )
    assert multipart.status == 415
    assert (await stored(services))["ballots"] == 0
    own = str(server.make_url("/")).rstrip("/")
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": own}, {"Origin": "http://127.0.0.1:8080"}):
        assert (await phone.send(f"/vote/{poll.id}", fields, headers=headers)).status == 200


async def test_links_that_are_not_good(
    services: Services, group: MadeUpGroup, server: TestServer, token: str, clock: FixedClock
) -> None:
    own = await services.check_ins.own_token(group.asha, group.meeting_id)
    asha = new_phone(server, own)
    assert (await asha.join()).status == 200
    expectations: list[tuple[str, int, str]] = [
        ("made-up", 404, "checkin-link-unknown"),
        (own, 410, "checkin-link-used"),
    ]
    for bad, status, message in expectations:
        stranger = new_phone(server, bad)
        for answer in (await stranger.client.get(f"/p/{bad}"), await stranger.join()):
            assert (answer.status, say(message) in words_of(await answer.text())) == (status, True)
        await stranger.client.close()
    late = new_phone(server, token)
    answer = await late.send("/vote/1", {"choice": "1"}, headers={"Cookie": "alongside_phone=forged"})
    assert (answer.status, say("checkin-not-joined") in words_of(await answer.text())) == (403, True)
    await services.check_ins.revoke_links(group.fay, group.meeting_id)
    assert (await late.join()).status == 410
    clock.forward(days=200)
    assert (await late.join()).status == 410
    assert (await asha.client.get(f"/p/{own}")).status == 410
    await asha.client.close()
    await late.client.close()


async def test_a_shared_tablet_goes_on_to_the_next_person(group: MadeUpGroup, server: TestServer, token: str) -> None:
    poll = await open_poll(group)
    tablet = new_phone(server, token)
    assert say("web-phone-join-shared") in await tablet.see("?shared=1")
    await tablet.join(shared="1")
    for option in poll.options:
        receipt = await (await tablet.send(f"/vote/{poll.id}", {"choice": str(option.id)})).text()
        assert option.text not in receipt
        page = await (await tablet.send("/next", {})).text()
        assert say("web-phone-send") in page
        assert say("web-phone-in") not in page
    assert [(a.choices[0], door) for a, door in await answers(group, poll)] == [
        (option.id, Door.TABLET) for option in poll.options
    ]
    await tablet.client.close()


async def test_what_no_message_could_bring_stays_on_ones_own_phone_until_it_is_read(
    group: MadeUpGroup, phone: Browser, server: TestServer, token: str
) -> None:
    async def no_account(_notice: Notice, _text: str) -> bool:
        return False

    async def told(*people: int) -> None:
        for person_id in people:
            await group.services.floor.ask_for(group.fay, group.meeting_id, person_id)
        await group.services.notices.run_due(no_account)

    tablet = new_phone(server, token)
    await tablet.join(shared="1")
    mine, its = [here.person_id for here in await group.services.check_ins.here(group.group_id, group.meeting_id)]
    words = say("floor-notice-asked-for", name="Fay")
    assert words not in words_of(await phone.see())
    await told(mine, its)
    for _ in range(2):  # the page loads itself again while somebody reads
        page = words_of(await phone.see())
        assert words in page
    assert words not in words_of(await tablet.see())
    (number,) = findall(r'name="told" value="(\d+)"', page)
    await phone.send("/seen", {"told": str(int(number) + 1)})
    assert words in words_of(await phone.see())
    assert words not in words_of(await (await phone.send("/seen", {"told": number})).text())
    await tablet.client.close()


async def test_a_person_says_where_they_are_and_that_they_leave(group: MadeUpGroup, phone: Browser) -> None:
    here = group.services.check_ins.counts
    await phone.send("/side", {"side": "remote"})
    assert (await here(group.group_id, group.meeting_id))[Side.REMOTE] == 1
    page = words_of(await (await phone.send("/leave", {})).text())
    assert say("web-phone-side-none") in page
    assert sum((await here(group.group_id, group.meeting_id)).values()) == 0


async def test_an_added_answer_can_be_chosen_and_waits_for_the_room_screen(
    group: MadeUpGroup, phone: Browser, key: str
) -> None:
    poll = await open_poll(group, NewPoll("Which?", PollKind.ONE_CHOICE, TOPICS, may_add_options=True))
    script = "<script>alert(1)</script> \u202etrams"
    page = await (await phone.send(f"/answer/{poll.id}", {"answer": script})).text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    again = await phone.send(f"/answer/{poll.id}", {"answer": "buses"})
    assert (again.status, "buses</textarea>" in await again.text()) == (422, True)
    room = await (await phone.client.get(f"/room/{key}")).text()
    assert say("web-polls-added-by-voter") in room
    assert "trams" not in room
    changed = await group.services.polls.poll(group.group_id, poll.id)
    await group.services.polls.let_onto_screen(group.fay, poll.id, changed.options[-1].id)
    room = await (await phone.client.get(f"/room/{key}")).text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in room


async def test_results_are_seen_when_the_poll_says(group: MadeUpGroup, phone: Browser, clock: FixedClock) -> None:
    after = await open_poll(group, NewPoll("After?", PollKind.YES_NO, reveal=Reveal.AFTER_VOTING, mode=Mode.NAMED))
    live = await open_poll(group, NewPoll("Live?", PollKind.YES_NO, reveal=Reveal.LIVE, mode=Mode.NAMED))
    await vote(group, after, 1, 0)
    await vote(group, live, 1, 1)
    page = await phone.see()
    assert page.count('class="bars"') == 1
    await phone.send(f"/vote/{after.id}", {"choice": str(after.options[0].id)})
    page = await phone.see()
    assert page.count('class="bars"') == 2
    assert "2 votes" in page
    assert "won with" not in page
    clock.forward(minutes=6)
    await group.services.polls.close_due()
    page = await phone.see()
    assert say("web-phone-results") in page
    assert "No won with 1 of 1 votes, all." in page


async def test_a_look_is_kept_through_forms(group: MadeUpGroup, phone: Browser) -> None:
    poll = await open_poll(group)
    page = await phone.see("?theme=dark&text=big")
    assert f'action="/p/{phone.token}/vote/{poll.id}?theme=dark&amp;text=big"' in page
    answer = await phone.send(f"/vote/{poll.id}?theme=dark", {"choice": str(poll.options[0].id)})
    assert 'data-theme="dark"' in await answer.text()
    assert (await phone.client.get(f"/p/{phone.token}/vote/{poll.id}?theme=cream")).url.query_string == "theme=cream"


def test_a_refusal_of_pages_has_a_status() -> None:
    ours_to_mend = {503, 507}  # no key, no web address, no room on the disk: nothing that a person did
    assert all(400 <= kind.status < 500 or kind.status in ours_to_mend for kind in Refusal.__subclasses__())
