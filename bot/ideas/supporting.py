"""Support, following, and how somebody wants to hear of news: for everyone."""

from __future__ import annotations

from bot.core.database import Write
from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.ideas import decide, family, supports
from bot.ideas import refusals as no
from bot.ideas.records import IdeaRecords, entered_by, source_of
from bot.ideas.rules import WORDS_LIMIT, Delivery, Idea, SupportKind
from bot.ideas.seen import Mine
from bot.ideas.telling import deliveries


class Supporting(IdeaRecords):
    async def support(
        self,
        actor: Actor,
        idea_id: int,
        kind: SupportKind,
        *,
        words: str = "",
        named: bool = False,
        for_person: int | None = None,
    ) -> Idea:
        """Say it once, whatever the door. Saying another kind takes the place of what was said before.

        "This matters to me too" and "Something is missing" need words. Support of an idea that is part of another
        counts there: look at the id of the idea that is returned. `named` shows the name with the words.
        """
        actor.require(Right.TAKE_PART)
        owner = await self._whose(actor, for_person)
        if kind is not SupportKind.SUPPORT:
            words = required_text(words, what=say("ideas-field-words"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            authors = (await family.authors_of(write.connection, [idea.id])).get(idea.id, family.Authors())
            decide.check_support(idea, owner, authors.ids)
            await supports.put_support(
                write.connection,
                idea_id=idea.id,
                person_id=owner,
                kind=kind.value,
                words=words if kind is not SupportKind.SUPPORT else "",
                named=named,
                source=source_of(actor, owner).value,
                entered_by=entered_by(actor, owner),
                at=self._clock(),
            )
            await self._note(write, actor, "support", idea, (kind.value,), veiled=not named)
            if owner != actor.person_id:
                await self._tell_supported_for(write, actor, idea, owner)
            return await self._counted_again(write.connection, idea)

    async def take_back_support(self, actor: Actor, idea_id: int, *, for_person: int | None = None) -> Idea:
        """Whatever kind it was, from the idea and all that is part of it."""
        actor.require(Right.TAKE_PART)
        owner = await self._whose(actor, for_person)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            if not await supports.remove_support(write.connection, idea.id, owner):
                raise no.NothingToTakeBack
            await self._note(write, actor, "take_back_support", idea, veiled=True)
            return await self._counted_again(write.connection, idea)

    async def follow(self, actor: Actor, idea_id: int, *, following: bool) -> Idea:
        """Be told of news, or not any more, also where one supports it or posted it. Repeating it changes nothing."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            decide.require_shown(idea)
            await supports.put_follow(write.connection, idea.id, actor.person_id, following=following)
            await self._note(write, actor, "follow", idea, ("following",))
            return await self._counted_again(write.connection, idea)

    async def mine_of(self, actor: Actor, idea_id: int) -> Mine:
        """What this person has to do with the idea, for their own eyes."""
        actor.require(Right.TAKE_PART)
        async with self._database.read() as connection:
            root = await self._root(connection, actor.group_id, idea_id)
            following = await family.is_following(connection, root.id, actor.person_id)
            return await supports.mine(connection, root.id, actor.person_id, following=following)

    async def delivery(self, actor: Actor) -> Delivery:
        """How this person hears of news: at once, unless they chose another way."""
        async with self._database.read() as connection:
            chosen = await deliveries(connection, [actor.person_id])
        return chosen.get(actor.person_id, Delivery.DIRECT)

    async def choose_delivery(self, actor: Actor, how: Delivery) -> None:
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await self._telling.change_how(write, actor.group_id, actor.person_id, how)
            await write.record(actor, self._clock(), "ideas.choose_delivery", f"person:{actor.person_id}", ("how",))

    async def _tell_supported_for(self, write: Write, actor: Actor, idea: Idea, owner: int) -> None:
        helper = (await self._people.names([actor.person_id]))[actor.person_id]
        key = f"supported:{idea.id}:{int(self._clock().timestamp())}"
        await self._telling.one(write, idea, owner, "ideas-notice-supported-for-you", key, helper=helper)
