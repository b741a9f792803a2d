"""`alongside retention`: what has been kept for long enough, looked at or cleared."""

from __future__ import annotations

from collections.abc import Sequence

from bot.app import open_services
from bot.core.clock import real_clock
from bot.core.database import open_reader
from bot.privacy.retention import Cleared, old_rows
from config.data_map import load_data_map
from config.policy import load_policy
from config.settings import Settings


async def what_is_old(settings: Settings) -> Sequence[Cleared]:
    """What would be cleared now. Also while Alongside runs. Raises DatabaseUnreadable."""
    async with open_reader(settings.database_url) as connection:
        return await old_rows(connection, load_data_map(), load_policy(settings.policy_file), real_clock())


async def clear_what_is_old(settings: Settings) -> Sequence[Cleared]:
    """Clear it now. Raises DatabaseInUse while Alongside runs: it does it daily by itself."""
    async with open_services(settings) as services:
        return await services.retention.clear()
