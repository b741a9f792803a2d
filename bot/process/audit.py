"""`alongside audit verify`: whether the audit log is as it was written."""

from __future__ import annotations

from bot.core.audit import first_broken
from bot.core.database import DatabaseUnreadable, open_reader
from bot.core.migrations import check_version


async def first_broken_entry(database_url: str) -> int | None:
    """The first entry that was changed or taken out; None where there is none. Also while Alongside runs.

    Raises DatabaseTooNew, or DatabaseUnreadable, which is also the answer for a database of something else.
    """
    async with open_reader(database_url) as connection:
        if await connection.run_sync(check_version) is None:
            raise DatabaseUnreadable
        return await first_broken(connection)
