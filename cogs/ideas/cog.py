"""/idea: post, find, follow, and for those who look after ideas: answer, join, moderate."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import BadInput
from bot.core.roles import Right
from bot.core.wording import say
from bot.ideas.rules import Delivery, Level, Status
from bot.ideas.seen import Filters
from bot.services import Services
from cogs.ideas.answers import show_answers
from cogs.ideas.board import Board
from cogs.ideas.choosing import SetUpForm
from cogs.ideas.finding import ChosenIdea, show_list, show_mine, topics_like
from cogs.ideas.keeping import HeldPanel, KeepingPanel
from cogs.ideas.lines import counts_line
from cogs.ideas.more import show_more
from cogs.ideas.opening import Opening
from cogs.ideas.posting import open_post_form
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.boarded import Boarded
from cogs.shared.choosing import ChosenOfAny
from cogs.shared.plain_text import plain

STATUSES = [app_commands.Choice(name=say(f"ideas-status-{status.value}"), value=status.value) for status in Status]
LEVELS = [app_commands.Choice(name=say(f"agenda-level-{level.value}"), value=level.value) for level in Level]
ONLY = [
    app_commands.Choice(name=say(f"ideas-only-{only}"), value=only) for only in ("mine", "followed", "waiting", "held")
]
HOW = [app_commands.Choice(name=say(f"ideas-delivery-{how.value}"), value=how.value) for how in Delivery]


class NotAPersonHere(BadInput):
    """A bot, or somebody who left the server."""

    message = "ideas-not-a-person-here"


@app_commands.guild_only()
class IdeasCog(Boarded, commands.GroupCog, name="idea", description=say("ideas-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = Board(bot, services)
        self.opening = Opening(bot, services)

    async def cog_load(self) -> None:
        await super().cog_load()
        self.opening.open()

    async def cog_unload(self) -> None:
        await self.opening.close()
        await super().cog_unload()

    async def on_resumed(self) -> None:
        """No listener here: looking through a whole forum is for a start. What failed is tried again by itself."""

    @app_commands.command(name="post", description=say("ideas-post-command"))
    async def post(self, interaction: discord.Interaction[Any]) -> None:
        await open_post_form(interaction)

    @app_commands.command(name="post-for", description=say("ideas-post-for-command"))
    @app_commands.describe(member=say("ideas-option-member"))
    async def post_for(self, interaction: discord.Interaction[Any], member: discord.Member | discord.User) -> None:
        """Both people are recorded, and the service tells the person whose idea it is."""
        if not isinstance(member, discord.Member) or member.bot:
            raise NotAPersonHere
        await open_post_form(interaction, member)

    @app_commands.command(name="list", description=say("ideas-list-command"))
    @app_commands.describe(
        words=say("ideas-option-words"),
        status=say("ideas-option-status"),
        level=say("ideas-option-level"),
        topic=say("ideas-option-topic"),
        only=say("ideas-option-only"),
    )
    @app_commands.choices(status=STATUSES, level=LEVELS, only=ONLY)
    @app_commands.autocomplete(topic=topics_like)
    async def list(  # noqa: PLR0917 - Discord hands over the options of the command
        self,
        interaction: discord.Interaction[Any],
        words: app_commands.Range[str, 0, 100] = "",
        status: str = "",
        level: str = "",
        topic: str = "",
        only: str = "",
    ) -> None:
        if only == "held":
            await HeldPanel().open(interaction)
            return
        filters = Filters(
            text=words,
            status=Status(status) if status else None,
            level=Level(level) if level else None,
            tag=topic or None,
            mine=only == "mine",
            followed=only == "followed",
            waiting=only == "waiting",
        )
        await show_list(interaction, filters)

    @app_commands.command(name="show", description=say("ideas-show-command"))
    @app_commands.describe(idea=say("ideas-option-idea"))
    async def show(self, interaction: discord.Interaction[Any], idea: ChosenIdea) -> None:
        await show_more(interaction, idea)

    @app_commands.command(name="mine", description=say("ideas-mine-command"))
    async def mine(self, interaction: discord.Interaction[Any]) -> None:
        await show_mine(interaction)

    @app_commands.command(name="tell-me", description=say("ideas-tell-me-command"))
    @app_commands.describe(how=say("ideas-option-how"))
    @app_commands.choices(how=HOW)
    async def tell_me(self, interaction: discord.Interaction[Any], how: str) -> None:
        delivery = Delivery(how)
        await services_of(interaction).ideas.choose_delivery(await actor_of(interaction), delivery)
        await tell(interaction, say(f"ideas-delivery-set-{delivery.value}"))

    @app_commands.command(name="answers", description=say("ideas-answers-command"))
    @app_commands.describe(weeks=say("ideas-option-weeks"), meeting=say("ideas-option-meeting"))
    async def answers(
        self,
        interaction: discord.Interaction[Any],
        weeks: app_commands.Range[int, 1, 104] = 12,
        meeting: ChosenOfAny | None = None,
    ) -> None:
        await show_answers(interaction, weeks, meeting)

    @app_commands.command(name="look-after", description=say("ideas-look-after-command"))
    @app_commands.describe(idea=say("ideas-option-idea"))
    async def look_after(self, interaction: discord.Interaction[Any], idea: ChosenIdea) -> None:
        await KeepingPanel(idea).open(interaction)

    @app_commands.command(name="join", description=say("ideas-join-command"))
    @app_commands.describe(idea=say("ideas-option-idea"), into=say("ideas-option-into"))
    async def join(self, interaction: discord.Interaction[Any], idea: ChosenIdea, into: ChosenIdea) -> None:
        joined = await services_of(interaction).ideas.merge(await actor_of(interaction), idea, into)
        await tell(interaction, say("ideas-joined", into=plain(joined.title, 100), counts=counts_line(joined)))

    @app_commands.command(name="log", description=say("ideas-log-command"))
    async def log(self, interaction: discord.Interaction[Any]) -> None:
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        text = await ideas.moderation_csv(actor)
        file = discord.File(io.BytesIO(text.encode("utf-8-sig")), filename=say("ideas-log-file"))
        tally = await ideas.tally(actor.group_id)
        await tell(interaction, f"{say('ideas-log-words')}\n{say('ideas-tally', **vars(tally))}", file=file)

    @app_commands.command(name="set-up", description=say("ideas-set-up-command"))
    async def set_up(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        actor.require(Right.SET_UP_GROUP)
        await interaction.response.send_modal(SetUpForm(await services_of(interaction).ideas.settings(actor.group_id)))
