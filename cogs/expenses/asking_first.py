"""Asking first: the form of whoever asks, and the approver's answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self
from zoneinfo import ZoneInfo

import discord

from bot.core.dates import spoken_date
from bot.core.errors import NotFound
from bot.core.wording import say
from bot.expenses.asking import Ask
from bot.expenses.money import pence_of, spoken_money
from bot.expenses.rules import DETAILS_LIMIT
from bot.expenses.service import NewAsk
from bot.expenses.words import ask_about
from bot.meetings.rules import Meeting
from cogs.expenses.cost_form import TextForm
from cogs.expenses.words import meeting_day
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn
from config.expenses import Expenses

NO_MEETING = "0"


class AskForm(Form, title=say("expenses-ask-form")):
    """ "Will you pay for this?" Whether paying first is hard is asked of everybody, and nothing is chosen before."""

    def __init__(self, panel: Redrawn, policy: Expenses, meetings: Sequence[Meeting], zone: ZoneInfo) -> None:
        super().__init__()
        self.panel = panel
        self.category: discord.ui.Select[Any] = discord.ui.Select(
            options=[
                discord.SelectOption(label=each.label, description=each.help, value=each.key)
                for each in policy.categories.values()
            ]
        )
        self.pence: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=20)
        self.words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=DETAILS_LIMIT, required=False
        )
        self.meeting: discord.ui.Select[Any] = discord.ui.Select(
            options=[
                *(
                    discord.SelectOption(
                        label=each.title[:100], description=meeting_day(each, zone), value=str(each.id)
                    )
                    for each in meetings[:24]
                ),
                discord.SelectOption(label=say("expenses-no-meeting"), value=NO_MEETING),
            ]
        )
        self.hard: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say("expenses-hard-yes"), value="yes"),
                discord.RadioGroupOption(label=say("expenses-hard-no"), value="no"),
            ]
        )
        for label, description, component in (
            ("expenses-form-what", None, self.category),
            ("expenses-form-about", "expenses-label-about-help", self.pence),
            ("expenses-form-ask-details", "expenses-label-ask-help", self.words),
            ("expenses-form-meeting", None, self.meeting),
            ("expenses-form-hard", "expenses-label-hard-help", self.hard),
        ):
            help_text = say(description) if description else None
            self.add_item(discord.ui.Label(text=say(label), description=help_text, component=component))

    @classmethod
    async def made(cls, interaction: discord.Interaction[Any], panel: Redrawn) -> Self:
        actor, services = await actor_of(interaction), services_of(interaction)
        meetings = [view.meeting for view in await services.meetings.coming_up(actor.group_id)]
        zone = (await services.groups.group(actor.group_id)).zone
        return cls(panel, services.expenses.policy, meetings, zone)

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        typed = f"{self.pence.value}\n{self.words.value}".strip()
        await self.panel.act(interaction, self._save(interaction), typed=typed)

    async def _save(self, interaction: discord.Interaction[Any]) -> str:
        meeting = self.meeting.values[0]
        new = NewAsk(
            category=self.category.values[0],
            pence=pence_of(self.pence.value),
            words=self.words.value,
            meeting_id=None if meeting == NO_MEETING else int(meeting),
            paying_first_is_hard=self.hard.value == "yes",
        )
        ask = await services_of(interaction).expenses.ask(await actor_of(interaction), new)
        return say("expenses-asked", number=ask.id, answer=spoken_date(ask.answer_by))


class AsksPanel(Redrawn):
    """For approvers: what people ask before they spend money, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.ask_id: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        expenses = services_of(interaction).expenses
        found = (await expenses.open_asks(await actor_of(interaction)))[:10]
        chosen = next(((ask, name) for ask, name in found if ask.id == self.ask_id), None)
        if chosen is not None:
            self.lay_out(_in_full(*chosen, expenses.policy), self._answers(chosen[0]), [self._back()])
            return
        options = [
            discord.SelectOption(label=say("expenses-ask-short", number=ask.id), value=str(ask.id)) for ask, _ in found
        ]
        self.lay_out(
            f"## {say('expenses-asks-to-answer')}",
            "\n\n".join(_in_full(ask, name, expenses.policy) for ask, name in found) or say("expenses-nothing-waits"),
            [Pick(say("expenses-choose-ask"), options, self._choose)] if options else [],
        )

    def _answers(self, ask: Ask) -> list[Press]:
        yes = Press(say("expenses-button-yes"), self._yes, style=discord.ButtonStyle.success)
        before = Press(
            say("expenses-button-yes-before"),
            self._yes_before,
            style=discord.ButtonStyle.success if ask.paying_first_is_hard else discord.ButtonStyle.secondary,
        )
        book = Press(say("expenses-button-we-book"), self._book)
        return [*([before, yes] if ask.paying_first_is_hard else [yes, before]), book,
                Press(say("expenses-button-no"), self._no)]  # fmt: skip

    def _back(self) -> Press:
        return Press(say("expenses-button-back"), self._to_list)

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        self.ask_id = int(value)
        await self.refresh(interaction)

    async def _to_list(self, interaction: discord.Interaction[Any]) -> None:
        self.ask_id = None
        await self.refresh(interaction)

    async def _yes(self, interaction: discord.Interaction[Any]) -> None:
        await self._ask_amount(interaction, advance=False)

    async def _yes_before(self, interaction: discord.Interaction[Any]) -> None:
        await self._ask_amount(interaction, advance=True)

    async def _ask_amount(self, interaction: discord.Interaction[Any], *, advance: bool) -> None:
        expenses = services_of(interaction).expenses
        found = await expenses.open_asks(await actor_of(interaction))
        ask = next((ask for ask, _ in found if ask.id == self.ask_id), None)
        if ask is None:
            raise NotFound

        async def agreed(sent: discord.Interaction[Any], words: str) -> str:
            pence = pence_of(words)
            await services_of(sent).expenses.say_yes(await actor_of(sent), ask.id, up_to_pence=pence, advance=advance)
            return say("expenses-ask-answered", number=ask.id)

        form = TextForm(
            self,
            say("expenses-agree-form"),
            say("expenses-form-up-to"),
            say("expenses-label-cost-help"),
            agreed,
            limit=20,
            first=spoken_money(ask.pence),
        )
        await interaction.response.send_modal(form)

    async def _book(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._booked(interaction))

    async def _booked(self, interaction: discord.Interaction[Any]) -> str:
        await services_of(interaction).expenses.we_book(await actor_of(interaction), self.ask_id or 0)
        return say("expenses-ask-answered", number=self.ask_id or 0)

    async def _no(self, interaction: discord.Interaction[Any]) -> None:
        async def refused(sent: discord.Interaction[Any], words: str) -> str:
            await services_of(sent).expenses.say_no(await actor_of(sent), self.ask_id or 0, words)
            return say("expenses-ask-answered", number=self.ask_id or 0)

        form = TextForm(
            self,
            say("expenses-refuse-form"),
            say("expenses-form-because"),
            say("expenses-label-because-help"),
            refused,
        )
        await interaction.response.send_modal(form)


def _in_full(ask: Ask, name: str, policy: Expenses) -> str:
    heading = f"**{say('expenses-ask-from', number=ask.id, name=plain(name, 100))}**"
    hard = say("expenses-paying-first-is-hard") if ask.paying_first_is_hard else ""
    return "\n".join(part for part in (heading, ask_about(ask, policy), plain(ask.words, 500), hard) if part)
