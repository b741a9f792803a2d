"""The days that people were promised: whoever can keep one is told before it is over. A count, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.roles import Actor, Role
from bot.expenses import ask_rows, claim_lists
from bot.expenses.asking import Ask
from bot.expenses.opening import Opening, refusal_for
from bot.expenses.paying import may_pay
from bot.expenses.rules import Claim
from bot.expenses.telling import by_day
from bot.expenses.windows import working_days_after
from bot.meetings.calendar import is_working_day


@dataclass(frozen=True)
class Promise:
    by: date | None
    may_keep: Callable[[int], bool]
    """Whether this person may be the one to do it, given that they have the role."""


class Promising(Opening):
    async def tell_of_promises(self) -> int:
        """On working days, in the morning: tell approvers and payers how many promised days end by the next one.

        Organisers are told of what nobody there may answer or pay. Each once a day at most, so it is safe to repeat.
        Returns how many were told.
        """
        told = 0
        for group in await self._groups.all():
            now = self._clock().astimezone(group.zone)
            if now.hour >= self._policy.reminder_hour and is_working_day(now.date(), self._policy.bank_holidays):
                told += await self._tell_of_answers(group.id, now.date())
                told += await self._tell_of_money(group.id, now.date())
        return told

    async def _tell_of_answers(self, group_id: int, today: date) -> int:
        async with self._database.read() as connection:
            promises = [*await self._claims_to_answer(connection, group_id), *await _asks(connection, group_id)]
        return await self._tell(group_id, today, Role.EXPENSES_APPROVER, "answers", promises)

    async def _tell_of_money(self, group_id: int, today: date) -> int:
        async with self._database.read() as connection:
            found = await claim_lists.not_paid(connection, group_id)
        promises = [Promise(claim.pay_by, partial(may_pay, claim)) for claim in found]
        return await self._tell(group_id, today, Role.PAYER, "money", promises)

    async def _claims_to_answer(self, connection: AsyncConnection, group_id: int) -> list[Promise]:
        found = await claim_lists.to_answer(connection, group_id)
        return [
            Promise(claim.decide_by, partial(_may_answer, claim, await self._apart(connection, claim)))
            for claim in found
        ]

    async def _tell(self, group_id: int, today: date, role: Role, what: str, promises: Sequence[Promise]) -> int:
        by = working_days_after(today, 1, self._policy.bank_holidays)
        holders = [person.id for person in await self._people.holders(group_id, role)]
        ends_soon = [each for each in promises if each.by is not None and each.by <= by]
        counts = {person_id: sum(each.may_keep(person_id) for each in ends_soon) for person_id in holders}
        nobodys = sum(not any(each.may_keep(person_id) for person_id in holders) for each in promises)
        organisers = await self._people.holders(group_id, Role.ORGANISER) if nobodys else []
        if not nobodys and not any(counts.values()):
            return 0
        told = 0
        async with self._database.write() as write:
            for person_id, count in counts.items():
                if count:
                    message = f"expenses-notice-promised-{what}"
                    told += await self._telling.count(
                        write, group_id, person_id, message, today, count=count, day=by_day(by)
                    )
            for person in organisers:
                message = f"expenses-notice-nobodys-{what}"
                told += await self._telling.count(write, group_id, person.id, message, today, count=nobodys)
            if told:
                system = Actor.system(group_id)
                await write.record(system, self._clock(), f"expenses.tell_of_{what}", f"group:{group_id}")
        return told


async def _asks(connection: AsyncConnection, group_id: int) -> list[Promise]:
    found = await ask_rows.open_asks(connection, group_id, lambda _sealed: "")
    return [Promise(ask.answer_by, partial(_may_answer_ask, ask)) for ask in found]


def _may_answer(claim: Claim, apart: tuple[frozenset[int], frozenset[int]], person_id: int) -> bool:
    return refusal_for(claim, person_id, *apart) is None


def _may_answer_ask(ask: Ask, person_id: int) -> bool:
    return person_id not in (ask.person_id, ask.entered_by)
