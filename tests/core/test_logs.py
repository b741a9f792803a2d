"""Logs: one JSON line an event, and never a text that somebody may have typed."""

from __future__ import annotations

import ast
import asyncio
import gc
import json
import logging
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bot.core.database import Database
from bot.core.errors import TooLong, required_text
from bot.core.events import EventBus
from bot.core.logs import log_failure, log_loop_failure, private_traceback, without_texts

CANARY = "Asha's kestrel"
LEVELS = ("debug", "info", "warning", "error", "exception", "critical")
ROOT = Path(__file__).parents[2]

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(log_file: Path) -> Lines:
    return lambda: [json.loads(line) for line in log_file.read_text(encoding="utf-8").splitlines()]


def _fail(message: str = CANARY) -> None:
    try:
        raise KeyError(message)
    except KeyError as inner:
        raise ValueError(message) from inner


def test_an_event_is_one_line_with_its_facts(lines: Lines) -> None:
    logging.getLogger("bot.test").info("opened", extra={"port": 8080})
    (line,) = lines()
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "INFO", "logger": "bot.test", "event": "opened", "port": 8080}


def test_a_failure_carries_places_and_types_and_no_text(lines: Lines) -> None:
    try:
        _fail()
    except ValueError as error:
        reference = log_failure(logging.getLogger("bot.test"), "failed", error, item=7)
    (line,) = lines()
    assert (line["reference"], line["item"]) == (reference, 7)
    assert [said for said in line["exc_info"].splitlines() if said in ("KeyError", "ValueError")] == [
        "KeyError",
        "ValueError",
    ]
    assert "tests/core/test_logs.py" in line["exc_info"]
    assert CANARY not in json.dumps(line, ensure_ascii=False)


def test_what_was_refused_is_not_logged(lines: Lines) -> None:
    try:
        required_text(CANARY * 20, what="The title", limit=100)
    except TooLong as error:
        log_failure(logging.getLogger("bot.test"), "refused", error)
    assert CANARY not in repr(lines())


async def test_a_statement_that_fails_is_logged_without_its_values(lines: Lines, tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", EventBus())
    try:
        async with database.write() as write:
            await write.connection.execute(text("INSERT INTO groups (name) VALUES (:name)"), {"name": CANARY})
    except Exception as error:
        log_failure(logging.getLogger("bot.test"), "failed", error)
    await database.close()
    assert "IntegrityError" in lines()[-1]["exc_info"]
    assert CANARY not in repr(lines())


@pytest.mark.parametrize(
    "library", ["discord.client", "discord.http", "aiohttp.server", "apscheduler.executors", "sqlalchemy.engine"]
)
def test_libraries_lines_keep_their_pattern_and_numbers_only(lines: Lines, library: str) -> None:
    log = logging.getLogger(library)
    log.warning("Retrying %s in %.2f seconds (100%% sure), try %d", CANARY, 1.5, 2)
    log.warning("Event %(name)s", {"name": CANARY})
    log.warning(f"Already formatted: '{CANARY}'")
    log.warning("Too few: %s %s", CANARY)  # noqa: PLE1206 - libraries make this mistake too
    log.debug("WebSocket Event: %s", CANARY)
    try:
        _fail()
    except ValueError:
        log.exception("Ignoring exception in %s", CANARY)
    assert [line["event"] for line in lines()] == [
        "Retrying … in 1.5 seconds (100% sure), try 2",
        "Event …",
        "Already formatted:",
        "Too few: … …",
        "Ignoring exception in …",
    ]
    assert CANARY not in repr(lines())


async def test_a_forgotten_task_is_logged_without_its_text(lines: Lines) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log_loop_failure)

    async def fail() -> None:
        _fail()

    task = asyncio.create_task(fail(), name=CANARY)
    await asyncio.wait({task})
    del task
    gc.collect()
    loop.call_exception_handler({"message": CANARY})
    loop.set_exception_handler(None)
    assert [line["event"] for line in lines()] == ["unhandled failure in the event loop"] * 2
    assert CANARY not in repr(lines())


def test_threads_warnings_and_endings_are_logged_without_their_text(lines: Lines) -> None:
    class FailsAtItsEnd:
        def __del__(self) -> None:
            _fail()

    thread = threading.Thread(target=_fail, name=CANARY)
    thread.start()
    thread.join()
    FailsAtItsEnd()
    gc.collect()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"'{CANARY}'", stacklevel=1)
    assert [line["logger"] for line in lines()] == ["bot.core.logs", "bot.core.logs", "py.warnings"]
    assert CANARY not in repr(lines())


@given(pattern=st.text(), arguments=st.lists(st.one_of(st.integers(), st.floats(), st.just(CANARY))))
def test_any_line_of_a_library_can_be_told(pattern: str, arguments: list[object]) -> None:
    record = logging.LogRecord("discord", logging.INFO, "", 1, pattern, tuple(arguments), None)
    assert CANARY not in without_texts(record)


def test_a_cause_that_goes_round_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert private_traceback(first).splitlines() == ["KeyError", "ValueError"]


def test_our_own_lines_are_fixed_sentences_with_facts_beside_them() -> None:
    """An event of ours is a literal without places to fill, so no text can get into it."""
    files = [path for folder in ("bot", "cogs", "config") for path in (ROOT / folder).rglob("*.py")]
    for file in files:
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and file.name != "logs.py":
                for event in _events_of(call):
                    assert isinstance(event, ast.Constant), f"{file}:{call.lineno}"
                    assert isinstance(event.value, str), f"{file}:{call.lineno}"
                    assert "%" not in event.value, f"{file}:{call.lineno}"


def _events_of(call: ast.Call) -> list[ast.expr]:
    """What a call puts into the log as text, were it not a literal."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="log"), attr=level) if level in LEVELS:
            return call.args
        case ast.Name(id="log_failure"):
            return call.args[1:2]
    return []
