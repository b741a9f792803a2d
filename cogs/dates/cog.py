"""/dates: ask when people can come, and see what suits."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Right
from bot.core.wording import say
from bot.dates.rules import TITLE_LIMIT
from bot.dates.service import LINK_LIMIT, PLACE_LIMIT
from bot.dates.typed import TIMES_LIMIT, read_times
from bot.groups.rules import Channel
from bot.services import Services
from cogs.dates.board import Board
from cogs.dates.cards import asking_card
from cogs.dates.components import show_results
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.boarded import Boarded
from cogs.shared.components import Form
from cogs.shared.linking import give_link


@app_commands.guild_only()
class DatesCog(Boarded, commands.GroupCog, name="dates", description=say("dates-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = Board(bot, services)

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

    @app_commands.command(name="page", description=say("dates-page-command"))
    async def page(self, interaction: discord.Interaction[Any]) -> None:
        await give_link(interaction, "dates", label=say("dates-button-open-web"))


class DatesForm(Form):
    def __init__(self) -> None:
        super().__init__(title=say("dates-form"))
        self.title_field = self._ask("dates-label-title", limit=TITLE_LIMIT)
        times_help = say("dates-label-times-help")
        self.times = self._ask("dates-label-times", limit=TIMES_LIMIT, long=True, help_text=times_help)
        self.place = self._ask("dates-label-place", limit=PLACE_LIMIT)
        self.link = self._ask("dates-label-link", limit=LINK_LIMIT)

    def _ask(self, label: str, *, limit: int, long: bool = False, help_text: str = "") -> discord.ui.TextInput[Any]:
        style = discord.TextStyle.paragraph if long else discord.TextStyle.short
        field: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=limit, style=style)
        self.add_item(discord.ui.Label(text=say(label), description=help_text or None, component=field))
        return field

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """The board posts the card: a question that was asked on the web stands in Discord the same way."""
        actor, services = await actor_of(interaction), services_of(interaction)
        group = await services.groups.group(actor.group_id)
        times = read_times(self.times.value, group.zone, services.clock())
        view = await services.dates.open(
            actor, self.title_field.value, times, place=self.place.value, joining_link=self.link.value
        )
        if group.channels.get(Channel.ANNOUNCEMENTS) is None:
            await show(interaction, asking_card(view, group.zone))
        else:
            await tell(interaction, say("dates-asked"))
