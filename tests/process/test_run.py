"""`alongside run`: opens in order, stops when it is told to, and says in one sentence why it cannot go on."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest
import yarl

from bot.client import intents
from bot.core.locks import FileLock
from tests.patience import SECONDS
from tests.process.conftest import TOKEN, CommandLine
from tests.process.discord_stand_in import DiscordStandIn, standing_in

RUN = """
import sys, yarl, discord.gateway, discord.http
discord.http.Route.BASE = sys.argv[1]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[2])
from bot.__main__ import main
sys.exit(main(["run"]))
"""


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscordStandIn]:
    with standing_in() as stand_in:
        requests, gateway = stand_in.addresses
        monkeypatch.setattr("discord.http.Route.BASE", requests)
        monkeypatch.setattr("discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY", yarl.URL(gateway))
        yield stand_in


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def ready(alongside: CommandLine, port: int, stand_in: DiscordStandIn) -> CommandLine:
    alongside.set(DISCORD_TOKEN=TOKEN, WEB_PORT=str(port))
    return alongside


def _wait_until_well(port: int, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=SECONDS) as answer:
                assert json.load(answer) == {"ok": True, "discord": "well", "database": "well", "scheduler": "well"}
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)  # another process is starting; there is nothing here to wait for instead
    raise AssertionError(process.communicate())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_runs_until_it_is_told_to_stop(
    ready: CommandLine, stand_in: DiscordStandIn, port: int, number: signal.Signals
) -> None:
    with ready.start(RUN, *stand_in.addresses) as process:
        _wait_until_well(port, process)
        refused = ready("run")
        process.send_signal(number)
        said, logged = process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert refused.code == 1
    assert refused.complained.endswith(
        "Another Alongside has this database open. Nothing was changed. Stop that one first.\n"
    )
    assert said == (
        f"Alongside is running. The web pages are at http://127.0.0.1:{port}. Press Ctrl and C together to stop.\n"
    )
    lines = [json.loads(line) for line in logged.splitlines()]
    assert [line["event"] for line in lines if line["logger"].startswith("bot.process")] == ["opened", "closed"]
    assert [line for line in lines if line["level"] in ("WARNING", "ERROR")] == []
    assert TOKEN in stand_in.heard
    assert TOKEN not in said + logged
    assert {file.name for file in ready.folder.iterdir()} == {"alongside.db", "alongside.db.lock", "alongside.key"}


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"login_status": 401}, "Discord did not accept the token in ALONGSIDE_DISCORD_TOKEN."),
        ({"login_status": 503}, "Discord is not well just now."),
        ({"gateway_opens": False}, "Discord is not well just now."),
        ({"close_code": 4004}, "Discord did not accept the token in ALONGSIDE_DISCORD_TOKEN."),
        ({"close_code": 4013}, "Discord closed the connection with code 4013. Start Alongside again."),
        ({"close_code": 4014}, "Discord closed the connection with code 4014. Start Alongside again."),
    ],
)
def test_when_discord_will_not_have_it_one_sentence_says_why(
    ready: CommandLine, stand_in: DiscordStandIn, how: dict[str, int], sentence: str
) -> None:
    for name, value in how.items():
        setattr(stand_in, name, value)
    answer = ready("run")
    *logged, said = answer.complained.splitlines()
    assert answer.code == 1
    assert said.startswith(sentence)
    assert all(json.loads(line)["logger"] != "bot.__main__" for line in logged)
    assert TOKEN not in answer.said + answer.complained
    FileLock(ready.database).release()  # everything was closed


def test_without_a_network_one_sentence_says_so(ready: CommandLine, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discord.http.Route.BASE", "http://127.0.0.1:1")
    answer = ready("run")
    assert answer.code == 1
    assert answer.complained.splitlines()[-1].startswith("We could not reach Discord.")


def test_a_port_in_use_is_one_sentence(ready: CommandLine, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        answer = ready("run")
    assert answer.code == 1
    assert answer.complained.splitlines()[-1].startswith("Another program uses the web port.")
    FileLock(ready.database).release()


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"WEB_HOST": "192.0.2.1"}, "We cannot use this web address."),
        ({"WEB_HOST": "no.such.host.invalid"}, "We cannot use this web address."),
        ({"DATABASE_URL": "sqlite:////no/such/folder/a.db"}, "We could not open the database."),
        ({"DATABASE_URL": "postgresql://127.0.0.1:1/a"}, "We could not open the database."),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(ready: CommandLine, settings: dict[str, str], sentence: str) -> None:
    ready.set(**settings)
    answer = ready("run")
    assert answer.code == 1
    assert answer.complained.splitlines()[-1].startswith(sentence)
    assert "Traceback" not in answer.complained


def test_settings_that_are_wrong_are_told_together_with_code_2(ready: CommandLine) -> None:
    ready.set(WEB_PORT="many", TIME_ZONE="Mars", WEB_PROT="80")
    answer = ready("run")
    assert answer.code == 2
    assert [line.split(":")[0] for line in answer.complained.splitlines()] == [
        "3 settings are not right",
        "- ALONGSIDE_WEB_PORT",
        "- ALONGSIDE_TIME_ZONE",
        "- ALONGSIDE_WEB_PROT",
    ]


def test_something_unexpected_is_told_with_a_reference_and_logged_without_its_text(
    ready: CommandLine, stand_in: DiscordStandIn
) -> None:
    stand_in.login_status = 418
    answer = ready("run")
    *_, logged, said = answer.complained.splitlines()
    assert answer.code == 1
    assert json.loads(logged)["reference"] in said


def test_the_log_goes_to_a_file_of_its_owner(ready: CommandLine, stand_in: DiscordStandIn, tmp_path: Path) -> None:
    stand_in.login_status = 401
    ready.set(LOG_FILE=str(tmp_path / "alongside.log"))
    assert len(ready("run").complained.splitlines()) == 1
    assert [json.loads(line)["event"] for line in (tmp_path / "alongside.log").read_text().splitlines()][-1]
    assert (tmp_path / "alongside.log").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("arguments", [(), ("--help",), ("dance",), ("backup",)])
def test_the_command_line_explains_itself(alongside: CommandLine, arguments: tuple[str, ...]) -> None:
    answer = alongside(*arguments)
    assert answer.code == (0 if "--help" in arguments else 2)
    assert "alongside" in answer.said + answer.complained


def test_no_privileged_intent_is_asked_for() -> None:
    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert intents().value & privileged.value == 0
