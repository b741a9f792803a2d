"""Looking ideas up: one with everything about it, lists in pages of ten, likely twins, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.errors import NotFound
from bot.core.roles import Actor, Right
from bot.ideas import comments, family, links, news, rows, search, supports
from bot.ideas.records import IdeaRecords
from bot.ideas.rules import CLOSED, Idea, Standing, Status
from bot.ideas.seen import EVERY_IDEA, PAGE_SIZE, Filters, IdeaRef, IdeaView, Link, Linked, Mine, Page, Twin
from bot.ideas.tables import idea_follows, idea_tags, ideas

MOST_TWINS = 3
MOST_ANSWERED = 100


class Listing(IdeaRecords):
    async def view(self, group_id: int, idea_id: int, viewer: Actor | None = None) -> IdeaView:
        """Everything about one idea. Raises NotFound.

        One that is held is there for its author, who typed it in, and moderators; one that was taken back for nobody.
        """
        async with self._database.read() as connection:
            idea = await self._idea(connection, group_id, idea_id)
            _require_visible(idea, viewer)
            root = idea.id
            moderator = viewer is not None and viewer.may(Right.MODERATE_IDEAS)
            joined = await rows.joined_to(connection, root) if idea.standing is not Standing.MERGED else []
            return IdeaView(
                idea=idea,
                comments=tuple(await comments.comments_of(connection, root, hidden=moderator)),
                said=tuple(await comments.said_of(connection, root)),
                news=tuple(await news.news_of(connection, root)),
                links=tuple(await self._led_to(connection, [root, *(each.id for each in joined)], viewer)),
                joined=tuple(joined),
                mine=await self._mine(connection, root, viewer),
            )

    async def page(self, actor: Actor, filters: Filters = EVERY_IDEA, number: int = 1) -> Page:
        """Ideas on show, the newest first, ten a page. `mine` and `followed` are the actor's own."""
        async with self._database.read() as connection:
            wanted = self._wanted(actor, filters)
            total = (await connection.execute(select(func.count()).select_from(ideas).where(wanted))).scalar_one()
            pages = max(1, ceil(total / PAGE_SIZE))
            number = min(max(1, number), pages)
            found = await connection.execute(
                select(ideas.c.id)
                .where(wanted)
                .order_by(ideas.c.posted_at.desc(), ideas.c.id.desc())
                .limit(PAGE_SIZE)
                .offset((number - 1) * PAGE_SIZE)
            )
            ids = list(found.scalars())
            loaded = await rows.ideas_by_id(connection, ids, self._clock(), self._patience)
        return Page(tuple(loaded[idea_id] for idea_id in ids), number, pages, total)

    async def mine(self, actor: Actor) -> Sequence[Idea]:
        """What this person posted, or typed in for somebody, newest first, wherever it stands now."""
        async with self._database.read() as connection:
            own = or_(ideas.c.author_id == actor.person_id, ideas.c.entered_by == actor.person_id)
            found = await connection.execute(
                select(ideas.c.id)
                .where(ideas.c.group_id == actor.group_id, own, ideas.c.standing != Standing.WITHDRAWN.value)
                .order_by(ideas.c.id.desc())
                .limit(50)
            )
            ids = list(found.scalars())
            loaded = await rows.ideas_by_id(connection, ids, self._clock(), self._patience)
        return [loaded[idea_id] for idea_id in ids]

    async def likely_twins(
        self, group_id: int, title: str, what: str = "", *, most: int = MOST_TWINS
    ) -> Sequence[Twin]:
        """Posted ideas that may be the same as one that is being written, the likeliest first."""
        async with self._database.read() as connection:
            typed = f"{title} {what}"
            others = await search.candidates(connection, group_id, typed, postgresql=self._database.is_postgresql)
            likely = search.likely(title, what, others, most=most)
            ids = [words.id for words, _ in likely]
            found = await rows.ideas_by_id(connection, ids, self._clock(), self._patience)
        return [_twin(found[words.id], score) for words, score in likely]

    async def answered(self, group_id: int, since: datetime, until: datetime | None = None) -> Sequence[Idea]:
        """ "You said, we did": ideas on show that got their answer in this time, the newest answer first."""
        end = until or self._clock()
        async with self._database.read() as connection:
            found = await connection.execute(
                select(ideas.c.id)
                .where(
                    ideas.c.group_id == group_id,
                    ideas.c.standing == Standing.SHOWN.value,
                    ideas.c.status.in_([status.value for status in CLOSED]),
                    ideas.c.closed_at > since,
                    ideas.c.closed_at <= end,
                )
                .order_by(ideas.c.closed_at.desc(), ideas.c.id.desc())
                .limit(MOST_ANSWERED)
            )
            ids = list(found.scalars())
            loaded = await rows.ideas_by_id(connection, ids, self._clock(), self._patience)
        return [loaded[idea_id] for idea_id in ids]

    async def led_to(self, group_id: int, idea_id: int) -> Sequence[Link]:
        """What came of the idea and of all that is part of it, as everyone may see it. Raises NotFound."""
        async with self._database.read() as connection:
            idea = await self._root(connection, group_id, idea_id)
            joined = await rows.joined_to(connection, idea.id)
            return await self._led_to(connection, [idea.id, *(each.id for each in joined)], None)

    async def ideas_behind(self, group_id: int, kind: Linked, record_ids: Sequence[int]) -> dict[int, list[IdeaRef]]:
        """Agenda items, polls or actions, by id, to the ideas they came from: the way back."""
        async with self._database.read() as connection:
            return await links.ideas_behind(connection, group_id, kind, record_ids)

    async def refs(self, group_id: int, idea_ids: Iterable[int | None]) -> dict[int, IdeaRef]:
        """Ideas that something names by their number, such as a decision; None and those not on show are left out."""
        wanted = [idea_id for idea_id in idea_ids if idea_id is not None]
        if not wanted:
            return {}
        async with self._database.read() as connection:
            return await links.refs_of(connection, group_id, wanted)

    async def titled(self, group_id: int, typed: str, *, most: int = 25) -> Sequence[IdeaRef]:
        """Ideas on show whose title has what was typed in it, the newest first: for choosing one from a list."""
        wanted = func.lower(ideas.c.title).contains(typed.strip().casefold(), autoescape=True)
        async with self._database.read() as connection:
            found = await connection.execute(
                select(ideas.c.id, ideas.c.title, ideas.c.status)
                .where(ideas.c.group_id == group_id, ideas.c.standing == Standing.SHOWN.value, wanted)
                .order_by(ideas.c.id.desc())
                .limit(most)
            )
            return [IdeaRef(row.id, row.title, Status(row.status)) for row in found]

    def _wanted(self, actor: Actor, filters: Filters) -> ColumnElement[bool]:
        on_show = [ideas.c.group_id == actor.group_id, ideas.c.standing == Standing.SHOWN.value]
        if filters.text.strip():
            match = search.matches(filters.text, postgresql=self._database.is_postgresql, every=True)
            on_show.append(match if match is not None else ideas.c.id < 0)
        if filters.status is not None:
            on_show.append(ideas.c.status == filters.status.value)
        if filters.level is not None:
            on_show.append(ideas.c.level == filters.level.value)
        if filters.tag:
            on_show.append(ideas.c.id.in_(select(idea_tags.c.idea_id).where(idea_tags.c.tag == filters.tag)))
        if filters.mine:
            own = or_(ideas.c.author_id == actor.person_id, ideas.c.entered_by == actor.person_id)
            on_show.append(_in_family(own))
        if filters.followed:
            on_show.append(_in_family(_followed_by(actor.person_id)))
        if filters.waiting:
            open_still = ideas.c.status.not_in([status.value for status in CLOSED])
            on_show.append(and_(open_still, ideas.c.news_at <= self._clock() - self._patience))
        return and_(*on_show)

    async def _led_to(
        self, connection: AsyncConnection, idea_ids: Sequence[int], viewer: Actor | None
    ) -> Sequence[Link]:
        """A poll that is only prepared is there for those who prepare polls."""
        found = await links.links_of(connection, idea_ids)
        if viewer is not None and viewer.may(Right.LOOK_AFTER_IDEAS):
            return found
        return [link for link in found if (link.kind, link.state) != (Linked.POLL, "prepared")]

    async def _mine(self, connection: AsyncConnection, root: int, viewer: Actor | None) -> Mine:
        if viewer is None:
            return Mine()
        following = await family.is_following(connection, root, viewer.person_id)
        return await supports.mine(connection, root, viewer.person_id, following=following)


def _in_family(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether it is true of the idea, or of one that is part of it."""
    return ideas.c.id.in_(select(ideas.c.root_id).where(condition))


def _followed_by(person_id: int) -> ColumnElement[bool]:
    return exists().where(
        idea_follows.c.idea_id == ideas.c.id, idea_follows.c.person_id == person_id, idea_follows.c.following.is_(True)
    )


def _require_visible(idea: Idea, viewer: Actor | None) -> None:
    if idea.standing in (Standing.SHOWN, Standing.MERGED):
        return
    own = viewer is not None and viewer.person_id in (idea.author_id, idea.entered_by)
    moderator = viewer is not None and viewer.may(Right.MODERATE_IDEAS)
    if idea.standing is Standing.WITHDRAWN or not (own or moderator):
        raise NotFound


def _twin(idea: Idea, score: float) -> Twin:
    return Twin(IdeaRef(idea.id, idea.title, idea.status), idea.what, idea.counts.supporters, score)
