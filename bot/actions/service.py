"""The use cases of decisions and actions, for every door."""

from __future__ import annotations

from bot.actions.closing import Closing
from bot.actions.deciding import Deciding


class ActionService(Deciding, Closing):
    """Decisions: `bot/actions/deciding.py`. Actions: `doing.py`; how they are closed: `closing.py`."""
