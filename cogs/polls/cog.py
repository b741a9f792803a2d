"""/poll: ask, run, look at what came out."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Right
from bot.core.wording import say
from bot.polls.rules import Mode, PollKind, Reveal
from bot.polls.service import NewPoll
from bot.services import Services
from cogs.polls.asking import WordsForm, prepare
from cogs.polls.board import Board
from cogs.polls.connection import ConnectionWatch
from cogs.polls.console import show_console
from cogs.polls.finding import (
    chosen_poll,
    chosen_template,
    poll_choices,
    polls_of_meeting,
    template_choices,
)
from cogs.polls.results import show_result
from cogs.polls.steps import send_files
from cogs.shared.answering import show
from cogs.shared.asking import actor_of
from cogs.shared.layout import card
from cogs.shared.plain_text import plain

KINDS = [app_commands.Choice(name=say(f"polls-kind-{kind.value}"), value=kind.value) for kind in PollKind]
MODES = [app_commands.Choice(name=say(f"polls-mode-{mode.value}"), value=mode.value) for mode in Mode]
MOST_MINUTES = 10_080
"""A week."""
LINES = 25


@app_commands.guild_only()
class PollCog(commands.GroupCog, name="poll", description=say("polls-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = Board(bot, services)
        because = say("polls-paused-for-home")
        self.watch = ConnectionWatch(
            services.clock,
            pause=lambda: services.polls.pause_all(because),
            go_on=lambda: services.polls.resume_all(because),
        )

    async def cog_load(self) -> None:
        self.board.open()

    async def cog_unload(self) -> None:
        await self.watch.close()
        await self.board.close()

    # The connection

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.watch.back()
        await self.board.draw_everything()

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        await self.watch.back()
        await self.board.draw_everything()

    @commands.Cog.listener()
    async def on_disconnect(self) -> None:
        await self.watch.lost()

    # Asking

    @app_commands.command(name="new", description=say("polls-new-command"))
    @app_commands.describe(
        kind=say("polls-option-kind"), mode=say("polls-option-mode"), minutes=say("polls-option-minutes")
    )
    @app_commands.choices(kind=KINDS, mode=MODES)
    async def new(
        self,
        interaction: discord.Interaction[Any],
        kind: str,
        mode: str = Mode.PRIVATE.value,
        minutes: app_commands.Range[int, 1, MOST_MINUTES] = 5,
    ) -> None:
        (await actor_of(interaction)).require(Right.RUN_MEETING)
        most = 10 if kind == PollKind.DOTS else 3
        new = NewPoll("", PollKind(kind), mode=Mode(mode), reveal=Reveal.AT_CLOSE, most=most, minutes=minutes)
        await interaction.response.send_modal(WordsForm(new))

    @app_commands.command(name="from-template", description=say("polls-from-template-command"))
    @app_commands.describe(name=say("polls-option-template"))
    @app_commands.autocomplete(name=template_choices)
    async def from_template(self, interaction: discord.Interaction[Any], name: str) -> None:
        actor = await actor_of(interaction)
        actor.require(Right.RUN_MEETING)
        await prepare(interaction, await chosen_template(interaction, actor, name))

    # Looking

    @app_commands.command(name="list", description=say("polls-list-command"))
    async def list_polls(self, interaction: discord.Interaction[Any]) -> None:
        views = await polls_of_meeting(interaction, await actor_of(interaction))
        lines = [
            say(
                "polls-list-line",
                question=plain(view.poll.question, 100),
                state=say(f"polls-state-{view.poll.state.value}"),
                voted=view.voted,
            )
            for view in views[:LINES]
        ]
        heading = f"## {say('polls-list-heading')}"
        await show(interaction, card(heading, "\n".join(lines) or say("polls-none-yet")))

    @app_commands.command(name="result", description=say("polls-result-command"))
    @app_commands.describe(poll=say("polls-option-poll"))
    @app_commands.autocomplete(poll=poll_choices)
    async def result(self, interaction: discord.Interaction[Any], poll: str | None = None) -> None:
        await show_result(interaction, await chosen_poll(interaction, poll))

    # Running

    @app_commands.command(name="console", description=say("polls-console-command"))
    @app_commands.describe(poll=say("polls-option-poll"))
    @app_commands.autocomplete(poll=poll_choices)
    async def console(self, interaction: discord.Interaction[Any], poll: str | None = None) -> None:
        (await actor_of(interaction)).require(Right.RUN_MEETING)
        await show_console(interaction, await chosen_poll(interaction, poll))

    @app_commands.command(name="export", description=say("polls-export-command"))
    @app_commands.describe(poll=say("polls-option-poll"))
    @app_commands.autocomplete(poll=poll_choices)
    async def export(self, interaction: discord.Interaction[Any], poll: str | None = None) -> None:
        await send_files(interaction, await actor_of(interaction), await chosen_poll(interaction, poll))
