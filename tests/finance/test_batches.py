"""What is approved is paid once: one batch a claim, one file a batch, and nothing half done."""

from __future__ import annotations

import asyncio
import csv
import io

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.core.access_log import openings_of
from bot.core.audit import first_broken
from bot.core.errors import NotAllowed, NotFound, Refusal
from bot.core.spreadsheet import MARK
from bot.expenses.rules import ClaimState
from bot.expenses.tables import claim_lines, claims
from bot.finance.rules import Batch, FileChanged, NothingToPay, OddRows
from bot.finance.tables import finance_batches, finance_lines
from bot.notices.rows import notices
from bot.people.rows import people
from tests.finance.claims import Payout


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode().removeprefix(MARK), newline="")))


def _csv(*rows: tuple[object, ...], heading: str = "Batch,Claim,Amount") -> bytes:
    return "\r\n".join([heading, *(",".join(map(str, row)) for row in rows)]).encode()


async def test_what_is_approved_is_put_into_one_batch_and_each_person_told(payout: Payout) -> None:
    batches, asha, ben = payout.services.finance.batches, payout.asha, payout.ben
    first, second = await payout.approved(1250), await payout.approved(800, 2000, by=payout.group.fay)
    assert (await batches.ready(payout.dev)).pence == 4050
    batch = await batches.make(payout.dev)
    assert (batch.count, batch.pence, batch.paid) == (2, 4050, 0)
    file = await batches.file(payout.dev, batch.id)
    assert [(row["Claim"], row["Amount"], row["Name in the group"]) for row in _rows(file.content)] == [
        (str(first.claim.id), "12.50", "Asha"),
        (str(second.claim.id), "28.00", "Fay"),
    ]
    assert (await payout.services.expenses.view(asha, first.claim.id)).claim.state is ClaimState.EXPORTED
    with pytest.raises(NothingToPay):
        await batches.make(payout.dev)
    assert b"taxi" not in file.content
    with pytest.raises(NotAllowed):
        await batches.make(ben)


async def test_the_file_of_a_batch_is_the_same_to_the_byte_each_time(payout: Payout) -> None:
    batches = payout.services.finance.batches
    await payout.approved(1250)
    batch = await batches.make(payout.dev)
    file = await batches.file(payout.dev, batch.id)
    await payout.approved(900)
    payout.clock.forward(days=90)
    async with payout.services.database.write() as write:
        await write.connection.execute(
            update(people).where(people.c.id == payout.asha.person_id).values(name="=Another name")
        )
    await batches.mark_all_paid(payout.dev, batch.id)
    assert await batches.file(payout.cara, batch.id) == file
    async with payout.services.database.write() as write:
        await write.connection.execute(update(finance_lines).values(pence=1251))
    with pytest.raises(FileChanged):
        await batches.file(payout.dev, batch.id)


async def test_each_person_of_a_batch_sees_who_opened_it_and_how_often(payout: Payout) -> None:
    view = await payout.approved(1250)
    batches, claims = payout.services.finance.batches, payout.services.expenses
    batch = await batches.make(payout.dev)
    opened = await claims.opened_by(payout.asha, view.claim.id)
    await batches.batch(payout.dev, batch.id)
    await batches.file(payout.cara, batch.id)
    await batches.on_paper(payout.cara, batch.id)
    async with payout.services.database.read() as connection:
        noted = [each for each in await openings_of(connection, payout.asha.person_id) if each.why == "pay"]
    assert {each.record for each in noted} == {f"claim:{view.claim.id}"}
    assert [each.by for each in noted] == [payout.cara.person_id] * 2 + [payout.dev.person_id]
    assert len(await claims.opened_by(payout.asha, view.claim.id)) == len(opened) + 2


async def test_a_name_like_a_formula_is_text_in_the_file(payout: Payout) -> None:
    async with payout.services.database.write() as write:
        await write.connection.execute(
            update(people).where(people.c.id == payout.asha.person_id).values(name='=HYPERLINK("x")')
        )
    await payout.approved(1250)
    batches = payout.services.finance.batches
    batch = await batches.make(payout.dev)
    (row,) = _rows((await batches.file(payout.dev, batch.id)).content)
    assert row["Name in the group"] == '\'=HYPERLINK("x")'


async def test_whoever_had_another_part_in_a_claim_leaves_it_to_another_payer(payout: Payout) -> None:
    batches = payout.services.finance.batches
    own = await payout.approved(1000, by=payout.dev)
    others = await payout.approved(700)
    ready = await batches.ready(payout.dev)
    assert (ready.count, ready.pence, ready.for_others) == (1, 700, 1)
    batch = await batches.make(payout.dev)
    _, lines = await batches.batch(payout.dev, batch.id)
    assert [line.number for line in lines] == [others.claim.id]
    second = await batches.make(payout.cara)
    assert [line.number for line in (await batches.batch(payout.cara, second.id))[1]] == [own.claim.id]
    with pytest.raises(Refusal):
        await batches.mark_all_paid(payout.dev, second.id)
    assert (await batches.batch(payout.cara, second.id))[0].paid == 0


async def test_the_schema_lets_no_claim_into_a_second_batch(payout: Payout) -> None:
    view = await payout.approved(700)
    batch = await payout.services.finance.batches.make(payout.dev)
    line = {
        "batch_id": batch.id, "kind": "expenses", "claim_id": view.claim.id, "person_id": payout.asha.person_id,
        "name": "Asha", "pence": 700, "meeting": "x", "approved_on": view.claim.created_at.date(), "to_charity": False,
    }  # fmt: skip
    wrongs: list[dict[str, object]] = [{}, {"kind": "payments"}, {"claim_id": None}, {"pence": 0, "claim_id": None}]
    for wrong in wrongs:
        with pytest.raises(IntegrityError):
            async with payout.services.database.write() as write:
                await write.connection.execute(insert(finance_lines).values(**line | wrong))


async def test_two_payers_at_once_make_two_batches_without_a_claim_in_both(payout: Payout) -> None:
    made = [await payout.approved(100 + number) for number in range(4)]
    batches = payout.services.finance.batches
    results = await asyncio.gather(batches.make(payout.dev), batches.make(payout.cara), return_exceptions=True)
    whole = [result for result in results if isinstance(result, Batch)]
    refused = [result for result in results if not isinstance(result, Batch)]
    assert (sum(batch.count for batch in whole), len(whole)) == (len(made), 1)
    assert all(isinstance(result, Refusal) for result in refused)
    async with payout.services.database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(finance_batches))).scalar_one() == 1


async def test_what_the_bank_paid_is_read_from_a_file_and_reading_it_again_changes_nothing(payout: Payout) -> None:
    batches = payout.services.finance.batches
    first, second, third = [await payout.approved(pence) for pence in (1000, 2000, 3000)]
    batch = await batches.make(payout.dev)
    content = _csv(
        (batch.id, first.claim.id, "10.00", "yes"),
        (batch.id, second.claim.id, "£20", "rejected"),
        heading="batch,CLAIM,Amount,Paid",
    )
    said = await batches.import_paid(payout.dev, batch.id, content)
    assert (said.paid, said.before, said.left) == ((first.claim.id,), (), (second.claim.id, third.claim.id))
    told = await _notices(payout)
    again = await batches.import_paid(payout.dev, batch.id, content)
    assert (again.paid, again.before, await _notices(payout)) == ((), (first.claim.id,), told)
    states = [
        (await payout.services.expenses.view(payout.asha, view.claim.id)).claim.state for view in (first, second, third)
    ]
    assert states == [ClaimState.PAID, ClaimState.EXPORTED, ClaimState.EXPORTED]
    whole = await batches.import_paid(payout.dev, batch.id, (await batches.file(payout.dev, batch.id)).content)
    assert (whole.paid, whole.left, await _notices(payout)) == ((second.claim.id, third.claim.id), (), 3)
    assert (await batches.batch(payout.dev, batch.id))[0].is_paid


async def _notices(payout: Payout) -> int:
    async with payout.services.database.read() as connection:
        told = select(func.count()).where(notices.c.message == "expenses-notice-paid")
        return int((await connection.execute(told)).scalar_one())


async def test_every_odd_row_is_named_and_then_nothing_is_done(payout: Payout) -> None:
    batches = payout.services.finance.batches
    view = await payout.approved(1000)
    other = await payout.approved(500, by=payout.dev)
    batch = await batches.make(payout.dev)
    claim = view.claim.id
    content = _csv(
        (batch.id, claim, "10.00"),
        (batch.id, claim, "10.00"),
        (batch.id, other.claim.id, "5.00"),
        (batch.id + 1, claim, "10.00"),
        (batch.id, claim, "10.01"),
        (batch.id, "x", "1"),
        (batch.id, claim, "ten"),
    )
    with pytest.raises(OddRows) as refused:
        await batches.import_paid(payout.dev, batch.id, content)
    assert [(row.row, row.reason) for row in refused.value.rows] == [
        (3, "twice"),
        (4, "unknown"),
        (5, "batch"),
        (6, "twice"),
        (7, "number"),
        (8, "twice"),
    ]
    assert (await batches.batch(payout.dev, batch.id))[0].paid == 0
    with pytest.raises(OddRows) as refused:
        await batches.import_paid(payout.dev, batch.id, _csv((batch.id, claim, "10.01")))
    assert [row.reason for row in refused.value.rows] == ["amount"]


async def test_another_groups_batch_is_not_there(payout: Payout) -> None:
    await payout.approved(1000)
    batch = await payout.services.finance.batches.make(payout.dev)
    stranger = type(payout.dev)(payout.dev.person_id, payout.dev.group_id + 1, payout.dev.roles)
    for ask in (payout.services.finance.batches.file, payout.services.finance.batches.mark_all_paid):
        with pytest.raises(NotFound):
            await ask(stranger, batch.id)


async def test_every_step_is_in_the_log_that_can_be_verified(payout: Payout) -> None:
    view = await payout.approved(1000)
    batches = payout.services.finance.batches
    batch = await batches.make(payout.dev)
    await batches.file(payout.dev, batch.id)
    await batches.mark_all_paid(payout.dev, batch.id)
    async with payout.services.database.read() as connection:
        found = await connection.exec_driver_sql("SELECT action, record FROM audit_log ORDER BY id")
        noted = [tuple(row) for row in found]
        assert await first_broken(connection) is None
    here = [
        (action, record)
        for action, record in noted
        if action.startswith(("finance", "expenses.export", "expenses.pay"))
    ]
    assert here == [
        ("expenses.export", f"claim:{view.claim.id}"),
        ("finance.make_batch", f"batch:{batch.id}"),
        ("finance.export", f"batch:{batch.id}"),
        ("expenses.pay", f"claim:{view.claim.id}"),
        ("finance.mark_paid", f"batch:{batch.id}"),
    ]


async def test_batches_and_claims_add_up(payout: Payout) -> None:
    amounts = [(1000, 500), (250,), (14999, 4), (3333, 3333, 3334)]
    for number, pence in enumerate(amounts):
        view = await payout.claim(*pence, by=payout.group.fay if number % 2 else payout.asha)
        await payout.decide(view, *(amount - number for amount in pence))
    batches = payout.services.finance.batches
    batch = await batches.make(payout.dev)
    _, lines = await batches.batch(payout.dev, batch.id)
    async with payout.services.database.read() as connection:
        approved = (await connection.execute(select(func.sum(claim_lines.c.approved_pence)))).scalar_one()
        inside = (await connection.execute(select(func.count()).where(claims.c.batch_id == batch.id))).scalar_one()
    expected = sum(amount - number for number, pence in enumerate(amounts) for amount in pence)
    assert (batch.pence, sum(line.pence for line in lines), approved) == (expected,) * 3
    assert (batch.count, len(lines), inside) == (4, 4, 4)
