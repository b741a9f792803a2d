"""The way from new to answered. By those who look after ideas; nothing is closed without an answer."""

from __future__ import annotations

from bot.core.errors import limited_text, required_text
from bot.core.roles import Actor, Right, Role
from bot.core.wording import say
from bot.ideas import decide, rows
from bot.ideas.records import IdeaRecords, closing
from bot.ideas.rules import WORDS_LIMIT, Idea, Outcome, Status
from bot.ideas.seen import NewsKind


class Answering(IdeaRecords):
    async def set_status(self, actor: Actor, idea_id: int, status: Status, words: str) -> Idea:
        """A step by hand, with plain words. Everyone with a part in the idea is told once, in the way they chose.

        Whoever takes the first step looks after the idea from then on.
        """
        actor.require(Right.LOOK_AFTER_IDEAS)
        words = required_text(words, what=say("ideas-field-words"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            decide.check_step(idea, status)
            owner = idea.owner_id or actor.person_id
            await rows.change_idea(write.connection, idea.id, status=status.value, owner_id=owner)
            idea = await self._idea(write.connection, actor.group_id, idea.id)
            await self._tell_news(write, idea, NewsKind.STATUS, by=actor.person_id, words=words)
            await self._note(write, actor, "set_status", idea, ("status",))
        return await self.card(actor.group_id, idea.id)

    async def say_news(self, actor: Actor, idea_id: int, words: str) -> Idea:
        """Plain words of what goes on while the status stays, which ends the waiting for news."""
        actor.require(Right.LOOK_AFTER_IDEAS)
        words = required_text(words, what=say("ideas-field-words"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            decide.require_shown(idea)
            await self._tell_news(write, idea, NewsKind.TRAIL, by=actor.person_id, words=words)
            await self._note(write, actor, "say_news", idea, ("news",))
        return await self.card(actor.group_id, idea.id)

    async def answer(self, actor: Actor, idea_id: int, status: Status, outcome: Outcome) -> Idea:
        """Close an idea with "We did", "We could not, because" or "Next"; again, to give a better answer.

        Done needs "We did". Not this time needs "We could not, because". Answered takes any of the three.
        """
        actor.require(Right.LOOK_AFTER_IDEAS)
        outcome = checked_outcome(outcome)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            decide.check_closing(idea, status, outcome)
            owner = idea.owner_id or actor.person_id
            stored = closing(outcome, self._clock(), status=status.value, owner_id=owner)
            await rows.change_idea(write.connection, idea.id, **stored)
            idea = await self._idea(write.connection, actor.group_id, idea.id)
            await self._tell_news(write, idea, NewsKind.ANSWER, by=actor.person_id, outcome=outcome)
            await self._note(write, actor, "answer", idea, ("status", "outcome"))
        return await self.card(actor.group_id, idea.id)

    async def reopen(self, actor: Actor, idea_id: int, words: str) -> Idea:
        """Talk about an answered idea again. Its answer stays among its news."""
        actor.require(Right.LOOK_AFTER_IDEAS)
        words = required_text(words, what=say("ideas-field-words"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            decide.check_reopening(idea)
            stored = closing(Outcome(), None, status=Status.TALKED_ABOUT.value)
            await rows.change_idea(write.connection, idea.id, **stored)
            idea = await self._idea(write.connection, actor.group_id, idea.id)
            await self._tell_news(write, idea, NewsKind.STATUS, by=actor.person_id, words=words)
            await self._note(write, actor, "reopen", idea, ("status",))
        return await self.card(actor.group_id, idea.id)

    async def take_on(self, actor: Actor, idea_id: int) -> Idea:
        """Look after an idea: be the one who is asked for news."""
        actor.require(Right.LOOK_AFTER_IDEAS)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            decide.require_shown(idea)
            await rows.change_idea(write.connection, idea.id, owner_id=actor.person_id)
            await self._note(write, actor, "take_on", idea, ("owner_id",))
        return await self.card(actor.group_id, idea.id)

    async def set_topics_of(self, actor: Actor, idea_id: int, tags: tuple[str, ...]) -> Idea:
        """The tags of an idea, from the group's own topics."""
        actor.require(Right.LOOK_AFTER_IDEAS)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            topics = (await self._settings(write.connection, actor.group_id)).topics
            await rows.set_tags(write.connection, idea.id, decide.checked_tags(tags, topics))
            await self._note(write, actor, "set_topics_of", idea, ("tags",))
        return await self.card(actor.group_id, idea.id)

    async def ask_for_news(self) -> int:
        """Ask the owner of every idea that has been without news for too long, once each time; returns how many.

        Where nobody looks after it yet, the group's organisers are asked. Safe to repeat.
        """
        now = self._clock()
        async with self._database.read() as connection:
            if not await rows.without_news(connection, now - self._patience):
                return 0
        async with self._database.write() as write:
            waiting = await rows.without_news(write.connection, now - self._patience)
            for group_id, idea_id in waiting:
                idea = await self._idea(write.connection, group_id, idea_id)
                await rows.change_idea(write.connection, idea_id, asked_for_news_at=now)
                await self._note(write, Actor.system(group_id), "ask_for_news", idea, ("asked_for_news_at",))
                for person_id in await self._owners(idea):
                    key = f"news:{idea_id}:{int(now.timestamp())}"
                    days = self._policy.idea_news_days
                    await self._telling.one(write, idea, person_id, "ideas-notice-ask-news", key, days=days)
        return len(waiting)

    async def _owners(self, idea: Idea) -> list[int]:
        if idea.owner_id is not None:
            return [idea.owner_id]
        organisers = await self._people.holders(idea.group_id, Role.ORGANISER)
        return [person.id for person in organisers]


def checked_outcome(outcome: Outcome) -> Outcome:
    return Outcome(
        limited_text(outcome.we_did, what=say("ideas-field-we-did"), limit=WORDS_LIMIT),
        limited_text(outcome.could_not, what=say("ideas-field-could-not"), limit=WORDS_LIMIT),
        limited_text(outcome.next_step, what=say("ideas-field-next-step"), limit=WORDS_LIMIT),
    )
