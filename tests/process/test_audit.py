"""`alongside audit verify` says whether the log of who did what is as it was written."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

from bot.core.database import Database
from bot.core.events import EventBus
from bot.core.roles import Actor, Role
from tests.conftest import MONDAY
from tests.process.conftest import CommandLine


def _log_three(alongside: CommandLine) -> None:
    async def log() -> None:
        database = await Database.open(f"sqlite+aiosqlite:///{alongside.database}", EventBus())
        for number in range(3):
            async with database.write() as write:
                await write.record(Actor(1, 1, frozenset({Role.ORGANISER})), MONDAY, "test.act", f"thing:{number}")
        await database.close()

    asyncio.run(log())


def test_a_whole_log_is_whole_and_a_changed_one_is_not(alongside: CommandLine) -> None:
    _log_three(alongside)
    whole = alongside("audit", "verify")
    assert (whole.code, whole.said) == (0, "The log is whole. Nothing in it was changed or taken out.\n")
    with closing(sqlite3.connect(alongside.database)) as connection, connection:
        connection.execute("DROP TRIGGER audit_log_no_delete")
        connection.execute("DELETE FROM audit_log WHERE id = 2")
    broken = alongside("audit", "verify")
    assert broken.code == 1
    assert broken.said.startswith("The log is not whole. Entry 3 is the first")


def test_what_is_no_database_of_alongside_is_not_verified(alongside: CommandLine) -> None:
    for empty_file in (False, True):
        if empty_file:
            sqlite3.connect(alongside.database).close()
        answer = alongside("audit", "verify")
        assert (answer.code, answer.said) == (1, "")
        assert answer.complained.startswith("We could not open the database.")
