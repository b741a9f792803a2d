"""Notices through simulated Discord: the message arrives, or waits in private, and nobody else learns what it said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import discord
import pytest
import simcord
from discord import app_commands

from bot.client import AlongsideClient
from bot.core.roles import Actor, Door, Role
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.meetings.rules import NewMeeting
from bot.people.rules import Person
from bot.services import Services
from cogs.notices.direct_messages import DirectMessages
from tests.discord_words import answer_of, text_of

SECRET = "Your claim"
TEXT = say("refusal-empty", what=SECRET)


class Group:
    """A group in simulated Discord, with the door that its notices leave by."""

    def __init__(self, env: simcord.Env, bot: AlongsideClient) -> None:
        self.env = env
        self.services: Services = bot.services
        self.deliver = DirectMessages(bot, bot.services).deliver
        self.guild = env.create_guild("Riverside voices")
        self.lobby = self.guild.create_text_channel("lobby")
        self.organisers = self.guild.create_text_channel("organisers")
        self.user = env.create_user("Asha")
        self.asha = self.guild.add_member(self.user)

    async def person(self) -> Actor:
        return await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name="Riverside voices", user_id=self.user.id, name="Asha"
        )

    async def set_organisers_channel(self) -> None:
        person = await self.person()
        organiser = Actor(person.person_id, person.group_id, frozenset({Role.ORGANISER}), Door.SYSTEM)
        await self.services.groups.set_channel(organiser, Channel.ORGANISERS, self.organisers.id)

    async def tell(self, once_key: str = "agenda:1", person_id: int | None = None, what: str = SECRET) -> int:
        person = await self.person()
        async with self.services.database.write() as write:
            await self.services.notices.queue(
                write,
                group_id=person.group_id,
                person_id=person_id or person.person_id,
                message="refusal-empty",
                facts={"what": what},
                once_key=once_key,
            )
        return await self.send()

    async def send(self) -> int:
        sent = await self.services.notices.run_due(self.deliver)
        await self.services.events.drain()
        return sent

    def refuse_direct_messages(self, times: int = 1) -> None:
        self.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, times=times)

    def received(self) -> list[discord.Message]:
        return self.user.dm_channel.history()


@pytest.fixture
async def group(simcord_env: simcord.Env, simcord_bot: AlongsideClient) -> Group:
    await simcord_env.advance_time(10 * 3600)  # SimCord starts at midnight, in quiet hours
    return Group(simcord_env, simcord_bot)


async def test_a_notice_arrives_as_a_direct_message_that_says_how_to_stop_it(group: Group) -> None:
    assert await group.tell() == 1
    (message,) = group.received()
    assert message.content == f"{TEXT}\n\n{say('notices-ending', group='Riverside voices')}"
    assert not message.flags.suppress_notifications


async def test_a_reminder_makes_no_sound(group: Group) -> None:
    await group.tell("reminder:1:1:7")
    (message,) = group.received()
    assert message.flags.suppress_notifications


async def test_what_discord_failed_at_before_anything_was_sent_is_sent_later(group: Group) -> None:
    group.env.inject_error("POST", "/users/@me/channels", status=503)
    assert await group.tell() == 0
    assert group.received() == []
    assert await group.send() == 1
    assert TEXT in group.received()[0].content
    assert not (await group.asha.slash(group.lobby, "help")).followups


async def test_what_was_refused_is_shown_in_private_after_the_next_answer_and_only_once(group: Group) -> None:
    group.refuse_direct_messages()
    assert await group.tell() == 0
    first = await group.asha.slash(group.lobby, "help")
    assert first.response is not None
    assert TEXT not in text_of(first.response)
    (followup,) = first.followups
    assert followup.ephemeral
    assert followup.content == f"{say('notices-not-reached')}\n\n{TEXT}\n\n{say('notices-read-again')}"
    assert not (await group.asha.slash(group.lobby, "help")).followups


async def test_a_restart_still_knows_who_waits(group: Group, simcord_bot: AlongsideClient) -> None:
    group.refuse_direct_messages()
    await group.tell()
    await simcord_bot.reload_extension("cogs.notices")
    assert TEXT in answer_of(await group.asha.slash(group.lobby, "help"))


async def test_a_form_is_not_disturbed(group: Group, simcord_bot: AlongsideClient) -> None:
    form = discord.ui.Modal(title="A form", custom_id="test:form")
    form.add_item(discord.ui.Label(text="Words", component=discord.ui.TextInput()))

    @app_commands.command(name="form", description="Shows a form")
    async def show_form(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(form)

    simcord_bot.tree.add_command(show_form)
    await simcord_bot.tree.sync()
    group.refuse_direct_messages()
    await group.tell()
    shown = await group.asha.slash(group.lobby, "form")
    assert shown.modal is not None
    assert not shown.followups
    assert TEXT in answer_of(await group.asha.slash(group.lobby, "help"))


async def test_organisers_hear_who_and_never_what_once_a_day(group: Group) -> None:
    await group.set_organisers_channel()
    for number in range(2):
        group.refuse_direct_messages()
        await group.tell(f"agenda:{number}")
    (message,) = group.organisers.history()
    assert message.content == say("notices-organisers", name="Asha")
    assert SECRET not in message.content


async def test_organisers_hear_of_somebody_without_an_account_but_not_of_a_phone_without_a_name(group: Group) -> None:
    await group.set_organisers_channel()
    person = await group.person()
    services, facilitator = group.services, replace(person, roles=frozenset({Role.ORGANISER, Role.FACILITATOR}))
    jones = await services.people.add_named(facilitator, "Mrs *Jones*")
    starts = services.clock() + timedelta(hours=1)
    new = NewMeeting("Meeting", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    meeting_id = (await services.meetings.create(facilitator, new))[0].meeting.id
    token = await services.check_ins.joining_token(person.group_id, meeting_id)
    tablet, key = await services.check_ins.join(token, key=None, shared=True)
    following = await services.check_ins.next_person(token, key)
    for each in (tablet, following, jones):
        who = each.id if isinstance(each, Person) else each.person_id
        assert await group.tell(f"entered:{who}", who) == 0
    *_, message = said = [each.content for each in group.organisers.history()]
    assert message == say("notices-organisers-no-account", name="Mrs \\*Jones\\*")
    assert [each for each in said if "Phone" in each or SECRET in each] == []


async def test_a_deleted_organisers_channel_stops_nothing(group: Group) -> None:
    await group.set_organisers_channel()
    group.refuse_direct_messages(times=2)
    await group.tell()
    assert await group.tell("agenda:2") == 1


async def test_a_follow_up_that_fails_is_shown_next_time(group: Group) -> None:
    group.refuse_direct_messages()
    await group.tell()
    group.env.inject_error("POST", "/webhooks/*", status=500)
    assert TEXT not in answer_of(await group.asha.slash(group.lobby, "help"))
    assert TEXT in answer_of(await group.asha.slash(group.lobby, "help"))


async def test_a_person_who_left_the_server_is_told_nothing_and_stops_nobody(group: Group) -> None:
    group.env.create_guild("Another group").add_member(group.user)  # Discord would still take a message
    group.guild.remove_member(group.asha)
    assert await group.tell() == 0
    assert group.received() == []
    user = group.guild.add_member(group.env.create_user("Ben"))
    ben = await group.services.people.from_discord(
        guild_id=group.guild.id, guild_name="Riverside voices", user_id=user.id, name="Ben"
    )
    assert await group.tell("agenda:2", person_id=ben.person_id) == 1


async def test_where_discord_cannot_say_who_is_there_messages_go_on(group: Group) -> None:
    group.env.inject_error("GET", "/guilds/*/members/*", status=503, times=5)
    assert await group.tell() == 1


async def test_my_shows_it_all_again_newest_first_and_only_to_me(group: Group) -> None:
    empty = await group.asha.slash(group.lobby, "my")
    assert answer_of(empty) == say("notices-none")
    await group.tell("agenda:1", what="Older")
    await group.env.advance_time(3600)
    group.refuse_direct_messages()
    await group.tell("agenda:2", what="Newer")
    shown = await group.asha.slash(group.lobby, "my")
    assert shown.ephemeral
    assert not shown.followups
    assert answer_of(shown) == "\n\n".join(
        [
            say("notices-recent"),
            say("notices-said", when="Thursday 1 January 2026, 11am", text=say("refusal-empty", what="Newer")),
            say("notices-said", when="Thursday 1 January 2026, 10am", text=say("refusal-empty", what="Older")),
        ]
    )


async def test_a_text_too_long_for_one_message_arrives_whole(group: Group) -> None:
    await group.tell(what="word " * 500)
    texts = [message.content for message in group.received()]
    assert len(texts) == 2
    assert sum(text.count("word") for text in texts) == 500


async def test_before_discord_is_reached_everything_stays_due(services: Services) -> None:
    person = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=7, name="Asha")
    async with services.database.write() as write:
        await services.notices.queue(
            write,
            group_id=person.group_id,
            person_id=person.person_id,
            message="refusal-empty",
            facts={"what": SECRET},
            once_key="agenda:1",
        )
    deliver = DirectMessages(AlongsideClient(services), services).deliver
    assert await services.notices.run_due(deliver) == 0
    assert await services.notices.not_reached(person.person_id) == []
    assert await services.notices.next_due() == services.clock()
