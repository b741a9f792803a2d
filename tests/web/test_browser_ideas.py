"""The pages of ideas in a real browser: narrow, without JavaScript, in every theme, by keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import Level, NewIdea, Outcome, Status, SupportKind
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations_in_any_theme
from tests.web.polls import start
from tests.web.test_browser_polls import SMALL_CONTROLS, WIDER_THAN_THE_SCREEN, _join

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtsgesellschaft" * 2


@pytest_asyncio.fixture
async def narrow(browser: Browser) -> AsyncIterator[Page]:
    """Without JavaScript."""
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield await context.new_page()
    await context.close()


@pytest_asyncio.fixture
async def ideas_at(site: str, group: MadeUpGroup) -> str:
    """The address of the ideas on a phone, with one that has everything and one that is answered."""
    await start(group)
    ideas = group.services.ideas
    full = await ideas.post(group.fay, NewIdea(LONG, "مرحبا <script>alert(1)</script>", "Why", "Who", Level.SERVICE))
    await ideas.support(group.ola, full.id, SupportKind.MATTERS, words="I walk home.", named=True)
    await ideas.comment(group.ola, full.id, LONG)
    await ideas.set_status(group.fay, full.id, Status.PLANNED, "In spring.")
    answered = await ideas.post(group.ola, NewIdea("A quiet room", "A room with no noise", "Noise hurts"))
    await ideas.answer(group.fay, answered.id, Status.DONE, Outcome(we_did="Room 3 is quiet."))
    token = await group.services.check_ins.joining_token(group.group_id, group.meeting_id)
    return f"{site}/p/{token}"


async def test_an_idea_is_posted_and_talked_about_by_keyboard_on_a_narrow_phone(narrow: Page, ideas_at: str) -> None:
    await _join(narrow, ideas_at)
    await narrow.get_by_role("link", name=say("web-ideas-title")).click()
    await narrow.get_by_role("link", name=say("web-ideas-post")).press("Enter")
    await narrow.get_by_label(say("web-idea-form-title")).fill("Chairs with arms")
    await narrow.get_by_label(say("web-idea-form-what")).fill("Some chairs in each room with arms.")
    await narrow.get_by_label(say("web-idea-form-why")).fill("I need them to stand up.")
    await narrow.get_by_label(say("web-idea-form-named-yes")).press("Space")
    await narrow.get_by_role("button", name=say("web-idea-form-send")).press("Enter")
    await expect(narrow.get_by_text(say("web-ideas-done-posted"))).to_be_visible()
    await narrow.get_by_label(say("web-idea-comment"), exact=True).fill("Two in each room would do.")
    await narrow.get_by_role("button", name=say("web-idea-comment-send")).press("Enter")
    await expect(narrow.get_by_text("Two in each room would do.")).to_be_visible()


async def test_looking_after_an_idea_fits_and_axe_finds_nothing(
    narrow: Page, browser: Browser, ideas_at: str, group: MadeUpGroup
) -> None:
    site, wide = ideas_at.partition("/p/")[0], await browser.new_page()
    await group.services.ideas.moderate_comment(group.fay, 1, Act.HIDE, Reason.UNKIND, "Please say it kindly.")
    for page in (narrow, wide):
        link = await group.services.private_links.issue(group.fay, "ideas", 1)
        await page.goto(f"{site}/me/{link.rpartition('/')[2]}")
        await page.get_by_role("button").first.click()
        for forms in await page.locator("details > summary").all():
            await forms.click()
        await expect(page.get_by_label(say("ideas-label-question"))).to_be_visible()
    assert not await narrow.evaluate(WIDER_THAN_THE_SCREEN)
    assert await narrow.evaluate(SMALL_CONTROLS) == []
    for rest in ("", "/1", "/new"):
        await go_to(wide, f"{site}/mine/ideas{rest}")
        assert await violations_in_any_theme(wide) == []


async def test_axe_finds_nothing_and_all_fits_in_any_theme(narrow: Page, browser: Browser, ideas_at: str) -> None:
    await _join(narrow, ideas_at)
    pages = [f"{ideas_at}/ideas{rest}" for rest in ("?q=quiet", "/1", "/2", "/new", "/answered")]
    for address in pages:
        await narrow.goto(address)
        assert not await narrow.evaluate(WIDER_THAN_THE_SCREEN), address
        assert await narrow.evaluate(SMALL_CONTROLS) == [], address
    wide = await browser.new_page()
    await _join(wide, ideas_at)
    for address in pages:
        await go_to(wide, address)
        assert await violations_in_any_theme(wide) == []
