"""Nothing is kept for longer than the policy says; a dry run changes nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Date, Table, create_engine, insert, select

from bot.checkin.rules import Side
from bot.core.columns import UTCDateTime, metadata
from bot.core.vault import Sealed
from bot.meetings.rules import HowIComeTo
from bot.privacy import holdings
from bot.services import Services
from config.data_map import load_data_map
from config.policy import load_policy
from config.settings import Settings
from tests.access.conftest import Needing
from tests.conftest import MONDAY, FixedClock

MAP = load_data_map()
POLICY = load_policy(Settings().policy_file)
RULES = [table for table, held in MAP.items() if held.old]


async def _stored(services: Services) -> dict[str, int]:
    async with services.database.read() as connection:
        return {
            table: await holdings.count(connection, MAP[table], metadata.tables[table].c[0].is_not(None))
            for table in RULES
        }


async def test_a_need_goes_a_year_after_its_meeting_and_not_before(group: Needing, clock: FixedClock) -> None:
    await group.say(group.asha, {"fmt_translated": "by the door"})
    meeting = (await group.services.meetings.view(group.asha.group_id, group.meeting_id)).meeting
    retention = group.services.retention
    clock.now = meeting.ends_at + timedelta(days=365)
    assert "access_needs" not in {each.table for each in await retention.look()}
    clock.forward(seconds=1)
    before = await _stored(group.services)
    assert ("access_needs", 1) in [(each.table, each.count) for each in await retention.look()]
    assert await _stored(group.services) == before
    assert sum(each.count for each in await retention.clear()) > 0
    assert (await _stored(group.services))["access_needs"] == 0
    assert await retention.look() == []
    assert await retention.clear_daily() == 0


async def test_what_somebody_needs_always_is_kept_while_they_come_to_meetings(
    group: Needing, clock: FixedClock
) -> None:
    await group.say(group.asha, {"com_bsl": ""}, always=True)
    await group.say(group.ben, {"com_bsl": ""}, always=True)
    days = POLICY.keep_days["needs"]
    clock.forward(days=60)
    await group.services.check_ins.check_in(group.asha, group.meeting_id, Side.ROOM)
    clock.forward(days=days - 60, seconds=1)
    await group.services.retention.clear()
    kept = [(await group.services.access.mine(actor, None)).standing for actor in (group.asha, group.ben)]
    assert [len(each) for each in kept] == [1, 0]
    clock.forward(days=60)
    await group.services.retention.clear()
    assert (await group.services.access.mine(group.asha, None)).standing == []


async def test_what_was_said_with_a_name_stays_without_it_after_three_years(group: Needing, clock: FixedClock) -> None:
    await group.around.suggest("Buses", named=True)
    await group.around.suggest("Trains", named=False)
    retention, agenda = group.services.retention, group.services.agenda
    clock.forward(days=POLICY.keep_days["names"])
    assert "agenda_items" not in {each.table for each in await retention.look()}
    clock.forward(seconds=1)
    assert ("agenda_items", 1) in [(each.table, each.count) for each in await retention.look()]
    await retention.clear()
    view = await agenda.view(group.asha.group_id, group.meeting_id)
    assert [(item.title, item.proposer_name) for item in view.suggested] == [("Buses", None), ("Trains", None)]
    assert "agenda_items" not in {each.table for each in await retention.look()}


async def test_who_came_long_ago_is_not_remembered_either(group: Needing, clock: FixedClock) -> None:
    meetings, check_ins, meeting_id = group.services.meetings, group.services.check_ins, group.meeting_id
    group_id = group.asha.group_id
    await meetings.say_how_i_come(group.asha, meeting_id, HowIComeTo.ROOM)
    await check_ins.check_in(group.asha, meeting_id, Side.ROOM)

    async def remembered() -> tuple[int, int, int]:
        coming = (await meetings.view(group_id, meeting_id)).coming[HowIComeTo.ROOM]
        people = await meetings.people_coming(group_id, meeting_id)
        return coming, len(people), len(await check_ins.here(group_id, meeting_id))

    assert await remembered() == (1, 1, 1)
    ends_at = (await meetings.view(group_id, meeting_id)).meeting.ends_at
    clock.now = ends_at + timedelta(days=POLICY.keep_days["attendance"], seconds=1)
    assert await remembered() == (1, 1, 1)
    await group.services.retention.clear()
    assert await remembered() == (0, 0, 0)


@pytest.mark.parametrize("table", RULES)
def test_each_rule_takes_what_is_older_and_leaves_the_rest(table: str) -> None:
    """Two rows, one of them a second too old, in a database that only knows the tables."""
    old = MAP[table].old
    assert old is not None
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    days = POLICY.keep_days[old.days]
    limit = MONDAY - timedelta(days=days)
    rows = metadata.tables[table]
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        for number, at in enumerate((limit - timedelta(seconds=1), limit), start=1):
            where = rows
            if old.of:
                (key,) = rows.c[old.of].foreign_keys
                where = key.column.table
                connection.execute(insert(rows).values(_row(rows, number) | {old.of: number}))
            connection.execute(insert(where).values(_row(where, number) | {old.column: at}))
        going = connection.execute(select(*rows.c).where(holdings.is_old(old, rows, days, MONDAY))).all()
        assert len(going) == 1
    engine.dispose()


def _row(table: Table, number: int) -> dict[str, Any]:
    """Something in every column that needs something."""
    return {column.name: _value(column, number) for column in table.columns if not column.nullable}


def _value(column: Column[Any], number: int) -> Any:
    if isinstance(column.type, Sealed):
        return ""
    if isinstance(column.type, UTCDateTime):
        return MONDAY
    if isinstance(column.type, Date):
        return MONDAY.date()
    return str(number) if column.type.python_type is str else column.type.python_type(number)
