"""Papers as cards. Pure: services' values in, words out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord.utils import escape_markdown

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.papers.rules import PaperFor, PaperView, Version, Wanted
from cogs.papers.components import GetVersion, ReadPapers, ReleasePaper
from cogs.shared.layout import card

Label = Callable[[Version | Wanted], str]
MOST_BUTTONS = 5
MOST_PAPERS = 6


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


def reading_card(papers: Sequence[PaperFor], label: Label) -> discord.ui.LayoutView:
    """What one person can read, their own formats first."""
    parts: list[Any] = [say("papers-reading-heading")]
    for each in papers[-MOST_PAPERS:]:
        paper = each.view.paper
        lines = [say("papers-reading-title", title=escape_markdown(paper.title)), escape_markdown(paper.summary)]
        if each.waiting:
            lines.append(say("papers-reading-waiting"))
        if each.comments_until:
            lines.append(say("papers-reading-until", until=spoken_date(each.comments_until)))
        lines += [_version_words(version, label) for version in _in_order(each)]
        parts += ["\n".join(filter(None, [*lines, _override(each.view)])), _files(each, label)]
    return card(*parts)


def list_card(views: Sequence[PaperView], label: Label) -> discord.ui.LayoutView:
    """For organisers: what is there, and what is missing."""
    parts: list[Any] = [say("papers-list-heading")]
    for view in views[-MOST_PAPERS:]:
        there = ", ".join(label(version) for version in view.versions) or say("papers-nothing-yet")
        missing = ", ".join(label(each) for each in view.missing)
        parts.append(
            "\n".join(
                filter(
                    None,
                    [
                        say("papers-list-title", title=escape_markdown(view.paper.title)),
                        say("papers-list-there", formats=escape_markdown(there)),
                        say("papers-list-missing", formats=escape_markdown(missing)) if missing
                        else say("papers-list-ready"),
                        say("papers-list-out") if view.paper.released_at else "",
                        _override(view),
                    ],
                )
            )
        )  # fmt: skip
        if view.paper.released_at is None:
            parts.append([ReleasePaper(view.paper.id, label=say("papers-button-release"))])
    return card(*parts)


def _override(view: PaperView) -> str:
    reason = view.paper.override_reason
    return say("papers-card-override", reason=escape_markdown(reason)) if reason else ""


def _in_order(each: PaperFor) -> list[Version]:
    own = {version.id for version in each.own}
    return sorted(each.view.versions, key=lambda version: (version.id not in own, version.id))


def _version_words(version: Version, label: Label) -> str:
    facts = {"format": escape_markdown(label(version)), "description": escape_markdown(version.description)}
    if version.link:
        return say("papers-version-link", **facts, link=version.link)
    if version.how:
        return say("papers-version-how", **facts, how=escape_markdown(version.how))
    return say("papers-version-file", **facts)


def _files(each: PaperFor, label: Label) -> list[discord.ui.Item[Any]]:
    with_files = [version for version in _in_order(each) if version.upload_id is not None][:MOST_BUTTONS]
    return [
        GetVersion(each.view.paper.id, str(version.id), label=say("papers-button-get", format=label(version))[:80])
        for version in with_files
    ]
