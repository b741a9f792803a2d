"""What an approver is shown: what waits, and one claim with everything to decide it. Opening one is noted.

Whoever is a claimant of a claim never sees it from this side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core import access_log
from bot.core.errors import NotFound, Refusal
from bot.core.roles import Actor, Right
from bot.expenses import access_rows, claim_lists, rows, twin_rows
from bot.expenses.ask_rows import ask_by_id
from bot.expenses.asking import Ask
from bot.expenses.duplicates import Twin
from bot.expenses.path import require_may_confirm, require_may_decide, require_no_claimant
from bot.expenses.records import ClaimRecords
from bot.expenses.rules import Claim, ClaimState, ClaimView

QUEUE = 25
"""Claims in one look at the queue, the oldest."""


@dataclass(frozen=True)
class Waiting:
    """A claim in the queue. It names nobody: whose it is shows when it is opened, and that is noted."""

    claim: Claim
    total: int
    twins: int
    """Lines that look like one of another claim."""
    overdue: bool
    """The day that we promised an answer by is over."""
    for_another: bool
    """This approver has another part in it, so somebody else decides."""


@dataclass(frozen=True)
class Queue:
    waiting: tuple[Waiting, ...]
    every: int
    """All claims that wait, also those that are not shown and the approver's own."""
    overdue: int


@dataclass(frozen=True)
class ForApprover:
    view: ClaimView
    name: str
    helper: str
    """Who typed it in for the person; empty where they did it themself."""
    twins: tuple[Twin, ...]
    agreed: Mapping[int, Ask]
    """Line to what was agreed before the money was spent."""
    first_look_because: str
    """For a second look: what the approver said the first time."""
    refused: Refusal | None
    """Why this approver is not the one to decide it; None for whoever may."""


class Opening(ClaimRecords):
    async def queue(self, actor: Actor) -> Queue:
        """What waits for an answer, oldest first, without claims that this approver is a claimant of."""
        actor.require(Right.DECIDE_CLAIMS)
        today = await self.today(actor.group_id)
        async with self._database.read() as connection:
            found = await claim_lists.waiting(connection, actor.group_id, actor.person_id, QUEUE)
            twins = await twin_rows.twins(connection, [claim.id for claim, _ in found])
            every, overdue = await claim_lists.count_waiting(connection, actor.group_id, today)
            others = await self._for_others(connection, [claim for claim, _ in found], actor)
        alike = {claim_id: len({twin.line_id for twin in of_claim}) for claim_id, of_claim in twins.items()}
        waiting = (
            Waiting(claim, total, alike.get(claim.id, 0), _overdue(claim, today), claim.id in others)
            for claim, total in found
        )
        return Queue(tuple(waiting), every, overdue)

    async def open_for_decision(self, actor: Actor, claim_id: int) -> ForApprover:
        """The claim with everything that an approver needs, and nothing of anybody's needs. Noted in the access log.

        Raises NotAllowed, NotFound, OwnClaim or EnteredByYou.
        """
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.write() as write:
            claim = await self._sent_claim(write.connection, actor, claim_id)
            require_no_claimant(claim, actor.person_id)
            await access_log.note_read(
                write, by=actor, at=self._clock(), subject=claim.person_id, record=f"claim:{claim.id}", why="decide"
            )
            view = await self._opened(write.connection, claim)
            twins = await twin_rows.twins(write.connection, [claim.id])
            before = await self._first_look(write.connection, claim)
            agreed = await self._agreed(write.connection, view)
            refused = refusal_for(claim, actor.person_id, *await self._apart(write.connection, claim))
        names = await self._people.names({claim.person_id, claim.entered_by or 0})
        helper = names.get(claim.entered_by or 0, "")
        return ForApprover(
            view, names[claim.person_id], helper, tuple(twins.get(claim.id, ())), agreed, before, refused
        )

    async def receipt(self, actor: Actor, receipt_id: int) -> str:
        """The upload behind a receipt, for its owner, their helper and an approver, whose look is noted.

        Raises NotFound, also for everyone else.
        """
        async with self._database.write() as write:
            found = await rows.receipt_by_id(write.connection, receipt_id)
            if found is None:
                raise NotFound
            receipt, claim_id = found
            claim = await self._load(write.connection, actor.group_id, claim_id)
            if claim.person_id == actor.person_id:
                return receipt.upload_id
            unseen = await claim_lists.for_those_without_account(write.connection, [claim])
            helping = claim.entered_by == actor.person_id and (claim.decided_at is None or bool(unseen))
            deciding = actor.may(Right.DECIDE_CLAIMS) and claim.state is not ClaimState.DRAFT
            if not helping and (not deciding or claim.entered_by == actor.person_id):
                raise NotFound
            await access_log.note_read(
                write, by=actor, at=self._clock(), subject=claim.person_id, record=f"claim:{claim.id}", why="receipt"
            )
        return receipt.upload_id

    # How it is done

    async def _sent_claim(self, connection: AsyncConnection, actor: Actor, claim_id: int) -> Claim:
        """A claim that was sent; a draft is nobody's but its claimant's. Raises NotFound."""
        claim = await self._load(connection, actor.group_id, claim_id)
        if claim.state is ClaimState.DRAFT:
            raise NotFound
        return claim

    async def _apart(self, connection: AsyncConnection, claim: Claim) -> tuple[frozenset[int], frozenset[int]]:
        """Who has another part in it: whoever decided it the first time, and access leads who said something of it."""
        said_of_access = await access_rows.said_by(connection, claim.id)
        if claim.second_look_of is None:
            return frozenset(), said_of_access
        first = await self._load(connection, claim.group_id, claim.second_look_of)
        return _deciders(first), said_of_access

    async def _for_others(self, connection: AsyncConnection, found: Sequence[Claim], actor: Actor) -> set[int]:
        """Of these, the claims that another approver has to decide."""
        said = await access_rows.claims_said_of(connection, actor.person_id, [claim.id for claim in found])
        before = [claim.second_look_of for claim in found if claim.second_look_of is not None]
        firsts = {each.id: each for each in await claim_lists.claims_by_id(connection, actor.group_id, before)}
        others: set[int] = set()
        for claim in found:
            mine = frozenset({actor.person_id} if claim.id in said else ())
            if refusal_for(claim, actor.person_id, _deciders(firsts.get(claim.second_look_of or 0)), mine):
                others.add(claim.id)
        return others

    async def _first_look(self, connection: AsyncConnection, claim: Claim) -> str:
        if claim.second_look_of is None:
            return ""
        first = await self._opened(connection, await self._load(connection, claim.group_id, claim.second_look_of))
        return "\n".join(dict.fromkeys(line.decided_because for line in first.lines if line.decided_because))

    async def _agreed(self, connection: AsyncConnection, view: ClaimView) -> dict[int, Ask]:
        asks = {
            line.id: await ask_by_id(connection, view.claim.group_id, line.ask_id, self._vault.unseal)
            for line in view.lines
            if line.ask_id is not None
        }
        return {line_id: ask for line_id, ask in asks.items() if ask is not None}


def _overdue(claim: Claim, today: date) -> bool:
    return claim.decide_by is not None and claim.decide_by < today


def _deciders(claim: Claim | None) -> frozenset[int]:
    both = (claim.approver_id, claim.second_approver_id) if claim is not None else ()
    return frozenset(person_id for person_id in both if person_id is not None)


def refusal_for(
    claim: Claim, person_id: int, deciders_before: frozenset[int], said_of_access: frozenset[int]
) -> Refusal | None:
    """Why this approver is not the one to decide it, while it is open."""
    may = require_may_confirm if claim.waits_for_second else require_may_decide
    try:
        may(claim, person_id, deciders_before, said_of_access)
    except Refusal as refused:
        return refused if claim.state in (ClaimState.SUBMITTED, ClaimState.QUERY) else None
    return None
