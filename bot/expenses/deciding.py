"""The approver's side: a question about one line, and a decision line by line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right, Role
from bot.expenses import rows
from bot.expenses.decisions import Decision, checked, in_full, needs_second, outcome
from bot.expenses.opening import Opening
from bot.expenses.path import require_may_confirm, require_may_decide, require_step
from bot.expenses.refusals import NeedsAReason, WrongStep
from bot.expenses.rules import REASON_LIMIT, Claim, ClaimState, ClaimView
from bot.expenses.telling import by_day

_STEPS = {
    ClaimState.APPROVED: "approved",
    ClaimState.PART_APPROVED: "part-approved",
    ClaimState.DECLINED: "declined",
}


class Deciding(Opening):
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
            view = await self._opened(write.connection, claim)
            lines, confirmed = view.lines, {line_id for line_id, said in view.access.items() if said}
            checked(lines, decisions)
            decided = outcome(lines, decisions)
            require_step(claim, decided)
            if claim.needs_second:
                raise WrongStep(state="waits_for_second")
            await rows.decide_lines(write.connection, {key: self._kept(each) for key, each in decisions.items()})
            second = needs_second(lines, decisions, self._expenses, confirmed)
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

    async def _require_may_decide(self, connection: AsyncConnection, claim: Claim, actor: Actor) -> None:
        require_may_decide(claim, actor.person_id, *await self._apart(connection, claim))

    async def _proposed(self, connection: AsyncConnection, actor: Actor, claim_id: int) -> Claim:
        claim = await self._sent_claim(connection, actor, claim_id)
        require_may_confirm(claim, actor.person_id, *await self._apart(connection, claim))
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
