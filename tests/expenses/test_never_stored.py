"""Bank details, National Insurance numbers and benefits are refused before anything is stored."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import BadInput
from bot.expenses.never_stored import (
    LooksLikeBankDetails,
    LooksLikeBenefits,
    LooksLikeNationalInsurance,
    storable,
)
from tests.conftest import MONDAY
from tests.expenses.group import ClaimGroup


@pytest.mark.parametrize(
    "text",
    [
        "Please pay 12-34-56 12345678",
        "sort 12 34 56, account 12345678",
        "account 12345678 and sort code 123456",
        "Sort code: 12-34-56",
        "acc no 1234567",
        "my account number is 12345678",
        "GB29 NWBK 6016 1331 9268 19",
        "gb29nwbk60161331926819",
        "pay DE89 3704 0044 0532 0130 00 please",
        "from LS12 to GB29 NWBK 6016 1331 9268 19",
        "4111 1111 1111 1111",
        "card 4111-1111-1111-1111 exp 01/27",
        "5500005555555559",
        "１２-３４-５６ １２３４５６７８",
        "ticket 12-34-56 12345678",
        "25-11-26 12345678",
    ],
)
def test_bank_details(text: str) -> None:
    with pytest.raises(LooksLikeBankDetails):
        storable(text)


@pytest.mark.parametrize("text", ["AB123456C", "ab 12 34 56 c", "My NI number", "national insurance", "AB-12-34-56-D"])
def test_national_insurance(text: str) -> None:
    with pytest.raises(LooksLikeNationalInsurance):
        storable(text)


@pytest.mark.parametrize(
    "text", ["I get Universal Credit", "because of PIP", "my benefits", "Carer’s Allowance pays for it", "on ESA now"]
)
def test_benefits(text: str) -> None:
    with pytest.raises(LooksLikeBenefits):
        storable(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Taxi from 12 Mill Lane to the town hall and back",
        "Receipt number 12345678",
        "Train at 10:45, ticket 123456",
        "Phone 07700 900123",
        "£12.50 on 12 March 2026",
        "From EX4 6PQ to BS1 2AA, 78.5 miles",
        "The pip of an apple; everyone benefits from a lift",
        "Invoice 2026-03-09 of my assistant",
        "From LS12 with taxi back home",
        "home NW10 then back here from work",
        "From BA12 with taxi back home then on",
        "Train 25-11-26, ticket 12345678",
        "Booking no. 12345678 of 25 11 26",
        "2026-11-25, train, ticket 12345678",
    ],
)
def test_what_people_write_of_a_cost_is_fine(text: str) -> None:
    assert storable(text) == text


@given(st.integers(10**5, 10**6 - 1), st.integers(10**7, 10**8 - 1), st.sampled_from(["", "-", " "]))
def test_a_sort_code_and_an_account_are_found_in_any_order(sort_code: int, account: int, between: str) -> None:
    digits = str(sort_code)
    code = between.join((digits[:2], digits[2:4], digits[4:]))
    for text in (f"{code} {account}", f"{account}, {code}", f"pay {code} / {account} please"):
        with pytest.raises(BadInput):
            storable(text)


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(10**6, 10**8 - 1),
    st.sampled_from(["ticket", "Booking number", "receipt no.", "ref:", "invoice #"]),
    st.sampled_from(["%d-%m-%y", "%d %m %y", "%d%m%y", "%Y-%m-%d"]),
)
def test_a_day_and_the_number_of_a_ticket_are_no_bank_details(day: date, number: int, kind: str, written: str) -> None:
    for text in (f"Train {day.strftime(written)}, {kind} {number}", f"{kind} {number}, {day.strftime(written)}"):
        assert storable(text) == text


@given(st.from_regex(r"[A-Z]{2}[0-9]{2}( [a-z]{1,9}){2,12}", fullmatch=True))
def test_a_postcode_and_words_are_no_iban(text: str) -> None:
    assert storable(text) == text


@given(
    st.sampled_from([("GB", "NWBK", 14), ("DE", "", 18), ("IE", "AITB", 14), ("NL", "ABNA", 10), ("FR", "", 23)]),
    st.data(),
    st.sampled_from([0, 4]),
)
def test_every_iban_is_found(country: tuple[str, str, int], data: st.DataObject, apart: int) -> None:
    code, bank, digits = country
    rest = bank + data.draw(st.text("0123456789", min_size=digits, max_size=digits))
    check = 98 - int("".join(str(int(letter, 36)) for letter in f"{rest}{code}00")) % 97
    iban = f"{code}{check:02}{rest}"
    written = " ".join(iban[at : at + apart] for at in range(0, len(iban), apart)) if apart else iban
    with pytest.raises(LooksLikeBankDetails):
        storable(f"Please pay {written}, thank you")


async def test_nothing_is_kept_of_a_cost_that_says_so(group: ClaimGroup) -> None:
    view = await group.draft()
    account = "12-34-56 12345678"
    for line in (group.line(details=account), group.line(reason=account)):
        with pytest.raises(LooksLikeBankDetails):
            await group.services.expenses.add_line(group.asha, view.claim.id, line)
    assert len((await group.services.expenses.view(group.asha, view.claim.id)).lines) == 1
    assert group.clock() > MONDAY
