"""Private panels of the agenda, which turn pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from bot.core.wording import say

Thing = TypeVar("Thing")


class Page(Generic[Thing]):
    """One page of many. A page that no longer exists becomes the last one."""

    def __init__(self, pages: Sequence[Sequence[Thing]], number: int) -> None:
        self.count = max(1, len(pages))
        self.number = min(max(number, 0), self.count - 1)
        self.things: Sequence[Thing] = pages[self.number] if pages else ()

    def words(self) -> str:
        """ "Page 2 of 3"; empty where there is only one."""
        return say("agenda-show-page", page=self.number + 1, pages=self.count) if self.count > 1 else ""


def packed(things: Sequence[Thing], fits: Callable[[Sequence[Thing]], bool]) -> list[list[Thing]]:
    """All things in order, in as few pages as fit; a thing that fits nowhere has a page of its own."""
    pages: list[list[Thing]] = []
    for thing in things:
        if pages and fits([*pages[-1], thing]):
            pages[-1].append(thing)
        else:
            pages.append([thing])
    return pages
