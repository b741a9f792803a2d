"""The use cases of papers, for every door."""

from __future__ import annotations

from bot.papers.afterwards import Afterwards
from bot.papers.bringing_out import BringingOut, NewVersion
from bot.papers.reading import Reading
from bot.papers.reminding import Reminding

__all__ = ["NewVersion", "PapersService"]


class PapersService(Reading, BringingOut, Reminding, Afterwards):
    """Everybody reads their own, organisers bring papers out, and nobody learns who reads what."""
