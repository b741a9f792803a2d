"""Role rights, cell by cell. A change of the table is a change here too, made on purpose."""

from __future__ import annotations

import pytest

from bot.core.errors import NotAllowed
from bot.core.roles import PRIVATE_ROLES, RIGHTS, Actor, Right, Role

COLUMNS = (
    Role.PARTICIPANT,
    Role.FACILITATOR,
    Role.CO_CHAIR,
    Role.ORGANISER,
    Role.ACCESS_LEAD,
    Role.EXPENSES_APPROVER,
    Role.PAYER,
    Role.AUDITOR,
)
GRID = {
    #                           part  facil chair organ acces appro payer audit
    Right.TAKE_PART:           "yes   yes   yes   yes   yes   yes   yes   yes",
    Right.SUGGEST_FOR_SOMEONE: "yes   yes   yes   yes   yes   yes   yes   yes",
    Right.SHAPE_AGENDA:        "no    no    yes   no    no    no    no    no",
    Right.RUN_MEETING:         "no    yes   yes   no    no    no    no    no",
    Right.ARRANGE_MEETING:     "no    no    no    yes   no    no    no    no",
    Right.SET_UP_GROUP:        "no    no    no    yes   no    no    no    no",
    Right.GRANT_ROLES:         "no    no    no    yes   no    no    no    no",
    Right.READ_NEEDS:          "no    no    no    no    yes   no    no    no",
    Right.ARRANGE_SEATS:       "no    no    no    yes   yes   no    no    no",
    Right.CONFIRM_ACCESS_COSTS: "no   no    no    no    yes   no    no    no",
    Right.DECIDE_CLAIMS:       "no    no    no    no    no    yes   no    no",
    Right.PAY_CLAIMS:          "no    no    no    no    no    no    yes   no",
    Right.SEE_TOTALS:          "no    no    no    yes   no    yes   yes   yes",
    Right.SET_BUDGET:          "no    no    no    yes   no    no    no    no",
    Right.READ_AUDIT_LOG:      "no    no    no    no    no    no    no    yes",
    Right.READ_BALLOTS:        "no    no    no    no    no    no    no    no",
    Right.LOOK_AFTER_IDEAS:    "no    yes   yes   yes   no    no    no    no",
    Right.MODERATE_IDEAS:      "no    yes   no    yes   no    no    no    no",
}  # fmt: skip
CELLS = [(right, role, said) for right, row in GRID.items() for role, said in zip(COLUMNS, row.split(), strict=True)]


@pytest.mark.parametrize(("right", "role", "said"), CELLS)
def test_a_cell(right: Right, role: Role, said: str) -> None:
    assert Actor(1, 1, frozenset({role})).may(right) is (said == "yes")


def test_the_grid_has_every_right_and_every_role() -> None:
    assert (set(GRID), set(COLUMNS), set(RIGHTS)) == (set(Right), set(Role), set(Right))


@pytest.mark.parametrize("right", Right)
def test_without_a_role_everything_is_denied(right: Right) -> None:
    for nobody in (Actor(1, 1, frozenset()), Actor.system(1)):
        with pytest.raises(NotAllowed):
            nobody.require(right)


def test_all_roles_together_read_no_ballot() -> None:
    assert not Actor(1, 1, frozenset(Role)).may(Right.READ_BALLOTS)


def test_whoever_opens_private_records_is_granted_it_and_does_not_wear_it() -> None:
    opening = (Right.READ_NEEDS, Right.DECIDE_CLAIMS, Right.PAY_CLAIMS, Right.READ_AUDIT_LOG)
    assert frozenset().union(*(RIGHTS[right] for right in opening)) == PRIVATE_ROLES
