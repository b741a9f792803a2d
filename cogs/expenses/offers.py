"""Payments for people's time: the notice first, then the choice; and for approvers, who would like to talk."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.expenses.money import pence_of, spoken_money
from bot.expenses.payments import Choice, Payment, choices_now
from bot.expenses.words import offer_chosen
from cogs.expenses.cost_form import TextForm
from cogs.expenses.words import payment_line
from cogs.shared.asking import actor_of, services_of
from cogs.shared.panels import Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn


class OfferPanel(Redrawn):
    """One offer. Whoever opens it has the notice before their eyes, so from then on they can choose."""

    def __init__(self, payment_id: int) -> None:
        super().__init__()
        self.payment_id = payment_id

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        payment = await services.payments.show_notice(actor, self.payment_id)
        meeting = (await services.meetings.view(actor.group_id, payment.meeting_id)).meeting
        self.lay_out(
            f"## {say('payments-offer-heading')}\n{say('payments-for', title=plain(meeting.title, 100))}",
            f"**{say('payments-benefits')}**\n{say('payments-benefits-more', advice=services.payments.fees.advice)}",
            payment_line(payment),
            self._choices(payment),
        )

    def _choices(self, payment: Payment) -> list[Press]:
        """All alike: none is the expected one."""
        return [
            Press(say(f"payments-button-{choice.value.replace('_', '-')}"), self._step(choice))
            for choice in choices_now(payment)
        ]

    def _step(self, choice: Choice) -> Any:
        async def chosen(interaction: discord.Interaction[Any]) -> None:
            if choice is Choice.LESS:
                await interaction.response.send_modal(self._less())
                return
            await self.act(interaction, self._choose(interaction, choice, None))

        return chosen

    def _less(self) -> TextForm:
        async def less(interaction: discord.Interaction[Any], words: str) -> str:
            return await self._choose(interaction, Choice.LESS, pence_of(words))

        return TextForm(
            self,
            say("payments-less-form"),
            say("payments-form-less"),
            say("expenses-label-cost-help"),
            less,
            limit=20,
        )

    async def _choose(self, interaction: discord.Interaction[Any], choice: Choice, pence: int | None) -> str:
        payments = services_of(interaction).payments
        payment = await payments.choose(await actor_of(interaction), self.payment_id, choice, less_pence=pence)
        return offer_chosen(payment)


class TalkPanel(Redrawn):
    """Whom to get in touch with before they choose."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        found = await services_of(interaction).payments.waiting_to_talk(await actor_of(interaction))
        lines = [
            say(
                "payments-talk-line",
                number=payment.id,
                name=plain(name, 100),
                amount=spoken_money(payment.offered_pence),
            )
            for payment, name in found[:30]
        ]
        self.lay_out(f"## {say('payments-talk-heading')}", "\n".join(lines) or say("expenses-nothing-waits"))
