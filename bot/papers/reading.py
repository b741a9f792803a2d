"""Everybody reads: each in their own format, until their own last day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.dates import spoken_date
from bot.core.errors import NotFound, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.papers import rows
from bot.papers.records import PapersRecords
from bot.papers.rules import COMMENT_LIMIT, Comment, PaperFor, PaperView, Version, Wanted, paper_for, require_comments
from bot.uploads.service import Opened


class Reading(PapersRecords):
    async def mine(self, actor: Actor, meeting_id: int) -> Sequence[PaperFor]:
        """Released papers with this person's own formats first, and their own last day to comment."""
        formats = await self.own_formats(actor, meeting_id)
        zone = (await self._groups.group(actor.group_id)).zone
        return [paper_for(view, formats, zone) for view in await self.released(actor.group_id, meeting_id)]

    async def own_formats(self, actor: Actor, meeting_id: int) -> Sequence[Wanted]:
        """What this person reads in: only for what nobody but them sees. Raises NotFound."""
        actor.require(Right.TAKE_PART)
        return (await self._wanted(actor.group_id, meeting_id)).get(actor.person_id, ())

    async def released(self, group_id: int, meeting_id: int) -> Sequence[PaperView]:
        """Papers that are out, for everybody who has the joining link: the same for all, so nobody's needs are read.

        What is missing is left out. Raises NotFound.
        """
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            out = [paper for paper in await rows.papers_of(connection, meeting_id) if paper.released_at is not None]
            return [PaperView(paper, await rows.versions_of(connection, paper.id), ()) for paper in out]

    async def open_file(self, actor: Actor, version: Version) -> Opened:
        """The file of a version. Raises NotFound where it has none, or is not released to this person."""
        if version.upload_id is None:
            raise NotFound
        return await self._uploads.open(actor, version.upload_id, why="papers")

    async def open_released(self, group_id: int, meeting_id: int, version_id: int) -> tuple[Version, Opened]:
        """A file of a paper that is out, for whoever has the meeting's joining link. Raises NotFound."""
        for view in await self.released(group_id, meeting_id):
            for version in view.versions:
                if version.id == version_id and version.upload_id is not None:
                    return version, await self._uploads.read(group_id, version.upload_id)
        raise NotFound

    # Saying what one thinks of a paper

    async def comment(self, actor: Actor, paper_id: int, words: str) -> PaperFor:
        """Organisers read it. Raises NotFound, CommentsNotAsked, CommentsOver, Empty or TooLong."""
        own = await self._own(actor, paper_id)
        until = spoken_date(own.comments_until) if own.comments_until else ""
        require_comments(own, await self._today(actor.group_id), until)
        words = required_text(words, what=say("papers-field-comment"), limit=COMMENT_LIMIT)
        values = {"paper_id": paper_id, "person_id": actor.person_id, "words": words, "at": self._clock()}
        async with self._database.write() as write:
            await rows.add_comment(write.connection, **values)
            await write.record(actor, self._clock(), "papers.comment", f"paper:{paper_id}", ("words",))
        return own

    async def take_back_comment(self, actor: Actor, comment_id: int) -> None:
        """Only one's own. Raises NotFound."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            if not await rows.drop_comment(write.connection, comment_id, actor.person_id):
                raise NotFound
            await write.record(actor, self._clock(), "papers.take_back", f"comment:{comment_id}", ("words",))

    async def own_comments(self, actor: Actor, meeting_id: int) -> Mapping[int, Sequence[Comment]]:
        """Paper to what this person said of it."""
        actor.require(Right.TAKE_PART)
        theirs = await self._comments(actor.group_id, meeting_id)
        return {
            paper_id: [one for one in said if one.person_id == actor.person_id] for paper_id, said in theirs.items()
        }

    async def comments(self, actor: Actor, meeting_id: int) -> Mapping[int, Sequence[Comment]]:
        """Paper to everything that was said of it. Raises NotAllowed."""
        actor.require(Right.ARRANGE_MEETING)
        return await self._comments(actor.group_id, meeting_id)

    async def _own(self, actor: Actor, paper_id: int) -> PaperFor:
        actor.require(Right.TAKE_PART)
        view = await self.view(actor.group_id, paper_id)
        if view.paper.released_at is None:
            raise NotFound
        wanted = await self._wanted(actor.group_id, view.paper.meeting_id)
        return paper_for(view, wanted.get(actor.person_id, ()), (await self._groups.group(actor.group_id)).zone)

    async def _comments(self, group_id: int, meeting_id: int) -> Mapping[int, Sequence[Comment]]:
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            papers = [paper.id for paper in await rows.papers_of(connection, meeting_id)]
            said = await rows.comments_on(connection, papers)
        return {paper_id: [one for one in said if one.paper_id == paper_id] for paper_id in papers}
