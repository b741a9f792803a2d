"""Costs that may have been claimed before: shown to the approver, never in the way. (Source: requirement E9.)"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

BANDS = 4
NEAR = BANDS - 1
"""Bits of a picture's hash that may differ. With one band more than that, near pictures share a whole band."""


class Alike(StrEnum):
    SAME_COST = "same_cost"  # same person, date, category and amount
    SAME_FILE = "same_file"
    NEAR_PICTURE = "near_picture"


@dataclass(frozen=True)
class Twin:
    """A line that looks like one of another claim."""

    line_id: int
    other_claim_id: int
    alike: Alike


def bands(picture_hash: str) -> tuple[str, ...]:
    """The parts of a hash that are looked up; two near pictures have at least one of them in common.

    Each says which place it has, so that they can stand in one column.
    """
    length = len(picture_hash) // BANDS
    return tuple(f"{place}{picture_hash[place * length : (place + 1) * length]}" for place in range(BANDS))


def near(one: str, other: str) -> bool:
    """Whether two perceptual hashes of 64 bits are those of the same picture, or nearly."""
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= NEAR
