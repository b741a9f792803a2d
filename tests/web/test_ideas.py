"""The pages of ideas: for everyone who has the meeting's link to read, for who has joined to take part."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from html import unescape

import pytest
import pytest_asyncio
from aiohttp import ClientSession, CookieJar, FormData
from aiohttp.test_utils import TestServer
from PIL import Image

from bot.core.wording import say
from bot.ideas import refusals
from bot.ideas.rules import Level, NewIdea, Outcome, Status
from bot.ideas.seen import Filters
from tests.agenda.group import MadeUpGroup
from tests.uploads.examples import pdf
from tests.web.polls import Browser, new_phone, start

BUSES = NewIdea("Later buses", "A bus home after nine in the evening.", "People miss the film club.")
IDEA = {
    "title": "A quiet room",
    "what": "A room with no noise.",
    "why": "Loud places hurt me.",
    "named": "no",
    "level": "service",
}


@pytest_asyncio.fixture
async def phone(server: TestServer, group: MadeUpGroup) -> AsyncIterator[Browser]:
    await start(group)
    token = await group.services.check_ins.joining_token(group.group_id, group.meeting_id)
    joined = new_phone(server, token)
    await joined.join()
    yield joined
    await joined.client.close()


async def post(phone: Browser, **changed: str) -> str:
    return unescape(await (await phone.send("/ideas/new", {**IDEA, **changed})).text())


async def every_idea(group: MadeUpGroup) -> list[str]:
    return [idea.title for idea in (await group.services.ideas.page(group.fay, Filters())).ideas]


async def test_an_idea_posted_from_a_phone_is_the_same_record(phone: Browser, group: MadeUpGroup) -> None:
    page = await post(phone)
    assert say("web-ideas-done-posted") in page
    (idea,) = (await group.services.ideas.page(group.fay, Filters())).ideas
    assert (idea.title, idea.level, idea.authors, idea.unnamed_authors) == ("A quiet room", Level.SERVICE, (), 1)
    assert "Phone 1" not in page  # it was posted without a name


async def test_what_cannot_be_posted_keeps_what_was_typed(phone: Browser, group: MadeUpGroup) -> None:
    answer = await phone.send("/ideas/new", {**IDEA, "why": ""})
    page = unescape(await answer.text())
    assert answer.status == 422
    assert "A room with no noise." in page
    page = await post(phone, named="")
    assert say("web-ideas-refused-named") in page
    assert await every_idea(group) == []


async def test_a_likely_twin_is_offered_before_anything_is_posted(phone: Browser, group: MadeUpGroup) -> None:
    twin = await group.services.ideas.post(group.fay, BUSES)
    page = await post(phone, title="Later buses home", what="Buses after nine in the evening")
    assert say("web-idea-form-twins") in page
    assert "Buses after nine in the evening" in page
    assert await every_idea(group) == ["Later buses"]
    supported = unescape(await (await phone.send(f"/ideas/{twin.id}/support", {})).text())
    assert say("web-idea-you-said-support") in supported
    assert (await group.services.ideas.card(group.group_id, twin.id)).counts.supporters == 1
    await post(phone, title="Later buses home", what="Buses after nine in the evening", sure="1")
    assert await every_idea(group) == ["Later buses home", "Later buses"]


async def test_support_words_and_comments_are_said_taken_back_and_refused(phone: Browser, group: MadeUpGroup) -> None:
    idea = await group.services.ideas.post(group.fay, BUSES)
    at = f"/ideas/{idea.id}"
    refused = await phone.send(f"{at}/matters", {"words": ""})
    assert refused.status == 422
    page = unescape(await (await phone.send(f"{at}/matters", {"words": "I walk home."})).text())
    assert "I walk home." in page
    assert say("web-idea-you-said-matters") in page
    page = unescape(await (await phone.send(f"{at}/comment", {"words": "Which line?"})).text())
    assert "Which line?" in page
    assert say("web-idea-comment-by", name="none") in page
    view = await group.services.ideas.view(group.group_id, idea.id)
    assert [comment.words for comment in view.comments] == ["Which line?"]
    await phone.send(f"{at}/take-back-comment", {"comment": str(view.comments[0].id)})
    await phone.send(f"{at}/take-back", {})
    view = await group.services.ideas.view(group.group_id, idea.id)
    assert (view.comments, view.idea.counts.supporters) == ((), 0)
    again = unescape(await (await phone.send(f"{at}/take-back", {})).text())
    assert say(refusals.NothingToTakeBack.message) in again


async def test_words_that_suggest_a_risk_show_the_groups_contacts_to_their_author_alone(
    phone: Browser, group: MadeUpGroup
) -> None:
    await group.services.ideas.set_contacts(group.ola, "Ring Mo: 0191 498 0111")
    page = await post(phone, why="I want to kill myself")
    assert "Ring Mo: 0191 498 0111" in page
    (idea,) = (await group.services.ideas.page(group.fay, Filters())).ideas
    assert "Ring Mo" not in await phone.see(f"/ideas/{idea.id}")


async def test_who_has_the_meetings_link_reads_and_cannot_write(
    server: TestServer, group: MadeUpGroup, key: str, phone: Browser
) -> None:
    idea = await group.services.ideas.post(group.fay, BUSES)
    reader = phone.client
    page = await (await reader.get(f"/join/{key}/ideas/{idea.id}")).text()
    assert BUSES.what in page
    assert '<form method="post"' not in page
    refused = await reader.post(f"/join/{key}/ideas/{idea.id}/support", data={"": ""})
    assert (refused.status, say("web-ideas-only-reading") in unescape(await refused.text())) == (403, True)
    assert (await reader.get(f"/join/{key}/ideas/999")).status == 404
    assert (await group.services.ideas.card(group.group_id, idea.id)).counts.supporters == 0


async def test_a_stranger_sees_nothing(server: TestServer, group: MadeUpGroup) -> None:
    idea = await group.services.ideas.post(group.fay, BUSES)
    stranger = new_phone(server, "no-such-token")
    for path in ("/ideas", f"/ideas/{idea.id}", "/ideas/new"):
        answer = await stranger.client.get(f"/p/no-such-token{path}")
        assert answer.status == 404
        assert BUSES.title not in await answer.text()
    await stranger.client.close()


async def test_the_list_is_found_by_words_status_and_pages(phone: Browser, group: MadeUpGroup) -> None:
    for number in range(11):
        await group.services.ideas.post(group.fay, NewIdea(f"Idea number {number}", "What", "Why"))
    buses = await group.services.ideas.post(group.fay, BUSES)
    await group.services.ideas.set_status(group.fay, buses.id, Status.PLANNED, "In spring.")
    first = unescape(await phone.see("/ideas"))
    assert say("web-ideas-page-of", number=1, pages=2) in first
    assert first.count("Idea number") == 9
    assert unescape(await phone.see("/ideas?page=2")).count("Idea number") == 2
    assert unescape(await phone.see("/ideas?page=99999")).count("Idea number") == 2
    found = unescape(await phone.see("/ideas?q=film+club&status=planned"))
    assert "Later buses" in found
    assert "Idea number" not in found
    nothing = unescape(await phone.see("/ideas?q=%22%00OR&status=nonsense&level=x&of=mine"))
    assert say("web-ideas-none") in nothing


async def test_you_said_we_did_is_listed_by_its_days(phone: Browser, group: MadeUpGroup) -> None:
    idea = await group.services.ideas.post(group.fay, BUSES)
    await group.services.ideas.answer(group.fay, idea.id, Status.DONE, Outcome(we_did="The 8 runs until ten."))
    assert "The 8 runs until ten." in await phone.see("/ideas/answered")
    assert say("web-ideas-no-answers") in await phone.see("/ideas/answered?since=2001-01-01&until=2001-02-01")
    assert (await phone.client.get(f"/p/{phone.token}/ideas/answered?since=never")).status == 200
    assert "The 8 runs until ten." in await phone.see("/ideas/answered?since=0001-01-01&until=9999-12-31")


def picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(drawn, "PNG")
    return drawn.getvalue()


def with_file(content: bytes, **changed: str) -> FormData:
    form = FormData()
    for name, value in {**IDEA, **changed}.items():
        form.add_field(name, value)
    form.add_field("picture", content, filename="room.png", content_type="image/png")
    return form


async def test_a_picture_needs_words_and_is_made_anew(phone: Browser, group: MadeUpGroup) -> None:
    url = f"/p/{phone.token}/ideas/new"
    refused = await phone.client.post(url, data=with_file(picture()))
    assert (refused.status, await every_idea(group)) == (422, [])
    refused = await phone.client.post(url, data=with_file(b"MZ no picture", picture_words="A room"))
    assert (refused.status, await every_idea(group)) == (422, [])
    posted = await phone.client.post(url, data=with_file(picture(), picture_words="A dark blue room"))
    assert 'alt="A dark blue room"' in await posted.text()
    shown = await phone.client.get(f"{posted.url.path}/picture")
    assert shown.content_type == "image/png"
    assert Image.open(io.BytesIO(await shown.read())).size == (40, 30)


async def test_a_file_that_is_no_picture_is_opened_from_the_page(phone: Browser, group: MadeUpGroup) -> None:
    form = FormData()
    for name, value in {**IDEA, "picture_words": "A plan of the room"}.items():
        form.add_field(name, value)
    form.add_field("picture", pdf("The plan"), filename="plan.pdf", content_type="application/pdf")
    posted = await phone.client.post(f"/p/{phone.token}/ideas/new", data=form)
    page = unescape(await posted.text())
    assert (say("web-idea-file", words="A plan of the room") in page, "<img" in page) == (True, False)
    opened = await phone.client.get(f"{posted.url.path}/picture")
    assert (opened.content_type, (await opened.read())[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize("path", ["/ideas/1/nonsense", "/ideas/1/take-back-comment"])
async def test_what_no_page_of_ours_sends_changes_nothing(phone: Browser, group: MadeUpGroup, path: str) -> None:
    await group.services.ideas.post(group.fay, BUSES)
    answer = await phone.send(path, {"comment": "x"}, allow_redirects=False)
    assert answer.status in {404, 405, 422}


async def test_a_private_link_leads_to_taking_part_without_a_meeting(server: TestServer, group: MadeUpGroup) -> None:
    link = await group.services.private_links.issue(group.asha, "ideas")
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as browser:
        assert (await browser.get("/mine/ideas")).status == 403
        page = await (await browser.post("/me/" + link.rpartition("/")[2], data={"open": "1"})).text()
        assert say("private-close") in page
        posted = unescape(await (await browser.post("/mine/ideas/new", data={**IDEA, "named": "yes"})).text())
        assert say("web-ideas-done-posted") in posted
        (idea,) = (await group.services.ideas.page(group.asha, Filters(mine=True))).ideas
        await browser.post(f"/mine/ideas/{idea.id}/comment", data={"words": "One more thing", "named": "1"})
    (comment,) = (await group.services.ideas.view(group.group_id, idea.id)).comments
    assert (idea.authors, comment.words, comment.author_name) == (("Asha",), "One more thing", "Asha")
