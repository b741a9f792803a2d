"""Every role at every command of claims in Discord: who may, and who is refused in words."""

from __future__ import annotations

import pytest

from bot.core.roles import Role
from bot.core.wording import say
from tests.cogs.expenses.riverside import Riverside, words

MAY = {"claims-answer": Role.EXPENSES_APPROVER, "claims-pay": Role.PAYER}


@pytest.mark.parametrize("role", Role)
async def test_who_may_answer_and_pay(riverside: Riverside, role: Role) -> None:
    if role is not Role.PARTICIPANT:
        ben = await riverside.actor("ben")
        await riverside.services.people.grant(await riverside.actor("ola"), ben.person_id, role)
    for command, may in MAY.items():
        shown = words(await riverside.ben.slash(riverside.room, command))
        assert (command, say("refusal-not-allowed") in shown) == (command, role is not may)
    offered = await riverside.ben.slash(riverside.room, "claims-offer", member=riverside.asha)
    refused = "payments-refused-off" if role is Role.EXPENSES_APPROVER else "refusal-not-allowed"
    assert say(refused) in words(offered)
    duties = words(await riverside.ben.slash(riverside.room, "claims")).split("\n")
    assert (say("expenses-button-queue") in duties) is (role is Role.EXPENSES_APPROVER)
    assert (say("expenses-button-pay") in duties) is (role is Role.PAYER)
