"""What the pages of papers show, worked out before any template. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.papers.rules import Comment, GoingOut, PaperFor, PaperView, ToMake, Version, Wanted, in_order
from bot.papers.words import going_out_words, to_make_words

Label = Callable[[Version | Wanted], str]


@dataclass(frozen=True)
class Trouble:
    """What was sent of one paper and could not be used, to be shown beside its form. Paper 0 is a new one."""

    paper_id: int
    words: str
    typed: Mapping[str, str]


@dataclass(frozen=True)
class Reachable:
    """One format, and how it is reached: exactly one of `href` and `how`."""

    label: str
    description: str
    href: str
    how: str
    own: bool


@dataclass(frozen=True)
class ReadablePaper:
    id: int
    title: str
    summary: str
    until: str
    """Until when comments are taken, in words; empty where none are asked for."""
    waiting: bool
    override: str
    formats: Sequence[Reachable]
    may_comment: bool
    said: Sequence[Comment]


@dataclass(frozen=True)
class PaperToBring:
    id: int
    title: str
    there: str
    making: Sequence[tuple[str, bool]]
    """What is missing in words, and whether it is late."""
    out: bool
    ready: bool
    override: str
    said: Sequence[tuple[str, str]]
    """Who, and what they think."""


@dataclass(frozen=True)
class ArrangeView:
    out_words: str
    late: bool
    papers: Sequence[PaperToBring]


def reading_view(
    papers: Sequence[PaperFor], said: Mapping[int, Sequence[Comment]], label: Label, today: date, *, file_at: str
) -> list[ReadablePaper]:
    return [_readable(each, said.get(each.view.paper.id, ()), label, today, file_at) for each in papers]


def released_view(views: Sequence[PaperView], label: Label, *, file_at: str) -> list[ReadablePaper]:
    """The same for everybody who has the joining link: nobody's own format, and no comments."""
    return [
        _readable(PaperFor(view, (), waiting=False, comments_until=None), (), label, date.max, file_at)
        for view in views
    ]


def _readable(each: PaperFor, said: Sequence[Comment], label: Label, today: date, file_at: str) -> ReadablePaper:
    paper, asked = each.view.paper, each.view.paper.comments_until is not None
    own = {version.id for version in each.own}
    until = each.comments_until
    return ReadablePaper(
        id=paper.id,
        title=paper.title,
        summary=paper.summary,
        until=say("papers-reading-until", until=spoken_date(until)) if until else "",
        waiting=each.waiting,
        override=_override(each.view),
        formats=[_reachable(version, label, file_at, own=version.id in own) for version in in_order(each)],
        may_comment=asked and (until is None or today <= until),
        said=said,
    )


def _reachable(version: Version, label: Label, file_at: str, *, own: bool) -> Reachable:
    href = version.link or (f"{file_at}/{version.id}" if version.upload_id is not None else "")
    return Reachable(label(version), version.description, href, version.how, own)


def arrange_view(
    views: Sequence[PaperView],
    *,
    making: Mapping[int, Sequence[ToMake]],
    said: Mapping[int, Sequence[Comment]],
    names: Mapping[int, str],
    dates: GoingOut,
    label: Label,
) -> ArrangeView:
    papers = [_to_bring(view, making[view.paper.id], said[view.paper.id], names, label) for view in views]
    return ArrangeView(going_out_words(dates), dates.days_late > 0, papers)


def _to_bring(
    view: PaperView, making: Sequence[ToMake], said: Sequence[Comment], names: Mapping[int, str], label: Label
) -> PaperToBring:
    return PaperToBring(
        id=view.paper.id,
        title=view.paper.title,
        there="; ".join(label(version) for version in view.versions) or say("papers-nothing-yet"),
        making=[(to_make_words(each, label(each.wanted)), each.late) for each in making],
        out=view.paper.released_at is not None,
        ready=view.ready,
        override=_override(view),
        said=[(names.get(one.person_id, ""), one.words) for one in said],
    )


def _override(view: PaperView) -> str:
    reason = view.paper.override_reason
    return say("papers-card-override", reason=reason) if reason else ""
