"""Answers: private by default, in words from the catalogue, and never "interaction failed"."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands

from bot.core.errors import Refusal
from bot.core.logs import log_failure
from bot.core.wording import say

log = logging.getLogger(__name__)


async def tell(interaction: discord.Interaction[Any], text: str, **options: Any) -> None:
    """Tell only the person who asked. Works before and after a first answer or a defer."""
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True, **options)
    else:
        await interaction.response.send_message(text, ephemeral=True, **options)


async def show(interaction: discord.Interaction[Any], view: discord.ui.LayoutView, **options: Any) -> None:
    """Show a card to only the person who asked."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True, **options)
    else:
        await interaction.response.send_message(view=view, ephemeral=True, **options)


async def tell_failure(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Turn whatever went wrong into a sentence: a refusal in its own words, anything else with a reference."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, app_commands.TransformerError) and isinstance(cause.__cause__, Refusal):
        cause = cause.__cause__
    if isinstance(cause, Refusal):
        await tell(interaction, say(cause.message, **cause.facts))
    elif isinstance(cause, app_commands.NoPrivateMessage):
        await tell(interaction, say("shared-not-in-server"))
    else:
        command = interaction.command.qualified_name if interaction.command else "component"
        reference = log_failure(log, "interaction failed", cause, command=command)
        await tell(interaction, say("shared-unexpected", reference=reference))
