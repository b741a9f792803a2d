"""Pounds, pence, rates and tax years: they always add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.expenses.money import (
    by_rate,
    half_up,
    hundredths_of,
    pence_of,
    priced,
    spoken_money,
    spoken_quantity,
    tax_year,
    tax_year_days,
)
from bot.expenses.refusals import NoRateThen, NotANumber, NotMoney, TooMuch
from bot.expenses.rules import MOST_PENCE, NewLine
from config.expenses import Rate, Unit, load_expenses
from config.settings import Settings

EXPENSES = load_expenses(Settings().expenses_file)
DAY = date(2026, 3, 2)
CAR = Rate(date(2011, 4, 6), 45, 10_000, 25)
MILES = st.integers(1, 2_000_000)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("£7.50", 750), ("7.5", 750), ("7", 700), (" £ 12 ", 1200), ("1,200", 120_000), ("45p", 45), ("0.05", 5)],
)
def test_money_as_people_type_it(typed: str, pence: int) -> None:
    assert pence_of(typed) == pence


@pytest.mark.parametrize("typed", ["", "free", "7.505", "-3", "0", "0p", "7,50", "1e3", "£"])
def test_what_is_no_money(typed: str) -> None:
    with pytest.raises(NotMoney):
        pence_of(typed)


def test_a_slip_of_the_keyboard_is_not_claimed() -> None:
    with pytest.raises(TooMuch):
        pence_of("50000")
    with pytest.raises(TooMuch):
        priced(EXPENSES.categories["personal_assistant"], NewLine("x", DAY, pence=MOST_PENCE, quantity=101))


@pytest.mark.parametrize(("typed", "hundredths"), [("12.5", 1250), ("3 hours", 300), ("1,200 miles", 120_000)])
def test_quantities_as_people_type_them(typed: str, hundredths: int) -> None:
    assert hundredths_of(typed, Unit.MILE) == hundredths


@pytest.mark.parametrize("typed", ["", "0", "lots", "-1", "1.234", "12345"])
def test_what_is_no_quantity(typed: str) -> None:
    with pytest.raises(NotANumber):
        hundredths_of(typed, Unit.MILE)


@given(st.integers(0, 10**9))
def test_a_half_is_rounded_up(hundredths: int) -> None:
    expected = (Decimal(hundredths) / 100).quantize(Decimal(1), ROUND_HALF_UP)
    assert half_up(hundredths) == int(expected)


@given(st.integers(1, 10**7))
def test_money_in_words_is_read_back_the_same(pence: int) -> None:
    if pence <= MOST_PENCE:
        assert pence_of(spoken_money(pence)) == pence


@given(st.integers(1, 999_999))
def test_quantities_in_words_are_read_back_the_same(quantity: int) -> None:
    assert hundredths_of(spoken_quantity(quantity), Unit.MILE) == quantity


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 4, 5), 2025), (date(2026, 4, 6), 2026), (date(2026, 12, 31), 2026), (date(2027, 1, 1), 2026)],
)
def test_the_tax_year_turns_on_6_april(day: date, year: int) -> None:
    assert tax_year(day) == year


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_its_tax_year(day: date) -> None:
    first, last = tax_year_days(tax_year(day))
    assert first <= day <= last


@pytest.mark.parametrize(
    ("quantity", "before", "pence"),
    [
        (100, 0, 45),
        (10_000_00, 0, 4_500_00),
        (10_001_00, 0, 4_500_25),
        (100, 9_999_00, 45),
        (100, 10_000_00, 25),
        (200, 9_999_00, 70),
        (100, 9_999_50, 35),
        (30, 0, 14),  # 13.5p
    ],
)
def test_the_rate_changes_inside_a_line(quantity: int, before: int, pence: int) -> None:
    assert by_rate(quantity, before, CAR) == pence


@given(MILES, MILES, st.integers(0, 1_500_000))
def test_two_journeys_cost_what_one_of_both_would(first: int, second: int, before: int) -> None:
    apart = by_rate(first, before, CAR) + by_rate(second, before + first, CAR)
    assert abs(apart - by_rate(first + second, before, CAR)) <= 1  # each is rounded to a penny by itself


@given(MILES, st.integers(0, 1_500_000))
def test_a_journey_never_costs_more_than_the_first_rate_or_less_than_the_second(quantity: int, before: int) -> None:
    assert half_up(quantity * 25) <= by_rate(quantity, before, CAR) <= half_up(quantity * 45)


def test_the_rate_is_that_of_the_day_of_travel() -> None:
    old, new = Rate(date(2002, 4, 6), 20), Rate(date(2026, 4, 6), 21)
    bicycle = replace(EXPENSES.categories["cycle_mileage"], rates=(old, new))
    before, after = NewLine("x", date(2026, 4, 5), quantity=1000), NewLine("x", date(2026, 4, 6), quantity=1000)
    assert (priced(bicycle, before).amount_pence, priced(bicycle, after).amount_pence) == (200, 210)
    with pytest.raises(NoRateThen):
        priced(bicycle, NewLine("x", date(2002, 4, 5), quantity=100))


@pytest.mark.parametrize(
    ("key", "pence", "quantity", "amount"),
    [
        ("taxi", 1234, None, 1234),
        ("personal_assistant", 1450, 250, 3625),
        ("overnight", 9000, 200, 18000),
        ("data_phone", None, None, 500),
        ("passenger_miles", None, 1050, 53),
    ],
)
def test_each_unit_has_its_amount(key: str, pence: int | None, quantity: int | None, amount: int) -> None:
    line = NewLine(key, DAY, pence=pence, quantity=quantity)
    assert priced(EXPENSES.categories[key], line).amount_pence == amount


@pytest.mark.parametrize("key", ["car_mileage", "personal_assistant", "overnight"])
def test_what_is_counted_needs_a_number(key: str) -> None:
    with pytest.raises(NotANumber):
        priced(EXPENSES.categories[key], NewLine(key, DAY, pence=100))


def test_what_it_cost_needs_an_amount() -> None:
    for pence in (None, 0, -1):
        with pytest.raises(NotMoney):
            priced(EXPENSES.categories["taxi"], NewLine("taxi", DAY, pence=pence))


def test_a_usual_limit_is_for_each_night_and_cuts_nothing() -> None:
    price = priced(EXPENSES.categories["overnight"], NewLine("overnight", DAY, pence=12000, quantity=200))
    assert (price.amount_pence, price.usual_limit_pence) == (24000, 20000)


def test_a_kind_of_cost_that_is_always_because_of_access_has_no_usual_limit() -> None:
    for category in EXPENSES.categories.values():
        assert not (category.access_linked and (category.usual_limits or category.ask_cheapest))
