"""Hiding one comment of an idea, or showing it again. In private, for moderators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import WORDS_LIMIT, Comment
from cogs.ideas.keeping_forms import KeepingForm, reasons
from cogs.ideas.saying import field, paragraph
from cogs.shared.asking import actor_of, services_of
from cogs.shared.panels import Pick
from cogs.shared.plain_text import shortened

MOST_COMMENTS = 25
"""As many as one list of Discord takes, the newest."""


def comment_list(panel: Any, comments: Sequence[Comment]) -> list[Pick]:
    """A list of the idea's newest comments, which opens the form that hides or shows one."""
    listed = {str(comment.id): comment for comment in reversed(comments[-MOST_COMMENTS:])}
    if not listed:
        return []

    async def chosen(interaction: discord.Interaction[Any], value: str) -> None:
        await interaction.response.send_modal(HideCommentForm(panel, listed[value]))

    options = [
        discord.SelectOption(label=shortened(comment.words, 100), description=_about(comment), value=value)
        for value, comment in listed.items()
    ]
    return [Pick(say("ideas-choose-comment"), options, chosen)]


class HideCommentForm(KeepingForm):
    """A hidden comment is shown again with the same form; then no reason is asked for."""

    def __init__(self, panel: Any, comment: Comment) -> None:
        super().__init__(panel, "ideas-form-show-comment" if comment.hidden else "ideas-form-hide-comment")
        self.comment = comment
        self.reason = reasons()
        self.words = paragraph(WORDS_LIMIT, required=False)
        self.add_item(discord.ui.TextDisplay(shortened(comment.words, 300)))
        if not comment.hidden:
            self.add_item(field("ideas-label-reason", self.reason, helped=True))
        self.add_item(field("ideas-label-moderate-words", self.words, helped=True))

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        chosen = None if self.comment.hidden else next(iter(self.reason.values), None)
        act = Act.SHOW if self.comment.hidden else Act.HIDE
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        await ideas.moderate_comment(actor, self.comment.id, act, Reason(chosen) if chosen else None, self.words.value)
        return say("ideas-comment-moderated")

    def typed(self) -> str:
        return self.words.value


def _about(comment: Comment) -> str:
    name = shortened(comment.author_name, 60) if comment.author_name else say("ideas-somebody")
    return say("ideas-comment-choice", name=name, hidden="yes" if comment.hidden else "no")
