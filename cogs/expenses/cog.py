"""/claim and /claims: in private, in three steps."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import BadInput
from bot.core.wording import say
from cogs.expenses.deciding import QueuePanel
from cogs.expenses.filling import open_claim, open_claim_for
from cogs.expenses.mine import MinePanel
from cogs.expenses.offering import OfferForm
from cogs.expenses.paying import PayPanel
from cogs.shared.asking import actor_for


class NotAPersonHere(BadInput):
    """A bot, or somebody who left the server."""

    message = "expenses-not-a-person-here"


class ClaimsCog(commands.Cog):
    @app_commands.command(name="claim", description=say("expenses-claim-command"))
    @app_commands.describe(member=say("expenses-option-member"), name=say("expenses-option-name"))
    @app_commands.guild_only()
    async def claim(
        self,
        interaction: discord.Interaction[Any],
        member: discord.Member | discord.User | None = None,
        name: str = "",
    ) -> None:
        """Fill in a claim; with `member` or `name`, as a helper for that person, who is told."""
        if name and member is None:
            await open_claim_for(interaction, name)
            return
        if member is None or member.id == interaction.user.id:
            await open_claim(interaction)
            return
        person = await actor_for(interaction, _person_here(member))
        await open_claim(interaction, member_person_id=person.person_id)

    @app_commands.command(name="claims", description=say("expenses-mine-command"))
    @app_commands.guild_only()
    async def claims(self, interaction: discord.Interaction[Any]) -> None:
        """What one has claimed and asked, and buttons to what waits for approvers and payers."""
        await MinePanel().open(interaction)

    @app_commands.command(name="claims-answer", description=say("expenses-answer-command"))
    @app_commands.guild_only()
    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        await QueuePanel().open(interaction)

    @app_commands.command(name="claims-pay", description=say("expenses-pay-command"))
    @app_commands.guild_only()
    async def pay(self, interaction: discord.Interaction[Any]) -> None:
        await PayPanel().open(interaction)

    @app_commands.command(name="claims-offer", description=say("payments-offer-command"))
    @app_commands.describe(member=say("payments-option-member"))
    @app_commands.guild_only()
    async def offer(self, interaction: discord.Interaction[Any], member: discord.Member | discord.User) -> None:
        here = _person_here(member)
        person = await actor_for(interaction, here)
        await interaction.response.send_modal(await OfferForm.made(interaction, person.person_id, here.display_name))


def _person_here(member: discord.Member | discord.User) -> discord.Member:
    if not isinstance(member, discord.Member) or member.bot:
        raise NotAPersonHere
    return member
