"""Receipts of claims: checked and kept, opened by owner and approver through a link that ends, and deleted in time."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.roles import Actor
from bot.core.vault import Vault
from bot.expenses.never_stored import storable_in_file
from bot.expenses.rules import NewReceipt, ReceiptsForgotten
from bot.expenses.service import ExpenseService
from bot.finance import rows
from bot.uploads.rules import Limits, Purpose
from bot.uploads.service import Opened, UploadService

LINK_LASTS = timedelta(minutes=10)
UNCLAIMED_KEPT = timedelta(days=1)


class LinkEnded(Refusal):
    """A link to a receipt that is too old, or somebody else's."""

    message = "finance-link-ended"
    status = 403


@dataclass(frozen=True)
class SentReceipt:
    """A file as it came in. `name` is what it was called, and is never stored."""

    content: bytes
    name: str = ""


class Receipts:
    def __init__(
        self, database: Database, clock: Clock, vault: Vault, *, uploads: UploadService, claims: ExpenseService
    ) -> None:
        self._database = database
        self._clock = clock
        self._vault = vault
        self._uploads = uploads
        self._claims = claims

    @property
    def limits(self) -> Limits:
        """A door asks for these before it reads a file."""
        return self._uploads.limits(Purpose.RECEIPT)

    async def keep(self, actor: Actor, sent: Sequence[SentReceipt], *, owner_id: int) -> list[NewReceipt]:
        """Check every file, and keep them only if all of them can be kept; then hand them to a line of a claim.

        `owner_id` is whose claim it is. Raises a refusal of `bot.uploads.rules`, or that a file holds bank details,
        a National Insurance number or words about benefits.
        """
        made = [
            await self._uploads.check(
                each.content, purpose=Purpose.RECEIPT, name=each.name, text_check=storable_in_file
            )
            for each in sent
        ]
        kept = [await self._uploads.keep(actor, each, purpose=Purpose.RECEIPT, owner_id=owner_id) for each in made]
        return [NewReceipt(str(each.id), each.fingerprint, each.look) for each in kept]

    async def drop(self, actor: Actor, receipts: Collection[NewReceipt]) -> None:
        """Delete what was kept for a line that could not be saved after all."""
        await self._uploads.delete(actor, {int(each.upload_id) for each in receipts})

    def link_part(self, actor: Actor, receipt_id: int) -> str:
        """The part of an address that opens one receipt, for this person alone, for ten minutes."""
        said = {"receipt": receipt_id, "person": actor.person_id, "until": (self._clock() + LINK_LASTS).timestamp()}
        return base64.urlsafe_b64encode(self._vault.seal(json.dumps(said)).encode()).decode().rstrip("=")

    def person_of(self, part: str) -> int:
        """Whom a link was made for, also when its time is over. Raises LinkEnded for one that was made up."""
        return int(self._said(part)["person"])

    async def open(self, actor: Actor, part: str) -> Opened:
        """The receipt behind a link, while it lasts: for its owner, their helper and an approver. It is noted.

        Raises LinkEnded, NotFound or FileGone.
        """
        said = self._said(part)
        if said["person"] != actor.person_id or said["until"] < self._clock().timestamp():
            raise LinkEnded
        upload_id = await self._claims.receipt(actor, int(said["receipt"]))
        return await self._uploads.read(actor.group_id, int(upload_id))

    def _said(self, part: str) -> dict[str, float]:
        try:
            sealed = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()
            said = json.loads(self._vault.unseal(sealed))
            return {name: said[name] for name in ("receipt", "person", "until")}
        except (binascii.Error, ValueError, KeyError, TypeError, Refusal) as wrong:
            raise LinkEnded from wrong

    # Deleting

    def follow_claims(self) -> None:
        """What a claim no longer points at is deleted, files and all."""
        self._database.events.subscribe(ReceiptsForgotten, self._forget)

    async def _forget(self, forgotten: ReceiptsForgotten) -> None:
        await self._uploads.delete_pointless({int(each) for each in forgotten.upload_ids})

    async def clear_unclaimed(self) -> int:
        """Delete what was kept and never became part of a claim, as where a crash came between. Safe to repeat."""
        async with self._database.read() as connection:
            found = await rows.unclaimed_uploads(connection, self._clock() - UNCLAIMED_KEPT)
        await self._uploads.delete_pointless(found)
        return len(found)
