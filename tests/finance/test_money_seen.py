"""Totals and budgets say what was spent and point at nobody."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.errors import NotAllowed
from bot.core.roles import Actor, Role
from bot.core.small_numbers import TOTAL
from bot.expenses.service import NewAsk
from bot.finance.money_rows import costs
from bot.finance.rules import NotABudget
from bot.finance.shown import Cost, Spent
from tests.finance.claims import Payout, has_taken_place


async def _members(payout: Payout, count: int) -> list[Actor]:
    return [
        await payout.services.people.from_discord(
            guild_id=payout.group.guild_id, guild_name="Group", user_id=9000 + number, name=f"Member {number}"
        )
        for number in range(count)
    ]


async def test_totals_of_a_few_people_are_hidden_and_of_many_shown(payout: Payout) -> None:
    money, meeting = payout.services.finance.money, payout.group.meeting_id
    await has_taken_place(payout.services, meeting)
    members = await _members(payout, 6)
    for member in members[:4]:
        await payout.decide(await payout.claim(1000, by=member, meeting_id=meeting), 1000)
    assert (await money.totals(payout.group.ola, 2025)).cells[TOTAL, TOTAL].people is None
    for member in members[4:]:
        await payout.decide(await payout.claim(1000, by=member, meeting_id=meeting), 400)
    totals = await money.totals(payout.group.ola, 2025)
    assert totals.cells[meeting, "taxi"] == totals.cells[TOTAL, TOTAL]
    assert (totals.cells[TOTAL, TOTAL].people, totals.cells[TOTAL, TOTAL].pence) == (6, 4800)
    assert (await money.totals(payout.group.ola, 2024)).cells == {}
    for nobody in (payout.asha, payout.group.fay, payout.group.cara):
        with pytest.raises(NotAllowed):
            await money.totals(nobody, 2025)


async def test_one_person_with_five_kinds_of_cost_is_one_person(payout: Payout) -> None:
    money, meeting = payout.services.finance.money, payout.group.meeting_id
    await has_taken_place(payout.services, meeting)
    for category in ("taxi", "public_transport", "meal_lunch", "parking_tolls", "other"):
        await payout.decide(await payout.claim(900, meeting_id=meeting, category=category), 900)
    assert {cell.pence for cell in (await money.totals(payout.group.ola, 2025)).cells.values()} == {None}


async def test_a_budget_says_what_is_committed_without_pointing_at_one_person(payout: Payout) -> None:
    money, meeting, ola = payout.services.finance.money, payout.group.meeting_id, payout.group.ola
    await has_taken_place(payout.services, meeting)
    await money.set_budget(ola, meeting, 5_000)
    await payout.claim(1000, meeting_id=meeting)
    await payout.decide(await payout.claim(2000, by=payout.group.fay, meeting_id=meeting), 1500)
    (for_ola,) = await money.budgets(ola)
    assert (for_ola.budget, for_ola.committed, for_ola.spent, for_ola.left) == (5_000, None, None, None)
    (for_payer,) = await money.budgets(payout.dev)
    assert for_payer.spent is not None
    assert (for_payer.spent.waiting, for_payer.spent.approved, for_payer.spent.paid) == (1000, 1500, 0)
    assert for_payer.left == 2_500
    await payout.services.finance.batches.make(payout.dev)
    await payout.claim(4000, by=payout.group.cara, meeting_id=meeting)
    (for_ola,) = await money.budgets(ola)
    assert (for_ola.committed, for_ola.left) == (None, None)
    (for_payer,) = await money.budgets(payout.dev)
    assert for_payer.left == -1_500


async def test_a_budget_does_not_say_what_the_totals_leave_out(payout: Payout) -> None:
    """Six people's costs are shown. One more person waits: the budget less the totals would be theirs."""
    money, meeting, ola = payout.services.finance.money, payout.group.meeting_id, payout.group.ola
    await has_taken_place(payout.services, meeting)
    members = await _members(payout, 6)
    for member in members:
        await payout.decide(await payout.claim(1000, by=member, meeting_id=meeting), 1000)
    (budget,) = await money.budgets(ola)
    assert (budget.committed, budget.spent) == (6_000, None)
    await payout.claim(3500, meeting_id=meeting)
    (budget,) = await money.budgets(ola)
    assert budget.committed is None


async def test_what_came_back_of_an_advance_was_not_spent(payout: Payout) -> None:
    money, meeting, expenses = payout.services.finance.money, payout.group.meeting_id, payout.services.expenses
    ask = await expenses.ask(payout.asha, NewAsk("taxi", 40_00, "To the town hall", meeting, paying_first_is_hard=True))
    await expenses.say_yes(payout.ben, ask.id, advance=True)
    draft = await expenses.claim_agreed(payout.asha, ask.id)
    assert (await _for_payer(payout)).agreed == 40_00
    await expenses.submit(payout.asha, draft.claim.id)
    assert ((await _for_payer(payout)).agreed, (await _for_payer(payout)).waiting) == (0, 40_00)
    await expenses.approve(payout.ben, draft.claim.id)
    batch = await payout.services.finance.batches.make(payout.dev)
    await payout.services.finance.batches.mark_all_paid(payout.dev, batch.id)
    await expenses.say_spent(payout.asha, draft.claim.id, 28_00)
    assert (await _for_payer(payout)).paid == 40_00
    await expenses.came_back(payout.dev, draft.claim.id)
    assert (await _for_payer(payout)).committed == 28_00
    async with payout.services.database.read() as connection:
        (cost,) = await costs(connection, payout.group.group_id, date(2026, 1, 1), date(2026, 12, 31))
    assert cost == Cost(meeting, "taxi", payout.asha.person_id, 28_00)
    assert (await money.totals(payout.group.ola, 2025)).cells[TOTAL, TOTAL].pence is None


async def _for_payer(payout: Payout) -> Spent:
    (budget,) = await payout.services.finance.money.budgets(payout.dev)
    assert budget.spent is not None
    return budget.spent


async def test_only_an_organiser_sets_a_budget(payout: Payout) -> None:
    money, meeting = payout.services.finance.money, payout.group.meeting_id
    for nobody in (payout.dev, payout.ben, payout.asha, Actor(1, payout.dev.group_id, frozenset({Role.AUDITOR}))):
        with pytest.raises(NotAllowed):
            await money.set_budget(nobody, meeting, 5_000)
    for wrong in (0, -5, 10**12):
        with pytest.raises(NotABudget):
            await money.set_budget(payout.group.ola, meeting, wrong)
