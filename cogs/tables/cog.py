"""/tables: seat people, see the tables, give them time."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.dates import spoken_time
from bot.core.roles import Actor
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.tables.rules import LONGEST_MINUTES, MOST_TABLES, TableView
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.choosing import Chosen, chosen_or_next
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain
from cogs.tables.components import WriteNotes

MOST_SHOWN = 10


@app_commands.guild_only()
class TablesCog(commands.GroupCog, name="tables", description=say("tables-command")):
    @app_commands.command(name="make", description=say("tables-make-command"))
    @app_commands.describe(
        count=say("tables-option-count"),
        mixed=say("tables-option-mixed"),
        threads=say("tables-option-threads"),
        meeting=say("tables-option-meeting"),
    )
    async def make(
        self,
        interaction: discord.Interaction[Any],
        count: app_commands.Range[int, 1, MOST_TABLES],
        mixed: bool = False,
        threads: bool = False,
        meeting: Chosen | None = None,
    ) -> None:
        actor, meeting_id = await actor_of(interaction), await chosen_or_next(interaction, meeting)
        tables = await services_of(interaction).tables.make(actor, meeting_id, count, mixed=mixed)
        if threads:
            await interaction.response.defer(ephemeral=True)
            await _make_threads(interaction, actor, tables)
        await _show(interaction, actor, meeting_id)

    @app_commands.command(name="show", description=say("tables-show-command"))
    @app_commands.describe(meeting=say("tables-option-meeting"))
    async def show(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor = await actor_of(interaction)
        await _show(interaction, actor, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="timer", description=say("tables-timer-command"))
    @app_commands.describe(minutes=say("tables-option-minutes"), meeting=say("tables-option-meeting"))
    async def timer(
        self,
        interaction: discord.Interaction[Any],
        minutes: app_commands.Range[int, 0, LONGEST_MINUTES],
        meeting: Chosen | None = None,
    ) -> None:
        actor, meeting_id = await actor_of(interaction), await chosen_or_next(interaction, meeting)
        await services_of(interaction).tables.set_timer(actor, meeting_id, minutes)
        await tell(interaction, say("tables-said-timer"))


async def _make_threads(interaction: discord.Interaction[Any], actor: Actor, tables: list[TableView]) -> None:
    """One thread a table in the meeting room; where there is no such channel, none."""
    services = services_of(interaction)
    group = await services.groups.group(actor.group_id)
    channel = interaction.client.get_channel(group.channels.get(Channel.MEETING_ROOM, 0))
    if not isinstance(channel, discord.TextChannel):
        return
    for table in tables:
        name = say(f"tables-name-{table.place.value}", number=table.number)
        thread = await channel.create_thread(name=name, type=discord.ChannelType.public_thread)
        await services.tables.remember_thread(actor.group_id, table.id, thread.id)


async def _show(interaction: discord.Interaction[Any], actor: Actor, meeting_id: int) -> None:
    services = services_of(interaction)
    tables = await services.tables.of_meeting(actor.group_id, meeting_id)
    names = await services.people.names({person for table in tables for person in table.people})
    zone = (await services.groups.group(actor.group_id)).zone
    parts: list[Part] = [f"## {say('tables-heading')}"]
    for table in tables[:MOST_SHOWN]:
        lines = [f"**{say(f'tables-name-{table.place.value}', number=table.number)}**"]
        if table.thread_id:
            lines.append(f"<#{table.thread_id}>")
        seated = ", ".join(plain(names.get(person, ""), 40) for person in table.people)
        lines.append(say("tables-people", names=seated))
        if table.ends_at:
            lines.append(say("tables-until", time=spoken_time(table.ends_at, zone)))
        if table.notes:
            lines.append(plain(say("tables-notes", notes=table.notes), 250))
        parts.append("\n".join(lines))
    if not tables:
        parts.append(say("tables-none"))
    own = [table for table in tables if actor.person_id in {*table.people, table.facilitator_id}]
    parts += [[WriteNotes(table.id, label=say("tables-button-notes", number=table.number))] for table in own[:1]]
    await show(interaction, card(*parts))
