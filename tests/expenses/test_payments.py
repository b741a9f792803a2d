"""Payments for people's time: an offer, a notice, a choice; never one record with expenses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from bot.core.errors import NotFound
from bot.core.roles import Role
from bot.expenses.payments import (
    Choice,
    FeesOff,
    NoticeFirst,
    NotLess,
    NotNow,
    OfferedAlready,
    OfferedByYou,
    OwnPayment,
    Payment,
    PaymentState,
    usual_offer,
)
from bot.expenses.tables import claims, involvement_payments
from bot.finance.rules import BatchKind
from bot.services import Services
from config.expenses import load_expenses
from config.settings import Settings
from tests.conftest import FixedClock
from tests.expenses.group import ClaimGroup, make_claim_group, paying_for_time

FEES = load_expenses(Settings().expenses_file).fees


@pytest.fixture
async def paid(services: Services, clock: FixedClock, tmp_path: Path) -> ClaimGroup:
    """The same group, with payments turned on in its file."""
    return await make_claim_group(paying_for_time(services, tmp_path), clock)


async def _offered(group: ClaimGroup, *, minutes: int = 120) -> Payment:
    return await group.services.payments.offer(group.ed, group.asha.person_id, group.meeting_id, minutes=minutes)


async def _ready(group: ClaimGroup) -> Payment:
    payment = await _offered(group)
    return await group.services.payments.show_notice(group.asha, payment.id)


async def _export(group: ClaimGroup, payment: Payment, by: Any = None) -> None:
    async with group.services.database.write() as write:
        await group.services.payments.mark_exported(write, by or group.ama, [payment.id], 7)


async def _pay(group: ClaimGroup, by: Any = None) -> list[int]:
    async with group.services.database.write() as write:
        return await group.services.payments.mark_paid(write, by or group.ama, 7)


@pytest.mark.parametrize(
    ("minutes", "pence"),
    [(1, 42), (60, 25_00), (90, 37_50), (179, 74_58), (180, 75_00), (239, 75_00), (240, 150_00), (600, 150_00)],
)
def test_the_usual_payment_for_this_much_time(minutes: int, pence: int) -> None:
    assert usual_offer(minutes, FEES) == pence


async def test_payments_are_off_until_they_are_turned_on(group: ClaimGroup) -> None:
    with pytest.raises(FeesOff):
        await _offered(group)


async def test_the_notice_comes_before_every_choice(paid: ClaimGroup) -> None:
    payment = await _offered(paid)
    assert (payment.offered_pence, payment.taken_pence, payment.notice_seen_at) == (50_00, None, None)
    for choice in Choice:
        with pytest.raises(NoticeFirst):
            await paid.services.payments.choose(paid.asha, payment.id, choice, less_pence=1)
    async with paid.services.database.write() as write:
        with pytest.raises(DBAPIError):
            await write.connection.execute(
                update(involvement_payments).values(state="accepted", taken_pence=payment.offered_pence)
            )
    assert await paid.told(paid.asha) == ["payments-notice-offered"]


@pytest.mark.parametrize(
    ("choice", "less", "comes_to"),
    [
        (Choice.ACCEPT, None, (PaymentState.ACCEPTED, 50_00, False)),
        (Choice.LESS, 10_00, (PaymentState.ACCEPTED, 10_00, False)),
        (Choice.NONE, None, (PaymentState.NONE, 0, False)),
        (Choice.CHARITY, None, (PaymentState.ACCEPTED, 50_00, True)),
        (Choice.TELL_ME_MORE, None, (PaymentState.OFFERED, None, False)),
    ],
)
async def test_a_choice(
    paid: ClaimGroup, choice: Choice, less: int | None, comes_to: tuple[PaymentState, int | None, bool]
) -> None:
    payment = await _ready(paid)
    chosen = await paid.services.payments.choose(paid.asha, payment.id, choice, less_pence=less)
    assert (chosen.state, chosen.taken_pence, chosen.to_charity) == comes_to
    waiting = [each.id for each, _ in await paid.services.payments.waiting_to_talk(paid.ed)]
    assert waiting == ([payment.id] if choice is Choice.TELL_ME_MORE else [])


@pytest.mark.parametrize("less", [None, 0, -1, 50_00, 60_00])
async def test_less_is_less_and_more_than_nothing(paid: ClaimGroup, less: int | None) -> None:
    payment = await _ready(paid)
    with pytest.raises(NotLess):
        await paid.services.payments.choose(paid.asha, payment.id, Choice.LESS, less_pence=less)


async def test_people_change_their_minds_until_the_money_is_on_its_way(paid: ClaimGroup) -> None:
    payment = await _ready(paid)
    for choice in (Choice.NONE, Choice.ACCEPT, Choice.NONE, Choice.CHARITY):
        payment = await paid.services.payments.choose(paid.asha, payment.id, choice)
    await _export(paid, payment)
    with pytest.raises(NotNow):
        await paid.services.payments.choose(paid.asha, payment.id, Choice.NONE)


async def test_only_the_person_chooses(paid: ClaimGroup) -> None:
    payment = await _ready(paid)
    for name in ("Ola", "Ben", "Fay", "Ed", "Ama"):
        with pytest.raises(NotFound):
            await paid.services.payments.choose(paid.people[name], payment.id, Choice.ACCEPT)
        assert await paid.services.payments.mine(paid.people[name]) == []


async def test_one_offer_a_person_and_meeting(paid: ClaimGroup) -> None:
    await _offered(paid)
    with pytest.raises(OfferedAlready):
        await _offered(paid)


async def test_an_offer_that_was_a_mistake_is_taken_back(paid: ClaimGroup) -> None:
    payment = await _offered(paid)
    await paid.services.payments.take_back(paid.ed, payment.id)
    assert await paid.services.payments.mine(paid.asha) == []
    with pytest.raises(NotFound):
        await paid.services.payments.show_notice(paid.asha, payment.id)


async def test_who_offers_who_gets_it_and_who_pays_are_three_people(paid: ClaimGroup) -> None:
    with pytest.raises(OwnPayment):
        await paid.services.payments.offer(paid.ed, paid.ed.person_id, paid.meeting_id, minutes=60)
    payment = await _ready(paid)
    payment = await paid.services.payments.choose(paid.asha, payment.id, Choice.ACCEPT)
    ed, asha = (replace(each, roles=frozenset(Role)) for each in (paid.ed, paid.asha))
    for actor, refusal in ((ed, OfferedByYou), (asha, OwnPayment)):
        assert await paid.services.payments.to_pay(actor) == []
        with pytest.raises(refusal):
            await _export(paid, payment, by=actor)
    await _export(paid, payment)
    for column, person in (("payer_id", ed), ("payer_id", asha)):
        async with paid.services.database.write() as write:
            with pytest.raises(DBAPIError):
                await write.connection.execute(update(involvement_payments).values(**{column: person.person_id}))
    with pytest.raises(OfferedByYou):
        await _pay(paid, by=ed)
    assert await _pay(paid) == [payment.id]
    assert await _pay(paid) == []
    assert await paid.told(paid.asha) == ["payments-notice-offered", "payments-notice-paid"]


async def test_nothing_is_paid_that_was_not_accepted(paid: ClaimGroup) -> None:
    payment = await _ready(paid)
    with pytest.raises(NotNow):
        await _export(paid, payment)
    await paid.services.payments.choose(paid.asha, payment.id, Choice.NONE)
    with pytest.raises(NotNow):
        await _export(paid, payment)


async def test_a_payment_is_no_claim(paid: ClaimGroup) -> None:
    payment = await _ready(paid)
    await paid.services.payments.choose(paid.asha, payment.id, Choice.ACCEPT)
    async with paid.services.database.read() as connection:
        assert (await connection.execute(select(claims))).all() == []
    assert await paid.services.expenses.mine(paid.asha) == []
    assert (await paid.services.expenses.to_pay(paid.ama)).claims == ()


async def test_a_payment_is_kept_as_long_as_what_finance_was_asked_for(paid: ClaimGroup) -> None:
    services, days = paid.services, paid.services.policy.keep_days["money"]
    payment = await _ready(paid)
    await services.payments.choose(paid.asha, payment.id, Choice.ACCEPT)
    await services.payments.offer(paid.ed, paid.ben.person_id, paid.meeting_id, minutes=120)
    paid.clock.forward(days=30)
    await services.finance.batches.make(paid.ama, BatchKind.PAYMENTS)
    paid.clock.forward(days=days - 10)
    assert await _old_money(services) == {"involvement_payments": 1}  # Ben's, who never answered
    await services.retention.clear()
    paid.clock.forward(days=11)
    assert await _old_money(services) == {"finance_lines": 1, "involvement_payments": 1}
    await services.retention.clear()
    assert await _old_money(services) == {}


async def _old_money(services: Services) -> dict[str, int]:
    found = {each.table: each.count for each in await services.retention.look()}
    return {table: count for table, count in found.items() if table in {"finance_lines", "involvement_payments"}}
