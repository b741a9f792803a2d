"""A made-up group in a live meeting on a simulated Discord, with polls to run."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any

import discord
import simcord

from bot.checkin.rules import Side
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.meetings.rules import NewMeeting
from bot.polls.rules import Poll, PollKind, PollView
from bot.polls.service import NewPoll
from bot.services import Services
from cogs.polls.board import Board
from tests.discord_words import answer_of, parts, text_of
from tests.the_bot import board_of, bot_of

TOPICS = ("Buses", "Food", "Rooms")


class TownHall:
    """Ola organises; Fay and Gus facilitate; Asha, Ben, Cem, Dot and Eli take part."""

    def __init__(self, env: simcord.Env) -> None:
        self.env = env
        self.guild = env.create_guild("Riverside voices")
        self.room = self.guild.create_text_channel("meeting-room")
        names = ("Ola", "Fay", "Gus", "Asha", "Ben", "Cem", "Dot", "Eli")
        self.ola, self.fay, self.gus, self.asha, self.ben, self.cem, self.dot, self.eli = (
            self.guild.add_member(env.create_user(name)) for name in names
        )
        self.meeting_id = 0
        self.facilitator = Actor.system(0)

    @property
    def services(self) -> Services:
        return bot_of(self.env).services

    async def set_up(self) -> None:
        services, ola = self.services, await self.actor(self.ola)
        await services.people.grant_first_organiser(ola)
        ola = await self.actor(self.ola)
        await services.groups.set_channel(ola, Channel.MEETING_ROOM, self.room.id)
        for member in (self.fay, self.gus):
            await services.people.grant(ola, (await self.actor(member)).person_id, Role.FACILITATOR)
        starts = discord.utils.utcnow() + timedelta(days=60)
        new = NewMeeting("Meeting", starts, starts + timedelta(hours=2), "Hall", "https://meet.example/riverside")
        view, _warnings = await services.meetings.create(ola, new)
        self.meeting_id = view.meeting.id
        self.facilitator = await self.actor(self.fay)
        await self.env.settle()

    async def actor(self, member: simcord.MemberActor) -> Actor:
        return await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name="Riverside voices", user_id=member.id, name=member.name
        )

    async def here(self, member: simcord.MemberActor, side: Side = Side.ROOM) -> None:
        await self.services.check_ins.check_in(await self.actor(member), self.meeting_id, side)

    async def prepare(self, new: NewPoll) -> PollView:
        return await self.services.polls.prepare(self.facilitator, self.meeting_id, new)

    async def open(self, kind: PollKind = PollKind.ONE_CHOICE, **settings: Any) -> Poll:
        """Open a poll, so that its ballot stands in the meeting room."""
        fixed = kind in (PollKind.YES_NO, PollKind.CONSENT, PollKind.FIST_OF_FIVE, PollKind.SHORT_ANSWER)
        values = {"question": "Which topic?", "options": () if fixed else TOPICS, **settings}
        with self.env.time_context():
            prepared = await self.prepare(NewPoll(kind=kind, **values))
            view, _warnings = await self.services.polls.open(self.facilitator, prepared.poll.id)
        await self.drawn(view.poll)
        return view.poll

    async def drawn(self, poll: Poll) -> None:
        """Wait until the ballot shows what is stored now, whoever was drawing it already."""
        with self.env.time_context():
            await self.services.events.drain()
            await asyncio.sleep(0)  # a drawing that was asked for is under way now, and ours comes after it
            await board_of(self.env, Board).draw(poll.group_id, poll.id)
        await self.env.settle()

    async def close(self, poll: Poll) -> None:
        """As the clock does it, a minute after a facilitator said so."""
        with self.env.time_context():
            await self.services.polls.close(self.facilitator, poll.id)
        await self.env.advance_time(61)
        await self.close_now(poll)

    async def close_now(self, poll: Poll) -> None:
        """As the clock does it, whose time has come."""
        with self.env.time_context():
            await self.services.polls.close_due()
        await self.drawn(poll)

    async def view(self, poll: Poll) -> PollView:
        return await self.services.polls.view(poll.group_id, poll.id)

    async def counts(self, poll: Poll) -> list[int]:
        """Whatever may be shown: how many voted for each answer."""
        result = await self.services.polls.result(self.facilitator, poll.id)
        return [row.count for row in result.rows]

    # What people see and press

    def cards(self) -> list[discord.Message]:
        return [message for message in self.room.history() if not message.flags.ephemeral]

    def card(self) -> discord.Message:
        return self.cards()[-1]

    async def press(self, member: simcord.MemberActor, label: str) -> simcord.InteractionResult:
        return await member.click(self.card(), label=label)


async def click(member: simcord.MemberActor, shown: simcord.InteractionResult, label: str) -> simcord.InteractionResult:
    assert shown.response is not None
    return await member.click(shown.response, label=label)


async def choose(
    member: simcord.MemberActor, message: Any, option_id: int | str, *, list_number: int = 0
) -> simcord.InteractionResult:
    """Choose this answer in the list of a card or a panel."""
    components = [part if isinstance(part, dict) else part.to_dict() for part in message.components]
    lists = [part for part in parts(components) if part["type"] == 3]
    return await member.select(message, [str(option_id)], custom_id=lists[list_number]["custom_id"])


def words(result: simcord.InteractionResult) -> str:
    """The one private answer."""
    assert result.response is not None
    assert result.response.ephemeral
    assert result.followups == []
    return re.sub("[\u2068\u2069]", "", answer_of(result))


def heard(message: discord.Message | simcord.ResponseMessage) -> str:
    return re.sub("[\u2068\u2069]", "", text_of(message))


def button(number: int, text: str) -> str:
    return f"{number}. {text}"


SEND = say("polls-button-send")
VOTE = say("polls-button-vote")
