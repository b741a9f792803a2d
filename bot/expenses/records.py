"""What every use case of claims leans on: loading, noting who did what, and who opened which record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound, limited_text, required_text
from bot.core.roles import Actor
from bot.core.vault import Vault
from bot.core.wording import say
from bot.expenses import rows
from bot.expenses.never_stored import storable
from bot.expenses.refusals import NoSuchCategory
from bot.expenses.rules import Claim, ClaimChanged, ClaimView, ReceiptsForgotten
from bot.expenses.telling import ClaimTelling
from bot.expenses.windows import working_days_after
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.expenses import Category, Expenses
from config.policy import Policy


class ClaimRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        expenses: Expenses,
        *,
        groups: GroupService,
        people: PeopleService,
        meetings: MeetingService,
        check_ins: CheckInService,
        notices: NoticeService,
        vault: Vault,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._expenses = expenses
        self._groups = groups
        self._people = people
        self._meetings = meetings
        self._check_ins = check_ins
        self._vault = vault
        self._telling = ClaimTelling(notices, people)

    @property
    def policy(self) -> Expenses:
        """What the group pays back, and what it promises."""
        return self._expenses

    def category(self, key: str) -> Category:
        """Raises NoSuchCategory."""
        category = self._expenses.categories.get(key)
        if category is None:
            raise NoSuchCategory
        return category

    async def today(self, group_id: int) -> date:
        group = await self._groups.group(group_id)
        return self._clock().astimezone(group.zone).date()

    async def _load(self, connection: AsyncConnection, group_id: int, claim_id: int | None) -> Claim:
        claim = await rows.claim_by_id(connection, group_id, claim_id) if claim_id is not None else None
        if claim is None:
            raise NotFound
        return claim

    async def _opened(self, connection: AsyncConnection, claim: Claim) -> ClaimView:
        view = await rows.claim_view(connection, claim, self._vault.unseal)
        if claim.second_look_of is None:
            return view
        first = await self._opened(connection, await self._load(connection, claim.group_id, claim.second_look_of))
        again = zip(view.lines, first.refused, strict=True)
        return replace(view, first_receipts={line.id: first.evidence_of(before.id) for line, before in again})

    async def _change(self, write: Write, claim: Claim, **values: Any) -> None:
        """With a second look the first claim counts as changed: its receipts are kept at least as long."""
        now, before = self._clock(), claim.second_look_of
        await rows.change_claim(write.connection, claim.id, changed_at=now, **values)
        while before is not None:
            await rows.change_claim(write.connection, before, changed_at=now)
            before = (await self._load(write.connection, claim.group_id, before)).second_look_of

    async def _again(self, connection: AsyncConnection, claim: Claim) -> ClaimView:
        return await self._opened(connection, await self._load(connection, claim.group_id, claim.id))

    def _sealed(self, text: str, *, what: str, limit: int, required: bool = False) -> str:
        """Checked and sealed; nothing stays nothing. `what` names a message of the catalogue.

        Raises Empty, TooLong, or that it holds something that is never stored.
        """
        check = required_text if required else limited_text
        text = check(text, what=say(what), limit=limit)
        return self._vault.seal(storable(text)) if text else ""

    async def _note(self, write: Write, actor: Actor, claim: Claim, step: str, fields: Iterable[str] = ()) -> None:
        await write.record(actor, self._clock(), f"expenses.{step}", f"claim:{claim.id}", fields)
        write.announce(ClaimChanged(claim.group_id, claim.id))

    def _forget(self, write: Write, upload_ids: Iterable[str]) -> None:
        gone = tuple(upload_ids)
        if gone:
            write.announce(ReceiptsForgotten(gone))

    async def _promises(self, group_id: int) -> dict[str, date]:
        """Until when there is an answer, and the money, for what is sent today."""
        today, part = await self.today(group_id), self._policy.bank_holidays
        return {
            "decide_by": working_days_after(today, self._expenses.decide_working_days, part),
            "pay_by": working_days_after(today, self._expenses.pay_working_days, part),
        }
