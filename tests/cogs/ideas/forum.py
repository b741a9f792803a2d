"""The made-up group with a forum for its ideas."""

from __future__ import annotations

from typing import Any

import discord
import simcord

from bot.client import AlongsideClient
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.ideas.rules import Idea, NewIdea
from bot.services import Services
from cogs.ideas.board import Board
from cogs.ideas.cog import IdeasCog
from tests.cogs.agenda.riverside import Riverside
from tests.discord_words import fill_in, text_of
from tests.the_bot import board_of, cog_of

BENCH = "A bench at the bus stop"


class WithIdeas(Riverside):
    def __init__(self, env: simcord.Env, services: Services) -> None:
        super().__init__(env, services)
        self.forum: Any = None

    async def set_up(self) -> None:
        guild = self.env.bot.get_guild(self.guild.id)
        assert guild is not None
        self.forum = await guild.create_forum("ideas")
        await super().set_up()

    def channels(self) -> dict[Channel, Any]:
        return {**super().channels(), Channel.IDEAS: self.forum}

    async def all_drawn(self) -> None:
        await super().all_drawn()
        board = board_of(self.env, Board)
        for _ in range(3):  # what is drawn tells of itself, and may be drawn again
            await board.settled()
            await self.services.events.drain()
        await cog_of(self.env, IdeasCog).opening.settled()
        await self.env.settle()

    async def post(
        self, member: simcord.MemberActor, title: str = BENCH, *, named: bool = True, why: str = "Waiting is hard"
    ) -> simcord.InteractionResult:
        shown = await member.slash(self.room, "idea post")
        posted = await self.fill(member, shown, title, named=named, why=why)
        await self.all_drawn()
        return posted

    async def fill(
        self,
        member: simcord.MemberActor,
        shown: simcord.InteractionResult,
        title: str,
        *,
        named: bool = True,
        why: str = "Waiting is hard",
    ) -> simcord.InteractionResult:
        answers = {
            say("ideas-label-title"): title,
            say("ideas-label-what"): f"{title}, please",
            say("ideas-label-why"): why,
            say("ideas-label-who"): "",
            say("ideas-label-named"): "yes" if named else "no",
        }
        return await fill_in(member, shown, answers)

    async def posted(self, title: str = BENCH, *, named: bool = True) -> Idea:
        """An idea of Asha's that came in by another door."""
        new = NewIdea(title, f"{title}, please", "Waiting is hard", named=named)
        idea = await self.services.ideas.post(await self.actor(self.asha), new)
        await self.all_drawn()
        return idea

    # What people see

    def threads(self) -> list[discord.Thread]:
        channel = self.env.bot.get_channel(self.forum.id)
        assert isinstance(channel, discord.ForumChannel)
        return list(channel.threads)

    def thread(self, title: str = BENCH) -> discord.Thread:
        return next(thread for thread in self.threads() if thread.name == title)

    async def messages(self, title: str = BENCH) -> list[discord.Message]:
        """Oldest first; the first is the card."""
        return [message async for message in self.thread(title).history(oldest_first=True)]

    async def post_card(self, title: str = BENCH) -> discord.Message:
        return (await self.messages(title))[0]

    async def hidden_card(self, idea: Idea) -> discord.Message:
        """The card of an idea that is not on show any more."""
        record = await self.services.ideas.record(idea.group_id, idea.id)
        thread = await self.env.bot.fetch_channel(record.thread_id or 0)
        assert isinstance(thread, discord.Thread)
        return await thread.fetch_message(record.card_id or thread.id)

    async def card_text(self, title: str = BENCH) -> str:
        return text_of(await self.post_card(title))

    def leads_to_post(self, words: str, title: str = BENCH) -> bool:
        """Whether the words say which idea it came from, as a link to its post."""
        return say("ideas-came-from-post", idea=f"[{title}]({self.thread(title).jump_url})") in words

    async def tags(self, title: str = BENCH) -> list[str]:
        return [tag.name for tag in self.thread(title).applied_tags]

    async def restart(self) -> None:
        await self.env.restart_bot(AlongsideClient(self.services))
        await self.all_drawn()
