"""What an approver decides, line by line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.expenses.refusals import MoreThanAsked, NeedsAReason, NotLineByLine
from bot.expenses.rules import ClaimState, Line
from config.expenses import Expenses


@dataclass(frozen=True)
class Decision:
    """How much of one line is paid, in pence, and why it is not all of it."""

    pence: int
    because: str = ""


def in_full(lines: Sequence[Line]) -> dict[int, Decision]:
    return {line.id: Decision(line.amount_pence) for line in lines}


def checked(lines: Sequence[Line], decisions: Mapping[int, Decision]) -> None:
    """Raise NotLineByLine, MoreThanAsked, or NeedsAReason where less is paid and nobody says why."""
    if {line.id for line in lines} != set(decisions) or not lines:
        raise NotLineByLine
    for line in lines:
        decision = decisions[line.id]
        if not 0 <= decision.pence <= line.amount_pence:
            raise MoreThanAsked
        if decision.pence < line.amount_pence and not decision.because.strip():
            raise NeedsAReason


def outcome(lines: Sequence[Line], decisions: Mapping[int, Decision]) -> ClaimState:
    paid = sum(decisions[line.id].pence for line in lines)
    if paid == 0:
        return ClaimState.DECLINED
    return ClaimState.APPROVED if paid == sum(line.amount_pence for line in lines) else ClaimState.PART_APPROVED


def needs_second(
    lines: Sequence[Line],
    decisions: Mapping[int, Decision],
    expenses: Expenses,
    confirmed: Collection[int] = (),
) -> bool:
    """Whether more is to be paid on some line than one approver may say alone.

    A line that the access lead `confirmed` has no usual limit.
    """
    limits = {line.id: None if line.id in confirmed else line.usual_limit_pence for line in lines}
    return any(
        decision.pence > min(expenses.second_approver_over, expenses.second_approver_over if limit is None else limit)
        for decision, limit in ((decisions[line_id], limit) for line_id, limit in limits.items())
    )
