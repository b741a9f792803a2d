"""The access lead's panel: whether a cost was because of access. No amounts, and nobody's words."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.expenses.words import access_question_words
from cogs.expenses.own_page import own_page
from cogs.shared.asking import actor_of, services_of
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn

SHOWN = 10


class AccessCostsPanel(Redrawn):
    def __init__(self) -> None:
        super().__init__()
        self.line_id: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        found = (await services_of(interaction).expenses.access_questions(await actor_of(interaction)))[:SHOWN]
        chosen = next((each for each in found if each.line_id == self.line_id), None)
        heading = f"## {say('expenses-access-costs-heading')}\n{say('expenses-access-costs-about')}"
        if chosen is not None:
            self.lay_out(heading, plain(access_question_words(chosen), 400), self._answers())
            return
        lines = [f"{number}. {plain(access_question_words(each), 400)}" for number, each in enumerate(found, start=1)]
        options = [
            discord.SelectOption(label=f"{number}. {each.label}, {each.name}"[:100], value=str(each.line_id))
            for number, each in enumerate(found, start=1)
        ]
        self.lay_out(
            heading,
            "\n".join(lines) or say("expenses-nothing-waits"),
            [Pick(say("expenses-choose-access-cost"), options, self._choose)] if options else [],
            [own_page("access-costs")],
        )

    def _answers(self) -> list[Press]:
        return [
            Press(say("expenses-button-access-yes"), self._yes, style=discord.ButtonStyle.success),
            Press(say("expenses-button-access-unsure"), self._unsure),
            Press(say("expenses-button-back"), self._back),
        ]

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        self.line_id = int(value)
        await self.refresh(interaction)

    async def _back(self, interaction: discord.Interaction[Any]) -> None:
        self.line_id = None
        await self.refresh(interaction)

    async def _yes(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._said(interaction, confirmed=True))

    async def _unsure(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._said(interaction, confirmed=False))

    async def _said(self, interaction: discord.Interaction[Any], *, confirmed: bool) -> str:
        line_id, self.line_id = self.line_id or 0, None
        expenses = services_of(interaction).expenses
        await expenses.say_of_access(await actor_of(interaction), line_id, confirmed=confirmed)
        return say("expenses-access-said")
