"""Tables in Discord, each with a thread of its own."""

from __future__ import annotations

import discord
import pytest

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.tables.rules import TableView, TalkIn, Trouble
from cogs.tables.cog import TablesCog
from cogs.tables.talking import Talks
from tests.cogs.agenda.riverside import Riverside, press, words
from tests.discord_words import fill_in
from tests.the_bot import cog_of


async def test_tables_with_threads_and_notes(riverside: Riverside) -> None:
    members = (riverside.asha, riverside.ben, riverside.cara, riverside.dev, riverside.fay, riverside.ola)
    for place, member in enumerate(members):
        side = Side.ROOM if place < 3 else Side.REMOTE
        await riverside.services.check_ins.check_in(await riverside.actor(member), riverside.meeting_id, side)
    refused = await riverside.asha.slash(riverside.room, "tables make", count=2)
    assert words(refused) == say("refusal-not-allowed")
    made = words(await riverside.fay.slash(riverside.room, "tables make", count=2, **{"talk-in": "threads"}))
    assert say("tables-name-room", number=1) in made
    assert say("tables-name-home", number=2) in made
    group_id = (await riverside.actor(riverside.fay)).group_id
    tables = await riverside.services.tables.of_meeting(group_id, riverside.meeting_id)
    assert all(table.thread_id and f"<#{table.thread_id}>" in made for table in tables)
    at_one = next(table for table in tables if table.number == 1)
    fay = await riverside.actor(riverside.fay)
    with riverside.env.time_context():
        await riverside.services.points.draft(fay, riverside.meeting_id, "Buses until nine", table_id=at_one.id)
    own, other = [words(await who.slash(riverside.room, "tables show")) for who in (riverside.asha, riverside.dev)]
    assert ("Buses until nine" in own, "Buses until nine" in other) == (True, False)
    shown = await riverside.asha.slash(riverside.room, "tables show")
    form = await press(riverside.asha, shown, "tables-button-notes", number=1)
    said = words(await fill_in(riverside.asha, form, {say("tables-field-notes"): "Buses are late"}))
    assert said == say("tables-said-notes")
    assert "Notes: Buses are late" in words(await riverside.ben.slash(riverside.room, "tables show"))


async def test_tables_in_voice_channels_hear_that_their_time_is_over_and_are_closed(riverside: Riverside) -> None:
    services, fay = riverside.services, riverside.fay
    for member in (riverside.asha, riverside.ben, riverside.cara, riverside.dev, fay, riverside.ola):
        await services.check_ins.check_in(await riverside.actor(member), riverside.meeting_id, Side.REMOTE)
    with riverside.env.time_context():
        await services.agenda.start_meeting(await riverside.actor(fay), riverside.meeting_id)
    await fay.slash(riverside.room, "tables make", count=2, **{"talk-in": "voice"})
    group_id = (await riverside.actor(fay)).group_id
    tables = await services.tables.of_meeting(group_id, riverside.meeting_id)
    channels = [riverside.env.bot.get_channel(table.thread_id or 0) for table in tables]
    assert [isinstance(channel, discord.VoiceChannel) for channel in channels] == [True, True]

    moved = words(await fay.slash(riverside.room, "tables move", table=1, person=riverside.ola))
    assert moved == say("tables-said-moved", name="Ola", number=1)
    named = words(await fay.slash(riverside.room, "tables facilitator", table=1, person=riverside.ola))
    assert named == say("tables-said-facilitator", name="Ola", number=1)
    shown = words(await riverside.asha.slash(riverside.room, "tables show"))
    assert say("tables-looked-after", name="Ola") in shown

    await fay.slash(riverside.room, "tables timer", minutes=5)
    await riverside.env.advance_time(300)
    with riverside.env.time_context():
        # The process was stopped after it had told one of them: the next one tells the other, and nobody twice.
        untold = await services.tables.untold(riverside.meeting_id)
        first = {tables[0].id: untold[tables[0].id]}
        await services.tables.told_over(group_id, riverside.meeting_id, first)
        for _ in range(2):
            await talks(riverside).tell_over(group_id, riverside.meeting_id)
    await riverside.env.settle()
    told = []
    for channel in channels:
        assert isinstance(channel, discord.VoiceChannel)
        told.append([message.content async for message in channel.history()])
    assert told == [[], [say("tables-over-told")]]
    assert words(await fay.slash(riverside.room, "tables close")) == say("tables-said-closed")
    assert [riverside.env.bot.get_channel(channel.id) for channel in channels if channel] == [None, None]
    assert [table.thread_id for table in await services.tables.of_meeting(group_id, riverside.meeting_id)] == [None] * 2


async def test_what_the_console_asked_for_is_done_in_discord_also_after_a_restart(riverside: Riverside) -> None:
    services = riverside.services
    for member in (riverside.asha, riverside.ben, riverside.cara):
        await services.check_ins.check_in(await riverside.actor(member), riverside.meeting_id, Side.REMOTE)
    fay = await riverside.actor(riverside.fay)
    with riverside.env.time_context():
        (table,) = await services.tables.make(fay, riverside.meeting_id, 1, mixed=False, talk_in=TalkIn.VOICE)
        # The process was stopped between making the channel and remembering it: it is found, not made twice.
        made = await guild_of(riverside).create_voice_channel(say("tables-name-home", number=1))
        await ready(riverside)
        assert (await one(riverside)).thread_id == made.id
        assert len(guild_of(riverside).voice_channels) == 1

        # A thread instead: the channel goes, and a thread is there.
        await services.tables.talk_in(fay, riverside.meeting_id, TalkIn.THREADS)
        await ready(riverside)
        table = await one(riverside)
        assert guild_of(riverside).voice_channels == []
        thread = guild_of(riverside).get_thread(table.thread_id or 0)
        assert thread is not None
        assert thread.name == say("tables-name-home", number=1)

        # Closed while the process was down, and the thread is gone meanwhile.
        await thread.delete()
        await services.tables.close(fay, riverside.meeting_id)
        await ready(riverside)
        table = await one(riverside)
        assert (table.thread_id, table.unsettled) == (None, False)


@pytest.mark.parametrize("called_off", [False, True])
async def test_a_voice_channel_that_a_meeting_left_behind_goes_once_nobody_talks_there(
    riverside: Riverside, called_off: bool
) -> None:
    services, fay = riverside.services, await riverside.actor(riverside.fay)
    for member in (riverside.asha, riverside.ben, riverside.cara):
        await services.check_ins.check_in(await riverside.actor(member), riverside.meeting_id, Side.REMOTE)
    with riverside.env.time_context():
        if not called_off:
            await services.agenda.start_meeting(fay, riverside.meeting_id)
        await services.tables.make(fay, riverside.meeting_id, 1, mixed=False, talk_in=TalkIn.VOICE)
        await ready(riverside)
    handle = riverside.guild.channels[say("tables-name-home", number=1)]
    await riverside.asha.join_voice(handle)

    async def a_minute_later() -> list[discord.VoiceChannel]:
        """What the alarm does each minute, and what is left of it."""
        with riverside.env.time_context():
            await services.tables.finish_places()
            await ready(riverside)
        return guild_of(riverside).voice_channels

    assert len(await a_minute_later()) == 1  # the meeting is not over
    await riverside.asha.leave_voice()
    assert len(await a_minute_later()) == 1  # also while nobody talks there just now
    await riverside.asha.join_voice(handle)
    with riverside.env.time_context():
        if called_off:
            ola = await riverside.actor(riverside.ola)
            await services.meetings.cancel(ola, riverside.meeting_id, "The bridge is closed")
        else:
            await services.agenda.end_meeting(fay, riverside.meeting_id)
    assert len(await a_minute_later()) == 1  # Asha still talks there
    await riverside.asha.leave_voice()
    assert await a_minute_later() == []
    assert (await one(riverside)).thread_id is None
    with riverside.env.time_context():
        assert await services.tables.finish_places() == 0


async def test_what_discord_refuses_is_said_and_not_tried_for_ever(riverside: Riverside) -> None:
    services = riverside.services
    for member in (riverside.asha, riverside.ben, riverside.cara):
        await services.check_ins.check_in(await riverside.actor(member), riverside.meeting_id, Side.REMOTE)
    with riverside.env.time_context():
        riverside.env.inject_error("POST", "/guilds/*/channels", status=403, code=50013)
        shown = words(await riverside.fay.slash(riverside.room, "tables make", count=1, **{"talk-in": "voice"}))
        table = await one(riverside)
    assert say("tables-trouble-make") in shown
    assert (table.trouble, table.unsettled) == (Trouble.MAKE, False)


def guild_of(riverside: Riverside) -> discord.Guild:
    guild = riverside.env.bot.get_guild(riverside.guild.id)
    assert guild is not None
    return guild


def talks(riverside: Riverside) -> Talks:
    return cog_of(riverside.env, TablesCog).talks


async def ready(riverside: Riverside) -> None:
    """Discord is back, and everything that is unsettled is seen to."""
    await talks(riverside).draw_everything()
    await talks(riverside).settled()
    for key in await riverside.services.tables.unsettled():  # not after a rest, as many changes in a row would be
        await talks(riverside).settle(*key)
    await riverside.env.settle()


async def one(riverside: Riverside) -> TableView:
    group_id = (await riverside.actor(riverside.fay)).group_id
    (table,) = await riverside.services.tables.of_meeting(group_id, riverside.meeting_id)
    return table
