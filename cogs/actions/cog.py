"""/action and /decision."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.actions.rules import ActionState
from bot.core.wording import say
from bot.services import Services
from cogs.actions.adding import open_action_form, open_decision_form
from cogs.actions.board import Board
from cogs.actions.cards import decisions_card
from cogs.actions.showing import list_card
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.boarded import Boarded
from cogs.shared.choosing import Chosen, chosen_or_next
from cogs.shared.linking import OpenPage


@app_commands.guild_only()
class ActionCog(Boarded, commands.GroupCog, name="action", description=say("actions-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = Board(bot, services)

    @app_commands.command(name="add", description=say("actions-add-command"))
    @app_commands.describe(meeting=say("actions-option-meeting"))
    async def add(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await open_action_form(interaction, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="list", description=say("actions-list-command"))
    async def list(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        found = await services.actions.of_group(actor.group_id)
        waiting = [action for action in found if action.state is not ActionState.CLOSED]
        zone = (await services.groups.group(actor.group_id)).zone
        today = await services.actions.today(actor.group_id)
        overdue = sum(action.is_overdue(today) for action in waiting)
        heading = say("actions-list-heading", count=len(waiting), overdue=overdue)
        await show(interaction, list_card(heading, waiting, today, zone))

    @app_commands.command(name="mine", description=say("actions-mine-command"))
    async def mine(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        zone = (await services.groups.group(actor.group_id)).zone
        found, today = await services.actions.mine(actor), await services.actions.today(actor.group_id)
        leads_on = found and services.settings.others_can_open_links
        page = OpenPage(0, "actions", label=say("actions-button-page")) if leads_on else None
        await show(interaction, list_card(say("actions-mine-heading"), found, today, zone, page))


@app_commands.guild_only()
class DecisionCog(commands.GroupCog, name="decision", description=say("decisions-command")):
    @app_commands.command(name="add", description=say("decisions-add-command"))
    @app_commands.describe(meeting=say("actions-option-meeting"))
    async def add(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await open_decision_form(interaction, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="list", description=say("decisions-list-command"))
    async def list(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        found = await services.actions.decisions(actor.group_id)
        await show(interaction, decisions_card(say("decisions-list-heading"), found))
