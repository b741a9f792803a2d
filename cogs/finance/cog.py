"""/claims-page: the private web pages for claims. Each link opens once, in one browser."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Actor, Right
from bot.core.wording import say
from cogs.finance.components import OpenPage, give_link
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of

PAGES = {
    "claims": Right.TAKE_PART,
    "approve": Right.DECIDE_CLAIMS,
    "pay": Right.PAY_CLAIMS,
    "totals": Right.SEE_TOTALS,
    "access-costs": Right.CONFIRM_ACCESS_COSTS,
}


class FinanceCog(commands.Cog):
    @app_commands.command(name="claims-page", description=say("finance-pages-command"))
    @app_commands.guild_only()
    async def pages(self, interaction: discord.Interaction[Any]) -> None:
        """Whoever has one page is given its link; whoever has more chooses first."""
        found = pages_for(await actor_of(interaction))
        if len(found) == 1:
            await give_link(interaction, found[0])
            return
        view = discord.ui.View(timeout=None)
        for purpose in found:
            view.add_item(OpenPage(0, purpose, label=say(f"finance-button-{purpose}")))
        await tell(interaction, say("finance-choose-page"), view=view)


def pages_for(actor: Actor) -> list[str]:
    return [purpose for purpose, right in PAGES.items() if actor.may(right)]
