"""/hand, /card, /question, /jargon and /pause for everyone; /floor for those who run the meeting."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Right
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.glossary import WORD_LIMIT
from bot.floor.questions import QUESTION_LIMIT
from bot.floor.rules import READ_OUT_LIMIT, Called, TurnKind
from bot.meetings.rules import MeetingState
from bot.people.service import NAME_LIMIT
from bot.services import Services
from cogs.floor import doing, questions, setting
from cogs.floor.board import Board
from cogs.floor.stage import asks_to_speak, hand_raised, invite_to_speak
from cogs.shared.asking import actor_of, services_of
from cogs.shared.boarded import Boarded
from cogs.shared.choosing import chosen_or_next

CARDS = [app_commands.Choice(name=say(f"floor-card-{kind.value}"), value=kind.value) for kind in CardKind]


class FloorCog(Boarded):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._bot = bot
        self._services = services
        self.board = Board(bot, services)

    async def cog_load(self) -> None:
        await super().cog_load()
        self._services.events.subscribe(Called, self._called)

    async def cog_unload(self) -> None:
        self._services.events.unsubscribe(Called, self._called)
        await super().cog_unload()

    @commands.Cog.listener()
    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        if asks_to_speak(before, after):
            await hand_raised(self._services, member)

    async def _called(self, called: Called) -> None:
        await invite_to_speak(self._bot, self._services, called)

    @app_commands.command(name="hand", description=say("floor-hand-command"))
    @app_commands.describe(
        read_out=say("floor-option-read-out"),
        person=say("floor-option-for"),
        name=say("floor-option-for-name"),
        new_person=say("floor-option-new-person"),
    )
    @app_commands.rename(read_out="read-out", new_person="new-person")
    @app_commands.guild_only()
    async def hand(
        self,
        interaction: discord.Interaction[Any],
        read_out: app_commands.Range[str, 1, READ_OUT_LIMIT] | None = None,
        person: discord.Member | None = None,
        name: app_commands.Range[str, 1, NAME_LIMIT] | None = None,
        new_person: bool = False,
    ) -> None:
        """One's own place; with words, a turn that is read out; with a person, a turn for them.

        Somebody who has no Discord account is asked for by name; `new_person` makes a name known that nobody has.
        """
        meeting_id = await chosen_or_next(interaction, None)
        kind = TurnKind.SPEAK if read_out is None else TurnKind.READ_OUT
        if person is not None and person.id != interaction.user.id:
            await doing.ask_for(interaction, meeting_id, person, kind, read_out or "")
        elif name is not None:
            await doing.ask_for_named(interaction, meeting_id, name, kind, read_out or "", make_known=new_person)
        elif read_out is not None:
            await doing.ask(interaction, meeting_id, kind, text=read_out)
        else:
            await doing.show_place(interaction, meeting_id)

    @app_commands.command(name="card", description=say("floor-card-command"))
    @app_commands.describe(card=say("floor-option-card"))
    @app_commands.choices(card=CARDS)
    @app_commands.guild_only()
    async def card(self, interaction: discord.Interaction[Any], card: str) -> None:
        await doing.raise_card(interaction, await chosen_or_next(interaction, None), CardKind(card))

    @app_commands.command(name="question", description=say("floor-question-command"))
    @app_commands.describe(text=say("floor-option-question"))
    @app_commands.guild_only()
    async def question(
        self, interaction: discord.Interaction[Any], text: app_commands.Range[str, 1, QUESTION_LIMIT] | None = None
    ) -> None:
        """With words, an unnamed question; without, what was asked, and a form to ask by name or in private."""
        meeting_id = await chosen_or_next(interaction, None)
        if text is None:
            await questions.show_questions(interaction, meeting_id)
        else:
            await questions.ask_question(interaction, meeting_id, text)

    @app_commands.command(name="jargon", description=say("floor-jargon-command"))
    @app_commands.describe(word=say("floor-option-word"))
    @app_commands.guild_only()
    async def jargon(
        self, interaction: discord.Interaction[Any], word: app_commands.Range[str, 1, WORD_LIMIT] | None = None
    ) -> None:
        """Without a word, the whole list."""
        if word is None:
            await doing.show_words(interaction)
            return
        actor = await actor_of(interaction)
        views = await services_of(interaction).meetings.coming_up(actor.group_id)
        live = next((view.meeting.id for view in views if view.meeting.state is MeetingState.LIVE), None)
        await doing.ask_word(interaction, word, live)

    @app_commands.command(name="pause", description=say("floor-pause-command"))
    @app_commands.guild_only()
    async def pause(self, interaction: discord.Interaction[Any]) -> None:
        meeting_id, actor = await chosen_or_next(interaction, None), await actor_of(interaction)
        if (await services_of(interaction).floor.own(actor, meeting_id)).pausing:
            await doing.back_again(interaction, meeting_id)
        else:
            await doing.pause(interaction, meeting_id)

    @app_commands.command(name="card-words", description=say("floor-card-words-command"))
    @app_commands.guild_only()
    async def card_words(self, interaction: discord.Interaction[Any]) -> None:
        await setting.show_card_words(interaction)

    @app_commands.command(name="floor", description=say("floor-floor-command"))
    @app_commands.guild_only()
    async def floor(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.RUN_MEETING)
        await doing.show_console(interaction, await chosen_or_next(interaction, None))
