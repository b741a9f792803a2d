"""Pounds and pence, rates, and the tax year. (Source: requirement E2; HMRC's approved mileage rates.)"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.expenses.refusals import NoRateThen, NotANumber, NotMoney, TooMuch
from bot.expenses.rules import MOST_PENCE, ONE, NewLine
from config.expenses import Category, Rate, Unit

TYPED_BY_UNIT = (Unit.HOUR, Unit.NIGHT)
"""Units of which the person says what one costs."""


@dataclass(frozen=True)
class Price:
    quantity: int
    each_pence: int
    amount_pence: int
    usual_limit_pence: int | None


def half_up(hundredths_of_a_penny: int) -> int:
    """Whole pence; a half is rounded up."""
    return (hundredths_of_a_penny + 50) // 100


def tax_year(day: date) -> int:
    """The year in which the tax year of `day` began: 6 April to 5 April."""
    return day.year if (day.month, day.day) >= (4, 6) else day.year - 1


def tax_year_days(year: int) -> tuple[date, date]:
    """First and last day of the tax year that began in `year`."""
    return date(year, 4, 6), date(year + 1, 4, 5)


def by_rate(quantity: int, before: int, rate: Rate) -> int:
    """Pence for `quantity` more of what `before` were claimed already in the tax year, both in hundredths.

    Where the rate changes after some number of miles, it changes inside the line.
    """
    if rate.after is None:
        return half_up(quantity * rate.pence)
    at_first = min(max(rate.after * ONE - before, 0), quantity)
    return half_up(at_first * rate.pence + (quantity - at_first) * rate.then_pence)


def priced(category: Category, new: NewLine, before: int = 0) -> Price:
    """What one line comes to. `before` is for a rate that changes after so much in a tax year.

    Raises NotMoney, NotANumber, NoRateThen or TooMuch.
    """
    quantity = _quantity(category, new)
    if category.rates:
        rate = category.rate_on(new.on)
        if rate is None:
            raise NoRateThen
        each, amount = rate.pence, by_rate(quantity, before, rate)
    else:
        if new.pence is None or new.pence <= 0:
            raise NotMoney
        each, amount = new.pence, half_up(quantity * new.pence)
    if amount > MOST_PENCE:
        raise TooMuch(most=spoken_money(MOST_PENCE))
    if amount <= 0:
        raise NotMoney
    limit = category.usual_limit_on(new.on)
    exempt = limit is None or category.access_linked
    return Price(quantity, each, amount, None if exempt or limit is None else half_up(limit * quantity))


def _quantity(category: Category, new: NewLine) -> int:
    if category.unit in (Unit.ACTUAL, Unit.MEETING):
        return ONE
    if new.quantity is None or not 0 < new.quantity <= 9_999 * ONE:
        raise NotANumber(what=category.unit.value)
    return new.quantity


def pence_of(typed: str) -> int:
    """ "£7.50", "7.5", "7" or "1,200" in pence. Raises NotMoney or TooMuch."""
    found = re.fullmatch(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?\s*(?:pounds?)?", typed.strip(), re.I)
    if not found:
        small = re.fullmatch(r"(\d{1,3})\s*p(?:ence)?", typed.strip(), re.I)
        if not small or not int(small[1]):
            raise NotMoney
        return int(small[1])
    pence = int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))
    if pence == 0:
        raise NotMoney
    if pence > MOST_PENCE:
        raise TooMuch(most=spoken_money(MOST_PENCE))
    return pence


def pence_or_nothing(typed: str) -> int:
    """As `pence_of`, where nothing at all is an answer too."""
    return 0 if re.fullmatch(r"£?\s*0+(?:\.0{1,2})?", typed.strip()) else pence_of(typed)


def hundredths_of(typed: str, unit: Unit) -> int:
    """ "12.5" miles or "3" hours in hundredths. Raises NotANumber."""
    words = r"(?:miles?|mi|hours?|hrs?|h|nights?)?"
    found = re.fullmatch(rf"(\d{{1,4}})(?:\.(\d{{1,2}}))?\s*{words}", typed.strip().replace(",", ""), re.I)
    quantity = int(found[1]) * ONE + int((found[2] or "0").ljust(2, "0")) if found else 0
    if quantity == 0:
        raise NotANumber(what=unit.value)
    return quantity


def spoken_money(pence: int) -> str:
    """ "£7.50", "£1,200"."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02d}" if rest else f"£{pounds:,}"


def spoken_quantity(quantity: int) -> str:
    """ "12.5" for 1250."""
    whole, rest = divmod(quantity, ONE)
    return f"{whole:,}.{rest:02d}".rstrip("0") if rest else f"{whole:,}"
