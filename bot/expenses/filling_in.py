"""Filling in a claim: begin it, add costs and receipts. A helper does the same for somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Write
from bot.core.roles import Actor, Right
from bot.expenses import access_rows, claim_lists, rows
from bot.expenses.ask_rows import ask_by_id
from bot.expenses.asking import NotAgreed
from bot.expenses.money import priced, tax_year, tax_year_days
from bot.expenses.own_claims import OwnClaims, as_claimants_see
from bot.expenses.path import require_state
from bot.expenses.refusals import (
    NotTheQuestioned,
    NotYet,
    TooManyLines,
    TooManyReceipts,
)
from bot.expenses.rules import (
    DETAILS_LIMIT,
    MOST_LINES,
    MOST_RECEIPTS,
    REASON_LIMIT,
    Claim,
    ClaimState,
    ClaimView,
    Line,
    NewLine,
    NewReceipt,
)

_OPEN = (ClaimState.DRAFT, ClaimState.QUERY)
_TAKES_RECEIPTS = (ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.QUERY)


class FillingIn(OwnClaims):
    async def start(
        self, actor: Actor, *, meeting_id: int | None = None, for_person: int | None = None, advance: bool = False
    ) -> ClaimView:
        """A draft to fill in: the one that was begun for the same person and meeting, or a new one.

        `for_person` is whom a helper enters it for; the record names both. `advance` is for what was agreed to be
        paid before it is spent: `claim_agreed` begins those.
        """
        actor.require(Right.TAKE_PART)
        person_id = actor.person_id if for_person is None else for_person
        helper = None if person_id == actor.person_id else actor.person_id
        if helper is not None:
            actor.require(Right.SUGGEST_FOR_SOMEONE)
            await self._people.person(actor.group_id, person_id)
        if meeting_id is not None:
            await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            claim_id = await rows.draft_of(
                write.connection,
                group_id=actor.group_id,
                person_id=person_id,
                helper_id=helper,
                meeting_id=meeting_id,
                advance=advance,
            )
            if claim_id is None:
                claim_id = await self._add(
                    write, actor, person_id=person_id, entered_by=helper, meeting_id=meeting_id, advance=advance
                )
            return await self._opened(write.connection, await self._load(write.connection, actor.group_id, claim_id))

    async def set_meeting(self, actor: Actor, claim_id: int, meeting_id: int | None) -> ClaimView:
        """Which meeting the costs are for; None for something else."""
        if meeting_id is not None:
            await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            claim = await self._own(write.connection, actor, claim_id)
            require_state(claim, ClaimState.DRAFT)
            await self._change(write, claim, meeting_id=meeting_id)
            await self._note(write, actor, claim, "set_meeting", ("meeting",))
            return await self._again(write.connection, claim)

    async def add_line(
        self,
        actor: Actor,
        claim_id: int,
        new: NewLine,
        receipts: Sequence[NewReceipt] = (),
        *,
        ask_id: int | None = None,
    ) -> ClaimView:
        """One more cost, with its receipts. Only while the claim is a draft.

        `ask_id` is the question that it was agreed with: raises NotAgreed where it was not, or was claimed before.
        """
        async with self._database.write() as write:
            claim = await self._own(write.connection, actor, claim_id)
            require_state(claim, ClaimState.DRAFT)
            if len((await self._opened(write.connection, claim)).lines) >= MOST_LINES:
                raise TooManyLines(most=MOST_LINES)
            if ask_id is not None:
                await self._require_agreed(write.connection, claim, ask_id)
            values = await self._values(claim, new)
            line_id = await rows.add_line(
                write.connection, claim_id=claim.id, person_id=claim.person_id, ask_id=ask_id, **values
            )
            await self._keep_receipts(write, actor, claim, line_id, receipts)
            return await self._filled_in(write, actor, claim, "add_line")

    async def change_line(self, actor: Actor, line_id: int, new: NewLine) -> ClaimView:
        """While the claim is a draft; or the line that was asked about, while the question is open."""
        async with self._database.write() as write:
            claim = await self._own_of_line(write.connection, actor, line_id)
            await self._require_changeable(write.connection, claim, line_id)
            before = (await self._opened(write.connection, claim)).line(line_id)
            values = await self._values(claim, new)
            await rows.change_line(write.connection, line_id, **values)
            if before is None or not _same_question(before, values):
                await access_rows.forget_said(write.connection, line_id)
            return await self._filled_in(write, actor, claim, "change_line")

    async def remove_line(self, actor: Actor, line_id: int) -> ClaimView:
        async with self._database.write() as write:
            claim = await self._own_of_line(write.connection, actor, line_id)
            require_state(claim, ClaimState.DRAFT)
            self._forget(write, await rows.remove_line(write.connection, line_id))
            return await self._filled_in(write, actor, claim, "remove_line")

    async def add_receipts(self, actor: Actor, line_id: int, receipts: Sequence[NewReceipt]) -> ClaimView:
        """Until the claim is decided. For money that was paid in advance, also after."""
        async with self._database.write() as write:
            claim = await self._own_of_line(write.connection, actor, line_id)
            if not claim.advance or claim.state is ClaimState.WITHDRAWN:
                require_state(claim, *_TAKES_RECEIPTS)
            await self._keep_receipts(write, actor, claim, line_id, receipts)
            await self._note(write, actor, claim, "add_receipt", ("receipt",))
            return as_claimants_see(await self._again(write.connection, claim))

    async def remove_receipt(self, actor: Actor, receipt_id: int) -> ClaimView:
        async with self._database.write() as write:
            found = await rows.receipt_by_id(write.connection, receipt_id)
            claim = await self._own(write.connection, actor, found[1] if found else None)
            require_state(claim, *_OPEN)
            self._forget(write, await rows.remove_receipt(write.connection, receipt_id))
            await self._note(write, actor, claim, "remove_receipt", ("receipt",))
            return await self._again(write.connection, claim)

    # How it is done

    async def _values(self, claim: Claim, new: NewLine) -> dict[str, Any]:
        """The columns of a line as it was typed. Miles are priced once all of the claim is known."""
        category = self.category(new.category)
        if new.on > await self.today(claim.group_id) and not claim.advance:
            raise NotYet
        price = priced(category, new)
        return {
            "category": category.key,
            "kind": category.kind.value,
            "day": new.on,
            "quantity": price.quantity,
            "each_pence": price.each_pence,
            "amount_pence": price.amount_pence,
            "usual_limit_pence": price.usual_limit_pence,
            "access_linked": new.access_linked or category.access_linked,
            "details": self._sealed(new.details, what="expenses-field-details", limit=DETAILS_LIMIT),
            "reason": self._sealed(new.reason, what="expenses-field-reason", limit=REASON_LIMIT),
        }

    async def _require_agreed(self, connection: AsyncConnection, claim: Claim, ask_id: int) -> None:
        ask = await ask_by_id(connection, claim.group_id, ask_id, self._vault.unseal)
        if ask is None or ask.person_id != claim.person_id or not ask.can_be_claimed:
            raise NotAgreed

    async def _keep_receipts(
        self, write: Write, actor: Actor, claim: Claim, line_id: int, receipts: Sequence[NewReceipt]
    ) -> None:
        there = [each for each in await rows.receipts_of(write.connection, claim.id) if each.line_id == line_id]
        if len(there) + len(receipts) > MOST_RECEIPTS:
            raise TooManyReceipts(most=MOST_RECEIPTS)
        for new in receipts:
            await rows.add_receipt(
                write.connection, claim_id=claim.id, line_id=line_id, new=new, by=actor.person_id, at=self._clock()
            )

    async def _require_changeable(self, connection: AsyncConnection, claim: Claim, line_id: int) -> None:
        require_state(claim, *_OPEN)
        if claim.state is ClaimState.QUERY:
            asked = {query.line_id for query in (await self._opened(connection, claim)).open_queries}
            if line_id not in asked:
                raise NotTheQuestioned

    async def _filled_in(self, write: Write, actor: Actor, claim: Claim, step: str) -> ClaimView:
        await self._reprice(write.connection, claim)
        await self._change(write, claim)
        await self._note(write, actor, claim, step, ("lines",))
        return await self._again(write.connection, claim)

    async def _reprice(self, connection: AsyncConnection, claim: Claim) -> None:
        """Where a rate changes after so many miles in a tax year, each line counts those before it, by day."""
        counted: dict[tuple[str, int], int] = {}
        lines = (await self._opened(connection, claim)).lines
        for line in sorted(lines, key=lambda line: (line.on, line.id)):
            category = self._expenses.categories.get(line.category)
            rate = category.rate_on(line.on) if category else None
            if category is None or rate is None or rate.after is None or line.each_pence != rate.pence:
                continue  # what a second look asks for again is an amount, and not so many miles
            year = (category.key, tax_year(line.on))
            if year not in counted:
                days = tax_year_days(year[1])
                counted[year] = await claim_lists.quantity_in_other_claims(connection, claim, category.key, days)
            new = NewLine(category.key, line.on, quantity=line.quantity)
            price = priced(category, new, counted[year])
            await rows.change_line(connection, line.id, amount_pence=price.amount_pence)
            counted[year] += line.quantity


def _same_question(before: Line, after: Mapping[str, Any]) -> bool:
    """Whether the access lead would be asked the same again: they see the kind of cost and the day, and no amount."""
    asked = (before.category, before.on, before.quantity, before.access_linked)
    return asked == (after["category"], after["day"], after["quantity"], after["access_linked"])
