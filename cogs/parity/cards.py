"""The parity report as a card, with its picture where sides can be told apart. Its words say all of it."""

from __future__ import annotations

import asyncio

import discord

from bot.core.wording import say
from bot.parity.chart import draw_report
from bot.parity.rules import Report
from bot.parity.words import report_words
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain
from cogs.shared.posting import Picture

CHART = "room-and-home.png"
DESCRIPTION_LIMIT = 1024


def report_card(title: str, report: Report) -> discord.ui.LayoutView:
    """The words, and where sides can be told apart the picture, which says nothing more."""
    words = report_words(report)
    parts: list[Part] = [f"## {plain(say('parity-heading', title=title))}\n{words[0]}", "\n".join(words[1:])]
    if report.by_side:
        gallery: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery()
        gallery.add_item(media=f"attachment://{CHART}", description=_description(report))
        parts.append(gallery)
    return card(*parts)


async def report_pictures(report: Report) -> list[Picture]:
    if not report.by_side:
        return []
    return [Picture(CHART, await asyncio.to_thread(draw_report, report), _description(report))]


def _description(report: Report) -> str:
    return " ".join(report_words(report))[:DESCRIPTION_LIMIT]
