"""Money that comes before it is spent: the receipt is asked for, and what is left comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.errors import NotAllowed, NotFound
from bot.core.roles import Actor, Role
from bot.expenses.refusals import DecidedByYou, NoAdvance, NothingLeft, NotMoney, OwnClaim, WrongStep
from bot.expenses.rules import ClaimView
from bot.expenses.service import NewAsk
from bot.expenses.words import advance_words, can_say_spent
from bot.meetings.rules import NewMeeting
from tests.expenses.group import RECEIPT, ClaimGroup


async def _paid(group: ClaimGroup) -> ClaimView:
    """40 pounds for the meeting of 20 March, paid on 10 March."""
    expenses = group.services.expenses
    starts = group.clock() + timedelta(days=10)
    new = NewMeeting("Next", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    meeting_id = (await group.services.meetings.create(group.ola, new))[0].meeting.id
    ask = await expenses.ask(group.asha, NewAsk("taxi", 40_00, "Both ways", meeting_id, paying_first_is_hard=True))
    await expenses.say_yes(group.ed, ask.id, advance=True)
    view = await expenses.claim_agreed(group.asha, ask.id)
    view = await expenses.submit(group.asha, view.claim.id)
    await expenses.approve(group.ed, view.claim.id)
    await group.export(view.claim.id)
    await group.pay()
    return await expenses.view(group.asha, view.claim.id)


async def test_what_was_not_spent_comes_back_and_all_of_it_is_noted(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await _paid(group)
    assert can_say_spent(view)
    (open_one,) = await expenses.open_advances(group.ama)
    assert (open_one.paid_pence, open_one.spent_pence, open_one.left_pence) == (40_00, None, 0)
    view = await expenses.say_spent(group.asha, view.claim.id, 32_50)
    assert view.left_pence == 7_50
    assert "£7.50" in advance_words(view)
    assert (await group.told(group.ama))[-1] == "expenses-notice-left-over"
    assert await expenses.came_back(group.ama, view.claim.id) == 7_50
    view = await expenses.view(group.asha, view.claim.id)
    assert (view.left_pence, can_say_spent(view)) == (0, False)
    assert (await group.told(group.asha))[-1] == "expenses-notice-came-back"
    for again in (expenses.came_back(group.ama, view.claim.id), expenses.say_spent(group.asha, view.claim.id, 1)):
        with pytest.raises(NothingLeft):
            await again


@pytest.mark.parametrize(("spent", "left"), [(0, 40_00), (39_99, 1), (40_00, 0), (45_00, 0)])
async def test_what_is_left_is_what_was_not_spent(group: ClaimGroup, spent: int, left: int) -> None:
    view = await _paid(group)
    assert (await group.services.expenses.say_spent(group.asha, view.claim.id, spent)).left_pence == left
    await group.services.expenses.add_receipts(group.asha, view.lines[0].id, [RECEIPT])
    assert [each.left_pence for each in await group.services.expenses.open_advances(group.ama)] == (
        [left] if left else []
    )


async def test_only_its_person_says_what_it_cost_and_only_a_payer_that_it_came_back(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await _paid(group)
    for other in (group.ben, group.ed, group.ama, group.ola):
        with pytest.raises(NotFound):
            await expenses.say_spent(other, view.claim.id, 1)
    with pytest.raises(NotMoney):
        await expenses.say_spent(group.asha, view.claim.id, -1)
    await expenses.say_spent(group.asha, view.claim.id, 30_00)
    for name in ("Asha", "Ola", "Fay", "Ed", "Una"):
        with pytest.raises(NotAllowed):
            await expenses.came_back(group.people[name], view.claim.id)
    for name, refusal in (("Asha", OwnClaim), ("Ed", DecidedByYou)):
        everything = Actor(group.people[name].person_id, group.ama.group_id, frozenset(Role))
        with pytest.raises(refusal):
            await expenses.came_back(everything, view.claim.id)


async def test_other_claims_have_nothing_to_say_afterwards(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.approved()
    with pytest.raises(NoAdvance):
        await expenses.say_spent(group.asha, view.claim.id, 1)
    with pytest.raises(NothingLeft):
        await expenses.came_back(group.ama, view.claim.id)
    ask = await expenses.ask(group.asha, NewAsk("taxi", 40_00, ""))
    await expenses.say_yes(group.ed, ask.id, advance=True)
    unpaid = await expenses.claim_agreed(group.asha, ask.id)
    with pytest.raises(WrongStep):
        await expenses.say_spent(group.asha, unpaid.claim.id, 1)


@pytest.mark.parametrize("done", ["nothing", "half", "all"])
async def test_the_receipt_and_the_cost_are_asked_for_twice_after_the_meeting(group: ClaimGroup, done: str) -> None:
    expenses = group.services.expenses
    view = await _paid(group)
    if done != "nothing":
        await expenses.say_spent(group.asha, view.claim.id, 40_00)
    if done == "all":
        await expenses.add_receipts(group.asha, view.lines[0].id, [RECEIPT])
    came = []
    for _ in range(60):
        group.clock.forward(days=1)
        before = (await group.told(group.asha)).count("expenses-notice-advance")
        for _again in range(2):
            await expenses.remind_of_advances()
        if (await group.told(group.asha)).count("expenses-notice-advance") > before:
            came.append(group.clock().date())
    assert came == ([] if done == "all" else [date(2026, 3, 27), date(2026, 4, 17)])
