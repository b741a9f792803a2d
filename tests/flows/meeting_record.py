"""The scripted meeting's end: what is decided and done about it, how the say was shared, and the record."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.async_api import Locator, ViewportSize, expect

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.practice.cast import Person
from tests.browser import violations
from tests.flows.meeting_agreed import CONCERN, POLL, SECOND
from tests.flows.meeting_doors import JONES, TITLE, Doors, press
from tests.flows.pictures import Pictures
from tests.flows.windows import be

DECISION = "The group asks the council for a shelter."
BEFORE, AFTER = "People stood in the rain.", "2 of us write, and everyone reads it first."
ACTION = "Write to the council about the shelter"
RECORD: ViewportSize = {"width": 900, "height": 1180}
WHOLE_REPORT: ViewportSize = {"width": 1000, "height": 1000}
NARROW: ViewportSize = {"width": 320, "height": 640}
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

PICTURES = Pictures("points")


async def a_decision_that_comes_from_the_poll(doors: Doors) -> None:
    """Fay writes it down in Discord, and everyone has it there."""
    fay = await doors.tab(Person.FAY)
    await fay.command("decision add")
    await fay.write(say("actions-field-decision"), DECISION)
    await fay.write(say("actions-field-before"), BEFORE)
    await fay.write(say("actions-field-after"), AFTER)
    await fay.form.get_by_role("combobox", name=say("actions-label-from")).click()
    await fay.form.get_by_role("option", name=POLL).click()
    await fay.submit()
    await fay.sees(say("decisions-said-added"))
    card = (await doors.tab(Person.ASHA)).message(DECISION)
    for words in (BEFORE, AFTER, POLL):
        await expect(card).to_contain_text(words)


async def an_action_with_two_people_and_a_day(doors: Doors) -> None:
    """At the console: what Asha does with Phone 1, for Mrs Jones, who asked."""
    console, due = doors.console, spoken_date((doors.clock() + timedelta(days=14)).date())
    await doors.console_at(say("web-console-record"))
    written = console.locator("section[aria-labelledby=action]")
    await written.get_by_label(say("actions-field-action")).fill(ACTION)
    await _choose(written, "actions-label-owner", "Asha")
    await _choose(written, "actions-label-partner", "Phone 1")
    await _choose(written, "actions-label-asker", JONES)
    await written.get_by_label(say("actions-label-due")).fill(due)
    await _choose(written, "actions-label-from", say("actions-from-decision", text=DECISION))
    await press(written, say("web-console-record-store"))
    await expect(console.get_by_role("heading", name=ACTION, exact=True)).to_be_visible()
    card = (await doors.tab(Person.ASHA)).message(ACTION)
    for words in (
        say("actions-who-two", owner="Asha", partner="Phone 1"),
        say("actions-due", day=due),
        say("actions-asked-by", name=JONES),
    ):
        await expect(card).to_contain_text(words)


async def _choose(form: Locator, label: str, option: str) -> None:
    await form.get_by_label(say(label)).select_option(label=option)


async def the_meeting_ends(doors: Doors) -> None:
    fay = await doors.tab(Person.FAY)
    await fay.command("run end")
    await fay.sees(say("agenda-card-ended"))
    await doors.screen_says(say("web-room-after"))
    await expect(doors.phones[0].get_by_text(say("web-phone-after"))).to_be_visible()


async def the_report_in_discord(doors: Doors) -> None:
    """In the organisers' channel by itself, with its picture; to Asha when she asks."""
    organisers = await be(doors.start, Person.FAY, "organisers")
    await organisers.page.set_viewport_size(WHOLE_REPORT)
    heading = say("parity-heading", title=TITLE)
    await _says_how_the_say_was_shared(organisers.message(heading))
    await expect(organisers.message(heading).get_by_role("img")).to_have_attribute("src", re.compile("^blob:"))
    await organisers.show(heading)
    await PICTURES.take(organisers.page, "report")
    asha = await doors.tab(Person.ASHA)
    await asha.command("parity")
    await _says_how_the_say_was_shared(asha.message(heading))


async def the_record_on_the_web(doors: Doors) -> None:
    """From the joining page. The decision leads to the poll and to its action."""
    page = doors.room
    await page.set_viewport_size(RECORD)
    await page.goto(doors.world.joining)
    await page.get_by_role("link", name=say("web-join-record")).click()
    for words in (DECISION, SECOND, ACTION, POLL):
        await expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()
    await expect(page.get_by_text(say("points-concern", words=CONCERN))).to_be_visible()
    await expect(page.get_by_role("link", name=say("actions-from-poll", text=POLL))).to_be_visible()
    await expect(page.get_by_role("link", name=say("actions-led-to-action", text=ACTION))).to_be_visible()
    report = page.locator("section[aria-labelledby=parity]")
    await _says_how_the_say_was_shared(report)
    chart = report.get_by_role("img", name=say("record-chart"))
    await expect(chart).to_have_js_property("complete", True)
    assert await chart.evaluate("chart => chart.naturalWidth") > 0
    await page.locator("#decisions").evaluate("heading => heading.scrollIntoView({ block: 'start' })")
    await PICTURES.take(page, "record")


async def other_ways_to_read_it(doors: Doors) -> None:
    """On the smallest phone nothing is too wide, and axe finds nothing. Read aloud, people's words stay theirs."""
    page = doors.room
    await page.set_viewport_size(NARROW)
    record = page.url
    for way in ("", "/large", "/short"):
        await page.goto(f"{record}{way}")
        assert await violations(page) == []
        assert not await page.evaluate(WIDER_THAN_THE_SCREEN)
    aloud = await (await page.request.get(f"{record}/aloud.txt")).text()
    for words in (AFTER, CONCERN, say("points-counts", side="room", agree="three", change=0, unsure=0)):
        assert words in aloud


async def _says_how_the_say_was_shared(place: Locator) -> None:
    """Ten people, five on each side; only the one suggestion on the agenda came from one side alone."""
    for words in (
        say("parity-flag-suggestions", side=say("parity-side-home")),
        say("parity-people", parts=_parts(5, 5, 50)),
        _line("turns", 3, 2, 60),
        _line("votes", 4, 3, 57),
        _line("changes", 1, 1, 50),
    ):
        await expect(place).to_contain_text(words)


def _line(what: str, room: int, home: int, percent: int) -> str:
    return say("parity-line", what=say(f"parity-what-{what}"), parts=_parts(room, home, percent))


def _parts(room: int, home: int, percent: int) -> str:
    """`percent` is the room's."""
    sides = (("room", room, percent), ("home", home, 100 - percent))
    return ", ".join(
        say("parity-part", number=say("parity-number", side=side, number=number), percent=part)
        for side, number, part in sides
    )
