"""Whole numbers as they come in from outside: typed, or in a form or an address."""

from __future__ import annotations

MOST_DIGITS = 9
"""As many as every number of ours has at most, and every database can look for."""


def whole_number(typed: str) -> int | None:
    """None for what is no number, has a sign or other digits than 0 to 9, or is longer than `MOST_DIGITS`."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS else None
