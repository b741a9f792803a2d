"""Polls and phones for the tests of pages, in one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse, ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.checkin.rules import Side
from bot.polls.asking import NewPoll
from bot.polls.rules import Answer, Cast, Door, Poll, PollKind
from bot.polls.states import order_at
from tests.agenda.group import MadeUpGroup

TOPICS = ("Buses", "Food", "Rooms")
CHOICE = NewPoll("Which topic comes first?", PollKind.ONE_CHOICE, TOPICS)


async def open_poll(group: MadeUpGroup, new: NewPoll = CHOICE) -> Poll:
    prepared = await group.services.polls.prepare(group.fay, group.meeting_id, new)
    return (await group.services.polls.open(group.fay, prepared.poll.id))[0].poll


async def start(group: MadeUpGroup, *titles: str) -> None:
    await group.accept(*(titles or ("Buses", "Taxis", "Trains")))
    await group.services.agenda.start_meeting(group.fay, group.meeting_id)


async def vote(group: MadeUpGroup, poll: Poll, number: int, place: int) -> None:
    """A vote in Discord of one more person, for the option in this place."""
    actor = await group.services.people.from_discord(
        guild_id=group.guild_id, guild_name="Group", user_id=90_000 + number, name=f"Voter {number}"
    )
    await group.services.check_ins.check_in(actor, group.meeting_id, Side.REMOTE)
    answer = Answer(choices=(poll.options[place].id,))
    order = order_at(group.services.clock()) + number
    await group.services.polls.vote(actor, Cast(poll.id, actor.person_id, answer, Door.DISCORD, order))


@dataclass
class Browser:
    """A phone's browser: follows redirects, keeps cookies."""

    client: ClientSession
    token: str

    async def join(self, **fields: str) -> ClientResponse:
        return await self.send("", fields)

    async def see(self, rest: str = "") -> str:
        return await (await self.client.get(f"/p/{self.token}{rest}")).text()

    async def send(
        self, rest: str, fields: Mapping[str, str] | Sequence[tuple[str, str]] | str, **options: Any
    ) -> ClientResponse:
        return await self.client.post(f"/p/{self.token}{rest}", data=fields or {"": ""}, **options)


def new_phone(server: TestServer, token: str) -> Browser:
    return Browser(ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)), token)
