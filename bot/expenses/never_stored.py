"""What we never keep: bank details, National Insurance numbers, and which benefits somebody gets.

People type these into a claim to be helpful. They are refused before anything is stored, with a safe way given.
(Source: requirement E10.) It errs on the side of asking: a long number that only looks like a card is refused too.
"""

from __future__ import annotations

import re
import unicodedata

from bot.core.errors import BadInput

_BETWEEN = r"[\s.\-–—/]*"
_SORT_CODE = re.compile(r"(?<!\d)\d{2}[\s\-–—]?\d{2}[\s\-–—]?\d{2}(?!\d)")
_ACCOUNT = re.compile(r"(?<!\d)(?:\d{7,8}|\d{4}\s\d{4})(?!\d)")
_SAID_BANK = re.compile(r"\b(?:sort\s*code|acc(?:ount|t)?\.?\s*(?:number|no\.?|num)|iban)\b[^\d]{0,20}\d", re.I)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b", re.I)
_CARD = re.compile(r"(?<!\d)\d(?:[\s\-–—]?\d){12,18}(?!\d)")
_NI_NUMBER = re.compile(
    rf"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]{_BETWEEN}\d{{2}}{_BETWEEN}\d{{2}}{_BETWEEN}\d{{2}}{_BETWEEN}[A-D]\b", re.I
)
_SAID_NI = re.compile(r"\b(?:national\s+insurance|NI\s+(?:number|no\.?)|NINO)\b", re.I)
_BENEFITS = re.compile(
    r"\b(?:universal\s+credit|personal\s+independence\s+payment|employment\s+(?:and|&)\s+support\s+allowance"
    r"|disability\s+living\s+allowance|adult\s+disability\s+payment|attendance\s+allowance|carer[’']?s[’']?\s+allowance"
    r"|income\s+support|pension\s+credit|housing\s+benefit|job\s?seeker[’']?s[’']?\s+allowance"
    r"|(?:my|our|on|his|her|their|get|gets|claim|claims)\s+benefits)\b",
    re.I,
)
_BENEFITS_IN_CAPITALS = re.compile(r"\b(?:PIP|ESA|DLA|JSA|ADP)\b")


class LooksLikeBankDetails(BadInput):
    message = "expenses-refused-bank-details"


class LooksLikeNationalInsurance(BadInput):
    message = "expenses-refused-national-insurance"


class LooksLikeBenefits(BadInput):
    message = "expenses-refused-benefits"


def storable(text: str) -> str:
    """`text` as it is, or LooksLikeBankDetails, LooksLikeNationalInsurance or LooksLikeBenefits."""
    plain = unicodedata.normalize("NFKC", text)
    if _is_bank(plain):
        raise LooksLikeBankDetails
    if _NI_NUMBER.search(plain) or _SAID_NI.search(plain):
        raise LooksLikeNationalInsurance
    if _BENEFITS.search(plain) or _BENEFITS_IN_CAPITALS.search(plain):
        raise LooksLikeBenefits
    return text


def _is_bank(plain: str) -> bool:
    if _SAID_BANK.search(plain) or _IBAN.search(plain):
        return True
    if any(_passes_luhn(found[0]) for found in _CARD.finditer(plain)):
        return True
    return _sort_code_and_account(plain)


def _sort_code_and_account(plain: str) -> bool:
    """A sort code, and elsewhere in the text an account number."""
    sort_codes = [found.span() for found in _SORT_CODE.finditer(plain)]
    accounts = [found.span() for found in _ACCOUNT.finditer(plain)]
    return any(end <= start or last <= begin for begin, end in sort_codes for start, last in accounts)


def _passes_luhn(number: str) -> bool:
    """The check that every bank card's number passes."""
    digits = [int(letter) for letter in number if letter.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
