"""The approver's side: what waits, a question about one line, and a decision line by line.

Whoever is a claimant of a claim never sees it from this side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core import access_log
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right, Role
from bot.expenses import rows
from bot.expenses.ask_rows import ask_by_id
from bot.expenses.asking import Ask
from bot.expenses.decisions import Decision, checked, in_full, needs_second, outcome
from bot.expenses.duplicates import Twin
from bot.expenses.path import require_may_confirm, require_may_decide, require_no_claimant, require_step
from bot.expenses.records import ClaimRecords
from bot.expenses.rules import REASON_LIMIT, Claim, ClaimState, ClaimView, NeedsAReason, WrongStep
from bot.expenses.telling import by_day

QUEUE = 25
"""Claims in one look at the queue, the oldest."""

_STEPS = {
    ClaimState.APPROVED: "approved",
    ClaimState.PART_APPROVED: "part-approved",
    ClaimState.DECLINED: "declined",
}


@dataclass(frozen=True)
class Waiting:
    """A claim in the queue. It names nobody: whose it is shows when it is opened, and that is noted."""

    claim: Claim
    total: int
    twins: int
    """Lines that look like one of another claim."""
    overdue: bool
    """The day that we promised an answer by is over."""


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


class Deciding(ClaimRecords):
    async def queue(self, actor: Actor) -> Queue:
        """What waits for an answer, oldest first, without claims that this approver is a claimant of."""
        actor.require(Right.DECIDE_CLAIMS)
        today = await self.today(actor.group_id)
        async with self._database.read() as connection:
            found = await rows.waiting(connection, actor.group_id, actor.person_id, QUEUE)
            twins = await rows.count_twins(connection, [claim.id for claim, _ in found])
            every, overdue = await rows.count_waiting(connection, actor.group_id, today)
        waiting = (Waiting(claim, total, twins.get(claim.id, 0), _overdue(claim, today)) for claim, total in found)
        return Queue(tuple(waiting), every, overdue)

    async def promises_kept(self, group_id: int) -> tuple[int, int]:
        """How many claims wait, and how many are over the day that we promised. Anybody may know: it names nobody."""
        async with self._database.read() as connection:
            return await rows.count_waiting(connection, group_id, await self.today(group_id))

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
            twins = await rows.twins(write.connection, claim.id)
            before = await self._first_look(write.connection, claim)
            agreed = await self._agreed(write.connection, view)
        names = await self._people.names({claim.person_id, claim.entered_by or 0})
        helper = names.get(claim.entered_by or 0, "")
        return ForApprover(view, names[claim.person_id], helper, tuple(twins), agreed, before)

    async def receipt(self, actor: Actor, receipt_id: int) -> str:
        """The upload behind a receipt, for its owner and for an approver, whose look is noted.

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
            helping = claim.entered_by == actor.person_id and claim.decided_at is None
            deciding = actor.may(Right.DECIDE_CLAIMS) and claim.state is not ClaimState.DRAFT
            if not helping and (not deciding or claim.entered_by == actor.person_id):
                raise NotFound
            await access_log.note_read(
                write, by=actor, at=self._clock(), subject=claim.person_id, record=f"claim:{claim.id}", why="receipt"
            )
        return receipt.upload_id

    async def query(self, actor: Actor, claim_id: int, line_id: int, question: str) -> None:
        """Ask about one line. The claim waits for the person until they answered everything.

        What a first approver proposed is dropped.
        """
        actor.require(Right.DECIDE_CLAIMS)
        words = self._sealed(question, what="expenses-field-question", limit=REASON_LIMIT, required=True)
        async with self._database.write() as write:
            claim = await self._sent_claim(write.connection, actor, claim_id)
            await self._require_may_decide(write.connection, claim, actor)
            if claim.state is not ClaimState.QUERY:
                require_step(claim, ClaimState.QUERY)
            view = await self._opened(write.connection, claim)
            if view.line(line_id) is None:
                raise NotFound
            now = self._clock()
            await rows.add_query(
                write.connection,
                claim_id=claim.id,
                line_id=line_id,
                question=words,
                asked_by=actor.person_id,
                asked_at=now,
            )
            await self._drop_proposal(write, view, state=ClaimState.QUERY.value)
            await self._telling.claimant(write, claim, "query", now.isoformat())
            await self._note(write, actor, claim, "query", ("state", "question"))

    async def approve(self, actor: Actor, claim_id: int) -> ClaimView:
        """Every line in full."""
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.read() as connection:
            claim = await self._sent_claim(connection, actor, claim_id)
            lines = (await self._opened(connection, claim)).lines
        return await self.decide(actor, claim_id, in_full(lines))

    async def decline(self, actor: Actor, claim_id: int, because: str) -> ClaimView:
        """Nothing of it is paid. The reason is told to the person, with how to ask for a second look."""
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.read() as connection:
            claim = await self._sent_claim(connection, actor, claim_id)
            lines = (await self._opened(connection, claim)).lines
        return await self.decide(actor, claim_id, {line.id: Decision(0, because) for line in lines})

    async def decide(self, actor: Actor, claim_id: int, decisions: Mapping[int, Decision]) -> ClaimView:
        """Say for every line how much of it is paid, and why where it is not all of it.

        Where more than one approver may say alone is to be paid, it waits for a second: `waits_for_second`.
        Raises NotLineByLine, MoreThanAsked, NeedsAReason, WrongStep, or who may not decide.
        """
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.write() as write:
            claim = await self._sent_claim(write.connection, actor, claim_id)
            await self._require_may_decide(write.connection, claim, actor)
            lines = (await self._opened(write.connection, claim)).lines
            checked(lines, decisions)
            decided = outcome(lines, decisions)
            require_step(claim, decided)
            if claim.needs_second:
                raise WrongStep(state="waits_for_second")
            await rows.decide_lines(write.connection, {key: self._kept(each) for key, each in decisions.items()})
            second = needs_second(lines, decisions, self._expenses)
            values: dict[str, Any] = {"approver_id": actor.person_id, "needs_second": second, "decided_because": ""}
            if second:
                await self._change(write, claim, **values)
                await self._tell_approvers(write, claim, but=actor.person_id)
                await self._note(write, actor, claim, "propose", ("approved_pence",))
            else:
                await self._finish(write, actor, claim, decided, **values)
            return await self._again(write.connection, claim)

    async def confirm(self, actor: Actor, claim_id: int) -> ClaimView:
        """The second approver agrees with what the first proposed."""
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.write() as write:
            claim = await self._proposed(write.connection, actor, claim_id)
            lines = (await self._opened(write.connection, claim)).lines
            decided = outcome(lines, {line.id: Decision(line.approved_pence or 0) for line in lines})
            await self._finish(write, actor, claim, decided, second_approver_id=actor.person_id)
            return await self._again(write.connection, claim)

    async def send_back(self, actor: Actor, claim_id: int, because: str) -> None:
        """The second approver does not agree: it waits for a first decision again. The reason is for approvers."""
        actor.require(Right.DECIDE_CLAIMS)
        words = self._sealed(because, what="expenses-field-because", limit=REASON_LIMIT, required=True)
        async with self._database.write() as write:
            claim = await self._proposed(write.connection, actor, claim_id)
            first = claim.approver_id or 0
            await self._drop_proposal(write, await self._opened(write.connection, claim), decided_because=words)
            await self._telling.person(
                write,
                actor,
                first,
                "expenses-notice-sent-back",
                f"claim:{claim.id}:{self._clock().isoformat()}",
                number=claim.id,
            )
            await self._note(write, actor, claim, "send_back", ("approved_pence",))

    # How it is done

    async def _sent_claim(self, connection: AsyncConnection, actor: Actor, claim_id: int) -> Claim:
        """A claim that was sent; a draft is nobody's but its claimant's. Raises NotFound."""
        claim = await self._load(connection, actor.group_id, claim_id)
        if claim.state is ClaimState.DRAFT:
            raise NotFound
        return claim

    async def _require_may_decide(self, connection: AsyncConnection, claim: Claim, actor: Actor) -> None:
        require_may_decide(claim, actor.person_id, await self._deciders_before(connection, claim))

    async def _deciders_before(self, connection: AsyncConnection, claim: Claim) -> frozenset[int]:
        """For a second look: whoever decided the first time."""
        if claim.second_look_of is None:
            return frozenset()
        first = await self._load(connection, claim.group_id, claim.second_look_of)
        return frozenset({first.approver_id or 0, first.second_approver_id or 0}) - {0}

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

    async def _proposed(self, connection: AsyncConnection, actor: Actor, claim_id: int) -> Claim:
        claim = await self._sent_claim(connection, actor, claim_id)
        require_may_confirm(claim, actor.person_id, await self._deciders_before(connection, claim))
        if not claim.waits_for_second:
            raise WrongStep(state=claim.state.value)
        return claim

    def _kept(self, decision: Decision) -> tuple[int, str]:
        because = self._sealed(decision.because, what="expenses-field-because", limit=REASON_LIMIT)
        if decision.because.strip() and not because:
            raise NeedsAReason
        return decision.pence, because

    async def _drop_proposal(self, write: Write, view: ClaimView, **values: Any) -> None:
        await rows.decide_lines(write.connection, {line.id: (None, "") for line in view.lines})
        cleared = {"approver_id": None, "needs_second": False, "decided_because": ""}
        await self._change(write, view.claim, **(cleared | values))

    async def _finish(self, write: Write, actor: Actor, claim: Claim, decided: ClaimState, **values: Any) -> None:
        await self._change(write, claim, state=decided.value, decided_at=self._clock(), **values)
        await self._telling.claimant(write, claim, _STEPS[decided], "once", pay=by_day(claim.pay_by))
        await self._note(write, actor, claim, decided.value, ("state", "approved_pence"))
        if decided is not ClaimState.DECLINED:
            await self._telling.those_who(
                write,
                claim.group_id,
                Role.PAYER,
                "expenses-notice-to-pay",
                await self.today(claim.group_id),
                but=frozenset({claim.person_id, claim.entered_by or 0}),
            )

    async def _tell_approvers(self, write: Write, claim: Claim, *, but: int) -> None:
        await self._telling.those_who(
            write,
            claim.group_id,
            Role.EXPENSES_APPROVER,
            "expenses-notice-waiting-second",
            await self.today(claim.group_id),
            but=frozenset({claim.person_id, claim.entered_by or 0, but}),
        )


def _overdue(claim: Claim, today: date) -> bool:
    return claim.decide_by is not None and claim.decide_by < today
