"""`alongside practice` as a person meets it: it says where to look, stops when told, and explains what it cannot do."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.core.wording import say
from bot.practice.run import FolderRefused, NotInstalled, PortRefused, free_port, practice

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60  # seconds, on a machine that does many other things


def start(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "practice", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def first_lines(running: subprocess.Popen[str]) -> str:
    """All that it says until it is ready; what went wrong instead, where it ended."""
    assert running.stdout is not None
    said = []
    for line in running.stdout:
        said.append(line)
        if line.strip() == say("practice-ready-stop"):
            return "".join(said)
    pytest.fail("".join(said) + running.communicate()[1])


def test_it_says_where_to_look_and_control_c_stops_it_cleanly(tmp_path: Path) -> None:
    port = free_port()
    with start("--port", str(port), "--keep", str(tmp_path / "kept")) as running:
        said = first_lines(running)
        running.send_signal(signal.SIGINT)
        rest, errors = running.communicate(timeout=STARTS_WITHIN)
    assert f"http://127.0.0.1:{port}/practice" in said
    assert said.index("/practice") < said.index("/room/") < said.index("/join/")
    assert (running.returncode, errors) == (0, "")
    assert rest.strip() == say("practice-stopped-kept", folder=str(tmp_path / "kept"))
    assert {file.suffix for file in (tmp_path / "kept").glob("practice-*.*")} >= {".db", ".log"}


def test_without_a_folder_nothing_is_left_after_being_told_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with start("--port", "0") as running:
        first_lines(running)
        running.send_signal(signal.SIGTERM)
        rest, errors = running.communicate(timeout=STARTS_WITHIN)
    assert (running.returncode, rest.strip(), errors) == (0, say("practice-stopped"), "")
    assert list(tmp_path.glob("alongside-practice-*")) == []


def test_a_port_in_use_is_named_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with start("--port", port) as running:
            said, errors = running.communicate(timeout=STARTS_WITHIN)
    assert (running.returncode, said) == (1, "")
    assert errors.startswith(say("practice-port-taken", port=port, other="0").rpartition("0")[0])


async def test_a_number_that_no_port_has_is_refused() -> None:
    with pytest.raises(PortRefused) as refused:
        await practice(keep=None, port=70_000)
    assert refused.value.facts["port"] == "70000"


async def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderRefused):
        await practice(keep=tmp_path / "file", port=0)


async def test_without_simcord_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("simcord", "bot.practice.world", "bot.practice._simcord"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(NotInstalled):
        await practice(keep=None, port=0)
