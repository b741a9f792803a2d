"""The stand-in for Discord does to a bot what Discord does. No time is measured here."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord
import pytest
import pytest_asyncio

from benchmarks.noop_bot import NoopBot
from benchmarks.pointing import point_at
from benchmarks.stand_in import payloads
from benchmarks.stand_in.discord import StandIn, standing_in
from benchmarks.stand_in.limits import REQUESTS, RateLimit
from benchmarks.stand_in.presses import Presses

SEVERAL = 12
BUTTON = "noop:1"


@dataclass
class Online:
    stand_in: StandIn
    bot: NoopBot
    message: int

    async def press(self, people: int = SEVERAL, **how: Any) -> dict[str, Any]:
        return await self.stand_in.press(self.message, [(person, BUTTON) for person in range(people)], **how)


@pytest_asyncio.fixture
async def stand_in(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[StandIn]:
    monkeypatch.setattr("discord.http.Route.BASE", "")
    monkeypatch.setattr("discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY", None)
    async with standing_in() as serving:
        point_at(*serving.addresses)
        yield serving


@pytest_asyncio.fixture
async def online(stand_in: StandIn) -> AsyncIterator[Online]:
    """discord.py itself, logged in and connected."""
    intents = discord.Intents.none()
    intents.guilds = True
    async with NoopBot(intents=intents) as bot:
        await bot.login("token")
        connected = asyncio.create_task(bot.connect())
        await stand_in.wait_ready()
        yield Online(stand_in, bot, await bot.post())
        connected.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await connected


async def test_everybody_who_presses_is_answered_once(online: Online) -> None:
    told = await online.press()
    assert told["acknowledged"] == [(person, BUTTON) for person in range(SEVERAL)]
    assert (told["lost"], told["late"], told["again"]) == (0, 0, 0)
    assert told["said"] == ["Thank you. Your vote is in."]
    assert online.stand_in.rest.unknown == []


async def test_what_is_delivered_twice_is_taken_once_and_refused_once(online: Online) -> None:
    told = await online.press(times=2)
    assert (len(told["acknowledged"]), told["lost"]) == (SEVERAL, 0)
    assert told["again"] == SEVERAL


async def test_an_answer_that_is_cut_off_before_it_is_taken_is_lost_to_a_bot_that_does_not_try_again(
    online: Online,
) -> None:
    online.stand_in.set_faults("cut off", 1.0)
    told = await online.press(within=0.3)
    assert (told["lost"], told["acknowledged"]) == (SEVERAL, [])


async def test_an_answer_that_is_cut_off_after_it_was_taken_counts(online: Online) -> None:
    online.stand_in.set_faults("cut off after", 1.0)
    assert (await online.press())["lost"] == 0


async def test_a_429_is_tried_again_by_discord_py(online: Online) -> None:
    online.stand_in.set_faults("429", 0.3)
    assert (await online.press())["lost"] == 0
    assert online.stand_in.rest.faults.made > 0


@pytest.mark.parametrize("how", ["op 7", "close 4000", "reset"])
async def test_what_is_pressed_while_the_connection_is_broken_is_replayed(online: Online, how: str) -> None:
    told = await online.press(interrupt=(how, 0))
    assert told["lost"] == 0
    await online.stand_in.wait_ready()
    assert len(online.stand_in.gateway.resumed) == 1
    assert len(online.stand_in.gateway.identified) == 1


async def test_what_is_pressed_without_a_session_is_never_delivered(online: Online) -> None:
    await online.stand_in.gateway.interrupt("op 9")
    assert (await online.press(within=0))["lost"] == SEVERAL
    assert online.stand_in.gateway.session is None


async def test_the_latest_press_can_be_delivered_first(online: Online) -> None:
    seen: list[int] = []

    async def on_interaction(interaction: discord.Interaction[Any]) -> None:
        seen.append(interaction.id)

    online.bot.event(on_interaction)
    await online.press(backwards=True)
    assert len(seen) == SEVERAL
    assert seen == sorted(seen, reverse=True)


async def test_a_message_is_kept_as_it_was_edited(online: Online) -> None:
    message = online.bot.get_partial_messageable(payloads.CHANNEL).get_partial_message(online.message)
    await message.edit(content="Closed")
    assert online.stand_in.rest.messages[online.message]["content"] == "Closed"
    assert [number for _at, number in online.stand_in.rest.edits] == [online.message]


async def test_connections_of_a_quiet_time_are_closed(stand_in: StandIn) -> None:
    requests, _gateway = stand_in.addresses
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{requests}/users/@me") as answer:
            assert (await answer.json())["id"] == payloads.account()["id"]
        assert stand_in.close_idle() == 1
        async with session.get(f"{requests}/no/such/thing") as answer:
            assert answer.status == 404
    assert stand_in.connections.made == 2


def test_the_sixth_change_in_five_seconds_is_refused() -> None:
    limit = RateLimit()
    assert [limit.headers("edit:1")[0] for _ in range(REQUESTS + 1)] == [True] * REQUESTS + [False]
    assert limit.headers("edit:2")[0]
    assert limit.refused == 1


def test_an_answer_to_a_press_that_nobody_knows_is_too_late() -> None:
    presses = Presses()
    assert presses.answered(1, "") == 10062
    presses.sent(1, 7, BUTTON)
    assert (presses.answered(1, "Yes"), presses.answered(1, "Yes")) == (0, 40060)
    (press,) = presses.account()
    assert (press.said, press.again, press.late) == ("Yes", 1, 0)


def test_later_ids_are_larger() -> None:
    ids = [payloads.new_id() for _ in range(1000)]
    assert ids == sorted(set(ids))
