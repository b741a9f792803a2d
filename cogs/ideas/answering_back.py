"""The author's say in what a moderator did with their idea or comment."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.rules import TEXT_LIMIT
from cogs.ideas.saying import actor_in_group, field, paragraph
from cogs.shared.answering import tell
from cogs.shared.asking import services_of
from cogs.shared.components import Form, RecordButton


class AnswerModerator(RecordButton, verb="ideas:answer-moderator", arg=True):
    """In a direct message too: there the group's id says which group it is about."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(AnswerModeratorForm(self.record_id, int(self.arg)))


class AnswerModeratorForm(Form):
    def __init__(self, moderation_id: int, group_id: int) -> None:
        super().__init__(title=say("ideas-form-answer-moderator"))
        self.moderation_id, self.group_id = moderation_id, group_id
        self.words = paragraph(TEXT_LIMIT)
        self.add_item(field("ideas-label-answer-moderator", self.words, helped=True))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor = await actor_in_group(interaction, self.group_id)
        await services_of(interaction).ideas.answer_moderation(actor, self.moderation_id, self.words.value)
        await tell(interaction, say("ideas-answered-moderator"))
