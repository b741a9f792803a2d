"""The approvers' queue, and one claim decided line by line."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.expenses.decisions import Decision
from bot.expenses.money import pence_or_nothing, spoken_money
from bot.expenses.refusals import NeedsAReason
from bot.expenses.rules import Line
from bot.expenses.service import ForApprover, Waiting
from bot.expenses.words import agreed_words
from cogs.expenses.asking_first import AsksPanel
from cogs.expenses.cost_form import TextForm
from cogs.expenses.offers import TalkPanel
from cogs.expenses.own_page import own_page
from cogs.expenses.receipts import give_link, receipt_choice
from cogs.expenses.words import cost_line, short_cost
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.layout import Part
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn
from config.expenses import Expenses

MOST_COSTS = 25
"""As many fit a list to choose from."""
MOST_WORDS = 3000
"""Characters of all costs that a message shows whole. Nobody decides a cost that they do not see."""


class QueuePanel(Redrawn):
    """What waits for an answer, oldest first. It names nobody: opening a claim does, and that is noted."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        queue = await services.expenses.queue(actor)
        waiting = queue.waiting[:20]
        asks = await services.expenses.how_many_open_asks(actor)
        options = [
            discord.SelectOption(label=say("expenses-claim-short", number=each.claim.id), value=str(each.claim.id))
            for each in waiting
        ]
        talk = await services.payments.waiting_to_talk(actor)
        self.lay_out(
            f"## {say('expenses-queue-heading')}\n{say('expenses-queue-count', every=queue.every, late=queue.overdue)}",
            "\n".join(_waiting(each) for each in waiting) or say("expenses-nothing-waits"),
            [Pick(say("expenses-choose-claim"), options, self._open)] if options else [],
            [
                Press(say("expenses-button-asks", count=asks), self._asks, disabled=not asks),
                Press(say("payments-button-talk", count=len(talk)), self._talk, disabled=not talk),
                own_page("approve"),
            ],
        )

    async def _open(self, interaction: discord.Interaction[Any], value: str) -> None:
        await DecisionPanel(int(value)).open(interaction)

    async def _asks(self, interaction: discord.Interaction[Any]) -> None:
        await AsksPanel().open(interaction)

    async def _talk(self, interaction: discord.Interaction[Any]) -> None:
        await TalkPanel().open(interaction)


class DecisionPanel(Redrawn):
    """One claim for an approver. What is decided of single lines is kept here until it is sent."""

    def __init__(self, claim_id: int) -> None:
        super().__init__()
        self.claim_id = claim_id
        self.decided: dict[int, Decision] = {}
        self.seen: ForApprover | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        expenses = services_of(interaction).expenses
        self.seen = seen = await expenses.open_for_decision(await actor_of(interaction), self.claim_id)
        policy, claim = expenses.policy, seen.view.claim
        lines = [self._line(number, line, policy) for number, line in enumerate(seen.view.lines, start=1)]
        costs = "\n\n".join(lines)
        if len(lines) > MOST_COSTS or len(costs) > MOST_WORDS:
            self.lay_out(_about(seen), say("expenses-too-long-here"), [own_page("approve", self.claim_id)])
            return
        parts: list[Part] = [_about(seen), costs, *receipt_choice(seen.view, give_link)]
        if seen.refused is not None:
            parts.append(say(seen.refused.message, **seen.refused.facts))
        elif claim.waits_for_second:
            parts += [say("expenses-second-approver"), self._second()]
        elif claim.waits_for_first:
            parts += [_proposal(seen, self.decided), *self._picks(seen, policy), self._first()]
        else:
            parts.append(say(f"expenses-decider-{claim.state.value}"))
        self.lay_out(*parts)

    def _line(self, number: int, line: Line, policy: Expenses) -> str:
        assert self.seen is not None
        said = [cost_line(number, line, self.seen.view, policy)]
        said += [
            say(f"expenses-twin-{twin.alike.value}", number=twin.other_claim_id)
            for twin in self.seen.twins
            if twin.line_id == line.id
        ]
        agreed = self.seen.agreed.get(line.id)
        said.append(agreed_words(line, agreed.agreed_pence if agreed else None, policy))
        decision = self.decided.get(line.id)
        if decision is not None:
            facts = {"pence": spoken_money(decision.pence), "because": plain(decision.because, 300)}
            said.append(say("expenses-you-would-pay", **facts))
        return "\n".join(sentence for sentence in said if sentence)

    def _picks(self, seen: ForApprover, policy: Expenses) -> list[Part]:
        options = [
            discord.SelectOption(label=short_cost(number, line, policy), value=str(line.id))
            for number, line in enumerate(seen.view.lines[:25], start=1)
        ]
        return [
            [Pick(say("expenses-choose-to-ask"), options, self._query)],
            [Pick(say("expenses-choose-to-decide"), list(options), self._part)],
        ]

    def _first(self) -> list[Press]:
        label = "expenses-button-send-decision" if self.decided else "expenses-button-approve"
        return [
            Press(say(label), self._approve, style=discord.ButtonStyle.success),
            Press(say("expenses-button-decline"), self._decline),
        ]

    def _second(self) -> list[Press]:
        return [
            Press(say("expenses-button-agree"), self._confirm, style=discord.ButtonStyle.success),
            Press(say("expenses-button-send-back"), self._send_back),
        ]

    # Steps

    async def _query(self, interaction: discord.Interaction[Any], value: str) -> None:
        async def asked(sent: discord.Interaction[Any], words: str) -> str:
            await services_of(sent).expenses.query(await actor_of(sent), self.claim_id, int(value), words)
            return say("expenses-question-asked")

        form = TextForm(
            self,
            say("expenses-question-form"),
            say("expenses-form-question"),
            say("expenses-label-question-help"),
            asked,
        )
        await interaction.response.send_modal(form)

    async def _part(self, interaction: discord.Interaction[Any], value: str) -> None:
        line = self.seen.view.line(int(value)) if self.seen else None
        if line is None:
            await self.refresh(interaction)
            return
        await interaction.response.send_modal(PartForm(self, line, self.decided.get(line.id)))

    async def _approve(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._decide(interaction))

    async def _decide(self, interaction: discord.Interaction[Any]) -> str:
        """Lines that nothing was said of are paid in full."""
        assert self.seen is not None
        decisions = {line.id: self.decided.get(line.id, Decision(line.amount_pence)) for line in self.seen.view.lines}
        view = await services_of(interaction).expenses.decide(await actor_of(interaction), self.claim_id, decisions)
        self.decided = {}
        return say("expenses-decided-waits" if view.claim.waits_for_second else "expenses-decided")

    async def _decline(self, interaction: discord.Interaction[Any]) -> None:
        async def declined(sent: discord.Interaction[Any], words: str) -> str:
            await services_of(sent).expenses.decline(await actor_of(sent), self.claim_id, words)
            return say("expenses-decided")

        form = TextForm(
            self,
            say("expenses-refuse-form"),
            say("expenses-form-because"),
            say("expenses-label-because-help"),
            declined,
        )
        await interaction.response.send_modal(form)

    async def _confirm(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._confirmed(interaction))

    async def _confirmed(self, interaction: discord.Interaction[Any]) -> str:
        await services_of(interaction).expenses.confirm(await actor_of(interaction), self.claim_id)
        return say("expenses-decided")

    async def _send_back(self, interaction: discord.Interaction[Any]) -> None:
        async def sent_back(sent: discord.Interaction[Any], words: str) -> str:
            await services_of(sent).expenses.send_back(await actor_of(sent), self.claim_id, words)
            return say("expenses-sent-back")

        form = TextForm(
            self,
            say("expenses-send-back-form"),
            say("expenses-form-because"),
            say("expenses-label-send-back-help"),
            sent_back,
        )
        await interaction.response.send_modal(form)


class PartForm(Form, title=say("expenses-part-form")):
    """How much of one line is paid. Nothing is stored until the decision is sent."""

    def __init__(self, panel: DecisionPanel, line: Line, before: Decision | None) -> None:
        super().__init__()
        self.panel, self.line = panel, line
        pence = before.pence if before else line.amount_pence
        self.pence: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=20, default=spoken_money(pence))
        self.because: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            max_length=500,
            required=False,
            default=before.because if before and before.because else None,
        )
        asked = say("expenses-label-pay-help", amount=spoken_money(line.amount_pence))
        self.add_item(discord.ui.Label(text=say("expenses-form-pay"), description=asked, component=self.pence))
        because = say("expenses-label-part-help")
        self.add_item(discord.ui.Label(text=say("expenses-form-because"), description=because, component=self.because))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        typed = f"{self.pence.value}\n{self.because.value}".strip()
        await self.panel.act(interaction, self._note(), typed=typed)

    async def _note(self) -> str:
        pence = pence_or_nothing(self.pence.value)
        if pence < self.line.amount_pence and not self.because.value.strip():
            raise NeedsAReason
        self.panel.decided[self.line.id] = Decision(pence, self.because.value)
        return say("expenses-part-noted")


def _waiting(each: Waiting) -> str:
    claim = each.claim
    said = [
        say(
            "expenses-waiting",
            number=claim.id,
            total=spoken_money(each.total),
            answer=spoken_date(claim.decide_by) if claim.decide_by else "",
        )
    ]
    marks = {
        "expenses-mark-overdue": each.overdue,
        "expenses-mark-second": claim.waits_for_second,
        "expenses-mark-again": claim.second_look_of is not None,
        "expenses-mark-late": claim.late,
        "expenses-mark-twins": each.twins > 0,
        "expenses-mark-another": each.for_another,
    }
    return " ".join([*said, *(say(message) for message, true in marks.items() if true)])


def _about(seen: ForApprover) -> str:
    claim = seen.view.claim
    said = [
        f"## {say('expenses-decide-heading', number=claim.id, name=plain(seen.name, 100))}",
        say("expenses-decide-total", total=spoken_money(seen.view.total)),
    ]
    if seen.helper:
        said.append(say("expenses-typed-in-by", name=plain(seen.helper, 100)))
    if claim.late:
        said.append(say("expenses-late-because", because=plain(seen.view.late_reason, 300)))
    if claim.advance:
        said.append(say("expenses-is-advance"))
    if claim.second_look_of is not None:
        because = plain(seen.first_look_because, 500)
        said.append(say("expenses-is-second-look", number=claim.second_look_of, because=because))
    if claim.waits_for_first and seen.view.decided_because:
        said.append(say("expenses-was-sent-back", because=plain(seen.view.decided_because, 300)))
    return "\n".join(said)


def _proposal(seen: ForApprover, decided: dict[int, Decision]) -> str:
    if not decided:
        return say("expenses-nothing-decided")
    total = sum(decided[line.id].pence if line.id in decided else line.amount_pence for line in seen.view.lines)
    return say("expenses-proposal", total=spoken_money(total))
