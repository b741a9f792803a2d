"""Polls for tests, made in one line."""

from __future__ import annotations

from typing import Any

from bot.polls.rules import Mode, Option, Poll, PollKind, PollState, ReasonMode, Reveal, TieRule


def a_poll(kind: PollKind = PollKind.ONE_CHOICE, options: int = 3, **changes: Any) -> Poll:
    """An open private poll whose options have the ids 1, 2, 3 ... and the texts A, B, C ..."""
    values: dict[str, Any] = {
        "id": 1,
        "group_id": 1,
        "meeting_id": 1,
        "question": "Which?",
        "kind": kind,
        "mode": Mode.PRIVATE,
        "reveal": Reveal.AT_CLOSE,
        "reasons": ReasonMode.OPTIONAL,
        "tie_rule": TieRule.TALK_AGAIN,
        "state": PollState.OPEN,
        "options": tuple(Option(n, chr(64 + n), n) for n in range(1, options + 1)),
        "least": 1,
        "most": 3,
        "shuffle": False,
        "may_add_options": False,
        "no_unsure_because": "",
        "quorum": 0,
        "pass_percent": 0,
        "needs_check_in": False,
        "minutes": 5,
        "run_of": None,
        "opened_at": None,
        "closes_at": None,
        "notice_seconds": 60,
        "stays_open_until": None,
        "paused_at": None,
        "paused_because": "",
        "closed_at": None,
        "result_shown": False,
        "held": False,
        "frozen": False,
        "could_vote": 0,
        "channel_id": None,
        "message_id": None,
        "card_posted_at": None,
    }
    return Poll(**(values | changes))
