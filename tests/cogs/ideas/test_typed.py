"""What people type straight into a thread: theirs, unless the process and the group both ask for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import pytest_asyncio

from bot.app import open_services
from bot.client import AlongsideClient
from config.settings import Settings
from tests.cogs.ideas.forum import WithIdeas
from tests.conftest import sqlite_copy
from tests.the_bot import bot_of


@pytest_asyncio.fixture
async def simcord_bot(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[AlongsideClient]:
    """The bot of a process whose settings ask for what is typed."""
    url = sqlite_copy(migrated_sqlite, tmp_path / "discord.db")
    settings = Settings(database_url=url, web_port=0, card_interval=0, read_typed_messages=True)
    async with open_services(settings, discord.utils.utcnow) as opened:
        yield AlongsideClient(opened)


async def _comments(riverside: WithIdeas, idea_id: int) -> list[str]:
    await riverside.all_drawn()
    group_id = (await riverside.actor(riverside.ola)).group_id
    return [comment.words for comment in (await riverside.services.ideas.view(group_id, idea_id)).comments]


@pytest.mark.parametrize("reads", [True, False])
async def test_typed_messages_are_comments_only_where_the_group_said_so(riverside: WithIdeas, reads: bool) -> None:
    idea = await riverside.posted()
    await riverside.services.ideas.read_typed(await riverside.actor(riverside.ola), reads=reads)
    [thread] = next(channel for channel in riverside.guild.channels.values() if channel.name == "ideas").threads
    said = await riverside.ben.send(thread, "We need two")
    assert await _comments(riverside, idea.id) == (["We need two"] if reads else [])
    await riverside.ben.edit(said, "We need three")
    assert await _comments(riverside, idea.id) == (["We need three"] if reads else [])
    await riverside.ben.delete(said)
    assert await _comments(riverside, idea.id) == []


async def test_messages_deleted_all_at_once_are_comments_no_more(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    await riverside.services.ideas.read_typed(await riverside.actor(riverside.ola), reads=True)
    [thread] = next(channel for channel in riverside.guild.channels.values() if channel.name == "ideas").threads
    await riverside.ben.send(thread, "We need two")
    await riverside.ben.send(thread, "Or three")
    assert await _comments(riverside, idea.id) == ["We need two", "Or three"]
    typed = [message for message in await riverside.messages() if not message.author.bot]
    await riverside.thread().delete_messages(typed)
    assert await _comments(riverside, idea.id) == []


async def test_what_was_typed_changed_and_deleted_while_the_bot_was_away_is_read_at_its_start(
    riverside: WithIdeas,
) -> None:
    """Not what was typed before the group asked for it: that stays the person's own."""
    idea = await riverside.posted()
    [thread] = next(channel for channel in riverside.guild.channels.values() if channel.name == "ideas").threads
    await riverside.ben.send(thread, "Between us")
    await riverside.env.advance_time(60)
    await riverside.services.ideas.read_typed(await riverside.actor(riverside.ola), reads=True)
    first = await riverside.ben.send(thread, "We need two")
    second = await riverside.ben.send(thread, "Green ones")
    assert await _comments(riverside, idea.id) == ["We need two", "Green ones"]
    assert await bot_of(riverside.env).remove_cog("IdeaThreads") is not None
    await riverside.ben.edit(first, "We need three")
    await riverside.ben.delete(second)
    await riverside.ben.send(thread, "And a bin")
    assert await _comments(riverside, idea.id) == ["We need two", "Green ones"]
    await riverside.restart()
    assert await _comments(riverside, idea.id) == ["We need three", "And a bin"]
    await riverside.restart()
    assert await _comments(riverside, idea.id) == ["We need three", "And a bin"]
