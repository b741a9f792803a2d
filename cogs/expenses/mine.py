"""A person's own claims, questions and offers: where each is, who has it, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.dates import spoken_moment
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.expenses.asking import Ask
from bot.expenses.money import pence_or_nothing
from bot.expenses.own_claims import SHOWN as MOST_SHOWN
from bot.expenses.rules import Claim, ClaimState, ClaimView
from bot.expenses.words import advance_words, can_look_again, can_say_spent, where
from cogs.expenses.access_costs import AccessCostsPanel
from cogs.expenses.asking_first import AskForm
from cogs.expenses.cost_form import CostForm, ReceiptForm, TextForm
from cogs.expenses.deciding import QueuePanel
from cogs.expenses.filling import FillingPanel, open_claim
from cogs.expenses.offers import OfferPanel
from cogs.expenses.own_page import own_page
from cogs.expenses.paying import PayPanel
from cogs.expenses.receipts import give_link, receipt_choice
from cogs.expenses.words import ask_line, claim_line, costs, is_open, payment_line, short_cost
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain, shortened
from cogs.shared.redrawn import Redrawn

SHOWN = 10
"""Claims in words; older ones are in the list to choose from."""


class MinePanel(Redrawn):
    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        own = await services.expenses.mine(actor)
        helped = await services.expenses.entered_for_others(actor)
        asks = await services.expenses.asks(actor)
        offers = await services.payments.mine(actor)
        asked = actor.may(Right.CONFIRM_ACCESS_COSTS)
        access = await services.expenses.how_many_access_questions(actor) if asked else 0
        policy = services.expenses.policy
        names = await services.people.names(claim.person_id for claim, _ in helped)
        said = [claim_line(claim, total) for claim, total in own[:SHOWN]] or [say("expenses-none-yet")]
        if len(own) == MOST_SHOWN:
            said.append(say("expenses-older-on-the-web"))
        theirs = [f"{plain(names[claim.person_id], 60)}: {claim_line(claim, total)}" for claim, total in helped[:5]]
        self.lay_out(
            f"## {say('expenses-mine-heading')}\n{say('expenses-mine-private')}",
            "\n".join(said),
            _under("expenses-helped-heading", theirs),
            _under("expenses-asks-heading", [ask_line(ask, policy) for ask in asks[:5]]),
            _under("payments-heading", [payment_line(payment) for payment in offers[:5]]),
            *self._choices([*own, *helped], asks),
            *self._offers([payment.id for payment in offers]),
            self._buttons(),
            self._duties(actor, access),
        )

    def _choices(self, claims: Sequence[tuple[Claim, int]], asks: Sequence[Ask]) -> list[Part]:
        options = [
            discord.SelectOption(label=say("expenses-claim-short", number=claim.id), value=str(claim.id))
            for claim, _ in claims[:25]
        ]
        agreed = [
            discord.SelectOption(label=say("expenses-ask-short", number=ask.id), value=str(ask.id))
            for ask in asks[:25]
            if ask.can_be_claimed
        ]
        found: list[Part] = [[Pick(say("expenses-choose-claim"), options, self._open)]] if options else []
        return [*found, [Pick(say("expenses-choose-agreed"), agreed, self._claim_agreed)]] if agreed else found

    def _offers(self, offer_ids: Sequence[int]) -> list[Part]:
        options = [
            discord.SelectOption(label=say("payments-short", number=offer_id), value=str(offer_id))
            for offer_id in offer_ids[:25]
        ]
        return [[Pick(say("payments-choose-offer"), options, self._offer)]] if options else []

    def _buttons(self) -> list[Press]:
        return [
            Press(say("expenses-button-new"), self._new, style=discord.ButtonStyle.primary),
            Press(say("expenses-button-ask-first"), self._ask),
            own_page("claims"),
        ]

    def _duties(self, actor: Actor, access: int) -> list[Press]:
        found = []
        if access:
            found.append(Press(say("expenses-button-access-costs", count=access), self._access_costs))
        if actor.may(Right.DECIDE_CLAIMS):
            found.append(Press(say("expenses-button-queue"), self._queue))
        if actor.may(Right.PAY_CLAIMS):
            found.append(Press(say("expenses-button-pay"), self._pay))
        return found

    async def _open(self, interaction: discord.Interaction[Any], value: str) -> None:
        view = await services_of(interaction).expenses.view(await actor_of(interaction), int(value))
        draft = view.claim.state is ClaimState.DRAFT
        await self.become(interaction, FillingPanel(view.claim.id) if draft else ClaimPanel(view.claim.id))

    async def _claim_agreed(self, interaction: discord.Interaction[Any], value: str) -> None:
        view = await services_of(interaction).expenses.claim_agreed(await actor_of(interaction), int(value))
        await self.become(interaction, FillingPanel(view.claim.id))

    async def _offer(self, interaction: discord.Interaction[Any], value: str) -> None:
        await self.become(interaction, OfferPanel(int(value)))

    async def _new(self, interaction: discord.Interaction[Any]) -> None:
        await open_claim(interaction)

    async def _ask(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(await AskForm.made(interaction, self))

    async def _access_costs(self, interaction: discord.Interaction[Any]) -> None:
        await AccessCostsPanel().open(interaction)

    async def _queue(self, interaction: discord.Interaction[Any]) -> None:
        await QueuePanel().open(interaction)

    async def _pay(self, interaction: discord.Interaction[Any]) -> None:
        await PayPanel().open(interaction)


class ClaimPanel(Redrawn):
    """One claim that was sent, for the person or their helper."""

    def __init__(self, claim_id: int) -> None:
        super().__init__()
        self.claim_id = claim_id

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        view = await self._view(interaction)
        policy = services_of(interaction).expenses.policy
        claim = view.claim
        self.lay_out(
            f"## {say('expenses-claim-heading', number=claim.id)}\n{where(claim)}",
            advance_words(view),
            "\n\n".join(costs(view, policy)),
            plain(view.late_reason, 300),
            await self._opened(interaction),
            *receipt_choice(view, give_link),
            *self._lines(view),
            self._buttons(view),
        )

    async def _opened(self, interaction: discord.Interaction[Any]) -> str:
        actor, services = await actor_of(interaction), services_of(interaction)
        zone = (await services.groups.group(actor.group_id)).zone
        said = [
            say("expenses-opened-by", name=plain(name, 60), when=spoken_moment(at, zone))
            for name, at in await services.expenses.opened_by(actor, self.claim_id)
        ]
        return "\n".join(said[:5])

    def _lines(self, view: ClaimView) -> list[Part]:
        """While a question is open, the cost it is about can be changed; receipts can be added until the decision."""
        policy = self._policy
        asked = {query.line_id for query in view.open_queries}
        numbered = list(enumerate(view.lines[:25], start=1))
        change = [
            discord.SelectOption(label=short_cost(number, line, policy), value=str(line.id))
            for number, line in numbered
            if line.id in asked
        ]
        receipts = [
            discord.SelectOption(label=short_cost(number, line, policy), value=str(line.id))
            for number, line in numbered
            if is_open(view.claim) or view.claim.advance
        ]
        found: list[Part] = [[Pick(say("expenses-choose-questioned"), change, self._change)]] if change else []
        return [*found, [Pick(say("expenses-choose-for-receipt"), receipts, self._receipt)]] if receipts else found

    def _buttons(self, view: ClaimView) -> list[Press]:
        found = []
        if view.open_queries:
            found.append(Press(say("expenses-button-answer"), self._answer, style=discord.ButtonStyle.primary))
        if view.claim.state in (ClaimState.SUBMITTED, ClaimState.QUERY):
            found.append(Press(say("expenses-button-take-back"), self._take_back))
        if can_say_spent(view):
            found.append(Press(say("expenses-button-spent"), self._spent, style=discord.ButtonStyle.primary))
        if can_look_again(view):
            found.append(Press(say("expenses-button-second-look"), self._second_look))
        return [*found, Press(say("expenses-button-all-claims"), self._all)]

    async def _view(self, interaction: discord.Interaction[Any]) -> ClaimView:
        self._policy = services_of(interaction).expenses.policy
        return await services_of(interaction).expenses.view(await actor_of(interaction), self.claim_id)

    async def _change(self, interaction: discord.Interaction[Any], value: str) -> None:
        line = (await self._view(interaction)).line(int(value))
        if line is None:
            await self.refresh(interaction)
            return
        category = services_of(interaction).expenses.category(line.category)
        await interaction.response.send_modal(CostForm(self, self.claim_id, category, line=line))

    async def _receipt(self, interaction: discord.Interaction[Any], value: str) -> None:
        line = (await self._view(interaction)).line(int(value))
        if line is None:
            await self.refresh(interaction)
            return
        category = services_of(interaction).expenses.category(line.category)
        await interaction.response.send_modal(ReceiptForm(self, line, category.proof))

    async def _answer(self, interaction: discord.Interaction[Any]) -> None:
        query = (await self._view(interaction)).open_queries[0]

        async def answered(sent: discord.Interaction[Any], words: str) -> str:
            view = await services_of(sent).expenses.answer(await actor_of(sent), self.claim_id, {query.id: words})
            return say("expenses-answer-more" if view.open_queries else "expenses-answer-sent")

        question, label = shortened(query.question, 100), shortened(query.question, 45)
        form = TextForm(self, say("expenses-answer-form"), label, question, answered)
        await interaction.response.send_modal(form)

    async def _take_back(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._taken_back(interaction))

    async def _taken_back(self, interaction: discord.Interaction[Any]) -> str:
        await services_of(interaction).expenses.withdraw(await actor_of(interaction), self.claim_id)
        return say("expenses-taken-back", number=self.claim_id)

    async def _spent(self, interaction: discord.Interaction[Any]) -> None:
        async def said(sent: discord.Interaction[Any], words: str) -> str:
            await services_of(sent).expenses.say_spent(await actor_of(sent), self.claim_id, pence_or_nothing(words))
            return say("expenses-spent-saved")

        form = TextForm(
            self,
            say("expenses-spent-form"),
            say("expenses-form-spent"),
            say("expenses-label-spent-help"),
            said,
            limit=20,
        )
        await interaction.response.send_modal(form)

    async def _second_look(self, interaction: discord.Interaction[Any]) -> None:
        async def asked(sent: discord.Interaction[Any], words: str) -> str:
            view = await services_of(sent).expenses.second_look(await actor_of(sent), self.claim_id, words)
            return say("expenses-second-look-asked", number=view.claim.id)

        form = TextForm(
            self,
            say("expenses-second-look-form"),
            say("expenses-form-second-look"),
            say("expenses-label-second-look-help"),
            asked,
        )
        await interaction.response.send_modal(form)

    async def _all(self, interaction: discord.Interaction[Any]) -> None:
        await self.become(interaction, MinePanel())


def _under(heading: str, lines: Sequence[str]) -> str:
    return f"### {say(heading)}\n" + "\n".join(lines) if lines else ""
