"""Whom to talk to about a worry, in private: when asked, and after words that suggest that somebody is at risk."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.moderation import SafetyCard
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import card


async def offer_safety(interaction: discord.Interaction[Any], group_id: int, *texts: str) -> None:
    """The group's own emergency contacts, in private, where the words suggest that somebody may be at risk."""
    safety = await services_of(interaction).ideas.safety_card(group_id, *texts)
    if safety is not None:
        await show(interaction, safety_words(safety))


def safety_words(safety: SafetyCard) -> discord.ui.LayoutView:
    return card(f"## {say('ideas-safety-heading')}\n{say('ideas-safety-words')}", safety.contacts)


async def whom_to_tell(interaction: discord.Interaction[Any]) -> str:
    """Where somebody is worried about somebody: in an emergency, and whom the organisers of this group named."""
    contacts = await services_of(interaction).ideas.contacts((await actor_of(interaction)).group_id)
    whom = f"{say('worried-contacts')}\n{contacts}" if contacts else say("worried-nobody-named")
    return f"### {say('worried-heading')}\n**{say('worried-danger')}**\n{whom}\n{say('worried-not-read')}"
