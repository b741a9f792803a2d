"""Totals and budgets say what was spent and point at nobody."""

from __future__ import annotations

import pytest

from bot.core.errors import NotAllowed
from bot.core.roles import Actor, Role
from bot.core.small_numbers import TOTAL
from bot.finance.money_seen import shown_total
from bot.finance.rules import NotABudget
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
    assert shown_total(await money.totals(payout.group.ola, 2025)).people is None
    for member in members[4:]:
        await payout.decide(await payout.claim(1000, by=member, meeting_id=meeting), 400)
    totals = await money.totals(payout.group.ola, 2025)
    assert totals.cells[meeting, "taxi"] == totals.cells[TOTAL, TOTAL] == shown_total(totals)
    assert (shown_total(totals).people, shown_total(totals).pence) == (6, 4800)
    assert (await money.totals(payout.group.ola, 2024)).cells == {}
    for nobody in (payout.asha, payout.group.fay, payout.group.cara):
        with pytest.raises(NotAllowed):
            await money.totals(nobody, 2025)


async def test_a_budget_says_what_is_committed_without_pointing_at_one_person(payout: Payout) -> None:
    money, meeting, ola = payout.services.finance.money, payout.group.meeting_id, payout.group.ola
    await has_taken_place(payout.services, meeting)
    await money.set_budget(ola, meeting, 5_000)
    await payout.claim(1000, meeting_id=meeting)
    await payout.decide(await payout.claim(2000, by=payout.group.fay, meeting_id=meeting), 1500)
    (for_ola,) = await money.budgets(ola)
    assert (for_ola.budget, for_ola.spent, for_ola.left, for_ola.over) == (5_000, None, None, False)
    (for_payer,) = await money.budgets(payout.dev)
    assert for_payer.spent is not None
    assert (for_payer.spent.waiting, for_payer.spent.approved, for_payer.spent.paid) == (1000, 1500, 0)
    assert for_payer.left == 2_500
    await payout.services.finance.batches.make(payout.dev)
    await payout.claim(4000, by=payout.group.cara, meeting_id=meeting)
    (for_ola,) = await money.budgets(ola)
    assert (for_ola.spent, for_ola.over) == (None, True)


async def test_only_an_organiser_sets_a_budget(payout: Payout) -> None:
    money, meeting = payout.services.finance.money, payout.group.meeting_id
    for nobody in (payout.dev, payout.ben, payout.asha, Actor(1, payout.dev.group_id, frozenset({Role.AUDITOR}))):
        with pytest.raises(NotAllowed):
            await money.set_budget(nobody, meeting, 5_000)
    for wrong in (0, -5, 10**12):
        with pytest.raises(NotABudget):
            await money.set_budget(payout.group.ola, meeting, wrong)
