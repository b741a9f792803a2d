"""The facilitator's console: its private link, and a whole poll run from plain forms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest_asyncio
from aiohttp import ClientResponse, ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.checkin.rules import MOST_PHONES, Side
from bot.core.roles import Role
from bot.core.wording import say
from bot.polls.asking import NewPoll
from bot.polls.rules import Door, Mode, PollKind, PollState
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock
from tests.web.polls import CHOICE, TOPICS, open_poll, start, vote


@dataclass
class Console:
    """One facilitator's browser."""

    client: ClientSession
    token: str

    async def see(self, rest: str = "") -> str:
        return unescape(await (await self.client.get(f"/console/{self.token}{rest}")).text())

    async def send(self, rest: str, fields: dict[str, Any] | None = None, **options: Any) -> ClientResponse:
        return await self.client.post(f"/console/{self.token}{rest}", data=fields or {"from": "poll"}, **options)

    async def words(self, rest: str, fields: dict[str, Any] | None = None) -> tuple[int, str]:
        answer = await self.send(rest, fields)
        return answer.status, unescape(await answer.text())


@pytest_asyncio.fixture
async def console(server: TestServer, group: MadeUpGroup) -> AsyncIterator[Console]:
    """Fay's console, opened."""
    await start(group)
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as client:
        opened = Console(client, await group.services.console.new_link(group.fay, group.meeting_id))
        await opened.send("")
        yield opened


async def test_a_link_opens_once_in_one_browser_for_as_long_as_the_role_is_held(
    services: Services, server: TestServer, group: MadeUpGroup, console: Console, clock: FixedClock
) -> None:
    assert say("web-console-none-now") in await console.see()
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as client:
        for bad, status, message in (
            (console.token, 410, "console-used"),
            ("made-up", 404, "console-no-such-link"),
        ):
            other = Console(client, bad)
            for answer in (await client.get(f"/console/{bad}"), await other.send("")):
                assert (answer.status, say(message) in unescape(await answer.text())) == (status, True)
        inside = await other.send("/new", {"question": "Who?"}, headers={"Cookie": "alongside_console=forged"})
        assert inside.status == 404
        stranger = await Console(client, console.token).send("/new", {"question": "Who?"})
        assert (stranger.status, say("console-not-opened") in await stranger.text()) == (403, True)
        looked = Console(client, await services.console.new_link(group.cara, group.meeting_id))
        for _ in range(2):  # programs that look at every link use none up
            assert say("web-console-door-open") in await looked.see()
        await services.people.end_grant(group.ola, group.cara.person_id, Role.CO_CHAIR)
        status, words = await looked.words("")
        assert (status, say("console-role-lost") in words) == (403, True)
    cross = await console.send("/new", {"question": "Who?"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert cross.status == 403
    await services.people.end_grant(group.ola, group.fay.person_id, Role.FACILITATOR)
    status, words = await console.words("/new", {"question": "Who?"})
    assert (status, say("console-role-lost") in words) == (403, True)
    assert await services.polls.of_meeting(group.group_id, group.meeting_id) == []
    await services.people.grant(group.ola, group.fay.person_id, Role.FACILITATOR)
    clock.forward(hours=13)
    status, words = await console.words("/new", {"question": "Who?"})
    assert (status, say("console-expired") in words) == (410, True)


async def test_a_whole_poll_is_run_from_plain_forms(
    services: Services, group: MadeUpGroup, console: Console, clock: FixedClock
) -> None:
    fields = {"question": "Which topic?", "kind": "one_choice", "options": "Buses\n\nFood\r\n", "mode": "named"}
    fields |= {"minutes": "10", "quorum": "2", "save_as": "Topics", "may_add_options": "1"}
    assert say("web-console-done-prepared") in (await console.words("/new", fields))[1]
    poll = (await services.polls.of_meeting(group.group_id, group.meeting_id))[0].poll
    assert (poll.mode, poll.minutes, poll.quorum, [option.text for option in poll.options]) == (
        Mode.NAMED,
        10,
        2,
        ["Buses", "Food"],
    )
    again = await console.see("/new?template=Topics")
    assert "Buses\nFood</textarea>" in again
    assert 'value="10"' in again
    states = []
    for verb, more in (
        ("open", {}),
        ("extend", {}),
        ("pause", {"because": "The sound is broken."}),
        ("resume", {}),
        ("hold", {}),
        ("show", {}),
        ("freeze", {}),
        ("unfreeze", {}),
        ("close", {}),
    ):
        status, words = await console.words(f"/poll/{poll.id}/{verb}", {"from": "overview", **more})
        assert (verb, status, say(f"web-console-done-{verb}") in words) == (verb, 200, True)
        states.append((await services.polls.poll(group.group_id, poll.id)).state)
    assert states[:4] == [PollState.OPEN, PollState.OPEN, PollState.PAUSED, PollState.OPEN]
    assert states[-1] is PollState.CLOSING
    await vote(group, poll, 1, 1)
    await services.polls.add_option(group.asha, poll.id, "Trams")
    page = await console.see(f"/poll/{poll.id}")
    assert say("web-console-for-you") in page
    assert say("web-console-waiting") in page
    added = (await services.polls.poll(group.group_id, poll.id)).options[-1]
    await console.send(f"/poll/{poll.id}/release", {"option": str(added.id)})
    assert (await services.polls.poll(group.group_id, poll.id)).options[-1].on_screen
    clock.forward(minutes=20)
    await services.polls.close_due()
    assert "Food won with 1 of 1 votes, all." in await console.see()
    await console.send(f"/poll/{poll.id}/again")
    assert [view.poll.state for view in await services.polls.of_meeting(group.group_id, group.meeting_id)] == [
        PollState.PREPARED,
        PollState.CLOSED,
    ]


async def test_how_many_joined_without_a_name_is_seen(group: MadeUpGroup, console: Console) -> None:
    check_ins = group.services.check_ins
    token = await check_ins.joining_token(group.group_id, group.meeting_id)
    for joined in range(3):
        assert say("web-console-unnamed", joined=joined, most=MOST_PHONES) in await console.see("/people")
        await check_ins.join(token, key=None)


async def test_hands_are_counted_by_one_and_confirmed_by_another(
    services: Services, server: TestServer, group: MadeUpGroup, console: Console
) -> None:
    poll = await open_poll(group)
    for name, side in (("Rita", "room"), ("Sam", "room"), ("Tom", "remote")):
        assert say("web-console-done-added") in (await console.words("/person", {"name": name, "side": side}))[1]
    people = {person.name: person.id for person in await services.people.everyone(group.group_id)}
    await console.send("/people", {"person": str(people["Tom"]), "side": "phone"})
    counts = await services.check_ins.counts(group.group_id, group.meeting_id)
    assert counts == {Side.ROOM: 2, Side.REMOTE: 0, Side.PHONE: 1}
    one, other = (f"hands-{option.id}" for option in poll.options[:2])
    assert say("web-console-hands-most", most=2) in await console.see(f"/poll/{poll.id}")
    status, words = await console.words(f"/poll/{poll.id}/hands", {one: "2", other: "1"})
    assert status == 422
    assert say("polls-too-many-hands", hands=3, most=2) in words
    assert f'name="{one}" value="2"' in words
    assert await services.polls.hands(group.fay, poll.id) is None
    for bad in ("-1", "two", "1.5", "9" * 5000):
        assert (await console.send(f"/poll/{poll.id}/hands", {one: bad})).status == 422
    assert say("web-console-hands-other") in (await console.words(f"/poll/{poll.id}/hands", {one: "2"}))[1]
    status, words = await console.words(f"/poll/{poll.id}/confirm")
    assert (status, say("polls-hands-same-person") in words) == (409, True)
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as client:
        second = Console(client, await services.console.new_link(group.cara, group.meeting_id))
        await second.send("")
        assert say("web-console-hands-confirmed") in (await second.words(f"/poll/{poll.id}/confirm"))[1]
    result = await services.polls.result(group.fay, poll.id)
    assert result.by_door == {Door.HANDS: 2}


async def test_one_persons_vote_is_entered_and_what_is_wrong_is_kept(
    services: Services, group: MadeUpGroup, console: Console
) -> None:
    poll = await open_poll(group, NewPoll("Order?", PollKind.RANKED, TOPICS))
    first, second = (f"option-{option.id}" for option in poll.options[:2])
    ben = {"person": str(group.ben.person_id), first: "2", second: "1"}
    status, words = await console.words(f"/poll/{poll.id}/enter", ben)
    assert status == 422
    assert say("refusal-empty", what=say("polls-field-how-given")) in words
    assert f'<option value="{group.ben.person_id}" selected>' in words
    assert words.count(" selected>") == 3
    assert (
        say("web-console-done-enter")
        in (await console.words(f"/poll/{poll.id}/enter", ben | {"how_given": "pointed at it"}))[1]
    )
    answer = await services.polls.my_answer(group.ben, poll.id)
    assert answer is not None
    assert answer.ranking == (poll.options[1].id, poll.options[0].id)
    for person in ("", "999999", "x"):
        bad = await console.send(f"/poll/{poll.id}/enter", ben | {"person": person, "how_given": "by phone"})
        assert bad.status in {404, 422}
    secret = await open_poll(group, NewPoll("Who?", PollKind.ONE_CHOICE, TOPICS, mode=Mode.SECRET))
    page = await console.see(f"/poll/{secret.id}")
    assert say("web-console-enter") not in page
    assert "<svg" not in page.partition("<main")[2].partition("<footer")[0]
    sent = await console.send(
        f"/poll/{secret.id}/enter",
        {"person": str(group.ben.person_id), "choice": str(secret.options[0].id), "how_given": "by phone"},
    )
    assert sent.status == 409


async def test_written_answers_are_put_together_and_only_the_names_reach_the_room(
    services: Services, group: MadeUpGroup, console: Console, key: str, clock: FixedClock
) -> None:
    poll = await open_poll(group, NewPoll("What helps?", PollKind.SHORT_ANSWER))
    phone = group.services.check_ins
    token = await phone.joining_token(group.group_id, group.meeting_id)
    for text in ("night bus", "A bus at night", "rude words"):
        async with ClientSession(console.client._base_url, cookie_jar=CookieJar(unsafe=True)) as client:
            await client.post(f"/p/{token}", data={"": ""})
            await client.post(f"/p/{token}/vote/{poll.id}", data={"text": text})
    page = await console.see(f"/poll/{poll.id}")
    assert page.count('name="answer"') == 3
    groups = [("answer", "night bus"), ("group", "Night buses"), ("answer", "A bus at night"), ("group", "Night buses")]
    await console.client.post(f"/console/{console.token}/poll/{poll.id}/group", data=groups)
    clock.forward(minutes=6)
    await services.polls.close_due()
    room = unescape(await (await console.client.get(f"/room/{key}")).text())
    assert "Night buses" in room
    assert say("web-polls-other-answers") in room
    assert "rude words" not in room
    assert 'value="Night buses"' in await console.see(f"/poll/{poll.id}")


async def test_what_cannot_be_prepared_is_said_and_kept(
    services: Services, group: MadeUpGroup, console: Console
) -> None:
    other = (await services.polls.prepare(group.fay, await group.plan_meeting(), CHOICE)).poll
    well = {"question": "Who <b>else</b>?", "kind": "one_choice", "options": "Asha\nBen"}
    for change, message, facts in (
        ({"question": ""}, "refusal-empty", {"what": say("polls-field-question")}),
        ({"options": "Asha"}, "polls-too-few-options", {}),
        ({"options": "Asha\nasha"}, "polls-same-option", {"text": "Asha"}),
        ({"options": "\n".join(map(str, range(200)))}, "polls-too-many-options", {"most": 50}),
        ({"options": "x" * 501 + "\nBen"}, "refusal-too-long", {"what": "An option", "length": 501, "limit": 500}),
        ({"mode": "secret", "reveal": "live"}, "polls-secret-waits", {}),
        ({"minutes": "soon"}, "web-console-not-a-number", {"what": say("web-console-field-minutes")}),
        ({"kind": "riddle"}, "web-console-not-a-choice", {"what": say("web-console-field-kind")}),
    ):
        status, words = await console.words("/new", well | change)
        assert (change, status, say(message, **facts) in words) == (change, 422, True)
        assert ("Who <b>else</b>?</textarea>" in words) == ("question" not in change)
    assert await services.polls.of_meeting(group.group_id, group.meeting_id) == []
    for rest, status in ((f"/poll/{other.id}/open", 404), (f"/poll/{other.id}/explode", 404), ("/poll/999999999", 404)):
        assert (await console.send(rest)).status in {status, 405}
    assert (await services.polls.poll(group.group_id, other.id)).state is PollState.PREPARED


async def test_a_secret_poll_warns_before_it_is_opened(group: MadeUpGroup, console: Console) -> None:
    await group.services.polls.prepare(
        group.fay, group.meeting_id, NewPoll("Who?", PollKind.ONE_CHOICE, TOPICS, mode=Mode.SECRET)
    )
    assert say("polls-warning-few-secret") in await console.see()
