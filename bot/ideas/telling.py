"""News reaches each person once, in the way they chose: at once, in one short message a day or a week, or never."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.columns import UTCDateTime
from bot.core.database import Write
from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.groups.service import GroupService
from bot.ideas import family
from bot.ideas.rules import Delivery, Idea, Outcome
from bot.ideas.seen import NewsKind
from bot.ideas.tables import idea_deliveries, idea_news, idea_untold, ideas
from bot.notices.service import NoticeService
from config.policy import Policy

MOST_LINES = 10
"""Ideas in one digest. It says how many more there are."""
_MONDAY = 0


@dataclass(frozen=True)
class Step:
    """One step of an idea's way, as it is told."""

    news_id: int
    kind: NewsKind
    words: str
    outcome: Outcome


class Telling:
    """Queues notices inside the transaction that makes them true."""

    def __init__(self, notices: NoticeService, groups: GroupService, policy: Policy, clock: Clock) -> None:
        self._notices = notices
        self._groups = groups
        self._policy = policy
        self._clock = clock

    async def tell(
        self,
        write: Write,
        idea: Idea,
        step: Step,
        *,
        only: Collection[int] | None,
        but: Collection[int],
    ) -> None:
        part = await family.everyone_with_a_part(write.connection, idea.id) if only is None else set(only)
        people = sorted(part - set(but))
        chosen = await deliveries(write.connection, people)
        for person_id in people:
            how = chosen.get(person_id, Delivery.DIRECT)
            if how is Delivery.DIRECT:
                await self._at_once(write, idea, step, person_id)
            elif how is not Delivery.NEVER:
                due = await self._next_digest(idea.group_id, how)
                await write.connection.execute(
                    insert(idea_untold).values(news_id=step.news_id, person_id=person_id, due_at=due)
                )

    async def one(self, write: Write, idea: Idea, person_id: int, message: str, key: str, **facts: str | int) -> None:
        """A private notice about an idea that is for this person alone, whatever they chose for news."""
        await self._notices.queue(
            write,
            group_id=idea.group_id,
            person_id=person_id,
            message=message,
            facts={"title": idea.title, "idea": idea.id, **facts},
            once_key=f"ideas:{key}:{person_id}",
        )

    async def _at_once(self, write: Write, idea: Idea, step: Step, person_id: int) -> None:
        facts: dict[str, str | int] = {
            "title": idea.title,
            "idea": idea.id,
            "status": say(f"ideas-status-{idea.status.value}"),
            "words": step.words,
            "answer": answer_lines(step.outcome),
        }
        if step.kind is NewsKind.MERGED and idea.undo_until is not None:
            zone = (await self._groups.group(idea.group_id)).zone
            facts |= {"into": idea.merged_title or "", "until": spoken_date(idea.undo_until.astimezone(zone).date())}
        await self._notices.queue(
            write,
            group_id=idea.group_id,
            person_id=person_id,
            message=f"ideas-notice-{step.kind.value}",
            facts=facts,
            once_key=f"ideas:{step.news_id}:{person_id}",
        )

    async def _next_digest(self, group_id: int, how: Delivery) -> datetime:
        zone = (await self._groups.group(group_id)).zone
        return next_digest(self._clock(), zone, self._policy.reminder_hour, how)

    async def send_digests(self, write: Write) -> int:
        """Queue one short message to each person whose digest is due. Returns how many."""
        due = await write.connection.execute(
            select(idea_untold.c.person_id, ideas.c.group_id, func.max(idea_untold.c.news_id))
            .join(idea_news, idea_news.c.id == idea_untold.c.news_id)
            .join(ideas, ideas.c.id == idea_news.c.idea_id)
            .where(idea_untold.c.due_at <= self._clock())
            .group_by(idea_untold.c.person_id, ideas.c.group_id)
        )
        people = due.all()
        for person_id, group_id, last in people:
            lines = await self._lines(write.connection, person_id)
            shown, more = lines[:MOST_LINES], max(0, len(lines) - MOST_LINES)
            await self._notices.queue(
                write,
                group_id=group_id,
                person_id=person_id,
                message="ideas-notice-digest",
                facts={"count": len(lines), "lines": "\n".join(shown), "more": more},
                once_key=f"ideas:digest:{last}:{person_id}",
            )
            await write.connection.execute(delete(idea_untold).where(idea_untold.c.person_id == person_id))
        return len(people)

    async def _lines(self, connection: AsyncConnection, person_id: int) -> list[str]:
        """One line an idea: its last news."""
        found = await connection.execute(
            select(idea_news.c.idea_id, idea_news.c.kind, idea_news.c.status, idea_news.c.words, ideas.c.title)
            .join(idea_untold, idea_untold.c.news_id == idea_news.c.id)
            .join(ideas, ideas.c.id == idea_news.c.idea_id)
            .where(idea_untold.c.person_id == person_id)
            .order_by(idea_news.c.id)
        )
        last: dict[int, str] = {}
        for row in found:
            last.pop(row.idea_id, None)
            status = say(f"ideas-status-{row.status}")
            last[row.idea_id] = say(f"ideas-digest-{row.kind}", title=row.title, status=status, words=row.words)
        return list(last.values())

    async def change_how(self, write: Write, group_id: int, person_id: int, how: Delivery) -> None:
        """What waits for a digest follows the new choice; with "never" it is dropped."""
        changed = await write.connection.execute(
            update(idea_deliveries).where(idea_deliveries.c.person_id == person_id).values(how=how.value)
        )
        if not changed.rowcount:
            await write.connection.execute(insert(idea_deliveries).values(person_id=person_id, how=how.value))
        waiting = idea_untold.c.person_id == person_id
        if how is Delivery.NEVER:
            await write.connection.execute(delete(idea_untold).where(waiting))
        else:
            due = self._clock() if how is Delivery.DIRECT else await self._next_digest(group_id, how)
            await write.connection.execute(update(idea_untold).where(waiting).values(due_at=due))


async def deliveries(connection: AsyncConnection, person_ids: Iterable[int]) -> dict[int, Delivery]:
    """Of those who chose."""
    found = await connection.execute(select(idea_deliveries).where(idea_deliveries.c.person_id.in_(list(person_ids))))
    return {row.person_id: Delivery(row.how) for row in found}


async def first_digest(connection: AsyncConnection) -> datetime | None:
    found = await connection.execute(select(func.min(idea_untold.c.due_at, type_=UTCDateTime()).label("first")))
    first: datetime | None = found.scalar_one_or_none()
    return first


def next_digest(now: datetime, zone: ZoneInfo, hour: int, how: Delivery) -> datetime:
    """The next `hour` o'clock in `zone`, on a Monday where the digest is weekly; never now itself."""
    day = now.astimezone(zone).date()
    while True:
        moment = datetime.combine(day, time(hour), tzinfo=zone)
        if moment > now and (how is not Delivery.WEEKLY or day.weekday() == _MONDAY):
            return moment
        day += timedelta(days=1)


def answer_lines(outcome: Outcome) -> str:
    """ "We did: ...", one line a part that has words."""
    return "\n".join(
        say(f"ideas-said-{part.replace('_', '-')}", words=words) for part, words in vars(outcome).items() if words
    )
