"""/setup makes what is missing, is safe to repeat, and says what is still not right and how to mend it."""

from __future__ import annotations

import discord
import pytest
import simcord

from bot.client import AlongsideClient
from bot.core.roles import Role
from bot.core.wording import say
from bot.groups.rules import Channel
from tests.discord_words import answer_of, fill_in


class Server:
    """A new Discord server with somebody who manages it and somebody who does not."""

    def __init__(self, env: simcord.Env) -> None:
        self.env = env
        self.guild = env.create_guild("Riverside voices")
        self.lobby = self.guild.create_text_channel("lobby")
        managers = self.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        self.ola = self.guild.add_member(env.create_user("Ola"), roles=[managers])
        self.second = self.guild.add_member(env.create_user("Second"), roles=[managers])
        self.asha = self.guild.add_member(env.create_user("Asha"))

    async def panel(self) -> simcord.InteractionResult:
        return await self.ola.slash(self.lobby, "setup")


@pytest.fixture
def server(simcord_env: simcord.Env) -> Server:
    return Server(simcord_env)


async def press(server: Server, result: simcord.InteractionResult, label: str) -> simcord.InteractionResult:
    assert result.response is not None
    return await server.ola.click(result.response, label=say(label))


async def walk_through(server: Server) -> simcord.InteractionResult:
    result = await server.panel()
    for label in (
        "setup-button-next",
        "setup-button-make-roles",
        "setup-button-next",
        "setup-button-make-channels",
        "setup-button-next",
    ):
        await press(server, result, label)
    return result


async def test_the_whole_walk_makes_roles_and_channels(server: Server) -> None:
    result = await walk_through(server)
    names = {channel.name for channel in server.env.bot.guilds[0].channels}
    assert {"meeting-room", "announcements", "ideas", "organisers"} <= names
    roles = {role.name for role in server.env.bot.guilds[0].roles}
    assert {say(f"role-{role.value}") for role in Role} <= roles
    assert say("setup-missing-role", role=say("role-facilitator")) not in answer_of(result)


async def test_the_check_names_private_roles_that_nobody_holds(server: Server) -> None:
    result = await walk_through(server)
    assert say("setup-nobody-holds", role=say("role-payer")) in answer_of(result)


async def test_repeating_makes_nothing_twice(server: Server) -> None:
    await walk_through(server)
    guild = server.env.bot.guilds[0]
    before = (len(guild.channels), len(guild.roles))
    await walk_through(server)
    assert (len(guild.channels), len(guild.roles)) == before


async def test_the_organisers_channel_is_closed_to_others(server: Server) -> None:
    await walk_through(server)
    guild = server.env.bot.guilds[0]
    organisers = discord.utils.get(guild.text_channels, name="organisers")
    assert organisers is not None
    assert not organisers.permissions_for(guild.default_role).view_channel
    assert organisers.permissions_for(guild.me).view_channel


async def test_a_deleted_channel_is_named_and_made_again(server: Server) -> None:
    await walk_through(server)
    guild = server.env.bot.guilds[0]
    announcements = discord.utils.get(guild.text_channels, name="announcements")
    assert announcements is not None
    await announcements.delete()
    result = await server.panel()
    for label in ("setup-button-next", "setup-button-next", "setup-button-next"):
        await press(server, result, label)
    assert say("setup-missing-channel", channel=say("channel-announcements")) in answer_of(result)
    await walk_through(server)
    assert discord.utils.get(guild.text_channels, name="announcements") is not None


async def test_only_the_first_manager_becomes_organiser(server: Server) -> None:
    await server.panel()
    refused = await server.second.slash(server.lobby, "setup")
    assert refused.ephemeral
    assert answer_of(refused) == say("refusal-not-allowed")


async def test_someone_who_does_not_manage_the_server_is_not_shown_the_command(server: Server) -> None:
    assert "setup" not in server.asha.available_commands(server.lobby)


async def test_an_unknown_time_zone_is_refused_in_words_and_changes_nothing(server: Server) -> None:
    result = await server.panel()
    opened = await press(server, result, "setup-button-time-zone")
    refused = await fill_in(server.ola, opened, {say("setup-label-time-zone"): "Atlantis"})
    assert answer_of(refused).startswith(say("groups-unknown-time-zone", typed="Atlantis"))
    assert "Europe/London" in answer_of(result)


async def test_who_holds_which_role_is_shown_however_many_they_are(
    server: Server, simcord_bot: AlongsideClient
) -> None:
    await walk_through(server)
    people = simcord_bot.services.people
    ola = await people.from_discord(guild_id=server.guild.id, guild_name="Riverside", user_id=server.ola.id, name="Ola")
    for number in range(30):
        person = await people.from_discord(
            guild_id=server.guild.id,
            guild_name="Riverside",
            user_id=1000 + number,
            name=f"*Person* {number} " + "x" * 80,
        )
        for role in (Role.FACILITATOR, Role.ACCESS_LEAD):
            await people.grant(ola, person.person_id, role)
    shown = answer_of(await server.ola.slash(server.lobby, "roles show"))
    assert r"\*Person\* 0" in shown
    assert say("roles-show-more", count=10) in shown
    assert say("roles-show-note") in shown


async def test_buttons_answer_after_a_restart(server: Server, simcord_bot: AlongsideClient) -> None:
    result = await server.panel()
    await server.env.restart_bot(AlongsideClient(simcord_bot.services))
    await press(server, result, "setup-button-next")
    assert say("setup-roles") in answer_of(result)


async def test_administrators_get_no_private_role_from_a_discord_role(
    server: Server, simcord_bot: AlongsideClient
) -> None:
    await walk_through(server)
    guild = server.env.bot.guilds[0]
    group = (await simcord_bot.services.groups.all())[0]
    everything = server.guild.create_role("Admins", permissions=discord.Permissions.all())
    admin = server.guild.add_member(server.env.create_user("Admin"), roles=[everything])
    member = await guild.fetch_member(admin.id)
    await member.add_roles(discord.Object(group.roles[Role.ACCESS_LEAD]), discord.Object(group.roles[Role.PAYER]))
    member = await guild.fetch_member(admin.id)
    assert {group.roles[Role.PAYER], group.roles[Role.ACCESS_LEAD]} <= {role.id for role in member.roles}
    actor = await simcord_bot.services.people.from_discord(
        guild_id=guild.id, guild_name=guild.name, user_id=admin.id, name="Admin", role_ids=[r.id for r in member.roles]
    )
    assert actor.roles == {Role.PARTICIPANT}


async def roles_worn_by_asha(server: Server) -> set[str]:
    member = await server.env.bot.guilds[0].fetch_member(server.asha.id)
    return {role.name for role in member.roles}


async def test_giving_a_role_lets_the_discord_role_follow(server: Server) -> None:
    await walk_through(server)
    given = await server.ola.slash(server.lobby, "roles give", person=server.asha, role="facilitator")
    assert answer_of(given) == say("roles-given", name="Asha", role=say("role-facilitator"))
    assert say("role-facilitator") in await roles_worn_by_asha(server)
    await server.ola.slash(server.lobby, "roles take-back", person=server.asha, role="facilitator")
    assert say("role-facilitator") not in await roles_worn_by_asha(server)


async def test_an_organiser_cannot_give_themself_a_role(server: Server) -> None:
    await server.panel()
    refused = await server.ola.slash(server.lobby, "roles give", person=server.ola, role="payer")
    assert answer_of(refused) == say("people-own-role")


async def test_the_meeting_room_can_be_a_channel_that_is_there(server: Server, simcord_bot: AlongsideClient) -> None:
    result = await server.panel()
    for label in ("setup-button-next", "setup-button-next"):
        await press(server, result, label)
    opened = await press(server, result, "setup-button-pick-channel")
    await fill_in(
        server.ola,
        opened,
        {say("setup-label-our-channel"): ["meeting_room"], say("setup-label-discord-channel"): [server.lobby]},
    )
    group = (await simcord_bot.services.groups.all())[0]
    assert group.channels[Channel.MEETING_ROOM] == server.lobby.id
