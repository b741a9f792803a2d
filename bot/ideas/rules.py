"""What an idea is, and the way it goes from new to answered. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

TITLE_LIMIT = 100
TEXT_LIMIT = 1000
"""The most characters of what the idea is, and of why it matters."""
WHO_LIMIT = 300
COMMENT_LIMIT = 1500
WORDS_LIMIT = 500
"""The most characters of the words that go with a support, a change of status, or an answer."""
DESCRIPTION_LIMIT = 500
MOST_TAGS = 5
TAG_LIMIT = 20
MOST_TOPICS = 11
"""Topics a group may have. With the eight of the status they fit the 20 tags of a Discord forum."""


class Status(StrEnum):
    """In the order of the path. The last three are answers."""

    NEW = "new"
    SEEN = "seen"
    TALKED_ABOUT = "talked_about"
    ON_AGENDA = "on_agenda"
    PLANNED = "planned"
    DONE = "done"
    NOT_THIS_TIME = "not_this_time"
    ANSWERED = "answered"


CLOSED = frozenset({Status.DONE, Status.NOT_THIS_TIME, Status.ANSWERED})
BY_HAND = (Status.SEEN, Status.TALKED_ABOUT, Status.ON_AGENDA, Status.PLANNED)
"""What a person can set without an answer; nobody makes an idea new again."""


class Standing(StrEnum):
    """Each idea has exactly one, so the four numbers always add up to what was posted."""

    SHOWN = "shown"
    HELD = "held"
    """Held or hidden by a moderator, with a reason that its author was told."""
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class Level(StrEnum):
    INDIVIDUAL = "individual"
    SERVICE = "service"
    ORGANISATION = "organisation"


class SupportKind(StrEnum):
    SUPPORT = "support"
    MATTERS = "matters"
    """ "This matters to me too", with words."""
    MISSING = "missing"
    """ "Something is missing", with words. It counts by itself and not as support."""


class Source(StrEnum):
    """The door that a comment or a support came through."""

    DISCORD = "discord"
    THREAD = "thread"
    """Typed straight into the Discord thread, where the group reads those."""
    PHONE = "phone"
    """A web page, on a phone or elsewhere."""
    NAMED = "named"
    """Entered by a helper."""


class Delivery(StrEnum):
    DIRECT = "direct"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


@dataclass(frozen=True)
class Outcome:
    """ "We did", "We could not, because" and "Next": what an idea is closed with."""

    we_did: str = ""
    could_not: str = ""
    next_step: str = ""

    def __bool__(self) -> bool:
        return bool(self.we_did or self.could_not or self.next_step)


NO_ANSWER = Outcome()


@dataclass(frozen=True)
class Attachment:
    upload_id: str
    description: str
    """What it shows, for who cannot see it; never empty."""


@dataclass(frozen=True)
class NewIdea:
    title: str
    what: str
    why: str
    who: str = ""
    level: Level | None = None
    named: bool = True
    tags: tuple[str, ...] = ()
    attachment: Attachment | None = None


@dataclass(frozen=True)
class Counts:
    """Of an idea together with all that were merged into it, each person once."""

    authors: int = 0
    supporters: int = 0
    """People who support it or said that it matters to them too. Authors are not in it."""
    matters: int = 0
    """Of the supporters, those who said "This matters to me too"."""
    missing: int = 0
    """People who said that something is missing."""
    comments: int = 0
    followers: int = 0


@dataclass(frozen=True)
class Idea:
    """What a card, a list and a page show of an idea. It has no name in it that may not be shown."""

    id: int
    group_id: int
    title: str
    what: str
    why: str
    who: str
    level: Level | None
    status: Status
    standing: Standing
    locked: bool
    author_id: int = field(repr=False)
    """Never shown: show `authors`."""
    entered_by: int | None = field(repr=False)
    named: bool
    authors: tuple[str, ...]
    """Names of those who chose to be named, of the merged ideas too."""
    unnamed_authors: int
    owner_id: int | None
    """Who looks after it."""
    owner_name: str | None
    outcome: Outcome
    posted_at: datetime
    news_at: datetime
    closed_at: datetime | None
    waiting_for_news: bool
    merged_into: int | None
    merged_title: str | None
    merged_at: datetime | None
    undo_until: datetime | None
    """Until when, that moment included, the merge can be undone."""
    counts: Counts
    tags: tuple[str, ...]
    attachment: Attachment | None
    forum_id: int | None
    thread_id: int | None
    card_id: int | None
    """Its post in the Discord forum, and the message of that which is its card."""
    drawn: str = field(default="", repr=False)
    """What that post shows, as a hash."""

    @property
    def closed(self) -> bool:
        return self.status in CLOSED

    @property
    def open_to_words(self) -> bool:
        """Whether people can comment on it and support it."""
        return self.standing is Standing.SHOWN and not self.locked


@dataclass(frozen=True)
class Comment:
    id: int
    idea_id: int
    """The idea it was written on, which may have become part of another."""
    group_id: int
    author_name: str | None
    """None where its author is not named."""
    person_id: int = field(repr=False)
    words: str
    source: Source
    at: datetime
    edited_at: datetime | None
    message_id: int | None
    """The message of the Discord thread that shows it, or that it was typed as."""
    hidden: bool = False
    withdrawn: bool = False

    @property
    def gone(self) -> bool:
        """Whether only its author, or only moderators, may still see it."""
        return self.hidden or self.withdrawn


@dataclass(frozen=True)
class GroupIdeas:
    """What a group has set for its ideas."""

    topics: tuple[str, ...]
    contacts: str
    """The group's own emergency contacts; empty where it has set none."""
    reads_typed: bool
    """Whether what people type straight into a thread counts as a comment."""
    reads_since: datetime | None = None
    """What was typed before is never read; None where it is not known, or nothing is read."""


@dataclass(frozen=True)
class IdeaChanged:
    """Anything shown of this idea changed."""

    group_id: int
    idea_id: int


@dataclass(frozen=True)
class IdeaCommented:
    """A comment was made, changed, hidden, shown or taken back."""

    group_id: int
    idea_id: int
    """The idea whose thread shows it."""
    comment_id: int


@dataclass(frozen=True)
class AnswersOpened:
    """A meeting has started, and "You said, we did" opens it. Told once a meeting."""

    group_id: int
    meeting_id: int


@dataclass(frozen=True)
class IdeaSettingsChanged:
    group_id: int
