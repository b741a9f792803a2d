"""What can be pressed on the private cards of /access. Each does one thing and shows the card as it is then."""

from __future__ import annotations

from typing import Any

import discord

from bot.access.rules import NeedState
from bot.core.wording import say
from cogs.access import doing
from cogs.shared.components import RecordButton, RecordSelect


class UseWeb(RecordButton, verb="access:web"):
    """A private link to the same form on a page of our own."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.give_link(interaction, self.record_id)


class Say(RecordButton, verb="access:say"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.open_form(interaction, self.record_id)


class RatherTalk(RecordButton, verb="access:talk"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.ask_how_to_reach(interaction)


class WhoIsTold(RecordButton, verb="access:who"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_who(interaction, self.record_id)


class Same(RecordButton, verb="access:same"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.same_as_last_time(interaction, self.record_id)


class NotThisTime(RecordButton, verb="access:not-this-time"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.not_this_time(interaction, self.record_id)


class StillRight(RecordButton, verb="access:still-right"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.still_right(interaction)


class ChooseNeed(RecordSelect, verb="access:choose"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_need(interaction, int(self.chosen))


class HowItWas(RecordButton, verb="access:how", arg=True):
    """Met, partly met or not met; what was not fully met is asked about in a form that may stay empty."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        how = NeedState(self.arg.replace("-", "_"))
        if how is NeedState.MET:
            await doing.judge(interaction, self.record_id, how)
        else:
            await doing.ask_what_was_wrong(interaction, self.record_id, how)


class TakeBack(RecordButton, verb="access:take-back"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.take_back(interaction, self.record_id)


class Undo(RecordButton, verb="access:undo"):
    """What a supporter filled in; what the person had said there themself stands again."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.undo(interaction, self.record_id)


class ChooseKept(RecordSelect, verb="access:kept"):
    """Of what is kept for every meeting: choosing one takes it away, or undoes what a supporter filled in."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.drop_kept(interaction, self.record_id, int(self.chosen))


class BackHome(RecordButton, verb="access:home"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_home(interaction, self.record_id)


class KeepNothing(RecordButton, verb="access:keep-nothing"):
    """Asks first: it takes everything away."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.ask_before_forgetting(interaction, self.record_id)


class KeepNothingForSure(RecordButton, verb="access:forget"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.forget(interaction, self.record_id)


class MayBeTold(RecordSelect, verb="access:agree"):
    """Who may be told: exactly those that are chosen, and nobody where nothing is."""

    def choices(self, agreed: set[str]) -> MayBeTold:
        self.options = [
            discord.SelectOption(label=say(f"access-purpose-{one}"), value=one, default=one in agreed)
            for one in ("facilitator", "venue", "interpreter_agency", "caterer")
        ]
        self.min_values, self.max_values = 0, len(self.options)
        return self

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data or {}
        await doing.agree(interaction, self.record_id, set(data.get("values", ())))
