"""Who is told what of a claim. A message says the step and the day, and nothing that a passer-by should not read.

No amount, no category, no reason and no name of a meeting: those are in /claims, which only the person sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.core.database import Write
from bot.core.dates import spoken_date
from bot.core.roles import Actor, Role
from bot.expenses import claim_lists
from bot.expenses.rules import Claim
from bot.notices.service import NoticeService
from bot.people.service import PeopleService

_NEWS = frozenset({"query", "approved", "part-approved", "declined", "advance", "came-back"})
"""Steps of which a person hears news, and not what their helper did for them."""


class ClaimTelling:
    """Queues notices, inside the transaction that makes them true."""

    def __init__(self, notices: NoticeService, people: PeopleService) -> None:
        self._notices = notices
        self._people = people

    async def claimant(self, write: Write, claim: Claim, step: str, at: str, **facts: str | int) -> bool:
        """The person whose claim it is, and where they have no account their helper. `at` sets this step apart from
        the same one later. False for a repeat.
        """
        if step in _NEWS:
            await self._helpers(write, claim.group_id, [claim], step, at)
        return await self._notices.queue(
            write,
            group_id=claim.group_id,
            person_id=claim.person_id,
            message=f"expenses-notice-{step}",
            facts={"number": claim.id, **facts},
            once_key=f"claim:{claim.id}:{step}:{at}",
        )

    async def claimants(
        self,
        write: Write,
        group_id: int,
        claims: Sequence[Claim],
        step: str,
        *,
        facts: Mapping[int, Mapping[str, str]],
    ) -> None:
        """As `claimant`, for many at once and once each; `facts` are by claim."""
        each: list[tuple[int, dict[str, str | int], str]] = [
            (claim.person_id, {"number": claim.id, **facts.get(claim.id, {})}, f"claim:{claim.id}:{step}:once")
            for claim in claims
        ]
        await self._notices.queue_many(write, group_id=group_id, message=f"expenses-notice-{step}", each=each)
        await self._helpers(write, group_id, claims, step, "once")

    async def _helpers(self, write: Write, group_id: int, claims: Sequence[Claim], step: str, at: str) -> None:
        """That there is something to tell the person, whom no message of ours reaches."""
        each: list[tuple[int, dict[str, str | int], str]] = [
            (claim.entered_by or 0, {"number": claim.id}, f"claim:{claim.id}:{step}:{at}:helper")
            for claim in await claim_lists.for_those_without_account(write.connection, claims)
        ]
        if each:
            await self._notices.queue_many(write, group_id=group_id, message="expenses-notice-for-somebody", each=each)

    async def person(
        self, write: Write, actor: Actor, person_id: int, message: str, record: str, **facts: str | int
    ) -> None:
        """About a question asked first, or a payment for time: `record` names it, once for each message."""
        await self._notices.queue(
            write,
            group_id=actor.group_id,
            person_id=person_id,
            message=message,
            facts=facts,
            once_key=f"{record}:{message}:{person_id}",
        )

    async def remind(
        self,
        write: Write,
        actor: Actor,
        person_id: int,
        *,
        once_key: str,
        good_until: datetime,
        cancelled: bool,
        title: str,
        last: str,
    ) -> bool:
        """That the time for claims is nearly over. False for a repeat."""
        return await self._notices.queue(
            write,
            group_id=actor.group_id,
            person_id=person_id,
            message="expenses-reminder-cancelled" if cancelled else "expenses-reminder",
            facts={"title": title, "last": last},
            once_key=once_key,
            good_until=good_until,
        )

    async def count(
        self, write: Write, group_id: int, person_id: int, message: str, today: date, **facts: str | int
    ) -> bool:
        """One person, once a day at most, how much there is to do. False for a repeat."""
        return await self._notices.queue(
            write,
            group_id=group_id,
            person_id=person_id,
            message=message,
            facts=facts,
            once_key=f"{message}:{group_id}:{person_id}:{today.isoformat()}",
        )

    async def those_who(
        self, write: Write, group_id: int, role: Role, message: str, today: date, *, but: frozenset[int]
    ) -> None:
        """Everybody with `role`, once a day at most, that there is something for them to do."""
        for person in await self._people.holders(group_id, role):
            if person.id not in but:
                await self.count(write, group_id, person.id, message, today)


def by_day(day: date | None) -> str:
    return spoken_date(day) if day else ""
