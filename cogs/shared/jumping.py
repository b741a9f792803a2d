"""Links that lead from one card to another in the same server."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.wording import say
from bot.ideas.seen import IdeaRef
from cogs.shared.plain_text import plain

_IN_A_LINK = str.maketrans("[]", "()")


def jump_address(guild_id: int, channel_id: int, message_id: int | None = None) -> str:
    """Where Discord shows the channel, thread or message."""
    rest = f"/{message_id}" if message_id else ""
    return f"https://discord.com/channels/{guild_id}/{channel_id}{rest}"


def linked(words: str, address: str, limit: int = 100) -> str:
    """The words as a link that is called by them; the words alone where there is no address."""
    shown = plain(words, limit)
    return f"[{shown.translate(_IN_A_LINK)}]({address})" if address else shown


def came_from(guild_id: int, ideas: Iterable[IdeaRef]) -> list[str]:
    """One line an idea that led here, which opens the idea's post where it has one."""
    return [_from(guild_id, idea) for idea in ideas]


def _from(guild_id: int, idea: IdeaRef) -> str:
    if idea.thread_id is None:
        return say("ideas-came-from", idea=f"“{plain(idea.title, 100)}”")
    return say("ideas-came-from-post", idea=linked(idea.title, jump_address(guild_id, idea.thread_id)))
