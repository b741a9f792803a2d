"""Visible moderation: every hold, hide and lock has a reason that its author is told and can answer."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from bot.core.database import Write
from bot.core.errors import NotFound, limited_text, required_text
from bot.core.roles import Actor, Right
from bot.core.spreadsheet import safe
from bot.core.wording import say
from bot.ideas import comments, decide, moderations, rows
from bot.ideas import refusals as no
from bot.ideas.moderation import Act, Moderation, Reason, Tally
from bot.ideas.records import IdeaRecords
from bot.ideas.rules import TEXT_LIMIT, WORDS_LIMIT, Comment, Idea, IdeaChanged, IdeaCommented

COLUMNS = ("id", "at", "idea", "comment", "act", "reason", "words", "by", "answer", "answered_at")


class Moderating(IdeaRecords):
    async def moderate(
        self, actor: Actor, idea_id: int, act: Act, reason: Reason | None = None, words: str = ""
    ) -> Moderation:
        """Hold, hide, show, lock or unlock an idea. Its author, and who typed it in, is told why and can answer."""
        actor.require(Right.MODERATE_IDEAS)
        words = limited_text(words, what=say("ideas-field-words"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            idea = await self._idea(write.connection, actor.group_id, idea_id)
            standing, locked = decide.after(idea, act)
            await rows.change_idea(write.connection, idea.id, standing=standing.value, locked=locked)
            entry = await self._log(
                write, actor, idea, act=act.value, reason=decide.reason_for(act, reason).value, words=words
            )
            await self._note(write, actor, "moderate", idea, (act.value, entry.reason.value))
            await self._tell_authors(write, idea, entry)
        return entry

    async def moderate_comment(
        self, actor: Actor, comment_id: int, act: Act, reason: Reason | None = None, words: str = ""
    ) -> Moderation:
        """Hide a comment, or show it again."""
        actor.require(Right.MODERATE_IDEAS)
        words = limited_text(words, what=say("ideas-field-words"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            comment = await comments.comment_by_id(write.connection, actor.group_id, comment_id)
            if comment is None:
                raise NotFound
            _check_comment_act(comment, act)
            await comments.change_comment(write.connection, comment_id, state="shown" if act is Act.SHOW else "hidden")
            idea = await self._root(write.connection, actor.group_id, comment.idea_id)
            entry = await self._log(
                write,
                actor,
                idea,
                comment_id=comment_id,
                act=act.value,
                reason=decide.reason_for(act, reason).value,
                words=words,
            )
            await self._note(write, actor, "moderate_comment", idea, (act.value, entry.reason.value))
            write.announce(IdeaCommented(idea.group_id, idea.id, comment_id))
            await self._tell_authors(write, idea, entry)
        return entry

    async def answer_moderation(self, actor: Actor, moderation_id: int, words: str) -> Moderation:
        """The author's say in what a moderator did; the moderator is told. Once for each entry of the log."""
        actor.require(Right.TAKE_PART)
        words = required_text(words, what=say("ideas-field-words"), limit=TEXT_LIMIT)
        async with self._database.write() as write:
            entry = await moderations.entry(write.connection, actor.group_id, moderation_id)
            if entry is None:
                raise NotFound
            if actor.person_id not in await moderations.concerned(write.connection, entry):
                raise no.NotYours
            if entry.answered_at is not None:
                raise no.AlreadyAnswered
            await moderations.answer(write.connection, entry.id, words, self._clock())
            idea = await self._idea(write.connection, actor.group_id, entry.idea_id)
            await write.record(
                actor if idea.named else Actor.system(actor.group_id),
                self._clock(),
                "ideas.answer_moderation",
                f"moderation:{entry.id}",
                ("answer",),
            )
            moderator = await moderations.moderator(write.connection, entry.id)
            key = f"moderation-answer:{entry.id}"
            await self._telling.one(write, idea, moderator, "ideas-notice-moderation-answer", key, words=words)
            write.announce(IdeaChanged(idea.group_id, idea.id))
            answered = await moderations.entry(write.connection, actor.group_id, entry.id)
        assert answered is not None
        return answered

    async def tally(self, group_id: int) -> Tally:
        """How many ideas were posted, and where each stands now. It always adds up, and anybody may see it."""
        async with self._database.read() as connection:
            return await rows.tally(connection, group_id)

    async def moderation_log(self, actor: Actor) -> Sequence[Moderation]:
        """Newest first."""
        actor.require(Right.MODERATE_IDEAS)
        async with self._database.read() as connection:
            return await moderations.log(connection, actor.group_id)

    async def held(self, actor: Actor) -> Sequence[Idea]:
        """Ideas that are held or hidden, oldest first: for those who decide what becomes of them."""
        actor.require(Right.MODERATE_IDEAS)
        async with self._database.read() as connection:
            ids = await moderations.held_ids(connection, actor.group_id)
            found = await rows.ideas_by_id(connection, ids, self._clock(), self._patience)
        return [found[idea_id] for idea_id in ids]

    async def said_to(self, actor: Actor, idea_id: int) -> Sequence[Moderation]:
        """What was done to this person's own idea or comments there, and they have not answered. Oldest first."""
        async with self._database.read() as connection:
            idea = await self._root(connection, actor.group_id, idea_id)
            found = await moderations.of_family(connection, idea.id)
            concerned = [await moderations.concerned(connection, entry) for entry in found]
        return [
            entry
            for entry, people in zip(found, concerned, strict=True)
            if actor.person_id in people and entry.answered_at is None
        ]

    async def moderation_csv(self, actor: Actor) -> str:
        """The whole log as CSV, oldest first, with a heading."""
        file = io.StringIO()
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        for entry in reversed(await self.moderation_log(actor)):
            answered = entry.answered_at.isoformat() if entry.answered_at else ""
            comment = entry.comment_id or ""
            words, by, answer = (safe(text) for text in (entry.words, entry.by_name, entry.answer))
            row = (entry.id, entry.at.isoformat(), entry.idea_id, comment, entry.act.value, entry.reason.value)
            sheet.writerow((*row, words, by, answer, answered))
        return file.getvalue()

    async def _log(self, write: Write, actor: Actor, idea: Idea, **said: object) -> Moderation:
        entry_id = await moderations.add(
            write.connection,
            group_id=idea.group_id,
            idea_id=idea.id,
            **said,
            by_person=actor.person_id,
            at=self._clock(),
        )
        entry = await moderations.entry(write.connection, idea.group_id, entry_id)
        assert entry is not None
        return entry

    async def _tell_authors(self, write: Write, idea: Idea, entry: Moderation) -> None:
        """Whose words they are, and who typed them in: that may be the only one whom we can reach."""
        facts = {"act": entry.act.value, "reason": entry.reason.value, "words": entry.words}
        facts["about"] = "comment" if entry.comment_id else "idea"
        key = f"moderated:{entry.id}"
        for person in sorted(await moderations.concerned(write.connection, entry)):
            await self._telling.one(write, idea, person, "ideas-notice-moderated", key, moderation=entry.id, **facts)


def _check_comment_act(comment: Comment, act: Act) -> None:
    if act not in (Act.HIDE, Act.SHOW) or comment.hidden is (act is Act.HIDE):
        raise no.AlreadySo
