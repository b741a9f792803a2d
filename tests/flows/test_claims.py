"""docs/walkthrough/claims.md, in a real browser on practice mode.

With ALONGSIDE_PICTURES=docs/walkthrough/pictures it takes its pictures.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image, ImageDraw
from playwright.async_api import BrowserContext, FilePayload, Page, expect

from bot.core.wording import say
from bot.practice.world import World
from tests.browser import browser
from tests.flows.discord_tab import HISTORY, DiscordTab
from tests.flows.pictures import Pictures
from tests.flows.windows import be, follow_link, window
from tests.practice.opened import opened_world

__all__ = ["browser", "window"]  # the fixtures

CLAIM = say("expenses-fill-heading", number=1)
TOTAL = "£54.40"
QUESTION = "Was the third hour part of the meeting?"
BECAUSE = "The third hour was on the day after"

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture
async def world(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[World]:
    async with opened_world(tmp_path, migrated_sqlite) as world:
        yield world


async def test_a_claim_from_the_receipt_to_the_money(world: World, window: BrowserContext) -> None:
    pictures = Pictures("claims")
    start = await window.new_page()
    await start.goto(world.start_page)
    asha, ed, ama = [await be(start, person) for person in ("asha", "ed", "ama")]
    told = await be(start, "asha", "messages")

    await asha_claims_a_taxi_and_her_assistant(asha, pictures)
    await ed_asks_about_one_cost(ed)
    await told.sees(say("expenses-notice-query", number=1))
    await asha_answers(asha)

    await ed_opens_it_again(ed)
    await pictures.side_by_side("web", *await on_the_web(window, asha, ed))
    await ed_pays_two_of_the_three_hours(ed, pictures)
    await told.sees("Part of your claim number 1 is approved")
    await asha_reads_why(asha, pictures)

    await ama_may_not_approve(ama)
    await ama_makes_a_batch(ama)
    await told.sees("Your claim number 1 has gone to the finance team")
    await ama_gets_its_file(ama, pictures)
    await ama_says_that_it_is_paid(ama)
    await told.sees(say("expenses-notice-paid", number=1))
    await told.show("Your claim number 1 is paid")
    await pictures.take(told.page, "told")
    await asha.command("claims")
    await asha.sees(say("expenses-where-paid"))


# Asha


async def asha_claims_a_taxi_and_her_assistant(asha: DiscordTab, pictures: Pictures) -> None:
    await asha.command("claim")
    taxi = {"expenses-form-cost-actual": "12.40", "expenses-form-details": "Home and back"}
    await add_cost(asha, "Taxi Best asked first", taxi, receipt())
    await asha.sees(say("expenses-receipts", count=1))
    await add_cost(asha, "Personal assistant", {"expenses-form-hours": "3", "expenses-form-cost-hour": "14"})
    await asha.sees(say("expenses-total", total=TOTAL).strip("*"))
    await asha.show(CLAIM)
    await pictures.take(asha.page, "written")
    await asha.press(say("expenses-button-send", total=TOTAL), on=CLAIM)
    await asha.sees(say("expenses-sent", number=1))


async def asha_answers(asha: DiscordTab) -> None:
    await open_my_claim(asha)
    await asha.press(say("expenses-button-answer"), on=QUESTION)
    await asha.write(QUESTION, "No, sorry. It was the day after.")
    await asha.submit()
    await asha.sees(say("expenses-answer-sent"))


async def asha_reads_why(asha: DiscordTab, pictures: Pictures) -> None:
    """Line by line, and how to ask for a second look."""
    await open_my_claim(asha)
    await asha.sees(BECAUSE)
    await expect(asha.message(BECAUSE).get_by_role("button", name=say("expenses-button-second-look"))).to_be_visible()
    await asha.show(say("expenses-claim-heading", number=1))
    await pictures.take(asha.page, "part-approved")


async def open_my_claim(asha: DiscordTab) -> None:
    await asha.command("claims")
    number = say("expenses-claim-short", number=1)
    await asha.choose(say("expenses-choose-claim"), number, on=say("expenses-mine-heading"))


# Ed, who approves


async def ed_asks_about_one_cost(ed: DiscordTab) -> None:
    await ed.command("claims-answer")
    await open_oldest(ed, time=1)
    await ed.choose(say("expenses-choose-to-ask"), "Personal assistant", on="from Asha")
    await ed.write(say("expenses-form-question"), QUESTION)
    await ed.submit()
    await ed.sees(say("expenses-question-asked"))


async def ed_opens_it_again(ed: DiscordTab) -> None:
    await ed.command("claims-answer")
    await open_oldest(ed, time=2)


async def ed_pays_two_of_the_three_hours(ed: DiscordTab, pictures: Pictures) -> None:
    """And says why not all three."""
    await ed.choose(say("expenses-choose-to-decide"), "Personal assistant", on="from Asha")
    await ed.write(say("expenses-form-pay"), "28")
    await ed.write(say("expenses-form-because"), BECAUSE)
    await ed.submit()
    await ed.sees(say("expenses-proposal", total="£40.40"))
    await ed.show("from Asha")
    await pictures.take(ed.page, "decide")
    await ed.press(say("expenses-button-send-decision"), on="from Asha")
    await ed.sees(say("expenses-decided"))


# Ama, who pays


async def ama_may_not_approve(ama: DiscordTab) -> None:
    await ama.command("claims-answer")
    await ama.sees(say("refusal-not-allowed"))


async def ama_makes_a_batch(ama: DiscordTab) -> None:
    """She sees amounts, and nobody's name."""
    await ama.command("claims-pay")
    await ama.sees(say("expenses-pay-count", count=1, total="£40.40"))
    await expect(ama.message(say("expenses-pay-heading"))).not_to_contain_text("Asha")
    await ama.press(say("expenses-button-batch-expenses"), on=say("expenses-pay-heading"))


async def ama_gets_its_file(ama: DiscordTab, pictures: Pictures) -> None:
    await ama.press(say("expenses-button-file"), on=say("expenses-batch-help"))
    await ama.sees(say("expenses-batch-file", number=1))
    await ama.show(say("expenses-batch-help"))
    await pictures.take(ama.page, "batch")


async def ama_says_that_it_is_paid(ama: DiscordTab) -> None:
    await ama.press(say("expenses-button-all-paid"), on=say("expenses-batch-help"))


# What the steps have in common


async def add_cost(tab: DiscordTab, label: str, fields: dict[str, str], file: bytes | None = None) -> None:
    await tab.choose(say("expenses-choose-category"), label, on=CLAIM)
    await tab.write(say("expenses-form-day"), "yesterday")
    for message, text in fields.items():
        await tab.write(say(message), text)
    if file is not None:
        sent: FilePayload = {"name": "taxi.png", "mimeType": "image/png", "buffer": file}
        await tab.form.locator("input[type=file]").set_input_files(sent)
    await tab.submit()
    await tab.sees(say("expenses-cost-added"))


async def on_the_web(window: BrowserContext, asha: DiscordTab, ed: DiscordTab) -> tuple[Page, Page]:
    """The same claim to its person, and to who answers it."""
    mine = await own_page(window, asha, "claims")
    await mine.get_by_role("link", name=TOTAL).click()
    await expect(mine.get_by_text(TOTAL).first).to_be_visible()
    waiting = await own_page(window, ed, "approve")
    await waiting.get_by_role("link", name="1").first.click()
    await expect(waiting.get_by_text("Asha").first).to_be_visible()
    return mine, waiting


async def own_page(window: BrowserContext, tab: DiscordTab, which: str) -> Page:
    """One of this person's private pages of claims, in a window as wide as a phone."""
    label = say(f"finance-button-{which}")
    await tab.command("claims-page")
    if which != "claims":  # whoever only claims has one page, and gets its link at once
        await tab.press(label, on=say("finance-choose-page"))
    return await follow_link(window, tab, label, words="finance-link")


async def open_oldest(tab: DiscordTab, *, time: int) -> None:
    """From the queue that was asked for just now: the ones before it still stand above."""
    queue, claim = say("expenses-queue-heading"), say("expenses-decide-heading", number=1, name="Asha")
    await expect(tab.page.locator(f"{HISTORY} > article").filter(has_text=queue)).to_have_count(time)
    await tab.choose(say("expenses-choose-claim"), say("expenses-claim-short", number=1), on=queue)
    await expect(tab.page.locator(f"{HISTORY} > article").filter(has_text=claim)).to_have_count(time)


def receipt() -> bytes:
    made, drawn = Image.new("RGB", (300, 200), "white"), BytesIO()
    ImageDraw.Draw(made).text((20, 80), "City taxis  12.40", fill="black")
    made.save(drawn, "PNG")
    return drawn.getvalue()
