"""The same on our own web page, of which Discord keeps nothing: a private link that works once."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.panels import Press


def own_page(purpose: str, record_id: int | None = None) -> Press:
    """A button to /mine/`purpose`, or to one record there. Where nobody could open it, it says so."""

    async def give(interaction: discord.Interaction[Any]) -> None:
        links = services_of(interaction).private_links
        address = await links.issue(await actor_of(interaction), purpose, record_id)
        link: discord.ui.Button[Any] = discord.ui.Button(label=say("expenses-button-open-page"), url=address)
        await tell(interaction, say("expenses-own-page"), view=discord.ui.View(timeout=None).add_item(link))

    return Press(say("expenses-button-own-page"), give)
