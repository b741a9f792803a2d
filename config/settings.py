"""Settings from the environment, checked all at once."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from config.access_needs import load_needs
from config.expenses import load_expenses
from config.policy import PolicyError, load_policy

PREFIX = "ALONGSIDE_"
NAMES = (
    "DISCORD_TOKEN",
    "DISCORD_TOKEN_FILE",
    "DATABASE_URL",
    "DATABASE_URL_FILE",
    "FILES_DIR",
    "KEY_FILE",
    "WEB_HOST",
    "WEB_PORT",
    "PUBLIC_URL",
    "TRUSTED_PROXIES",
    "TIME_ZONE",
    "POLICY_FILE",
    "EXPENSES_FILE",
    "NEEDS_FILE",
    "READ_TYPED_MESSAGES",
    "LOG_LEVEL",
    "LOG_FILE",
)
"""Every setting, without its prefix. A secret may come from a file instead, named with _FILE."""
OTHERS = ("ALONGSIDE_TEST_",)
"""Names with the prefix that belong to the tests and mean nothing here."""

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
ONLY_THIS_MACHINE = ("localhost", "127.", "0.0.0.0", "::1")  # noqa: S104 - compared with, never listened on
FILES = "alongside-files"
KEY = "alongside.key"
DEFAULT_POLICY = Path(__file__).parent / "policy.toml"
DEFAULT_EXPENSES = Path(__file__).parent / "expenses.toml"
DEFAULT_NEEDS = Path(__file__).parent / "access_needs.toml"

Value = TypeVar("Value")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one setting: `message` names an entry of the wording catalogue, `facts` fill it."""

    setting: str
    message: str
    facts: Mapping[str, str] = field(default_factory=dict)


class ConfigError(Exception):
    """Every problem with the settings at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(problem.setting for problem in problems))
        self.problems = problems


class Unusable(ValueError):
    """A value that a setting cannot have."""

    def __init__(self, message: str, **facts: str) -> None:
        super().__init__(message)
        self.facts = facts


@dataclass(frozen=True)
class Settings:
    """One value a setting; config/example.env says what each is for."""

    discord_token: str = field(default="", repr=False)
    database_url: str = field(default="sqlite+aiosqlite:///alongside.db", repr=False)  # may hold a password
    files_dir: Path | None = None
    key_file: Path | None = None
    web_host: str = "127.0.0.1"
    web_port: int = 8080
    public_url: str = "http://127.0.0.1:8080"
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    default_time_zone: str = "Europe/London"
    policy_file: Path = DEFAULT_POLICY
    expenses_file: Path = DEFAULT_EXPENSES
    needs_file: Path = DEFAULT_NEEDS
    read_typed_messages: bool = False
    log_level: str = "INFO"
    log_file: Path | None = None
    card_interval: float = 1.05
    """Seconds between two edits of one Discord card. Discord's limit, so not for an organisation to set."""
    practice: bool = False
    """Everything is on one machine, to try it out; no environment says so."""

    @property
    def files_folder(self) -> Path:
        """Where what people send is kept, sealed: as set, or beside a SQLite database."""
        return self._beside_the_database / FILES if self.files_dir is None else self.files_dir

    @property
    def key_file_path(self) -> Path:
        """The key that private records are sealed with: as set, or beside a SQLite database."""
        return self._beside_the_database / KEY if self.key_file is None else self.key_file

    @property
    def _beside_the_database(self) -> Path:
        scheme, _, file = self.database_url.partition(":///")
        return Path(file.partition("?")[0]).parent if scheme.startswith("sqlite") else Path()

    @property
    def others_can_open_links(self) -> bool:
        """Whether a link or QR code leads anywhere for whoever is given it."""
        return self.practice or not (urlsplit(self.public_url).hostname or "").startswith(ONLY_THIS_MACHINE)

    @property
    def url_for_others(self) -> str:
        """Our address, for cards and files that others keep; empty where it leads them nowhere."""
        return self.public_url if self.others_can_open_links else ""


def load(environ: Mapping[str, str], *, needs_token: bool = True) -> Settings:
    """Settings from `environ`, or ConfigError naming every problem.

    An empty value counts as not set. `needs_token` is false for commands that do not talk to Discord.
    """
    asked = _Asked(environ)
    port = asked.value("WEB_PORT", _port, Settings.web_port)
    policy_file = asked.value("POLICY_FILE", _checked_with(load_policy, DEFAULT_POLICY), DEFAULT_POLICY)
    settings = Settings(
        discord_token=asked.secret("DISCORD_TOKEN", _token, ""),
        database_url=asked.secret("DATABASE_URL", _database_url, Settings.database_url),
        files_dir=asked.value("FILES_DIR", _files_dir, None),
        key_file=asked.value("KEY_FILE", _key_file, None),
        web_host=asked.value("WEB_HOST", _host, Settings.web_host),
        web_port=port,
        public_url=asked.value("PUBLIC_URL", _public_url, f"http://127.0.0.1:{port}"),
        trusted_proxies=asked.value("TRUSTED_PROXIES", _networks, ()),
        default_time_zone=asked.value("TIME_ZONE", _time_zone, Settings.default_time_zone),
        policy_file=policy_file,
        expenses_file=asked.value("EXPENSES_FILE", _checked_with(load_expenses, DEFAULT_EXPENSES), DEFAULT_EXPENSES),
        needs_file=asked.checked("NEEDS_FILE", DEFAULT_NEEDS, _needs_checked_with(policy_file)),
        read_typed_messages=asked.value("READ_TYPED_MESSAGES", _yes_or_no, default=False),
        log_level=asked.value("LOG_LEVEL", _level, Settings.log_level),
        log_file=asked.value("LOG_FILE", _log_file, None),
    )
    if needs_token and not asked.has("DISCORD_TOKEN"):
        asked.note("DISCORD_TOKEN", "process-setting-no-token")
    asked.note_unknown_names()
    if asked.problems:
        raise ConfigError(asked.problems)
    return settings


class _Asked:
    """What the environment asks for, and what is wrong with it so far."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        given = {name.removeprefix(PREFIX): value.strip() for name, value in environ.items() if name.startswith(PREFIX)}
        self._given = {name: value for name, value in given.items() if value}
        self._others = tuple(other.removeprefix(PREFIX) for other in OTHERS)
        self.problems: list[Problem] = []

    def has(self, name: str) -> bool:
        return name in self._given or f"{name}_FILE" in self._given

    def note(self, name: str, message: str, **facts: str) -> None:
        self.problems.append(Problem(PREFIX + name, message, facts))

    def value(self, name: str, check: Callable[[str], Value], default: Value) -> Value:
        return self._checked(name, self._given[name], check, default) if name in self._given else default

    def checked(self, name: str, default: Path, check: Callable[[str], Path]) -> Path:
        """As `value`, for a file that leans on another setting: the one that comes with Alongside may not fit it."""
        return self._checked(name, self._given.get(name, str(default)), check, default)

    def secret(self, name: str, check: Callable[[str], Value], default: Value) -> Value:
        file = f"{name}_FILE"
        if file not in self._given:
            return self.value(name, check, default)
        if name in self._given:
            self.note(name, "process-setting-twice", other=PREFIX + file)
            return default
        return self._checked(file, self._given[file], lambda path: check(_secret_in(Path(path))), default)

    def note_unknown_names(self) -> None:
        for name in sorted(self._given.keys() - set(NAMES)):
            if name.startswith(self._others):
                continue
            near = difflib.get_close_matches(name, NAMES, n=1)
            if near:
                self.note(name, "process-setting-unknown-near", near=PREFIX + near[0])
            else:
                self.note(name, "process-setting-unknown")

    def _checked(self, name: str, text: str, check: Callable[[str], Value], default: Value) -> Value:
        try:
            return check(text)
        except Unusable as wrong:
            self.note(name, str(wrong), **wrong.facts)
            return default


def _secret_in(file: Path) -> str:
    try:
        mode = file.stat().st_mode
        text = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as wrong:
        raise Unusable("process-setting-secret-unreadable", file=str(file)) from wrong
    if mode & stat.S_IRWXO:
        raise Unusable("process-setting-secret-open", file=str(file))
    if not text:
        raise Unusable("process-setting-secret-empty", file=str(file))
    return text


def _token(text: str) -> str:
    """Three parts with full stops between, as Discord makes them. The value is never quoted back."""
    if len(text.split(".")) != 3 or not text.isascii() or any(letter.isspace() for letter in text):
        raise Unusable("process-setting-token-shape")
    return text


def _database_url(text: str) -> str:
    scheme, colon, rest = text.partition("://")
    scheme = DRIVERS.get(scheme, scheme)
    if not colon or scheme not in DRIVERS.values():
        raise Unusable("process-setting-database-kind")
    file = rest.removeprefix("/").partition("?")[0]
    if scheme == DRIVERS["sqlite"] and (not rest.startswith("/") or not file or file.startswith((":memory:", "file:"))):
        raise Unusable("process-setting-database-file")
    return f"{scheme}://{rest}"


def _files_dir(text: str) -> Path:
    """A folder, or the name of one that can be made where it stands."""
    folder = Path(text)
    nearest = folder if folder.exists() else folder.parent
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise Unusable("process-setting-files-dir", folder=text)
    return folder


def _key_file(text: str) -> Path:
    """A file that only this account may read, or the name of one that can be made."""
    file = Path(text)
    if file.is_dir() or not file.parent.is_dir() or not os.access(file if file.exists() else file.parent, os.R_OK):
        raise Unusable("process-setting-secret-unreadable", file=text)
    if file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unusable("process-setting-secret-open", file=text)
    return file


def _host(text: str) -> str:
    if any(letter.isspace() or letter in "/@" for letter in text):
        raise Unusable("process-setting-host")
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise Unusable("process-setting-port")
    return int(text)


def _public_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # such as a port that is not a number
        whole = False
    else:
        whole = whole and not (parts.query or parts.fragment or parts.username or any(map(str.isspace, text)))
    if not whole:
        raise Unusable("process-setting-public-url")
    return text.rstrip("/")


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Addresses, or ranges such as 10.0.0.0/8, with commas between."""
    try:
        return tuple(ip_network(part.strip()) for part in text.split(","))
    except ValueError as wrong:
        raise Unusable("process-setting-trusted-proxies") from wrong


def _time_zone(text: str) -> str:
    if text not in available_timezones():
        raise Unusable("process-setting-time-zone")
    return text


def _checked_with(load: Callable[[Path], object], delivered: Path) -> Callable[[str], Path]:
    """Checks the name of an organisation's own copy of the file `delivered`."""

    def check(text: str) -> Path:
        try:
            load(Path(text))
        except OSError as wrong:
            raise Unusable("process-setting-policy-unreadable", file=text) from wrong
        except PolicyError as wrong:
            raise Unusable("process-setting-policy-entries", file=text, entries=", ".join(wrong.entries)) from wrong
        except ValueError as wrong:  # not TOML, or not UTF-8
            raise Unusable("process-setting-policy-wrong", file=text, delivered=delivered.name) from wrong
        return Path(text)

    return check


def _needs_checked_with(policy_file: Path) -> Callable[[str], Path]:
    """The needs name lead times of the policy, so they are checked together."""
    leads = load_policy(policy_file).lead_times_working_days
    return _checked_with(lambda file: load_needs(file, leads), DEFAULT_NEEDS)


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in {"yes", "no"}:
        raise Unusable("process-setting-yes-or-no")
    return text.casefold() == "yes"


def _level(text: str) -> str:
    if text.upper() not in LEVELS:
        raise Unusable("process-setting-level", levels=", ".join(LEVELS))
    return text.upper()


def _log_file(text: str) -> Path:
    file = Path(text)
    writable = os.access(file, os.W_OK) if file.exists() else os.access(file.parent, os.W_OK)
    if file.is_dir() or not file.parent.is_dir() or not writable:
        raise Unusable("process-setting-log-file", file=text)
    return file
