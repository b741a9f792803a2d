"""/claims-page: private links to the pages that this person may use. Each opens once, in one browser."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Actor, Right
from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of

PAGES = {
    "claims": Right.TAKE_PART,
    "approve": Right.DECIDE_CLAIMS,
    "pay": Right.PAY_CLAIMS,
    "totals": Right.SEE_TOTALS,
}


class FinanceCog(commands.Cog):
    @app_commands.command(name="claims-page", description=say("finance-pages-command"))
    @app_commands.guild_only()
    async def pages(self, interaction: discord.Interaction[Any]) -> None:
        actor, view = await actor_of(interaction), discord.ui.View(timeout=None)
        for purpose in pages_for(actor):
            address = await services_of(interaction).private_links.issue(actor, purpose)
            view.add_item(discord.ui.Button(label=say(f"finance-button-{purpose}"), url=address))
        await tell(interaction, say("finance-pages"), view=view)


def pages_for(actor: Actor) -> list[str]:
    return [purpose for purpose, right in PAGES.items() if actor.may(right)]
