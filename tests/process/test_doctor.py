"""`alongside doctor`: each line says well or how to mend it, and the code says which."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
import simcord
from sqlalchemy import text

from bot.app import open_services
from bot.client import AlongsideClient
from bot.core.database import Database
from bot.core.events import EventBus
from bot.core.roles import Role
from bot.core.wording import say
from bot.groups.permissions import PERMISSIONS
from bot.groups.rules import Channel
from bot.process.discord_check import examine_servers, invite_link, needed_permissions
from bot.process.doctor import LEAST_FREE_MEGABYTES, examine
from bot.services import Services
from config.settings import Settings
from tests.conftest import MONDAY
from tests.process.conftest import TOKEN, CommandLine
from tests.process.discord_stand_in import DiscordStandIn, standing_in

OURS, BOT_ROLE = range(100, 100 + len(Role)), 200
ROLES = [
    {"id": str(number), "name": "r", "permissions": "0", "position": number, "color": 0, "flags": 0}
    | {"hoist": False, "managed": False, "mentionable": False}
    for number in (5, *OURS, BOT_ROLE)
]
# The bot itself owns the server, so that it may do everything.
GUILD = {"id": "5", "name": "Riverside voices", "owner_id": "1", "roles": ROLES}
EVERYONE_OUT = {"id": "5", "type": 0, "allow": "0", "deny": str(discord.Permissions(view_channel=True).value)}


async def _set_up(services: Services, guild_id: int, roles: dict[Role, int], channels: dict[Channel, int]) -> None:
    """Write down what /setup would have chosen."""
    ola = partial(services.people.from_discord, guild_id=guild_id, guild_name="Riverside voices", user_id=9, name="Ola")
    await services.people.grant_first_organiser(await ola())
    organiser = await ola()
    for role, role_id in roles.items():
        await services.groups.set_role(organiser, role, role_id)
    for purpose, channel_id in channels.items():
        await services.groups.set_channel(organiser, purpose, channel_id)


def _make_database(file: Path, *, set_up: bool = False) -> None:
    async def make() -> None:
        settings = Settings(database_url=f"sqlite+aiosqlite:///{file}")
        async with open_services(settings, lambda: MONDAY) as services:
            if set_up:
                roles = dict(zip(Role, OURS, strict=True))
                await _set_up(services, 5, roles, {purpose: 300 + n for n, purpose in enumerate(Channel)})

    asyncio.run(make())


def _guild_answers() -> dict[str, object]:
    channels: list[dict[str, object]] = [
        {"id": str(300 + number), "name": purpose.value, "position": number, "guild_id": "5"}
        | {"type": 15 if purpose is Channel.IDEAS else 0, "flags": 0, "available_tags": []}
        | {"permission_overwrites": [EVERYONE_OUT] if purpose is Channel.ORGANISERS else []}
        for number, purpose in enumerate(Channel)
    ]
    member = {
        "user": {"id": "1", "username": "Alongside", "discriminator": "0", "avatar": None},
        "roles": [str(BOT_ROLE)],
    }
    return {
        "/users/@me/guilds": [{"id": "5", "name": "Riverside voices", "icon": None, "owner": True, "permissions": "0"}],
        "/guilds/5": GUILD,
        "/guilds/5/channels": channels,
        "/guilds/5/members/1": member | {"flags": 0, "joined_at": None, "deaf": False, "mute": False},
    }


def _looked_through(alongside: CommandLine, folder: Path, day: str) -> None:
    """Own copies of the policy, the rates and the needs, last checked on this day."""
    delivered = Settings()
    for name in ("policy", "expenses", "needs"):
        text = getattr(delivered, f"{name}_file").read_text(encoding="utf-8")
        file = folder / f"{name}.toml"
        file.write_text(re.sub(r"(?m)^last_checked = .*$", day and f"last_checked = {day}", text), encoding="utf-8")
        alongside.set(**{f"{name.upper()}_FILE": str(file)})


@pytest.fixture
def ready(alongside: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Settings with which everything but Discord is well, once there is a database."""
    _looked_through(alongside, tmp_path_factory.mktemp("config"), datetime.now(UTC).date().isoformat())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    alongside.set(WEB_PORT=str(port), PUBLIC_URL="https://meet.example.org")
    return alongside


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscordStandIn]:
    with standing_in() as stand_in:
        monkeypatch.setattr("discord.http.Route.BASE", stand_in.addresses[0])
        yield stand_in


def _examined(alongside: CommandLine) -> tuple[int, list[str]]:
    answer = alongside("doctor")
    assert answer.complained == ""
    return answer.code, answer.said.splitlines()


def _not_right(alongside: CommandLine) -> list[str]:
    code, lines = _examined(alongside)
    assert code == 1
    return [line.removeprefix("Not right: ") for line in lines if line.startswith("Not right: ")]


def test_before_the_first_start_the_token_is_what_is_missing(ready: CommandLine) -> None:
    assert _not_right(ready) == [
        "There is no token. Copy it from the Bot page of your Discord application. Put it in ALONGSIDE_DISCORD_TOKEN."
    ]
    assert list(ready.folder.iterdir()) == []


def test_with_everything_well_it_says_so_with_code_0(ready: CommandLine, stand_in: DiscordStandIn) -> None:
    _make_database(ready.database, set_up=True)
    ready.set(DISCORD_TOKEN=TOKEN)
    stand_in.answers |= _guild_answers()
    code, lines = _examined(ready)
    assert [line for line in lines[:-1] if not line.startswith("Well: ")] == []
    assert (code, lines[-1]) == (0, "Everything is well.")
    assert "Well: In the server “Riverside voices”, everything is set up." in lines
    assert TOKEN not in "\n".join(lines)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"login_status": 401}, "Discord did not accept the token"),
        ({"login_status": 503}, "Discord is not well just now."),
        ({}, "Alongside is in no server yet."),
    ],
)
def test_what_discord_says_of_the_token(
    ready: CommandLine, stand_in: DiscordStandIn, how: dict[str, int], said: str
) -> None:
    ready.set(DISCORD_TOKEN=TOKEN)
    for name, value in how.items():
        setattr(stand_in, name, value)
    (line,) = _not_right(ready)
    assert line.startswith(said)


def test_wrong_settings_are_told_first(ready: CommandLine) -> None:
    ready.set(WEB_PORT="many")
    code, lines = _examined(ready)
    assert (code, lines[0]) == (1, "One setting is not right:")
    assert lines[-1] == "Mend the settings first. Then ask the doctor again."


@pytest.mark.parametrize(
    ("day", "said"),
    [("2024-11-25", "since Monday 25 November 2024."), ("", "does not say when somebody last looked through it.")],
)
def test_files_that_nobody_looked_through_for_a_year_are_not_right(
    ready: CommandLine, tmp_path_factory: pytest.TempPathFactory, day: str, said: str
) -> None:
    _looked_through(ready, tmp_path_factory.mktemp("old"), day)
    lines = [line for line in _not_right(ready) if said in line]
    assert [Path(re.findall(r"\S+\.toml", line)[0]).stem for line in lines] == ["policy", "expenses", "needs"]


def test_files_that_others_can_read_are_not_right(ready: CommandLine) -> None:
    _make_database(ready.database)
    ready.database.chmod(0o644)
    assert any(f"chmod 600 {ready.database}" in line for line in _not_right(ready))


def test_a_port_that_is_taken_is_not_right(ready: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ready.set(WEB_PORT=str(taken.getsockname()[1]))
        assert any(line.startswith("Another program uses the web port.") for line in _not_right(ready))


@pytest.mark.parametrize("address", ["http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"])
def test_an_address_that_only_this_machine_can_open_is_not_right(ready: CommandLine, address: str) -> None:
    ready.set(PUBLIC_URL=address)
    assert any("which only this machine can open" in line for line in _not_right(ready))


def test_a_folder_that_is_not_there_is_not_right(ready: CommandLine) -> None:
    ready.set(DATABASE_URL="sqlite:////no/such/folder/a.db")
    assert any(line.startswith("We cannot make a database in /no/such/folder.") for line in _not_right(ready))


def test_a_disk_that_is_nearly_full_is_not_right(ready: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": (LEAST_FREE_MEGABYTES - 1) * 1_000_000})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)  # no test can fill a disk
    assert any(line.startswith("There are only 499 MB free") for line in _not_right(ready))


async def test_it_looks_at_a_database_in_use_and_at_newer_and_older_ones(database_url: str) -> None:
    settings = Settings(database_url=database_url, web_port=1)

    async def said() -> set[str]:
        return {finding.words for finding in await examine(settings)}

    database = await Database.open(database_url, EventBus())
    assert {"The database opens, and it is up to date.", "Alongside is running now."} <= await said()
    for version, words in (
        ("0001", "The database opens. It will be brought up to date at the next start."),
        (
            "9999",
            "A newer Alongside wrote this database. Nothing was changed. Please install the newer Alongside again.",
        ),
    ):
        async with database.write() as write:
            await write.connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))
        assert words in await said()
    await database.close()


async def test_a_channel_where_the_bot_lacks_a_permission_is_named(
    simcord_env: simcord.Env, simcord_bot: AlongsideClient
) -> None:
    guild, groups = simcord_env.create_guild("Riverside voices"), simcord_bot.services.groups
    without_files = discord.PermissionOverwrite(attach_files=False)
    room = guild.create_text_channel("room", overwrites={guild.default_role: without_files})
    news = guild.create_text_channel("news")
    channels = {Channel.MEETING_ROOM: room.id, Channel.ANNOUNCEMENTS: news.id}
    await _set_up(simcord_bot.services, guild.id, {}, channels)
    group = await groups.of_guild(guild.id, "Riverside voices")
    said = [finding.words for finding in await examine_servers(simcord_bot, [group]) if not finding.well]
    assert [words for words in said if "the bot lacks a permission" in words] == [
        say(
            "process-doctor-server",
            name="Riverside voices",
            words=say(
                "setup-missing-in-channel",
                channel=say("channel-meeting_room"),
                permission=say("permission-attach-files"),
            ),
        )
    ]


async def test_servers_that_the_bot_joined_or_left_are_named(
    simcord_env: simcord.Env, simcord_bot: AlongsideClient
) -> None:
    simcord_env.create_guild("New here")
    left = await simcord_bot.services.groups.of_guild(999, "Left behind")
    said = [finding.words for finding in await examine_servers(simcord_bot, [left]) if not finding.well]
    assert say("process-doctor-server-new", name="New here") in said
    assert say("process-doctor-not-in-server", name="Left behind") in said


def test_the_invite_asks_for_the_least() -> None:
    asked = parse_qs(urlsplit(invite_link(77)).query)
    assert asked["client_id"] == ["77"]
    assert asked["scope"] == ["bot applications.commands"]
    granted = {name for name, held in discord.Permissions(int(asked["permissions"][0])) if held}
    assert granted == {name for name, held in needed_permissions() if held} >= set(PERMISSIONS) - {"view_channel"}
    assert "administrator" not in granted
