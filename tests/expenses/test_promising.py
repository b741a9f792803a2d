"""Promised days have an alarm: a count for whoever can keep them, once a day, and nobody's name."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.roles import Actor, Role
from bot.expenses.service import NewAsk
from bot.notices.rows import notices
from tests.expenses.group import ClaimGroup

ANSWERS, MONEY = "expenses-notice-promised-answers", "expenses-notice-promised-money"
NOBODY_ANSWERS, NOBODY_PAYS = "expenses-notice-nobodys-answers", "expenses-notice-nobodys-money"


async def _on(group: ClaimGroup, day: date, hour: int = 12) -> None:
    """The hourly look, twice."""
    group.clock.now = datetime.combine(day, time(hour), UTC)
    for _ in range(2):
        await group.services.expenses.tell_of_promises()


async def _told(group: ClaimGroup, actor: Actor) -> list[tuple[str, dict[str, Any]]]:
    asked = select(notices.c.message, notices.c.facts).where(
        notices.c.person_id == actor.person_id,
        notices.c.message.in_((ANSWERS, MONEY, NOBODY_ANSWERS, NOBODY_PAYS)),
    )
    async with group.services.database.read() as connection:
        return [(row.message, json.loads(row.facts)) for row in await connection.execute(asked.order_by(notices.c.id))]


async def test_approvers_are_told_a_working_day_before_and_each_day_until_it_is_answered(group: ClaimGroup) -> None:
    view = await group.sent()
    await group.sent(by=group.eve)
    await group.services.expenses.ask(group.asha, NewAsk("taxi", 30_00, "No step-free bus"))
    assert view.claim.decide_by == date(2026, 3, 24)
    await _on(group, date(2026, 3, 20))
    await _on(group, date(2026, 3, 22))  # a Sunday
    await _on(group, date(2026, 3, 23), hour=8)
    assert await _told(group, group.ed) == []
    await _on(group, date(2026, 3, 23))
    facts = {"count": 3, "day": "Tuesday 24 March 2026"}
    assert await _told(group, group.ed) == [(ANSWERS, facts)]
    assert await _told(group, group.eve) == [(ANSWERS, facts | {"count": 2})]
    await group.services.expenses.approve(group.ed, view.claim.id)
    await _on(group, date(2026, 3, 25))
    assert await _told(group, group.ed) == [(ANSWERS, facts), (ANSWERS, {"count": 2, "day": "Thursday 26 March 2026"})]
    for actor in (group.asha, group.ola, group.ama):
        assert await _told(group, actor) == []


async def test_payers_are_told_until_it_is_marked_as_paid(group: ClaimGroup) -> None:
    view = await group.approved()
    assert view.claim.pay_by == date(2026, 4, 9)
    await _on(group, date(2026, 4, 2))
    assert await _told(group, group.ama) == []
    await group.export(view.claim.id)
    await _on(group, date(2026, 4, 8))
    assert await _told(group, group.ama) == [(MONEY, {"count": 1, "day": "Thursday 9 April 2026"})]
    await group.pay()
    await _on(group, date(2026, 4, 9))
    assert len(await _told(group, group.ama)) == 1


@pytest.mark.parametrize("typed_in", [False, True])
async def test_organisers_are_told_of_what_no_approver_may_answer(group: ClaimGroup, typed_in: bool) -> None:
    await group.sent(by=group.ed, for_person=group.asha.person_id if typed_in else None)
    await _on(group, date(2026, 3, 11))
    assert await _told(group, group.ola) == []  # Eve may
    await group.services.people.end_grant(group.ola, group.eve.person_id, Role.EXPENSES_APPROVER)
    await _on(group, date(2026, 3, 12))
    assert await _told(group, group.ola) == [(NOBODY_ANSWERS, {"count": 1})]
    assert await _told(group, group.ed) == []


async def test_organisers_are_told_of_what_no_payer_may_pay(group: ClaimGroup) -> None:
    await group.services.people.end_grant(group.ola, group.abe.person_id, Role.PAYER)
    await group.approved(by=group.ama)
    view = await group.sent()
    await group.services.expenses.approve(group.eve, view.claim.id)
    await _on(group, date(2026, 3, 11))
    assert await _told(group, group.ola) == [(NOBODY_PAYS, {"count": 1})]
