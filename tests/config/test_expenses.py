"""What is paid back, as it is delivered and as somebody may leave it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from config.expenses import Evidence, Kind, Rate, Unit, load_expenses
from config.policy import PolicyError
from config.settings import Settings
from tests.wording.reading import grade

DELIVERED = Settings().expenses_file
EXPENSES = load_expenses(DELIVERED)


def _edited(tmp_path: Path, *edits: tuple[str, str]) -> Path:
    text = DELIVERED.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "expenses.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_delivered_file_promises_what_the_field_recommends() -> None:
    assert (EXPENSES.window_months, EXPENSES.remind_days_before, EXPENSES.draft_days) == (3, (28, 7), 30)
    assert (EXPENSES.decide_working_days, EXPENSES.pay_working_days) == (10, 20)
    assert (EXPENSES.no_receipt, EXPENSES.second_approver_over) == (10_00, 150_00)
    assert not EXPENSES.fees.on
    assert (EXPENSES.fees.hour, EXPENSES.fees.half_day, EXPENSES.fees.day) == (25_00, 75_00, 150_00)


def test_care_and_data_are_ordinary_categories() -> None:
    assert {"personal_assistant", "replacement_care", "childcare", "data_phone", "printing_post"} <= set(
        EXPENSES.categories
    )
    assert EXPENSES.categories["data_phone"].kind is Kind.FLAT_CONTRIBUTION
    assert [each.key for each in EXPENSES.categories.values() if each.kind is not Kind.EXPENSE] == ["data_phone"]


@pytest.mark.parametrize(
    ("key", "pence"),
    [("car_mileage", 45), ("motorcycle_mileage", 24), ("cycle_mileage", 20), ("passenger_miles", 5)],
)
def test_a_mile_has_its_rate(key: str, pence: int) -> None:
    category = EXPENSES.categories[key]
    rate = category.rate_on(date(2026, 3, 2))
    assert rate is not None
    assert (category.unit, category.evidence, rate.pence) == (Unit.MILE, Evidence.JOURNEY, pence)


def test_the_rate_of_the_day_is_used(tmp_path: Path) -> None:
    rates = 'rates = [{ from = 2002-04-06, each = "0.24" }, { from = 2026-04-06, each = "0.30" }]'
    edited = load_expenses(_edited(tmp_path, ('rates = [{ from = 2002-04-06, each = "0.24" }]', rates)))
    motorbike = edited.categories["motorcycle_mileage"]
    assert motorbike.rate_on(date(2002, 4, 5)) is None
    assert motorbike.rate_on(date(2026, 4, 5)) == Rate(date(2002, 4, 6), 24)
    assert motorbike.rate_on(date(2026, 4, 6)) == Rate(date(2026, 4, 6), 30)


def test_what_people_read_of_a_category_is_plain() -> None:
    text = "\n".join(f"{each.label}\n{each.help}\n{each.proof}" for each in EXPENSES.categories.values())
    assert grade(text) <= 8


def test_everything_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    file = _edited(
        tmp_path,
        ("window_months = 3", "window_months = 0"),
        ("[28, 7]", "[28, 0]"),
        ('no_receipt = "10.00"', "no_receipt = 10.0"),
        ("on = false", 'on = "no"'),
        ('half_day = "75.00"', 'half_day = "about 75"'),
        ('key = "public_transport"', 'key = "Public transport"'),
        ('label = "Car or van miles"', ""),
        ("after = 10000, ", ""),
        ('key = "taxi"', 'key = "wheelchair_power"'),
        ('unit = "night"', 'unit = "week"'),
        ('unit = "meeting"', 'unit = "actual"'),
    )  # fmt: skip
    with pytest.raises(PolicyError) as refused:
        load_expenses(file)
    assert refused.value.entries == (
        "claims.window_months",
        "claims.remind_days_before",
        "claims.no_receipt",
        "involvement_payments.on",
        "involvement_payments.half_day",
        "category 1.key",
        "car_mileage.label",
        "car_mileage.rates",
        "category 7.key",
        "overnight.unit",
        "data_phone.rates",
    )


@pytest.mark.parametrize("text", ["", "claims = 3", "category = []", "[[category]]\nkey = 1"])
def test_a_file_without_its_tables_is_refused_by_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "expenses.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        load_expenses(file)
    assert "claims.window_months" in refused.value.entries
    assert any(entry.startswith("category") for entry in refused.value.entries)
