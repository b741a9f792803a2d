""" "You said, we did" for whoever asks: of some weeks, or what a meeting opened with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord

from bot.core.wording import say
from cogs.ideas.beside import answers_page
from cogs.ideas.cards import answered_card
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.plain_text import plain


async def show_answers(interaction: discord.Interaction[Any], weeks: int, meeting_id: int | None) -> None:
    """With it, where every idea stands: it always adds up."""
    actor, services = await actor_of(interaction), services_of(interaction)
    if meeting_id is None:
        heading = say("ideas-answers-heading", weeks=weeks)
        answered = await services.ideas.answered(actor.group_id, services.clock() - timedelta(weeks=weeks))
    else:
        meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
        heading = say("ideas-answers-meeting", meeting=plain(meeting.title, 100))
        answered = await services.ideas.opening_of(actor.group_id, meeting_id)
    page = await answers_page(services, actor.group_id)
    await show(interaction, answered_card(answered, heading=heading, page=page))
    tally = await services.ideas.tally(actor.group_id)
    await tell(interaction, say("ideas-tally", **vars(tally)))
