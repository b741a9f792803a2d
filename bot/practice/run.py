"""`alongside practice`: starts everything, says where to look, and stops cleanly."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import CannotServe
from bot.core.clock import real_clock
from bot.core.errors import Refusal
from bot.core.logs import configure_logs, log_loop_failure
from bot.core.wording import say
from config.settings import Settings

if TYPE_CHECKING:
    from bot.practice.world import World

HOST = "127.0.0.1"
DEFAULT_PORT = 8080
LAST_PORT = 65_535
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class NotInstalled(Refusal):
    message = "practice-not-installed"


class PortTaken(Refusal):
    """facts: `port`, and `other`, one that is free; both as text."""

    message = "practice-port-taken"


class PortRefused(Refusal):
    """The system keeps this port for itself, or there is no such port. facts: `port`, `other`."""

    message = "practice-port-refused"


class FolderRefused(Refusal):
    """facts: `folder`."""

    message = "practice-folder-refused"


@dataclass(frozen=True)
class Files:
    """Where this start keeps its database and its log. The names are new at every start."""

    database: Path
    log: Path

    def settings(self, port: int) -> Settings:
        return Settings(
            database_url=f"sqlite+aiosqlite:///{self.database}",
            web_host=HOST,
            web_port=port,
            public_url=f"http://{HOST}:{port}",
            practice=True,
        )


async def practice(*, keep: Path | None, port: int | None) -> None:
    """Run practice mode until SIGINT or SIGTERM. Port 0 takes a free one.

    Raises NotInstalled, PortTaken, PortRefused or FolderRefused.
    """
    # It warns of voice parts that nobody needs here, and of a client that SimCord builds to look at it.
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        from bot.practice.world import open_world  # noqa: PLC0415 - SimCord may not be installed
    except ModuleNotFoundError as missing:
        raise NotInstalled from missing
    chosen = _usable_port(port)
    with _files(keep) as files:
        configure_logs("INFO" if keep else "WARNING", file=files.log if keep else None)
        stop = _stop_on_signal()
        try:
            async with open_world(files.settings(chosen), kept=keep is not None) as world:
                _say_where(world, keep)
                await stop.wait()
        except CannotServe as error:
            taken = error.reason.errno == errno.EADDRINUSE
            facts = {"port": str(chosen), "other": str(free_port())}
            raise (PortTaken(**facts) if taken else PortRefused(**facts)) from error
    _tell(say("practice-stopped-kept", folder=str(keep)) if keep else say("practice-stopped"))


def _usable_port(port: int | None) -> int:
    """Raises PortRefused for a number that no port has."""
    if port is None:
        return DEFAULT_PORT
    if not 0 <= port <= LAST_PORT:
        raise PortRefused(port=str(port), other=str(free_port()))
    return port or free_port()


def _stop_on_signal() -> asyncio.Event:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.set_exception_handler(log_loop_failure)
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop.set)
    return stop


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def _files(keep: Path | None) -> Iterator[Files]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="alongside-practice-") as folder:
            yield Files(Path(folder) / "practice.db", Path(folder) / "practice.log")
        return
    start = f"practice-{real_clock():%Y%m%d-%H%M%S}"
    files = Files(keep / f"{start}.db", keep / f"{start}.log")
    try:
        keep.mkdir(parents=True, exist_ok=True)
        files.log.touch(mode=0o600, exist_ok=False)
    except OSError as refused:
        raise FolderRefused(folder=str(keep)) from refused
    yield files


def _say_where(world: World, keep: Path | None) -> None:
    lines = [say("practice-ready"), ""]
    for label, address in (
        (say("practice-ready-start"), world.start_page),
        (say("practice-ready-room"), world.room),
        (say("practice-ready-joining"), world.joining),
    ):
        lines.append(f"  {label:<15}{address}")
    lines += ["", *([say("practice-ready-kept", folder=str(keep))] if keep else []), say("practice-ready-stop")]
    _tell("\n".join(lines))


def _tell(words: str) -> None:
    print(words, flush=True)
