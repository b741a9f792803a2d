"""/tables: seat people, see the tables, move a person, name who looks after a table, give them time, close them."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.points.words import of_table
from bot.services import Services
from bot.tables.rules import LONGEST_MINUTES, MOST_TABLES, TalkIn, own_table
from bot.tables.words import trouble_words
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.boarded import Boarded
from cogs.shared.choosing import Chosen, chosen_or_next
from cogs.shared.plain_text import plain
from cogs.tables.cards import tables_card
from cogs.tables.talking import Talks

TALK_IN = [app_commands.Choice(name=say(f"tables-talk-in-{place.value}"), value=place.value) for place in TalkIn]


@app_commands.guild_only()
class TablesCog(Boarded, commands.GroupCog, name="tables", description=say("tables-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = self.talks = Talks(bot, services)

    @app_commands.command(name="make", description=say("tables-make-command"))
    @app_commands.describe(
        count=say("tables-option-count"),
        mixed=say("tables-option-mixed"),
        talk_in=say("tables-option-talk-in"),
        meeting=say("tables-option-meeting"),
    )
    @app_commands.rename(talk_in="talk-in")
    @app_commands.choices(talk_in=TALK_IN)
    async def make(
        self,
        interaction: discord.Interaction[Any],
        count: app_commands.Range[int, 1, MOST_TABLES],
        mixed: bool = False,
        talk_in: str | None = None,
        meeting: Chosen | None = None,
    ) -> None:
        actor, meeting_id = await actor_of(interaction), await chosen_or_next(interaction, meeting)
        talks = TalkIn(talk_in) if talk_in else None
        await services_of(interaction).tables.make(actor, meeting_id, count, mixed=mixed, talk_in=talks)
        await self._settled(interaction, actor, meeting_id)

    @app_commands.command(name="talk", description=say("tables-talk-command"))
    @app_commands.describe(talk_in=say("tables-option-talk-where"), meeting=say("tables-option-meeting"))
    @app_commands.rename(talk_in="talk-in")
    @app_commands.choices(talk_in=TALK_IN)
    async def talk(self, interaction: discord.Interaction[Any], talk_in: str, meeting: Chosen | None = None) -> None:
        """Threads or voice channels for tables that are there already, also where making them failed before."""
        actor, meeting_id = await actor_of(interaction), await chosen_or_next(interaction, meeting)
        await services_of(interaction).tables.talk_in(actor, meeting_id, TalkIn(talk_in))
        await self._settled(interaction, actor, meeting_id)

    async def _settled(self, interaction: discord.Interaction[Any], actor: Actor, meeting_id: int) -> None:
        """Show the tables once Discord has what they are to have."""
        await interaction.response.defer(ephemeral=True)
        await self.talks.settle(actor.group_id, meeting_id)
        await _show(interaction, actor, meeting_id)

    @app_commands.command(name="show", description=say("tables-show-command"))
    @app_commands.describe(meeting=say("tables-option-meeting"))
    async def show(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor = await actor_of(interaction)
        await _show(interaction, actor, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="move", description=say("tables-move-command"))
    @app_commands.describe(table=say("tables-option-table"), person=say("tables-option-person"))
    async def move(
        self,
        interaction: discord.Interaction[Any],
        table: app_commands.Range[int, 1, MOST_TABLES],
        person: discord.Member,
    ) -> None:
        actor, table_id, person_id = await _at_table(interaction, table, person)
        await services_of(interaction).tables.move(actor, table_id, person_id)
        await tell(interaction, say("tables-said-moved", name=plain(person.display_name), number=table))

    @app_commands.command(name="facilitator", description=say("tables-facilitator-command"))
    @app_commands.describe(table=say("tables-option-table"), person=say("tables-option-facilitator"))
    async def facilitator(
        self,
        interaction: discord.Interaction[Any],
        table: app_commands.Range[int, 1, MOST_TABLES],
        person: discord.Member,
    ) -> None:
        actor, table_id, person_id = await _at_table(interaction, table, person)
        await services_of(interaction).tables.name_facilitator(actor, table_id, person_id)
        await tell(interaction, say("tables-said-facilitator", name=plain(person.display_name), number=table))

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

    @app_commands.command(name="close", description=say("tables-close-command"))
    @app_commands.describe(meeting=say("tables-option-meeting"))
    async def close(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        meeting_id = await chosen_or_next(interaction, meeting)
        await services.tables.close(actor, meeting_id)
        await interaction.response.defer(ephemeral=True)
        await self.talks.settle(actor.group_id, meeting_id)
        tables = await services.tables.of_meeting(actor.group_id, meeting_id)
        await tell(interaction, trouble_words(tables) or say("tables-said-closed"))


async def _at_table(
    interaction: discord.Interaction[Any], table: int, person: discord.Member
) -> tuple[Actor, int, int]:
    """Who asks, the id of the table of this number at the meeting now, and the id of the person it is about."""
    actor, services = await actor_of(interaction), services_of(interaction)
    actor.require(Right.RUN_MEETING)
    at = await services.tables.numbered(actor.group_id, await chosen_or_next(interaction, None), table)
    return actor, at.id, (await actor_for(interaction, person)).person_id


async def _show(interaction: discord.Interaction[Any], actor: Actor, meeting_id: int) -> None:
    services = services_of(interaction)
    tables = await services.tables.of_meeting(actor.group_id, meeting_id)
    seated = {each for table in tables for each in (*table.people, table.facilitator_id) if each}
    mine = own_table(tables, actor.person_id)
    points = await services.points.of_meeting(actor.group_id, meeting_id) if mine else ()
    view = tables_card(
        tables,
        await services.people.names(seated),
        await services.tables.in_room(actor.group_id, meeting_id),
        mine,
        now=services.clock(),
        zone=(await services.groups.group(actor.group_id)).zone,
        points=of_table(points, mine.id) if mine else (),
    )
    await show(interaction, view)
