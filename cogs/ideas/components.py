"""The public buttons of ideas. Each is about one record and works for as long as its message stands."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.rules import SupportKind
from bot.notices.rules import Notice
from cogs.ideas.answering_back import AnswerModerator
from cogs.ideas.more import show_more
from cogs.ideas.posting import open_post_form
from cogs.ideas.saying import (
    CommentForm,
    WordsForm,
    leave_merge,
    press_support,
)
from cogs.shared.components import RecordButton


class Support(RecordButton, verb="ideas:support"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await press_support(interaction, self.record_id)


class SupportWithWords(RecordButton, verb="ideas:say", arg=True):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(WordsForm(self.record_id, SupportKind(self.arg)))


class Comment(RecordButton, verb="ideas:comment"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(CommentForm(self.record_id))


class More(RecordButton, verb="ideas:more"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_more(interaction, self.record_id)


class NotForMe(RecordButton, verb="ideas:not-for-me", arg=True):
    """In the thread, and in a direct message: there the group's id is what says whose idea it is."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await leave_merge(interaction, self.record_id, int(self.arg))


def not_for_me(notice: Notice) -> list[RecordButton]:
    """One tap under the message that says that two ideas were joined."""
    idea_id, group_id = int(notice.facts["idea"]), str(notice.group_id)
    return [NotForMe(idea_id, group_id, label=say("ideas-button-not-for-me"))]


def answer_moderator(notice: Notice) -> list[RecordButton]:
    """Under the message that says what a moderator did, and why."""
    moderation_id, group_id = int(notice.facts["moderation"]), str(notice.group_id)
    return [AnswerModerator(moderation_id, group_id, label=say("ideas-button-answer-moderator"))]


class PostOne(RecordButton, verb="ideas:post"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await open_post_form(interaction)
