"""Being forgotten waits for polls: whoever comes back from the same account is somebody new, who could vote again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.core.dates import spoken_moment
from bot.core.errors import Refusal
from bot.groups.service import GroupService
from bot.polls.rules import Poll, PollState

OpenVote = Callable[[int, int], Awaitable[Poll | None]]
"""Group and person to the last poll to close that is underway and has a vote of theirs."""


class VoteStillOpen(Refusal):
    """They voted in a poll that is open. Nothing was forgotten. Facts: `question`, `paused`, and `when` it closes."""

    message = "privacy-vote-still-open"


class OpenVotes:
    def __init__(self, open_vote: OpenVote, groups: GroupService) -> None:
        self._open_vote = open_vote
        self._groups = groups

    async def require_none(self, group_id: int, person_id: int) -> None:
        """Raises VoteStillOpen."""
        poll = await self._open_vote(group_id, person_id)
        if poll is None:
            return
        assert poll.closes_at is not None  # it is underway
        zone = (await self._groups.group(group_id)).zone
        paused = "yes" if poll.state is PollState.PAUSED else "no"
        raise VoteStillOpen(question=poll.question, paused=paused, when=spoken_moment(poll.closes_at, zone))
