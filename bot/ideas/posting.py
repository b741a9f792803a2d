"""Posting, rewording and taking back an idea."""

from __future__ import annotations

from typing import Any

from bot.agenda.suggesting import one_line
from bot.core.database import Write
from bot.core.errors import limited_text, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.ideas import decide, rows
from bot.ideas import refusals as no
from bot.ideas.records import IdeaRecords, entered_by
from bot.ideas.rules import DESCRIPTION_LIMIT, TEXT_LIMIT, TITLE_LIMIT, WHO_LIMIT, Idea, NewIdea, Standing, Status
from bot.ideas.seen import NewsKind


class Posting(IdeaRecords):
    async def post(self, actor: Actor, new: NewIdea, *, for_person: int | None = None) -> Idea:
        """Put an idea up. `for_person` is whose it is, where a helper types it in; they are told and can take it back.

        The door asks `likely_twins` first and `safety_card` after; neither stops an idea from being posted.
        """
        actor.require(Right.TAKE_PART)
        owner = await self._whose(actor, for_person)
        words = checked_words(new)
        now = self._clock()
        async with self._database.write() as write:
            tags = decide.checked_tags(new.tags, (await self._settings(write.connection, actor.group_id)).topics)
            idea_id = await rows.add_idea(
                write.connection,
                tags,
                **words,
                group_id=actor.group_id,
                level=new.level.value if new.level else None,
                status=Status.NEW.value,
                standing=Standing.SHOWN.value,
                author_id=owner,
                entered_by=entered_by(actor, owner),
                named=new.named,
                posted_at=now,
                news_at=now,
            )
            idea = await self._idea(write.connection, actor.group_id, idea_id)
            await self._tell_news(write, idea, NewsKind.POSTED, by=owner if new.named else None, only=())
            await self._note(write, actor, "post", idea, ("title", "what", "why", "named"), veiled=not new.named)
            if idea.entered_by is not None:
                await self._tell_whose_it_is(write, idea, "ideas-notice-entered", "entered")
        return await self.card(actor.group_id, idea_id)

    async def reword(self, actor: Actor, idea_id: int, new: NewIdea) -> Idea:
        """Change the words of one's own idea until it has an answer. Whether one is named may change too."""
        actor.require(Right.TAKE_PART)
        words = checked_words(new)
        async with self._database.write() as write:
            idea = await self._idea(write.connection, actor.group_id, idea_id)
            decide.require_own(idea, actor.person_id)
            decide.require_shown(idea)
            if idea.closed:
                raise no.AlreadyClosed
            tags = decide.checked_tags(new.tags, (await self._settings(write.connection, actor.group_id)).topics)
            level = new.level.value if new.level else None
            await rows.change_idea(write.connection, idea_id, **words, level=level, named=new.named)
            await rows.set_tags(write.connection, idea_id, tags)
            await self._note(write, actor, "reword", idea, ("title", "what", "why"), veiled=not new.named)
        return await self.card(actor.group_id, idea_id)

    async def withdraw(self, actor: Actor, idea_id: int) -> None:
        """Take one's own idea back, or one typed in for somebody, until it is shared with others or has an answer.

        Comments and supports go with it, and its picture or file is deleted. It stays counted as withdrawn.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            idea = await self._idea(write.connection, actor.group_id, idea_id)
            joined = bool(await rows.joined_to(write.connection, idea_id))
            decide.check_withdrawal(idea, actor.person_id, joined=joined)
            gone = {"standing": Standing.WITHDRAWN.value, "upload_id": None, "upload_words": ""}
            await rows.change_idea(write.connection, idea_id, **gone)
            if idea.attachment is not None:
                system = Actor.system(idea.group_id)  # who took it back would say whose an unnamed idea was
                await self._uploads.delete_in(write, system, [int(idea.attachment.upload_id)])
            await self._note(write, actor, "withdraw", idea, ("standing",), veiled=not idea.named)
            if actor.person_id != idea.author_id:
                await self._tell_whose_it_is(write, idea, "ideas-notice-withdrawn-for-you", "withdrawn")
        await self._uploads.sweep()

    async def _tell_whose_it_is(self, write: Write, idea: Idea, message: str, key: str) -> None:
        """Tell the person, privately, what a helper did in their name."""
        assert idea.entered_by is not None
        names = await self._people.names([idea.entered_by])
        facts = {"helper": names[idea.entered_by], "what": idea.what, "named": "yes" if idea.named else "no"}
        await self._telling.one(write, idea, idea.author_id, message, f"{key}:{idea.id}", **facts)


def checked_words(new: NewIdea) -> dict[str, Any]:
    """What the row of an idea holds of its words, or the refusal that names the field."""
    picture = new.attachment
    if picture is not None and not picture.description.strip():
        raise no.PictureNeedsWords
    described = picture.description if picture else ""
    return {
        "title": one_line(required_text(new.title, what=say("ideas-field-title"), limit=TITLE_LIMIT)),
        "what": required_text(new.what, what=say("ideas-field-what"), limit=TEXT_LIMIT),
        "why": required_text(new.why, what=say("ideas-field-why"), limit=TEXT_LIMIT),
        "who": limited_text(new.who, what=say("ideas-field-who"), limit=WHO_LIMIT),
        "upload_id": picture.upload_id if picture else None,
        "upload_words": limited_text(described, what=say("ideas-field-picture"), limit=DESCRIPTION_LIMIT),
    }
