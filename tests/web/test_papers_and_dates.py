"""The private pages of papers and of dates, and papers on the joining page and on phones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, FormData
from playwright.async_api import Browser

from bot.access.rules import Draft, Purpose
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.dates.rules import DateAnswer, PollState
from bot.meetings.rules import HowIComeTo
from bot.papers.service import NewVersion
from bot.uploads.rules import Purpose as Uploaded
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations_in_any_theme
from tests.papers.conftest import pdf
from tests.web.conftest import Client
from tests.web.test_browser_polls import SMALL_CONTROLS, WIDER_THAN_THE_SCREEN


@pytest_asyncio.fixture
async def reading(group: MadeUpGroup) -> MadeUpGroup:
    """Asha reads 18 point and needs to come outside the rush hour; Asha and Ben come to the meeting."""
    for person in (group.asha, group.ben):
        await group.services.meetings.say_how_i_come(person, group.meeting_id, HowIComeTo.ROOM)
    needs = {"fmt_large_print": "18 point", "tr_rush_hour": ""}
    whose = group.asha.person_id
    form = Draft(whose, group.meeting_id, whose, needs, True, frozenset({Purpose.STORE}))
    await group.services.access.send(group.asha, form)
    return group


async def _enter(web: Client, group: MadeUpGroup, actor: Actor, purpose: str, record: int | None = None) -> None:
    web.session.cookie_jar.clear()
    url = await group.services.private_links.issue(actor, purpose, record)
    answer = await web.post(url[url.index("/me/") :], data={}, allow_redirects=False)
    assert answer.status == 303


async def _text(answer: ClientResponse) -> str:
    return unescape(await answer.text())


def _file_form(**fields: str) -> FormData:
    form = FormData()
    for name, value in fields.items():
        form.add_field(name, value)
    form.add_field("file", pdf("The bus plan"), filename="plan.pdf", content_type="application/pdf")
    return form


async def _paper(group: MadeUpGroup) -> int:
    until = (group.services.clock() + timedelta(days=20)).date()
    services = group.services
    paper = await services.papers.add_paper(
        group.ola, group.meeting_id, "Bus plan", "Where the new bus goes.", comments_until=until
    )
    put = await services.uploads.put(await services.uploads.check(pdf("The bus plan"), purpose=Uploaded.PAPER))
    for new in (
        NewVersion("standard", "Two pages, no pictures.", file=put),
        NewVersion("fmt_large_print", "Four pages.", "18 point", link="https://example.org/large"),
    ):
        await services.papers.attach(group.ola, paper.paper.id, new)
    return paper.paper.id


async def test_an_organiser_brings_a_paper_out_on_the_page_alone(web: Client, reading: MadeUpGroup) -> None:
    await _enter(web, reading, reading.ola, "papers", reading.meeting_id)
    arrange = f"/mine/papers/{reading.meeting_id}/arrange"
    wrong = await web.post(f"{arrange}/add", data={"title": "", "about": "Where the bus goes.", "until": ""})
    assert (wrong.status, "Where the bus goes." in await _text(wrong)) == (422, True)
    added = await _text(await web.post(f"{arrange}/add", data={"title": "Bus plan", "about": "Where it goes."}))
    assert say("web-papers-done-add") in added
    assert "Large print, 18 point" in added
    (view,) = await reading.services.papers.of_meeting(reading.group_id, reading.meeting_id)
    here = f"{arrange}/{view.paper.id}"
    empty = await web.post(f"{here}/attach", data=_file_form(format="standard", description=""))
    assert (empty.status, say("papers-field-description") in await _text(empty)) == (422, True)
    attached = await web.post(f"{here}/attach", data=_file_form(format="standard", description="Two pages."))
    assert say("web-papers-done-attach") in await _text(attached)
    refused = await web.post(f"{here}/release", data={"reason": ""})
    assert (refused.status, "Still missing: Large print, 18 point" in await _text(refused)) == (409, True)
    sent = await web.post(f"{here}/release", data={"reason": "The council wants it today."})
    assert say("web-papers-done-release") in await _text(sent)
    (view,) = await reading.services.papers.of_meeting(reading.group_id, reading.meeting_id)
    assert (view.paper.released_at is not None, view.paper.override_reason) == (True, "The council wants it today.")


async def test_a_person_reads_their_own_format_first_and_says_what_they_think(
    web: Client, reading: MadeUpGroup
) -> None:
    paper_id = await _paper(reading)
    here = f"/mine/papers/{reading.meeting_id}"
    await _enter(web, reading, reading.asha, "papers")
    assert say("papers-none-yet") in await _text(await web.get("/mine/papers"))
    assert (await web.post(f"{here}/{paper_id}/comment", data={"words": "Too soon."})).status == 404
    await reading.services.papers.release(reading.ola, paper_id)
    page = await _text(await web.get(here))
    assert say("web-papers-yours") in page
    assert page.index("Large print, 18 point") < page.index("Standard version")
    assert "Your last day to comment" in page
    empty = await web.post(f"{here}/{paper_id}/comment", data={"words": " "})
    assert (empty.status, 'aria-invalid="true"' in await empty.text()) == (422, True)
    said = await _text(await web.post(f"{here}/{paper_id}/comment", data={"words": "Stop at the day centre."}))
    assert say("web-papers-done-comment") in said
    assert "Stop at the day centre." in said
    await _enter(web, reading, reading.ben, "papers")
    bens = await _text(await web.get(here))
    assert "Stop at the day centre." not in bens
    assert say("web-papers-yours") not in bens
    await _enter(web, reading, reading.ola, "papers")
    assert "Stop at the day centre." in await _text(await web.get(f"{here}/arrange"))


async def test_a_file_is_there_for_members_and_the_joining_link_once_it_is_out(
    web: Client, reading: MadeUpGroup, key: str
) -> None:
    paper_id = await _paper(reading)
    version = (await reading.services.papers.view(reading.group_id, paper_id)).versions[0].id
    await _enter(web, reading, reading.ben, "papers")
    at_home, by_link = f"/mine/papers/{reading.meeting_id}/file/{version}", f"/join/{key}/paper/{version}"
    for path in (at_home, by_link):
        assert (await web.get(path)).status == 404
    assert "Bus plan" not in await _text(await web.get(f"/join/{key}"))
    await reading.services.papers.release(reading.ola, paper_id)
    for path in (at_home, by_link):
        answer = await web.get(path)
        assert (answer.content_type, (await answer.read())[:4]) == ("application/pdf", b"%PDF")
    join = await _text(await web.get(f"/join/{key}"))
    assert f'href="{by_link}"' in join
    assert "https://example.org/large" in join
    assert "Asha" not in join
    token = await reading.services.check_ins.joining_token(reading.group_id, reading.meeting_id)
    await web.post(f"/p/{token}", data={})
    assert f'href="{by_link}"' in await _text(await web.get(f"/p/{token}"))


EVERY_ROLE = [frozenset({role}) for role in Role]


@pytest.mark.parametrize("roles", EVERY_ROLE, ids=[str(next(iter(roles))) for roles in EVERY_ROLE])
async def test_only_organisers_bring_papers_out_and_choose_dates(reading: MadeUpGroup, roles: frozenset[Role]) -> None:
    """Each role on each page, an administrator of the server included: they hold no role of ours."""
    from bot.core.errors import NotAllowed

    actor, services = replace(reading.eve, roles=roles | {Role.PARTICIPANT}), reading.services
    paper_id = await _paper(reading)
    poll = await _poll(reading)
    deeds: dict[str, Callable[[], Awaitable[object]]] = {
        "comments": lambda: services.papers.comments(actor, reading.meeting_id),
        "release": lambda: services.papers.release(actor, paper_id),
        "close": lambda: services.dates.close(actor, poll),
    }
    allowed = set()
    for name, deed in deeds.items():
        try:
            await deed()
            allowed.add(name)
        except NotAllowed:
            continue
    assert allowed == (set(deeds) if Role.ORGANISER in roles else set())


async def _poll(group: MadeUpGroup) -> int:
    start = (group.services.clock() + timedelta(weeks=10)).replace(hour=8)
    times = [(start, start + timedelta(hours=2)), (start + timedelta(hours=3), start + timedelta(hours=5))]
    link = "https://example.org/join"
    return (await group.services.dates.open(group.ola, "Summer", times, place="Hall", joining_link=link)).poll.id


async def test_a_person_answers_dates_on_a_form_and_only_organisers_see_what_breaks(
    web: Client, reading: MadeUpGroup
) -> None:
    poll = await _poll(reading)
    here = f"/mine/dates/{poll}"
    first, second = (each.time.id for each in (await reading.services.dates.view(reading.group_id, poll)).times)
    await _enter(web, reading, reading.ben, "dates", poll)
    assert (await web.post(here, data={})).status == 422
    assert (await web.post(here, data={f"time-{first}": "perhaps"})).status == 404
    kept = await _text(await web.post(here, data={f"time-{first}": "if_need_be", f"time-{second}": "yes"}))
    assert say("web-dates-done-answer") in kept
    assert say("dates-breaks-rush_hour") not in kept
    mine = await reading.services.dates.mine(reading.ben, poll)
    assert mine == {first: DateAnswer.IF_NEED_BE, second: DateAnswer.YES}
    for deed, data in (("choose", {"time": str(first)}), ("close", {})):
        assert (await web.post(f"{here}/{deed}", data=data)).status == 403
    assert (await web.post("/mine/dates", data={"title": "Mine"})).status == 403
    await _enter(web, reading, reading.ola, "dates")
    page = await _text(await web.get(here))
    assert page.count(say("dates-breaks-rush_hour")) == 1
    assert "Asha" not in page
    assert say("dates-best") in page
    chosen = await _text(await web.post(f"{here}/choose", data={"time": str(second)}))
    assert say("dates-card-chosen") in chosen
    late = await web.post(here, data={f"time-{first}": "yes"})
    assert (late.status, say("dates-refused-closed") in await _text(late)) == (409, True)


async def test_an_organiser_asks_and_ends_a_question_on_the_page(web: Client, reading: MadeUpGroup) -> None:
    await _enter(web, reading, reading.ola, "dates")
    form = {"title": "Autumn", "times": "soon", "place": "Hall", "link": "https://example.org/join"}
    wrong = await web.post("/mine/dates", data=form)
    assert (wrong.status, 'value="Autumn"' in await wrong.text()) == (422, True)
    asked = await web.post("/mine/dates", data=form | {"times": "5 May 2026, 10am to noon"})
    assert say("web-dates-done-ask") in await _text(asked)
    (poll,) = await reading.services.dates.open_polls(reading.group_id)
    closed = await _text(await web.post(f"/mine/dates/{poll.id}/close", data={}))
    assert say("dates-card-closed") in closed
    assert (await reading.services.dates.view(reading.group_id, poll.id)).poll.state is PollState.CLOSED


@pytest.mark.browser
async def test_the_pages_are_for_everybody(browser: Browser, site: str, reading: MadeUpGroup, key: str) -> None:
    """320 pixels, every theme, axe; nothing is wider than the window and every control is large enough."""
    out, poll = await _paper(reading), await _poll(reading)
    await reading.services.papers.release(reading.ola, out)
    late = await reading.services.papers.add_paper(reading.ola, reading.meeting_id, "Food plan", "What we eat.")
    await reading.services.papers.comment(reading.asha, out, "Stop at the day centre.")
    assert late.missing
    context = await browser.new_context(viewport={"width": 320, "height": 640})
    page = await context.new_page()
    for purpose in ("papers", "dates"):
        url = await reading.services.private_links.issue(reading.ola, purpose)
        await page.goto(site + url[url.index("/me/") :])
        await page.get_by_role("button", name=say("private-door-open")).press("Enter")
    papers = f"/mine/papers/{reading.meeting_id}"
    for path in (papers, f"{papers}/arrange", f"/mine/dates/{poll}", "/mine/dates", f"/join/{key}"):
        await go_to(page, f"{site}{path}")
        assert await violations_in_any_theme(page) == []
        assert not await page.evaluate(WIDER_THAN_THE_SCREEN), path
        assert await page.evaluate(SMALL_CONTROLS) == [], path
    await context.close()
