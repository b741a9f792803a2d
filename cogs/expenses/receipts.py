"""Receipts: read, checked and kept before they belong to a cost; opened through a private link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.roles import Actor
from bot.core.wording import say
from bot.expenses.rules import ClaimView, NewReceipt
from bot.finance.receipts import SentReceipt
from bot.uploads.rules import FileTooLarge
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Choose, Pick


async def kept(
    interaction: discord.Interaction[Any], actor: Actor, owner_id: int, files: Sequence[discord.Attachment]
) -> list[NewReceipt]:
    """Each file checked and sealed. Raises a refusal of `bot.uploads.rules`, or that it holds what is never kept.

    All are checked before the first is kept, so that a refusal leaves nothing behind.
    """
    receipts, sent = services_of(interaction).finance.receipts, []
    for file in files:
        if file.size > receipts.limits.most_bytes:
            raise FileTooLarge(megabytes=receipts.limits.most_megabytes)
        sent.append(SentReceipt(await file.read(), file.filename))
    return await receipts.keep(actor, sent, owner_id=owner_id)


def receipt_choice(view: ClaimView, open_one: Choose) -> list[Part]:
    """A list of the claim's receipts to open one, with those of the first claim; nothing where there is none."""
    every = [(cost, each) for cost, line in enumerate(view.lines, start=1) for each in view.evidence_of(line.id)]
    options = [
        discord.SelectOption(label=say("expenses-receipt-short", number=number, cost=cost), value=str(receipt.id))
        for number, (cost, receipt) in enumerate(every[:25], start=1)
    ]
    return [[Pick(say("expenses-choose-receipt"), options, open_one)]] if options else []


async def give_link(interaction: discord.Interaction[Any], value: str) -> None:
    """A private link to one receipt, on our own page: it opens once, ends soon, and opening it is noted."""
    links = services_of(interaction).private_links
    address = await links.issue(await actor_of(interaction), "receipt", int(value))
    await tell(interaction, say("expenses-receipt-link", address=address))
