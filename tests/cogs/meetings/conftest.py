"""A group with its channels, an organiser and two people who take part, on simulated Discord."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import pytest_asyncio
import simcord

from bot.app import open_services
from bot.client import AlongsideClient
from bot.core.roles import Actor
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.meetings.rules import Meeting
from bot.services import Services
from cogs.meetings.cog import MeetingCog
from config.settings import Settings
from tests.conftest import sqlite_copy
from tests.discord_words import fill_in, text_of
from tests.the_bot import cog_of

FIRST = {
    "meetings-field-title": "May meeting",
    "meetings-field-date": "12 May 2026",
    "meetings-field-times": "10am to 12pm",
    "meetings-field-place": "Riverside Hall, Bridge Street",
    "meetings-field-link": "https://meet.example/may",
}


@pytest.fixture
def public_url() -> str:
    return "https://riverside.example"


@pytest_asyncio.fixture
async def simcord_bot(tmp_path: Path, migrated_sqlite: Path, public_url: str) -> AsyncIterator[AlongsideClient]:
    """The real bot, with web pages at `public_url`."""
    url = sqlite_copy(migrated_sqlite, tmp_path / "discord.db")
    settings = Settings(database_url=url, web_port=0, card_interval=0, public_url=public_url)
    async with open_services(settings, discord.utils.utcnow) as opened:
        yield AlongsideClient(opened)


class Server:
    """Ola arranges; Asha and Ben take part."""

    def __init__(self, env: simcord.Env, services: Services) -> None:
        self.env = env
        self.services = services
        self.guild = env.create_guild("Riverside voices")
        self.board = self.guild.create_text_channel("announcements")
        self.organisers = self.guild.create_text_channel("organisers")
        self.lobby = self.guild.create_text_channel("lobby")
        self.ola = self.guild.add_member(env.create_user("Ola"))
        self.asha = self.guild.add_member(env.create_user("Asha"))
        self.ben = self.guild.add_member(env.create_user("Ben"))

    async def actor(self, member: simcord.MemberActor) -> Actor:
        return await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name=self.guild.name, user_id=member.id, name=member.name
        )

    async def set_channel(self, purpose: Channel, channel: simcord.ChannelHandle) -> None:
        await self.services.groups.set_channel(await self.actor(self.ola), purpose, channel.id)
        await self.drawn()

    async def drawn(self) -> None:
        """Wait for the cards after a change that came through another door than Discord."""
        await self.services.events.drain()
        await cog_of(self.env, MeetingCog).in_step.settled()
        await self.env.settle()

    async def create(self, **changed: str) -> simcord.InteractionResult:
        """Ola fills the form in; `changed` names fields by the end of their message."""
        shown = await self.ola.slash(self.lobby, "meeting create")
        answers = FIRST | {f"meetings-field-{name}": text for name, text in changed.items()}
        return await fill_in(self.ola, shown, {say(label): text for label, text in answers.items()})

    async def next_meeting(self) -> Meeting:
        group = await self.services.groups.of_guild(self.guild.id, "")
        return (await self.services.meetings.next_up(group.id)).meeting

    def cards(self) -> list[discord.Message]:
        return self.board.history()

    def card(self) -> str:
        """The words of the only announcement."""
        (card,) = self.cards()
        return text_of(card)

    def events(self) -> list[discord.ScheduledEvent]:
        return list(self.env.bot.guilds[0].scheduled_events)

    async def press(self, member: simcord.MemberActor, label: str) -> simcord.InteractionResult:
        return await member.click(self.cards()[-1], label=say(label))


@pytest_asyncio.fixture
async def server(simcord_env: simcord.Env, simcord_bot: AlongsideClient) -> Server:
    server = Server(simcord_env, simcord_bot.services)
    await server.services.people.grant_first_organiser(await server.actor(server.ola))
    await server.set_channel(Channel.ANNOUNCEMENTS, server.board)
    await server.set_channel(Channel.ORGANISERS, server.organisers)
    return server
