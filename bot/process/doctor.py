"""`alongside doctor`: what is well and what is not, each with how to mend it."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import stat
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url

from bot.core.database import DatabaseUnreadable, in_use, open_reader, sqlite_file
from bot.core.dates import spoken_date
from bot.core.errors import Refusal
from bot.core.migrations import DatabaseTooNew, check_version, newest_version
from bot.core.wording import say
from bot.groups.rows import all_groups
from bot.groups.rules import Group
from bot.process.discord_check import Finding, examine_discord
from bot.process.failures import problems_in_words
from bot.process.kept_files import examine_kept_files
from bot.process.keys import check_keys
from bot.process.old_backups import KEPT, old_copies_beside
from config.checked import GOOD_FOR, last_checked
from config.settings import ONLY_THIS_MACHINE, ConfigError, Settings

LEAST_FREE_MEGABYTES = 500


@dataclass(frozen=True)
class Store:
    """What the database was found to be."""

    findings: tuple[Finding, ...]
    running: bool = False
    """Whether an Alongside has it open."""
    groups: Sequence[Group] = ()
    current: bool = True
    """Whether it has every table that this program knows, or is still to be made."""


async def examine(settings: Settings) -> list[Finding]:
    """Every check, in the order they are shown. Changes nothing but an empty lock file beside the database."""
    store = await _store(settings)
    return [
        Finding(True, say("process-doctor-settings-well")),
        *store.findings,
        *await _key(settings, current=store.current),
        *_files(settings),
        *await examine_kept_files(settings),
        *_room(settings),
        *_old_copies(settings),
        *_looked_through(settings, datetime.now(UTC).date()),
        _port(settings, running=store.running),
        _public_address(settings),
        *await examine_discord(settings.discord_token, store.groups),
    ]


def report(findings: Sequence[Finding], *, wrong_settings: ConfigError | None = None) -> str:
    """The whole answer: a line each, and what it comes to."""
    if wrong_settings is not None:
        return "\n".join([problems_in_words(wrong_settings), say("process-doctor-settings-first")])
    lines = [
        say("process-doctor-well" if finding.well else "process-doctor-not-well", words=finding.words)
        for finding in findings
    ]
    wrong = sum(not finding.well for finding in findings)
    return "\n".join([*lines, say("process-doctor-count", count=wrong) if wrong else say("process-doctor-all-well")])


async def _store(settings: Settings) -> Store:
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not sqlite_file(url).exists():
        return Store((_new_database(sqlite_file(url)),))
    try:
        running = await in_use(settings.database_url)
        async with open_reader(settings.database_url) as connection:
            version = await connection.run_sync(check_version)
            current = version == newest_version()
            groups = await all_groups(connection) if current else ()
    except DatabaseUnreadable:
        return Store((Finding(False, say("process-database-unreadable")),), current=False)
    except DatabaseTooNew:
        return Store((Finding(False, say("process-database-too-new")),), current=False)
    opened = say("process-doctor-database-well" if current else "process-doctor-database-older")
    now = say("process-doctor-running" if running else "process-doctor-not-running")
    return Store((Finding(True, opened), Finding(True, now)), running, groups, current)


async def _key(settings: Settings, *, current: bool) -> list[Finding]:
    """Whether the key of the private records is there, is ours alone, and opens everything."""
    if not current:
        return []
    file = str(settings.key_file_path)
    try:
        checked = await check_keys(settings)
    except Refusal as wrong:
        return [Finding(False, say(wrong.message, **wrong.facts))]
    if checked is None:
        return [Finding(True, say("process-keys-none-yet", file=file))]
    if checked.shut:
        return [Finding(False, say("process-keys-shut", file=file, shut=checked.shut, count=checked.sealed))]
    return [Finding(True, say("process-keys-opens-all", file=file, count=checked.sealed))]


def _looked_through(settings: Settings, today: date) -> list[Finding]:
    """Files that an organisation has to look through each year."""
    found = []
    for file in (settings.policy_file, settings.expenses_file, settings.needs_file):
        day = last_checked(tomllib.loads(file.read_text(encoding="utf-8")))
        if day is None:
            words = say("process-doctor-checked-never", file=str(file), today=today.isoformat())
            found.append(Finding(False, words))
        elif today - day > GOOD_FOR:
            words = say("process-doctor-checked-old", file=str(file), day=spoken_date(day))
            found.append(Finding(False, words))
    return found or [Finding(True, say("process-doctor-checked-well"))]


def _new_database(file: Path) -> Finding:
    if os.access(file.parent, os.W_OK | os.X_OK):
        return Finding(True, say("process-doctor-database-new"))
    return Finding(False, say("process-doctor-folder", folder=str(file.parent)))


def _files(settings: Settings) -> list[Finding]:
    """Files that other accounts of this machine could read. (Secret files are refused by the settings already.)"""
    found = [file for file in _own_files(settings) if file.exists()]
    open_to_all = [file for file in found if file.stat().st_mode & stat.S_IRWXO]
    if found and not open_to_all:
        return [Finding(True, say("process-doctor-files-well"))]
    return [Finding(False, say("process-doctor-file-open", file=str(file))) for file in open_to_all]


def _own_files(settings: Settings) -> list[Path]:
    url = make_url(settings.database_url)
    database = [sqlite_file(url)] if url.get_backend_name() == "sqlite" else []
    beside = [Path(f"{file}{ending}") for file in database for ending in ("-wal", "-shm")]
    return [*database, *beside, settings.key_file_path, *([settings.log_file] if settings.log_file else [])]


def _room(settings: Settings) -> list[Finding]:
    folders = dict.fromkeys(file.absolute().parent for file in _own_files(settings))
    findings = []
    for folder in folders:
        if not folder.is_dir():
            continue
        megabytes = shutil.disk_usage(folder).free // 1_000_000
        enough = megabytes >= LEAST_FREE_MEGABYTES
        message = "process-doctor-room-well" if enough else "process-doctor-room-short"
        findings.append(Finding(enough, say(message, folder=str(folder), megabytes=megabytes)))
    return findings


def _old_copies(settings: Settings) -> list[Finding]:
    """Of the database, beside it: people who were forgotten are still in them."""
    url, findings = make_url(settings.database_url), list[Finding]()
    if url.get_backend_name() == "sqlite" and sqlite_file(url).absolute().parent.is_dir():
        for file in old_copies_beside(sqlite_file(url).absolute(), datetime.now(UTC)):
            findings.append(Finding(False, say("process-doctor-old-copy", file=str(file), days=KEPT.days)))
    return findings


def _port(settings: Settings, *, running: bool) -> Finding:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.web_host, settings.web_port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(address)
    except OSError as wrong:
        if wrong.errno != errno.EADDRINUSE:
            return Finding(False, say("process-web-address"))
        message = "process-doctor-port-ours" if running else "process-port-in-use"
        return Finding(running, say(message))
    return Finding(True, say("process-doctor-port-well", port=str(settings.web_port)))


def _public_address(settings: Settings) -> Finding:
    host = urlsplit(settings.public_url).hostname or ""
    if host.startswith(ONLY_THIS_MACHINE):
        return Finding(False, say("process-doctor-address-local", address=settings.public_url))
    return Finding(True, say("process-doctor-address-well", address=settings.public_url))
