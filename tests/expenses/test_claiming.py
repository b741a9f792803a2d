"""Claiming, from the first cost to the answer, by the person and by a helper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.core.audit import entries
from bot.core.errors import NotFound
from bot.core.roles import Role
from bot.expenses.refusals import (
    BeforeTheMeeting,
    EnteredByYou,
    LateNeedsReason,
    NoSecondLook,
    NoSuchCategory,
    NothingToClaim,
    NotTheQuestioned,
    NotYet,
    TooManyReceipts,
    WrongStep,
)
from bot.expenses.rules import ClaimChanged, ClaimState, NewLine, NewReceipt, ReceiptsForgotten
from bot.expenses.tables import claim_lines, claim_queries, claims
from bot.expenses.windows import last_day_to_claim, read_cost_date, working_days_after
from bot.meetings.rules import HowIComeTo, NewMeeting
from bot.meetings.when import NoSuchDate
from tests.expenses.group import RECEIPT, ClaimGroup


async def test_a_claim_says_when_it_is_answered_and_paid(group: ClaimGroup) -> None:
    view = await group.sent(group.line(12_00), group.line(14_50, "personal_assistant", quantity=300))
    assert (view.claim.state, view.total, view.claim.late) == (ClaimState.SUBMITTED, 55_50, False)
    # ten and twenty working days after Tuesday 10 March, with Good Friday and Easter Monday between
    assert (view.claim.decide_by, view.claim.pay_by) == (date(2026, 3, 24), date(2026, 4, 9))


async def test_a_draft_is_gone_on_with(group: ClaimGroup) -> None:
    first = await group.draft()
    again = await group.services.expenses.start(group.asha, meeting_id=group.meeting_id)
    assert (again.claim.id, again.lines) == (first.claim.id, first.lines)
    assert (await group.services.expenses.start(group.asha)).claim.id != first.claim.id
    assert (await group.services.expenses.start(group.ben, meeting_id=group.meeting_id)).claim.id != first.claim.id


async def test_each_sees_only_their_own(group: ClaimGroup) -> None:
    view = await group.sent()
    others = [actor for name, actor in group.people.items() if name != "Asha"]
    for actor in others:
        assert await group.services.expenses.mine(actor) == []
        with pytest.raises(NotFound):
            await group.services.expenses.view(actor, view.claim.id)
        with pytest.raises(NotFound):
            await group.services.expenses.withdraw(actor, view.claim.id)
    stranger = await group.services.people.from_discord(guild_id=2, guild_name="Other", user_id=2, name="Asha")
    with pytest.raises(NotFound):
        await group.services.expenses.view(stranger, view.claim.id)


async def test_what_people_write_is_sealed_in_the_store(group: ClaimGroup) -> None:
    view = await group.sent(group.line(details="To the clinic", reason="The lift was broken"))
    await group.services.expenses.query(group.ed, view.claim.id, view.lines[0].id, "Which clinic?")
    async with group.services.database.read() as connection:
        line = (await connection.execute(select(claim_lines))).mappings().one()
        query = (await connection.execute(select(claim_queries))).mappings().one()
        noted = await entries(connection, group.asha.group_id)
    told = repr(noted) + "".join(await group.facts_told())
    stored = repr((dict(line), dict(query))) + told
    assert not any(word in stored for word in ("clinic", "lift"))
    assert not any(word in told for word in ("1200", "12.00", "£12", "taxi", "Spring"))
    own = await group.services.expenses.view(group.asha, view.claim.id)
    assert (own.lines[0].details, own.lines[0].reason) == ("To the clinic", "The lift was broken")


async def test_events_carry_ids_alone(group: ClaimGroup) -> None:
    told: list[object] = []

    async def hear(event: object) -> None:
        told.append(event)

    group.services.events.subscribe(ClaimChanged, hear)
    view = await group.draft()
    await group.services.events.drain()
    assert set(told) == {ClaimChanged(group.asha.group_id, view.claim.id)}


async def test_a_claim_without_a_cost_is_not_sent(group: ClaimGroup) -> None:
    view = await group.services.expenses.start(group.asha)
    with pytest.raises(NothingToClaim):
        await group.services.expenses.submit(group.asha, view.claim.id)


async def test_a_line_can_be_changed_and_taken_out_of_a_draft(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.draft(group.line(12_00), group.line(5_00, "parking_tolls"))
    view = await expenses.change_line(group.asha, view.lines[0].id, group.line(13_00))
    assert view.total == 18_00
    view = await expenses.remove_line(group.asha, view.lines[1].id)
    assert view.total == 13_00
    with pytest.raises(NoSuchCategory):
        await expenses.add_line(group.asha, view.claim.id, group.line(category="yacht"))
    with pytest.raises(NotYet):
        await expenses.add_line(group.asha, view.claim.id, group.line(on=date(2026, 3, 11)))


async def test_after_it_is_sent_a_claim_stays_as_it_is(group: ClaimGroup) -> None:
    view = await group.sent()
    expenses = group.services.expenses
    with pytest.raises(WrongStep):
        await expenses.add_line(group.asha, view.claim.id, group.line())
    with pytest.raises(WrongStep):
        await expenses.change_line(group.asha, view.lines[0].id, group.line(1))
    with pytest.raises(WrongStep):
        await expenses.remove_line(group.asha, view.lines[0].id)
    with pytest.raises(WrongStep):
        await expenses.submit(group.asha, view.claim.id)
    with pytest.raises(WrongStep):
        await expenses.set_meeting(group.asha, view.claim.id, None)


async def test_miles_count_towards_the_year_of_the_person(group: ClaimGroup) -> None:
    def miles(quantity: int, on: date = group.day) -> NewLine:
        return NewLine("car_mileage", on, quantity=quantity, details="A to B")

    first = await group.sent(miles(9_999_00))
    await group.decide(first, first.total)
    second = await group.draft(miles(2_00), miles(1_00, date(2026, 3, 1)))
    # the journey of 1 March is counted first: one mile at 45p, then two at 25p
    assert [line.amount_pence for line in second.lines] == [50, 45]
    other = await group.draft(miles(2_00), by=group.ben)
    assert other.total == 90
    second = await group.services.expenses.remove_line(group.asha, second.lines[1].id)
    assert second.total == 45 + 25
    last_year = await group.draft(miles(2_00, date(2025, 4, 5)))
    assert last_year.lines[-1].amount_pence == 90


async def test_miles_that_were_not_paid_do_not_count(group: ClaimGroup) -> None:
    line = NewLine("car_mileage", group.day, quantity=9_999_00)
    refused = await group.sent(line)
    await group.services.expenses.decline(group.ed, refused.claim.id, "Too far")
    taken_back = await group.sent(line)
    await group.services.expenses.withdraw(group.asha, taken_back.claim.id)
    assert (await group.draft(NewLine("car_mileage", group.day, quantity=2_00))).total == 90


async def test_before_the_meeting_nothing_is_sent(group: ClaimGroup) -> None:
    starts = group.clock() + timedelta(days=30)
    new = NewMeeting("Next", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    meeting, _ = await group.services.meetings.create(group.ola, new)
    view = await group.services.expenses.start(group.asha, meeting_id=meeting.meeting.id)
    await group.services.expenses.add_line(group.asha, view.claim.id, group.line())
    with pytest.raises(BeforeTheMeeting):
        await group.services.expenses.submit(group.asha, view.claim.id)
    group.clock.forward(days=30)
    assert (await group.services.expenses.submit(group.asha, view.claim.id)).claim.state is ClaimState.SUBMITTED


async def test_costs_of_a_meeting_that_was_called_off_can_be_claimed(group: ClaimGroup) -> None:
    starts = group.clock() + timedelta(days=30)
    new = NewMeeting("Next", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    meeting, _ = await group.services.meetings.create(group.ola, new)
    await group.services.meetings.cancel(group.ola, meeting.meeting.id, "Flood")
    view = await group.services.expenses.start(group.asha, meeting_id=meeting.meeting.id)
    await group.services.expenses.add_line(group.asha, view.claim.id, group.line())
    assert (await group.services.expenses.submit(group.asha, view.claim.id)).claim.state is ClaimState.SUBMITTED


async def test_a_late_claim_is_taken_with_a_reason(group: ClaimGroup) -> None:
    view = await group.draft()
    group.clock.now = group.clock.now.replace(month=6, day=9)
    on_the_last_day = await group.services.expenses.submit(group.asha, view.claim.id)
    assert not on_the_last_day.claim.late
    view = await group.draft()
    group.clock.forward(days=1)
    with pytest.raises(LateNeedsReason):
        await group.services.expenses.submit(group.asha, view.claim.id)
    late = await group.services.expenses.submit(group.asha, view.claim.id, late_reason="I was in hospital")
    assert (late.claim.late, late.late_reason) == (True, "I was in hospital")


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 3, 9), date(2026, 6, 9)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2025, 12, 31), date(2026, 3, 31)),
    ],
)
def test_the_last_day_is_months_later(day: date, last: date) -> None:
    assert last_day_to_claim(day, 3) == last


def test_promises_are_in_working_days() -> None:
    assert working_days_after(date(2026, 4, 2), 1, "ENG") == date(2026, 4, 7)  # over Easter
    assert working_days_after(date(2026, 3, 7), 1, "ENG") == date(2026, 3, 9)  # from a Saturday


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("today", date(2026, 3, 10)),
        ("Yesterday", date(2026, 3, 9)),
        ("9 March", date(2026, 3, 9)),
        ("11 March", date(2025, 3, 11)),
        ("9/3", date(2026, 3, 9)),
        ("9 March 2026", date(2026, 3, 9)),
    ],
)
def test_the_day_of_a_cost_as_people_type_it(typed: str, read: date) -> None:
    assert read_cost_date(typed, date(2026, 3, 10)) == read


def test_a_leap_day_that_last_year_had_not_is_no_day() -> None:
    with pytest.raises(NoSuchDate):
        read_cost_date("29 February", date(2028, 1, 10))


async def test_a_person_answers_a_question_and_is_told_at_every_step(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.sent(group.line(12_00), group.line(14_00, "personal_assistant", quantity=300))
    taxi, assistant = view.lines
    await expenses.query(group.ed, view.claim.id, assistant.id, "Was it two hours or three?")
    asked = await expenses.view(group.asha, view.claim.id)
    assert (asked.claim.state, [query.question for query in asked.open_queries]) == (
        ClaimState.QUERY,
        ["Was it two hours or three?"],
    )
    with pytest.raises(NotTheQuestioned):
        await expenses.change_line(group.asha, taxi.id, group.line(99_00))
    await expenses.change_line(group.asha, assistant.id, group.line(14_00, "personal_assistant", quantity=200))
    group.clock.forward(days=7)
    answered = await expenses.answer(group.asha, view.claim.id, {asked.open_queries[0].id: "Two hours"})
    assert (answered.claim.state, answered.total) == (ClaimState.SUBMITTED, 40_00)
    assert answered.claim.decide_by == date(2026, 3, 31)  # ten working days from the answer
    decided = await group.decide(answered, 12_00, 20_00)
    await group.export(decided.claim.id)
    await group.pay()
    assert await group.told(group.asha) == [
        "expenses-notice-query",
        "expenses-notice-part-approved",
        "expenses-notice-exported",
        "expenses-notice-paid",
    ]


async def test_a_claim_waits_until_every_question_is_answered(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.sent(group.line(), group.line(5_00, "parking_tolls"))
    for line in view.lines:
        await expenses.query(group.ed, view.claim.id, line.id, "What was this?")
    one, two = (await expenses.view(group.asha, view.claim.id)).open_queries
    half = await expenses.answer(group.asha, view.claim.id, {one.id: "A taxi"})
    assert half.claim.state is ClaimState.QUERY
    for wrong in ({}, {one.id: "again"}, {two.id + 9: "of nothing"}):
        with pytest.raises(NotFound):
            await expenses.answer(group.asha, view.claim.id, wrong)
    whole = await expenses.answer(group.asha, view.claim.id, {two.id: "Parking"})
    assert whole.claim.state is ClaimState.SUBMITTED


async def test_a_draft_that_is_taken_back_is_erased(group: ClaimGroup) -> None:
    view = await group.draft()
    forgotten: list[ReceiptsForgotten] = []

    async def hear(event: ReceiptsForgotten) -> None:
        forgotten.append(event)

    group.services.events.subscribe(ReceiptsForgotten, hear)
    await group.services.expenses.add_receipts(group.asha, view.lines[0].id, [RECEIPT])
    await group.services.expenses.withdraw(group.asha, view.claim.id)
    await group.services.events.drain()
    assert forgotten == [ReceiptsForgotten(("upload-1",))]
    assert await group.services.expenses.mine(group.asha) == []


async def test_a_claim_that_is_taken_back_keeps_its_amounts_and_no_words(group: ClaimGroup) -> None:
    view = await group.sent()
    await group.services.expenses.withdraw(group.asha, view.claim.id)
    left = await group.services.expenses.view(group.asha, view.claim.id)
    assert (left.claim.state, left.total, left.lines[0].details) == (ClaimState.WITHDRAWN, 12_00, "")


async def test_a_decided_claim_cannot_be_taken_back(group: ClaimGroup) -> None:
    view = await group.approved()
    with pytest.raises(WrongStep):
        await group.services.expenses.withdraw(group.asha, view.claim.id)


async def test_a_helper_enters_a_claim_which_the_person_sees_and_can_undo(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.sent(by=group.hana, for_person=group.asha.person_id)
    assert (view.claim.person_id, view.claim.entered_by) == (group.asha.person_id, group.hana.person_id)
    assert await group.told(group.asha) == ["expenses-notice-sent-for-you"]
    assert [claim.id for claim, _ in await expenses.mine(group.asha)] == [view.claim.id]
    assert [claim.id for claim, _ in await expenses.entered_for_others(group.hana)] == [view.claim.id]
    await expenses.withdraw(group.asha, view.claim.id)
    assert (await expenses.view(group.asha, view.claim.id)).claim.state is ClaimState.WITHDRAWN


async def test_a_helper_sees_the_answer_for_whoever_has_no_account_and_asks_again(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    winifred = await group.services.people.add_named(group.fay, "Winifred")
    view = await group.draft(by=group.hana, for_person=winifred.id)
    view = await expenses.add_receipts(group.hana, view.lines[0].id, [RECEIPT])
    await expenses.submit(group.hana, view.claim.id)
    await group.decide(view, 8_00)
    assert await group.told(group.hana) == ["expenses-notice-for-somebody"]
    assert [claim.id for claim, _ in await expenses.entered_for_others(group.hana)] == [view.claim.id]
    seen = await expenses.view(group.hana, view.claim.id)
    assert (seen.approved_total, seen.lines[0].decided_because) == (8_00, "Not on the receipt")
    assert await expenses.receipt(group.hana, view.receipts[0].id) == RECEIPT.upload_id
    again = await expenses.second_look(group.hana, view.claim.id, "It is on the back")
    assert (again.claim.person_id, again.claim.entered_by) == (winifred.id, group.hana.person_id)
    approver_too = replace(group.hana, roles=frozenset(Role))
    with pytest.raises(EnteredByYou):
        await expenses.approve(approver_too, again.claim.id)
    await group.export(view.claim.id)
    await group.pay()
    assert await group.told(group.hana) == ["expenses-notice-for-somebody"] * 3
    with pytest.raises(NotFound):
        await expenses.view(group.ben, view.claim.id)


async def test_whoever_was_forgotten_has_no_helper_any_more(group: ClaimGroup) -> None:
    view = await group.sent(by=group.hana, for_person=group.asha.person_id)
    await group.services.expenses.approve(group.ed, view.claim.id)
    await group.export(view.claim.id)
    await group.services.privacy.forget(group.asha)
    assert await group.services.expenses.entered_for_others(group.hana) == []
    with pytest.raises(NotFound):
        await group.services.expenses.view(group.hana, view.claim.id)


async def test_after_the_decision_a_helper_sees_nothing_more(group: ClaimGroup) -> None:
    view = await group.sent(by=group.hana, for_person=group.asha.person_id)
    await group.services.expenses.approve(group.ed, view.claim.id)
    assert await group.services.expenses.entered_for_others(group.hana) == []
    with pytest.raises(NotFound):
        await group.services.expenses.view(group.hana, view.claim.id)
    assert (await group.services.expenses.view(group.asha, view.claim.id)).approved_total == 12_00


async def test_receipts_are_added_until_the_decision(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.draft()
    line = view.lines[0]
    view = await expenses.add_receipts(group.asha, line.id, [RECEIPT])
    assert [receipt.upload_id for receipt in view.receipts_of(line.id)] == ["upload-1"]
    more = [NewReceipt(f"upload-{number}", "b" * 64) for number in range(2, 12)]
    with pytest.raises(TooManyReceipts):
        await expenses.add_receipts(group.asha, line.id, more)
    view = await expenses.remove_receipt(group.asha, view.receipts[0].id)
    assert not view.receipts
    view = await expenses.submit(group.asha, view.claim.id)
    await expenses.add_receipts(group.asha, line.id, more[:1])
    await expenses.approve(group.ed, view.claim.id)
    with pytest.raises(WrongStep):
        await expenses.add_receipts(group.asha, line.id, more[1:2])


async def test_a_second_look_goes_to_another_approver_for_what_was_refused(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.sent(group.line(12_00), group.line(10_00, "parking_tolls"))
    await group.decide(view, 12_00, 4_00)
    again = await expenses.second_look(group.asha, view.claim.id, "The machine gave no receipt")
    assert (again.claim.second_look_of, again.total, again.claim.state) == (view.claim.id, 6_00, ClaimState.SUBMITTED)
    seen = await expenses.open_for_decision(group.eve, again.claim.id)
    assert (seen.first_look_because, seen.twins) == ("Not on the receipt", ())
    with pytest.raises(NoSecondLook):
        await expenses.second_look(group.asha, view.claim.id, "Please")
    await expenses.approve(group.eve, again.claim.id)
    first = await expenses.view(group.asha, view.claim.id)
    second = await expenses.view(group.asha, again.claim.id)
    assert first.approved_total + second.approved_total == view.total


async def test_what_is_asked_for_again_of_miles_stays_that_amount(group: ClaimGroup) -> None:
    """A second look at 5 pounds of miles is about 5 pounds, also once another cost of it was changed."""
    expenses = group.services.expenses
    view = await group.sent(NewLine("car_mileage", group.day, quantity=100_00), group.line(12_00))
    await group.decide(view, 40_00, 0)
    again = await expenses.second_look(group.asha, view.claim.id, "It was 100 miles")
    miles, taxi = again.lines
    assert (miles.amount_pence, taxi.amount_pence) == (5_00, 12_00)
    await expenses.query(group.eve, again.claim.id, taxi.id, "How much was it?")
    changed = await expenses.change_line(group.asha, taxi.id, group.line(11_00))
    assert [line.amount_pence for line in changed.lines] == [5_00, 11_00]


async def test_what_was_paid_in_full_needs_no_second_look(group: ClaimGroup) -> None:
    view = await group.approved()
    with pytest.raises(NoSecondLook):
        await group.services.expenses.second_look(group.asha, view.claim.id, "More")


async def test_every_step_is_in_the_audit_log(group: ClaimGroup) -> None:
    view = await group.approved()
    await group.export(view.claim.id)
    await group.pay()
    async with group.services.database.read() as connection:
        noted = [
            (entry.action, entry.person_id)
            for entry in await entries(connection, group.asha.group_id)
            if entry.record == f"claim:{view.claim.id}"
        ]
    asha, ed, ama = group.asha.person_id, group.ed.person_id, group.ama.person_id
    assert noted == [
        ("expenses.start", asha),
        ("expenses.add_line", asha),
        ("expenses.submit", asha),
        ("expenses.approved", ed),
        ("expenses.export", ama),
        ("expenses.pay", ama),
    ]


async def test_an_old_draft_is_erased_and_its_person_told(group: ClaimGroup) -> None:
    await group.draft()
    kept = await group.sent(by=group.ben)
    group.clock.forward(days=29)
    assert await group.services.expenses.forget_drafts() == 0
    group.clock.forward(days=1)
    assert await group.services.expenses.forget_drafts() == 1
    assert await group.services.expenses.forget_drafts() == 0
    assert await group.told(group.asha) == ["expenses-notice-draft-gone"]
    async with group.services.database.read() as connection:
        assert list((await connection.execute(select(claims.c.id))).scalars()) == [kept.claim.id]


async def _next_meeting(group: ClaimGroup) -> int:
    """Fourteen days from now, with Asha, Ben and Hana; it is the day after it."""
    starts = group.clock() + timedelta(days=14)
    new = NewMeeting("Next", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    meeting_id = (await group.services.meetings.create(group.ola, new))[0].meeting.id
    for person in (group.asha, group.ben, group.hana):
        await group.services.meetings.say_how_i_come(person, meeting_id, HowIComeTo.ROOM)
    group.clock.forward(days=15)
    await group.services.meetings.end_forgotten()
    return meeting_id


async def test_reminders_come_four_weeks_and_one_week_before_the_end(group: ClaimGroup) -> None:
    meeting_id = await _next_meeting(group)
    claimed = await group.services.expenses.start(group.ben, meeting_id=meeting_id)
    await group.services.expenses.add_line(group.ben, claimed.claim.id, replace(group.line(), on=date(2026, 3, 24)))
    await group.services.expenses.submit(group.ben, claimed.claim.id)
    came: dict[int, date] = {}
    for _ in range(100):
        group.clock.forward(days=1)
        await group.services.expenses.queue_reminders()
        told = len([message for message in await group.told(group.asha) if message == "expenses-reminder"])
        came.setdefault(told, group.clock().date())
    assert came == {0: date(2026, 3, 26), 1: date(2026, 5, 27), 2: date(2026, 6, 17)}
    assert "expenses-reminder" not in await group.told(group.ben)


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (date(2026, 6, 12), {date(2026, 6, 12): 1, date(2026, 6, 17): 2}),  # nothing ran for three months
        (date(2026, 6, 22), {date(2026, 6, 22): 1}),
        (date(2026, 6, 24), {date(2026, 6, 24): 1}),  # the last day
        (date(2026, 6, 25), {}),
    ],
)
async def test_a_reminder_that_fell_due_while_nothing_ran_comes_late_and_once(
    group: ClaimGroup, first: date, told: dict[date, int]
) -> None:
    await _next_meeting(group)
    came: dict[date, int] = {}
    while group.clock().date() < date(2026, 7, 1):
        if group.clock().date() >= first:
            await group.services.expenses.queue_reminders()
            await group.services.expenses.queue_reminders()
            count = (await group.told(group.asha)).count("expenses-reminder")
            if count > max(came.values(), default=0):
                came[group.clock().date()] = count
        group.clock.forward(days=1)
    assert came == told
    async with group.services.database.read() as connection:
        noted = [entry.action for entry in await entries(connection, group.asha.group_id)]
    assert noted.count("expenses.remind") == len(told)


async def test_what_a_cancelled_meeting_cost_is_claimed_until_its_own_last_day(group: ClaimGroup) -> None:
    expenses, meetings = group.services.expenses, group.services.meetings
    starts = group.clock() + timedelta(days=14)
    new = NewMeeting("Next", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    meeting_id = (await meetings.create(group.ola, new))[0].meeting.id
    await meetings.say_how_i_come(group.asha, meeting_id, HowIComeTo.ROOM)
    await meetings.cancel(group.ola, meeting_id, "The hall is flooded")
    view = await expenses.start(group.ben, meeting_id=meeting_id)
    await expenses.add_line(group.ben, view.claim.id, group.line())
    assert not (await expenses.submit(group.ben, view.claim.id)).claim.late
    assert await expenses.last_day(group.asha.group_id, meeting_id) == date(2026, 6, 24)
    group.clock.now = group.clock.now.replace(month=6, day=17, hour=12)
    await expenses.queue_reminders()
    told = [message for message in await group.told(group.asha) if "reminder" in message]
    assert told == ["expenses-reminder-cancelled"]
    assert "expenses-reminder-cancelled" not in await group.told(group.ben)
