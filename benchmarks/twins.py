"""How well ideas that say the same are found, on pairs that a person wrote. `python -m benchmarks.twins`"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import tomllib
from pathlib import Path

from benchmarks.stand_in import payloads
from benchmarks.tables import Line, show
from bot.app import open_services
from bot.ideas.rules import NewIdea
from config.settings import Settings

KNOWN = Path(__file__).parent / "known_pairs.toml"


async def look() -> tuple[list[str], list[str], int, int]:
    """Twins that were not offered, what was offered for ideas that have none, and how many there are of each."""
    known = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'alongside.db'}"
        async with open_services(Settings(database_url=url, web_port=0)) as services:
            by = await services.people.from_discord(
                guild_id=payloads.GUILD, guild_name="Town group", user_id=payloads.OWNER, name="Ola"
            )
            posted = [
                await services.ideas.post(by, NewIdea(title, what, why="-"))
                for title, what in (pair["posted"] for pair in known["pair"])
            ]
            missed, wrong = [], []
            for idea, pair in zip(posted, known["pair"], strict=True):
                offered = await services.ideas.likely_twins(by.group_id, *pair["said"])
                if idea.id not in {twin.idea.id for twin in offered}:
                    missed.append(f"{pair['posted'][0]} / {pair['said'][0]}")
            for alone in known["alone"]:
                offered = await services.ideas.likely_twins(by.group_id, *alone["said"])
                wrong += [f"{alone['said'][0]} / {twin.idea.title}" for twin in offered]
    return missed, wrong, len(known["pair"]), len(known["alone"])


def main() -> bool:
    missed, wrong, pairs, alone = asyncio.run(look())
    lines = [
        Line("known pairs found among the three offered", f"{pairs - len(missed)} of {pairs}"),
        *(Line(f"  not found: {pair}", "") for pair in missed),
        Line(f"offered for {alone} ideas that have no twin", str(len(wrong))),
        *(Line(f"  offered: {pair}", "") for pair in wrong),
    ]
    return show("Ideas that say the same", lines)


if __name__ == "__main__":
    sys.exit(not main())
