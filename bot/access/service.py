"""The use cases of access needs, for every door."""

from __future__ import annotations

from bot.access.adjustments import MeetingAdjustments
from bot.access.arranging import Arranging, Board, OnBoard, Overview
from bot.access.behaving import Behaving
from bot.access.following import Following
from bot.access.own import Mine
from bot.access.reminding import Reminding
from bot.access.saying import Saying
from bot.access.sharing import ShareList, Sharing
from bot.access.telling import Telling

__all__ = ["AccessService", "Board", "MeetingAdjustments", "Mine", "OnBoard", "Overview", "ShareList"]


class AccessService(Saying, Arranging, Sharing, Behaving, Following, Reminding, Telling):
    """Needs are read by their person and by the access lead; everybody else gets rules and counts."""
