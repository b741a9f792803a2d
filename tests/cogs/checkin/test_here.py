"""/here in Discord: stored, private, changeable; a phone of one's own by a private link."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import discord
import pytest
import pytest_asyncio
import simcord

from bot.app import open_services
from bot.checkin.rules import LinkRevoked, Side
from bot.client import AlongsideClient
from bot.core.roles import Role
from bot.core.wording import say
from bot.meetings.rules import NewMeeting
from bot.tables.rules import MixingRole
from config.settings import Settings
from tests.conftest import sqlite_copy
from tests.discord_words import answer_of


class Server:
    def __init__(self, env: simcord.Env, bot: AlongsideClient) -> None:
        self.env, self.services = env, bot.services
        self.guild = env.create_guild("Riverside voices")
        self.room = self.guild.create_text_channel("meeting-room")
        self.asha = self.guild.add_member(env.create_user("Asha"))
        self.ben = self.guild.add_member(env.create_user("Ben"))
        self.fay = self.guild.add_member(env.create_user("Fay"))

    async def meeting(self) -> int:
        actor = await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name="Riverside voices", user_id=1, name="Ola"
        )
        starts = self.services.clock() + timedelta(days=60)
        new = NewMeeting("Spring", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
        view, _ = await self.services.meetings.create(replace(actor, roles=actor.roles | {Role.ORGANISER}), new)
        fay = await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name="Riverside voices", user_id=self.fay.id, name="Fay"
        )
        await self.services.people.grant(
            replace(actor, roles=actor.roles | {Role.ORGANISER}), fay.person_id, Role.FACILITATOR
        )
        return view.meeting.id

    async def counts(self, meeting_id: int) -> dict[Side, int]:
        return dict(await self.services.check_ins.counts(1, meeting_id))


@pytest_asyncio.fixture
async def simcord_bot(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[AlongsideClient]:
    """The real bot, with web pages that a phone can open."""
    url = sqlite_copy(migrated_sqlite, tmp_path / "discord.db")
    settings = Settings(database_url=url, web_port=0, card_interval=0, public_url="https://riverside.example")
    async with open_services(settings, discord.utils.utcnow) as opened:
        yield AlongsideClient(opened)


@pytest.fixture
def server(simcord_env: simcord.Env, simcord_bot: AlongsideClient) -> Server:
    return Server(simcord_env, simcord_bot)


async def test_here_is_private_and_can_be_changed(server: Server) -> None:
    meeting_id = await server.meeting()
    first = await server.asha.slash(server.room, "here", how="remote")
    assert first.ephemeral
    when = "Monday 2 March 2026, 12am"
    assert say("checkin-here-remote", title="Spring", when=when) in answer_of(first)
    again = await server.asha.slash(server.room, "here", how="phone")
    assert say("checkin-here-phone", title="Spring", when=when) in answer_of(again)
    assert await server.counts(meeting_id) == {Side.ROOM: 0, Side.REMOTE: 0, Side.PHONE: 1}


async def test_the_buttons_give_a_private_link_and_let_one_go_also_after_a_restart(server: Server) -> None:
    meeting_id = await server.meeting()
    here = await server.asha.slash(server.room, "here", how="remote")
    await server.env.restart_bot(AlongsideClient(server.services))
    assert here.response is not None
    link = await server.asha.click(here.response, label=say("checkin-button-own-phone"))
    assert link.ephemeral
    shown, _, token = answer_of(link).split()[-9].rpartition("/")
    assert shown == "https://riverside.example/p"
    phone, _ = await server.services.check_ins.join(token, key=None)
    assert [each.person_id for each in await server.services.check_ins.here(1, meeting_id)] == [phone.person_id]
    await server.asha.click(here.response, label=say("checkin-button-leave"))
    assert await server.counts(meeting_id) == {Side.ROOM: 0, Side.REMOTE: 0, Side.PHONE: 0}


async def test_a_first_meeting_is_said_once_and_to_nobody_else(server: Server) -> None:
    meeting_id = await server.meeting()
    here = await server.asha.slash(server.room, "here", how="remote")
    assert here.response is not None
    welcome = await server.asha.click(here.response, label=say("checkin-button-first-meeting"))
    assert welcome.ephemeral
    assert answer_of(welcome) == say("floor-welcome")
    assert len(await server.services.floor.first_timers(1, meeting_id)) == 1
    again = await server.asha.slash(server.room, "here", how="room")
    assert say("checkin-button-first-meeting") not in answer_of(again)


async def test_how_somebody_comes_is_used_for_tables_until_they_take_it_back(server: Server) -> None:
    await server.meeting()
    here = (await server.asha.slash(server.room, "here", how="remote")).response
    assert here is not None
    said = await server.asha.select(here, [MixingRole.CARER.value])
    assert said.ephemeral
    words = {"role": say("tables-role-carer"), "none": say("tables-role-none")}
    assert answer_of(said) == say("tables-role-said", **words)
    actor = await server.services.people.from_discord(
        guild_id=server.guild.id, guild_name="Riverside", user_id=server.asha.id, name="Asha"
    )
    assert await server.services.tables.own_role(actor) is MixingRole.CARER
    assert answer_of(await server.asha.select(here, ["none"])) == say("tables-role-taken-back")
    assert await server.services.tables.own_role(actor) is None


async def test_a_participant_cannot_tick_others_off(server: Server) -> None:
    await server.meeting()
    refused = await server.asha.slash(server.room, "here-for", person=server.ben, how="room")
    assert answer_of(refused) == say("refusal-not-allowed")
    assert "Ben" not in {person.name for person in await server.services.people.everyone(1)}
    assert answer_of(await server.asha.slash(server.room, "here-new-code")) == say("refusal-not-allowed")


async def test_a_facilitator_ticks_off_members_and_names_each_once(server: Server) -> None:
    meeting_id = await server.meeting()
    await server.asha.slash(server.room, "here", how="remote")
    ticked = await server.fay.slash(server.room, "here-for", person=server.asha, how="room")
    assert ticked.ephemeral
    assert say("checkin-ticked-off-room", name="Asha") in answer_of(ticked)
    assert say("checkin-here-now", room=1, home=0, phone=0) in answer_of(ticked)
    await server.fay.slash(server.room, "here-for", name="Mrs Jones", how="room")
    choices = await server.fay.autocomplete(server.room, "here-for", "name", "jon")
    assert [choice["value"] for choice in choices] == ["Mrs Jones"]
    assert await server.asha.autocomplete(server.room, "here-for", "name", "jon") == []
    await server.fay.slash(server.room, "here-for", name="Mrs Jones", how="phone")
    assert await server.counts(meeting_id) == {Side.ROOM: 1, Side.REMOTE: 0, Side.PHONE: 1}
    nobody = await server.fay.slash(server.room, "here-for", how="room")
    assert answer_of(nobody) == say("checkin-say-who")


async def test_a_new_code_stops_the_links_given_out_before(server: Server) -> None:
    meeting_id = await server.meeting()
    token = await server.services.check_ins.joining_token(1, meeting_id)
    assert answer_of(await server.fay.slash(server.room, "here-new-code")) == say("checkin-new-code")
    with pytest.raises(LinkRevoked):
        await server.services.check_ins.join(token, key=None)
    assert await server.services.check_ins.joining_token(1, meeting_id) != token


async def test_a_link_that_no_phone_could_open_is_not_given_out(server: Server) -> None:
    await server.meeting()
    here = await server.asha.slash(server.room, "here", how="remote")
    at_home = replace(server.services.settings, public_url="http://127.0.0.1:8080")
    await server.env.restart_bot(AlongsideClient(replace(server.services, settings=at_home)))
    assert here.response is not None
    refused = await server.asha.click(here.response, label=say("checkin-button-own-phone"))
    assert answer_of(refused) == say("checkin-no-links-yet")


async def test_a_cancelled_meeting_is_refused_in_words(server: Server) -> None:
    meeting_id = await server.meeting()
    ola = await server.services.people.from_discord(guild_id=server.guild.id, guild_name="R", user_id=1, name="Ola")
    ola = replace(ola, roles=ola.roles | {Role.ORGANISER})
    await server.services.meetings.cancel(ola, meeting_id, "Snow")
    refused = await server.asha.slash(server.room, "here", how="room", meeting=str(meeting_id))
    assert answer_of(refused) == say("meetings-refused-cancelled")


async def test_without_a_meeting_the_answer_says_so(server: Server) -> None:
    assert answer_of(await server.asha.slash(server.room, "here", how="room")) == say("meetings-refused-none-planned")


async def test_a_pace_is_told_privately(server: Server) -> None:
    stored = await server.asha.slash(server.room, "pace", time=150)
    assert stored.ephemeral
    assert answer_of(stored) == say("pace-stored-longer")
