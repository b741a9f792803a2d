"""What a meeting does differently because somebody in it needs it: rules, and never whose need it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from config.access_needs import Effect, NeedKind
from config.policy import AccessPolicy

SHORTEST_RUN, LONGEST_RUN = 10, 240
"""Minutes. What somebody typed as a break's interval counts between these."""

STILL = timedelta(seconds=1)
"""Changes of the screen that lie so far apart are no flashing: WCAG 2.3.1 allows three in a second."""


@dataclass(frozen=True)
class MeetingAdjustments:
    """Rules of one meeting. They are everybody's: show them as "this meeting ...", never as "because of ..."."""

    longest_run_minutes: int | None = None
    """No more than so many minutes of talk without a break; None where nobody needs one sooner than usual."""
    break_minutes: int | None = None
    poll_minimum_open: timedelta | None = None
    poll_notice: timedelta | None = None
    """How long before it closes everyone is told."""
    think_time: timedelta | None = None
    """How long to wait after a question before anybody answers."""
    no_cold_calling: bool = False
    """Nobody is called on who has not asked to speak."""
    questions_first: bool = False
    """Questions are sent round in writing before the meeting."""
    slow_screen: bool = False
    """The room screen changes only when a facilitator says so, and not more often than it can be read."""
    no_flashing: bool = False
    screen_rest: timedelta = timedelta()
    """How long the room screen stays as it is after each change: to be read, or so that nothing on it flickers."""
    captions: bool = False
    interpreter: bool = False
    read_out: bool = False
    """What is typed is read out."""
    describe: bool = False
    """What is on the screen is said aloud."""
    cards: bool = False
    paper_lead_days: int = 0
    """How many days sooner than usual the papers go out. Everybody gets them then: release is the same for all."""

    @property
    def any(self) -> bool:
        return self != NOTHING_SPECIAL


NOTHING_SPECIAL = MeetingAdjustments()


def adjustments(needs: Iterable[tuple[NeedKind, str]], policy: AccessPolicy) -> MeetingAdjustments:
    """The rules that fit all these needs with their details at once: the strictest of each."""
    said = list(needs)
    does = {effect for kind, _detail in said for effect in kind.does}
    runs = [run for kind, detail in said if (run := _longest_run(kind, detail, policy)) is not None]
    slower, still = Effect.MORE_TIME in does, Effect.NO_FLASHING in does
    return MeetingAdjustments(
        longest_run_minutes=min(runs, default=None),
        break_minutes=policy.break_minutes if runs else None,
        poll_minimum_open=timedelta(minutes=policy.poll_minimum_minutes) if slower else None,
        poll_notice=timedelta(seconds=policy.poll_notice_seconds) if slower else None,
        think_time=timedelta(seconds=policy.think_seconds) if slower else None,
        no_cold_calling=Effect.NO_COLD_CALLING in does,
        questions_first=Effect.QUESTIONS_FIRST in does,
        slow_screen=slower,
        no_flashing=still,
        screen_rest=timedelta(seconds=policy.slow_screen_seconds) if slower else STILL if still else timedelta(),
        captions=Effect.CAPTIONS in does,
        interpreter=Effect.INTERPRETER in does,
        read_out=Effect.READ_OUT in does,
        describe=Effect.DESCRIBE in does,
        cards=Effect.CARDS in does,
        paper_lead_days=max((_number(d) or 0 for kind, d in said if Effect.EARLY_PAPERS in kind.does), default=0),
    )


def _longest_run(kind: NeedKind, detail: str, policy: AccessPolicy) -> int | None:
    if Effect.BREAKS in kind.does:
        asked = _number(detail)
        return policy.break_after_minutes if asked is None else max(SHORTEST_RUN, min(asked, LONGEST_RUN))
    return policy.interpreter_break_after_minutes if Effect.INTERPRETER in kind.does else None


def _number(detail: str) -> int | None:
    """The first number in what was chosen or typed, such as 30 in "30 minutes"."""
    found = re.search(r"\d{1,3}", detail, re.ASCII)
    return int(found[0]) if found else None
