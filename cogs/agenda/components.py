"""The agenda's public buttons. Each is about one record and works for as long as its message stands."""

from __future__ import annotations

from typing import Any

import discord

from bot.agenda.rules import SupportKind
from cogs.agenda.showing import show_agenda
from cogs.agenda.suggesting import open_suggestion_form
from cogs.agenda.supporting import press_support
from cogs.shared.answering import tell
from cogs.shared.components import RecordButton


class Support(RecordButton, verb="agenda:support"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await tell(interaction, await press_support(interaction, self.record_id, SupportKind.SUPPORT))


class WouldCome(RecordButton, verb="agenda:would-come"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await tell(interaction, await press_support(interaction, self.record_id, SupportKind.WOULD_COME))


class SuggestAnItem(RecordButton, verb="agenda:suggest"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await open_suggestion_form(interaction, self.record_id)


class SeeAll(RecordButton, verb="agenda:see-all"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_agenda(interaction, self.record_id)
