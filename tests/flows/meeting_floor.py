"""The scripted meeting's first half: who is here, who speaks, what is held up and asked."""

from __future__ import annotations

from datetime import timedelta

from playwright.async_api import Page, expect

from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.practice.cast import Person
from cogs.floor.cards import card_label
from tests.flows.discord_tab import DiscordTab
from tests.flows.meeting_doors import AT_HOME, JONES, TITLE, Doors, press
from tests.flows.pictures import Pictures

FLOOR = say("floor-button-think")
"""What only the card with everybody's buttons says."""
LATE = "Cara, a co-chair, is on her way"
ASHAS_WORDS = "The bus to the day centre is late most days."
TABLETS_WORDS = "We wait in the rain. There is no shelter."
QUESTION = "Who pays for a new bus stop?"
WORD = "Section 106"
ROOM_NAMES = ("Phone 1", "Phone 2", "Phone 3")

PICTURES = Pictures("floor")


async def get_ready(doors: Doors) -> None:
    """Fay opens her console. Dev, at home, looks after those who are not in the room, and says so in Discord."""
    fay, console = await doors.tab(Person.FAY), doors.console
    await fay.command("console")
    link = fay.message(say("console-link-button")).get_by_role("link", name=say("console-link-button"))
    await console.goto(await link.get_attribute("href") or "")
    await press(console, say("web-console-door-open"))
    await is_here(fay, "room")
    await doors.put_away(Person.FAY)
    dev, before = await doors.tab(Person.DEV), say("floor-start-card-heading", title=TITLE)
    await is_here(dev, "remote")
    await dev.command("meeting start")
    await dev.press(say("floor-button-remote-me"), on=before)
    await expect(dev.message(before).get_by_role("button", name=say("floor-button-remote-me"))).to_have_count(0)
    await expect(console.get_by_role("button", name=say("floor-button-remote-me"))).to_have_count(0)
    await doors.put_away(Person.DEV)


async def fay_starts(doors: Doors) -> None:
    """She goes through the list. Cara is late, so she says why she starts all the same."""
    console = doors.console
    for done in (1, 2):
        await press(console, say("web-floor-tick"))
        await expect(console.get_by_role("button", name=say("web-floor-untick"))).to_have_count(done)
    await expect(console.get_by_text(say("floor-check-co_chairs"))).to_be_visible()
    await PICTURES.take(console, "start")
    await press(console, say("floor-button-start-anyway"))
    await expect(console.get_by_text(say("floor-refused-start-reason"))).to_be_visible()
    await console.get_by_label(say("floor-start-reason")).fill(LATE)
    await press(console, say("floor-button-start-anyway"))
    await expect(console.get_by_role("heading", name=say("web-floor-queue"))).to_be_visible()


async def everyone_says_that_they_are_here(doors: Doors) -> None:
    """By command at home; in the room by the code on the screen, on the tablet, and through Fay."""
    for person in AT_HOME:
        await is_here(await doors.tab(person), "remote")
    await expect(doors.room.get_by_text(say("web-room-join-phone"))).to_be_visible()
    *_, address = (await doors.room.locator("#code-words").text_content() or "nowhere").split()
    for page in doors.in_the_room:
        await page.goto(address)
        if page is doors.tablet:
            await page.get_by_text(say("web-phone-shared"), exact=True).click()
            await press(page, say("web-phone-join-shared"))
        else:
            await press(page, say("web-phone-join"))
        await expect(page.get_by_role("heading", name=say("web-floor-heading"))).to_be_visible()
    await doors.console_at(say("web-console-people"))
    jones = doors.console.locator(".people > li").filter(has_text=JONES)
    await press(jones, say("web-console-put-room"))
    await expect(jones.get_by_text(say("web-console-side-room"), exact=True)).to_be_visible()
    await doors.console_at(say("web-floor-run"))
    here = say("web-console-counts", room=5, remote=5, phone=0)
    await expect(doors.console.get_by_text(here)).to_be_visible()


async def is_here(tab: DiscordTab, side: str) -> None:
    await tab.command("here", how=say(f"checkin-side-{side}"))
    await tab.sees(say("checkin-button-own-phone"))


async def all_join_one_queue(doors: Doors) -> None:
    """Words to be read out from home, a phone, words typed on the tablet, and a hand that Fay sees in the room."""
    asha, phone, console = await doors.tab(Person.ASHA), doors.phones[0], doors.console
    await asha.press(say("floor-button-read-out"), on=FLOOR)
    await asha.write(say("floor-read-out-field"), ASHAS_WORDS)
    await asha.submit()
    await asha.sees(say("floor-your-place", number=1))
    await press(phone, say("floor-button-hand"))
    await expect(phone.get_by_text(say("floor-your-place", number=2))).to_be_visible()
    await doors.tablet.get_by_text(say("floor-button-read-out"), exact=True).click()
    await doors.tablet.get_by_label(say("web-floor-read-out-label")).fill(TABLETS_WORDS)
    await press(doors.tablet.locator("#read-out"), say("web-floor-send"))
    await expect(doors.tablet.get_by_text(say("floor-your-place", number=3))).to_be_visible()
    await console.get_by_role("link", name=say("web-floor-ask-for")).click()
    await console.get_by_label(JONES).check()
    await press(console, say("web-floor-ask-for"))
    await queue_is(console, "Asha", "Phone 1", "Phone 3", JONES)
    await expect(asha.message(FLOOR)).to_contain_text(JONES)


async def queue_is(console: Page, *names: str) -> None:
    await expect(console.locator("ol.queue > li > p > .strong")).to_have_text([*names])


async def fay_calls_in_turn(doors: Doors) -> None:
    """Asha's words are read out; then Phone 1 speaks. Everybody sees the same, one thing at a time."""
    await call(doors, "Asha")
    await doors.screen_says(say("web-floor-room-read-out", name="Asha"))
    await doors.screen_says(ASHAS_WORDS)
    await speaks_for(doors, seconds=35)
    await call(doors, "Phone 1")
    await expect(doors.picture.get_by_role("heading", name="Phone 1")).to_be_visible()
    await expect(doors.phones[0].get_by_text(say("floor-you-have-it"))).to_be_visible()
    await expect((await doors.tab(Person.BEN)).message(FLOOR)).to_contain_text(say("floor-speaks-now", name="Phone 1"))
    await speaks_for(doors, seconds=80)


async def call(doors: Doors, name: str) -> None:
    await press(doors.console, say("floor-button-next", name=name))
    await expect(doors.console.locator("#part-queue > p").first).to_contain_text(name)


async def speaks_for(doors: Doors, *, seconds: int) -> None:
    """Nobody waits for it here."""
    doors.clock.put_forward(timedelta(seconds=seconds))


async def cards_from_both_sides(doors: Doors) -> None:
    """They reach the console and show their meaning in the room, without a name."""
    ben, phone, console = await doors.tab(Person.BEN), doors.phones[1], doors.console
    await ben.press(card_label(CardKind.SLOW), on=FLOOR)
    await ben.sees(say("floor-card-is-up", card=say("floor-card-slow")))
    await expect(console.locator("#seen-slow")).to_be_visible()
    await doors.screen_says(say("floor-card-slow-means"))
    await phone.get_by_role("button", name=say("floor-card-agree")).click()
    await expect(phone.get_by_text(say("web-floor-done-card"))).to_be_visible()
    await doors.screen_says(say("floor-card-agree-means"))
    for name in ("Ben", "Phone 2"):
        await doors.screen_is_silent_on(name)


async def a_place_is_held(doors: Doors) -> None:
    """It is home's turn: Ed is next, and still thinks. Nobody is called in his stead by itself."""
    ed, console = await doors.tab(Person.ED), doors.console
    with doors.clock.stopped():
        await ed.press(say("floor-button-think"), on=FLOOR)
        await ed.sees(say("floor-you-think"))
        await queue_is(console, "Ed", "Phone 3", JONES)
        await console.locator("#part-item").evaluate("part => part.scrollIntoView({ block: 'start' })")
        await PICTURES.take(console, "console")
        await press(console, say("floor-button-next", name="Ed"))
        await expect(console.get_by_text(say("floor-refused-still-thinking", name="Ed"))).to_be_visible()
        await PICTURES.take(doors.room, "room-speaking")
        await doors.phones[1].get_by_role("heading", name=say("web-floor-heading")).scroll_into_view_if_needed()
        await PICTURES.take(doors.phones[1], "phone")
        await ed.show(FLOOR)
        await PICTURES.take(ed.page, "discord")
        await ed.press(say("floor-button-ready"), on=say("floor-you-think"))
    await expect(console.get_by_text(say("floor-getting-ready"))).to_have_count(0)
    await doors.put_away(Person.ED)


async def fay_takes_the_cards_down(doors: Doors) -> None:
    for kind in (CardKind.SLOW, CardKind.AGREE):
        await doors.console.locator(f"#seen-{kind.value}").click()
        await expect(doors.console.locator(f"#seen-{kind.value}")).to_have_count(0)
        await doors.screen_is_silent_on(say(f"floor-card-{kind.value}-means"))


async def the_others_have_their_turns(doors: Doors) -> None:
    for name, seconds in (("Ed", 45), ("Phone 3", 30), (JONES, 65)):
        await call(doors, name)
        await doors.screen_says(name)
        await speaks_for(doors, seconds=seconds)
    await press(doors.console, say("floor-button-finish"))
    await expect(doors.console.get_by_text(say("floor-nobody-speaks")).first).to_be_visible()
    await queue_is(doors.console)


async def a_question_and_a_hard_word(doors: Doors) -> None:
    """Ben asks without his name, somebody in the room backs it, and Ama asks what a word means."""
    ben, ama, console = await doors.tab(Person.BEN), await doors.tab(Person.AMA), doors.console
    await ben.press(say("floor-button-question"), on=FLOOR)
    await ben.write(say("floor-question-field"), QUESTION)
    await ben.submit()
    await ben.sees(say("floor-question-in", question=QUESTION))
    asked = console.locator("#part-asked .way").filter(has_text=QUESTION)
    await expect(asked.get_by_text(say("floor-question-unnamed-by"))).to_be_visible()
    await press(asked, say("floor-button-question-show"))
    await expect(doors.picture.get_by_role("heading", name=QUESTION)).to_be_visible()
    await press(doors.phones[1], say("web-floor-support"))
    await expect(doors.phones[1].get_by_text(say("web-floor-done-support"))).to_be_visible()
    await expect(asked.get_by_text(say("web-floor-backs", count=1))).to_be_visible()
    await ama.press(say("floor-button-word"), on=FLOOR)
    await ama.write(say("floor-word-field"), WORD)
    await ama.submit()
    await ama.sees(say("floor-button-explain"))
    await expect(console.get_by_text(WORD)).to_be_visible()
    await press(console, say("web-floor-screen-self"))
    await expect(doors.picture.get_by_role("heading", name=QUESTION)).to_have_count(0)
