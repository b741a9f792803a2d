"""The claimant's side: begin, fill in, send, answer, take back. A helper does the same for somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core import access_log
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right, Role
from bot.expenses import rows
from bot.expenses.ask_rows import ask_by_id
from bot.expenses.asking import NotAgreed
from bot.expenses.money import priced, tax_year, tax_year_days
from bot.expenses.path import DECIDED, is_claimant, require_state, require_step
from bot.expenses.records import ClaimRecords
from bot.expenses.rules import (
    DETAILS_LIMIT,
    MOST_LINES,
    MOST_RECEIPTS,
    REASON_LIMIT,
    AnswerOpen,
    BeforeTheMeeting,
    Claim,
    ClaimState,
    ClaimView,
    LateNeedsReason,
    Line,
    NewLine,
    NewReceipt,
    NoSecondLook,
    NothingToClaim,
    NotTheQuestioned,
    NotYet,
    TooManyLines,
    TooManyReceipts,
)
from bot.expenses.telling import by_day
from bot.expenses.windows import last_day_to_claim
from bot.meetings.rules import Meeting, MeetingState

SHOWN = 25
"""Claims in a list, the newest."""

_OPEN = (ClaimState.DRAFT, ClaimState.QUERY)
_TAKES_RECEIPTS = (ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.QUERY)


class Claiming(ClaimRecords):
    # Reading

    async def mine(self, actor: Actor) -> list[tuple[Claim, int]]:
        """This person's own claims with what each comes to, newest first."""
        async with self._database.read() as connection:
            return await rows.claims_of(connection, actor.group_id, actor.person_id, SHOWN)

    async def entered_for_others(self, actor: Actor) -> list[tuple[Claim, int]]:
        """Claims that this person typed in for others, until they are decided."""
        async with self._database.read() as connection:
            return await rows.entered_by(connection, actor.group_id, actor.person_id, SHOWN)

    async def view(self, actor: Actor, claim_id: int) -> ClaimView:
        """A claim of one's own, or one typed in for somebody until it is decided. Raises NotFound.

        What a first approver proposes is not in it until a second one agreed.
        """
        async with self._database.read() as connection:
            claim = await self._own(connection, actor, claim_id)
            return _as_claimants_see(await self._opened(connection, claim))

    async def opened_by(self, actor: Actor, claim_id: int) -> list[tuple[str, datetime]]:
        """Who opened this claim of one's own, by name, and when first; the earliest first."""
        async with self._database.read() as connection:
            claim = await self._own(connection, actor, claim_id)
            found = await access_log.openings_of(connection, claim.person_id)
        first: dict[int, datetime] = {}
        for opening in sorted(found, key=lambda opening: opening.at):
            if opening.record == f"claim:{claim.id}":
                first.setdefault(opening.by, opening.at)
        names = await self._people.names(first)
        return [(names[person_id], at) for person_id, at in first.items()]

    async def last_day(self, group_id: int, meeting_id: int) -> date:
        """The last day on which a claim for this meeting is in time."""
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        return await self._last_day(meeting)

    # Filling in

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
            await rows.change_line(write.connection, line_id, **await self._values(claim, new))
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
            return _as_claimants_see(await self._again(write.connection, claim))

    async def remove_receipt(self, actor: Actor, receipt_id: int) -> ClaimView:
        async with self._database.write() as write:
            found = await rows.receipt_by_id(write.connection, receipt_id)
            claim = await self._own(write.connection, actor, found[1] if found else None)
            require_state(claim, *_OPEN)
            self._forget(write, await rows.remove_receipt(write.connection, receipt_id))
            await self._note(write, actor, claim, "remove_receipt", ("receipt",))
            return await self._again(write.connection, claim)

    # Sending

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
            refused = [line for line in before.lines if (line.approved_pence or 0) < line.amount_pence]
            asked = await rows.second_look_at(write.connection, claim.id)
            if claim.state not in DECIDED or not refused or asked is not None:
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
            for line in refused:
                await self._copy(write, again_id, claim.person_id, line, reason)
            await self._note(write, actor, claim, "second_look", ("second_look",))
            return await self._sent(write, actor, await self._load(write.connection, actor.group_id, again_id))

    # How it is done

    async def _own(self, connection: AsyncConnection, actor: Actor, claim_id: int | None) -> Claim:
        """The claim, for the person and for the helper who typed it in; for a helper only until it is decided."""
        claim = await self._load(connection, actor.group_id, claim_id)
        if not is_claimant(claim, actor.person_id):
            raise NotFound
        if claim.person_id != actor.person_id and claim.state in DECIDED:
            raise NotFound
        return claim

    async def _own_of_line(self, connection: AsyncConnection, actor: Actor, line_id: int) -> Claim:
        return await self._own(connection, actor, await rows.claim_id_of_line(connection, line_id))

    async def _add(self, write: Write, actor: Actor, **values: Any) -> int:
        now = self._clock()
        begun = {"group_id": actor.group_id, "state": ClaimState.DRAFT.value, "created_at": now, "changed_at": now}
        claim_id = await rows.add_claim(write.connection, **(begun | values))
        await self._note(write, actor, await self._load(write.connection, actor.group_id, claim_id), "start")
        return claim_id

    async def _copy(self, write: Write, claim_id: int, person_id: int, line: Line, reason: str) -> None:
        """What was refused of a line, as a line of the second look. Its receipts stay with the first claim."""
        rest = line.amount_pence - (line.approved_pence or 0)
        await rows.add_line(
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
            if category is None or rate is None or rate.after is None:
                continue
            year = (category.key, tax_year(line.on))
            if year not in counted:
                days = tax_year_days(year[1])
                counted[year] = await rows.quantity_in_other_claims(connection, claim, category.key, days)
            new = NewLine(category.key, line.on, quantity=line.quantity)
            price = priced(category, new, counted[year])
            await rows.change_line(connection, line.id, amount_pence=price.amount_pence)
            counted[year] += line.quantity

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

    async def _last_day(self, meeting: Meeting) -> date:
        zone = (await self._groups.group(meeting.group_id)).zone
        return self._last_day_in(meeting, zone)

    def _last_day_in(self, meeting: Meeting, zone: ZoneInfo) -> date:
        return last_day_to_claim(meeting.starts_at.astimezone(zone).date(), self._expenses.window_months)

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
        if actor.person_id != claim.person_id:
            name = await self._people.person(actor.group_id, actor.person_id)
            days = {"decide": by_day(view.claim.decide_by), "pay": by_day(view.claim.pay_by)}
            moment = self._clock().isoformat()
            await self._telling.claimant(write, view.claim, "sent-for-you", moment, helper=name.name, **days)
        return view


def _as_claimants_see(view: ClaimView) -> ClaimView:
    if view.claim.state in DECIDED:
        return view
    lines = [replace(line, approved_pence=None, decided_because="") for line in view.lines]
    return replace(view, lines=lines, decided_because="")
