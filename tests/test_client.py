from __future__ import annotations

import simcord


async def test_the_bot_starts(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild()
    assert guild is not None
