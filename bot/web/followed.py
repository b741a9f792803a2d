"""What live pages are drawn from: a meeting with its agenda and polls, read anew only where something changed.

A ballot changes nothing but how the polls underway stand, so a thousand votes read no agenda; nor does a poll that is
opened or closed.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, get_args

from aiohttp import web

from bot.access.rules import NeedsChanged
from bot.agenda.rules import AgendaChanged, AgendaView
from bot.checkin.rules import CheckInsChanged, Side
from bot.floor.glossary import Word
from bot.floor.questions import Question
from bot.floor.rules import FloorChanged, FloorView, Shown, still_put_there
from bot.groups.rules import Group, GroupChanged
from bot.ideas.rules import AnswersOpened, Idea, IdeaChanged
from bot.ideas.seen import IdeaRef, Linked
from bot.meetings.rules import MeetingChanged, MeetingView
from bot.papers.rules import PaperChanged, PaperView
from bot.points.rules import PointChanged, PointView
from bot.polls.rules import BallotCounted, PollChanged, PollKind, PollState, PollView
from bot.privacy.rules import Forgotten
from bot.services import Services
from bot.tables.rules import TablesChanged, TablesOver, TableView
from bot.tables.words import time_words
from bot.web.floor_view import next_words_at
from bot.web.live import Watched
from bot.web.poll_words import is_underway
from bot.web.room_answers import RoomAnswers, room_answers

PutThere = Word | Question | PointView | RoomAnswers | None

Changed = (
    MeetingChanged
    | AgendaChanged
    | PollChanged
    | CheckInsChanged
    | FloorChanged
    | PointChanged
    | AnswersOpened
    | NeedsChanged
    | PaperChanged
    | TablesChanged
    | TablesOver
)
CHANGES: tuple[type[Any], ...] = get_args(Changed)

KEPT = timedelta(minutes=1)
"""How long facts are used again at most: some of what they say changes by the minute."""
MOST_KEPT = 32
"""Meetings. Few are looked at in the same hour."""


@dataclass(frozen=True)
class Facts:
    """Everything shown to everyone of one meeting."""

    meeting: MeetingView
    agenda: AgendaView
    group: Group
    polls: tuple[PollView, ...]
    """Newest first, those being prepared left out."""
    named_groups: Mapping[int, frozenset[str]]
    """Poll of written answers to the names its facilitators gave to groups of them."""
    here: Mapping[Side, int]
    floor: FloorView
    shown: PutThere
    """What a facilitator put on the room screen, while the meeting has not gone on."""
    break_by: datetime | None
    now: datetime
    points: tuple[PointView, ...] = ()
    """Key points in their order, drafts too: those are for the console only."""
    answers: tuple[Idea, ...] = ()
    """ "You said, we did": what was answered since the meeting before, once this one has started."""
    tables: tuple[TableView, ...] = ()
    captions: tuple[str, ...] = ()
    ideas_behind: Mapping[int, Sequence[IdeaRef]] = field(default_factory=dict)
    """Poll to the ideas that led to it."""
    papers: tuple[PaperView, ...] = ()
    """Those that are out."""
    screen_rest: timedelta = timedelta()
    """How long the room screen stays as it is after each change, so that everybody can read it."""

    @property
    def tables_time(self) -> str:
        """Until when the tables talk, or that their time is over; empty otherwise."""
        return time_words(self.tables, self.now, self.group.zone)

    @property
    def underway(self) -> tuple[PollView, ...]:
        return tuple(view for view in self.polls if is_underway(view.poll))


async def facts_of(services: Services, watched: Watched) -> Facts:
    group_id, meeting_id = watched
    floor = await services.floor.view(group_id, meeting_id)
    facts = Facts(
        **await _polls_of(services, watched),
        meeting=await services.meetings.view(group_id, meeting_id),
        agenda=await services.agenda.view(group_id, meeting_id),
        group=await services.groups.group(group_id),
        here=await services.check_ins.counts(group_id, meeting_id),
        floor=floor,
        shown=None,
        break_by=await services.agenda.break_by(group_id, meeting_id),
        now=services.clock(),
        points=tuple(await services.points.of_meeting(group_id, meeting_id)),
        answers=tuple(await services.ideas.opened_with(group_id, meeting_id)),
        papers=tuple(await services.papers.released(group_id, meeting_id)),
        screen_rest=(await services.access.adjustments(group_id, meeting_id)).screen_rest,
        tables=tuple(await services.tables.of_meeting(group_id, meeting_id)),
    )
    return replace(facts, shown=await _shown(services, facts))


async def _polls_of(services: Services, watched: Watched) -> dict[str, Any]:
    """The part of the facts that a change of a poll changes, but for what is put on the room screen."""
    group_id, meeting_id = watched
    found = await services.polls.of_meeting(group_id, meeting_id)
    polls = tuple(view for view in found if view.poll.state is not PollState.PREPARED)
    written = [view.poll.id for view in polls if view.poll.kind is PollKind.SHORT_ANSWER and view.result]
    return {
        "polls": polls,
        "named_groups": {poll_id: await services.polls.named_groups(group_id, poll_id) for poll_id in written},
        "ideas_behind": await services.ideas.ideas_behind(group_id, Linked.POLL, [view.poll.id for view in polls]),
    }


async def _shown(services: Services, facts: Facts) -> PutThere:
    settings, current = facts.floor.settings, facts.agenda.current
    began = [current.started_at if current else None, *(view.poll.opened_at for view in facts.underway)]
    if not still_put_there(settings, began):
        return None
    match settings.shown_kind:
        case Shown.WORD:
            return await services.floor.word(facts.group.id, settings.shown_id)
        case Shown.QUESTION:
            return await services.floor.question(facts.group.id, settings.shown_id)
        case Shown.POINT:
            return next((view for view in facts.points if view.point.id == settings.shown_id), None)
        case _:
            return room_answers(facts.answers)


class Followed:
    """Facts kept between two drawings or looks, and forgotten as soon as they change otherwise than by polls.

    After ballots only the polls that they were for are counted again, after a change of a poll only polls are read
    again, and both no sooner than somebody looks.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: dict[Watched, Facts] = {}
        self._to_count: defaultdict[Watched, set[int]] = defaultdict(set)
        self._polls_changed: set[Watched] = set()
        self._one_load = asyncio.Lock()
        self._forgotten = 0
        for of_meeting in CHANGES:
            heard = self._poll_changed if of_meeting is PollChanged else self._meeting_changed
            services.events.subscribe_at_once(of_meeting, heard)
        of_groups: tuple[type[Any], ...] = (GroupChanged, IdeaChanged, Forgotten)
        for of_group in of_groups:
            services.events.subscribe_at_once(of_group, self._group_changed)
        services.events.subscribe_at_once(BallotCounted, self._ballot_counted)

    def _meeting_changed(self, event: Changed) -> None:
        self.forget(Watched(event.group_id, event.meeting_id))

    def _poll_changed(self, event: PollChanged) -> None:
        self._polls_changed.add(Watched(event.group_id, event.meeting_id))

    def _group_changed(self, event: GroupChanged | IdeaChanged | Forgotten) -> None:
        self._forgotten += 1
        self._kept = {watched: facts for watched, facts in self._kept.items() if watched.group_id != event.group_id}

    def _ballot_counted(self, event: BallotCounted) -> None:
        self._to_count[Watched(event.group_id, event.meeting_id)].add(event.poll_id)

    def forget(self, watched: Watched) -> None:
        self._forgotten += 1
        self._kept.pop(watched, None)

    async def facts(self, watched: Watched) -> Facts:
        """Raises NotFound for a meeting that there is not. A thousand looks in one moment read once."""
        facts = self._fresh(watched)
        somebody_reads = self._one_load.locked()  # and until they have, what is kept may be behind
        if facts is None or somebody_reads or self._is_behind(watched):
            async with self._one_load:
                facts = self._fresh(watched)
                if facts is None:
                    return await self._load(watched)
                if self._is_behind(watched):
                    facts = await self._catch_up(watched, facts)
        return replace(facts, now=self._services.clock())

    def _is_behind(self, watched: Watched) -> bool:
        return watched in self._polls_changed or watched in self._to_count

    async def _catch_up(self, watched: Watched, facts: Facts) -> Facts:
        """The marks go before anything is read: after what changes meanwhile, the next look reads again."""
        read_all, ballots_of = watched in self._polls_changed, self._to_count.pop(watched, set())
        self._polls_changed.discard(watched)
        try:
            caught_up = await self._read_polls(watched, facts) if read_all else await self._count(facts, ballots_of)
        except BaseException:
            self.forget(watched)
            raise
        if self._kept.get(watched) is facts:  # else it was forgotten meanwhile
            self._kept[watched] = caught_up
        return caught_up

    async def _read_polls(self, watched: Watched, facts: Facts) -> Facts:
        read = replace(facts, **await _polls_of(self._services, watched))
        return replace(read, shown=await _shown(self._services, read))

    async def _count(self, facts: Facts, ballots_of: Set[int]) -> Facts:
        polls = [
            await self._services.polls.view(view.poll.group_id, view.poll.id) if view.poll.id in ballots_of else view
            for view in facts.polls
        ]
        return replace(facts, polls=tuple(polls))

    def _fresh(self, watched: Watched) -> Facts | None:
        """What is kept, unless time alone has changed it."""
        kept = self._kept.get(watched)
        if kept is None:
            return None
        ends = min(kept.now + KEPT, next_words_at(kept.floor, kept.now) or kept.now + KEPT)
        return kept if self._services.clock() < ends else None

    async def _load(self, watched: Watched) -> Facts:
        before = self._forgotten
        self._polls_changed.discard(watched)
        self._to_count.pop(watched, None)
        loaded = await facts_of(self._services, watched)
        if before == self._forgotten:  # else something changed while we read
            self._kept[watched] = loaded
            if len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        return loaded


FOLLOWED: web.AppKey[Followed] = web.AppKey("what meetings look like, kept", Followed)
