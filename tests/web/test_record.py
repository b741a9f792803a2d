"""The meeting's record on the web: decisions, key points with concerns, actions, hard words, room and home."""

from __future__ import annotations

from datetime import date
from html import unescape

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.points.rules import Answer
from bot.services import Services
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
