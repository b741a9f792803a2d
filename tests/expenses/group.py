"""A group in which people claim: Asha claims, Hana helps, Ed and Eve approve, Ama and Abe pay."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.core.roles import Actor, Role
from bot.expenses.decisions import Decision
from bot.expenses.rules import ClaimView, NewLine, NewReceipt
from bot.meetings.rules import NewMeeting
from bot.notices.rows import notices
from bot.services import Services, build_services
from tests.conftest import FixedClock
from tests.retold import retold

ROLES = {
    "Ola": Role.ORGANISER,
    "Fay": Role.FACILITATOR,
    "Cara": Role.CO_CHAIR,
    "Ned": Role.ACCESS_LEAD,
    "Una": Role.AUDITOR,
    "Ed": Role.EXPENSES_APPROVER,
    "Eve": Role.EXPENSES_APPROVER,
    "Ama": Role.PAYER,
    "Abe": Role.PAYER,
}


@dataclass
class ClaimGroup:
    services: Services
    clock: FixedClock
    people: dict[str, Actor]
    meeting_id: int

    def __getattr__(self, name: str) -> Actor:
        return self.people[name.title()]

    @property
    def day(self) -> date:
        """The day of the meeting, which has been."""
        return date(2026, 3, 9)

    def line(self, pence: int = 12_00, category: str = "taxi", **more: Any) -> NewLine:
        return replace(NewLine(category, self.day, pence, details="From home"), **more)

    async def draft(self, *lines: NewLine, by: Actor | None = None, for_person: int | None = None) -> ClaimView:
        by = by or self.asha
        expenses = self.services.expenses
        view = await expenses.start(by, meeting_id=self.meeting_id, for_person=for_person)
        for line in lines or (self.line(),):
            view = await expenses.add_line(by, view.claim.id, line)
        return view

    async def sent(self, *lines: NewLine, by: Actor | None = None, for_person: int | None = None) -> ClaimView:
        view = await self.draft(*lines, by=by, for_person=for_person)
        return await self.services.expenses.submit(by or self.asha, view.claim.id)

    async def approved(self, *lines: NewLine, by: Actor | None = None, for_person: int | None = None) -> ClaimView:
        view = await self.sent(*lines, by=by, for_person=for_person)
        return await self.services.expenses.approve(self.ed, view.claim.id)

    async def decide(self, view: ClaimView, *pence: int, by: Actor | None = None) -> ClaimView:
        """So much of each line, in order, with a reason where it is not all."""
        decisions = {
            line.id: Decision(paid, "" if paid == line.amount_pence else "Not on the receipt")
            for line, paid in zip(view.lines, pence, strict=True)
        }
        return await self.services.expenses.decide(by or self.ed, view.claim.id, decisions)

    async def export(self, *claim_ids: int, batch_id: int = 1, by: Actor | None = None) -> None:
        async with self.services.database.write() as write:
            await self.services.expenses.mark_exported(write, by or self.ama, claim_ids, batch_id)

    async def pay(self, batch_id: int = 1, by: Actor | None = None, only: Sequence[int] | None = None) -> list[int]:
        async with self.services.database.write() as write:
            return await self.services.expenses.mark_paid(write, by or self.ama, batch_id, only)

    async def told(self, actor: Actor) -> list[str]:
        """Messages queued for this person about claims, oldest first."""
        async with self.services.database.read() as connection:
            found = await connection.execute(
                select(notices.c.message)
                .where(notices.c.person_id == actor.person_id, notices.c.message.regexp_match("^(expenses|payments)-"))
                .order_by(notices.c.id)
            )
            return list(found.scalars())

    async def facts_told(self) -> list[str]:
        async with self.services.database.read() as connection:
            found = await connection.execute(select(notices.c.facts, notices.c.once_key))
            return [json.dumps([row.facts, row.once_key]) for row in found]


async def make_claim_group(services: Services, clock: FixedClock) -> ClaimGroup:
    """On Tuesday 10 March 2026; the meeting was on Monday 9 March."""
    people, meeting_id, clock.now = await retold("claims", services, lambda: _claiming(services, clock))
    return ClaimGroup(services, clock, people, meeting_id)


async def _claiming(services: Services, clock: FixedClock) -> tuple[dict[str, Actor], int, datetime]:
    async def arrive(name: str, number: int) -> Actor:
        return await services.people.from_discord(guild_id=1, guild_name="Group", user_id=number, name=name)

    names = ["Ola", "Asha", "Ben", "Hana", *ROLES]
    first = {name: await arrive(name, number) for number, name in enumerate(dict.fromkeys(names), start=1)}
    await services.people.grant_first_organiser(first["Ola"])
    ola = await arrive("Ola", 1)
    for name, role in ROLES.items():
        if name != "Ola":
            await services.people.grant(ola, first[name].person_id, role)
    people = {name: await arrive(name, number) for number, name in enumerate(first, start=1)}
    starts = clock() + timedelta(days=7)
    new = NewMeeting("Spring meeting", starts, starts + timedelta(hours=2), "Town hall", "https://example.org/join")
    meeting_id = (await services.meetings.create(ola, new))[0].meeting.id
    clock.forward(days=8)
    await services.meetings.end_forgotten()
    return people, meeting_id, clock.now


def paying_for_time(services: Services, folder: Path) -> Services:
    """The same services, with payments for people's time turned on in a file of their own."""
    text = services.settings.expenses_file.read_text(encoding="utf-8").replace("on = false", "on = true")
    (folder / "expenses.toml").write_text(text, encoding="utf-8")
    settings = replace(services.settings, expenses_file=folder / "expenses.toml")
    return build_services(settings, services.policy, services.clock, services.database, services.vault)


RECEIPT = NewReceipt("upload-1", "a" * 64, "0f0f0f0f0f0f0f0f")
