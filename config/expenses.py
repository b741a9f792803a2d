"""What a group pays back, from expenses.toml: categories, dated rates, usual limits, and what people are promised."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeGuard, TypeVar

from config.checked import last_checked
from config.policy import PolicyError
from config.remembered import remembered

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)

MOST_CATEGORIES = 25
"""As many as one list in Discord can hold."""
LABEL_LIMIT = 60
HELP_LIMIT = 100
PROOF_LIMIT = 120


class Unit(StrEnum):
    """What a line of a claim counts."""

    ACTUAL = "actual"
    MILE = "mile"
    HOUR = "hour"
    NIGHT = "night"
    MEETING = "meeting"


class Kind(StrEnum):
    """A real cost that is paid back, or a flat amount, which may count as income where benefits are worked out."""

    EXPENSE = "expense"
    FLAT_CONTRIBUTION = "flat_contribution"


class Evidence(StrEnum):
    RECEIPT = "receipt"
    JOURNEY = "journey"
    NONE = "none"


@dataclass(frozen=True)
class Rate:
    """Pence for each unit, from a day on."""

    since: date
    pence: int
    after: int | None = None
    """Units of one person in one tax year after which each further one is paid `then_pence`."""
    then_pence: int = 0


@dataclass(frozen=True)
class Category:
    key: str
    label: str
    help: str
    unit: Unit
    kind: Kind
    evidence: Evidence
    proof: str
    rates: tuple[Rate, ...]
    """Oldest first; empty where the person says what it cost."""
    usual_limits: tuple[Rate, ...]
    """Oldest first. For one unit: a night of a hotel, one lunch."""
    agreed_before: bool
    access_linked: bool
    ask_cheapest: bool
    we_book: bool

    def rate_on(self, day: date) -> Rate | None:
        """The rate of the day of travel; None before the first."""
        return _on(self.rates, day)

    def usual_limit_on(self, day: date) -> int | None:
        """Pence for each unit; None where there is no limit."""
        found = _on(self.usual_limits, day)
        return found.pence if found else None


@dataclass(frozen=True)
class Fees:
    """Payments for people's time, in pence."""

    on: bool
    hour: int
    half_day: int
    day: int
    day_from_hours: int
    advice: str


@dataclass(frozen=True)
class Expenses:
    window_months: int
    remind_days_before: tuple[int, ...]
    """Most first."""
    remind_advance_days_after: tuple[int, ...]
    """After the meeting, or after the money came where it was for none."""
    draft_days: int
    decide_working_days: int
    pay_working_days: int
    no_receipt: int
    """Pence of one line up to which a person's word is enough."""
    second_approver_over: int
    """Pence of one line over which two approvers decide."""
    fees: Fees
    categories: Mapping[str, Category]
    """By key, in the order of the file."""
    last_checked: date | None


@remembered
def load_expenses(file: Path) -> Expenses:
    """Raises PolicyError naming every entry that is wrong, OSError, or TOML's own error."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    wrong: list[str] = []
    claims, fees = _Table(data.get("claims"), "claims", wrong), data.get("involvement_payments")
    expenses = Expenses(
        window_months=claims.number("window_months", 1, 24),
        remind_days_before=claims.days("remind_days_before"),
        remind_advance_days_after=claims.days("remind_advance_days_after"),
        draft_days=claims.number("draft_days", 1, 366),
        decide_working_days=claims.number("decide_working_days", 1, 60),
        pay_working_days=claims.number("pay_working_days", 1, 60),
        no_receipt=claims.pence("no_receipt", least=0),
        second_approver_over=claims.pence("second_approver_over", least=0),
        fees=_fees(_Table(fees, "involvement_payments", wrong)),
        categories=_categories(data.get("category"), wrong),
        last_checked=last_checked(data),
    )
    if wrong:
        raise PolicyError(wrong)
    return expenses


def _fees(table: _Table) -> Fees:
    return Fees(
        on=table.flag("on"),
        hour=table.pence("hour"),
        half_day=table.pence("half_day"),
        day=table.pence("day"),
        day_from_hours=table.number("day_from_hours", 1, 24),
        advice=table.words("advice", PROOF_LIMIT),
    )


def _categories(found: object, wrong: list[str]) -> dict[str, Category]:
    if not isinstance(found, list) or not 0 < len(found) <= MOST_CATEGORIES:
        wrong.append("category")
        return {}
    categories: dict[str, Category] = {}
    for number, entry in enumerate(found, start=1):
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(key, str) or not re.fullmatch(r"[a-z][a-z_]{1,39}", key) or key in categories:
            wrong.append(f"category {number}.key")
            continue
        categories[key] = _category(key, _Table(entry, key, wrong))
    return categories


def _category(key: str, table: _Table) -> Category:
    unit = table.one_of("unit", Unit, Unit.ACTUAL)
    category = Category(
        key=key,
        label=table.words("label", LABEL_LIMIT),
        help=table.words("help", HELP_LIMIT),
        unit=unit,
        kind=table.one_of("kind", Kind, Kind.EXPENSE, optional=True),
        evidence=table.one_of("evidence", Evidence, Evidence.NONE),
        proof=table.words("proof", PROOF_LIMIT),
        rates=table.rates("rates"),
        usual_limits=table.rates("usual_limits"),
        agreed_before=table.flag("agreed_before", optional=True),
        access_linked=table.flag("access_linked", optional=True),
        ask_cheapest=table.flag("ask_cheapest", optional=True),
        we_book=table.flag("we_book", optional=True),
    )
    if bool(category.rates) is not (unit in (Unit.MILE, Unit.MEETING)):
        table.note("rates", None)  # a mile needs a rate, and what it cost has none
    return category


class _Table:
    """Reads one table; what cannot be used is noted by name, and reading goes on."""

    def __init__(self, found: object, name: str, wrong: list[str]) -> None:
        self._found: Mapping[str, Any] = found if isinstance(found, dict) else {}
        self._name = name
        self._wrong = wrong

    def note(self, entry: str, stand_in: Value) -> Value:
        name = f"{self._name}.{entry}"
        if name not in self._wrong:
            self._wrong.append(name)
        return stand_in

    def number(self, entry: str, least: int, most: int) -> int:
        value = self._found.get(entry)
        return value if _whole(value) and least <= value <= most else self.note(entry, least)

    def pence(self, entry: str, *, least: int = 1) -> int:
        value = _pence(self._found.get(entry))
        return value if value is not None and value >= least else self.note(entry, least)

    def flag(self, entry: str, *, optional: bool = False) -> bool:
        value = self._found.get(entry, False if optional else None)
        return value if isinstance(value, bool) else self.note(entry, False)

    def words(self, entry: str, limit: int) -> str:
        value = self._found.get(entry)
        usable = isinstance(value, str) and 0 < len(value.strip()) <= limit
        return str(value).strip() if usable else self.note(entry, "")

    def one_of(self, entry: str, words: type[Word], stand_in: Word, *, optional: bool = False) -> Word:
        value = self._found.get(entry, stand_in.value if optional else None)
        return words(value) if value in {word.value for word in words} else self.note(entry, stand_in)

    def days(self, entry: str) -> tuple[int, ...]:
        value = self._found.get(entry)
        if not isinstance(value, list) or not all(_whole(day) and 1 <= day <= 60 for day in value):
            return self.note(entry, ())
        return tuple(sorted(set(value), reverse=True))

    def rates(self, entry: str) -> tuple[Rate, ...]:
        value = self._found.get(entry, [])
        read = [_rate(each) for each in value] if isinstance(value, list) else [None]
        usable = [rate for rate in read if rate is not None]
        days = [rate.since for rate in usable]
        if len(usable) < len(read) or days != sorted(set(days)):
            return self.note(entry, ())
        return tuple(usable)


def _rate(entry: object) -> Rate | None:
    if not isinstance(entry, dict) or entry.keys() - {"from", "each", "after", "then"}:
        return None
    since, pence, then = entry.get("from"), _pence(entry.get("each")), _pence(entry.get("then"))
    after = entry.get("after")
    if type(since) is not date or not pence or ("after" in entry) is not ("then" in entry):
        return None
    if "after" not in entry:
        return Rate(since, pence)
    return Rate(since, pence, after, then) if _whole(after) and after > 0 and then is not None else None


def _pence(value: object) -> int | None:
    """ "7.50" or "7" in pence; None for anything else."""
    found = re.fullmatch(r"(\d{1,5})(?:\.(\d{2}))?", value) if isinstance(value, str) else None
    return int(found[1]) * 100 + int(found[2] or 0) if found else None


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _on(rates: Sequence[Rate], day: date) -> Rate | None:
    begun = [rate for rate in rates if rate.since <= day]
    return begun[-1] if begun else None
