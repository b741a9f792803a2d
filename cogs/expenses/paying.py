"""The payer's panel: how much waits to be paid."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.expenses.money import spoken_money
from bot.expenses.rules import ClaimView
from cogs.shared.asking import actor_of, services_of
from cogs.shared.redrawn import Redrawn


class PayPanel(Redrawn):
    """It names nobody and shows no words: numbers and amounts are all that paying needs."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, expenses = await actor_of(interaction), services_of(interaction).expenses
        found = await expenses.to_pay(actor)
        views = await expenses.amounts(actor, [claim.id for claim in found.claims])
        total = spoken_money(sum(view.approved_total for view in views))
        heading = say("expenses-pay-count", count=len(views), total=total)
        others = say("expenses-pay-others", count=found.for_others) if found.for_others else ""
        self.lay_out(
            f"## {say('expenses-pay-heading')}\n{heading}",
            "\n".join(_line(view) for view in views[:40]),
            others,
        )


def _line(view: ClaimView) -> str:
    return say("expenses-pay-line", number=view.claim.id, total=spoken_money(view.approved_total))
