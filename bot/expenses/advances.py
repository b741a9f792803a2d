"""Money that came before it was spent: what it cost in the end, and what was left and came back."""

from __future__ import annotations

from bot.core.roles import Actor, Right, Role
from bot.expenses import advance_rows, rows
from bot.expenses.own_claims import OwnClaims
from bot.expenses.path import require_may_pay, require_state
from bot.expenses.refusals import NoAdvance, NothingLeft, NotMoney
from bot.expenses.rules import MOST_PENCE, ClaimState, ClaimView, OpenAdvance


class Advances(OwnClaims):
    async def say_spent(self, actor: Actor, claim_id: int, pence: int) -> ClaimView:
        """What it cost in the end. Can be said again, until what was left came back.

        Raises NoAdvance for another kind of claim, WrongStep before it is paid, NotMoney.
        """
        if not 0 <= pence <= MOST_PENCE:
            raise NotMoney
        async with self._database.write() as write:
            claim = await self._own(write.connection, actor, claim_id)
            if not claim.advance:
                raise NoAdvance
            require_state(claim, ClaimState.PAID)
            before = await self._opened(write.connection, claim)
            if before.advance is not None and before.advance.back_pence:
                raise NothingLeft
            await advance_rows.say_spent(write.connection, claim.id, pence, by=actor.person_id, at=self._clock())
            await self._note(write, actor, claim, "say_spent", ("spent_pence",))
            view = await self._again(write.connection, claim)
            if view.left_pence:
                today = await self.today(claim.group_id)
                but = frozenset({claim.person_id, claim.entered_by or 0})
                message = "expenses-notice-left-over"
                await self._telling.those_who(write, claim.group_id, Role.PAYER, message, today, but=but)
            return view

    async def open_advances(self, actor: Actor) -> list[OpenAdvance]:
        """For payers: money in advance whose cost was not said, or whose receipt or rest has not come. Oldest first."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            found = await advance_rows.paid_in_advance(connection, actor.group_id)
            views = [await rows.claim_view(connection, claim, lambda _sealed: "") for claim in found]
        shown = [
            OpenAdvance(
                view.claim.id,
                view.claim.person_id,
                view.approved_total,
                view.advance.spent_pence if view.advance else None,
                view.left_pence,
                bool(view.receipts),
            )
            for view in views
        ]
        return [each for each in shown if each.left_pence or each.spent_pence is None or not each.has_receipt]

    async def came_back(self, actor: Actor, claim_id: int) -> int:
        """A payer says that what was left is back. Returns the pence. Raises NothingLeft, or who may not say so."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.write() as write:
            claim = await self._load(write.connection, actor.group_id, claim_id)
            require_may_pay(claim, actor.person_id)
            left = (await rows.claim_view(write.connection, claim, lambda _sealed: "")).left_pence
            if not left:
                raise NothingLeft
            await advance_rows.came_back(write.connection, claim.id, left, by=actor.person_id, at=self._clock())
            await self._telling.claimant(write, claim, "came-back", "once")
            await self._note(write, actor, claim, "came_back", ("back_pence",))
        return left
