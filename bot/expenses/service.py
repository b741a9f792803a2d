"""The use cases of claims, for every door: asking first, claiming, deciding, paying, and what time brings."""

from __future__ import annotations

from bot.expenses.advances import Advances
from bot.expenses.asking_first import AskingFirst, NewAsk
from bot.expenses.deciding import Deciding
from bot.expenses.opening import ForApprover, Queue, Waiting
from bot.expenses.paying import Paying, ToPay
from bot.expenses.promising import Promising
from bot.expenses.reminding import Reminding

__all__ = [
    "ExpenseService",
    "ForApprover",
    "NewAsk",
    "Queue",
    "ToPay",
    "Waiting",
]


class ExpenseService(AskingFirst, Advances, Deciding, Paying, Promising, Reminding):
    pass
