"""What people see of ideas: one with everything about it, lists in pages, likely twins, and where an idea led. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.ideas.rules import Comment, Idea, Level, Outcome, Status, SupportKind

PAGE_SIZE = 10


class NewsKind(StrEnum):
    POSTED = "posted"
    STATUS = "status"
    ANSWER = "answer"
    MERGED = "merged"
    """This idea became part of another."""
    JOINED = "joined"
    """Another idea became part of this one."""
    PARTED = "parted"
    """A merge was undone."""
    TRAIL = "trail"
    """Something happened to an agenda item, a poll or an action that came from it."""


class Linked(StrEnum):
    AGENDA_ITEM = "agenda_item"
    POLL = "poll"
    ACTION = "action"


@dataclass(frozen=True)
class Said:
    """The words of a support."""

    kind: SupportKind
    words: str
    author_name: str | None
    at: datetime


@dataclass(frozen=True)
class News:
    """One step of the idea's way."""

    id: int
    kind: NewsKind
    status: Status
    words: str
    outcome: Outcome
    by_name: str | None
    at: datetime


@dataclass(frozen=True)
class Link:
    kind: Linked
    record_id: int
    meeting_id: int | None
    title: str
    state: str
    at: datetime


@dataclass(frozen=True)
class IdeaRef:
    """Just enough to lead to an idea."""

    id: int
    title: str
    status: Status
    thread_id: int | None = None
    """Its post in the Discord forum, where that was looked up."""


@dataclass(frozen=True)
class Mine:
    """What one person has to do with an idea: for their own eyes."""

    author: bool = False
    entered: bool = False
    support: SupportKind | None = None
    support_words: str = ""
    following: bool = False


@dataclass(frozen=True)
class IdeaView:
    """Everything the page of one idea shows."""

    idea: Idea
    comments: tuple[Comment, ...]
    said: tuple[Said, ...]
    news: tuple[News, ...]
    links: tuple[Link, ...]
    joined: tuple[IdeaRef, ...]
    """Ideas that became part of this one, each of which can still be looked at."""
    mine: Mine = Mine()


@dataclass(frozen=True)
class Filters:
    text: str = ""
    status: Status | None = None
    level: Level | None = None
    tag: str | None = None
    mine: bool = False
    followed: bool = False
    waiting: bool = False
    """Only those that wait for news."""


EVERY_IDEA = Filters()


@dataclass(frozen=True)
class Page:
    ideas: tuple[Idea, ...]
    number: int
    """From 1. A page past the last shows the last."""
    pages: int
    total: int


@dataclass(frozen=True)
class Twin:
    """A posted idea that may be the same."""

    idea: IdeaRef
    what: str
    supporters: int
    score: float
    """From 0 to 100."""
