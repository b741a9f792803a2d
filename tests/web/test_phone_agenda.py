"""Before the meeting without Discord: by the page of the meeting or a phone link, and counted as nobody there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.agenda.rules import ItemState, SupportKind
from bot.checkin.rules import Side
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo, NewMeeting
from tests.agenda.group import IN_TEN_WEEKS, MadeUpGroup
from tests.web.polls import Browser, new_phone, start

BENCHES = {"title": "More benches", "why": "I need to sit down on the way.", "named": "no", "level": ""}


@pytest_asyncio.fixture
async def phone(server: TestServer, group: MadeUpGroup, key: str) -> AsyncIterator[Browser]:
    """Somebody at home who came from the meeting's page, ten weeks before the meeting."""
    browser = new_phone(server, "")
    page = await browser.client.get(f"/join/{key}")
    assert f'href="/join/{key}/phone"' in await page.text()
    door = await browser.client.get(f"/join/{key}/phone")
    assert say("web-phone-door-before") in await door.text()
    browser.token = door.url.path.rpartition("/")[2]
    await browser.join(arriving="no")
    yield browser
    await browser.client.close()


async def suggest(phone: Browser, **changed: str) -> str:
    return unescape(await (await phone.send("/agenda/new", {**BENCHES, **changed})).text())


async def test_how_somebody_will_come_is_said_changed_and_checks_nobody_in(phone: Browser, group: MadeUpGroup) -> None:
    services, watched = group.services, (group.group_id, group.meeting_id)
    assert say("web-before-coming-none") in unescape(await phone.see())
    for how in ("room", "remote"):
        page = unescape(await (await phone.send("/coming", {"how": how})).text())
        assert say(f"meetings-mine-{how}") in page
        assert (await services.meetings.view(*watched)).coming[HowIComeTo(how)] == 1
    assert (await services.meetings.view(*watched)).coming[HowIComeTo.ROOM] == 0
    assert (await phone.send("/coming", {"how": "swim"})).status == 422
    assert await services.check_ins.here(*watched) == []
    assert say("web-phone-say-room") not in page


async def test_on_the_day_it_is_asked_first_where_somebody_is(phone: Browser, group: MadeUpGroup) -> None:
    await start(group)
    assert await group.services.check_ins.here(group.group_id, group.meeting_id) == []
    page = unescape(await phone.see())
    assert page.index(say("web-phone-side-none")) < page.index(say("web-floor-heading"))
    await phone.send("/side", {"side": "remote"})
    (here,) = await group.services.check_ins.here(group.group_id, group.meeting_id)
    assert here.side is Side.REMOTE


async def test_a_suggestion_from_a_phone_is_the_same_record(phone: Browser, group: MadeUpGroup) -> None:
    page = await suggest(phone)
    assert say("web-agenda-done-suggested") in page
    assert say("web-agenda-yours") in page
    assert "Phone 1" not in page  # it was suggested without a name
    (item,) = (await group.services.agenda.view(group.group_id, group.meeting_id)).suggested
    assert (item.title, item.why, item.proposer_name) == ("More benches", BENCHES["why"], None)
    assert "Phone 1" in await suggest(phone, title="Ramps", named="yes")


@pytest.mark.parametrize("left_out", ["title", "why", "named"])
async def test_what_cannot_be_suggested_keeps_what_was_typed(phone: Browser, group: MadeUpGroup, left_out: str) -> None:
    answer = await phone.send("/agenda/new", {**BENCHES, left_out: ""})
    page = unescape(await answer.text())
    assert answer.status == 422
    assert all(value in page for name, value in BENCHES.items() if name != left_out)
    assert (await group.services.agenda.view(group.group_id, group.meeting_id)).suggested == ()


async def test_the_purpose_of_the_meeting_stands_on_the_form(phone: Browser, group: MadeUpGroup) -> None:
    ends = IN_TEN_WEEKS + timedelta(hours=2)
    new = NewMeeting("Spring", IN_TEN_WEEKS, ends, "Hall", "https://example.org", purpose="Transport only")
    await group.services.meetings.change(group.ola, group.meeting_id, new)
    assert "Transport only" in unescape(await phone.see("/agenda/new"))


async def test_support_is_given_once_and_taken_back(phone: Browser, group: MadeUpGroup) -> None:
    ramps = await group.suggest("Ramps")
    for deed, supports in (("support", 1), ("support", 1), ("unsupport", 0), ("unsupport", 0)):
        page = unescape(await (await phone.send(f"/agenda/{ramps}/{deed}", {"press": "1"})).text())
        assert say(f"web-agenda-done-{deed}") in page
        assert (say("web-agenda-supported") in page) is bool(supports)
        assert (await group.services.agenda.item(group.group_id, ramps)).supports == supports


async def test_nobody_supports_their_own_and_the_page_says_why(phone: Browser, group: MadeUpGroup) -> None:
    await suggest(phone)
    (item,) = (await group.services.agenda.view(group.group_id, group.meeting_id)).suggested
    answer = await phone.send(f"/agenda/{item.id}/support", {"press": "1"})
    assert say("agenda-refused-own-suggestion") in unescape(await answer.text())


async def test_the_answer_comes_back_with_its_reason_and_a_suggestion_can_be_taken_back(
    phone: Browser, group: MadeUpGroup
) -> None:
    agenda = group.services.agenda
    await suggest(phone)
    await suggest(phone, title="Ramps")
    benches, ramps = (await agenda.view(group.group_id, group.meeting_id)).suggested
    await agenda.propose_outcome(group.cara, benches.id, ItemState.LATER, reason="The council visits in May.")
    await agenda.confirm_outcome(group.dev, benches.id)
    page = unescape(await (await phone.send(f"/agenda/{ramps.id}/withdraw", {"press": "1"})).text())
    assert say("web-agenda-done-withdraw") in page
    assert "Ramps" not in page
    assert say("agenda-outcome-later") in page
    assert "The council visits in May." in page


async def test_of_support_by_both_doors_each_person_counts_once(phone: Browser, group: MadeUpGroup) -> None:
    ramps = await group.suggest("Ramps")
    await group.services.agenda.support(group.ben, ramps, SupportKind.SUPPORT)
    await phone.send(f"/agenda/{ramps}/support", {"press": "1"})
    assert (await group.services.agenda.item(group.group_id, ramps)).supports == 2


async def test_without_joining_nothing_is_taken(server: TestServer, group: MadeUpGroup) -> None:
    token = await group.services.check_ins.joining_token(group.group_id, group.meeting_id)
    stranger = new_phone(server, token)
    for path in ("/agenda/new", "/coming", "/agenda/1/support"):
        assert (await stranger.send(path, {**BENCHES, "how": "room"})).status == 403
    assert (await group.services.agenda.view(group.group_id, group.meeting_id)).suggested == ()
    await stranger.client.close()


async def test_a_meeting_that_is_over_lets_nobody_in_from_its_page(
    server: TestServer, group: MadeUpGroup, key: str
) -> None:
    await group.services.meetings.cancel(group.ola, group.meeting_id, "Snow")
    stranger = new_phone(server, "")
    assert f"/join/{key}/phone" not in await (await stranger.client.get(f"/join/{key}")).text()
    assert (await stranger.client.get(f"/join/{key}/phone")).status == 409
    await stranger.client.close()


async def test_words_of_risk_bring_the_contacts_and_hold_nothing_back(phone: Browser, group: MadeUpGroup) -> None:
    await group.services.ideas.set_contacts(group.ola, "Ring Mo: 0191 498 0111")
    answer = await phone.send("/agenda/new", {**BENCHES, "title": "Stop the abuse"})
    assert "Ring Mo: 0191 498 0111" in await answer.text()
    assert "abuse" not in str(answer.url)
    assert "Ring Mo" not in await suggest(phone)
    assert len((await group.services.agenda.view(group.group_id, group.meeting_id)).suggested) == 2
    await start(group)
    page = await (await phone.send("/floor/question", {"text": "Is this abuse?"})).text()
    assert "Ring Mo: 0191 498 0111" in page
    assert len((await group.services.floor.view(group.group_id, group.meeting_id)).questions) == 1


async def test_whom_to_tell_of_a_worry_is_a_link_on_every_page_of_a_phone_and_of_the_meeting(
    phone: Browser, server: TestServer, group: MadeUpGroup, key: str
) -> None:
    stranger = new_phone(server, phone.token)
    for browser, path, link in (
        (phone, f"/p/{phone.token}/agenda/new", f"/p/{phone.token}/worried"),
        (stranger, f"/p/{phone.token}", f"/p/{phone.token}/worried"),
        (stranger, f"/join/{key}", f"/join/{key}/worried"),
    ):
        assert f'href="{link}"' in await (await browser.client.get(path)).text()
        page = unescape(await (await browser.client.get(link)).text())
        assert say("worried-danger") in page
        assert say("worried-nobody-named") in page
    await group.services.ideas.set_contacts(group.ola, "Ring Mo: 0191 498 0111")
    assert "Ring Mo: 0191 498 0111" in await phone.see("/worried")
    await stranger.client.close()
