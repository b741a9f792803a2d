"""A secret poll keeps no link between a person and a ballot: looked for in everything that is written.

While the poll is open, whoever can read the server's disk could still watch the votes come in one by one; what is
tested here is that nothing of it is left once the poll is over. (Source: requirements V1 and V2.)
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from bot.app import open_services
from bot.core.database import sqlite_file
from bot.core.roles import Actor
from bot.polls.rules import Answer, Door, Mode, PollKind, PollView, ReasonMode
from bot.polls.service import NewPoll
from bot.polls.tables import ballots, secret_ballots, secret_voters
from bot.process.backup import back_up
from bot.schema import metadata
from config.settings import Settings
from tests.conftest import FixedClock
from tests.polls.conftest import Group

SECRET = NewPoll(
    "Which topic?",
    PollKind.ONE_CHOICE,
    ("Buses", "Food", "Rooms"),
    mode=Mode.SECRET,
    reasons=ReasonMode.OPTIONAL,
)
DOORS = (Door.DISCORD, Door.PHONE)


def canary(place: int) -> str:
    """What the voter who came `place`-th said: found nowhere else, and as long as every other."""
    return f"kestrel-{place:03d}"


async def hold(group: Group, voters: Sequence[Actor], *, pad: int = 0) -> PollView:
    """A secret poll in which they vote in this order, by every door in turn, closed by its clock."""
    view = await group.open(SECRET)
    for place, voter in enumerate(voters):
        answer = Answer(choices=(view.poll.options[place % 3].id,), reason=canary(place) + "🚌" * pad)
        await group.vote(voter, view, answer, DOORS[place % 2])
        group.clock.forward(seconds=1)
    return await group.close(view)


async def everything(group: Group) -> dict[str, list[dict[str, Any]]]:
    async with group.services.database.read() as connection:
        return {
            table.name: [dict(row) for row in (await connection.execute(select(table))).mappings()]
            for table in metadata.sorted_tables
        }


def written(group: Group) -> dict[str, bytes]:
    file = sqlite_file(group.services.database.url)
    return {ending: part.read_bytes() for ending in ("", "-wal", "-shm") if (part := Path(f"{file}{ending}")).exists()}


async def test_nothing_that_is_written_joins_a_person_to_a_ballot(group: Group, log_file: Path) -> None:
    voters = [await group.here(number) for number in range(1, 13)]
    random.Random(7).shuffle(voters)
    before = await everything(group)
    view = await hold(group, voters)
    after = await everything(group)
    assert view.result is not None
    assert (view.result.voted, view.result.by_door) == (12, {})

    assert {tuple(row) for row in after["secret_voters"]} == {("poll_id", "person_id")}
    assert {tuple(row) for row in after["secret_ballots"]} == {("poll_id", "ballot", "answer")}
    assert after["ballots"] == after["superseded_ballots"] == after["notices"] == []
    grown = {name for name, rows in after.items() if rows != before[name]}
    assert grown == {"polls", "poll_options", "audit_log", "secret_voters", "secret_ballots"}
    entries = [row for row in after["audit_log"] if row not in before["audit_log"]]
    assert {row["action"] for row in entries} == {"polls.prepare", "polls.open", "polls.close", "polls.closed"}
    assert {row["person_id"] for row in entries} <= {0, group.facilitator.person_id}

    told = [
        json.dumps(await group.services.polls.export(voter, view.poll.id), default=str)
        for voter in (voters[0], voters[5])
    ]
    assert told[0] == told[1]
    assert '"votes": []' in told[0]
    assert not any(voter_name in told[0] for voter_name in ("Person", "discord", "phone"))
    logged = await asyncio.to_thread(log_file.read_text, encoding="utf-8")
    assert not any(word in logged for word in ("kestrel", "person_id", "ballot", "Person "))


async def test_the_files_of_the_database_hold_each_answer_once_and_no_order(group: Group, tmp_path: Path) -> None:
    if group.services.database.is_postgresql:
        pytest.skip("files of SQLite")
    voters = [await group.here(number) for number in range(1, 13)]
    await hold(group, voters)
    files = written(group)
    assert files["-wal"] == b""
    assert all(files[""].count(canary(place).encode()) == 1 for place in range(12))
    assert not any(b"kestrel" in content for ending, content in files.items() if ending)
    backup = tmp_path / "kept.backup"
    await asyncio.to_thread(back_up, f"sqlite:///{sqlite_file(group.services.database.url)}", backup)
    for file in (sqlite_file(group.services.database.url), backup):
        for table in (secret_voters, secret_ballots):
            assert lies_in_order_of_its_keys(file, table.name), table.name


async def test_a_backup_made_while_the_poll_is_open_shows_no_order_either(group: Group, tmp_path: Path) -> None:
    if group.services.database.is_postgresql:
        pytest.skip("alongside backup is for SQLite")
    voters = [await group.here(number) for number in range(1, 13)]
    view = await group.open(SECRET)
    for place, voter in enumerate(reversed(voters)):
        await group.vote(voter, view, Answer(choices=(view.poll.options[0].id,), reason=canary(place)))
    file, backup = sqlite_file(group.services.database.url), tmp_path / "open.backup"
    await asyncio.to_thread(back_up, f"sqlite:///{file}", backup)
    assert all(backup.read_bytes().count(canary(place).encode()) == 1 for place in range(12))
    assert all(lies_in_order_of_its_keys(backup, table.name) for table in (secret_voters, secret_ballots))
    keys = set(await ballot_keys(group))
    await group.close(view)
    assert not keys & set(await ballot_keys(group))


@pytest.mark.parametrize("pad", [0, 480], ids=["short answers", "answers longer than a page takes"])
async def test_over_many_polls_the_stored_order_is_not_the_order_of_voting(group: Group, pad: int) -> None:
    voters = [await group.here(number) for number in range(1, 11)]
    chance = random.Random(20261122)
    stored, in_file = [], []
    for _ in range(16):
        chance.shuffle(voters)
        view = await hold(group, voters, pad=pad)
        async with group.services.database.read() as connection:
            order = text("ctid") if group.services.database.is_postgresql else text("ballot")
            rows = select(secret_ballots.c.answer).where(secret_ballots.c.poll_id == view.poll.id).order_by(order)
            said = [json.loads(answer)["reason"] for answer in (await connection.execute(rows)).scalars()]
            rows = select(secret_voters.c.person_id).where(secret_voters.c.poll_id == view.poll.id)
            people = (await connection.execute(rows)).scalars().all()
        assert people == sorted(people)
        stored.append(likeness([int(reason[8:11]) for reason in said]))
        if not group.services.database.is_postgresql:
            content = written(group)[""]
            newest = [content.rindex(canary(place).encode()) for place in range(10)]
            in_file.append(likeness(newest))
        await forget_ballots(group, view.poll.id)
    # 16 orders of 10 that are chance have a mean of 0 and a standard error of 0.08
    for found in filter(None, (stored, in_file)):
        assert abs(sum(found) / len(found)) < 0.4, found


async def test_on_postgresql_every_row_was_written_by_the_same_transaction(group: Group) -> None:
    if not group.services.database.is_postgresql:
        pytest.skip("transactions of PostgreSQL")
    voters = [await group.here(number) for number in range(1, 9)]
    view = await group.open(SECRET)
    for place, voter in enumerate(reversed(voters)):
        await group.vote(voter, view, Answer(choices=(view.poll.options[0].id,), reason=canary(place)))
        assert len(await transactions(group)) == 1
    before = await file_nodes(group)
    await group.close(view)
    assert len(await transactions(group)) == 1
    after = await file_nodes(group)
    assert not set(before) & set(after), "the files with the earlier rows are gone"
    async with group.services.database.read() as connection:
        for table, key in (("secret_voters", "person_id"), ("secret_ballots", "ballot")):
            keys = (await connection.execute(text(f"SELECT {key} FROM {table} ORDER BY ctid"))).scalars().all()
            assert keys == sorted(keys)


async def test_a_vote_on_its_way_when_the_poll_closes_is_sealed_too(group: Group) -> None:
    voters = [await group.here(number) for number in range(1, 7)]
    view = await group.open(SECRET)
    casts = [group.cast(voter, view, place % 3) for place, voter in enumerate(voters)]
    async with group.services.database.write():
        voting = [asyncio.create_task(group.services.polls.vote(v, c)) for v, c in zip(voters, casts, strict=True)]
        await asyncio.sleep(0)
        closing = asyncio.create_task(group.services.polls.cancel(group.facilitator, view.poll.id))
        await asyncio.sleep(0)
    await asyncio.gather(closing, *voting, return_exceptions=True)
    await group.services.polls.clear_traces()
    assert await group.services.polls.clear_traces() == 0
    assert (await group.services.polls.view(1, view.poll.id)).voted == 6
    if not group.services.database.is_postgresql:
        assert written(group)["-wal"] == b""


async def test_who_voted_is_forgotten_after_seven_days_and_the_totals_stay(group: Group) -> None:
    voters = [await group.here(number) for number in range(1, 7)]
    view = await hold(group, voters)
    said = await group.services.polls.export(voters[0], view.poll.id)
    group.clock.forward(days=6, hours=23)
    assert await group.services.polls.forget_voters() == 0
    group.clock.forward(hours=2)
    assert await group.services.polls.forget_voters() == 1
    assert await group.services.polls.forget_voters() == 0
    assert (await everything(group))["secret_voters"] == []
    assert await group.services.polls.export(voters[0], view.poll.id) == said
    assert (await group.services.polls.view(1, view.poll.id)).voted == 6


async def test_what_a_killed_process_left_is_cleared_at_the_next_start(
    group: Group, tmp_path: Path, clock: FixedClock
) -> None:
    if group.services.database.is_postgresql:
        pytest.skip("the log of SQLite")
    voters = [await group.here(number) for number in range(1, 13)]
    left = tmp_path / "left.db"
    async with group.services.database.read() as connection:  # keeps the log from being cleared
        await connection.execute(select(func.count()).select_from(ballots))
        await hold(group, voters)
        for ending in ("", "-wal"):
            shutil.copyfile(f"{sqlite_file(group.services.database.url)}{ending}", f"{left}{ending}")
    settings = Settings(database_url=f"sqlite+aiosqlite:///{left}", key_file=tmp_path / "key", web_port=0)
    async with open_services(settings, clock) as services:
        assert await services.polls.clear_traces() == 1  # as the alarm does at the start
        assert await services.polls.clear_traces() == 0
        again = replace(group, services=services)
        assert written(again)["-wal"] == b""
        assert lies_in_order_of_its_keys(left, "secret_ballots")
        assert len(await ballot_keys(again)) == 12


async def test_a_reader_delays_the_clearing_and_does_not_stop_it(group: Group) -> None:
    if group.services.database.is_postgresql:
        pytest.skip("the log of SQLite")
    voters = [await group.here(number) for number in range(1, 7)]
    async with group.services.database.read() as connection:
        await connection.execute(select(func.count()).select_from(ballots))
        view = await hold(group, voters)
        assert view.poll.closed_at is not None
        assert written(group)["-wal"] != b""
    assert await group.services.polls.clear_traces() == 1
    assert written(group)["-wal"] == b""


# What a stranger with the files could look at


def lies_in_order_of_its_keys(file: Path, table: str) -> bool:
    """Whether the cells of the table's one page lie in the order of their keys, from the end of the page.

    SQLite puts a new cell before the others, so any other order is the order of writing.
    (Source: https://www.sqlite.org/fileformat2.html, section 1.6.)
    """
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    page = file.read_bytes()[(root - 1) * size : root * size]
    assert page[0] == 0x0A, "one leaf page of an index"
    cells = int.from_bytes(page[3:5], "big")
    assert cells > 0
    places = [int.from_bytes(page[8 + 2 * n : 10 + 2 * n], "big") for n in range(cells)]
    return places == sorted(places, reverse=True)


def likeness(order: Sequence[int]) -> float:
    """Spearman's rank correlation of an order with 0, 1, 2 ...: 1 the same, 0 nothing in common."""
    ranks = {value: rank for rank, value in enumerate(sorted(order))}
    n = len(order)
    return 1 - 6 * sum((ranks[value] - place) ** 2 for place, value in enumerate(order)) / (n * (n**2 - 1))


async def ballot_keys(group: Group) -> Sequence[str]:
    async with group.services.database.read() as connection:
        return (await connection.execute(select(secret_ballots.c.ballot))).scalars().all()


async def forget_ballots(group: Group, poll_id: int) -> None:
    """So that the next poll's answers, which are the same, are found alone."""
    async with group.services.database.write() as write:
        for table in (secret_ballots, secret_voters):
            await write.connection.execute(table.delete().where(table.c.poll_id == poll_id))


async def transactions(group: Group) -> set[int]:
    async with group.services.database.read() as connection:
        both = text("SELECT xmin::text::bigint FROM secret_voters UNION SELECT xmin::text::bigint FROM secret_ballots")
        return set((await connection.execute(both)).scalars())


async def file_nodes(group: Group) -> Sequence[int]:
    async with group.services.database.read() as connection:
        nodes = text("SELECT pg_relation_filenode('secret_voters') UNION SELECT pg_relation_filenode('secret_ballots')")
        return (await connection.execute(nodes)).scalars().all()
