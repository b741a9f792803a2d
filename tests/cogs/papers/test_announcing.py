"""A paper that is out is announced, also where Discord fails at first."""

from __future__ import annotations

from bot.papers.service import NewVersion
from cogs.papers.cog import PapersCog
from tests.cogs.agenda.riverside import Riverside, public
from tests.discord_words import text_of
from tests.the_bot import cog_of, drawn_after_failing


async def test_a_paper_is_announced_once_though_discord_failed_at_first(riverside: Riverside) -> None:
    papers, ola = riverside.services.papers, await riverside.actor(riverside.ola)
    paper = (await papers.add_paper(ola, riverside.meeting_id, "Bus plan", "Where the new bus goes.")).paper
    await papers.attach(ola, paper.id, NewVersion("standard", "Two pages.", link="https://example.org/plan"))
    announcements = cog_of(riverside.env, PapersCog)._announcements
    announcements._first_rest = 0.001
    riverside.env.inject_error("POST", f"/channels/{riverside.news.id}/messages", status=503, times=2)
    await papers.release(ola, paper.id)
    await riverside.all_drawn()
    await drawn_after_failing(announcements)
    assert ["Bus plan" in text_of(message) for message in public(riverside.news)].count(True) == 1
