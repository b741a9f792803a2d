"""What Discord would not let the bot do for a meeting. The meeting itself stands; an organiser can mend these."""

from __future__ import annotations

from enum import StrEnum

from bot.core.wording import say


class Problem(StrEnum):
    NO_CHANNEL = "no_channel"  # no announcements channel was chosen
    CHANNEL_GONE = "channel_gone"  # the chosen channel was deleted
    MAY_NOT_POST = "may_not_post"
    MAY_NOT_KEEP_EVENT = "may_not_keep_event"
    DISCORD_FAILED = "discord_failed"  # Discord's own trouble, or a limit of theirs


def problem_words(problem: Problem, title: str) -> str:
    """What happened, what still stands, and how to mend it."""
    return say(f"meetings-problem-{problem.value}", title=title)
