"""Changing the words of one's own idea."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.rules import TEXT_LIMIT, TITLE_LIMIT, WHO_LIMIT, Idea, NewIdea
from cogs.ideas.saying import field, named_choice, paragraph
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.plain_text import plain
from cogs.shared.safety import offer_safety


class IdeaForm(Form):
    """Title, what, why, who it would help, and whether the name is shown: all that fits one form of Discord."""

    def __init__(self, title: str, present: NewIdea | None = None) -> None:
        super().__init__(title=title)
        self.topic: discord.ui.TextInput[Any] = discord.ui.TextInput(
            max_length=TITLE_LIMIT, default=present.title if present else None
        )
        self.what = paragraph(TEXT_LIMIT, default=present.what if present else None)
        self.why = paragraph(TEXT_LIMIT, default=present.why if present else None)
        self.who: discord.ui.TextInput[Any] = discord.ui.TextInput(
            max_length=WHO_LIMIT, required=False, default=(present.who or None) if present else None
        )
        self.named = named_choice()
        self.add_item(field("ideas-label-title", self.topic, helped=True))
        self.add_item(field("ideas-label-what", self.what))
        self.add_item(field("ideas-label-why", self.why))
        self.add_item(field("ideas-label-who", self.who))
        self.add_item(field("ideas-label-named", self.named, helped=True))

    def typed(self) -> str:
        return "\n".join(text for text in (self.topic.value, self.what.value, self.why.value, self.who.value) if text)

    def new_idea(self) -> NewIdea:
        named = self.named.value == "yes"
        return NewIdea(self.topic.value, self.what.value, self.why.value, self.who.value, named=named)


class RewordForm(IdeaForm):
    def __init__(self, idea: Idea) -> None:
        super().__init__(say("ideas-form-reword"), as_new(idea))
        self.idea = idea

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor = await actor_of(interaction)
        kept = as_new(self.idea)
        new = replace(self.new_idea(), level=kept.level, tags=kept.tags, attachment=kept.attachment)
        idea = await services_of(interaction).ideas.reword(actor, self.idea.id, new)
        await tell(interaction, say("ideas-reworded", title=plain(idea.title)))
        await offer_safety(interaction, actor.group_id, self.typed())


def as_new(idea: Idea) -> NewIdea:
    """The idea as it would be typed in, to change one part of it."""
    return NewIdea(
        idea.title,
        idea.what,
        idea.why,
        idea.who,
        level=idea.level,
        named=idea.named,
        tags=idea.tags,
        attachment=idea.attachment,
    )
