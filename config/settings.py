"""Settings from the environment, checked all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


class ConfigError(Exception):
    """Every problem with the settings, one sentence each, each naming its setting."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Settings:
    """One value a setting; config/example.env says what each is for."""

    discord_token: str = field(default="", repr=False)
    database_url: str = "sqlite+aiosqlite:///alongside.db"
    web_host: str = "127.0.0.1"
    web_port: int = 8080
    public_url: str = "http://127.0.0.1:8080"
    default_time_zone: str = "Europe/London"
    policy_file: Path = Path(__file__).parent / "policy.toml"
    log_level: str = "INFO"
    log_file: Path | None = None
    card_interval: float = 1.05
    """Seconds between two edits of one Discord card."""


def load(environ: Mapping[str, str]) -> Settings:
    """Settings from `environ`, or ConfigError naming every problem."""
    return Settings(discord_token=environ.get("ALONGSIDE_DISCORD_TOKEN", ""))
