"""A person's own actions on a phone: the one who asked says if it is finished, and the one who does it how it goes."""

from __future__ import annotations

from datetime import date
from html import unescape

from aiohttp.test_utils import TestServer

from bot.actions.rules import ActionState, Outcome
from bot.core.wording import say
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.web.polls import new_phone, start

IN_MAY = date(2027, 5, 1)


async def test_whoever_asked_by_phone_says_that_it_is_finished(
    services: Services, server: TestServer, group: MadeUpGroup
) -> None:
    await start(group)
    phone = new_phone(server, await services.check_ins.joining_token(group.group_id, group.meeting_id))
    await phone.join()
    assert say("actions-list-none") in unescape(await phone.see("/actions"))
    (here,) = await services.check_ins.here(group.group_id, group.meeting_id)
    asked = await services.actions.add_action(
        group.fay, "A later bus", owner_id=group.ben.person_id, asked_by=here.person_id, due=IN_MAY
    )
    await services.actions.offer_outcome(group.ben, asked.id, Outcome.DID, "It runs at nine", "")
    page = unescape(await phone.see("/actions"))
    assert ("We did: It runs at nine" in page, say("actions-button-accept") in page) == (True, True)
    refused = await phone.send(f"/actions/{asked.id}/not-yet", {"words": ""})
    assert (refused.status, 'aria-invalid="true"' in await refused.text()) == (422, True)
    sent = await phone.send(f"/actions/{asked.id}/accept", {})
    assert say("web-actions-done-accept") in unescape(await sent.text())
    assert (await services.actions.action(group.group_id, asked.id)).state is ActionState.CLOSED
    mine = await services.actions.add_action(group.fay, "Bring biscuits", owner_id=here.person_id, due=IN_MAY)
    sent = await phone.send(f"/actions/{mine.id}/news", {"words": "I have asked two shops"})
    assert "I have asked two shops" in unescape(await sent.text())
    assert say("actions-button-accept") not in unescape(await phone.see("/actions"))
    await phone.client.close()
