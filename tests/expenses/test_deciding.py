"""The approver's side: the queue, questions, decisions line by line, and what looks as if it was claimed before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Empty, NotFound
from bot.expenses.decisions import Decision, checked, in_full, needs_second, outcome
from bot.expenses.duplicates import NEAR, Alike, Twin, bands, near
from bot.expenses.refusals import MoreThanAsked, NeedsAReason, NotLineByLine, WrongStep
from bot.expenses.rules import ClaimState, Line, NewReceipt
from config.expenses import Kind, load_expenses
from config.settings import Settings
from tests.expenses.group import RECEIPT, ClaimGroup

EXPENSES = load_expenses(Settings().expenses_file)


def _line(line_id: int, amount: int, limit: int | None = None) -> Line:
    return Line(
        id=line_id, claim_id=1, category="taxi", kind=Kind.EXPENSE, on=date(2026, 3, 9), quantity=100,
        each_pence=amount, amount_pence=amount, usual_limit_pence=limit, access_linked=False, ask_id=None,
        approved_pence=None, details="", reason="", decided_because="",
    )  # fmt: skip


AMOUNTS = st.lists(st.tuples(st.integers(1, 50_000), st.floats(0, 1)), min_size=1, max_size=12)


@given(AMOUNTS)
def test_a_part_approval_adds_up(amounts: list[tuple[int, float]]) -> None:
    lines = [_line(number, amount) for number, (amount, _) in enumerate(amounts)]
    decisions = {
        line.id: Decision(int(line.amount_pence * share), "Because")
        for line, (_, share) in zip(lines, amounts, strict=True)
    }
    checked(lines, decisions)
    paid, asked = sum(each.pence for each in decisions.values()), sum(line.amount_pence for line in lines)
    expected = {0: ClaimState.DECLINED, asked: ClaimState.APPROVED}.get(paid, ClaimState.PART_APPROVED)
    assert outcome(lines, decisions) is expected
    assert outcome(lines, in_full(lines)) is ClaimState.APPROVED


@pytest.mark.parametrize(
    ("decisions", "refusal"),
    [
        ({}, NotLineByLine),
        ({1: Decision(100)}, NotLineByLine),
        ({1: Decision(100), 2: Decision(200), 3: Decision(0)}, NotLineByLine),
        ({1: Decision(101), 2: Decision(200)}, MoreThanAsked),
        ({1: Decision(-1, "x"), 2: Decision(200)}, MoreThanAsked),
        ({1: Decision(99), 2: Decision(200)}, NeedsAReason),
        ({1: Decision(100), 2: Decision(0, "  ")}, NeedsAReason),
    ],
)
def test_a_decision_names_every_line_and_every_reason(decisions: dict[int, Decision], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        checked([_line(1, 100), _line(2, 200)], decisions)


@pytest.mark.parametrize(
    ("amount", "limit", "paid", "second"),
    [
        (150_00, None, 150_00, False),
        (150_01, None, 150_01, True),
        (150_01, None, 150_00, False),  # what is paid counts
        (12_00, 10_00, 10_00, False),
        (12_00, 10_00, 10_01, True),
        (12_00, 10_00, 0, False),
    ],
)
def test_over_a_limit_two_approve(amount: int, limit: int | None, paid: int, second: bool) -> None:
    lines = [_line(1, 5_00), _line(2, amount, limit)]
    assert needs_second(lines, {1: Decision(5_00), 2: Decision(paid)}, EXPENSES) is second


async def test_the_queue_is_oldest_first_with_what_is_late(group: ClaimGroup) -> None:
    first = await group.sent()
    group.clock.forward(days=10)
    second = await group.sent(group.line(5_00, "parking_tolls"), by=group.ben)
    group.clock.forward(days=5)
    queue = await group.services.expenses.queue(group.ed)
    assert [(each.claim.id, each.total, each.overdue) for each in queue.waiting] == [
        (first.claim.id, 12_00, True),
        (second.claim.id, 5_00, False),
    ]
    assert (queue.every, queue.overdue) == (2, 1)


async def test_what_waits_for_the_person_is_not_late(group: ClaimGroup) -> None:
    view = await group.sent()
    await group.services.expenses.query(group.ed, view.claim.id, view.lines[0].id, "Where to?")
    group.clock.forward(days=30)
    queue = await group.services.expenses.queue(group.ed)
    assert (queue.waiting, queue.every, queue.overdue) == ((), 0, 0)


async def test_an_approver_decides_line_by_line_and_the_person_reads_why(group: ClaimGroup) -> None:
    view = await group.sent(group.line(12_00), group.line(5_00, "parking_tolls"))
    decided = await group.decide(view, 12_00, 3_00)
    assert (decided.claim.state, decided.total, decided.approved_total) == (ClaimState.PART_APPROVED, 17_00, 15_00)
    seen = await group.services.expenses.view(group.asha, view.claim.id)
    assert [(line.approved_pence, line.decided_because) for line in seen.lines] == [
        (12_00, ""),
        (3_00, "Not on the receipt"),
    ]


async def test_a_claim_is_decided_once(group: ClaimGroup) -> None:
    view = await group.approved()
    for attempt in (
        group.services.expenses.approve(group.eve, view.claim.id),
        group.services.expenses.decline(group.eve, view.claim.id, "No"),
        group.services.expenses.query(group.eve, view.claim.id, view.lines[0].id, "What?"),
        group.services.expenses.confirm(group.eve, view.claim.id),
        group.services.expenses.send_back(group.eve, view.claim.id, "No"),
    ):
        with pytest.raises(WrongStep):
            await attempt


async def test_a_decline_says_why(group: ClaimGroup) -> None:
    view = await group.sent()
    with pytest.raises(NeedsAReason):
        await group.services.expenses.decline(group.ed, view.claim.id, " ")
    await group.services.expenses.decline(group.ed, view.claim.id, "Your care package pays this")
    seen = await group.services.expenses.view(group.asha, view.claim.id)
    assert (seen.claim.state, seen.lines[0].decided_because) == (ClaimState.DECLINED, "Your care package pays this")


async def test_what_one_approver_proposes_is_not_told_before_the_second_agrees(group: ClaimGroup) -> None:
    view = await group.sent(group.line(200_00), group.line(5_00, "parking_tolls"))
    await group.decide(view, 200_00, 1_00)
    seen = await group.services.expenses.view(group.asha, view.claim.id)
    assert (seen.claim.state, seen.approved_total, seen.lines[1].decided_because) == (ClaimState.SUBMITTED, 0, "")
    assert await group.told(group.asha) == []
    assert await group.told(group.eve) == ["expenses-notice-waiting", "expenses-notice-waiting-second"]
    decided = await group.services.expenses.confirm(group.eve, view.claim.id)
    assert (decided.claim.state, decided.approved_total) == (ClaimState.PART_APPROVED, 201_00)
    assert (decided.claim.approver_id, decided.claim.second_approver_id) == (group.ed.person_id, group.eve.person_id)


async def test_a_second_approver_sends_it_back(group: ClaimGroup) -> None:
    view = await group.sent(group.line(200_00))
    await group.services.expenses.approve(group.ed, view.claim.id)
    with pytest.raises(Empty):
        await group.services.expenses.send_back(group.eve, view.claim.id, " ")
    await group.services.expenses.send_back(group.eve, view.claim.id, "Ask for the bill first")
    seen = await group.services.expenses.open_for_decision(group.ed, view.claim.id)
    assert (seen.view.claim.waits_for_first, seen.view.decided_because) == (True, "Ask for the bill first")
    assert seen.view.lines[0].approved_pence is None
    assert "expenses-notice-sent-back" in await group.told(group.ed)
    hidden = await group.services.expenses.view(group.asha, view.claim.id)
    assert hidden.decided_because == ""


async def test_a_question_drops_what_was_proposed(group: ClaimGroup) -> None:
    view = await group.sent(group.line(200_00))
    await group.services.expenses.approve(group.ed, view.claim.id)
    await group.services.expenses.query(group.eve, view.claim.id, view.lines[0].id, "Was there no train?")
    seen = (await group.services.expenses.view(group.asha, view.claim.id)).claim
    assert (seen.state, seen.approver_id, seen.needs_second) == (ClaimState.QUERY, None, False)


async def test_a_question_is_about_a_line_of_the_claim(group: ClaimGroup) -> None:
    view, other = await group.sent(), await group.sent(by=group.ben)
    with pytest.raises(NotFound):
        await group.services.expenses.query(group.ed, view.claim.id, other.lines[0].id, "What?")
    with pytest.raises(Empty):
        await group.services.expenses.query(group.ed, view.claim.id, view.lines[0].id, "")


async def test_the_same_cost_is_shown_and_not_in_the_way(group: ClaimGroup) -> None:
    first = await group.sent()
    again = await group.sent()
    await group.sent(by=group.ben)
    seen = await group.services.expenses.open_for_decision(group.ed, again.claim.id)
    assert seen.twins == (Twin(again.lines[0].id, first.claim.id, Alike.SAME_COST),)
    queue = await group.services.expenses.queue(group.ed)
    assert [each.twins for each in queue.waiting] == [1, 1, 0]
    await group.services.expenses.withdraw(group.asha, first.claim.id)
    assert (await group.services.expenses.open_for_decision(group.ed, again.claim.id)).twins == ()
    assert (await group.services.expenses.approve(group.ed, again.claim.id)).claim.state is ClaimState.APPROVED


async def test_the_same_receipt_is_shown_whoever_sends_it(group: ClaimGroup) -> None:
    near_it = NewReceipt("upload-3", "c" * 64, "0f0f0f0f0f0f0f0e")
    far_off = NewReceipt("upload-4", "d" * 64, "f0f0f0f0f0f0f0f0")
    first = await group.draft()
    await group.services.expenses.add_receipts(group.asha, first.lines[0].id, [RECEIPT])
    await group.services.expenses.submit(group.asha, first.claim.id)
    found = {}
    for actor, receipt in (
        (group.ben, NewReceipt("upload-2", RECEIPT.content_hash, RECEIPT.picture_hash)),
        (group.hana, near_it),
        (group.fay, far_off),
    ):
        view = await group.draft(group.line(1_23), by=actor)
        await group.services.expenses.add_receipts(actor, view.lines[0].id, [receipt])
        await group.services.expenses.submit(actor, view.claim.id)
        twins = (await group.services.expenses.open_for_decision(group.ed, view.claim.id)).twins
        found[actor] = [twin.alike for twin in twins if twin.other_claim_id == first.claim.id]
    assert list(found.values()) == [[Alike.SAME_FILE], [Alike.NEAR_PICTURE], []]


HASHES = st.integers(0, 2**64 - 1)


@given(HASHES, st.sets(st.integers(0, 63), max_size=NEAR))
def test_near_pictures_have_a_band_in_common(picture: int, changed: set[int]) -> None:
    other = picture
    for bit in changed:
        other ^= 1 << bit
    one, two = f"{picture:016x}", f"{other:016x}"
    assert near(one, two)
    assert set(bands(one)) & set(bands(two))


def test_a_file_without_a_picture_is_near_nothing() -> None:
    assert not near("", "")


async def test_a_receipt_is_opened_by_its_owner_and_approvers_alone(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.draft(by=group.hana, for_person=group.asha.person_id)
    view = await expenses.add_receipts(group.hana, view.lines[0].id, [RECEIPT])
    receipt_id = view.receipts[0].id
    with pytest.raises(NotFound):
        await expenses.receipt(group.ed, receipt_id)  # a draft is nobody's
    await expenses.submit(group.hana, view.claim.id)
    for actor in (group.asha, group.hana, group.ed, group.eve):
        assert await expenses.receipt(actor, receipt_id) == "upload-1"
    for name in ("Ola", "Ben", "Fay", "Cara", "Ned", "Una", "Ama", "Abe"):
        with pytest.raises(NotFound):
            await expenses.receipt(group.people[name], receipt_id)
    await expenses.approve(group.ed, view.claim.id)
    with pytest.raises(NotFound):
        await expenses.receipt(group.hana, receipt_id)


async def test_a_person_sees_who_opened_their_claim(group: ClaimGroup) -> None:
    view, other = await group.sent(), await group.sent(group.line(3_00))
    for approver in (group.ed, group.ed, group.eve):
        group.clock.forward(hours=1)
        await group.services.expenses.open_for_decision(approver, view.claim.id)
    assert [name for name, _ in await group.services.expenses.opened_by(group.asha, view.claim.id)] == ["Ed", "Eve"]
    assert await group.services.expenses.opened_by(group.asha, other.claim.id) == []
    with pytest.raises(NotFound):
        await group.services.expenses.opened_by(group.ben, view.claim.id)


async def test_paying_is_once_and_repeats_change_nothing(group: ClaimGroup) -> None:
    one = await group.approved()
    await group.export(one.claim.id)
    with pytest.raises(WrongStep):
        await group.export(one.claim.id, batch_id=2)
    assert await group.pay() == [one.claim.id]
    assert await group.pay() == []


async def test_a_batch_goes_out_whole_or_not_at_all(group: ClaimGroup) -> None:
    good, waiting = await group.approved(), await group.sent(group.line(1_00))
    with pytest.raises(WrongStep):
        await group.export(good.claim.id, waiting.claim.id)
    assert [claim.id for claim in (await group.services.expenses.to_pay(group.ama)).claims] == [good.claim.id]
    with pytest.raises(NotFound):
        await group.pay(only=[good.claim.id])


async def test_a_payer_sees_amounts_and_no_words(group: ClaimGroup) -> None:
    view = await group.approved()
    (seen,) = await group.services.expenses.amounts(group.ama, [view.claim.id])
    assert (seen.approved_total, seen.lines[0].details) == (12_00, "")
