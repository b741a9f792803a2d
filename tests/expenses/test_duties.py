"""Claimant, approver and payer are three people: in the rules, in the use cases and in the tables."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from bot.core.errors import NotAllowed, NotFound, Refusal
from bot.core.roles import Actor, Role
from bot.expenses import path
from bot.expenses.path import (
    STEPS,
    require_may_confirm,
    require_may_decide,
    require_may_pay,
    require_may_say_of_access,
    require_step,
)
from bot.expenses.refusals import (
    DecidedByYou,
    EnteredByYou,
    NeedsAnotherApprover,
    OwnClaim,
    ProposedByYou,
    SaidOfByYou,
    WrongStep,
)
from bot.expenses.rules import Claim, ClaimState
from bot.expenses.tables import TWO_PEOPLE, claim_lines, claims
from tests.conftest import MONDAY
from tests.expenses.group import ClaimGroup

ASHA, HANA, ED, EVE, AMA = range(1, 6)
CLAIM = Claim(
    id=1, group_id=1, person_id=ASHA, entered_by=HANA, meeting_id=None, state=ClaimState.SUBMITTED, advance=False,
    late=False, created_at=MONDAY, changed_at=MONDAY, submitted_at=MONDAY, decide_by=None, pay_by=None,
    approver_id=ED, second_approver_id=EVE, needs_second=True, decided_at=None, exporter_id=None, batch_id=None,
    exported_at=None, payer_id=None, paid_at=None, second_look_of=None,
)  # fmt: skip
FORBIDDEN = [
    (require_may_decide, ASHA, OwnClaim),
    (require_may_decide, HANA, EnteredByYou),
    (require_may_confirm, ASHA, OwnClaim),
    (require_may_confirm, HANA, EnteredByYou),
    (require_may_confirm, ED, NeedsAnotherApprover),
    (require_may_pay, ASHA, OwnClaim),
    (require_may_pay, HANA, EnteredByYou),
    (require_may_pay, ED, DecidedByYou),
    (require_may_pay, EVE, DecidedByYou),
    (require_may_say_of_access, ASHA, OwnClaim),
    (require_may_say_of_access, HANA, EnteredByYou),
    (require_may_say_of_access, ED, ProposedByYou),
    (require_may_say_of_access, EVE, ProposedByYou),
]
NOT_IN_THE_PATH = [(old, new) for old, new in product(ClaimState, ClaimState) if new not in STEPS[old]]


@pytest.mark.parametrize(("duty", "person", "refusal"), FORBIDDEN)
def test_a_forbidden_pair_of_duties(duty: Callable[..., None], person: int, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        duty(CLAIM, person)


def test_three_people_may() -> None:
    require_may_decide(CLAIM, ED)
    require_may_confirm(CLAIM, EVE)
    require_may_pay(CLAIM, AMA)


def test_whoever_decided_the_first_time_does_not_look_again() -> None:
    with pytest.raises(NeedsAnotherApprover):
        require_may_decide(CLAIM, AMA, frozenset({AMA}))


@pytest.mark.parametrize("duty", [require_may_decide, require_may_confirm])
def test_whoever_said_what_fits_a_need_decides_nothing_of_it(duty: Callable[..., None]) -> None:
    with pytest.raises(SaidOfByYou):
        duty(CLAIM, AMA, frozenset(), frozenset({AMA}))


@pytest.mark.parametrize(("old", "new"), NOT_IN_THE_PATH)
def test_a_step_that_is_not_in_the_path(old: ClaimState, new: ClaimState) -> None:
    with pytest.raises(WrongStep) as refused:
        require_step(replace(CLAIM, state=old), new)
    assert refused.value.facts == {"state": old.value}


def test_the_path_is_the_one_that_was_promised() -> None:
    s = ClaimState
    assert {(old.value, new.value) for old in STEPS for new in STEPS[old]} == {
        (s.DRAFT, s.SUBMITTED),
        (s.SUBMITTED, s.QUERY),
        (s.QUERY, s.SUBMITTED),
        (s.SUBMITTED, s.APPROVED),
        (s.SUBMITTED, s.PART_APPROVED),
        (s.SUBMITTED, s.DECLINED),
        (s.SUBMITTED, s.WITHDRAWN),
        (s.QUERY, s.WITHDRAWN),
        (s.APPROVED, s.EXPORTED),
        (s.PART_APPROVED, s.EXPORTED),
        (s.EXPORTED, s.PAID),
    }


# In the use cases, where somebody holds every role there is


def _with_every_role(actor: Actor) -> Actor:
    return replace(actor, roles=frozenset(Role))


@pytest.mark.parametrize("name", ["Asha", "Hana"])
async def test_no_claimant_decides_or_pays_with_every_role_there_is(group: ClaimGroup, name: str) -> None:
    expenses, refusal = group.services.expenses, OwnClaim if name == "Asha" else EnteredByYou
    claimant = _with_every_role(group.people[name])
    view = await group.sent(by=group.hana, for_person=group.asha.person_id)
    for attempt in (
        expenses.open_for_decision(claimant, view.claim.id),
        expenses.approve(claimant, view.claim.id),
        expenses.decline(claimant, view.claim.id, "No"),
        expenses.query(claimant, view.claim.id, view.lines[0].id, "What?"),
        expenses.confirm(claimant, view.claim.id),
        expenses.send_back(claimant, view.claim.id, "No"),
    ):
        with pytest.raises(refusal):
            await attempt
    assert [each.claim.id for each in (await expenses.queue(claimant)).waiting] == []
    await expenses.approve(group.ed, view.claim.id)
    assert (await expenses.to_pay(claimant)).for_others == 1
    with pytest.raises(refusal):
        await group.export(view.claim.id, by=claimant)
    await group.export(view.claim.id)
    with pytest.raises(refusal):
        await group.pay(by=claimant)


async def test_no_approver_pays_what_they_approved(group: ClaimGroup) -> None:
    view = await group.sent(group.line(200_00))
    await group.services.expenses.approve(group.ed, view.claim.id)
    await group.services.expenses.confirm(group.eve, view.claim.id)
    for approver in (_with_every_role(group.ed), _with_every_role(group.eve)):
        assert (await group.services.expenses.to_pay(approver)).claims == ()
        with pytest.raises(DecidedByYou):
            await group.export(view.claim.id, by=approver)
    await group.export(view.claim.id)
    for approver in (_with_every_role(group.ed), _with_every_role(group.eve)):
        with pytest.raises(DecidedByYou):
            await group.pay(by=approver)


async def test_two_approvers_are_two_people(group: ClaimGroup) -> None:
    view = await group.sent(group.line(200_00))
    proposed = await group.services.expenses.approve(group.ed, view.claim.id)
    assert (proposed.claim.state, proposed.claim.waits_for_second) == (ClaimState.SUBMITTED, True)
    with pytest.raises(NeedsAnotherApprover):
        await group.services.expenses.confirm(group.ed, view.claim.id)


async def test_a_second_look_is_not_for_whoever_looked_first(group: ClaimGroup) -> None:
    view = await group.sent()
    await group.services.expenses.decline(group.ed, view.claim.id, "No receipt")
    again = await group.services.expenses.second_look(group.asha, view.claim.id, "I have it now")
    for attempt in (
        group.services.expenses.approve(group.ed, again.claim.id),
        group.services.expenses.query(group.ed, again.claim.id, again.lines[0].id, "Why?"),
    ):
        with pytest.raises(NeedsAnotherApprover):
            await attempt
    decided = await group.services.expenses.approve(group.eve, again.claim.id)
    assert decided.claim.state is ClaimState.APPROVED


async def test_only_approvers_see_and_decide(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.sent(by=group.ben)
    approvers = {"Ed", "Eve"}
    for name in approvers:
        assert [each.claim.id for each in (await expenses.queue(group.people[name])).waiting] == [view.claim.id]
        assert (await expenses.open_for_decision(group.people[name], view.claim.id)).name == "Ben"
    for actor in (actor for name, actor in group.people.items() if name not in approvers):
        for attempt in (
            expenses.queue(actor),
            expenses.open_for_decision(actor, view.claim.id),
            expenses.approve(actor, view.claim.id),
            expenses.decide(actor, view.claim.id, {}),
            expenses.decline(actor, view.claim.id, "No"),
            expenses.query(actor, view.claim.id, view.lines[0].id, "What?"),
            expenses.confirm(actor, view.claim.id),
            expenses.send_back(actor, view.claim.id, "No"),
            expenses.open_asks(actor),
            expenses.say_yes(actor, 1, advance=False),
            expenses.say_no(actor, 1, "No"),
            expenses.we_book(actor, 1),
            group.services.payments.offer(actor, group.hana.person_id, group.meeting_id, minutes=60),
        ):
            with pytest.raises(NotAllowed):
                await attempt


async def test_only_payers_pay(group: ClaimGroup) -> None:
    expenses = group.services.expenses
    view = await group.approved(by=group.ben)
    payers = {"Ama", "Abe"}
    for actor in (actor for name, actor in group.people.items() if name not in payers):
        for attempt in (
            expenses.to_pay(actor),
            expenses.amounts(actor, [view.claim.id]),
            expenses.in_batch(actor, 1),
            group.export(view.claim.id, by=actor),
            group.pay(by=actor),
            group.services.payments.to_pay(actor),
        ):
            with pytest.raises(NotAllowed):
                await attempt
    assert [claim.id for claim in (await expenses.to_pay(group.abe)).claims] == [view.claim.id]
    await group.export(view.claim.id, by=group.ama)
    assert await group.pay(by=group.abe) == [view.claim.id]


async def test_an_approver_sees_no_draft(group: ClaimGroup) -> None:
    view = await group.draft()
    for attempt in (
        group.services.expenses.open_for_decision(group.ed, view.claim.id),
        group.services.expenses.approve(group.ed, view.claim.id),
    ):
        with pytest.raises(NotFound):
            await attempt


# In the tables, past every rule of ours


async def _force(group: ClaimGroup, claim_id: int, **values: object) -> None:
    async with group.services.database.write() as write:
        await write.connection.execute(update(claims).where(claims.c.id == claim_id).values(**values))


async def test_the_table_keeps_every_two_duties_apart(group: ClaimGroup) -> None:
    view = await group.sent(by=group.hana, for_person=group.asha.person_id)
    ids = {"person_id": group.asha.person_id, "entered_by": group.hana.person_id}
    for pair in TWO_PEOPLE:
        somebody = ids.get(pair[0], group.ben.person_id)
        with pytest.raises(DBAPIError):
            await _force(group, view.claim.id, **{name: somebody for name in pair if name not in ids})


@pytest.mark.parametrize("old", ClaimState)
async def test_the_table_keeps_to_the_path(group: ClaimGroup, old: ClaimState) -> None:
    view = await group.draft()
    now, ed, ama = group.clock(), group.ed.person_id, group.ama.person_id
    everything = {
        "submitted_at": now, "approver_id": ed, "exporter_id": ama, "batch_id": 1, "payer_id": ama, "paid_at": now,
    }  # fmt: skip
    await _force(group, view.claim.id, **everything)
    for state in _way_to(old):
        await _force(group, view.claim.id, state=state.value)
    for new in set(ClaimState) - STEPS[old] - {old}:
        with pytest.raises(DBAPIError, match="claims_step"):
            await _force(group, view.claim.id, state=new.value)


def _way_to(state: ClaimState) -> list[ClaimState]:
    """The steps from a draft to `state`."""
    ways: dict[ClaimState, list[ClaimState]] = {ClaimState.DRAFT: []}
    queue = [ClaimState.DRAFT]
    while queue:
        here = queue.pop(0)
        for step in sorted(STEPS[here]):
            if step not in ways:
                ways[step] = [*ways[here], step]
                queue.append(step)
    return ways[state]


async def test_the_table_keeps_who_claimed_and_who_decided(group: ClaimGroup) -> None:
    view = await group.approved()
    await group.export(view.claim.id)
    for values in (
        {"person_id": group.ben.person_id},
        {"entered_by": group.ben.person_id},
        {"approver_id": group.eve.person_id},
        {"second_approver_id": group.eve.person_id},
        {"needs_second": True},
        {"batch_id": 2},
        {"exporter_id": group.abe.person_id},
    ):
        with pytest.raises(DBAPIError):
            await _force(group, view.claim.id, **values)


async def test_the_table_keeps_amounts_once_sent_and_decisions_once_made(group: ClaimGroup) -> None:
    sent, decided = await group.sent(), await group.approved(group.line(13_00))
    for view, values in (
        (sent, {"amount_pence": 1}),
        (decided, {"amount_pence": 1}),
        (decided, {"approved_pence": 1}),
        (sent, {"approved_pence": 12_01}),
        (sent, {"approved_pence": -1}),
    ):
        with pytest.raises(DBAPIError):
            async with group.services.database.write() as write:
                await write.connection.execute(
                    update(claim_lines).where(claim_lines.c.claim_id == view.claim.id).values(**values)
                )


async def test_the_table_wants_two_approvers_over_a_limit(group: ClaimGroup) -> None:
    view = await group.sent(group.line(200_00))
    await group.services.expenses.approve(group.ed, view.claim.id)
    with pytest.raises(DBAPIError):
        await _force(group, view.claim.id, state="approved")


async def test_the_table_wants_another_approver_for_a_second_look(group: ClaimGroup) -> None:
    view = await group.sent()
    await group.services.expenses.decline(group.ed, view.claim.id, "No receipt")
    again = await group.services.expenses.second_look(group.asha, view.claim.id, "I have it now")
    with pytest.raises(DBAPIError, match="claims_second_look"):
        await _force(group, again.claim.id, approver_id=group.ed.person_id)


async def test_a_claim_is_looked_at_again_once(group: ClaimGroup) -> None:
    view = await group.sent()
    await group.services.expenses.decline(group.ed, view.claim.id, "No receipt")
    await group.services.expenses.second_look(group.asha, view.claim.id, "I have it now")
    other = await group.draft()
    with pytest.raises(DBAPIError):
        await _force(group, other.claim.id, second_look_of=view.claim.id)


def test_the_tables_and_the_rules_have_one_path() -> None:
    migration = importlib.import_module("bot.core.migrations.versions.0005_claims")
    assert set(migration.STEPS) == {f"{old} {new}" for old in path.STEPS for new in path.STEPS[old]}
