"""What every use case of decisions and actions leans on: load, put names to people, note, tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from bot.actions import rows, sources
from bot.actions.rules import (
    CAME_FROM,
    Action,
    ActionChanged,
    Decision,
    DecisionChanged,
    Links,
    Source,
    SourceKind,
    SourceNotThere,
)
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.policy import Policy

Told = TypeVar("Told", Action, Decision)


class ActionRecords:
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
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._people = people
        self._notices = notices
        self._meetings = meetings

    async def action(self, group_id: int, action_id: int) -> Action:
        """Raises NotFound, also for another group's."""
        async with self._database.read() as connection:
            found = await rows.action_by_id(connection, group_id, action_id)
        if found is None:
            raise NotFound
        return (await self._complete(group_id, [found]))[0]

    async def decision(self, group_id: int, decision_id: int) -> Decision:
        """Raises NotFound, also for another group's."""
        async with self._database.read() as connection:
            found = await rows.decision_by_id(connection, group_id, decision_id)
        if found is None:
            raise NotFound
        return (await self._with_sources(group_id, [found]))[0]

    async def came_of(self, group_id: int, kind: SourceKind, record_id: int) -> tuple[Source, ...]:
        """The decisions and actions that came of an agenda item, a poll, a key point or a decision."""
        async with self._database.read() as connection:
            return tuple(await sources.came_of(connection, group_id, kind, record_id))

    async def sources(self, group_id: int, links: Links) -> tuple[Source, ...]:
        """What everybody may see of these."""
        async with self._database.read() as connection:
            return tuple((await sources.sources_of(connection, group_id, [links]))[links])

    async def today(self, group_id: int) -> date:
        """The day it is where the group is."""
        return self._clock().astimezone((await self._groups.group(group_id)).zone).date()

    async def _load(self, write: Write, group_id: int, action_id: int) -> Action:
        found = await rows.action_by_id(write.connection, group_id, action_id)
        if found is None:
            raise NotFound
        return found

    async def _complete(self, group_id: int, found: Sequence[Action]) -> list[Action]:
        return await self._with_sources(group_id, await self._with_names(found))

    async def _with_sources(self, group_id: int, found: Sequence[Told]) -> list[Told]:
        async with self._database.read() as connection:
            of = await sources.sources_of(connection, group_id, [each.links for each in found])
        return [replace(each, sources=tuple(of[each.links])) for each in found]

    async def _require_sources(self, group_id: int, links: Links) -> None:
        """Raises SourceNotThere where one of them is not there to be seen."""
        wanted = [kind for kind in CAME_FROM if links.of(kind) is not None]
        if [source.kind for source in await self.sources(group_id, links)] != wanted:
            raise SourceNotThere

    async def _with_names(self, found: Sequence[Action]) -> list[Action]:
        """The only place that puts a name to who asked, and only where that may be shown."""
        wanted = {person_id for action in found for person_id in _people_shown(action)}
        names = await self._people.names(wanted) if wanted else {}
        return [_named(action, names) for action in found]

    async def _note(self, write: Write, actor: Actor, verb: str, action: Action, fields: Iterable[str] = ()) -> None:
        await write.record(actor, self._clock(), f"actions.{verb}", f"action:{action.id}", fields)
        write.announce(ActionChanged(action.group_id, action.id, action.meeting_id))

    async def _note_decision(
        self, write: Write, actor: Actor, verb: str, decision: Decision, fields: Iterable[str] = ()
    ) -> None:
        await write.record(actor, self._clock(), f"decisions.{verb}", f"decision:{decision.id}", fields)
        write.announce(DecisionChanged(decision.group_id, decision.id, decision.meeting_id))

    async def _tell(
        self,
        write: Write,
        action: Action,
        people: Iterable[int | None],
        message: str,
        key: str,
        *,
        facts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """One notice each; `key` says what happened to the action, and each is told it once."""
        for person_id in sorted({person_id for person_id in people if person_id}):
            await self._notices.queue(
                write,
                group_id=action.group_id,
                person_id=person_id,
                message=message,
                facts={"text": action.text, **facts},
                once_key=f"action:{action.id}:{key}:{person_id}",
            )


def columns_of(links: Links) -> dict[str, int | None]:
    return dict(vars(links))


def _people_shown(action: Action) -> set[int]:
    shown = {action.owner_id, action.partner_id, *(news.person_id for news in action.news)}
    return {person_id for person_id in (*shown, action.asked_by if action.asker_shown else None) if person_id}


def _named(action: Action, names: Mapping[int, str]) -> Action:
    asker = names.get(action.asked_by or 0, "") if action.asker_shown else ""
    return replace(
        action,
        owner_name=names.get(action.owner_id, ""),
        partner_name=names.get(action.partner_id or 0, ""),
        asker_name=asker,
        news=tuple(replace(news, name=names.get(news.person_id, "")) for news in action.news),
    )
