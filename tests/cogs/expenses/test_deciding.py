"""Approvers and payers in Discord: the queue, a question, a decision line by line, and who may not."""

from __future__ import annotations

import json

from sqlalchemy import insert, select

from bot.core.wording import say
from bot.expenses.rules import NewLine
from bot.expenses.tables import claim_lines, claims
from bot.finance.batches import IN_A_MOMENT
from tests.cogs.expenses.riverside import Riverside, words
from tests.discord_words import fill_in, text_of

PAY, WHY = say("expenses-form-pay"), say("expenses-form-because")


async def _lines(riverside: Riverside) -> list[str]:
    asha = await riverside.actor("asha")
    ((claim, _total),) = await riverside.services.expenses.mine(asha)
    return [str(line.id) for line in (await riverside.services.expenses.view(asha, claim.id)).lines]


async def test_the_queue_names_nobody_and_opening_a_claim_does(riverside: Riverside) -> None:
    await riverside.sent()
    queue = await riverside.ed.slash(riverside.room, "claims-answer")
    assert "Asha" not in words(queue)
    opened = await riverside.pick("ed", queue, "expenses-choose-claim")
    assert say("expenses-decide-heading", number=1, name="Asha") in words(opened)


async def test_a_question_is_asked_and_answered(riverside: Riverside) -> None:
    await riverside.sent()
    opened = await riverside.opened()
    form = await riverside.pick("ed", opened, "expenses-choose-to-ask", (await _lines(riverside))[1])
    asked = await fill_in(riverside.ed, form, {say("expenses-form-question"): "Was it two hours or three?"})
    assert say("expenses-decider-query") in words(asked)
    mine = await riverside.asha.slash(riverside.room, "claims")
    await riverside.pick("asha", mine, "expenses-choose-claim")
    assert mine.response is not None
    assert say("expenses-question", question="Was it two hours or three?") in text_of(mine.response)
    form = await riverside.press("asha", mine, "expenses-button-answer")
    answered = await fill_in(riverside.asha, form, {"Was it two hours or three?": "Three"})
    assert say("expenses-answer-sent") in words(answered)


async def test_part_is_approved_and_the_person_reads_why_and_asks_again(riverside: Riverside) -> None:
    await riverside.sent()
    opened = await riverside.opened()
    form = await riverside.pick("ed", opened, "expenses-choose-to-decide", (await _lines(riverside))[1])
    noted = await fill_in(riverside.ed, form, {PAY: "28", WHY: "Your care package pays the third hour"})
    assert say("expenses-proposal", total="£40") in words(noted)
    decided = await riverside.press("ed", opened, "expenses-button-send-decision")
    assert say("expenses-decided") in words(decided)
    mine = await riverside.asha.slash(riverside.room, "claims")
    await riverside.pick("asha", mine, "expenses-choose-claim")
    assert mine.response is not None
    because = say("expenses-paid-in-part", pence="£28", because="Your care package pays the third hour")
    assert because in text_of(mine.response)
    form = await riverside.press("asha", mine, "expenses-button-second-look")
    asked = await fill_in(riverside.asha, form, {say("expenses-form-second-look"): "It does not pay on Mondays"})
    assert say("expenses-second-look-asked", number=2) in words(asked)
    again = await riverside.opened("ed")
    assert say("expenses-refused-another-approver") in words(again)
    assert say("expenses-button-approve") not in words(again).split("\n")
    again = await riverside.opened("eve")
    assert say("expenses-decided") in words(await riverside.press("eve", again, "expenses-button-approve"))


async def test_a_claim_that_does_not_fit_a_message_is_decided_where_all_of_it_shows(riverside: Riverside) -> None:
    asha, expenses = await riverside.actor("asha"), riverside.services.expenses
    draft = await expenses.start(asha)
    for _ in range(12):
        new = NewLine("taxi", await expenses.today(asha.group_id), 9_00, details="From home to the hall. " * 15)
        await expenses.add_line(asha, draft.claim.id, new)
    await expenses.submit(asha, draft.claim.id)
    opened = await riverside.opened()
    assert say("expenses-too-long-here") in words(opened)
    assert say("expenses-button-approve") not in words(opened).split("\n")
    assert say("expenses-own-page") in words(await riverside.press("ed", opened, "expenses-button-own-page"))


async def test_less_without_a_reason_is_refused(riverside: Riverside) -> None:
    await riverside.sent()
    opened = await riverside.opened()
    form = await riverside.pick("ed", opened, "expenses-choose-to-decide", (await _lines(riverside))[0])
    refused = await fill_in(riverside.ed, form, {PAY: "5"})
    assert say("expenses-refused-needs-reason") in words(refused)


async def test_over_a_limit_a_second_approver_agrees(riverside: Riverside) -> None:
    panel = await riverside.claim()
    await riverside.taxi(panel, cost="180")
    await riverside.press("asha", panel, "expenses-button-send", total="£180")
    first = await riverside.opened("ed")
    assert say("expenses-decided-waits") in words(await riverside.press("ed", first, "expenses-button-approve"))
    assert say("expenses-refused-another-approver") in words(first)
    assert say("expenses-button-agree") not in words(first).split("\n")
    second = await riverside.opened("eve")
    assert say("expenses-decided") in words(await riverside.press("eve", second, "expenses-button-agree"))


async def test_the_payer_sees_amounts_and_may_not_approve(riverside: Riverside) -> None:
    await riverside.sent()
    await riverside.press("ed", await riverside.opened(), "expenses-button-approve")
    waits = words(await riverside.ama.slash(riverside.room, "claims-pay"))
    assert say("expenses-pay-count", count=1, total="£54") in waits
    assert "Asha" not in waits
    refused = await riverside.ama.slash(riverside.room, "claims-answer")
    assert say("refusal-not-allowed") in words(refused)
    refused = await riverside.ed.slash(riverside.room, "claims-pay")
    assert say("refusal-not-allowed") in words(refused)


async def test_the_payer_makes_a_batch_gets_its_file_and_says_that_it_is_paid(riverside: Riverside) -> None:
    await riverside.sent()
    await riverside.press("ed", await riverside.opened(), "expenses-button-approve")
    panel = await riverside.ama.slash(riverside.room, "claims-pay")
    made = await riverside.press("ama", panel, "expenses-button-batch-expenses")
    assert say("expenses-batch-made", number=1) in words(made)
    got = await riverside.press("ama", panel, "expenses-button-file")
    assert say("expenses-batch-file", number=1) in words(got)
    assert got.response is not None
    (file,) = got.response.attachments
    content = await file.read()
    assert b"54.00" in content
    assert b"Asha" in content
    paid = await riverside.press("ama", panel, "expenses-button-all-paid")
    assert say("expenses-batch-paid", count=1) in words(paid)
    mine = words(await riverside.asha.slash(riverside.room, "claims"))
    assert say("expenses-where-paid") in mine


async def test_a_large_batch_says_how_far_it_is_while_it_is_made(riverside: Riverside) -> None:
    await riverside.sent()
    await riverside.press("ed", await riverside.opened(), "expenses-button-approve")
    every = IN_A_MOMENT + 101
    await _as_many_more(riverside, every - 1)
    panel = await riverside.ama.slash(riverside.room, "claims-pay")
    assert say("expenses-pay-count", count=every, total="£32,454") in words(panel)
    riverside.env.http_requests.clear()
    made = await riverside.press("ama", panel, "expenses-button-batch-expenses")
    assert say("expenses-batch-made", number=1) in words(made)
    shown = json.dumps([request.json for request in riverside.env.http_requests], default=str)
    assert say("expenses-batch-so-far", done=IN_A_MOMENT, every=every) in shown
    got = await riverside.press("ama", panel, "expenses-button-file")
    assert got.response is not None
    assert (await got.response.attachments[0].read()).count(b"\r\n") == every + 1
    paid = await riverside.press("ama", panel, "expenses-button-all-paid")
    assert say("expenses-batch-paid", count=every) in words(paid)


async def _as_many_more(riverside: Riverside, count: int) -> None:
    """Claims like the one there is."""
    async with riverside.services.database.write() as write:
        claim = dict((await write.connection.execute(select(claims))).mappings().one())
        lines = [dict(row) for row in (await write.connection.execute(select(claim_lines))).mappings()]
        more = range(claim["id"] + 1, claim["id"] + count + 1)
        await write.connection.execute(insert(claims), [{**claim, "id": number} for number in more])
        copied = [
            {**line, "id": 1000 * place + number, "claim_id": number}
            for place, line in enumerate(lines, start=1)
            for number in more
        ]
        await write.connection.execute(insert(claim_lines), copied)


async def test_the_payer_reads_what_is_paid_from_the_file(riverside: Riverside) -> None:
    await riverside.sent()
    await riverside.press("ed", await riverside.opened(), "expenses-button-approve")
    panel = await riverside.ama.slash(riverside.room, "claims-pay")
    await riverside.press("ama", panel, "expenses-button-batch-expenses")
    field = say("expenses-form-paid-file")
    form = await riverside.press("ama", panel, "expenses-button-import")
    odd = await fill_in(riverside.ama, form, {field: [("paid.csv", b"Batch,Claim,Amount\n1,99,54.00\n")]})
    assert say("expenses-batch-paid", count=1) not in words(odd)
    form = await riverside.press("ama", panel, "expenses-button-import")
    read = await fill_in(riverside.ama, form, {field: [("paid.csv", b"Batch,Claim,Amount\n1,1,54.00\n")]})
    assert say("expenses-batch-paid", count=1) in words(read)


async def test_payments_for_time_are_off_until_they_are_turned_on(riverside: Riverside) -> None:
    refused = await riverside.ed.slash(riverside.room, "claims-offer", member=riverside.asha)
    assert say("payments-refused-off") in words(refused)


async def test_a_receipt_opens_through_a_link_and_not_in_discord(riverside: Riverside) -> None:
    await riverside.sent()
    opened = await riverside.opened()
    given = words(await riverside.pick("ed", opened, "expenses-choose-receipt"))
    assert "/me/" in given
    assert "jpg" not in given


async def test_a_second_look_shows_the_receipts_of_the_first_claim(riverside: Riverside) -> None:
    await riverside.sent()
    asha, expenses = await riverside.actor("asha"), riverside.services.expenses
    await expenses.decline(await riverside.actor("ed"), 1, "There was a bus")
    await expenses.second_look(asha, 1, "The bus has no ramp")
    opened = await riverside.opened("eve")
    assert say("expenses-receipts", count=1) in words(opened)
    assert "/me/" in words(await riverside.pick("eve", opened, "expenses-choose-receipt"))
