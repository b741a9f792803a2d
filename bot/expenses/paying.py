"""The payer's side of claims: what is approved goes into one batch, and the batch is paid.

The batches themselves, their file and its import belong to the finance side, which calls these in its own
transaction, so that a batch and its claims change together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.database import Write
from bot.core.errors import NotFound, Refusal
from bot.core.roles import Actor, Right
from bot.expenses import claim_lists, rows
from bot.expenses.path import require_may_pay, require_step
from bot.expenses.records import ClaimRecords
from bot.expenses.rules import Claim, ClaimChanged, ClaimState, ClaimView
from bot.expenses.telling import by_day


@dataclass(frozen=True)
class ToPay:
    claims: tuple[Claim, ...]
    """That this payer may export, oldest decision first."""
    for_others: int
    """Claims that another payer has to export, because this one is their claimant or approver."""


@dataclass(frozen=True)
class Due:
    """One claim, or payment for time, as a payer sees it: no words, no lines."""

    number: int
    person_id: int
    meeting_id: int | None
    pence: int
    approved_at: datetime
    to_charity: bool = False


@dataclass(frozen=True)
class Payable:
    mine: Sequence[Due]
    for_others: int
    """Approved, but for another payer."""


class Paying(ClaimRecords):
    async def to_pay(self, actor: Actor) -> ToPay:
        """Approved claims that are in no batch yet."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            found = await claim_lists.to_pay(connection, actor.group_id)
        mine = tuple(claim for claim in found if may_pay(claim, actor.person_id))
        return ToPay(mine, len(found) - len(mine))

    async def in_batch(self, actor: Actor, batch_id: int) -> list[Claim]:
        """Claims of one batch, in the order of their numbers."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            return await claim_lists.in_batch(connection, actor.group_id, batch_id)

    async def amounts(self, actor: Actor, claim_ids: Iterable[int]) -> list[ClaimView]:
        """Claims with their lines, for a payer, and without anything that people wrote."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            found = [await self._load(connection, actor.group_id, claim_id) for claim_id in claim_ids]
            return [await rows.claim_view(connection, claim, lambda _sealed: "") for claim in found]

    async def payable(self, actor: Actor) -> Payable:
        """What this payer may export, each with its person and what was approved of it."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            found = await claim_lists.to_pay(connection, actor.group_id)
            pence = await claim_lists.approved_pence(connection, actor.group_id)
        mine = [
            Due(claim.id, claim.person_id, claim.meeting_id, pence[claim.id], claim.decided_at or claim.changed_at)
            for claim in found
            if may_pay(claim, actor.person_id)
        ]
        return Payable(mine, len(found) - len(mine))

    async def mark_exported(self, write: Write, actor: Actor, claim_ids: Iterable[int], batch_id: int) -> None:
        """Put approved claims into batch `batch_id`, inside the caller's transaction, and tell each person.

        All of them or none: raises WrongStep for one that is in a batch already or not approved, and OwnClaim,
        EnteredByYou or DecidedByYou for one that this payer has another part in.
        """
        actor.require(Right.PAY_CLAIMS)
        found = await self._many(write, actor, claim_ids)
        for claim in found:
            require_step(claim, ClaimState.EXPORTED)
            require_may_pay(claim, actor.person_id)
        now = self._clock()
        await rows.change_claims(
            write.connection,
            [claim.id for claim in found],
            state=ClaimState.EXPORTED.value,
            exporter_id=actor.person_id,
            batch_id=batch_id,
            exported_at=now,
            changed_at=now,
        )
        facts = {claim.id: {"pay": by_day(claim.pay_by)} for claim in found}
        await self._tell_many(write, actor, found, "exported", facts)
        await self._note_many(write, actor, found, "export", ("state", "batch"))

    async def mark_paid(
        self, write: Write, actor: Actor, batch_id: int, claim_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Say that a batch is paid, or only `claim_ids` of it, inside the caller's transaction; tell each person.

        Returns the claims that became paid. Those that were paid already are left as they are, so repeating it
        changes nothing and tells nobody twice. Raises OwnClaim, EnteredByYou, DecidedByYou, or NotFound for a claim
        of another batch.
        """
        actor.require(Right.PAY_CLAIMS)
        batch = {claim.id: claim for claim in await claim_lists.in_batch(write.connection, actor.group_id, batch_id)}
        wanted = list(batch) if claim_ids is None else list(claim_ids)
        if not batch.keys() >= set(wanted):
            raise NotFound
        for claim_id in wanted:
            require_may_pay(batch[claim_id], actor.person_id)
        found = [batch[claim_id] for claim_id in wanted if batch[claim_id].state is not ClaimState.PAID]
        for claim in found:
            require_step(claim, ClaimState.PAID)
        now = self._clock()
        await rows.change_claims(
            write.connection,
            [claim.id for claim in found],
            state=ClaimState.PAID.value,
            payer_id=actor.person_id,
            paid_at=now,
            changed_at=now,
        )
        await self._tell_many(write, actor, found, "paid", {})
        await self._note_many(write, actor, found, "pay", ("state",))
        return [claim.id for claim in found]

    # How it is done: thousands at once, in a few statements

    async def _many(self, write: Write, actor: Actor, claim_ids: Iterable[int]) -> list[Claim]:
        """Raises NotFound where one of them is not there."""
        wanted = list(claim_ids)
        found = await claim_lists.claims_by_id(write.connection, actor.group_id, wanted)
        if len(found) != len(set(wanted)):
            raise NotFound
        return found

    async def _tell_many(
        self, write: Write, actor: Actor, found: Sequence[Claim], step: str, facts: Mapping[int, Mapping[str, str]]
    ) -> None:
        await self._telling.claimants(write, actor.group_id, found, step, facts=facts)

    async def _note_many(
        self, write: Write, actor: Actor, found: Sequence[Claim], step: str, fields: tuple[str, ...]
    ) -> None:
        records = [f"claim:{claim.id}" for claim in found]
        await write.record_many(actor, self._clock(), f"expenses.{step}", records, fields)
        for claim in found:
            write.announce(ClaimChanged(claim.group_id, claim.id))


def may_pay(claim: Claim, person_id: int) -> bool:
    try:
        require_may_pay(claim, person_id)
    except Refusal:
        return False
    return True
