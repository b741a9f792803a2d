"""Child processes: pinned to a core, told what to do, and what they cost."""

from __future__ import annotations

import functools
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

CORES = sorted(os.sched_getaffinity(0))
BOT_CORE, DISCORD_CORE = CORES[0], CORES[-1]


@functools.cache
def compile_all() -> None:
    """As `pip install` does, so that no child spends its start, or its memory, on reading source."""
    packages = [str(Path(__file__).parents[1] / name) for name in ("bot", "cogs", "config", "benchmarks")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *packages], check=True)  # noqa: S603 - our own modules


class Child:
    """A `python -m module` that obeys lines. Use as a context manager: it is gone at the end."""

    def __init__(
        self, module: str, *, core: int, output: Path, environment: dict[str, str] | None = None, **options: Any
    ):
        self.output = output
        compile_all()
        with output.open("ab") as errors:
            self._process = subprocess.Popen(  # noqa: S603 - our own modules
                [sys.executable, "-m", module, json.dumps(options)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, **(environment or {})},
                text=True,
            )
        os.sched_setaffinity(self._process.pid, {core})
        self.hello = self._hear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def ask(self, do: str, **asked: Any) -> Any:
        self.tell(do, **asked)
        return self.answer()

    def tell(self, do: str, **asked: Any) -> None:
        """Ask, and fetch the answer later with `answer`."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps({'do': do, **asked})}\n")
        self._process.stdin.flush()

    def answer(self) -> Any:
        return self._hear()["done"]

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"it stopped; its last words:\n{self.output.read_text()[-4000:]}")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def cpu_seconds(self) -> float:
        """Time on a core of all its threads, to the nanosecond."""
        tasks = Path(f"/proc/{self._process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def most_memory(self) -> int:
        """The most bytes of memory that it ever held."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

    def kill(self) -> None:
        """At once, without a word: SIGKILL."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Close its standard input, which ends it; kill it if that does not."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        if self._process.poll() is None:
            self._process.stdin.close()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()
        self._process.stdout.close()
