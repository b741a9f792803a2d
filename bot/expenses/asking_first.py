"""The use cases of asking first: ask, answer, and begin a claim from what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core import access_log
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right, Role
from bot.expenses import ask_rows
from bot.expenses.asking import Ask, AskState, NotAgreed, require_open
from bot.expenses.claiming import Claiming
from bot.expenses.refusals import EnteredByYou, NotMoney, OwnClaim
from bot.expenses.rules import DETAILS_LIMIT, MOST_PENCE, ONE, REASON_LIMIT, ClaimView, NewLine
from bot.expenses.windows import working_days_after


@dataclass(frozen=True)
class NewAsk:
    """What somebody would like to know before they spend money."""

    category: str
    pence: int
    words: str
    meeting_id: int | None = None
    paying_first_is_hard: bool = False


class AskingFirst(Claiming):
    async def ask(self, actor: Actor, new: NewAsk, *, for_person: int | None = None) -> Ask:
        """ "Will you pay for this?" A helper may ask for somebody else; the record names both."""
        actor.require(Right.TAKE_PART)
        person_id = actor.person_id if for_person is None else for_person
        helper = None if person_id == actor.person_id else actor.person_id
        await self._people.person(actor.group_id, person_id)
        category = self.category(new.category)
        if not 0 < new.pence <= MOST_PENCE:
            raise NotMoney
        if new.meeting_id is not None:
            await self._meetings.view(actor.group_id, new.meeting_id)
        words = self._sealed(new.words, what="expenses-field-details", limit=DETAILS_LIMIT)
        today = await self.today(actor.group_id)
        async with self._database.write() as write:
            ask_id = await ask_rows.add_ask(
                write.connection,
                group_id=actor.group_id,
                person_id=person_id,
                entered_by=helper,
                meeting_id=new.meeting_id,
                category=category.key,
                pence=new.pence,
                paying_first_is_hard=new.paying_first_is_hard,
                words=words,
                state=AskState.ASKED.value,
                asked_at=self._clock(),
                answer_by=working_days_after(today, self._expenses.decide_working_days, self._policy.bank_holidays),
            )
            await write.record(actor, self._clock(), "expenses.ask", f"claim_ask:{ask_id}", ("state",))
            await self._telling.those_who(
                write,
                actor.group_id,
                Role.EXPENSES_APPROVER,
                "expenses-notice-asked",
                today,
                but=frozenset({person_id, actor.person_id}),
            )
            return await self._ask(write.connection, actor, ask_id)

    async def asks(self, actor: Actor) -> list[Ask]:
        """What this person asked, newest first."""
        async with self._database.read() as connection:
            return await ask_rows.asks_of(connection, actor.group_id, actor.person_id, self._vault.unseal)

    async def take_back_ask(self, actor: Actor, ask_id: int) -> None:
        async with self._database.write() as write:
            ask = await self._ask(write.connection, actor, ask_id)
            if actor.person_id not in (ask.person_id, ask.entered_by):
                raise NotFound
            require_open(ask)
            await ask_rows.change_ask(write.connection, ask_id, state=AskState.WITHDRAWN.value, words="")
            await write.record(actor, self._clock(), "expenses.take_back_ask", f"claim_ask:{ask_id}", ("state",))

    async def open_asks(self, actor: Actor) -> list[tuple[Ask, str]]:
        """For approvers: what waits for an answer, oldest first, with the name of who asks; noted for each.

        Without those of the approver themself, and those that they typed in.
        """
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.write() as write:
            found = [
                ask
                for ask in await ask_rows.open_asks(write.connection, actor.group_id, self._vault.unseal)
                if actor.person_id not in (ask.person_id, ask.entered_by)
            ]
            for ask in found:
                await self._note_opened(write, actor, ask)
        names = await self._people.names(ask.person_id for ask in found)
        return [(ask, names[ask.person_id]) for ask in found]

    async def open_ask(self, actor: Actor, ask_id: int) -> tuple[Ask, str]:
        """One of `open_asks`, noted alone. Raises what an answer to it would."""
        async with self._database.write() as write:
            ask = await self._to_answer(write.connection, actor, ask_id)
            await self._note_opened(write, actor, ask)
        return ask, (await self._people.names([ask.person_id]))[ask.person_id]

    async def how_many_open_asks(self, actor: Actor) -> int:
        """For approvers: how many questions wait that they may answer. Opens none."""
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.read() as connection:
            return await ask_rows.count_open_asks(connection, actor.group_id, not_for=actor.person_id)

    async def say_yes(self, actor: Actor, ask_id: int, *, up_to_pence: int | None = None, advance: bool) -> None:
        """We pay, up to the amount that was asked about unless another is named.

        `advance`: the money comes before it is spent, because paying first is too hard.
        """
        async with self._database.write() as write:
            ask = await self._to_answer(write.connection, actor, ask_id)
            agreed = ask.pence if up_to_pence is None else up_to_pence
            if not 0 < agreed <= MOST_PENCE:
                raise NotMoney
            values = {"state": AskState.YES.value, "agreed_pence": agreed, "advance": advance}
            await self._answered(write, actor, ask, values, "yes-advance" if advance else "yes")

    async def we_book(self, actor: Actor, ask_id: int) -> None:
        """The organisation books and pays, so there is nothing to claim."""
        async with self._database.write() as write:
            ask = await self._to_answer(write.connection, actor, ask_id)
            await self._answered(write, actor, ask, {"state": AskState.WE_BOOK.value}, "we-book")

    async def say_no(self, actor: Actor, ask_id: int, because: str) -> None:
        words = self._sealed(because, what="expenses-field-because", limit=REASON_LIMIT, required=True)
        async with self._database.write() as write:
            ask = await self._to_answer(write.connection, actor, ask_id)
            await self._answered(write, actor, ask, {"state": AskState.NO.value, "because": words}, "no")

    async def claim_agreed(self, actor: Actor, ask_id: int) -> ClaimView:
        """Begin a claim with what was agreed already in it. Of an advance, it can be sent before the meeting.

        Hours and nights count as one of the agreed amount; the person changes them to what they were.
        Raises NotAgreed.
        """
        async with self._database.read() as connection:
            ask = await self._ask(connection, actor, ask_id)
        if actor.person_id not in (ask.person_id, ask.entered_by):
            raise NotFound
        if not ask.can_be_claimed:
            raise NotAgreed
        for_person = None if ask.person_id == actor.person_id else ask.person_id
        view = await self.start(actor, meeting_id=ask.meeting_id, for_person=for_person, advance=ask.advance)
        line = NewLine(
            category=ask.category,
            on=await self.today(actor.group_id),
            pence=ask.agreed_pence,
            quantity=self._quantity(ask.category, ask.agreed_pence or 0, await self.today(actor.group_id)),
            details=ask.words,
        )
        return await self.add_line(actor, view.claim.id, line, ask_id=ask.id)

    def _quantity(self, category_key: str, pence: int, today: date) -> int:
        """As many miles as the agreed amount pays for; one of everything else."""
        rate = self.category(category_key).rate_on(today)
        return max(pence * ONE // rate.pence, 1) if rate else ONE

    async def _ask(self, connection: AsyncConnection, actor: Actor, ask_id: int) -> Ask:
        ask = await ask_rows.ask_by_id(connection, actor.group_id, ask_id, self._vault.unseal)
        if ask is None:
            raise NotFound
        return ask

    async def _to_answer(self, connection: AsyncConnection, actor: Actor, ask_id: int) -> Ask:
        actor.require(Right.DECIDE_CLAIMS)
        ask = await self._ask(connection, actor, ask_id)
        if ask.person_id == actor.person_id:
            raise OwnClaim
        if ask.entered_by == actor.person_id:
            raise EnteredByYou
        require_open(ask)
        return ask

    async def _note_opened(self, write: Write, actor: Actor, ask: Ask) -> None:
        await access_log.note_read(
            write, by=actor, at=self._clock(), subject=ask.person_id, record=f"claim_ask:{ask.id}", why="answer"
        )

    async def _answered(self, write: Write, actor: Actor, ask: Ask, values: dict[str, Any], said: str) -> None:
        now = self._clock()
        await ask_rows.change_ask(write.connection, ask.id, answered_by=actor.person_id, answered_at=now, **values)
        await write.record(actor, now, "expenses.answer_ask", f"claim_ask:{ask.id}", ("state",))
        await self._telling.person(
            write, actor, ask.person_id, f"expenses-notice-ask-{said}", f"claim-ask:{ask.id}", number=ask.id
        )
