"""/parity: how a meeting's say was shared between the room and home."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.wording import say
from bot.services import Services
from cogs.parity.board import Board
from cogs.parity.cards import report_card, report_pictures
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.boarded import Boarded
from cogs.shared.choosing import Chosen


class ParityCog(Boarded):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = Board(bot, services)

    @app_commands.command(name="parity", description=say("parity-command"))
    @app_commands.describe(meeting=say("parity-option-meeting"))
    @app_commands.guild_only()
    async def parity(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        meeting_id = meeting if meeting is not None else await services.parity.last_ended(actor.group_id)
        title = (await services.meetings.view(actor.group_id, meeting_id)).meeting.title
        report = await services.parity.report(actor.group_id, meeting_id)
        pictures = await report_pictures(report)
        await show(interaction, report_card(title, report), files=[picture.file() for picture in pictures])
