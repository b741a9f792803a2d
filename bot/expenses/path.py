"""The steps of a claim, and who may take them. (Source: requirements E3 and E4.)

Claimant, approver and payer are three people; whoever typed a claim in for somebody counts as a claimant. Whoever
said as access lead that a cost fits a need decides nothing of that claim: it lifts a limit that two people watch over.
The same is held by the tables, so that no other program and no slip of ours gets round it.
"""

from __future__ import annotations

from collections.abc import Mapping

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

STEPS: Mapping[ClaimState, frozenset[ClaimState]] = {
    ClaimState.DRAFT: frozenset({ClaimState.SUBMITTED}),  # one that is taken back is erased
    ClaimState.SUBMITTED: frozenset(
        {
            ClaimState.QUERY,
            ClaimState.APPROVED,
            ClaimState.PART_APPROVED,
            ClaimState.DECLINED,
            ClaimState.WITHDRAWN,
        }
    ),
    ClaimState.QUERY: frozenset({ClaimState.SUBMITTED, ClaimState.WITHDRAWN}),
    ClaimState.APPROVED: frozenset({ClaimState.EXPORTED}),
    ClaimState.PART_APPROVED: frozenset({ClaimState.EXPORTED}),
    ClaimState.EXPORTED: frozenset({ClaimState.PAID}),
    ClaimState.DECLINED: frozenset(),
    ClaimState.PAID: frozenset(),
    ClaimState.WITHDRAWN: frozenset(),
}

DECIDED = frozenset(
    {
        ClaimState.APPROVED,
        ClaimState.PART_APPROVED,
        ClaimState.DECLINED,
        ClaimState.EXPORTED,
        ClaimState.PAID,
    }
)
TO_PAY = frozenset({ClaimState.APPROVED, ClaimState.PART_APPROVED})
COUNTED = frozenset(ClaimState) - {ClaimState.DRAFT, ClaimState.WITHDRAWN, ClaimState.DECLINED}
"""States in which miles count towards the year's, and a cost counts as claimed before."""


def require_step(claim: Claim, to: ClaimState) -> None:
    """Raise WrongStep unless the path leads from where the claim is straight to `to`."""
    if to not in STEPS[claim.state]:
        raise WrongStep(state=claim.state.value)


def require_state(claim: Claim, *states: ClaimState) -> None:
    if claim.state not in states:
        raise WrongStep(state=claim.state.value)


def is_claimant(claim: Claim, person_id: int) -> bool:
    """The person themself, or whoever typed it in for them."""
    return person_id in (claim.person_id, claim.entered_by)


def require_no_claimant(claim: Claim, person_id: int) -> None:
    """Raise OwnClaim or EnteredByYou."""
    if claim.person_id == person_id:
        raise OwnClaim
    if claim.entered_by == person_id:
        raise EnteredByYou


def require_may_decide(
    claim: Claim,
    person_id: int,
    deciders_before: frozenset[int] = frozenset(),
    said_of_access: frozenset[int] = frozenset(),
) -> None:
    """`deciders_before` are those who decided the claim that this is a second look at; `said_of_access` the access
    leads who said something of its costs.

    Raises OwnClaim, EnteredByYou, NeedsAnotherApprover or SaidOfByYou.
    """
    require_no_claimant(claim, person_id)
    if person_id in deciders_before:
        raise NeedsAnotherApprover
    if person_id in said_of_access:
        raise SaidOfByYou


def require_may_confirm(
    claim: Claim,
    person_id: int,
    deciders_before: frozenset[int] = frozenset(),
    said_of_access: frozenset[int] = frozenset(),
) -> None:
    """The second approver of a claim that is over a limit."""
    require_may_decide(claim, person_id, deciders_before | {claim.approver_id or 0}, said_of_access)


def require_may_say_of_access(claim: Claim, person_id: int) -> None:
    """Raises OwnClaim, EnteredByYou, or ProposedByYou for whoever has begun to decide it."""
    require_no_claimant(claim, person_id)
    if person_id in (claim.approver_id, claim.second_approver_id):
        raise ProposedByYou


def require_may_pay(claim: Claim, person_id: int) -> None:
    """For exporting too. Raises OwnClaim, EnteredByYou or DecidedByYou."""
    require_no_claimant(claim, person_id)
    if person_id in (claim.approver_id, claim.second_approver_id):
        raise DecidedByYou
