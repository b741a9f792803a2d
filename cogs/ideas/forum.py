"""The tags of the ideas forum: the status of an idea and the group's topics."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.core.wording import say
from bot.ideas.rules import Idea, Status

MOST_APPLIED = 5
"""Tags that Discord takes on one post."""
MOST_TAGS = 20
"""Tags that Discord takes in one forum."""


async def make_tags(forum: discord.ForumChannel, topics: Sequence[str]) -> None:
    """The tags that are missing; those that somebody made by hand stay. Nothing happens where none is missing."""
    wanted = [*(_status_name(status) for status in Status), *topics]
    there = {tag.name for tag in forum.available_tags}
    missing = [name for name in wanted if name not in there][: max(0, MOST_TAGS - len(there))]
    if missing:
        made = [discord.ForumTag(name=name, moderated=name not in topics) for name in missing]
        await forum.edit(available_tags=[*forum.available_tags, *made])


def tags_of(forum: discord.ForumChannel, idea: Idea) -> list[discord.ForumTag]:
    """The status first, then as many of its topics as Discord takes."""
    by_name = {tag.name: tag for tag in forum.available_tags}
    names = [_status_name(idea.status), *idea.tags]
    return [by_name[name] for name in names if name in by_name][:MOST_APPLIED]


def _status_name(status: Status) -> str:
    return say(f"ideas-status-{status.value}")
