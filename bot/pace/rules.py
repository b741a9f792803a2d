"""How much longer somebody needs, and what that makes of a length of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from enum import IntEnum


class Pace(IntEnum):
    """Time that somebody needs, in percent of the usual."""

    USUAL = 100
    LONGER = 150
    TWICE = 200


def at_pace(usual: timedelta, paces: Iterable[Pace]) -> timedelta:
    """The usual time, stretched to the longest of the paces. Everyone gets it, so it points at nobody."""
    return usual * (max(paces, default=Pace.USUAL) / 100)
