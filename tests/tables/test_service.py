"""Tables of a meeting: seated, moved, timed, noted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.checkin.rules import Side
from bot.core.errors import NotAllowed, NotFound
from bot.core.wording import say
from bot.services import Services
from bot.tables.rules import (
    MixedBy,
    MixingRole,
    NoSuchTable,
    NotAtThisTable,
    Place,
    TablesInUse,
    TablesOver,
    WrongMinutes,
)
from bot.tables.words import mixed_words
from tests.agenda.group import make_group
from tests.conftest import FixedClock


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


async def test_people_are_mixed_by_a_role_only_while_they_want_that_and_nobody_is_shown_whose_it_is(
    services: Services,
) -> None:
    group = await make_group(services)
    tables, at = services.tables, (group.fay, group.meeting_id)
    people = (group.asha, group.ben, group.cara, group.dev, group.eve, group.fay)
    for who in people:
        await services.check_ins.check_in(who, group.meeting_id, Side.ROOM)
    # By their numbers alone, these two would sit at the same table.
    alike = (group.asha, next(who for who in people[2:] if (who.person_id - group.asha.person_id) % 2 == 0))
    for who in alike:
        await tables.say_role(who, MixingRole.CARER)
    made = await tables.make(*at, 2, mixed=False)
    assert [len({who.person_id for who in alike} & set(table.people)) for table in made] == [1, 1]
    assert await tables.own_role(group.asha) is MixingRole.CARER
    assert await tables.mixed_by(group.fay, made) == MixedBy({}, None, 0, 5)  # two are few enough to be guessed
    with pytest.raises(NotAllowed):
        await tables.mixed_by(group.asha, made)
    for who in people:
        await tables.say_role(who, MixingRole.STAFF)
    assert await tables.mixed_by(group.fay, made) == MixedBy({MixingRole.STAFF: 6}, 6, 0, 5)
    assert mixed_words(await tables.mixed_by(group.fay, made))[-1] == say("tables-mixed-staff", count=6)
    for who in people:
        await tables.say_role(who, None)
    assert (await tables.own_role(group.asha), await tables.mixed_by(group.fay, made)) == (None, MixedBy(fewest=5))


async def test_the_end_of_their_time_is_said_once_also_late(services: Services, clock: FixedClock) -> None:
    group = await make_group(services)
    for who in (group.asha, group.cara, group.fay):
        await services.check_ins.check_in(who, group.meeting_id, Side.ROOM)
    await services.agenda.start_meeting(group.fay, group.meeting_id)
    (table,) = await services.tables.make(group.fay, group.meeting_id, 1, mixed=True)
    over: list[TablesOver] = []

    async def hear(told: TablesOver) -> None:
        over.append(told)

    services.events.subscribe(TablesOver, hear)
    await services.tables.set_timer(group.fay, group.meeting_id, 15)
    assert await services.tables.tell_over() == 0
    clock.forward(minutes=40)  # nobody looked meanwhile
    # Until somebody says that they were told, it is announced again: whoever tells them may have been stopped.
    assert (await services.tables.tell_over(), await services.tables.tell_over()) == (1, 1)
    untold = await services.tables.untold(group.meeting_id)
    assert set(untold) == {table.id}
    await services.tables.told_over(group.group_id, group.meeting_id, untold)
    assert await services.tables.tell_over() == 0
    await services.tables.set_timer(group.fay, group.meeting_id, 5)
    clock.forward(minutes=5)
    assert await services.tables.tell_over() == 1
    await services.events.drain()
    assert over == [TablesOver(group.group_id, group.meeting_id)] * 3
    untold = await services.tables.untold(group.meeting_id)
    await services.tables.set_timer(group.fay, group.meeting_id, 5)
    await services.tables.told_over(group.group_id, group.meeting_id, untold)  # of the end that was
    clock.forward(minutes=5)
    assert await services.tables.tell_over() == 1
    await services.agenda.end_meeting(group.fay, group.meeting_id)
    assert (await services.tables.tell_over(), await services.tables.untold(group.meeting_id)) == (0, {})
    found = await services.tables.numbered(group.group_id, group.meeting_id, 1)
    assert found.id == table.id
    with pytest.raises(NoSuchTable):
        await services.tables.numbered(group.group_id, group.meeting_id, 2)
