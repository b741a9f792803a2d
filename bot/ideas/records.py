"""What every use case of ideas leans on: load, follow a merge, note what was done, tell the idea's people."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.actions.service import ActionService
from bot.agenda.service import AgendaService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Door, Right
from bot.groups.service import GroupService
from bot.ideas import family, news, rows
from bot.ideas.rules import NO_ANSWER, GroupIdeas, Idea, IdeaChanged, Outcome, Source, Standing
from bot.ideas.seen import NewsKind
from bot.ideas.telling import Step, Telling
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from bot.polls.service import PollService
from bot.uploads.service import UploadService
from config.policy import Policy

_SOURCES = {
    Door.DISCORD: Source.DISCORD,
    Door.PHONE: Source.PHONE,
    Door.WEB: Source.PHONE,  # the same pages, whichever link led there
    Door.NAMED: Source.NAMED,
}


class IdeaRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        groups: GroupService,
        people: PeopleService,
        notices: NoticeService,
        meetings: MeetingService,
        agenda: AgendaService,
        polls: PollService,
        actions: ActionService,
        uploads: UploadService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._people = people
        self._notices = notices
        self._meetings = meetings
        self._agenda = agenda
        self._polls = polls
        self._actions = actions
        self._uploads = uploads
        self._patience = timedelta(days=policy.idea_news_days)
        self._one_look = asyncio.Lock()
        """Of what an idea led to: who looks later sees what the one before told of."""
        self._telling = Telling(notices, groups, policy, clock)

    async def settings(self, group_id: int) -> GroupIdeas:
        """What the group has set, or the topics a group starts with."""
        async with self._database.read() as connection:
            return await self._settings(connection, group_id)

    async def card(self, group_id: int, idea_id: int) -> Idea:
        """The idea as anybody in the group may see it: on show, or part of another. Raises NotFound for the rest."""
        async with self._database.read() as connection:
            idea = await self._idea(connection, group_id, idea_id)
        if idea.standing not in (Standing.SHOWN, Standing.MERGED):
            raise NotFound
        return idea

    async def record(self, group_id: int, idea_id: int) -> Idea:
        """The idea wherever it stands: for what keeps Discord in step, never for showing. Raises NotFound."""
        async with self._database.read() as connection:
            return await self._idea(connection, group_id, idea_id)

    async def _settings(self, connection: AsyncConnection, group_id: int) -> GroupIdeas:
        stored = await rows.settings_of(connection, group_id)
        return stored or GroupIdeas(self._policy.idea_topics, "", reads_typed=False)

    async def _idea(self, connection: AsyncConnection, group_id: int, idea_id: int) -> Idea:
        idea = await rows.idea_by_id(connection, group_id, idea_id, self._clock(), self._patience)
        if idea is None:
            raise NotFound
        return idea

    async def _root(self, connection: AsyncConnection, group_id: int, idea_id: int) -> Idea:
        """What the idea has become part of, or itself: where every support, comment and follow now goes."""
        root = await rows.root_of(connection, group_id, idea_id)
        if root is None:
            raise NotFound
        return await self._idea(connection, group_id, root)

    async def _counted_again(self, connection: AsyncConnection, idea: Idea) -> Idea:
        """The idea after somebody supported, followed or left it: nothing but its counts can be different."""
        authors = await family.authors_of(connection, [idea.id])
        return replace(idea, counts=(await family.counts_of(connection, [idea.id], authors))[idea.id])

    async def _whose(self, actor: Actor, for_person: int | None) -> int:
        """Raises NotFound where they are not of this group, NotAllowed where the actor may not speak for them."""
        if for_person is None or for_person == actor.person_id:
            return actor.person_id
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        return (await self._people.person(actor.group_id, for_person)).id

    async def _note(
        self, write: Write, actor: Actor, action: str, idea: Idea, fields: Iterable[str] = (), *, veiled: bool = False
    ) -> None:
        """Audit the change of an idea and say that it changed.

        `veiled` leaves the person out, where the entry would say whose an unnamed idea or comment is.
        """
        by = actor.veiled() if veiled else actor
        await write.record(by, self._clock(), f"ideas.{action}", f"idea:{idea.id}", fields)
        write.announce(IdeaChanged(idea.group_id, idea.id))

    async def _tell_news(
        self,
        write: Write,
        idea: Idea,
        kind: NewsKind,
        *,
        by: int | None,
        words: str = "",
        outcome: Outcome = NO_ANSWER,
        only: Iterable[int] | None = None,
        but: Iterable[int] = (),
    ) -> None:
        """Add a dated step to the idea's way, and tell everyone with a part in it, or `only` these.

        `idea` is as it stands after the step. Whoever took the step knows, and is not told.
        """
        now = self._clock()
        news_id = await news.add_news(
            write.connection,
            idea_id=idea.id,
            kind=kind.value,
            status=idea.status.value,
            words=words,
            **vars(outcome),
            by_person=by,
            at=now,
        )
        await rows.change_idea(write.connection, idea.id, news_at=now)
        told = set(only) if only is not None else None
        without = {*but, *([by] if by is not None else [])}
        step = Step(news_id, kind, words, outcome)
        await self._telling.tell(write, idea, step, only=told, but=without)


def source_of(actor: Actor, owner: int) -> Source:
    return Source.NAMED if owner != actor.person_id else _SOURCES[actor.door]


def entered_by(actor: Actor, owner: int) -> int | None:
    return actor.person_id if owner != actor.person_id else None


def closing(outcome: Outcome, at: datetime | None, **more: Any) -> dict[str, Any]:
    """What an idea's row holds of its answer."""
    return {**vars(outcome), "closed_at": at, **more}
