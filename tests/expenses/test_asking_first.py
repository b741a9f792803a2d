"""Asking first: answered before the money is spent, and then already in the claim."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from bot.core.errors import Empty, NotFound
from bot.core.wording import say
from bot.expenses.asking import AlreadyAnswered, Ask, AskState, NotAgreed
from bot.expenses.refusals import BeforeTheMeeting, EnteredByYou, NotMoney, OwnClaim
from bot.expenses.rules import ClaimState
from bot.expenses.service import NewAsk
from bot.expenses.tables import claim_asks
from bot.expenses.words import agreed_words
from bot.meetings.rules import NewMeeting
from tests.expenses.group import RECEIPT, ClaimGroup


async def _next_meeting(group: ClaimGroup) -> int:
    starts = group.clock() + timedelta(days=30)
    new = NewMeeting("Next", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    return (await group.services.meetings.create(group.ola, new))[0].meeting.id


async def _asked(group: ClaimGroup, *, category: str = "taxi", hard: bool = True) -> Ask:
    new = NewAsk(category, 30_00, "Taxi there and back", await _next_meeting(group), paying_first_is_hard=hard)
    return await group.services.expenses.ask(group.asha, new)


async def test_a_question_is_answered_before_money_is_spent_and_fills_in_the_claim(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    ask = await _asked(group)
    assert (ask.state, ask.answer_by) == (AskState.ASKED, date(2026, 3, 24))
    ((seen, name),) = await expenses.open_asks(group.ed)
    assert (seen.id, seen.words, seen.paying_first_is_hard, name) == (ask.id, "Taxi there and back", True, "Asha")
    await expenses.say_yes(group.ed, ask.id, up_to_pence=25_00, advance=False)
    view = await expenses.claim_agreed(group.asha, ask.id)
    assert [(line.category, line.amount_pence, line.details) for line in view.lines] == [
        ("taxi", 25_00, "Taxi there and back")
    ]
    assert view.claim.meeting_id == ask.meeting_id
    with pytest.raises(BeforeTheMeeting):
        await expenses.submit(group.asha, view.claim.id)
    with pytest.raises(NotAgreed):
        await expenses.claim_agreed(group.asha, ask.id)
    assert await group.told(group.asha) == ["expenses-notice-ask-yes"]


async def test_an_advance_is_claimed_before_the_meeting_and_its_receipt_comes_later(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    ask = await _asked(group)
    await expenses.say_yes(group.ed, ask.id, advance=True)
    view = await expenses.claim_agreed(group.asha, ask.id)
    sent = await expenses.submit(group.asha, view.claim.id)
    assert (sent.claim.state, sent.claim.advance) == (ClaimState.SUBMITTED, True)
    opened = await expenses.open_for_decision(group.ed, view.claim.id)
    assert opened.agreed[view.lines[0].id].agreed_pence == 30_00
    await expenses.approve(group.ed, view.claim.id)
    await group.export(view.claim.id)
    await group.pay()
    view = await expenses.add_receipts(group.asha, view.lines[0].id, [RECEIPT])
    assert [receipt.upload_id for receipt in view.receipts] == ["upload-1"]


async def test_an_advance_covers_only_what_was_agreed(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    ask = await _asked(group)
    await expenses.say_yes(group.ed, ask.id, advance=True)
    view = await expenses.claim_agreed(group.asha, ask.id)
    await expenses.add_line(group.asha, view.claim.id, group.line(5_00, "meal_lunch"))
    with pytest.raises(BeforeTheMeeting):
        await expenses.submit(group.asha, view.claim.id)


async def test_what_we_book_leaves_nothing_to_claim(group: ClaimGroup) -> None:
    ask = await _asked(group)
    await group.services.expenses.we_book(group.ed, ask.id)
    (mine,) = await group.services.expenses.asks(group.asha)
    assert (mine.state, mine.agreed_pence, mine.can_be_claimed) == (AskState.WE_BOOK, None, False)
    with pytest.raises(NotAgreed):
        await group.services.expenses.claim_agreed(group.asha, ask.id)


async def test_a_no_says_why(group: ClaimGroup) -> None:
    ask = await _asked(group)
    with pytest.raises(Empty):
        await group.services.expenses.say_no(group.ed, ask.id, "")
    await group.services.expenses.say_no(group.ed, ask.id, "There is a minibus from your street")
    (mine,) = await group.services.expenses.asks(group.asha)
    assert (mine.state, mine.because) == (AskState.NO, "There is a minibus from your street")
    for again in (
        group.services.expenses.say_yes(group.eve, ask.id, advance=False),
        group.services.expenses.take_back_ask(group.asha, ask.id),
    ):
        with pytest.raises(AlreadyAnswered):
            await again


async def test_nobody_answers_their_own_question_or_one_they_asked_for_somebody(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    own = await expenses.ask(group.ed, NewAsk("taxi", 10_00, ""))
    entered = await expenses.ask(group.ed, NewAsk("taxi", 10_00, ""), for_person=group.asha.person_id)
    assert await expenses.open_asks(group.ed) == []
    for ask, refusal in ((own, OwnClaim), (entered, EnteredByYou)):
        with pytest.raises(refusal):
            await expenses.say_yes(group.ed, ask.id, advance=False)
        async with group.services.database.write() as write:
            with pytest.raises(DBAPIError):
                await write.connection.execute(
                    update(claim_asks).where(claim_asks.c.id == ask.id).values(answered_by=group.ed.person_id)
                )
    assert len(await expenses.open_asks(group.eve)) == 2


async def test_a_question_is_its_askers_alone(group: ClaimGroup) -> None:
    ask = await _asked(group)
    await group.services.expenses.say_yes(group.ed, ask.id, advance=False)
    assert await group.services.expenses.asks(group.ben) == []
    for attempt in (
        group.services.expenses.claim_agreed(group.ben, ask.id),
        group.services.expenses.take_back_ask(group.ben, ask.id),
    ):
        with pytest.raises(NotFound):
            await attempt
    theirs = await group.services.expenses.start(group.ben)
    with pytest.raises(NotAgreed):
        await group.services.expenses.add_line(group.ben, theirs.claim.id, group.line(), ask_id=ask.id)


async def test_a_claim_that_is_taken_back_gives_the_agreement_back(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    ask = await _asked(group)
    await expenses.say_yes(group.ed, ask.id, advance=True)
    view = await expenses.claim_agreed(group.asha, ask.id)
    await expenses.submit(group.asha, view.claim.id)
    await expenses.withdraw(group.asha, view.claim.id)
    assert (await expenses.claim_agreed(group.asha, ask.id)).total == 30_00


async def test_miles_that_were_agreed_come_back_as_miles(group: ClaimGroup) -> None:
    ask = await _asked(group, category="car_mileage")
    await group.services.expenses.say_yes(group.ed, ask.id, up_to_pence=9_00, advance=True)
    view = await group.services.expenses.claim_agreed(group.asha, ask.id)
    assert (view.lines[0].quantity, view.total) == (20_00, 9_00)


async def test_a_question_names_an_amount(group: ClaimGroup) -> None:
    with pytest.raises(NotMoney):
        await group.services.expenses.ask(group.asha, NewAsk("taxi", 0, "Taxi"))


async def test_an_approver_reads_where_nobody_asked_first_and_never_of_costs_because_of_access(
    group: ClaimGroup,
) -> None:
    view = await group.sent(
        group.line(12_00), group.line(13_00, access_linked=True), group.line(2_50, "public_transport")
    )
    policy = group.services.expenses.policy
    taxi, for_access, bus = [agreed_words(line, None, policy) for line in view.lines]
    assert (taxi, for_access, bus) == (say("expenses-not-agreed"), "", "")
    assert agreed_words(view.lines[0], 15_00, policy) == say("expenses-was-agreed", agreed="£15")
