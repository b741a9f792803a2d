"""Receipts: read, checked and kept before they belong to a cost; opened through a private link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.roles import Actor
from bot.core.wording import say
from bot.expenses.never_stored import storable
from bot.expenses.rules import ClaimView, NewReceipt
from bot.uploads.rules import FileTooLarge, Purpose
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
    uploads = services_of(interaction).uploads
    limits, made = uploads.limits(Purpose.RECEIPT), []
    for file in files:
        if file.size > limits.most_bytes:
            raise FileTooLarge(megabytes=limits.most_megabytes)
        content = await file.read()
        made.append(await uploads.check(content, purpose=Purpose.RECEIPT, name=file.filename, text_check=_check))
    found = [await uploads.keep(actor, each, purpose=Purpose.RECEIPT, owner_id=owner_id) for each in made]
    return [NewReceipt(str(upload.id), upload.fingerprint, upload.look) for upload in found]


def _check(text: str) -> None:
    storable(text)


def receipt_choice(view: ClaimView, open_one: Choose) -> list[Part]:
    """A list of the claim's receipts to open one; nothing where there is none."""
    places = {line.id: number for number, line in enumerate(view.lines, start=1)}
    options = [
        discord.SelectOption(
            label=say("expenses-receipt-short", number=number, cost=places[receipt.line_id]), value=str(receipt.id)
        )
        for number, receipt in enumerate(view.receipts[:25], start=1)
    ]
    return [[Pick(say("expenses-choose-receipt"), options, open_one)]] if options else []


async def give_link(interaction: discord.Interaction[Any], value: str) -> None:
    """A private link to one receipt, on our own page: it opens once, ends soon, and opening it is noted."""
    links = services_of(interaction).private_links
    address = await links.issue(await actor_of(interaction), "receipt", int(value))
    await tell(interaction, say("expenses-receipt-link", address=address))
