"""/console: a private link for those who run the meeting, good while they do."""

from __future__ import annotations

import pytest
import simcord

from bot.console.rules import RoleLost
from bot.core.roles import Role
from bot.core.wording import say
from bot.people.rules import LeftServer
from tests.cogs.polls.town_hall import TownHall
from tests.discord_words import answer_of


def link_of(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    (row,) = result.response.components
    url: str = row["components"][0]["url"]
    return url


async def test_a_facilitator_gets_a_private_link(hall: TownHall) -> None:
    result = await hall.fay.slash(hall.room, "console")
    assert answer_of(result) == "\n".join((say("console-link", title="Meeting"), say("console-link-button")))
    assert result.response is not None
    assert result.response.ephemeral
    address, _, token = link_of(result).rpartition("/")
    assert address == "https://meet.example.org/console"
    with hall.env.time_context():
        key = await hall.services.console.open(token)
        actor, meeting_id = await hall.services.console.who(token, key)
    assert (actor.person_id, meeting_id) == ((await hall.actor(hall.fay)).person_id, hall.meeting_id)


async def test_nobody_else_does(hall: TownHall) -> None:
    assert answer_of(await hall.asha.slash(hall.room, "console")) == say("refusal-not-allowed")


async def test_whoever_takes_the_discord_role_off_is_refused_at_the_console(hall: TownHall) -> None:
    services = hall.services
    guild, given = hall.env.bot.guilds[0], hall.guild.create_role("Facilitators")
    organiser = await hall.actor(hall.ola)
    with hall.env.time_context():
        await services.groups.set_role(organiser, Role.FACILITATOR, given.id)
    member = guild.get_member(hall.asha.id) or await guild.fetch_member(hall.asha.id)
    role = guild.get_role(given.id)
    assert role is not None
    with hall.env.time_context():
        await member.add_roles(role)
    token = link_of(await hall.asha.slash(hall.room, "console")).rpartition("/")[2]
    with hall.env.time_context():
        key = await services.console.open(token)
        await member.remove_roles(role)
    await hall.env.advance_time(31)
    with hall.env.time_context(), pytest.raises(RoleLost):
        await services.console.who(token, key)


async def test_whoever_leaves_the_server_is_refused_at_the_console_though_the_role_was_granted(hall: TownHall) -> None:
    token = link_of(await hall.fay.slash(hall.room, "console")).rpartition("/")[2]
    with hall.env.time_context():
        key = await hall.services.console.open(token)
    hall.guild.remove_member(hall.fay)
    await hall.env.advance_time(31)
    with hall.env.time_context(), pytest.raises(LeftServer):
        await hall.services.console.who(token, key)
