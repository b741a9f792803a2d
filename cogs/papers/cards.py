"""Papers as cards. Pure: services' values in, words out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import discord

from bot.core.dates import spoken_date
from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.papers.rules import Comment, GoingOut, PaperFor, PaperView, ToMake, Version, Wanted, in_order
from bot.papers.words import going_out_words, to_make_words
from cogs.papers.components import (
    GetVersion,
    PapersOnWeb,
    ReadComments,
    ReadPapers,
    ReleasePaper,
    SayComment,
)
from cogs.shared.layout import Part, card, last_that_fit
from cogs.shared.plain_text import plain

Label = Callable[[Version | Wanted], str]
MOST_BUTTONS = 5


def released_card(view: PaperView) -> discord.ui.LayoutView:
    """For everybody, in the channel: the same words for all, whatever they read."""
    paper = view.paper
    return card(
        say("papers-card-released", title=escape_markdown(paper.title)),
        escape_markdown(paper.summary),
        say("papers-card-until", until=spoken_date(paper.comments_until)) if paper.comments_until else "",
        _override(view),
        [ReadPapers(paper.meeting_id, label=say("papers-button-read"), style=discord.ButtonStyle.primary)],
    )


def reading_card(meeting_id: int, papers: Sequence[PaperFor], label: Label) -> discord.ui.LayoutView:
    """What one person can read, their own formats first."""
    web = PapersOnWeb(meeting_id, label=say("papers-button-web"))
    groups = [(_paper_words(each, label), _buttons(each, label)) for each in papers]
    return _newest_card(say("papers-reading-heading"), groups, [web])


def _newest_card(
    heading: str, papers: Sequence[Sequence[Part]], doors: Sequence[discord.ui.Item[Any]]
) -> discord.ui.LayoutView:
    """As many of the newest papers as one message takes. Where that is not all, it says so above its doors."""
    more = say("papers-more-on-web")
    shown = last_that_fit(papers, [heading], [more, doors])
    return card(heading, *[part for paper in shown for part in paper], more if len(shown) < len(papers) else "", doors)


def _paper_words(each: PaperFor, label: Label) -> str:
    paper = each.view.paper
    lines = [say("papers-reading-title", title=escape_markdown(paper.title)), escape_markdown(paper.summary)]
    if each.waiting:
        lines.append(say("papers-reading-waiting"))
    if each.comments_until:
        lines.append(say("papers-reading-until", until=spoken_date(each.comments_until)))
    lines += [_version_words(version, label) for version in in_order(each)]
    return "\n".join(filter(None, [*lines, _override(each.view)]))


def list_card(
    meeting_id: int, views: Sequence[PaperView], label: Label, dates: GoingOut, making: Mapping[int, Sequence[ToMake]]
) -> discord.ui.LayoutView:
    """For organisers: what is there, what is missing and until when it can be begun, and what is late."""
    groups: list[list[Part]] = []
    for view in views:
        release = [ReleasePaper(view.paper.id, label=say("papers-button-release"))]
        words = "\n".join(filter(None, _list_lines(view, label, making[view.paper.id])))
        groups.append([words, release if view.paper.released_at is None else ""])
    doors = [
        PapersOnWeb(meeting_id, label=say("papers-button-web")),
        ReadComments(meeting_id, label=say("papers-button-comments")),
    ]
    return _newest_card(f"{say('papers-list-heading')}\n{going_out_words(dates)}", groups, doors)


def _list_lines(view: PaperView, label: Label, making: Sequence[ToMake]) -> list[str]:
    there = "; ".join(label(version) for version in view.versions) or say("papers-nothing-yet")
    missing = [to_make_words(each, escape_markdown(label(each.wanted))) for each in making]
    return [
        say("papers-list-title", title=escape_markdown(view.paper.title)),
        say("papers-list-there", formats=escape_markdown(there)),
        *([say("papers-list-missing"), *(f"- {line}" for line in missing)] if missing else [say("papers-list-ready")]),
        say("papers-list-out") if view.paper.released_at else "",
        _override(view),
    ]


def comments_card(
    meeting_id: int, views: Sequence[PaperView], said: Mapping[int, Sequence[Comment]], names: Mapping[int, str]
) -> discord.ui.LayoutView:
    """For organisers: what people think of each paper."""
    web = PapersOnWeb(meeting_id, label=say("papers-button-web"))
    groups = [[_comments_words(view, said[view.paper.id], names)] for view in views]
    return _newest_card(say("papers-comments-heading"), groups, [web])


def _comments_words(view: PaperView, said: Sequence[Comment], names: Mapping[int, str]) -> str:
    lines = [
        say("papers-comment-line", name=plain(names[each.person_id], 60), words=plain(each.words, 600)) for each in said
    ]
    title = say("papers-reading-title", title=escape_markdown(view.paper.title))
    return "\n".join([title, *(lines or [say("papers-comments-none")])])


def _override(view: PaperView) -> str:
    reason = view.paper.override_reason
    return say("papers-card-override", reason=escape_markdown(reason)) if reason else ""


def _version_words(version: Version, label: Label) -> str:
    facts = {"format": escape_markdown(label(version)), "description": escape_markdown(version.description)}
    if version.link:
        return say("papers-version-link", **facts, link=version.link)
    if version.how:
        return say("papers-version-how", **facts, how=escape_markdown(version.how))
    return say("papers-version-file", **facts)


def _buttons(each: PaperFor, label: Label) -> list[discord.ui.Item[Any]]:
    paper_id, asked = each.view.paper.id, each.view.paper.comments_until is not None
    with_files = [version for version in in_order(each) if version.upload_id is not None]
    found: list[discord.ui.Item[Any]] = [
        GetVersion(paper_id, str(version.id), label=say("papers-button-get", format=label(version))[:80])
        for version in with_files[: MOST_BUTTONS - asked]
    ]
    return [*found, SayComment(paper_id, label=say("papers-button-comment"))] if asked else found
