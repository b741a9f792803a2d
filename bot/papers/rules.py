"""A paper, its formats, when it is ready, and until when each person may comment. Pure.

(Source: requirements A10 and A13: the standard version does not go out before the formats that people asked for, and
nobody loses time because theirs came late.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.errors import BadInput, Refusal

TITLE_LIMIT = 100
SUMMARY_LIMIT = 500
DETAIL_LIMIT = 60
LINK_LIMIT = 500
HOW_LIMIT = 200
REASON_LIMIT = 300
DESCRIPTION_LIMIT = 500
COMMENT_LIMIT = 2000

STANDARD = "standard"
EASY_READ = "fmt_easy_read"
LISTENED_TO = frozenset({"fmt_audio", "fmt_bsl_video"})
"""Sound or film: no file that is taken (a picture or a PDF) can be one, so it is a link."""
READ_ALOUD = "fmt_screen_reader"
"""A program reads it out: nothing of a picture of a page."""
EARLY = "fmt_early"
"""When somebody gets their papers, and no format of its own."""


@dataclass(frozen=True, order=True)
class Wanted:
    """A format that somebody who comes to the meeting reads papers in; never who."""

    format: str
    """A key of the catalogue of needs, or STANDARD."""
    detail: str = ""
    """Such as "18 point"."""


@dataclass(frozen=True)
class Version:
    id: int
    paper_id: int
    format: str
    detail: str
    upload_id: int | None
    link: str
    how: str
    """How it reaches people, where it is neither a file nor a link: "by post on 3 March"."""
    description: str
    """What it is, for people who listen."""
    checked: bool
    """Checked with people with a learning disability: only then may it be called Easy Read."""
    attached_at: datetime

    def serves(self, wanted: Wanted) -> bool:
        """The same format; where both say which size, colour or language, the same one."""
        mine, theirs = self.detail.casefold().strip(), wanted.detail.casefold().strip()
        return self.format == wanted.format and (not mine or not theirs or mine == theirs)


@dataclass(frozen=True)
class Paper:
    id: int
    group_id: int
    meeting_id: int
    title: str
    summary: str
    """What it is about in a sentence or two."""
    comments_until: date | None
    """The last day to comment for everybody whose format came in time; None where comments are not asked for."""
    released_at: datetime | None
    override_reason: str
    """Why it went out before every format was there; everybody may read it. Empty where it did not."""


@dataclass(frozen=True)
class PaperView:
    paper: Paper
    versions: Sequence[Version]
    missing: Sequence[Wanted]
    """Formats that somebody needs and that are not attached; the standard version too."""

    @property
    def ready(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class PaperFor:
    """A released paper as one person gets it."""

    view: PaperView
    own: Sequence[Version]
    """In their own formats; empty where they asked for none, or theirs is not there yet."""
    waiting: bool
    """Theirs is still to come."""
    comments_until: date | None
    """Their own last day; None where comments are not asked for, or their days begin when theirs comes."""


@dataclass(frozen=True)
class Comment:
    """What somebody thinks of a paper. Organisers read it, and whoever wrote it."""

    id: int
    paper_id: int
    person_id: int
    words: str
    at: datetime


@dataclass(frozen=True)
class GoingOut:
    """By when the papers of a meeting reach everybody, as the group's calendar and what people need make it."""

    drafts_on: date
    """The day on which the first version of each is there, so that the other formats can be made."""
    on: date
    sooner: int
    """How many days sooner than usual, because somebody reads for longer. Everybody gets them then."""
    days_late: int
    """How many days that day has gone by while a paper is not out; 0 where nothing is late."""


@dataclass(frozen=True)
class ToMake:
    """A format that is missing, and the last day to begin with it."""

    wanted: Wanted
    working_days: int
    """How long it takes to make."""
    begin_by: date
    late: bool
    """There is not enough time left: that is so at once where it was asked for too late."""


@dataclass(frozen=True)
class PaperChanged:
    group_id: int
    meeting_id: int
    paper_id: int
    released: bool
    """It was released just now."""


class PapersNotReady(Refusal):
    """Facts: `missing`, the formats in words."""

    message = "papers-refused-not-ready"


class AlreadyReleased(Refusal):
    message = "papers-refused-released"


class OneWayOnly(BadInput):
    """A version is a file, a link, or a sentence on how it reaches people: exactly one of them."""

    message = "papers-refused-one-way"


class NotInSuchAFile(BadInput):
    """Whoever reads this format could do nothing with a file of this kind."""

    message = "papers-refused-file"


class NotAFormat(BadInput):
    message = "papers-refused-format"


class CommentsEndTooSoon(BadInput):
    message = "papers-refused-comments"


class CommentsNotAsked(Refusal):
    """No comments are asked for on this paper, or it is not out."""

    message = "papers-refused-no-comments"


class CommentsOver(Refusal):
    """This person's own last day has gone by. Facts: `until`."""

    message = "papers-refused-comments-over"


def check_file(format_: str, *, is_picture: bool) -> None:
    """Raise NotInSuchAFile for a file that would count as a format and is none."""
    if format_ in LISTENED_TO or (format_ == READ_ALOUD and is_picture):
        raise NotInSuchAFile


def missing_formats(wanted: Iterable[Wanted], versions: Sequence[Version]) -> tuple[Wanted, ...]:
    """What is not attached yet, the standard version first."""
    needed = [Wanted(STANDARD), *sorted(set(wanted))]
    return tuple(each for each in needed if not any(version.serves(each) for version in versions))


def formats_of(said: Iterable[tuple[str, str]]) -> tuple[Wanted, ...]:
    """The formats among what somebody needs, given as key and detail. Early papers are a time and not a format."""
    return tuple(sorted({Wanted(key, detail) for key, detail in said if key.startswith("fmt_") and key != EARLY}))


def paper_for(view: PaperView, formats: Sequence[Wanted], zone: ZoneInfo) -> PaperFor:
    """What one person gets of a released paper. Days that theirs came late are added to their time to comment."""
    own = [version for version in view.versions if any(version.serves(each) for each in formats)]
    waiting = any(not any(version.serves(each) for version in own) for each in formats)
    until, released = view.paper.comments_until, view.paper.released_at
    if until is None or released is None or waiting:
        return PaperFor(view, own, waiting, None if waiting else until)
    late = max((days_late(version, released, zone) for version in own), default=0)
    return PaperFor(view, own, waiting, until + timedelta(days=late))


def require_comments(own: PaperFor, today: date, until: str) -> None:
    """Whether this person may say what they think of it today. Who still waits for their format is never too late.

    `until` is their own last day in words. Raises CommentsNotAsked or CommentsOver.
    """
    if own.view.paper.released_at is None or own.view.paper.comments_until is None:
        raise CommentsNotAsked
    if own.comments_until is not None and today > own.comments_until:
        raise CommentsOver(until=until)


def days_late(version: Version, released_at: datetime, zone: ZoneInfo) -> int:
    """Whole days between the release and when this version came."""
    came, went = version.attached_at.astimezone(zone).date(), released_at.astimezone(zone).date()
    return max(0, (came - went).days)


def in_order(each: PaperFor) -> list[Version]:
    """This person's own formats first, then the others as they were attached."""
    own = {version.id for version in each.own}
    return sorted(each.view.versions, key=lambda version: (version.id not in own, version.id))


def label_key(version: Version | Wanted) -> str:
    """Which name a format has: "Easy Read" only where people with a learning disability checked it."""
    if version.format == EASY_READ and isinstance(version, Version) and not version.checked:
        return "fmt_simple_words_version"
    return version.format


def who_waits(wanted: Mapping[int, Sequence[Wanted]], version: Version, others: Sequence[Version]) -> frozenset[int]:
    """People for whom this version is the first of a format they read."""
    return frozenset(
        person_id
        for person_id, formats in wanted.items()
        if any(version.serves(each) and not any(other.serves(each) for other in others) for each in formats)
    )
