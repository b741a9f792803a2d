"""Tables of a meeting: seated, moved, timed, noted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.checkin.rules import Side
from bot.core.errors import NotAllowed, NotFound
from bot.services import Services
from bot.tables.rules import NotAtThisTable, Place, TablesInUse, WrongMinutes
from tests.agenda.group import make_group


async def test_tables_from_the_mix_to_the_notes(services: Services) -> None:
    group = await make_group(services)
    tables, meeting_id = services.tables, group.meeting_id
    room, home = (group.asha, group.cara, group.fay), (group.ben, group.dev, group.eve)
    for who in room:
        await services.check_ins.check_in(who, meeting_id, Side.ROOM)
    for who in home:
        await services.check_ins.check_in(who, meeting_id, Side.REMOTE)
    with pytest.raises(NotAllowed):
        await tables.make(group.asha, meeting_id, 2, mixed=False)
    in_room, at_home = await tables.make(group.fay, meeting_id, 2, mixed=False)
    assert (in_room.place, set(in_room.people)) == (Place.ROOM, {who.person_id for who in room})
    assert (at_home.place, set(at_home.people)) == (Place.HOME, {who.person_id for who in home})
    mixed = await tables.make(group.fay, meeting_id, 2, mixed=True)
    assert [len({group.cara.person_id, group.dev.person_id} & set(table.people)) for table in mixed] == [1, 1]
    first, second = mixed
    await tables.move(group.fay, first.id, group.ola.person_id)
    await tables.name_facilitator(group.fay, first.id, group.ola.person_id)
    await tables.set_timer(group.fay, meeting_id, 15)
    with pytest.raises(WrongMinutes):
        await tables.set_timer(group.fay, meeting_id, 121)
    await tables.write_notes(group.ola, first.id, "Buses are late")
    with pytest.raises(NotAtThisTable):
        await tables.write_notes(group.ola, second.id, "x")
    with pytest.raises(TablesInUse):
        await tables.make(group.fay, meeting_id, 3, mixed=True)
    stored = (await tables.of_meeting(group.group_id, meeting_id))[0]
    assert (stored.notes, stored.facilitator_id, group.ola.person_id in stored.people) == (
        "Buses are late",
        group.ola.person_id,
        True,
    )
    assert stored.ends_at == services.clock() + timedelta(minutes=15)
    other = await make_group(services, guild_id=2)
    with pytest.raises(NotFound):
        await tables.move(other.fay, first.id, other.asha.person_id)
