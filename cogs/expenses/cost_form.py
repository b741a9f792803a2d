"""The form for one cost. It asks only what this kind of cost needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import discord

from bot.core.wording import say
from bot.expenses.money import hundredths_of, pence_of, spoken_money, spoken_quantity
from bot.expenses.rules import DETAILS_LIMIT, Line, NewLine
from bot.expenses.windows import read_cost_date
from cogs.expenses.receipts import kept
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from config.expenses import Category, Evidence, Unit

if TYPE_CHECKING:
    from cogs.shared.redrawn import Redrawn

MOST_FILES = 5


class CostForm(Form):
    """Adds a cost to a draft, or changes `line`. The panel it was opened from is drawn again. `note` comes first."""

    def __init__(
        self,
        panel: Redrawn,
        claim_id: int,
        category: Category,
        *,
        on: date | None = None,
        line: Line | None = None,
        note: str = "",
    ) -> None:
        super().__init__(title=category.label[:45])
        self.panel, self.claim_id, self.category, self.line = panel, claim_id, category, line
        day = line.on if line else on
        self.day = _short(f"{day.day} {day:%B %Y}" if day else "")
        self.quantity = _short(spoken_quantity(line.quantity) if line else "")
        self.pence = _short(spoken_money(line.each_pence) if line else "")
        self.details: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            max_length=DETAILS_LIMIT,
            required=False,
            default=line.details if line else None,
        )
        self.files: discord.ui.FileUpload[Any] = discord.ui.FileUpload(
            required=False, min_values=0, max_values=MOST_FILES
        )
        self._lay_out(note)

    def _lay_out(self, note: str) -> None:
        unit = self.category.unit
        if note:
            self.add_item(discord.ui.TextDisplay(note))
        self.add_item(_label("expenses-form-day", self.day, "expenses-label-day-help"))
        if unit in (Unit.MILE, Unit.HOUR, Unit.NIGHT):
            self.add_item(_label(f"expenses-form-{unit.value}s", self.quantity))
        if not self.category.rates:
            self.add_item(_label(f"expenses-form-cost-{unit.value}", self.pence, "expenses-label-cost-help"))
        journey = "journey" if self.category.evidence is Evidence.JOURNEY else "details"
        self.add_item(_label(f"expenses-form-{journey}", self.details, self._asked(journey)))
        if self.category.evidence is Evidence.RECEIPT and self.line is None:
            self.add_item(
                discord.ui.Label(
                    text=say("expenses-form-receipts"), description=self.category.proof[:100], component=self.files
                )
            )

    def _asked(self, journey: str) -> str:
        """Where a cheaper way is asked about, and never of what was because of access."""
        for_access = self.category.access_linked or (self.line is not None and self.line.access_linked)
        asked = self.category.ask_cheapest and not for_access
        return "expenses-cheapest-short" if asked else f"expenses-label-{journey}-help"

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await interaction.response.defer()  # a large picture takes longer than Discord waits
        typed = "\n".join(field.value for field in (self.day, self.quantity, self.pence, self.details) if field.value)
        await self.panel.act(interaction, self._save(interaction), typed=typed)

    async def _save(self, interaction: discord.Interaction[Any]) -> str:
        actor, expenses = await actor_of(interaction), services_of(interaction).expenses
        new = self._read(await expenses.today(actor.group_id))
        if self.line is not None:
            await expenses.change_line(actor, self.line.id, new)
            return say("expenses-cost-changed")
        view = await expenses.view(actor, self.claim_id)
        receipts = await kept(interaction, actor, view.claim.person_id, self.files.values)
        await expenses.add_line(actor, self.claim_id, new, receipts)
        return say("expenses-cost-added")

    def _read(self, today: date) -> NewLine:
        counted = self.category.unit in (Unit.MILE, Unit.HOUR, Unit.NIGHT)
        return NewLine(
            category=self.category.key,
            on=read_cost_date(self.day.value, today),
            pence=None if self.category.rates else pence_of(self.pence.value),
            quantity=hundredths_of(self.quantity.value, self.category.unit) if counted else None,
            details=self.details.value,
            reason=self.line.reason if self.line else "",
            access_linked=self.line.access_linked if self.line else False,
        )


class ReceiptForm(Form, title=say("expenses-receipt-form")):
    def __init__(self, panel: Redrawn, line: Line, proof: str) -> None:
        super().__init__()
        self.panel, self.line = panel, line
        self.files: discord.ui.FileUpload[Any] = discord.ui.FileUpload(min_values=1, max_values=MOST_FILES)
        self.add_item(
            discord.ui.Label(text=say("expenses-form-receipts"), description=proof[:100], component=self.files)
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await interaction.response.defer()
        await self.panel.act(interaction, self._save(interaction))

    async def _save(self, interaction: discord.Interaction[Any]) -> str:
        actor, expenses = await actor_of(interaction), services_of(interaction).expenses
        view = await expenses.view(actor, self.line.claim_id)
        receipts = await kept(interaction, actor, view.claim.person_id, self.files.values)
        await expenses.add_receipts(actor, self.line.id, receipts)
        return say("expenses-receipt-added")


class TextForm(Form):
    """One question with words for an answer. `work` gets them and says what to tell."""

    def __init__(
        self, panel: Redrawn, title: str, label: str, help_text: str, work: Any, *, limit: int = 500, first: str = ""
    ) -> None:
        super().__init__(title=title[:45])
        self.panel, self.work = panel, work
        self.words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=limit, default=first or None
        )
        self.add_item(discord.ui.Label(text=label, description=help_text[:100], component=self.words))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await self.panel.act(interaction, self.work(interaction, self.words.value), typed=self.words.value)


def _short(default: str) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(max_length=60, default=default or None)


def _label(text: str, component: discord.ui.Item[Any], help_message: str = "") -> discord.ui.Label[Any]:
    described = say(help_message) if help_message else None
    return discord.ui.Label(text=say(text), description=described, component=component)
