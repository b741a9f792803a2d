"""When somebody last looked through a file of this folder, and found that it is still right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

GOOD_FOR = timedelta(days=366)
"""Rates, laws and services change with the year."""


def last_checked(data: Mapping[str, Any]) -> date | None:
    """What the file says of it; None where it says no day."""
    said = data.get("last_checked")
    return said if isinstance(said, date) and not isinstance(said, datetime) else None
