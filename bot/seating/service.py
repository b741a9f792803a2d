"""The use cases of seats, for every door."""

from __future__ import annotations

from bot.seating.arranging import ROOM_TEXT_LIMIT, Arranging
from bot.seating.clearing import Clearing
from bot.seating.records import Moved, OwnSeat, Planned, WallPlan
from bot.seating.showing import Showing

__all__ = ["ROOM_TEXT_LIMIT", "Moved", "OwnSeat", "Planned", "SeatService", "WallPlan"]


class SeatService(Arranging, Showing, Clearing):
    """The access lead arranges; everybody reads their own seat; nobody learns from a plan what somebody needs."""
