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

ALREADY_ANSWERED = 40060
"""Discord's code for a press or a command that has its answer: Discord delivered it twice."""


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


async def replace_or_show(interaction: discord.Interaction[Any], card: discord.ui.LayoutView, **options: Any) -> None:
    """In place where a private card was pressed, else as a new private answer."""
    pressed = interaction.message
    if pressed is not None and pressed.flags.ephemeral and not interaction.response.is_done():
        await interaction.response.edit_message(view=card, **options)
    else:
        await show(interaction, card, **options)


async def tell_failure(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Turn whatever went wrong into a sentence: a refusal in its own words, anything else with a reference.

    A press that Discord delivered twice has its answer already, and nothing went wrong.
    """
    try:
        await _tell_cause(interaction, error)
    except discord.HTTPException as failed:
        if failed.code != ALREADY_ANSWERED:
            raise


async def _tell_cause(interaction: discord.Interaction[Any], error: Exception) -> None:
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code == ALREADY_ANSWERED:
        return
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
