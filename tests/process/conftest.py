"""The command line as it is used, in this process or in one of its own."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main

TOKEN = "MTA.canary-token.abc"


@dataclass(frozen=True)
class Answer:
    code: int
    said: str
    complained: str


class CommandLine:
    """`alongside ...` with settings of its own and a folder of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.database = folder / "alongside.db"
        self._capture = capture
        self._environ = monkeypatch
        for name in [name for name in os.environ if name.startswith("ALONGSIDE_")]:
            monkeypatch.delenv(name)
        self.set(DATABASE_URL=f"sqlite:///{self.database}")
        monkeypatch.chdir(folder)

    def set(self, **settings: str) -> None:
        for name, value in settings.items():
            self._environ.setenv(f"ALONGSIDE_{name}", value)

    def __call__(self, *arguments: str | Path) -> Answer:
        """Run in this process and return what it answered."""
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        said = self._capture.readouterr()
        return Answer(code, said.out, said.err)

    def start(self, program: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a Python program with these settings; its output can be read line by line."""
        return subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def alongside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    root = logging.getLogger()
    kept = root.handlers, root.level, threading.excepthook, sys.unraisablehook, logging.raiseExceptions
    umask = os.umask(0o022)
    os.umask(umask)
    yield CommandLine(tmp_path, capsys, monkeypatch)
    for handler in set(root.handlers) - set(kept[0]):
        handler.close()
    root.handlers, level, threading.excepthook, sys.unraisablehook, logging.raiseExceptions = kept
    root.setLevel(level)
    logging.captureWarnings(False)
    os.umask(umask)
