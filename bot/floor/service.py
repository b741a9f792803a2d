"""The use cases of the floor, for every door: each part stands in its own module.

Queueing and speaking (the queue), saying (cards, pauses), asking (questions), explaining (the glossary), beginning
(the checklist).
"""

from __future__ import annotations

from bot.floor.asking import Asking
from bot.floor.beginning import Beginning
from bot.floor.explaining import Explaining
from bot.floor.saying import Saying
from bot.floor.speaking import Speaking

__all__ = ["FloorService"]


class FloorService(Speaking, Saying, Asking, Explaining, Beginning):
    """One floor for the room and for home."""
