"""Costs because of access: never asked to be the cheapest; the access lead confirms, and no need is shown."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError

from bot.core.access_log import openings_of
from bot.core.errors import NotAllowed, NotFound
from bot.core.roles import Actor, Role
from bot.expenses.refusals import EnteredByYou, OwnClaim, ProposedByYou, SaidAlready, SaidOfByYou, WrongStep
from bot.expenses.rules import AccessQuestion, ClaimState, ClaimView, NewLine
from bot.expenses.tables import claim_access, claims
from bot.expenses.words import access_question_words, access_words
from tests.expenses.group import ClaimGroup


async def _room(group: ClaimGroup, pence: int = 120_00, by: Actor | None = None) -> ClaimView:
    """An accessible room over the usual 100 pounds, and an hour of an assistant, of whom nobody asks."""
    return await group.sent(
        group.line(pence, "overnight", quantity=100, access_linked=True),
        group.line(14_00, "personal_assistant", quantity=100),
        by=by,
        for_person=None if by is None else group.asha.person_id,
    )


async def test_the_access_lead_is_asked_of_the_kind_and_the_day_and_nothing_more(group: ClaimGroup) -> None:
    view = await _room(group)
    assert await group.told(group.ned) == ["expenses-notice-access"]
    (asked,) = await group.services.expenses.access_questions(group.ned)
    line = view.lines[0]
    assert asked == AccessQuestion(line.id, view.claim.id, "Asha", "Hotel or B&B", group.day, "Spring meeting")
    words = access_question_words(asked)
    assert not any(secret in words for secret in ("120", "£", "From home"))
    async with group.services.database.read() as connection:
        (noted,) = await openings_of(connection, group.asha.person_id)
    assert (noted.by, noted.why) == (group.ned.person_id, "access")


async def test_what_is_confirmed_needs_no_second_approver_and_shows_no_need(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await _room(group)
    policy = expenses.policy
    assert not view.lines[0].over_limit  # nobody asks why an accessible room costs more
    before = await expenses.open_for_decision(group.ed, view.claim.id)
    assert "is asked" in access_words(view.lines[0], before.view, policy)
    await expenses.say_of_access(group.ned, view.lines[0].id, confirmed=True)
    after = await expenses.open_for_decision(group.ed, view.claim.id)
    assert "confirmed" in access_words(view.lines[0], after.view, policy)
    assert after.view.access == {view.lines[0].id: True}
    assert not (await expenses.approve(group.ed, view.claim.id)).claim.waits_for_second
    assert await expenses.access_questions(group.ned) == []


@pytest.mark.parametrize("said", [None, False])
async def test_a_word_that_is_not_confirmed_is_enough_up_to_the_usual_limit(
    group: ClaimGroup, said: bool | None
) -> None:
    expenses = group.services.expenses
    for pence, second in ((90_00, False), (120_00, True)):
        view = await _room(group, pence)
        if said is not None:
            await expenses.say_of_access(group.ned, view.lines[0].id, confirmed=said)
        assert (await expenses.approve(group.ed, view.claim.id)).claim.waits_for_second is second


async def test_only_an_access_lead_says_it_and_never_of_a_claim_of_their_own(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    line_id = (await _room(group)).lines[0].id
    for name in ("Asha", "Ola", "Fay", "Cara", "Una", "Ed", "Ama"):
        with pytest.raises(NotAllowed):
            await expenses.say_of_access(group.people[name], line_id, confirmed=True)
        with pytest.raises(NotAllowed):
            await expenses.access_questions(group.people[name])
    everything = Actor(group.asha.person_id, group.asha.group_id, frozenset(Role))
    with pytest.raises(OwnClaim):
        await expenses.say_of_access(everything, line_id, confirmed=True)
    entered = (await _room(group, by=group.ned)).lines[0].id
    with pytest.raises(EnteredByYou):
        await expenses.say_of_access(group.ned, entered, confirmed=True)
    assert [each.line_id for each in await expenses.access_questions(group.ned)] == [line_id]
    values = {"line_id": line_id, "claim_id": 1, "person_id": group.asha.person_id, "confirmed": True}
    with pytest.raises(DBAPIError):
        async with group.services.database.write() as write:
            await write.connection.execute(
                insert(claim_access).values(**values, said_by=group.asha.person_id, said_at=group.clock())
            )


async def test_it_is_said_once_while_the_claim_waits_and_of_the_cost_as_it_is(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await _room(group)
    room, assistant = view.lines
    with pytest.raises(NotFound):
        await expenses.say_of_access(group.ned, assistant.id, confirmed=True)
    await expenses.say_of_access(group.ned, room.id, confirmed=True)
    with pytest.raises(SaidAlready):
        await expenses.say_of_access(group.ned, room.id, confirmed=False)
    await expenses.query(group.ed, view.claim.id, room.id, "One night or two?")
    dearer = NewLine("overnight", group.day, 130_00, 100, "It was 130", access_linked=True)
    assert (await expenses.change_line(group.asha, room.id, dearer)).access == {room.id: True}  # no amount was asked of
    two = NewLine("overnight", group.day, 120_00, 200, "Two nights", access_linked=True)
    assert (await expenses.change_line(group.asha, room.id, two)).access == {}  # another cost: asked anew
    (query,) = (await expenses.view(group.asha, view.claim.id)).open_queries
    await expenses.answer(group.asha, view.claim.id, {query.id: "Two"})
    assert [each.line_id for each in await expenses.access_questions(group.ned)] == [room.id]
    await expenses.decline(group.ed, view.claim.id, "There was no meeting on the second day")
    assert await expenses.how_many_access_questions(group.ned) == 0
    with pytest.raises(WrongStep):
        await expenses.say_of_access(group.ned, room.id, confirmed=True)


async def test_whoever_said_it_as_access_lead_does_not_decide_the_claim_too(group: ClaimGroup) -> None:
    """A confirmed cost has no usual limit, so one person with both roles would do what two are for."""
    expenses = group.services.expenses
    both = Actor(group.ned.person_id, group.ned.group_id, frozenset({Role.ACCESS_LEAD, Role.EXPENSES_APPROVER}))
    view = await _room(group)
    room, claim_id = view.lines[0].id, view.claim.id
    await expenses.say_of_access(both, room, confirmed=True)
    for attempt in (
        expenses.approve(both, claim_id),
        expenses.decline(both, claim_id, "No"),
        expenses.query(both, claim_id, room, "Why?"),
    ):
        with pytest.raises(SaidOfByYou):
            await attempt
    (waiting,) = (await expenses.queue(both)).waiting
    assert waiting.for_another
    assert isinstance((await expenses.open_for_decision(both, claim_id)).refused, SaidOfByYou)
    assert (await expenses.open_for_decision(group.ed, claim_id)).refused is None
    with pytest.raises(DBAPIError, match="claims_said_of_access"):
        async with group.services.database.write() as write:
            await write.connection.execute(
                update(claims).where(claims.c.id == claim_id).values(approver_id=both.person_id)
            )
    assert (await expenses.approve(group.ed, claim_id)).claim.state is ClaimState.APPROVED


async def test_whoever_began_to_decide_a_claim_does_not_say_it_as_access_lead(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    both = Actor(group.ed.person_id, group.ed.group_id, frozenset({Role.ACCESS_LEAD, Role.EXPENSES_APPROVER}))
    view = await _room(group)
    line = view.lines[0]
    assert (await expenses.approve(both, view.claim.id)).claim.waits_for_second
    assert await expenses.access_questions(both) == []
    with pytest.raises(ProposedByYou):
        await expenses.say_of_access(both, line.id, confirmed=True)
    values = {"line_id": line.id, "claim_id": view.claim.id, "person_id": group.asha.person_id, "confirmed": True}
    for person in (both, group.asha):
        with pytest.raises(DBAPIError):
            async with group.services.database.write() as write:
                await write.connection.execute(
                    insert(claim_access).values(**values, said_by=person.person_id, said_at=group.clock())
                )


async def test_a_second_look_does_not_ask_again_what_was_confirmed(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await _room(group)
    await expenses.say_of_access(group.ned, view.lines[0].id, confirmed=True)
    await expenses.decline(group.ed, view.claim.id, "We booked a room")
    again = await expenses.second_look(group.asha, view.claim.id, "That room had no hoist")
    assert again.access == {again.lines[0].id: True}
    assert await expenses.how_many_access_questions(group.ned) == 0
    assert not (await expenses.approve(group.eve, again.claim.id)).claim.waits_for_second


async def test_what_could_not_be_said_is_asked_again_with_a_second_look(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await _room(group)
    await expenses.say_of_access(group.ned, view.lines[0].id, confirmed=False)
    await expenses.decline(group.ed, view.claim.id, "Too dear")
    again = await expenses.second_look(group.asha, view.claim.id, "I have told the access lead what I need now")
    assert [each.line_id for each in await expenses.access_questions(group.ned)] == [again.lines[0].id]
