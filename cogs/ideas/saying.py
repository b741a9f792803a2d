"""What people say of an idea: support, words with it, comments; and taking it back."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.core.wording import say
from bot.ideas.rules import COMMENT_LIMIT, WORDS_LIMIT, Idea, SupportKind
from cogs.ideas.lines import counts_line
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, actor_of_member, services_of
from cogs.shared.components import Form, RecordButton
from cogs.shared.layout import card
from cogs.shared.plain_text import plain
from cogs.shared.safety import offer_safety


async def press_support(interaction: discord.Interaction[Any], idea_id: int) -> None:
    """Give support. Somebody who gave it already is told so; the answer has the way to take it back."""
    actor, ideas = await actor_of(interaction), services_of(interaction).ideas
    said_before = (await ideas.mine_of(actor, idea_id)).support is SupportKind.SUPPORT
    if said_before:
        idea, message = await ideas.card(actor.group_id, idea_id), "ideas-supported-already"
    else:
        idea, message = await ideas.support(actor, idea_id, SupportKind.SUPPORT), "ideas-supported"
    await show(interaction, said_card(idea, message))


async def leave_merge(interaction: discord.Interaction[Any], idea_id: int, group_id: int) -> None:
    """ "Not for me", in the server or in a direct message."""
    actor = await actor_in_group(interaction, group_id)
    idea = await services_of(interaction).ideas.not_for_me(actor, idea_id)
    await tell(interaction, say("ideas-left", title=plain(idea.title)))


async def actor_in_group(interaction: discord.Interaction[Any], group_id: int) -> Actor:
    """Who pressed, in the group that the button belongs to: in a direct message there is no server to tell."""
    if interaction.guild is not None:
        return await actor_of(interaction)
    services = services_of(interaction)
    group = await services.groups.group(group_id)
    guild = interaction.client.get_guild(group.guild_id)
    if guild is None:
        raise NotFound
    try:
        member = guild.get_member(interaction.user.id) or await guild.fetch_member(interaction.user.id)
    except discord.NotFound:
        raise NotFound from None
    return await actor_of_member(services, member)


def named_choice() -> discord.ui.RadioGroup[Any]:
    """Nothing is chosen beforehand: showing a name is a choice that only the person makes."""
    return discord.ui.RadioGroup(
        options=[
            discord.RadioGroupOption(label=say("ideas-form-named-yes"), value="yes"),
            discord.RadioGroupOption(label=say("ideas-form-named-no"), value="no"),
        ]
    )


def field(label: str, component: discord.ui.Item[Any], *, helped: bool = False) -> discord.ui.Label[Any]:
    description = say(f"{label}-help") if helped else None
    return discord.ui.Label(text=say(label), description=description, component=component)


def paragraph(limit: int, *, required: bool = True, default: str | None = None) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        style=discord.TextStyle.paragraph, max_length=limit, required=required, default=default or None
    )


class WordsForm(Form):
    """ "This matters to me too" or "Something is missing", with words."""

    def __init__(self, idea_id: int, kind: SupportKind) -> None:
        super().__init__(title=say(f"ideas-form-{kind.value}"))
        self.idea_id, self.kind = idea_id, kind
        self.words = paragraph(WORDS_LIMIT)
        self.named = named_choice()
        self.add_item(field(f"ideas-label-{kind.value}", self.words, helped=True))
        self.add_item(field("ideas-label-named", self.named, helped=True))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, named = await actor_of(interaction), self.named.value == "yes"
        idea = await services_of(interaction).ideas.support(
            actor, self.idea_id, self.kind, words=self.words.value, named=named
        )
        await show(interaction, said_card(idea, f"ideas-stored-{self.kind.value}"))
        await offer_safety(interaction, actor.group_id, self.words.value)


class CommentForm(Form):
    def __init__(self, idea_id: int) -> None:
        super().__init__(title=say("ideas-form-comment"))
        self.idea_id = idea_id
        self.words = paragraph(COMMENT_LIMIT)
        self.named = named_choice()
        self.add_item(field("ideas-label-comment", self.words, helped=True))
        self.add_item(field("ideas-label-named", self.named, helped=True))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        await ideas.comment(actor, self.idea_id, self.words.value, named=self.named.value == "yes")
        await tell(interaction, say("ideas-commented"))
        await offer_safety(interaction, actor.group_id, self.words.value)


class TakeBack(RecordButton, verb="ideas:take-back"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        idea = await services_of(interaction).ideas.take_back_support(await actor_of(interaction), self.record_id)
        await tell(interaction, say("ideas-taken-back", title=plain(idea.title), counts=counts_line(idea)))


def said_card(idea: Idea, message: str) -> discord.ui.LayoutView:
    """What was stored just now, and the way to take it back."""
    words = say(message, title=plain(idea.title), counts=counts_line(idea))
    return card(words, [TakeBack(idea.id, label=say("ideas-button-take-back"))])
