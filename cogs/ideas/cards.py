"""The cards of ideas: what is stored in, a Discord layout out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.rules import Idea, Standing, SupportKind
from cogs.ideas.beside import NOTHING, Beside, page_link
from cogs.ideas.components import Comment, More, NotForMe, PostOne, Support, SupportWithWords
from cogs.ideas.lines import about_line, answered_lines, counts_line, outcome_lines, status_line
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain

ANSWERED_BUDGET = 3600
"""Characters for a "You said, we did" list; with its heading it stays under Discord's 4000."""


def idea_card(idea: Idea, beside: Beside = NOTHING) -> discord.ui.LayoutView:
    """The idea as it stands in the forum. One that is not on show, or part of another, says only that."""
    if idea.standing is Standing.MERGED:
        return _joined_card(idea)
    if idea.standing is not Standing.SHOWN:
        return card(f"## {say(f'ideas-card-{idea.standing.value}')}\n{say(f'ideas-card-{idea.standing.value}-why')}")
    top = f"## {plain(idea.title)}\n{plain(idea.what)}"
    why = [say("ideas-card-why", words=plain(idea.why))]
    if idea.who:
        why.append(say("ideas-card-who", words=plain(idea.who)))
    if idea.attachment:
        kind = "picture" if beside.picture else "file"
        why.append(say(f"ideas-card-{kind}", words=plain(idea.attachment.description)))
    lines = (f"**{status_line(idea)}**", outcome_lines(idea.outcome), *beside.led_to)
    where = "\n".join(line for line in lines if line)
    counts = f"{counts_line(idea)}\n{about_line(idea)}"
    parts: list[Part] = [top, "\n".join(why), *_picture(idea, beside), where, counts]
    return card(*parts, idea_buttons(idea), [_post_one(), *page_link(beside.page)])


def idea_buttons(idea: Idea) -> list[discord.ui.Item[Any]]:
    closed = not idea.open_to_words
    first = discord.ButtonStyle.primary
    missing = SupportWithWords(idea.id, SupportKind.MISSING.value, label=say("ideas-button-missing"), disabled=closed)
    return [
        Support(idea.id, label=say("ideas-button-support"), style=first, disabled=closed),
        SupportWithWords(idea.id, SupportKind.MATTERS.value, label=say("ideas-button-matters"), disabled=closed),
        missing,
        Comment(idea.id, label=say("ideas-button-comment"), disabled=closed),
        More(idea.id, label=say("ideas-button-more")),
    ]


def _picture(idea: Idea, beside: Beside) -> list[discord.ui.MediaGallery[Any]]:
    """The picture itself, with its description for those who listen."""
    if not beside.picture_name or idea.attachment is None:
        return []
    gallery: discord.ui.MediaGallery[Any] = discord.ui.MediaGallery()
    gallery.add_item(media=f"attachment://{beside.picture_name}", description=idea.attachment.description)
    return [gallery]


def answered_card(ideas: Sequence[Idea], *, heading: str, page: str = "") -> discord.ui.LayoutView:
    """ "You said, we did", as many as fit, and how many more."""
    kept: list[str] = []
    for block in answered_lines(ideas):
        if len("\n\n".join([*kept, block])) > ANSWERED_BUDGET:
            break
        kept.append(block)
    more = len(ideas) - len(kept)
    words = "\n\n".join(kept) if kept else say("ideas-answers-none")
    more_words = say("ideas-answers-more", count=more) if more and kept else ""
    return card(f"## {heading}", words, more_words, page_link(page))


def _joined_card(idea: Idea) -> discord.ui.LayoutView:
    words = say("ideas-card-merged-why", into=plain(idea.merged_title or "", 100))
    not_for_me = NotForMe(idea.id, str(idea.group_id), label=say("ideas-button-not-for-me"))
    return card(f"## {plain(idea.title)}\n{say('ideas-card-merged')}\n{words}", [not_for_me])


def _post_one() -> PostOne:
    return PostOne(0, label=say("ideas-button-post"))
