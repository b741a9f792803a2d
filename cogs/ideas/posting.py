"""Posting an idea: the form, the ideas that may be the same, and what can be added afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from bot.ideas.rules import MOST_TAGS, Attachment, Idea, Level, NewIdea, SupportKind
from bot.ideas.seen import Twin
from cogs.ideas.lines import counts_line
from cogs.ideas.picture import PictureForm
from cogs.ideas.rewording import IdeaForm, as_new
from cogs.shared.answering import show, tell_back
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.components import Panel
from cogs.shared.layout import Part, container
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain, shortened
from cogs.shared.safety import offer_safety


@dataclass(frozen=True)
class Somebody:
    """The person whose idea a helper types in."""

    person_id: int
    name: str


async def open_post_form(interaction: discord.Interaction[Any], member: discord.Member | None = None) -> None:
    whose = None
    if member is not None and member.id != interaction.user.id:
        whose = Somebody((await actor_for(interaction, member)).person_id, member.display_name)
    await interaction.response.send_modal(PostForm(whose))


class PostForm(IdeaForm):
    def __init__(self, whose: Somebody | None) -> None:
        title = say("ideas-form-post-for", name=shortened(whose.name, 20)) if whose else say("ideas-form-post")
        super().__init__(title)
        self.whose = whose

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Ideas that may be the same come first. Where there are none, it is posted at once."""
        actor, new = await actor_of(interaction), self.new_idea()
        twins = await services_of(interaction).ideas.likely_twins(actor.group_id, new.title, new.what)
        if twins:
            await show(interaction, TwinsPanel(new, self.whose, twins))
        else:
            await post(interaction, new, self.whose)


async def post(interaction: discord.Interaction[Any], new: NewIdea, whose: Somebody | None) -> None:
    """Post it and say so, with what can be added now. A refusal gives back what was typed."""
    actor, ideas = await actor_of(interaction), services_of(interaction).ideas
    try:
        idea = await ideas.post(actor, new, for_person=whose.person_id if whose else None)
    except Refusal as refusal:
        typed = f"{new.title}\n{new.what}\n{new.why}\n{new.who}".rstrip()
        await tell_back(interaction, say(refusal.message, **refusal.facts), typed)
        return
    topics = (await ideas.settings(actor.group_id)).topics
    await show(interaction, PostedPanel(idea, whose, topics))
    await offer_safety(interaction, actor.group_id, new.title, new.what, new.why, new.who)


class TwinsPanel(Panel):
    """Before posting: perhaps somebody said it already. Nothing is lost while one looks."""

    def __init__(self, new: NewIdea, whose: Somebody | None, twins: Sequence[Twin]) -> None:
        super().__init__()
        self.new, self.whose = new, whose
        lines = [f"**{n}. {plain(twin.idea.title)}**\n{plain(twin.what, 200)}" for n, twin in enumerate(twins, 1)]
        same = [
            Press(say("ideas-button-same", number=number), self._support(twin.idea.id))
            for number, twin in enumerate(twins, 1)
        ]
        anyway = Press(say("ideas-button-post-mine"), self._post, style=discord.ButtonStyle.primary)
        heading = f"## {say('ideas-twins-heading', count=len(twins))}\n{say('ideas-twins-words')}"
        self.add_item(container(heading, "\n\n".join(lines), [*same, anyway]))

    def _support(self, idea_id: int) -> Any:
        async def support(interaction: discord.Interaction[Any]) -> None:
            actor, ideas = await actor_of(interaction), services_of(interaction).ideas
            words = self.new.why
            for_person = self.whose.person_id if self.whose else None
            idea = await ideas.support(
                actor, idea_id, SupportKind.MATTERS, words=words[:500], named=self.new.named, for_person=for_person
            )
            await self._close(interaction, say("ideas-same", title=plain(idea.title), counts=counts_line(idea)))

        return support

    async def _post(self, interaction: discord.Interaction[Any]) -> None:
        await self._close(interaction, say("ideas-twins-posted"))
        await post(interaction, self.new, self.whose)

    async def _close(self, interaction: discord.Interaction[Any], words: str) -> None:
        """Nothing on it can be pressed twice."""
        self.clear_items()
        self.add_item(container(words))
        await interaction.response.edit_message(view=self)


class PostedPanel(Panel):
    """It is posted; its level and topics can be added now, by choosing from two lists."""

    def __init__(self, idea: Idea, whose: Somebody | None, topics: Sequence[str], said: str = "") -> None:
        super().__init__()
        self.idea, self.whose, self.topics = idea, whose, topics
        named = say("ideas-posted-named" if idea.named else "ideas-posted-unnamed")
        message = "ideas-posted-for" if whose else "ideas-posted"
        words = say(message, title=plain(idea.title), name=plain(whose.name) if whose else "")
        self.add_item(container(f"{words}\n{named}", said, *self._lists()))

    def _lists(self) -> list[Part]:
        levels = [
            discord.SelectOption(
                label=say(f"agenda-level-{level.value}"), value=level.value, default=level is self.idea.level
            )
            for level in Level
        ]
        lists: list[Part] = [[Pick(say("ideas-choose-level"), levels, self._choose_level)]]
        if self.topics:
            lists.append([Topics(self)])
        if self.idea.attachment is None:
            lists.append([Press(say("ideas-button-picture"), self._picture)])
        return lists

    async def _picture(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(PictureForm(self._with_picture))

    async def _with_picture(self, interaction: discord.Interaction[Any], picture: Attachment) -> None:
        """What was kept of a picture is let go where the idea did not take it."""
        try:
            await self.change(interaction, attachment=picture)
        except Refusal:
            uploads = services_of(interaction).uploads
            await uploads.delete(await actor_of(interaction), [int(picture.upload_id)])
            raise

    async def _choose_level(self, interaction: discord.Interaction[Any], value: str) -> None:
        await self.change(interaction, level=Level(value))

    async def change(self, interaction: discord.Interaction[Any], **values: Any) -> None:
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        idea = await ideas.reword(actor, self.idea.id, replace(as_new(self.idea), **values))
        again = PostedPanel(idea, self.whose, self.topics, say("ideas-added"))
        if interaction.response.is_done():
            await interaction.edit_original_response(view=again)
        else:
            await interaction.response.edit_message(view=again)


class Topics(discord.ui.Select[Any]):
    """The group's topics, several of them. Its failures are the panel's to tell."""

    def __init__(self, panel: PostedPanel) -> None:
        options = [
            discord.SelectOption(label=topic, value=topic, default=topic in panel.idea.tags) for topic in panel.topics
        ]
        most = min(MOST_TAGS, len(options))
        super().__init__(placeholder=say("ideas-choose-topics"), options=options, min_values=0, max_values=most)
        self._panel = panel

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await self._panel.change(interaction, tags=tuple(self.values))
