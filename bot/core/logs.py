"""Structured logs: one JSON line an event, without private text.

Messages of exceptions are left out on purpose: they often quote what somebody typed. The type and the places in
the code stay, which is what a maintainer needs. Lines of the libraries below us keep their pattern and its numbers;
names, addresses and other texts that they fill in are left out for the same reason.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import sys
import threading
import traceback
from logging.handlers import WatchedFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

_ROOT = Path(__file__).parents[2]
_OURS = ("bot", "cogs", "config")
_PLACEHOLDER = re.compile(r"%%|%(?:\(\w+\))?[-#0 +]*[\d*]*(?:\.[\d*]+)?[a-zA-Z]")
_QUOTED_FROM = re.compile(r"[\n\r'\"(<{\[]")
LEFT_OUT = "…"

log = logging.getLogger(__name__)


class PrivateJsonFormatter(JsonFormatter):
    """JSON lines that carry places, types and numbers, never a text that somebody may have typed."""

    def format(self, record: logging.LogRecord) -> str:
        private = logging.makeLogRecord(record.__dict__)
        private.exc_text = private.stack_info = None  # another handler may have put the whole text there
        if record.name.partition(".")[0] not in _OURS:
            private.msg, private.args = without_texts(record), None
        return super().format(private)

    def formatException(  # noqa: N802 - the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return private_traceback(ei[1]) if ei[1] is not None else ""


def without_texts(record: logging.LogRecord) -> str:
    """A library's line with only the numbers among its arguments.

    A line that came without arguments may be formatted already, so it ends at its first quote or bracket.
    """
    pattern = str(record.msg)
    if not record.args:
        return _QUOTED_FROM.split(pattern, maxsplit=1)[0].strip()
    if not isinstance(record.args, tuple):
        return _PLACEHOLDER.sub(LEFT_OUT, pattern)
    left = list(record.args)

    def fill(placeholder: re.Match[str]) -> str:
        if placeholder[0] == "%%":
            return "%"
        argument = left.pop(0) if left else None
        return f"{argument}" if isinstance(argument, int | float) else LEFT_OUT

    return _PLACEHOLDER.sub(fill, pattern)


def private_traceback(error: BaseException) -> str:
    """Places and types of `error` and of what caused it, innermost last, on one line each."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    lines: list[str] = []
    for link in reversed(chain):
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        lines.append(type(link).__qualname__)
    return "\n".join(lines)


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else "/".join(path.parts[-2:])


def new_reference() -> str:
    """A short reference that a person can read out, such as "K7QF-2M". Letters that look alike are left out."""
    letters = "ACDEFGHJKLMNPQRTUVWXY34679"
    picked = "".join(secrets.choice(letters) for _ in range(6))
    return f"{picked[:4]}-{picked[4:]}"


def log_failure(log: logging.Logger, event: str, error: BaseException, **facts: Any) -> str:
    """Log `error` with a new reference and return that reference. `facts` hold ids and kinds, never text."""
    reference = new_reference()
    log.error(event, exc_info=error, extra={"reference": reference, **facts})
    return reference


def configure_logs(level: str, *, file: Path | None = None) -> logging.Handler:
    """Send every log line to standard error, or to `file`, as JSON. Returns the handler, for closing.

    `level` is that of our own lines. Libraries stay at INFO or above: below that they log whole messages.
    """
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if file is not None:
        file.touch(mode=0o600)
        handler = WatchedFileHandler(file, encoding="utf-8")
    handler.setFormatter(
        PrivateJsonFormatter(
            "{levelname}{name}{message}",
            style="{",
            rename_fields={"levelname": "level", "name": "logger", "message": "event"},
            timestamp="at",
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    for package in _OURS:
        logging.getLogger(package).setLevel(level)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # bot.core.migrations says what was done
    _catch_the_rest()
    return handler


def log_loop_failure(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """For `loop.set_exception_handler`: asyncio's own would print the text of the exception and of its task."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        log_failure(log, "unhandled failure in the event loop", error)
    else:
        log.error("unhandled failure in the event loop")


def _catch_the_rest() -> None:
    """Failures that Python itself would print with their text go through the log as well."""
    logging.raiseExceptions = False  # a line that cannot be formatted would be printed with its arguments
    logging.captureWarnings(True)

    def in_thread(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            log_failure(log, "unhandled failure in a thread", failed.exc_value)

    def unraisable(failed: Any) -> None:  # its type, sys.UnraisableHookArgs, exists for type checkers only
        if failed.exc_value is not None:
            log_failure(log, "failure while something was taken down", failed.exc_value)

    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
