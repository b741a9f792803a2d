"""What is said to be ready before a meeting starts. Pure. (Source: requirement M11.)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """One line of the spoken checklist, in the order in which it is gone through."""

    REMOTE_FACILITATOR = "remote_facilitator"
    ROOM_SCREEN = "room_screen"
    PHONE_PAGE = "phone_page"
    CAPTIONS = "captions"
    INTERPRETER = "interpreter"
    CHARTER = "charter"
    QUEUE_RULE = "queue_rule"
    CO_CHAIRS = "co_chairs"


TICKED = (Check.CAPTIONS, Check.INTERPRETER, Check.CHARTER, Check.QUEUE_RULE)
"""What only a person can see; the others Alongside looks at itself."""

SCREEN_ALIVE_SECONDS = 10
"""A screen that was heard of within so many seconds is on. It says so every few seconds, or loads its page again."""


@dataclass(frozen=True)
class Checked:
    check: Check
    done: bool
    ticked: bool
    """Whether a person ticks it, rather than Alongside."""


@dataclass(frozen=True)
class Readiness:
    """What is known before the start. `captions` and `interpreter` are None where nobody asked for them."""

    remote_facilitator: bool
    screen_seconds: float | None
    """Since the room screen was last heard of; None where it never was."""
    phone_page: bool
    captions: bool | None
    interpreter: bool | None
    charter: bool
    queue_rule: bool
    co_chairs_here: int


def checklist(ready: Readiness) -> tuple[Checked, ...]:
    """Every line that this meeting needs, in order."""
    alive = ready.screen_seconds is not None and ready.screen_seconds < SCREEN_ALIVE_SECONDS
    done: dict[Check, bool | None] = {
        Check.REMOTE_FACILITATOR: ready.remote_facilitator,
        Check.ROOM_SCREEN: alive,
        Check.PHONE_PAGE: ready.phone_page,
        Check.CAPTIONS: ready.captions,
        Check.INTERPRETER: ready.interpreter,
        Check.CHARTER: ready.charter,
        Check.QUEUE_RULE: ready.queue_rule,
        Check.CO_CHAIRS: ready.co_chairs_here >= 2,
    }
    return tuple(Checked(check, is_done, check in TICKED) for check, is_done in done.items() if is_done is not None)


def missing(checks: Sequence[Checked]) -> tuple[Check, ...]:
    return tuple(each.check for each in checks if not each.done)
