"""Files that come with a form: read, checked and kept before they belong to a cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.roles import Actor
from bot.expenses.never_stored import storable
from bot.expenses.rules import NewReceipt
from bot.uploads.rules import FileTooLarge, Purpose
from cogs.shared.asking import services_of


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
