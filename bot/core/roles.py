"""Who may do what: one table, deny by default. (Source: requirements P1 and E4 of the field's good practice.)

Discord's own permissions, administrator included, appear nowhere in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.errors import NotAllowed


class Role(StrEnum):
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"
    ORGANISER = "organiser"
    ACCESS_LEAD = "access_lead"
    EXPENSES_APPROVER = "expenses_approver"
    PAYER = "payer"
    AUDITOR = "auditor"


PRIVATE_ROLES = frozenset({Role.ACCESS_LEAD, Role.EXPENSES_APPROVER, Role.PAYER, Role.AUDITOR})
"""Held only by a grant kept in our own store, made by an organiser for somebody else.

Holding the Discord role of the same name gives nothing, because a server administrator can hand that out.
"""


class Right(StrEnum):
    TAKE_PART = "take_part"  # read, suggest, support, say how I come
    SUGGEST_FOR_SOMEONE = "suggest_for_someone"
    SHAPE_AGENDA = "shape_agenda"
    RUN_MEETING = "run_meeting"
    ARRANGE_MEETING = "arrange_meeting"
    SET_UP_GROUP = "set_up_group"
    GRANT_ROLES = "grant_roles"
    READ_NEEDS = "read_needs"
    ARRANGE_SEATS = "arrange_seats"  # draw the room, and print who sits where
    CONFIRM_ACCESS_COSTS = "confirm_access_costs"  # that a cost fits a need, and never which
    DECIDE_CLAIMS = "decide_claims"
    PAY_CLAIMS = "pay_claims"
    SEE_TOTALS = "see_totals"
    SET_BUDGET = "set_budget"
    READ_AUDIT_LOG = "read_audit_log"
    READ_BALLOTS = "read_ballots"
    LOOK_AFTER_IDEAS = "look_after_ideas"  # status, answers, merging
    MODERATE_IDEAS = "moderate_ideas"


_EVERYBODY = frozenset(Role)

RIGHTS: Mapping[Right, frozenset[Role]] = {
    Right.TAKE_PART: _EVERYBODY,
    Right.SUGGEST_FOR_SOMEONE: _EVERYBODY,  # a supporter is any member; the record names both people
    Right.SHAPE_AGENDA: frozenset({Role.CO_CHAIR}),
    Right.RUN_MEETING: frozenset({Role.FACILITATOR, Role.CO_CHAIR}),
    Right.ARRANGE_MEETING: frozenset({Role.ORGANISER}),
    Right.SET_UP_GROUP: frozenset({Role.ORGANISER}),
    Right.GRANT_ROLES: frozenset({Role.ORGANISER}),
    Right.READ_NEEDS: frozenset({Role.ACCESS_LEAD}),
    Right.ARRANGE_SEATS: frozenset({Role.ORGANISER, Role.ACCESS_LEAD}),
    Right.CONFIRM_ACCESS_COSTS: frozenset({Role.ACCESS_LEAD}),
    Right.DECIDE_CLAIMS: frozenset({Role.EXPENSES_APPROVER}),
    Right.PAY_CLAIMS: frozenset({Role.PAYER}),
    Right.SEE_TOTALS: frozenset({Role.ORGANISER, Role.EXPENSES_APPROVER, Role.PAYER, Role.AUDITOR}),
    Right.SET_BUDGET: frozenset({Role.ORGANISER}),
    Right.READ_AUDIT_LOG: frozenset({Role.AUDITOR}),
    Right.READ_BALLOTS: frozenset(),  # how one person voted is nobody's to read
    Right.LOOK_AFTER_IDEAS: frozenset({Role.FACILITATOR, Role.CO_CHAIR, Role.ORGANISER}),
    Right.MODERATE_IDEAS: frozenset({Role.FACILITATOR, Role.ORGANISER}),
}


class Door(StrEnum):
    """How somebody reached us: shown beside what they did where that matters."""

    DISCORD = "discord"
    PHONE = "phone"
    WEB = "web"  # a private page, opened with a private link
    NAMED = "named"  # typed in by someone else
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """Who is asking, in which group, with which roles. Built at the door, checked in every service method."""

    person_id: int
    group_id: int
    roles: frozenset[Role]
    door: Door = Door.DISCORD

    @classmethod
    def system(cls, group_id: int) -> Actor:
        """What happens by itself when its time comes. It has no rights, so it passes no check of them."""
        return cls(0, group_id, frozenset(), Door.SYSTEM)

    def veiled(self) -> Actor:
        """For log entries that would otherwise say whose something unnamed is: the same, and nobody."""
        return replace(self, person_id=0)

    def may(self, right: Right) -> bool:
        return bool(RIGHTS.get(right, frozenset()) & self.roles)

    def require(self, right: Right) -> None:
        """Raise NotAllowed, naming the roles that could, unless this actor has `right`."""
        if not self.may(right):
            raise NotAllowed(right=right.value)
