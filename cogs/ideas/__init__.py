"""The Discord face of ideas: /idea, and one post in the ideas forum for each idea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.ideas.cog import IdeasCog
from cogs.ideas.components import answer_moderator, not_for_me
from cogs.ideas.threads import IdeaThreads
from cogs.shared.with_notices import give_buttons

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    give_buttons("ideas-notice-merged", not_for_me)
    give_buttons("ideas-notice-moderated", answer_moderator)
    await bot.add_cog(IdeasCog(bot, bot.services))
    await bot.add_cog(IdeaThreads(bot, bot.services))
