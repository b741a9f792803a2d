"""/dates: ask when people can come, and see what suits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import BadInput
from bot.core.roles import Right
from bot.core.wording import say
from bot.dates.rules import TITLE_LIMIT
from bot.groups.rules import Channel
from bot.meetings.when import moment, read_moment, read_time
from cogs.dates.components import asking_card, show_results
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.posting import post

_LINE = re.compile(r"(?P<date>.+),\s*(?P<start>[^,]+?)\s+to\s+(?P<end>[^,]+)", re.IGNORECASE)


class NotADateLine(BadInput):
    """Facts: `line`."""

    message = "dates-refused-line"


def read_times(typed: str, zone: ZoneInfo, now: datetime) -> Sequence[tuple[datetime, datetime]]:
    """One time a line: "5 May 2026, 10am to noon". Raises NotADateLine, or what a date or time raises."""
    found = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise NotADateLine(line=line[:60])
        starts_at = read_moment(parts["date"], parts["start"], zone, now)
        found.append((starts_at, moment(starts_at.astimezone(zone).date(), read_time(parts["end"]), zone)))
    return found


@app_commands.guild_only()
class DatesCog(commands.GroupCog, name="dates", description=say("dates-command")):
    @app_commands.command(name="ask", description=say("dates-ask-command"))
    async def ask(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.ARRANGE_MEETING)
        await interaction.response.send_modal(DatesForm())

    @app_commands.command(name="show", description=say("dates-show-command"))
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """The newest question about dates that is open."""
        actor, services = await actor_of(interaction), services_of(interaction)
        found = await services.dates.open_polls(actor.group_id)
        if not found:
            await tell(interaction, say("dates-none-open"))
            return
        await show_results(interaction, found[0].id)


class DatesForm(Form):
    def __init__(self) -> None:
        super().__init__(title=say("dates-form"))
        self.title_field = self._ask("dates-label-title", limit=TITLE_LIMIT)
        self.times = self._ask("dates-label-times", limit=600, long=True, help_text=say("dates-label-times-help"))
        self.place = self._ask("dates-label-place", limit=200)
        self.link = self._ask("dates-label-link", limit=500)

    def _ask(self, label: str, *, limit: int, long: bool = False, help_text: str = "") -> discord.ui.TextInput[Any]:
        style = discord.TextStyle.paragraph if long else discord.TextStyle.short
        field: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=limit, style=style)
        self.add_item(discord.ui.Label(text=say(label), description=help_text or None, component=field))
        return field

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        group = await services.groups.group(actor.group_id)
        times = read_times(self.times.value, group.zone, services.clock())
        view = await services.dates.open(
            actor, self.title_field.value, times, place=self.place.value, joining_link=self.link.value
        )
        card = asking_card(view, group.zone)
        posted = await post(interaction.client, group.channels.get(Channel.ANNOUNCEMENTS), card)
        if posted is None:
            await show(interaction, card)
        else:
            await tell(interaction, say("dates-asked"))
