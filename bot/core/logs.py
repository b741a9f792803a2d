"""Structured logs: one JSON line an event, without private text.

Messages of exceptions are left out on purpose: they often quote what somebody typed. The type and the places in
the code stay, which is what a maintainer needs.
"""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

_ROOT = Path(__file__).parents[2]


class PrivateJsonFormatter(JsonFormatter):
    """JSON lines whose tracebacks carry places and types, never the text of an exception."""

    def formatException(  # noqa: N802 - the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return private_traceback(ei[1]) if ei[1] is not None else ""


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
    """Send every log line to standard error, or to `file`, as JSON. Returns the handler, for closing."""
    handler: logging.Handler = logging.FileHandler(file) if file else logging.StreamHandler(sys.stderr)
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
    root.setLevel(level)
    return handler
