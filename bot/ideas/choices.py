"""What a group sets for its ideas: topics, emergency contacts, and whether typed messages count."""

from __future__ import annotations

from dataclasses import replace

from bot.core.database import Write
from bot.core.errors import limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.ideas import refusals as no
from bot.ideas import rows
from bot.ideas.moderation import SafetyCard
from bot.ideas.records import IdeaRecords
from bot.ideas.rules import MOST_TOPICS, TAG_LIMIT, TEXT_LIMIT, GroupIdeas, IdeaSettingsChanged
from bot.ideas.safety import suggests_risk


class Choices(IdeaRecords):
    async def set_topics(self, actor: Actor, typed: tuple[str, ...]) -> GroupIdeas:
        """The topics that ideas can be tagged with, in this order. Tags that ideas have already stay."""
        actor.require(Right.SET_UP_GROUP)
        topics = tuple(dict.fromkeys(" ".join(topic.split()) for topic in typed if topic.strip()))
        for topic in topics:
            limited_text(topic, what=say("ideas-field-topic"), limit=TAG_LIMIT)
        if len(topics) > MOST_TOPICS:
            raise no.TooManyTopics(most=MOST_TOPICS)
        return await self._set(actor, "topics", topics=topics)

    async def set_contacts(self, actor: Actor, contacts: str) -> GroupIdeas:
        """The group's own emergency contacts, shown in private with words that suggest a risk."""
        actor.require(Right.SET_UP_GROUP)
        contacts = limited_text(contacts, what=say("ideas-field-contacts"), limit=TEXT_LIMIT)
        return await self._set(actor, "contacts", contacts=contacts)

    async def read_typed(self, actor: Actor, *, reads: bool) -> GroupIdeas:
        """Whether what people type straight into a thread counts as a comment, from now on."""
        actor.require(Right.SET_UP_GROUP)
        if reads and (await self.settings(actor.group_id)).reads_typed:
            return await self.settings(actor.group_id)
        return await self._set(actor, "reads_typed", reads_typed=reads, reads_since=self._clock() if reads else None)

    async def safety_card(self, group_id: int, *texts: str) -> SafetyCard | None:
        """For the person who wrote the words, in private; None where they suggest no risk.

        Nothing is stored, sent or decided, and nobody else is told.
        """
        if not suggests_risk(*texts):
            return None
        return SafetyCard(await self.contacts(group_id) or say("ideas-safety-contacts-usual"))

    async def contacts(self, group_id: int) -> str:
        """Whom to talk to about a worry, in the words of the group's organisers; empty where they have not said."""
        return (await self.settings(group_id)).contacts

    async def _set(self, actor: Actor, field: str, **values: object) -> GroupIdeas:
        async with self._database.write() as write:
            settings = replace(await self._settings(write.connection, actor.group_id), **values)  # type: ignore[arg-type]
            await rows.put_settings(write.connection, actor.group_id, settings)
            await self._noted(write, actor, field)
        return settings

    async def _noted(self, write: Write, actor: Actor, field: str) -> None:
        await write.record(actor, self._clock(), f"ideas.set_{field}", f"group:{actor.group_id}", (field,))
        write.announce(IdeaSettingsChanged(actor.group_id))
