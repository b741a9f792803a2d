"""Costs because of access: never asked to be the cheapest; the access lead confirms, and no need is shown."""

from __future__ import annotations

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from bot.core.access_log import openings_of
from bot.core.errors import NotAllowed, NotFound
from bot.core.roles import Actor, Role
from bot.expenses.refusals import EnteredByYou, OwnClaim, SaidAlready, WrongStep
from bot.expenses.rules import AccessQuestion, ClaimView, NewLine
from bot.expenses.tables import claim_access
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
    two = NewLine("overnight", group.day, 120_00, 200, "Two nights", access_linked=True)
    assert (await expenses.change_line(group.asha, room.id, two)).access == {}  # another cost: asked anew
    (query,) = (await expenses.view(group.asha, view.claim.id)).open_queries
    await expenses.answer(group.asha, view.claim.id, {query.id: "Two"})
    assert [each.line_id for each in await expenses.access_questions(group.ned)] == [room.id]
    await expenses.decline(group.ed, view.claim.id, "There was no meeting on the second day")
    assert await expenses.how_many_access_questions(group.ned) == 0
    with pytest.raises(WrongStep):
        await expenses.say_of_access(group.ned, room.id, confirmed=True)
