"""The use cases of payments for people's time: offer, read the notice, choose, pay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right
from bot.expenses import payment_rows as rows
from bot.expenses.money import spoken_money
from bot.expenses.paying import Due, Payable
from bot.expenses.payments import (
    Choice,
    FeesOff,
    NoticeFirst,
    NotLess,
    NotNow,
    OfferedAlready,
    OwnPayment,
    Payment,
    PaymentChanged,
    PaymentState,
    require_may_pay,
    require_step,
    usual_offer,
)
from bot.expenses.telling import ClaimTelling
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.expenses import Fees


class PaymentService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        fees: Fees,
        *,
        people: PeopleService,
        meetings: MeetingService,
        notices: NoticeService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._fees = fees
        self._people = people
        self._meetings = meetings
        self._telling = ClaimTelling(notices, people)

    @property
    def fees(self) -> Fees:
        return self._fees

    def require_on(self) -> None:
        """Raise FeesOff while the group's file says so."""
        if not self._fees.on:
            raise FeesOff

    async def mine(self, actor: Actor) -> list[Payment]:
        """What this person was offered, newest first; not what was taken back."""
        async with self._database.read() as connection:
            found = await rows.payments_of(connection, actor.group_id, actor.person_id)
        return [payment for payment in found if payment.state is not PaymentState.TAKEN_BACK]

    # Offering

    async def offer(self, actor: Actor, person_id: int, meeting_id: int, *, minutes: int) -> Payment:
        """Offer the usual payment for `minutes` of the meeting and of getting ready for it.

        Raises FeesOff while the group's file says so, OwnPayment, OfferedAlready, NotAllowed or NotFound.
        """
        actor.require(Right.DECIDE_CLAIMS)
        self.require_on()
        if person_id == actor.person_id:
            raise OwnPayment
        await self._people.person(actor.group_id, person_id)
        await self._meetings.view(actor.group_id, meeting_id)
        minutes = min(max(minutes, 1), 24 * 60)
        async with self._database.write() as write:
            if await rows.payment_for(write.connection, person_id, meeting_id):
                raise OfferedAlready
            payment_id = await rows.add_payment(
                write.connection,
                group_id=actor.group_id,
                person_id=person_id,
                meeting_id=meeting_id,
                state=PaymentState.OFFERED.value,
                minutes=minutes,
                offered_pence=usual_offer(minutes, self._fees),
                offered_by=actor.person_id,
                offered_at=self._clock(),
            )
            payment = await self._load(write.connection, actor, payment_id)
            await self._tell(write, actor, payment, "offered")
            await self._note(write, actor, payment, "offer", ("state",))
        return payment

    async def take_back(self, actor: Actor, payment_id: int) -> None:
        """An offer that was a mistake, before it was answered."""
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.write() as write:
            payment = await self._load(write.connection, actor, payment_id)
            if payment.person_id == actor.person_id:
                raise OwnPayment
            await self._move(write, payment, PaymentState.TAKEN_BACK)
            await self._note(write, actor, payment, "take_back", ("state",))

    async def waiting_to_talk(self, actor: Actor) -> list[tuple[Payment, str]]:
        """Offers whose people would like to be told more first, with their names."""
        actor.require(Right.DECIDE_CLAIMS)
        async with self._database.read() as connection:
            found = await rows.waiting_to_talk(connection, actor.group_id)
        names = await self._people.names(payment.person_id for payment in found)
        return [(payment, names[payment.person_id]) for payment in found]

    # Choosing, by the person alone

    async def show_notice(self, actor: Actor, payment_id: int) -> Payment:
        """The person is shown the notice about benefits now: from then on they can choose."""
        async with self._database.write() as write:
            payment = await self._own(write.connection, actor, payment_id)
            if payment.notice_seen_at is None:
                await rows.change_payment(write.connection, payment.id, notice_seen_at=self._clock())
                await self._note(write, actor, payment, "notice_seen", ("notice_seen_at",))
            return await self._load(write.connection, actor, payment_id)

    async def choose(self, actor: Actor, payment_id: int, choice: Choice, *, less_pence: int | None = None) -> Payment:
        """Only the person themself chooses, and they may change their mind until the money is on its way.

        `less_pence` is for `Choice.LESS`, more than nothing and not the whole. Raises NoticeFirst, NotLess, NotNow.
        """
        async with self._database.write() as write:
            payment = await self._own(write.connection, actor, payment_id)
            if payment.notice_seen_at is None:
                raise NoticeFirst
            if choice is Choice.TELL_ME_MORE:
                await self._wants_to_talk(write, actor, payment)
            elif choice is Choice.NONE:
                await self._move(write, payment, PaymentState.NONE, taken_pence=0, to_charity=False, **self._chosen())
            else:
                taken = _taken(payment, choice, less_pence)
                charity = choice is Choice.CHARITY
                values = {"taken_pence": taken, "to_charity": charity, **self._chosen()}
                await self._move(write, payment, PaymentState.ACCEPTED, **values)
            await self._note(write, actor, payment, "choose", ("state",))
            return await self._load(write.connection, actor, payment_id)

    # Paying: the finance side calls these in its own transaction

    async def to_pay(self, actor: Actor) -> list[Payment]:
        """Accepted payments in no batch yet that this payer may export, oldest first."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            found = await rows.in_state(connection, actor.group_id, PaymentState.ACCEPTED)
        return [payment for payment in found if actor.person_id not in (payment.person_id, payment.offered_by)]

    async def payable(self, actor: Actor) -> Payable:
        """What this payer may export, each with its person and what they take."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            every = await rows.in_state(connection, actor.group_id, PaymentState.ACCEPTED)
        mine = [
            Due(each.id, each.person_id, each.meeting_id, each.taken_pence or 0, each.offered_at, each.to_charity)
            for each in every
            if actor.person_id not in (each.person_id, each.offered_by)
        ]
        return Payable(mine, len(every) - len(mine))

    async def mark_exported(self, write: Write, actor: Actor, payment_ids: Iterable[int], batch_id: int) -> None:
        """Put accepted payments into a batch of payments, which holds no claim. All of them or none.

        Raises NotNow, OwnPayment or OfferedByYou.
        """
        actor.require(Right.PAY_CLAIMS)
        for payment_id in payment_ids:
            payment = await self._load(write.connection, actor, payment_id)
            require_may_pay(payment, actor.person_id)
            values = {"exporter_id": actor.person_id, "batch_id": batch_id, "exported_at": self._clock()}
            await self._move(write, payment, PaymentState.EXPORTED, **values)
            await self._note(write, actor, payment, "export", ("state", "batch"))

    async def mark_paid(
        self, write: Write, actor: Actor, batch_id: int, payment_ids: Iterable[int] | None = None
    ) -> list[int]:
        """A batch, or only `payment_ids` of it. Returns the payments that became paid; repeating it changes nothing.

        Raises NotFound for a payment of another batch.
        """
        actor.require(Right.PAY_CLAIMS)
        batch = {each.id: each for each in await rows.in_batch(write.connection, actor.group_id, batch_id)}
        wanted = list(batch) if payment_ids is None else list(payment_ids)
        if not batch.keys() >= set(wanted):
            raise NotFound
        done = []
        for payment in (batch[payment_id] for payment_id in wanted):
            require_may_pay(payment, actor.person_id)
            if payment.state is PaymentState.PAID:
                continue
            values = {"payer_id": actor.person_id, "paid_at": self._clock()}
            await self._move(write, payment, PaymentState.PAID, **values)
            await self._tell(write, actor, payment, "charity" if payment.to_charity else "paid")
            await self._note(write, actor, payment, "pay", ("state",))
            done.append(payment.id)
        return done

    # How it is done

    async def _load(self, connection: AsyncConnection, actor: Actor, payment_id: int) -> Payment:
        payment = await rows.payment_by_id(connection, actor.group_id, payment_id)
        if payment is None:
            raise NotFound
        return payment

    async def _own(self, connection: AsyncConnection, actor: Actor, payment_id: int) -> Payment:
        payment = await self._load(connection, actor, payment_id)
        if payment.person_id != actor.person_id or payment.state is PaymentState.TAKEN_BACK:
            raise NotFound
        return payment

    async def _move(self, write: Write, payment: Payment, to: PaymentState, **values: Any) -> None:
        require_step(payment, to)
        await rows.change_payment(write.connection, payment.id, state=to.value, **values)

    def _chosen(self) -> dict[str, Any]:
        return {"chosen_at": self._clock(), "wants_to_talk": False}

    async def _wants_to_talk(self, write: Write, actor: Actor, payment: Payment) -> None:
        """It stays open, and whoever offered it is asked to get in touch."""
        if payment.state is not PaymentState.OFFERED:
            raise NotNow(state=payment.state.value)
        await rows.change_payment(write.connection, payment.id, wants_to_talk=True)
        await self._telling.person(
            write, actor, payment.offered_by, "payments-notice-talk", f"payment:{payment.id}", number=payment.id
        )

    async def _tell(self, write: Write, actor: Actor, payment: Payment, step: str) -> None:
        await self._telling.person(
            write,
            actor,
            payment.person_id,
            f"payments-notice-{step}",
            f"payment:{payment.id}",
            number=payment.id,
        )

    async def _note(self, write: Write, actor: Actor, payment: Payment, step: str, fields: Iterable[str]) -> None:
        await write.record(actor, self._clock(), f"payments.{step}", f"payment:{payment.id}", fields)
        write.announce(PaymentChanged(payment.group_id, payment.id))


def _taken(payment: Payment, choice: Choice, less_pence: int | None) -> int:
    if choice is not Choice.LESS:
        return payment.offered_pence
    if less_pence is None or not 0 < less_pence < payment.offered_pence:
        raise NotLess(offered=spoken_money(payment.offered_pence))
    return less_pence
