"""The use cases of finance, for every door: batches, receipts, totals and budgets."""

from __future__ import annotations

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.vault import Vault
from bot.expenses.payment_service import PaymentService
from bot.expenses.service import ExpenseService
from bot.finance.batches import Batches, BatchFile, Ready
from bot.finance.money_seen import MoneySeen
from bot.finance.receipts import Receipts
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService
from bot.uploads.service import UploadService
from config.policy import Policy

__all__ = ["BatchFile", "FinanceService", "Ready"]


class FinanceService:
    """Three parts that stand alone: `batches` for payers, `receipts` for claims, `money` for those who see totals."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        vault: Vault,
        *,
        claims: ExpenseService,
        payments: PaymentService,
        uploads: UploadService,
        groups: GroupService,
        meetings: MeetingService,
        people: PeopleService,
    ) -> None:
        self.batches = Batches(
            database, clock, claims=claims, payments=payments, groups=groups, meetings=meetings, people=people
        )
        self.receipts = Receipts(database, clock, vault, uploads=uploads, claims=claims)
        self.money = MoneySeen(database, clock, policy, groups=groups, meetings=meetings)
