"""The claimant's side of the path: send, answer, take back, ask for a second look. A helper does it for somebody."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Role
from bot.expenses import access_rows, rows
from bot.expenses.access_costs import AccessCosts
from bot.expenses.helping import Helping
from bot.expenses.path import DECIDED, require_state, require_step
from bot.expenses.refusals import (
    AnswerOpen,
    BeforeTheMeeting,
    LateNeedsReason,
    NoSecondLook,
    NothingToClaim,
)
from bot.expenses.rules import (
    REASON_LIMIT,
    Claim,
    ClaimState,
    ClaimView,
    Line,
)
from bot.expenses.telling import by_day
from bot.expenses.windows import last_day_to_claim
from bot.meetings.rules import MeetingState


class Claiming(Helping, AccessCosts):
    async def submit(self, actor: Actor, claim_id: int, *, late_reason: str = "") -> ClaimView:
        """Send it to the approvers. Raises NothingToClaim, BeforeTheMeeting, or LateNeedsReason."""
        late_words = self._sealed(late_reason, what="expenses-field-late-reason", limit=REASON_LIMIT)
        async with self._database.write() as write:
            claim = await self._own(write.connection, actor, claim_id)
            require_step(claim, ClaimState.SUBMITTED)
            require_state(claim, ClaimState.DRAFT)
            await self._reprice(write.connection, claim)
            view = await self._again(write.connection, claim)
            if not view.lines:
                raise NothingToClaim
            late = await self._check_time(view)
            if late and not late_words:
                raise LateNeedsReason
            await self._change(
                write,
                claim,
                state=ClaimState.SUBMITTED.value,
                submitted_at=self._clock(),
                late=late,
                late_reason=late_words if late else "",
                **await self._promises(claim.group_id),
            )
            await self._note(write, actor, claim, "submit", ("state",))
            return await self._sent(write, actor, claim)

    async def answer(self, actor: Actor, claim_id: int, answers: Mapping[int, str]) -> ClaimView:
        """Answer questions, by the question's id. With the last one answered the claim goes back to the approvers.

        The day that we promised begins anew. Raises NotFound for a question that is not open.
        """
        async with self._database.write() as write:
            claim = await self._own(write.connection, actor, claim_id)
            require_state(claim, ClaimState.QUERY)
            open_now = {query.id for query in (await self._opened(write.connection, claim)).open_queries}
            if not answers or not open_now.issuperset(answers):
                raise NotFound
            for query_id, text in answers.items():
                answer = self._sealed(text, what="expenses-field-answer", limit=REASON_LIMIT, required=True)
                await rows.answer_query(write.connection, query_id, answer=answer, by=actor.person_id, at=self._clock())
            await self._note(write, actor, claim, "answer", ("answer",))
            if open_now > set(answers):
                return await self._again(write.connection, claim)
            state = {"state": ClaimState.SUBMITTED.value, **await self._promises(claim.group_id)}
            await self._change(write, claim, **state)
            return await self._sent(write, actor, claim)

    async def withdraw(self, actor: Actor, claim_id: int) -> None:
        """Take it back, until it is decided. A draft is erased; of a claim that was sent, amounts and steps stay."""
        async with self._database.write() as write:
            claim = await self._own(write.connection, actor, claim_id)
            if claim.state is ClaimState.DRAFT:
                self._forget(write, await rows.remove_draft(write.connection, claim.id))
            else:
                require_step(claim, ClaimState.WITHDRAWN)
                self._forget(write, await rows.empty_words(write.connection, claim.id))
                await rows.free_asks(write.connection, claim.id)
                await self._change(write, claim, state=ClaimState.WITHDRAWN.value)
            if actor.person_id != claim.person_id:
                await self._telling.claimant(write, claim, "withdrawn-for-you", "once")
            await self._note(write, actor, claim, "withdraw", ("state",))

    async def second_look(self, actor: Actor, claim_id: int, why: str) -> ClaimView:
        """Ask again for what was not paid: a claim of its own, for another approver. Once for each claim.

        Raises NoSecondLook where nothing was refused or it was asked for before.
        """
        reason = self._sealed(why, what="expenses-field-second-look", limit=REASON_LIMIT, required=True)
        async with self._database.write() as write:
            claim = await self._own(write.connection, actor, claim_id)
            before = await self._opened(write.connection, claim)
            asked = await rows.second_look_at(write.connection, claim.id)
            if claim.state not in DECIDED or not before.refused or asked is not None:
                raise NoSecondLook
            again_id = await self._add(
                write,
                actor,
                person_id=claim.person_id,
                entered_by=claim.entered_by,
                meeting_id=claim.meeting_id,
                state=ClaimState.SUBMITTED.value,
                submitted_at=self._clock(),
                second_look_of=claim.id,
                **await self._promises(claim.group_id),
            )
            for line in before.refused:
                await self._copy(write, again_id, claim.person_id, line, reason)
            again = await self._load(write.connection, actor.group_id, again_id)
            await self._change(write, again)
            await self._note(write, actor, claim, "second_look", ("second_look",))
            return await self._sent(write, actor, again)

    # How it is done

    async def _copy(self, write: Write, claim_id: int, person_id: int, line: Line, reason: str) -> None:
        """What was refused of a line, as a line of the second look, with what the access lead confirmed of it.

        Its receipts stay with the first claim, and are shown with both.
        """
        rest = line.amount_pence - (line.approved_pence or 0)
        again_id = await rows.add_line(
            write.connection,
            claim_id=claim_id,
            person_id=person_id,
            category=line.category,
            kind=line.kind.value,
            day=line.on,
            quantity=line.quantity if not line.approved_pence else 100,
            each_pence=line.each_pence if not line.approved_pence else rest,
            amount_pence=rest,
            usual_limit_pence=line.usual_limit_pence,
            access_linked=line.access_linked,
            details=self._vault.seal(line.details) if line.details else "",
            reason=reason,
        )
        await access_rows.carry_over(write.connection, line.id, to_line=again_id, to_claim=claim_id)

    async def _check_time(self, view: ClaimView) -> bool:
        """Whether the claim comes late. Raises BeforeTheMeeting."""
        today = await self.today(view.claim.group_id)
        if view.claim.meeting_id is None:
            first = min(line.on for line in view.lines)
            return today > last_day_to_claim(first, self._expenses.window_months)
        meeting = (await self._meetings.view(view.claim.group_id, view.claim.meeting_id)).meeting
        ahead = meeting.state is MeetingState.PLANNED and self._clock() < meeting.starts_at
        agreed = view.claim.advance and all(line.ask_id is not None for line in view.lines)
        if ahead and not agreed:
            raise BeforeTheMeeting
        return today > await self._last_day(meeting)

    async def _sent(self, write: Write, actor: Actor, claim: Claim) -> ClaimView:
        """It waits for an approver now: tell them, and the person where somebody else sent it for them."""
        view = await self._again(write.connection, claim)
        if view.open_queries:
            raise AnswerOpen
        claimants = frozenset({claim.person_id, claim.entered_by or 0})
        await self._telling.those_who(
            write,
            claim.group_id,
            Role.EXPENSES_APPROVER,
            "expenses-notice-waiting",
            await self.today(claim.group_id),
            but=claimants,
        )
        await self._ask_access(write, view)
        if actor.person_id != claim.person_id:
            name = await self._people.person(actor.group_id, actor.person_id)
            days = {"decide": by_day(view.claim.decide_by), "pay": by_day(view.claim.pay_by)}
            moment = self._clock().isoformat()
            await self._telling.claimant(write, view.claim, "sent-for-you", moment, helper=name.name, **days)
        return view
