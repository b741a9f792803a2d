"""A page of one's own: where somebody takes part on the web, without a meeting and without a phone that is shared."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of

PURPOSE = "ideas"


async def give_own_page(interaction: discord.Interaction[Any], idea_id: int) -> None:
    """A link that opens once, for this person alone. The page itself checks what they may do there."""
    actor = await actor_of(interaction)
    address = await services_of(interaction).private_links.issue(actor, PURPOSE, idea_id)
    link: discord.ui.Button[Any] = discord.ui.Button(label=say("ideas-button-own-page"), url=address)
    await tell(interaction, say("ideas-own-page"), view=discord.ui.View(timeout=None).add_item(link))
