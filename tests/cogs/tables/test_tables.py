"""Tables in Discord, each with a thread of its own."""

from __future__ import annotations

from bot.checkin.rules import Side
from bot.core.wording import say
from tests.cogs.agenda.riverside import Riverside, press, words
from tests.discord_words import fill_in


async def test_tables_with_threads_and_notes(riverside: Riverside) -> None:
    members = (riverside.asha, riverside.ben, riverside.cara, riverside.dev, riverside.fay, riverside.ola)
    for place, member in enumerate(members):
        side = Side.ROOM if place < 3 else Side.REMOTE
        await riverside.services.check_ins.check_in(await riverside.actor(member), riverside.meeting_id, side)
    refused = await riverside.asha.slash(riverside.room, "tables make", count=2)
    assert words(refused) == say("refusal-not-allowed")
    made = words(await riverside.fay.slash(riverside.room, "tables make", count=2, threads=True))
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
