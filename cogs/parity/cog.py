"""/parity: how a meeting's say was shared between the room and home."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.wording import say
from bot.parity.chart import draw_report
from bot.parity.rules import Report
from bot.parity.words import report_words
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.choosing import Chosen
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain
from cogs.shared.posting import Picture

CHART = "room-and-home.png"
DESCRIPTION_LIMIT = 1024


class ParityCog(commands.Cog):
    @app_commands.command(name="parity", description=say("parity-command"))
    @app_commands.describe(meeting=say("parity-option-meeting"))
    @app_commands.guild_only()
    async def parity(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        meeting_id = meeting if meeting is not None else await services.parity.last_ended(actor.group_id)
        title = (await services.meetings.view(actor.group_id, meeting_id)).meeting.title
        report = await services.parity.report(actor.group_id, meeting_id)
        words = report_words(report)
        if not report.by_side:
            await show(interaction, report_card(title, report))
            return
        content = await asyncio.to_thread(draw_report, report)
        picture = Picture(CHART, content, " ".join(words)[:DESCRIPTION_LIMIT])
        await show(interaction, report_card(title, report), files=[picture.file()])


def report_card(title: str, report: Report) -> discord.ui.LayoutView:
    """The words, and where sides can be told apart the picture, which says nothing more."""
    words = report_words(report)
    parts: list[Part] = [f"## {plain(say('parity-heading', title=title))}\n{words[0]}", "\n".join(words[1:])]
    if report.by_side:
        gallery: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery()
        gallery.add_item(media=f"attachment://{CHART}", description=" ".join(words)[:DESCRIPTION_LIMIT])
        parts.append(gallery)
    return card(*parts)
