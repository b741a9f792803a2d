"""/here in Discord: stored, private, changeable; a phone of one's own by a private link."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import simcord

from bot.checkin.rules import Side
from bot.client import AlongsideClient
from bot.core.roles import Role
from bot.core.wording import say
from bot.meetings.rules import NewMeeting
from tests.discord_words import answer_of


class Server:
    def __init__(self, env: simcord.Env, bot: AlongsideClient) -> None:
        self.env, self.services = env, bot.services
        self.guild = env.create_guild("Riverside voices")
        self.room = self.guild.create_text_channel("meeting-room")
        self.asha = self.guild.add_member(env.create_user("Asha"))
        self.ben = self.guild.add_member(env.create_user("Ben"))

    async def meeting(self) -> int:
        actor = await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name="Riverside voices", user_id=1, name="Ola"
        )
        starts = self.services.clock() + timedelta(days=60)
        new = NewMeeting("Spring", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
        view, _ = await self.services.meetings.create(replace(actor, roles=actor.roles | {Role.ORGANISER}), new)
        return view.meeting.id

    async def counts(self, meeting_id: int) -> dict[Side, int]:
        return dict(await self.services.check_ins.counts(1, meeting_id))


@pytest.fixture
def server(simcord_env: simcord.Env, simcord_bot: AlongsideClient) -> Server:
    return Server(simcord_env, simcord_bot)


async def test_here_is_private_and_can_be_changed(server: Server) -> None:
    meeting_id = await server.meeting()
    first = await server.asha.slash(server.room, "here", how="remote")
    assert first.ephemeral
    assert say("checkin-here-remote", title="Spring") in answer_of(first)
    await server.asha.slash(server.room, "here", how="phone")
    assert await server.counts(meeting_id) == {Side.ROOM: 0, Side.REMOTE: 0, Side.PHONE: 1}


async def test_the_buttons_give_a_private_link_and_let_one_go_also_after_a_restart(server: Server) -> None:
    meeting_id = await server.meeting()
    here = await server.asha.slash(server.room, "here", how="remote")
    await server.env.restart_bot(AlongsideClient(server.services))
    assert here.response is not None
    link = await server.asha.click(here.response, label=say("checkin-button-own-phone"))
    assert link.ephemeral
    token = answer_of(link).split("/p/")[1].split()[0]
    phone, _ = await server.services.check_ins.join(token, key=None)
    assert [each.person_id for each in await server.services.check_ins.here(1, meeting_id)] == [phone.person_id]
    await server.asha.click(here.response, label=say("checkin-button-leave"))
    assert await server.counts(meeting_id) == {Side.ROOM: 0, Side.REMOTE: 0, Side.PHONE: 0}


async def test_a_participant_cannot_tick_others_off(server: Server) -> None:
    await server.meeting()
    refused = await server.asha.slash(server.room, "here-for", person=server.ben, how="room")
    assert answer_of(refused) == say("refusal-not-allowed")


async def test_without_a_meeting_the_answer_says_so(server: Server) -> None:
    assert answer_of(await server.asha.slash(server.room, "here", how="room")) == say("meetings-refused-none-planned")
