"""/claim and /claims: three steps, in private, with words at the end of each."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.expenses.rules import ClaimState
from bot.meetings.rules import NewMeeting
from tests.cogs.expenses.riverside import COST, DAY, FILES, WHAT, Riverside, picture, words
from tests.discord_words import fill_in, parts, text_of
from tests.uploads import examples


async def test_one_journey_is_claimed_in_three_steps(riverside: Riverside) -> None:
    panel = await riverside.claim()
    assert say("expenses-who-sees") in words(panel)
    await riverside.taxi(panel)
    sent = await riverside.press("asha", panel, "expenses-button-send", total="£12")
    assert say("expenses-sent", number=1) in words(sent)
    ((claim, total),) = await riverside.services.expenses.mine(await riverside.actor("asha"))
    view = await riverside.services.expenses.view(await riverside.actor("asha"), claim.id)
    assert (claim.state, total, len(view.receipts)) == (ClaimState.SUBMITTED, 12_00, 1)
    assert [message for message in riverside.room.history() if not message.flags.ephemeral] == []


async def test_a_claim_shows_what_it_comes_to_and_which_receipts_are_missing(riverside: Riverside) -> None:
    panel = await riverside.claim()
    await riverside.taxi(panel)
    form = await riverside.pick("asha", panel, "expenses-choose-category", "meal_lunch")
    added = await fill_in(riverside.asha, form, {DAY: "yesterday", COST: "£12.50", WHAT: "The only step-free café"})
    shown = words(added)
    assert say("expenses-total", total="£24.50") in shown
    assert say("expenses-missing-receipts", numbers="2", limit="£10") in shown
    assert say("expenses-over-limit", limit="£10") in shown


async def test_a_flat_amount_says_first_what_it_may_do_to_benefits(riverside: Riverside) -> None:
    panel = await riverside.claim()
    form = await riverside.pick("asha", panel, "expenses-choose-category", "data_phone")
    note = say("expenses-flat-note", advice=riverside.services.expenses.policy.fees.advice)
    assert form.modal is not None
    assert any(note in part.get("content", "") for part in form.modal["components"])
    assert note in words(await fill_in(riverside.asha, form, {DAY: "yesterday"}))


async def test_what_was_typed_is_given_back_with_a_refusal(riverside: Riverside) -> None:
    panel = await riverside.claim()
    form = await riverside.pick("asha", panel, "expenses-choose-category", "taxi")
    refused = await fill_in(riverside.asha, form, {DAY: "yesterday", COST: "12", WHAT: "Pay 12-34-56 12345678"})
    assert say("expenses-refused-bank-details") in words(refused)
    form = await riverside.pick("asha", panel, "expenses-choose-category", "taxi")
    refused = await fill_in(riverside.asha, form, {DAY: "yesterday", COST: "a lot", WHAT: "Home and back"})
    assert say("expenses-refused-money") in words(refused)
    assert "Home and back" in words(refused)
    asha = await riverside.actor("asha")
    ((_claim, total),) = await riverside.services.expenses.mine(asha)
    assert total == 0


REFUSED = {
    "what virus scanners are tested with": ("receipt.pdf", examples.SCANNER_TEST, "uploads-harmful"),
    "a zip bomb": ("receipt.jpg", examples.zip_of(bytes(50_000_000)), "uploads-packed"),
    "a picture of a billion dots": ("receipt.png", examples.png_of(40_000, 25_000), "uploads-picture-too-big"),
    "a PDF called a photo": ("receipt.jpg", examples.pdf(), "uploads-mislabelled"),
    "a sort code in a form": (
        "b.pdf",
        examples.filled_in_form("12-34-56 12345678"),
        "expenses-refused-file-bank-details",
    ),
}


async def test_a_file_that_nobody_should_send_is_refused_in_words_and_nothing_is_kept(riverside: Riverside) -> None:
    panel = await riverside.claim()
    folder = riverside.services.settings.files_folder
    for what, (name, content, message) in REFUSED.items():
        form = await riverside.pick("asha", panel, "expenses-choose-category", "taxi")
        files = [("a.jpg", picture()), (name, content)]
        refused = await fill_in(riverside.asha, form, {DAY: "yesterday", COST: "12", WHAT: "Home", FILES: files})
        begins = say(message, name=name, kind="pdf", megapixels=60).split(".")[0]
        assert (what, begins in words(refused)) == (what, True)
        assert (what, sorted(folder.glob("*"))) == (what, [])
    ((_claim, total),) = await riverside.services.expenses.mine(await riverside.actor("asha"))
    assert total == 0


async def test_scripts_of_a_pdf_and_places_of_a_photo_are_left_behind(riverside: Riverside) -> None:
    panel = await riverside.claim()
    form = await riverside.pick("asha", panel, "expenses-choose-category", "taxi")
    files = [("bill.pdf", examples.pdf_that_acts()), ("IMG_1.HEIC", examples.photo("HEIF"))]
    added = await fill_in(riverside.asha, form, {DAY: "yesterday", COST: "12", WHAT: "Home", FILES: files})
    assert say("expenses-receipts", count=2) in words(added)
    asha, receipts = await riverside.actor("asha"), riverside.services.finance.receipts
    ((claim, _total),) = await riverside.services.expenses.mine(asha)
    kept = [
        await receipts.open(asha, receipts.link_part(asha, each.id))
        for each in (await riverside.services.expenses.view(asha, claim.id)).receipts
    ]
    assert [each.media_type for each in kept] == ["application/pdf", "image/jpeg"]
    assert not any(word in each.content for each in kept for word in (b"JavaScript", b"canary", b"Canary"))


async def test_a_cost_is_changed_given_a_receipt_and_taken_out(riverside: Riverside) -> None:
    panel = await riverside.claim()
    form = await riverside.pick("asha", panel, "expenses-choose-category", "overnight")
    night = {DAY: "yesterday", say("expenses-form-nights"): "1", say("expenses-form-cost-night"): "130", WHAT: "Hotel"}
    await fill_in(riverside.asha, form, night)
    await riverside.pick("asha", panel, "expenses-choose-line")
    asked = await riverside.press("asha", panel, "expenses-button-access")
    assert say("expenses-access-linked") in words(asked)
    assert say("expenses-over-limit", limit="£100") not in words(asked)
    form = await riverside.press("asha", panel, "expenses-button-receipt")
    added = await fill_in(riverside.asha, form, {FILES: [("bill.jpg", picture())]})
    assert say("expenses-receipts", count=1) in words(added)
    form = await riverside.press("asha", panel, "expenses-button-change")
    changed = await fill_in(riverside.asha, form, {DAY: "yesterday", say("expenses-form-nights"): "2",
                                                   say("expenses-form-cost-night"): "90", WHAT: "Hotel"})  # fmt: skip
    assert "£180" in words(changed)
    gone = await riverside.press("asha", panel, "expenses-button-take-out")
    assert say("expenses-no-cost-yet") in words(gone)
    thrown = await riverside.press("asha", panel, "expenses-button-throw-away")
    assert say("expenses-thrown-away") in words(thrown)
    assert await riverside.services.expenses.mine(await riverside.actor("asha")) == []


async def test_the_same_is_offered_first_on_a_page_of_our_own(riverside: Riverside) -> None:
    panel = await riverside.claim()
    given = await riverside.press("asha", panel, "expenses-button-own-page")
    assert say("expenses-own-page") in words(given)
    assert given.response is not None
    (link,) = [part["url"] for part in parts(given.response.components) if part.get("url")]
    assert link.startswith("https://riverside.example/me/")


async def test_a_helper_fills_one_in_and_the_person_takes_it_back(riverside: Riverside) -> None:
    panel = await riverside.claim("hana", member=riverside.asha)
    assert say("expenses-for-somebody", name="Asha") in words(panel)
    await riverside.taxi(panel, "hana")
    await riverside.press("hana", panel, "expenses-button-send", total="£12")
    mine = await riverside.asha.slash(riverside.room, "claims")
    assert say("expenses-claim", number=1, total="£12") in words(mine)
    await riverside.pick("asha", mine, "expenses-choose-claim")
    taken = await riverside.press("asha", mine, "expenses-button-take-back")
    assert say("expenses-taken-back", number=1) in words(taken)


async def test_a_helper_fills_one_in_for_somebody_without_discord(riverside: Riverside) -> None:
    refused = await riverside.hana.slash(riverside.room, "claim", name="Winifred")
    assert say("expenses-refused-nobody-called", name="Winifred") in words(refused)
    await riverside.services.people.add_named(await riverside.actor("fay"), "Winifred")
    panel = await riverside.hana.slash(riverside.room, "claim", name="winifred")
    assert say("expenses-for-somebody", name="Winifred") in words(panel)


async def test_claims_say_where_each_one_is(riverside: Riverside) -> None:
    await riverside.sent()
    mine = words(await riverside.asha.slash(riverside.room, "claims"))
    assert say("expenses-claim", number=1, total="£54") in mine
    assert "An approver has it." in mine
    assert say("expenses-none-yet") in words(await riverside.ben.slash(riverside.room, "claims"))


async def test_asking_first_and_claiming_what_was_agreed(riverside: Riverside) -> None:
    mine = await riverside.asha.slash(riverside.room, "claims")
    form = await riverside.press("asha", mine, "expenses-button-ask-first")
    await fill_in(
        riverside.asha,
        form,
        {
            say("expenses-form-what"): ["taxi"],
            say("expenses-form-about"): "30",
            say("expenses-form-ask-details"): "There is no step-free bus",
            say("expenses-form-meeting"): ["0"],
            say("expenses-form-hard"): "yes",
        },
    )
    queue = await riverside.ed.slash(riverside.room, "claims-answer")
    asks = await riverside.press("ed", queue, "expenses-button-asks", count=1)
    assert say("expenses-paying-first-is-hard") in words(asks)
    await riverside.pick("ed", asks, "expenses-choose-ask")
    form = await riverside.press("ed", asks, "expenses-button-yes-before")
    await fill_in(riverside.ed, form, {say("expenses-form-up-to"): "25"})
    mine = await riverside.asha.slash(riverside.room, "claims")
    assert say("expenses-ask-yes-advance", agreed="£25") in words(mine)
    await riverside.pick("asha", mine, "expenses-choose-agreed")
    assert mine.response is not None
    assert say("expenses-total", total="£25") in text_of(mine.response)
    sent = await riverside.press("asha", mine, "expenses-button-send", total="£25")
    assert say("expenses-sent", number=1) in words(sent)


async def test_nothing_of_a_claim_goes_anywhere_but_to_its_person(riverside: Riverside) -> None:
    panel = await riverside.claim()
    await riverside.taxi(panel, what="To the clinic")
    await riverside.press("asha", panel, "expenses-button-send", total="£12")
    riverside.env.http_requests.clear()
    for name in ("ola", "ben", "fay", "cara", "ama"):
        await riverside.people[name].slash(riverside.room, "claims")
        refused = await riverside.people[name].slash(riverside.room, "claims-answer")
        assert say("refusal-not-allowed") in words(refused)
    sent = json.dumps([request.json for request in riverside.env.http_requests], default=str)
    assert "clinic" not in sent
    assert "Asha" not in sent


async def test_a_cancelled_meeting_can_be_chosen_and_is_marked_with_the_day_where_the_group_is(
    riverside: Riverside,
) -> None:
    starts = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight in London
    new = NewMeeting("Summer", starts, starts + timedelta(hours=2), "Town hall", "https://example.org/join")
    ola, meetings = await riverside.actor("ola"), riverside.services.meetings
    meeting_id = (await meetings.create(ola, new))[0].meeting.id
    mine = await riverside.asha.slash(riverside.room, "claims")
    form = await riverside.press("asha", mine, "expenses-button-ask-first")
    assert form.modal is not None
    assert _described([each["component"] for each in form.modal["components"]], meeting_id) == "Wednesday 1 July 2026"
    await meetings.cancel(ola, meeting_id, "The hall is flooded")
    panel = await riverside.claim()
    assert panel.response is not None
    assert _described(panel.response.components, meeting_id) == say(
        "expenses-meeting-cancelled", day="Wednesday 1 July 2026"
    )
    await riverside.pick("asha", panel, "expenses-choose-meeting", str(meeting_id))
    ((claim, _),) = await riverside.services.expenses.mine(await riverside.actor("asha"))
    assert claim.meeting_id == meeting_id


def _described(components: Any, meeting_id: int) -> str | None:
    """What stands under this meeting in a list to choose from."""
    options = [option for part in parts(components) for option in part.get("options", ())]
    return next(
        (option["description"] for option in options if option["value"] == str(meeting_id) and "description" in option),
        None,
    )


async def test_a_rate_says_what_we_pay_and_when_it_was_last_checked(riverside: Riverside) -> None:
    panel = await riverside.claim()
    form = await riverside.pick("asha", panel, "expenses-choose-category", "car_mileage")
    assert form.modal is not None
    (note,) = [part["content"] for part in form.modal["components"] if "content" in part]
    checked = riverside.services.expenses.policy.last_checked
    assert checked is not None
    assert say("expenses-rate", each="£0.45", unit="mile") in note
    assert say("expenses-rates-checked", day=spoken_date(checked)) in note
