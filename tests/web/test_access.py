"""The pages about what people need: nobody but their person gets in, and what goes wrong is a sentence."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.access.rules import Draft, NeedState, Purpose
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations, violations_in_any_theme
from tests.web.conftest import Client

CANARY = "Zanzibar-canary-7731"
EVERY_YES = frozenset(Purpose)


@pytest_asyncio.fixture
async def ama(services: Services, group: MadeUpGroup) -> Actor:
    """The access lead."""
    new = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    await services.people.grant(group.ola, new.person_id, Role.ACCESS_LEAD)
    return await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")


async def _link(services: Services, actor: Actor, purpose: str, record_id: int | None = None) -> str:
    url = await services.private_links.issue(actor, purpose, record_id)
    return url[url.index("/me/") :]


async def _enter(web: Client, services: Services, actor: Actor, purpose: str = "access") -> None:
    """In this browser, from now on, the page is this person's."""
    web.session.cookie_jar.clear()
    answer = await web.post(await _link(services, actor, purpose), data={}, allow_redirects=False)
    assert answer.status == 303
    assert answer.headers["Location"].startswith(f"/mine/{purpose}")


async def _ask(services: Services, actor: Actor, meeting_id: int, **said: str) -> int:
    await services.access.send(
        actor, Draft(actor.person_id, meeting_id, actor.person_id, said, always=False, consents=EVERY_YES)
    )
    return (await services.access.mine(actor, meeting_id)).needs[0].need.id


async def test_without_a_link_there_is_a_sentence_and_no_need(web: Client, group: MadeUpGroup) -> None:
    await _ask(group.services, group.asha, group.meeting_id, oth_other=CANARY)
    for path in ("/mine/access/0", f"/mine/access/{group.meeting_id}/who", f"/mine/access-board/{group.meeting_id}"):
        answer = await web.get(path)
        text = await answer.text()
        assert answer.status == 403
        assert say("private-not-open") in text
        assert CANARY not in text


async def test_a_link_that_was_used_is_a_sentence(web: Client, services: Services, group: MadeUpGroup) -> None:
    link = await _link(services, group.asha, "access")
    assert (await web.post(link, data={}, allow_redirects=False)).status == 303
    web.session.cookie_jar.clear()
    for again in (await web.get(link), await web.post(link, data={})):
        assert again.status == 410
        assert "opened already" in await again.text()
    assert (await web.get("/mine/access/0")).status == 403


async def test_another_persons_need_is_not_there(web: Client, services: Services, group: MadeUpGroup) -> None:
    need = await _ask(services, group.asha, group.meeting_id, oth_other=CANARY)
    await _enter(web, services, group.ben)
    assert CANARY not in await (await web.get(f"/mine/access/{group.meeting_id}")).text()
    for deed in ("take-back", "judge"):
        answer = await web.post(f"/mine/access/{group.meeting_id}/{deed}", data={"need": str(need), "how": "met"})
        assert answer.status == 404
        assert say("refusal-not-found") in await answer.text()
    assert (await services.access.own_need(group.asha, need)).state is NeedState.ASKED


async def test_a_page_for_ones_own_needs_does_not_open_the_board(
    web: Client, services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    await _enter(web, services, ama)
    assert (await web.get(f"/mine/access-board/{group.meeting_id}")).status == 403


async def test_an_organiser_sees_counts_and_readiness_and_can_press_nothing(
    web: Client, services: Services, group: MadeUpGroup
) -> None:
    need = await _ask(services, group.asha, group.meeting_id, oth_other=CANARY)
    await _enter(web, services, group.ola, "access-board")
    board = f"/mine/access-board/{group.meeting_id}"
    text = await (await web.get(board)).text()
    assert say("access-overview-ready") in text
    assert CANARY not in text
    assert "Asha" not in text
    for path in (f"{board}/need/{need}/move", f"{board}/need/{need}/cannot", f"{board}/seen", f"{board}/list"):
        answer = await web.post(path, data={"to": "ready", "recipient": "venue", "reason": "a", "offer": "b"})
        assert answer.status == 403
    assert (await web.get(f"{board}/need/{need}")).status == 403
    await _enter(web, services, group.asha, "access-board")
    assert (await web.get(board)).status == 403


async def test_a_supporter_fills_it_in_and_the_person_sees_it_and_takes_it_back(
    web: Client, services: Services, group: MadeUpGroup
) -> None:
    await _ask(services, group.asha, group.meeting_id, oth_other=CANARY)
    await _enter(web, services, group.ben)
    asha, here = group.asha.person_id, f"/mine/access/{group.meeting_id}"
    assert f'<option value="{asha}">Asha</option>' in await (await web.get(f"{here}/for")).text()
    started = await (await web.post(f"{here}/for", data={"person": str(asha)})).text()
    assert say("access-consent-store-for", name="Asha") in unescape(started)
    form = f"{here}/for/{asha}/form"
    first = await (await web.post(f"{form}/0", data={"keep": "yes"})).text()
    assert CANARY not in first
    nothing = await web.post(f"{form}/11", data={"then": "send"})
    assert (nothing.status, say("access-refused-nothing") in unescape(await nothing.text())) == (422, True)
    await web.post(f"{form}/4", data={"need": "seat_near_door", "then": "end"})
    check = await (await web.get(f"{form}/11")).text()
    assert "Near the door" in check
    assert 'name="tell"' not in check
    sent = await (await web.post(f"{form}/11", data={"then": "send", "always": "once", "tell": "venue"})).text()
    assert say("web-access-done-sent-for") in unescape(sent)
    assert "Near the door" not in sent
    assert (await web.get(f"{here}/for/999999/form/0")).status == 404
    await _enter(web, services, group.asha)
    hers = unescape(await (await web.get(here)).text())
    assert say("access-entered-by", name="Ben") in hers
    mine = await services.access.mine(group.asha, group.meeting_id)
    (theirs,) = [one.need for one in mine.needs if one.need.entered_by == group.ben.person_id]
    undone = await web.post(f"{here}/undo", data={"need": str(theirs.id)})
    assert say("web-access-done-undo") in unescape(await undone.text())
    assert "Near the door" not in await (await web.get(here)).text()
    assert [one.need.said.detail for one in (await services.access.mine(group.asha, group.meeting_id)).needs] == [
        CANARY
    ]


async def test_what_is_sent_by_hand_is_a_sentence(web: Client, services: Services, group: MadeUpGroup) -> None:
    await _enter(web, services, group.asha)
    here = "/mine/access/0"
    assert (await web.get(f"{here}/form/12")).status == 404
    assert (await web.get("/mine/access/999999999")).status == 404
    for deed, data in (
        ("take-back", {"need": "x"}),
        ("judge", {"need": "1", "how": "lovely"}),
        ("drop", {"standing": "9" * 30}),
    ):
        assert (await web.post(f"{here}/{deed}", data=data)).status == 404
    await web.post(f"{here}/form/0", data={"keep": "yes"})
    await web.post(f"{here}/form/1", data={"need": ["gone", "fmt_audio"], "detail-gone": "x", "then": "next"})
    assert dict((await services.access.draft(group.asha, group.meeting_id)).answers) == {"fmt_audio": ""}
    unknown = await web.post(f"{here}/form/11", data={"tell": ["store", "everybody"], "then": "send"})
    assert unknown.status == 200
    assert (await services.access.mine(group.asha, None)).agreed == {Purpose.STORE}


async def test_a_no_to_keeping_keeps_nothing(web: Client, services: Services, group: MadeUpGroup) -> None:
    await _enter(web, services, group.asha)
    answer = await web.post("/mine/access/0/form/0", data={"keep": "no"})
    assert say("web-access-done-nothing-kept") in await answer.text()
    await web.post("/mine/access/0/form/3", data={"need": "com_bsl", "then": "next"})
    assert (await services.access.mine(group.asha, group.meeting_id)).draft is None


async def test_the_access_lead_says_no_with_what_was_typed_kept(
    web: Client, services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    need = await _ask(services, group.asha, group.meeting_id, room_loop="")
    await _enter(web, services, ama, "access-board")
    page = f"/mine/access-board/{group.meeting_id}/need/{need}"
    answer = await web.post(f"{page}/cannot", data={"reason": "The hall has none", "offer": ""})
    text = await answer.text()
    assert answer.status == 422
    assert say("access-refused-reason-and-offer") in text
    assert "The hall has none" in text
    await web.post(f"{page}/cannot", data={"reason": "The hall has none", "offer": "A neck loop"})
    await _enter(web, services, group.asha)
    mine = await (await web.get(f"/mine/access/{group.meeting_id}")).text()
    assert say("access-because", reason="The hall has none", offer="A neck loop") in mine


async def test_after_the_meeting_both_pages_lead_to_how_it_was(
    web: Client, services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    need = await _ask(services, group.asha, group.meeting_id, room_loop="")
    await services.meetings.start(group.fay, group.meeting_id)
    await services.meetings.end(group.fay, group.meeting_id)
    summer = await group.plan_meeting(starts_at=services.clock() + timedelta(weeks=20))
    await _enter(web, services, group.asha)
    home = unescape(await (await web.get("/mine/access/0")).text())
    assert home.index("Did we get it right at") < home.index("Hearing loop")
    data = {"need": str(need), "how": "not_met", "words": "It hummed."}
    said = unescape(await (await web.post(f"/mine/access/{group.meeting_id}/judge", data=data)).text())
    assert say("access-you-said", words="It hummed.") in said
    await _enter(web, services, ama, "access-board")
    board = unescape(await (await web.get(f"/mine/access-board/{summer}")).text())
    assert f'href="/mine/access-board/{group.meeting_id}"' in board
    assert say("access-lead-state-not_met") in await (await web.get(f"/mine/access-board/{group.meeting_id}")).text()


async def test_a_list_is_a_page_and_a_file(web: Client, services: Services, group: MadeUpGroup, ama: Actor) -> None:
    await _ask(services, group.asha, group.meeting_id, seat_near_door="")
    await _enter(web, services, ama, "access-board")
    where = f"/mine/access-board/{group.meeting_id}/list"
    page = await (await web.post(where, data={"recipient": "venue", "as": "page"})).text()
    file = await web.post(where, data={"recipient": "venue", "as": "csv"})
    assert file.headers["Content-Disposition"] == 'attachment; filename="venue.csv"'
    for text in (page, (await file.read()).decode("utf-8-sig")):
        assert "Near the door" in text
        assert "Asha" not in text
    nobody = await web.post(where, data={"recipient": "caterer"})
    assert nobody.status == 409
    assert (await web.post(where, data={"recipient": "newspaper"})).status == 404
    assert len((await services.access.mine(group.asha, None)).given) == 2


async def test_nothing_of_a_need_is_logged(web: Client, services: Services, group: MadeUpGroup, log_file: Path) -> None:
    await _enter(web, services, group.asha)
    await web.post("/mine/access/0/form/0", data={"keep": "yes"})
    await web.post("/mine/access/0/form/10", data={"need": "oth_other", "detail-oth_other": CANARY, "then": "end"})
    await web.post("/mine/access/0/form/11", data={"then": "send"})
    await web.post("/mine/access/0/talk", data={"words": CANARY})
    assert (await services.access.mine(group.asha, group.meeting_id)).needs[0].need.said.detail == CANARY
    assert CANARY not in await asyncio.to_thread(log_file.read_text)


async def test_a_full_disk_is_a_sentence_and_what_was_sent_before_is_there(
    web: Client, services: Services, group: MadeUpGroup
) -> None:
    await _ask(services, group.asha, group.meeting_id, room_loop="")
    await _enter(web, services, group.asha)
    async with services.database.write() as write:
        await write.connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as it is now: not a page more
    calls = {"words": CANARY * 20}
    answers = [await web.post("/mine/access/0/talk", data=calls) for _ in range(60)]
    full = next(answer for answer in answers if answer.status == 507)
    text = unescape(await full.text())
    assert say("refusal-no-room") in text
    assert CANARY not in text
    mine = await services.access.mine(group.asha, group.meeting_id)
    assert [one.need.said.key for one in mine.needs] == ["room_loop"]
    async with services.database.write() as write:
        await write.connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert say("web-access-done-talk") in await (await web.post("/mine/access/0/talk", data=calls)).text()


async def _opened(browser: Browser, site: str, link: str) -> Page:
    """A narrow window without JavaScript, on the person's page."""
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = await context.new_page()
    await page.goto(site + link)
    await page.get_by_role("button", name=say("private-door-open")).press("Enter")
    return page


@pytest.mark.browser
async def test_a_person_says_what_they_need_with_the_keyboard_alone(
    browser: Browser, site: str, services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    """320 pixels, no JavaScript, no mouse; nothing is wider than the window."""
    page = await _opened(browser, site, await _link(services, group.asha, "access"))
    await expect(page.get_by_text(say("web-access-who", who="Ama"))).to_be_visible()
    await page.get_by_role("link", name=say("web-access-begin")).press("Enter")
    await page.get_by_role("button", name=say("access-button-yes-keep")).press("Enter")
    await page.get_by_label("Large print", exact=True).press("Space")
    await page.get_by_role("button", name=say("access-button-next"), exact=True).press("Enter")
    size = page.get_by_label("Which size?")
    await expect(size).to_have_attribute("aria-invalid", "true")
    await expect(page.get_by_label("Large print", exact=True)).to_be_checked()
    await size.select_option("18 point")
    await page.get_by_role("button", name=say("access-button-to-end")).press("Enter")
    await expect(page.get_by_text("Large print: 18 point")).to_be_visible()
    await page.get_by_role("button", name=say("access-button-send"), exact=True).press("Enter")
    await expect(page.get_by_text(say("web-access-done-sent"))).to_be_visible()
    assert [one.need.said.detail for one in (await services.access.mine(group.asha, group.meeting_id)).needs] == [
        "18 point"
    ]
    for rest in ("", "/form/3", "/form/11", "/who", "/forget"):
        await page.goto(f"{site}/mine/access/0{rest}")
        assert await page.locator("body").evaluate("body => body.scrollWidth <= 320"), rest
    await page.context.close()


@pytest.mark.browser
async def test_axe_finds_nothing_on_any_page_in_any_theme(
    browser: Browser, site: str, services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    need = await _ask(services, group.asha, group.meeting_id, room_loop="")
    await services.access.cannot(ama, need, "The hall has none", "A neck loop")
    await services.access.rather_talk(group.ben, "Mornings")
    context = await browser.new_context(viewport={"width": 320, "height": 640})
    page = await context.new_page()
    for actor, purpose in ((group.asha, "access"), (ama, "access-board")):
        await page.goto(site + await _link(services, actor, purpose))
        await page.get_by_role("button", name=say("private-door-open")).click()
    board = f"/mine/access-board/{group.meeting_id}"
    pages = (
        "/mine/access/0",
        "/mine/access/0/form/1",
        "/mine/access/0/form/11",
        "/mine/access/0/who",
        "/mine/access/0/for",
        board,
    )
    for path in (*pages, f"{board}/need/{need}"):
        await go_to(page, f"{site}{path}")
        assert await violations_in_any_theme(page) == []
    await context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["axe", "no-javascript"])
async def test_a_no_a_refusal_and_a_list_are_for_everybody(
    browser: Browser, site: str, services: Services, group: MadeUpGroup, ama: Actor, *, scripts: bool
) -> None:
    """With the keyboard alone, at 320 pixels; and what axe says of each, where it can run."""
    context = await browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 640})
    page = await context.new_page()

    async def fits() -> None:
        assert await page.locator("body").evaluate("body => body.scrollWidth <= 320"), page.url
        if scripts:
            assert await violations(page) == []

    async def press(words: str) -> None:
        await page.get_by_role("button", name=words, exact=True).first.press("Enter")

    await page.goto(site + await _link(services, group.ben, "access"))
    await press(say("private-door-open"))
    await page.get_by_role("link", name=say("web-access-begin")).press("Enter")
    await expect(page.get_by_text(say("access-consent-store"))).to_be_visible()
    await fits()
    await press(say("access-button-no-keep"))
    await expect(page.get_by_text(say("web-access-done-nothing-kept"))).to_be_visible()
    need = await _ask(services, group.ben, group.meeting_id, seat_near_door="")
    await page.goto(f"{site}/mine/access/0")
    await services.access.withdraw(group.ben, need)
    await press(say("access-button-take-back"))
    await expect(page.get_by_role("alert")).to_have_text(say("access-refused-not-now"))
    await fits()
    await page.get_by_role("link", name=say("access-button-back")).press("Enter")
    await expect(page.get_by_role("heading", level=1, name=say("access-home-heading"))).to_be_visible()
    await page.goto(f"{site}/mine/access/0/forget")
    await fits()
    await page.goto(f"{site}/mine/access/0/for/{group.eve.person_id}/form/0")
    await expect(page.get_by_text(say("access-consent-store-for", name="Eve"))).to_be_visible()
    await fits()

    await _ask(services, group.ben, group.meeting_id, seat_near_door="", room_loop="")
    await page.goto(site + await _link(services, ama, "access-board", group.meeting_id))
    await press(say("private-door-open"))
    await page.get_by_label(say("access-lists-choose")).select_option("venue")
    await press(say("web-access-board-print"))
    await expect(page.get_by_role("row", name="Near the door")).to_be_visible()
    await fits()
    await page.get_by_role("link", name=say("access-button-back-to-board")).press("Enter")
    await expect(page.get_by_role("heading", name=say("web-access-board-needs"))).to_be_visible()
    await context.close()


async def test_the_board_says_beside_a_need_and_a_call_how_the_person_wants_to_hear_from_us(
    web: Client, services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    await _ask(services, group.asha, group.meeting_id, ct_phone="Evenings", room_loop="")
    await services.access.rather_talk(group.asha, "About the hall")
    await _enter(web, services, ama, "access-board")
    board = await (await web.get(f"/mine/access-board/{group.meeting_id}")).text()
    assert board.count(say("web-access-board-ways", ways="Phone me: Evenings")) == 3


async def test_what_is_taken_back_and_a_meeting_that_is_called_off_stand_on_the_board(
    web: Client, services: Services, group: MadeUpGroup, ama: Actor
) -> None:
    need = await _ask(services, group.asha, group.meeting_id, room_loop="")
    await services.access.move(ama, need, NeedState.READY)
    await services.access.withdraw(group.asha, need)
    await _enter(web, services, ama, "access-board")
    page = await (await web.get(f"/mine/access-board/{group.meeting_id}/need/{need}")).text()
    assert say("access-lead-state-withdrawn") in page
    assert "/take-on" not in page
    assert "/cannot" not in page
    await _ask(services, group.ben, group.meeting_id, room_loop="")
    summer = await group.plan_meeting(starts_at=services.clock() + timedelta(weeks=20))
    await services.meetings.cancel(group.ola, group.meeting_id, "Too few people")
    board = unescape(await (await web.get(f"/mine/access-board/{summer}")).text())
    assert f'href="/mine/access-board/{group.meeting_id}"' in board
    off = await (await web.get(f"/mine/access-board/{group.meeting_id}")).text()
    assert say("access-board-off") in off
