"""Tables in Discord, each with a thread of its own."""

from __future__ import annotations

import discord

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.tables.rules import TablesOver
from cogs.tables.talking import tell_over
from tests.cogs.agenda.riverside import Riverside, press, words
from tests.discord_words import fill_in


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

    with riverside.env.time_context():
        await tell_over(riverside.env.bot, services, TablesOver(group_id, riverside.meeting_id))
    await riverside.env.settle()
    for channel in channels:
        assert isinstance(channel, discord.VoiceChannel)
        said = [message.content async for message in channel.history()]
        assert said == [say("tables-over-told")]
    assert words(await fay.slash(riverside.room, "tables close")) == say("tables-said-closed")
    assert [riverside.env.bot.get_channel(channel.id) for channel in channels if channel] == [None, None]
    assert [table.thread_id for table in await services.tables.of_meeting(group_id, riverside.meeting_id)] == [None] * 2
