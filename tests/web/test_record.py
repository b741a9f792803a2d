"""The meeting's record on the web: decisions, key points with concerns, actions, hard words, room and home."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from sqlalchemy import select

from bot.access.rules import Draft
from bot.checkin.rules import Side
from bot.core.wording import say
from bot.ideas.rules import NewIdea
from bot.meetings.rules import HowIComeTo
from bot.notices.rows import notices
from bot.points.rules import Answer
from bot.services import Services
from bot.web.record import Entry, Record, Section, record_of
from bot.web.record_list import ways_to_read
from bot.web.record_ways import printed, read_aloud, things
from tests.access.conftest import KEEP
from tests.agenda.group import MadeUpGroup
from tests.web.conftest import Client


async def test_the_record_has_what_was_decided_agreed_and_promised(
    web: Client, services: Services, group: MadeUpGroup, key: str
) -> None:
    meeting_id = group.meeting_id
    await services.check_ins.check_in(group.asha, meeting_id, Side.ROOM)
    await services.check_ins.check_in(group.ben, meeting_id, Side.REMOTE)
    await services.agenda.start_meeting(group.fay, meeting_id)
    point = await services.points.draft(group.fay, meeting_id, "Buses until nine")
    await services.points.ask(group.fay, point.id)
    await services.points.draft(group.fay, meeting_id, "Never asked")
    await services.points.answer(group.asha, point.id, Answer.AGREE, version=1)
    await services.points.answer(group.ben, point.id, Answer.CHANGE, "Nine is early <b>", version=1)
    await services.points.keep_concern(group.ben, point.id)
    await services.points.agree(group.fay, point.id)
    decision = await services.actions.add_decision(
        group.fay, meeting_id, "Meet at 2pm", before="We met at 9am", point_id=point.id
    )
    await services.actions.add_action(
        group.fay,
        "Ask the bus company",
        owner_id=group.eve.person_id,
        due=date(2026, 6, 1),
        meeting_id=meeting_id,
        decision_id=decision.id,
    )
    await services.agenda.end_meeting(group.fay, meeting_id)
    answer = await web.get(f"/record/{key}")
    page = unescape(await answer.text())
    assert answer.status == 200
    for words in ("Meet at 2pm", "Before: We met at 9am", "Buses until nine", "Agreed.", "Ask the bus company"):
        assert words in page
    await _the_other_ways_say_the_same(web, services, group, key)
    assert "A concern that stays beside it: “Nine is early <b>”" in page
    assert ("Never asked" in page, "<b>”" in await answer.text()) == (False, False)
    for anchor, linked in (
        (f"point-{point.id}", "From key point 1: Buses until nine"),
        (f"decision-{decision.id}", "Decision: Meet at 2pm"),
        (f"decision-{decision.id}", "From the decision: Meet at 2pm"),
    ):
        assert (f'<a href="#{anchor}">{linked}</a>' in page, f'id="{anchor}"' in page) == (True, True)
    text = await (await web.get(f"/record/{key}/record.txt")).text()
    assert (
        "1. Ask the bus company\n   Eve does this.\n   Due Monday 1 June 2026.\n   From the decision: Meet at 2pm"
        in text
    )
    assert say("parity-too-few", people=2) in text
    assert (await web.get(f"/record/{key}/parity.png")).status == 404
    assert f"/record/{key}" in await (await web.get(f"/join/{key}")).text()
    assert (await web.get("/record/nothing")).status == 404


SAID = ("Meet at 2pm", "Before: We met at 9am", "Buses until nine", "Ask the bus company", "Eve does this.")


async def _the_other_ways_say_the_same(web: Client, services: Services, group: MadeUpGroup, key: str) -> None:
    shown = {name: unescape(await (await web.get(f"/record/{key}{name}")).text()) for name in ("/large", "/aloud.txt")}
    shown["/short"] = await _all_things(web, key)
    view = await services.meetings.view(group.group_id, group.meeting_id)
    shown["paper"] = " ".join(words for words, *_ in printed(await record_of(services, view)))
    pdf = await web.get(f"/record/{key}/large.pdf?size=24")
    assert (pdf.content_type, (await pdf.read())[:5]) == ("application/pdf", b"%PDF-")
    for name, words in shown.items():
        for line in (*SAID, "Nine is early <b>"):
            assert line in " ".join(words.split()), (name, line)
        assert "Never asked" not in words
    assert "Due Monday the first of June 2026." in shown["/aloud.txt"]
    assert f"Heading: {say('record-decisions')}.\n\nNumber one.\nMeet at 2pm" in shown["/aloud.txt"]
    assert say("record-short-not-easy-read") in shown["/short"]
    assert (await web.get(f"/record/{key}/large.pdf?size=9")).status == 404


async def _all_things(web: Client, key: str) -> str:
    """Every page of the short version, as somebody reads who presses "Next thing"."""
    pages, address = [], f"/record/{key}/short"
    while address:
        pages.append(unescape(await (await web.get(address)).text()))
        following = re.search(rf'href="([^"]+)">{say("record-short-forward")}', pages[-1])
        address = following[1] if following else ""
    return "".join(pages)


def test_what_came_of_a_thing_stands_with_it_once() -> None:
    def section(name: str, *entries: Entry) -> Section:
        return Section(name, name, entries, "none")

    record = Record(
        "Buses",
        "today",
        "",
        (
            section("decisions", Entry("Go", (), "decision-1", (("from", "point-1"),)),
                    Entry("Other", (), "decision-2")),
            section("points", Entry("Nine", (), "point-1", (("about", "item-1"),)),
                    Entry("Ten", (), "point-2", (("about", "item-2"),), agreed=False)),
            section("actions", Entry("Ask", (), "action-1", (("from", "decision-1"),))),
            section("items", Entry("Bus", (), "item-1"), Entry("Food", (), "item-2"), Entry("Tea", (), "item-3")),
        ),
        (),
        has_chart=False,
    )  # fmt: skip
    told = [
        (thing.about, *([entry.title for entry in part] for part in (thing.agreed, thing.open, thing.next)))
        for thing in things(record)
    ]
    assert told == [
        ("Bus", ["Go", "Nine"], [], ["Ask"]),
        ("Food", [], ["Ten"], []),
        ("Tea", [], [], []),
        ("", ["Other"], [], []),
    ]


def test_read_aloud_has_our_numbers_in_words_and_leaves_peoples_own_words_alone() -> None:
    lines = ("In the room: 3 agree, 1 would change it.", "A concern: “Bus 7 is 20 minutes late by 4 March 2027.”",
             "Phone 1 and Phone 11 do this.", "Due Tuesday 2 March 2027.")  # fmt: skip
    own = ("Bus 7 is 20 minutes late by 4 March 2027.", "Phone 1", "Phone 11")
    actions = Section("actions", "Actions", (Entry("Ring 2 offices", lines, "action-1", own=own),), "none")
    said = read_aloud(
        Record("Buses", "today", "", (actions,), ("3 people spoke: 3 in the room (60%).",), has_chart=False)
    )
    assert said.splitlines()[6:11] == [
        "Ring 2 offices",
        "In the room: three agree, one would change it.",
        lines[1],
        lines[2],
        "Due Tuesday the second of March 2027.",
    ]
    assert "Three people spoke: three in the room (60%)." in said


async def test_who_asked_for_large_print_has_it_first_on_their_own_page_and_in_no_message(
    web: Client, services: Services, group: MadeUpGroup, key: str
) -> None:
    meeting_id = group.meeting_id
    asha = group.asha.person_id
    await services.access.send(
        group.asha, Draft(asha, meeting_id, asha, {"fmt_large_print": "24 point"}, always=False, consents=KEEP)
    )
    for person in (group.asha, group.ben):
        await services.meetings.say_how_i_come(person, meeting_id, HowIComeTo.ROOM)
    await services.agenda.start_meeting(group.fay, meeting_id)
    for person in (group.ben, group.cara, group.dev):  # who only came, and who left before its end, are told too
        await services.check_ins.check_in(person, meeting_id, Side.REMOTE)
    await services.check_ins.leave(group.dev, meeting_id)
    await services.agenda.end_meeting(group.fay, meeting_id)
    formats = await services.papers.own_formats(group.asha, meeting_id)
    own = ways_to_read(key, formats)
    assert [(way.name, way.own) for way in own][:3] == [("large", True), ("paper", True), ("page", False)]
    assert own[1].href == f"/record/{key}/large.pdf?size=24"
    assert not any(way.own for way in ways_to_read(key, await services.papers.own_formats(group.ben, meeting_id)))
    url = await services.private_links.issue(group.asha, "papers", meeting_id)
    page = await (await web.post(url[url.index("/me/") :], data={"open": "1"})).text()
    first, public = f'{say("record-way-own")}</span> <a href="/record/{key}/large">', f"/record/{key}"
    assert first in page
    assert say("record-way-own") not in await (await web.get(public)).text()
    assert await services.papers.tell_of_records() == 4
    assert await services.papers.tell_of_records() == 0
    async with services.database.read() as connection:
        found = await connection.execute(
            select(notices.c.facts, notices.c.person_id).where(notices.c.message == "papers-notice-record")
        )
        told = {row.person_id: row.facts for row in found}
    assert told.keys() == {person.person_id for person in (group.asha, group.ben, group.cara, group.dev)}
    assert len(set(told.values())) == 1


async def test_a_decision_leads_back_to_the_idea_it_came_from(
    web: Client, services: Services, group: MadeUpGroup, key: str
) -> None:
    new = NewIdea("A bench at the bus stop", "A bench, please", "Waiting is hard")
    idea = await services.ideas.post(group.asha, new)
    await services.actions.add_decision(group.fay, group.meeting_id, "Ask for a bench", idea_id=idea.id)
    page = unescape(await (await web.get(f"/record/{key}")).text())
    assert f"/ideas/{idea.id}" in page
    assert say("record-from-idea", title=idea.title) in unescape(
        await (await web.get(f"/record/{key}/record.txt")).text()
    )
