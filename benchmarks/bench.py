"""What every benchmark starts with: the two bots, each with its own stand-in for Discord."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.certificate import make_certificate
from benchmarks.processes import BOT_CORE, DISCORD_CORE, Child
from benchmarks.stand_in.payloads import FIRST_PERSON

PEOPLE = 1000


@dataclass
class Setting:
    """A folder that goes away, and how Discord behaves."""

    folder: Path
    delay: float = 0
    certificate: tuple[Path, Path] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {"SSL_CERT_FILE": str(self.certificate[0])} if self.certificate else {}

    def discord(self, name: str) -> Child:
        options: dict[str, Any] = {"delay": self.delay}
        if self.certificate:
            options |= {"certificate": str(self.certificate[0]), "key": str(self.certificate[1])}
        return Child("benchmarks.stand_in", core=DISCORD_CORE, output=self.folder / f"{name}-discord.log", **options)


@contextmanager
def setting(*, tls: bool = False, delay: float = 0) -> Iterator[Setting]:
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as name:
        folder = Path(name)
        yield Setting(folder, delay, make_certificate(folder) if tls else None)


class Noop:
    name = "noop"

    def __init__(self, where: Setting, stack: ExitStack) -> None:
        self.discord = stack.enter_context(where.discord("noop"))
        self.process = stack.enter_context(
            Child(
                "benchmarks.noop_bot",
                core=BOT_CORE,
                output=where.folder / "noop.log",
                environment=where.environment,
                addresses=self.discord.hello["addresses"],
            )
        )
        self.discord.ask("wait_ready")

    def new_poll(self) -> tuple[int, list[str]]:
        """The message, and the custom id of each of its buttons."""
        return self.process.ask("post"), [f"noop:{number}" for number in range(3)]

    def wrong(self, _acknowledged: list[tuple[int, str]]) -> int:
        """It promises nothing."""
        return 0


class Ours:
    name = "Alongside"

    def __init__(self, where: Setting, stack: ExitStack) -> None:
        self._where, self._stack = where, stack
        self.database, self.log_file = where.folder / "alongside.db", where.folder / "alongside.jsonl"
        self.discord = stack.enter_context(where.discord("ours"))
        self.start()
        self.meeting: int = self.process.ask("open_meeting")
        self.polls: list[int] = []

    def start(self) -> None:
        self.process = self._stack.enter_context(
            Child(
                "benchmarks.our_bot",
                core=BOT_CORE,
                output=self._where.folder / "ours.log",
                environment=self._where.environment,
                addresses=self.discord.hello["addresses"],
                database=str(self.database),
                log=str(self.log_file),
            )
        )
        self.discord.ask("wait_ready")

    def new_poll(self) -> tuple[int, list[str]]:
        opened = self.process.ask("open_poll", meeting_id=self.meeting)
        self.polls.append(opened["poll"])
        buttons = [f"polls:vote:{opened['poll']}:{option}" for option in opened["options"]]
        return self.discord.ask("wait_message", containing=buttons[0]), buttons

    def wrong(self, acknowledged: list[tuple[int, str]]) -> int:
        """How many acknowledged presses on one poll are not what is stored, each person's once."""
        if not acknowledged:
            return 0
        stored = self.stored(int(acknowledged[0][1].split(":")[2]))
        return sum(stored.get(person) != int(button.split(":")[3]) for person, button in acknowledged)

    def stored(self, poll: int) -> dict[int, int]:
        """Person to the option that counts, read from the file and not from the bot."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            rows = connection.execute(
                "SELECT discord_user_id, answer FROM ballots JOIN people ON people.id = person_id WHERE poll_id = ?",
                (poll,),
            ).fetchall()
        found = {account - FIRST_PERSON: json.loads(answer)["choices"][0] for account, answer in rows}
        assert len(found) == len(rows), "somebody counts twice"
        return found


Bot = Noop | Ours
