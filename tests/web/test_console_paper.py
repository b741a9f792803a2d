"""The console's key points and paper: by plain forms, with what was typed kept beside its problem."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import unescape

import pytest_asyncio
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.checkin.rules import Side
from bot.core.roles import Role
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.paper.rules import SlipKind
from bot.points.rules import Answer, PointState
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock
from tests.web.polls import new_phone, open_poll, start


class Console:
    """Fay's browser at the console."""

    def __init__(self, client: ClientSession, token: str) -> None:
        self.client, self.token = client, token

    async def see(self, rest: str) -> str:
        answer = await self.client.get(f"/console/{self.token}{rest}")
        assert answer.status == 200
        return unescape(await answer.text())

    async def send(self, rest: str, **fields: str) -> tuple[int, str]:
        answer = await self.client.post(f"/console/{self.token}{rest}", data=fields or {"": ""})
        return answer.status, unescape(await answer.text())


@pytest_asyncio.fixture
async def console(server: TestServer, group: MadeUpGroup) -> AsyncIterator[Console]:
    await start(group)
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as client:
        token = await group.services.console.new_link(group.fay, group.meeting_id)
        opened = Console(client, token)
        await opened.send("")
        yield opened


async def test_a_key_point_from_the_console_to_a_phone_and_back(
    console: Console, server: TestServer, services: Services, group: MadeUpGroup
) -> None:
    status, page = await console.send("/points", text=" ", then="ask")
    assert (status, say("refusal-empty", what=say("points-field-text")) in page) == (422, True)
    _status, page = await console.send("/points", text="Buses until nine", then="ask")
    assert say("web-console-done-point-asked") in page
    (view,) = await services.points.of_meeting(group.group_id, group.meeting_id)
    token = await services.check_ins.joining_token(group.group_id, group.meeting_id)
    phone = new_phone(server, token)
    await phone.join()
    assert "Buses until nine" in unescape(await phone.see())
    refused = await phone.send(f"/point/{view.point.id}", {"answer": "change", "words": "", "version": "1"})
    assert (refused.status, say("points-refused-say-what") in unescape(await refused.text())) == (422, True)
    sent = await phone.send(f"/point/{view.point.id}", {"answer": "change", "words": "Until <ten>", "version": "1"})
    assert say("points-said-change") in unescape(await sent.text())
    assert "Until <ten>" in await console.see("/points")
    status, page = await console.send(f"/points/{view.point.id}/agreed")
    assert (status, say("points-refused-still-to-change", count=1) in page) == (409, True)
    await phone.send(f"/point/{view.point.id}", {"answer": "keep"})
    await phone.client.close()
    await services.check_ins.check_in(group.ben, group.meeting_id, Side.REMOTE)
    await services.points.answer(group.ben, view.point.id, Answer.AGREE, version=1)
    _status, page = await console.send(f"/points/{view.point.id}/agreed")
    assert say("web-console-done-point-agreed") in page
    assert (await services.points.view(group.group_id, view.point.id)).point.state is PointState.AGREED


async def test_paper_is_made_printed_and_typed_in_once(
    console: Console, server: TestServer, group: MadeUpGroup, key: str, clock: FixedClock
) -> None:
    services = group.services
    poll = await open_poll(group)
    _status, page = await console.send("/paper", **{"for": f"vote-{poll.id}", "count": "2"})
    assert say("web-console-paper-counts", waiting=2, used=0) in page
    slips = await services.paper.slips(group.fay, group.meeting_id)
    pack = await console.see("/pack")
    assert all(f"{slip.code[:3]}-{slip.code[3:]}" in pack for slip in slips)
    assert (pack.count(poll.question), say("floor-card-stop-means") in pack) == (2, True)
    await services.people.grant(group.ola, group.fay.person_id, Role.ORGANISER)
    fay = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1003, name="Fay")
    await services.floor.set_card_meaning(fay, CardKind.STOP, "We breathe.")
    pack = await console.see("/pack")
    assert ("We breathe." in pack, say("floor-card-stop-means") in pack) == (True, False)
    code = slips[0].code
    _status, page = await console.send("/paper", code=code.lower())
    assert poll.question in page
    status, page = await console.send(f"/paper/{code}")
    assert status == 422
    _status, page = await console.send(f"/paper/{code}", choice=str(poll.options[1].id))
    assert say("web-console-done-slip-entered") in page
    status, page = await console.send("/paper", code=code)
    assert (status, say("paper-refused-used", code=f"{code[:3]}-{code[3:]}") in page) == (409, True)
    status, page = await console.send("/paper", code="WRONG1")
    assert (status, "WRONG1" in page) == (404, True)
    (idea,) = await services.paper.make_slips(group.fay, group.meeting_id, SlipKind.SUGGESTION, 1)
    status, page = await console.send(f"/paper/{idea.code}", title="Warm stops", why="Cold")
    assert status == 200

    # What came from paper is marked so: here, and in the record.
    about_vote = say("paper-typed-in", what=say("paper-for-vote", text=poll.question), count=1)
    about_idea = say("paper-typed-in", what=say("paper-for-suggestion"), count=1)
    assert (about_vote in page, about_idea in page) == (True, True)
    await services.polls.close(group.fay, poll.id)
    clock.forward(minutes=5)
    await services.polls.close_due()
    async with ClientSession() as client, client.get(server.make_url(f"/record/{key}")) as record:
        assert say("paper-among", count=1) in unescape(await record.text())


async def test_a_key_point_of_a_table_is_typed_in_from_paper(
    console: Console, services: Services, group: MadeUpGroup
) -> None:
    for who in (group.ben, group.dev, group.eve):
        await services.check_ins.check_in(who, group.meeting_id, Side.REMOTE)
    (table,) = await services.tables.make(group.fay, group.meeting_id, 1, mixed=False)
    status, page = await console.send("/points", text="Buses until nine", table="9", paper="1", then="")
    assert (status, say("tables-refused-no-such", number=9) in page, "Buses until nine" in page) == (404, True, True)
    _status, page = await console.send("/points", text="Buses until nine", table="1", paper="1", then="")
    assert (say("tables-name-home", number=1) in page, say("points-on-paper") in page) == (True, True)
    (view,) = await services.points.of_meeting(group.group_id, group.meeting_id)
    assert (view.point.table_id, view.point.on_paper) == (table.id, True)


async def test_decisions_and_actions_are_written_down_for_people_without_discord(
    console: Console, services: Services, group: MadeUpGroup
) -> None:
    _status, page = await console.send("/record/decision", text="Meet at 2pm", before="At 9am", review="1 May 2027")
    assert (say("web-console-done-decision-added") in page, "Before: At 9am" in page) == (True, True)
    mabel = await services.people.add_named(group.fay, "Mabel")
    action = {"text": "Ask the bus company", "person": str(mabel.id), "due": "soon"}
    status, page = await console.send("/record/action", **action)
    assert (status, "Ask the bus company" in page, 'value="soon"' in page) == (422, True, True)
    _status, page = await console.send("/record/action", **{**action, "due": "1 May 2027"})
    assert say("actions-who", owner="Mabel") in page
    (stored,) = await services.actions.of_meeting(group.group_id, group.meeting_id)
    _status, page = await console.send(f"/record/action/{stored.id}/did", words="It runs at nine")
    assert say("actions-outcome-did", words="It runs at nine") in page
    status, page = await console.send(f"/record/action/{stored.id}/accept")
    assert (status, say("actions-refused-own-outcome") in page) == (403, True)
