"""Claims as people send and approvers decide them, for the tests of what is paid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import update

from bot.core.roles import Actor, Role
from bot.expenses.decisions import Decision
from bot.expenses.rules import ClaimView, NewLine
from bot.meetings.rows import meetings
from bot.meetings.rules import MeetingChanged
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock
from tests.retold import retold

THEN = date(2026, 2, 20)


@dataclass
class Payout:
    """The made-up group with an approver (Ben), a second one (Eve), a payer (Dev) and another payer (Cara)."""

    group: MadeUpGroup
    clock: FixedClock
    ben: Actor
    eve: Actor
    dev: Actor
    cara: Actor

    @property
    def services(self) -> Services:
        return self.group.services

    @property
    def asha(self) -> Actor:
        return self.group.asha

    async def claim(
        self, *pence: int, by: Actor | None = None, meeting_id: int | None = None, category: str = "taxi"
    ) -> ClaimView:
        """Sent, with a line for each amount."""
        actor, expenses = by or self.asha, self.services.expenses
        view = await expenses.start(actor, meeting_id=meeting_id)
        for amount in pence:
            view = await expenses.add_line(actor, view.claim.id, NewLine(category, THEN, amount, details="to town"))
        return await expenses.submit(actor, view.claim.id)

    async def approved(self, *pence: int, by: Actor | None = None, meeting_id: int | None = None) -> ClaimView:
        return await self.decide(await self.claim(*pence, by=by, meeting_id=meeting_id), *pence)

    async def decide(self, view: ClaimView, *pence: int) -> ClaimView:
        """By Ben, and where it is over a limit by Eve after him."""
        decisions = {
            line.id: Decision(amount, "" if amount == line.amount_pence else "Only this much")
            for line, amount in zip(view.lines, pence, strict=True)
        }
        decided = await self.services.expenses.decide(self.ben, view.claim.id, decisions)
        if decided.claim.waits_for_second:
            decided = await self.services.expenses.confirm(self.eve, view.claim.id)
        return decided


async def make_payout(services: Services, clock: FixedClock) -> Payout:
    group = replace(await retold("payout", services, lambda: _paying(services)), services=services)
    return Payout(
        group,
        clock,
        ben=_with(group.ben, Role.EXPENSES_APPROVER),
        eve=_with(group.eve, Role.EXPENSES_APPROVER),
        dev=_with(group.dev, Role.PAYER),
        cara=_with(group.cara, Role.PAYER),
    )


async def _paying(services: Services) -> MadeUpGroup:
    group = await make_group(services)
    for actor, role in (
        (group.ben, Role.EXPENSES_APPROVER),
        (group.eve, Role.EXPENSES_APPROVER),
        (group.dev, Role.PAYER),
        (group.cara, Role.PAYER),
    ):
        await services.people.grant(group.ola, actor.person_id, role)
    return group


def _with(actor: Actor, role: Role) -> Actor:
    return Actor(actor.person_id, actor.group_id, actor.roles | {role}, actor.door)


async def has_taken_place(services: Services, meeting_id: int) -> None:
    async with services.database.write() as write:
        ended = update(meetings).where(meetings.c.id == meeting_id).values(state="ended").returning(meetings.c.group_id)
        group_id = (await write.connection.execute(ended)).scalar_one()
        write.announce(MeetingChanged(group_id, meeting_id))
