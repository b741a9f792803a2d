"""The scripted meeting's second half: a vote by every door, and a key point from its draft to agreed."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from bot.core.wording import say
from bot.polls.states import NOTICE
from bot.practice.cast import Person
from tests.flows.discord_tab import HISTORY, DiscordTab
from tests.flows.meeting_doors import JONES, Doors, press
from tests.flows.pictures import Pictures

POLL = "Shall we ask for a shelter at the stop?"
YES, NO = say("polls-answer-yes"), say("polls-answer-no")
BUTTONS = {YES: f"1. {YES}", NO: f"2. {NO}"}
FIRST = "We ask the council for a shelter at the stop."
SECOND = "We ask the council for a shelter with a bench and a light at the stop."
FROM_HOME = "A bench, too. I cannot stand for long."
FROM_THE_ROOM = "And a light. We wait in the dark in winter."
CONCERN = "I fear that it takes years. People wait now."

PICTURES = Pictures("points")


# The poll


async def a_vote_by_every_door(doors: Doors) -> None:
    """Three at home, two phones, the tablet, and Mrs Jones, who points at her answer. Each counts once."""
    await _open_poll(doors)
    for person, answer in ((Person.ASHA, YES), (Person.BEN, YES), (Person.AMA, NO)):
        tab = await doors.tab(person)
        await tab.sees(BUTTONS[YES])
        await tab.press(BUTTONS[answer], on=POLL)
        await tab.sees(say("polls-receipt-in"))
    for page, answer in zip(doors.in_the_room, (YES, NO, YES), strict=True):
        await _vote_on(page, answer)
    await doors.screen_says(say("polls-voted-so-far", voted=6))
    console = doors.console
    await console.get_by_role("link", name=say("web-console-more-hands")).click()
    entered = console.locator("section[aria-labelledby=enter]")
    await entered.get_by_label(say("web-console-field-person")).select_option(label=JONES)
    await entered.get_by_label(YES, exact=True).check()
    await entered.get_by_label(say("web-console-field-how")).fill("pointed at it")
    await press(entered, say("web-console-do-enter"))
    await expect(console.get_by_text(say("web-console-done-enter"))).to_be_visible()
    await doors.screen_says(say("polls-voted-so-far", voted=7))


async def _open_poll(doors: Doors) -> None:
    console = doors.console
    await console.get_by_role("link", name=say("web-console-new"), exact=True).first.click()
    await console.get_by_label(say("polls-field-question")).fill(POLL)
    await console.get_by_label(say("web-console-field-kind")).select_option("yes_no")
    await press(console, say("web-console-do-prepare-open"))
    await expect(doors.picture.get_by_role("heading", name=POLL)).to_be_visible()
    await doors.console_at(say("web-floor-run"))


async def _vote_on(page: Page, answer: str) -> None:
    await page.get_by_label(answer, exact=True).check()
    await press(page, say("web-phone-send"))
    await expect(page.get_by_role("heading", name=say("web-phone-in"))).to_be_visible()
    await page.get_by_role("link", name=say("web-phone-back")).click()
    await expect(page.get_by_role("heading", name=say("web-floor-heading"))).to_be_visible()


async def the_poll_closes(doors: Doors) -> None:
    """A minute after Fay says so. Everybody reads the same."""
    await press(doors.console, say("web-console-do-close"))
    await expect(doors.console.get_by_text(say("web-console-state-closing"), exact=True)).to_be_visible()
    await doors.screen_says(say("web-polls-closing"))
    doors.clock.put_forward(NOTICE)
    await doors.world.services.polls.close_due()  # what the alarm does when it rings, a minute of real time later
    asha, phone = (await doors.tab(Person.ASHA)).message(say("polls-closed-result")), doors.phones[0].locator("main")
    for place in (asha, doors.picture, phone):
        await expect(place).to_contain_text(f"{YES} won with 5 of 7 votes")


# The key point


async def a_key_point_is_asked(doors: Doors) -> None:
    """Drafted at the console, it is asked on the screen, in Discord and on phones."""
    console = doors.console
    await doors.console_at(say("web-console-points"))
    await console.get_by_label(say("points-field-text")).fill(FIRST)
    await press(console, say("web-console-points-ask-now"))
    await expect(doors.picture.get_by_role("heading", name=FIRST)).to_be_visible()
    await agrees(await doors.tab(Person.ASHA), FIRST)
    await wants_changed(await doors.tab(Person.AMA), FIRST, FROM_HOME)
    await agrees_on(doors.phones[0], FIRST)
    await wants_changed_on(doors.phones[1], FIRST, FROM_THE_ROOM)
    await agrees_on(doors.tablet, FIRST)
    await doors.screen_says(say("points-counts", side="room", agree=2, change=1, unsure=0))
    await doors.screen_says(say("points-counts", side="home", agree=1, change=1, unsure=0))


async def wishes_from_both_sides(doors: Doors) -> None:
    """Only Fay reads them, until she shows them, without names. While they are open, nothing is agreed."""
    console = doors.console
    for wish in (FROM_HOME, FROM_THE_ROOM):
        await doors.screen_is_silent_on(wish)
    await doors.console_at(say("web-console-points"))
    await press(console, say("points-button-agreed"))
    await expect(console.get_by_text(say("points-refused-still-to-change", count=2))).to_be_visible()
    for shown, wish in enumerate((FROM_HOME, FROM_THE_ROOM), start=1):
        said = console.locator("section[id^=point-] .who").filter(has_text=wish)
        await press(said, say("points-button-release"))
        await expect(console.get_by_text(say("web-console-points-shown"))).to_have_count(shown)
        await expect(doors.phones[0].get_by_text(say("points-change", words=wish))).to_be_visible()
    await doors.screen_says(FROM_HOME)  # the first, which can be read from the back of the room
    for name in ("Ama", "Phone 2"):
        await doors.screen_is_silent_on(name)
    await console.locator("section[id^=point-]").scroll_into_view_if_needed()
    await PICTURES.take(console, "console")
    await PICTURES.take(doors.room, "room")


async def new_words_are_agreed(doors: Doors) -> None:
    """They are asked about anew. Ben still has a concern, which stays beside them in his own words."""
    console, ben = doors.console, await doors.tab(Person.BEN)
    await console.get_by_text(say("points-button-reword"), exact=True).click()
    await console.get_by_label(say("web-console-points-new-words")).fill(SECOND)
    await press(console, say("web-console-points-ask-again"))
    await expect(doors.picture.get_by_role("heading", name=SECOND)).to_be_visible()
    await agrees(await doors.tab(Person.ASHA), SECOND)
    await agrees(await doors.tab(Person.AMA), SECOND)
    for page in doors.in_the_room:
        await agrees_on(page, SECOND)
    await wants_changed(ben, SECOND, CONCERN)
    await ben.press(say("points-button-keep"), on=SECOND)
    await ben.sees(say("points-said-kept"))
    await doors.screen_says(say("points-counts", side="room", agree=3, change=0, unsure=0))
    await expect(doors.phones[1].get_by_text(say("points-concern", words=CONCERN))).to_be_visible()
    await ben.show(SECOND)
    await doors.phones[1].get_by_role("heading", name=say("points-heading", number=1)).scroll_into_view_if_needed()
    await PICTURES.side_by_side("answers", ben.page, doors.phones[1])
    await doors.console_at(say("web-console-points"))
    await press(console, say("points-button-agreed"))
    await expect(console.get_by_text(say("points-state-agreed"), exact=True)).to_be_visible()
    await expect((await doors.tab(Person.ASHA)).message(SECOND)).to_contain_text(say("points-state-agreed"))
    await expect((await doors.tab(Person.ASHA)).message(SECOND)).to_contain_text(CONCERN)


async def agrees(tab: DiscordTab, words: str) -> None:
    """The answer that comes now, and not one from before."""
    said = tab.page.locator(f"{HISTORY} > article").filter(has_text=say("points-said-agree"))
    before = await said.count()
    await tab.sees(words)
    await tab.press(say("points-button-agree"), on=words)
    await expect(said).to_have_count(before + 1)


async def wants_changed(tab: DiscordTab, words: str, wish: str) -> None:
    await tab.sees(words)
    await tab.press(say("points-button-change"), on=words)
    await tab.write(say("points-label-change"), wish)
    await tab.submit()
    await tab.sees(say("points-said-change"))


async def agrees_on(page: Page, words: str) -> None:
    """Who wanted other words before reads something else on the same button."""
    await _answer_on(page, words, "agree")


async def wants_changed_on(page: Page, words: str, wish: str) -> None:
    asked = _asked(page, words)
    await asked.get_by_label(say("points-label-change")).fill(wish)
    await _answer_on(page, words, "change")


async def _answer_on(page: Page, words: str, answer: str) -> None:
    """On a phone or tablet, once it asks about these words."""
    asked = _asked(page, words)
    await asked.locator(f"button[value={answer}]").click()
    await expect(asked.get_by_text(say(f"points-said-{answer}"))).to_be_visible()


def _asked(page: Page, words: str) -> Locator:
    return page.locator("section[aria-labelledby^=point]").filter(has=page.get_by_text(words, exact=True))
