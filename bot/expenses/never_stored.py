"""What we never keep: bank details, National Insurance numbers, and which benefits somebody gets.

People type these into a claim to be helpful. They are refused before anything is stored, with a safe way given.
(Source: requirement E10.) It errs on the side of asking: a long number that only looks like a card is refused too.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from bot.core.errors import BadInput

_BETWEEN = r"[\s.\-–—/]*"
_SORT_CODE = re.compile(r"(?<!\d)\d{2}[\s\-–—]?\d{2}[\s\-–—]?\d{2}(?!\d)")
_ACCOUNT = re.compile(r"(?<!\d)(?:\d{7,8}|\d{4}\s\d{4})(?!\d)")
_WHOLE_DATE = re.compile(r"(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_NUMBER_OF_A_TICKET = re.compile(
    r"\b(?:ticket|booking|receipt|ref(?:erence)?|invoice|order|confirmation|journey)\b[\s.:#]*"
    r"(?:(?:number|no|nr|num|ref|reference|id|code)\b[\s.:#]*)?$",
    re.I,
)
_SAID_BANK = re.compile(r"\b(?:sort\s*code|acc(?:ount|t)?\.?\s*(?:number|no\.?|num)|iban)\b[^\d]{0,20}\d", re.I)
_MAYBE_IBAN = re.compile(r"\b(?=([A-Z]{2}\d{2}(?:[\s.\-–—]?[A-Z0-9]){11,30}))", re.I)
_IBAN_REGISTRY = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 "
    "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 "
    "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 "
    "YE30"
)
_IBAN_LENGTHS = {each[:2]: int(each[2:]) for each in _IBAN_REGISTRY.split()}
"""By country, of the IBAN registry (ISO 13616)."""
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


class BankDetailsInFile(LooksLikeBankDetails):
    """Most invoices print those of whoever is to be paid, and nobody can take them out of a PDF."""

    message = "expenses-refused-file-bank-details"


class NationalInsuranceInFile(LooksLikeNationalInsurance):
    message = "expenses-refused-file-national-insurance"


class BenefitsInFile(LooksLikeBenefits):
    message = "expenses-refused-file-benefits"


def storable_in_file(text: str) -> str:
    """As `storable`, for the words that stand in a file: the refusal says how to send it all the same."""
    try:
        return storable(text)
    except LooksLikeBankDetails as refused:
        raise BankDetailsInFile from refused
    except LooksLikeNationalInsurance as refused:
        raise NationalInsuranceInFile from refused
    except LooksLikeBenefits as refused:
        raise BenefitsInFile from refused


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
    if _SAID_BANK.search(plain) or any(_is_iban(found[1]) for found in _MAYBE_IBAN.finditer(plain)):
        return True
    if any(_passes_luhn(found[0]) for found in _CARD.finditer(plain)):
        return True
    return _sort_code_and_account(_WHOLE_DATE.sub("a day", plain))


def _is_iban(begin: str) -> bool:
    """Whether the text begins with an IBAN: as long as its country's are, mostly digits, and right by its check digits.

    A postcode with words after it, such as "BA12 with taxi back home", is mostly letters.
    """
    letters = [letter for letter in begin.upper() if letter.isalnum()]
    found = letters[: _IBAN_LENGTHS.get("".join(letters[:2]), 0)]
    if not found or len(found) < _IBAN_LENGTHS["".join(letters[:2])]:
        return False
    if sum(letter.isdigit() for letter in found) * 2 < len(found):
        return False
    return int("".join(str(int(letter, 36)) for letter in (*found[4:], *found[:4]))) % 97 == 1


def _sort_code_and_account(plain: str) -> bool:
    """A sort code, and elsewhere in the text an account number. A day and the number of a ticket are neither."""
    sort_codes = [(*found.span(), _is_a_day(found[0])) for found in _SORT_CODE.finditer(plain)]
    accounts = [
        (*found.span(), bool(_NUMBER_OF_A_TICKET.search(plain[: found.start()]))) for found in _ACCOUNT.finditer(plain)
    ]
    return any(
        (end <= start or last <= begin) and not (day and ticket)
        for begin, end, day in sort_codes
        for start, last, ticket in accounts
    )


def _is_a_day(six_digits: str) -> bool:
    """Such as 25-11-26."""
    digits = [digit for digit in six_digits if digit.isdigit()]
    day, month, year = (int("".join(digits[place : place + 2])) for place in (0, 2, 4))
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def _passes_luhn(number: str) -> bool:
    """The check that every bank card's number passes."""
    digits = [int(letter) for letter in number if letter.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
