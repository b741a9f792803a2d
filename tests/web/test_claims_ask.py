"""The pages of asking first: a question before money is spent, its answer, and a claim from what was agreed."""

from __future__ import annotations

import re

import pytest
from aiohttp.test_utils import TestServer

from bot.core import access_log
from bot.core.wording import say
from bot.expenses.asking import AskState
from bot.expenses.service import NewAsk
from bot.services import Services
from tests.conftest import FixedClock
from tests.finance.claims import Payout, make_payout
from tests.web.test_claims import browser_of

TYPED = {"category": "taxi", "about": "30", "words": "There is no step-free bus", "meeting": "none", "hard": "yes"}


@pytest.fixture
async def payout(services: Services, clock: FixedClock) -> Payout:
    return await make_payout(services, clock)


async def _asked(payout: Payout, *, hard: bool = True) -> int:
    new = NewAsk("taxi", 30_00, "There is no step-free bus", paying_first_is_hard=hard)
    return (await payout.services.expenses.ask(payout.asha, new)).id


async def test_a_question_is_answered_and_becomes_a_claim_without_discord(server: TestServer, payout: Payout) -> None:
    async with (
        browser_of(server, payout, payout.asha, "claims") as asha,
        browser_of(server, payout, payout.ben, "approve") as ben,
    ):
        meeting = payout.group.meeting_id
        page = await asha.send("/ask", **TYPED | {"meeting": str(meeting)})
        (ask,) = await payout.services.expenses.asks(payout.asha)
        assert (ask.category, ask.pence, ask.words, ask.meeting_id, ask.paying_first_is_hard) == (
            "taxi", 30_00, "There is no step-free bus", meeting, True,
        )  # fmt: skip
        assert "Please do not pay before you have our answer." in page

        assert say("expenses-button-asks", count=1) in await ben.see()
        page = await ben.see("/asks")
        assert [words for words in (say("expenses-ask-from", number=ask.id, name="Asha"), ask.words,
                                    say("expenses-paying-first-is-hard")) if words not in page] == []  # fmt: skip
        page = await ben.see(f"/asks/{ask.id}")
        before, after = (page.index(f'name="when" value="{when}"') for when in ("before", "after"))
        assert before < after  # what somebody needs for whom paying first is hard
        page = await ben.send(f"/asks/{ask.id}/yes", **{"up-to": "25", "when": "before"})
        assert say("web-approve-decided") in page
        assert say("expenses-nothing-waits") in page

        answer = say("expenses-ask-yes-advance", agreed="£25")
        assert answer in await asha.see()
        page = await asha.see(f"/ask/{ask.id}?done=asked")
        assert answer in page
        assert "Please do not pay before you have our answer." not in page
        page = await asha.send(f"/ask/{ask.id}/claim")
        assert say("web-claims-send", total="£25") in page
        assert say("expenses-refused-not-agreed") in await asha.send(f"/ask/{ask.id}/claim", 409)


async def test_a_page_of_thanks_that_is_loaded_again_asks_nothing_again(server: TestServer, payout: Payout) -> None:
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        answer = await asha.client.post(asha.path("/ask"), data=TYPED, allow_redirects=False)
        assert (answer.status, answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == (
            303, "no-referrer", "no-store",
        )  # fmt: skip
        for _ in range(2):
            await asha.see(answer.headers["Location"])
    assert len(await payout.services.expenses.asks(payout.asha)) == 1


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("category", "", say("web-ask-not-chosen", what="category")),
        ("category", "yacht", say("expenses-refused-category")),
        ("about", "not much", say("expenses-refused-money")),
        ("words", "sort code 12-34-56 12345678", say("expenses-refused-bank-details")),
        ("meeting", "", say("web-ask-not-chosen", what="meeting")),
        ("meeting", "tomorrow", say("web-ask-not-chosen", what="meeting")),
        ("meeting", "999", say("refusal-not-found")),
        ("hard", "", say("web-ask-not-chosen", what="hard")),
    ],
)
async def test_what_cannot_be_used_is_said_at_its_field_and_the_rest_is_kept(
    server: TestServer, payout: Payout, field: str, typed: str, words: str
) -> None:
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        assert not re.search(r'type="radio"[^>]*checked|<option value="[^"]+" selected', await asha.see("/ask"))
        sent = TYPED | {"about": "31.50", field: typed}
        page = await asha.send("/ask", 404 if typed == "999" else 422, **sent)
    assert words in page
    at_fault = f'id="{field}"' if field != "hard" else "<fieldset"
    assert re.search(rf'{at_fault}[^>]*aria-describedby="[^"]*\bproblem"', page)
    kept = {
        "category": '<option value="taxi" selected',
        "about": 'value="31.50"',
        "words": TYPED["words"],
        "meeting": '<option value="none" selected',
        "hard": 'value="yes" required checked',
    }
    assert [name for name, shown in kept.items() if name != field and shown not in page] == []
    assert await payout.services.expenses.asks(payout.asha) == []


async def test_an_open_question_is_taken_back_by_its_asker_alone(server: TestServer, payout: Payout) -> None:
    number = await _asked(payout)
    async with (
        browser_of(server, payout, payout.asha, "claims") as asha,
        browser_of(server, payout, payout.group.fay, "claims") as fay,
    ):
        for deed in ("take-back", "claim"):
            await fay.send(f"/ask/{number}/{deed}", 404)
        await fay.see(f"/ask/{number}", 404)
        assert say("web-ask-back") in await asha.send(f"/ask/{number}/take-back")
        await asha.see(f"/ask/{number}", 404)
        answered = await _asked(payout)
        await payout.services.expenses.we_book(payout.ben, answered)
        page = await asha.send(f"/ask/{answered}/take-back", 409)
        assert [
            words for words in ("expenses-refused-answered", "expenses-ask-we_book") if say(words) not in page
        ] == []


async def test_an_answer_that_cannot_be_used_is_kept_and_a_second_one_is_refused(
    server: TestServer, payout: Payout
) -> None:
    number = await _asked(payout, hard=False)
    because = "There is a minibus from your street"
    async with browser_of(server, payout, payout.ben, "approve") as ben:
        page = await ben.send(f"/asks/{number}/yes", 422, **{"up-to": "plenty", "when": "after"})
        assert [words for words in ('value="plenty"', say("expenses-refused-money")) if words not in page] == []
        page = await ben.send(f"/asks/{number}/no", 422, because=" ")
        assert say("refusal-empty", what=say("expenses-field-because")) in page
        assert say("web-approve-decided") in await ben.send(f"/asks/{number}/no", because=because)
        for deed, fields in (("yes", {"up-to": "30"}), ("book", {}), ("no", {"because": "Twice"})):
            assert say("expenses-refused-answered") in await ben.send(f"/asks/{number}/{deed}", 409, **fields)
        assert say("expenses-refused-answered") in await ben.see(f"/asks/{number}", 409)
        await ben.see("/asks/99", 404)
    (ask,) = await payout.services.expenses.asks(payout.asha)
    assert (ask.state, ask.because) == (AskState.NO, because)


async def test_nobody_answers_their_own_question_and_who_opens_one_is_noted(server: TestServer, payout: Payout) -> None:
    number = await _asked(payout)
    own = (await payout.services.expenses.ask(payout.ben, NewAsk("taxi", 10_00, "My own"))).id
    typed_in = NewAsk("taxi", 20_00, "")
    helped = (await payout.services.expenses.ask(payout.ben, typed_in, for_person=payout.asha.person_id)).id
    async with browser_of(server, payout, payout.ben, "approve") as ben:
        assert say("expenses-button-asks", count=1) in await ben.see()
        await ben.see(f"/asks/{number}")
        for theirs in (own, helped):
            await ben.see(f"/asks/{theirs}", 403)
            await ben.send(f"/asks/{theirs}/book", 403)
    async with payout.services.database.read() as connection:
        found = await access_log.openings_of(connection, payout.asha.person_id)
    # alone when it was opened, and with each list that was shown in place of a question of Ben's own
    assert [(each.by, each.record) for each in found] == [(payout.ben.person_id, f"claim_ask:{number}")] * 5
