"""Every role at every page of claims: who may open it, and who is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from aiohttp.test_utils import TestServer

from bot.core.roles import Actor, Role
from bot.expenses.service import NewAsk
from bot.services import Services
from tests.conftest import FixedClock
from tests.finance.claims import Payout, make_payout
from tests.web.test_claims import browser_of

MAY: Mapping[str, frozenset[Role]] = {
    "claims": frozenset(Role),
    "approve": frozenset({Role.EXPENSES_APPROVER}),
    "pay": frozenset({Role.PAYER}),
    "totals": frozenset({Role.ORGANISER, Role.EXPENSES_APPROVER, Role.PAYER, Role.AUDITOR}),
    "access-costs": frozenset({Role.ACCESS_LEAD}),
}


async def _with_role(payout: Payout, role: Role) -> Actor:
    person = await payout.services.people.from_discord(
        guild_id=payout.group.guild_id, guild_name="Group", user_id=9_900 + list(Role).index(role), name=role.value
    )
    if role is not Role.PARTICIPANT:
        await payout.services.people.grant(payout.group.ola, person.person_id, role)
    return person


@pytest.mark.parametrize("role", Role)
async def test_who_may_open_which_page(server: TestServer, services: Services, clock: FixedClock, role: Role) -> None:
    payout = await make_payout(services, clock)
    claim = (await payout.claim(12_00)).claim.id
    batch = (await services.finance.batches.make(payout.dev)).id if await _approved(payout) else 0
    person = await _with_role(payout, role)
    ask = (await services.expenses.ask(payout.asha, NewAsk("taxi", 30_00, ""))).id
    asks = ["/asks", f"/asks/{ask}"]
    further = {"approve": [f"/{claim}", f"/{claim}/paper", *asks], "pay": [f"/batch/{batch}", f"/batch/{batch}/paper"]}
    for purpose, roles in MAY.items():
        async with browser_of(server, payout, person, purpose) as browser:
            for page in ("", *further.get(purpose, [])):
                await browser.see(page, 200 if role in roles else 403)
            if purpose == "claims":
                await browser.see(f"/ask/{ask}", 404)
                await browser.see(f"/{claim}", 404)  # somebody else's, for every role there is


async def _approved(payout: Payout) -> bool:
    return (await payout.approved(8_00)).claim.decided_at is not None
