"""The people of the made-up group, and the places they can go to. Any likeness is accidental."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.roles import Role
from bot.meetings.rules import HowIComeTo

GROUP_NAME = "Riverside Voices"


class Person(StrEnum):
    ASHA = "asha"
    BEN = "ben"
    CARA = "cara"
    DEV = "dev"
    FAY = "fay"
    OLA = "ola"
    AMA = "ama"
    ED = "ed"

    @property
    def shown(self) -> str:
        return self.value.title()


class Place(StrEnum):
    """Where a person can go. The private place is where the bot writes to them alone."""

    ANNOUNCEMENTS = "announcements"
    MEETING_ROOM = "meeting-room"
    ORGANISERS = "organisers"
    IDEA = "idea"
    """The post of one idea: the simulated Discord shows a post, but not a whole forum."""
    MESSAGES = "messages"


@dataclass(frozen=True)
class Part:
    """The part somebody plays. Whoever approves claims does not pay them; large ones need two approvers."""

    roles: tuple[Role, ...]
    coming: HowIComeTo


CAST: Mapping[Person, Part] = {
    Person.ASHA: Part((), HowIComeTo.REMOTE),
    Person.BEN: Part((Role.EXPENSES_APPROVER,), HowIComeTo.PHONE),
    Person.CARA: Part((Role.CO_CHAIR,), HowIComeTo.ROOM),
    Person.DEV: Part((Role.CO_CHAIR,), HowIComeTo.REMOTE),
    Person.FAY: Part((Role.FACILITATOR,), HowIComeTo.ROOM),
    Person.OLA: Part((Role.ORGANISER,), HowIComeTo.ROOM),
    Person.AMA: Part((Role.ACCESS_LEAD, Role.PAYER), HowIComeTo.NOT_SURE),
    Person.ED: Part((Role.EXPENSES_APPROVER,), HowIComeTo.ROOM),
}
