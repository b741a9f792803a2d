"""Settings: every problem at once, by name; each setting explained where people look for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.wording import say
from config.settings import DEFAULT_EXPENSES, DEFAULT_POLICY, NAMES, PREFIX, ConfigError, Settings, load

ROOT = Path(__file__).parents[2]
TOKEN = "MTA.abc.def-ghi_jkl"
WELL = {"ALONGSIDE_DISCORD_TOKEN": TOKEN}


def _problems(environ: dict[str, str]) -> dict[str, str]:
    """Setting to what is said of it."""
    with pytest.raises(ConfigError) as raised:
        load({**WELL, **environ})
    return {problem.setting: say(problem.message, **problem.facts) for problem in raised.value.problems}


def test_a_token_is_enough() -> None:
    assert load(WELL) == Settings(discord_token=TOKEN)


def test_every_setting_is_read(tmp_path: Path) -> None:
    log_file = tmp_path / "alongside.log"
    settings = load(
        {
            "ALONGSIDE_DISCORD_TOKEN": f" {TOKEN}\n",
            "ALONGSIDE_DATABASE_URL": "postgresql://us:pa55@db.example/alongside",
            "ALONGSIDE_FILES_DIR": str(tmp_path / "kept"),
            "ALONGSIDE_KEY_FILE": str(tmp_path / "key"),
            "ALONGSIDE_WEB_HOST": "0.0.0.0",
            "ALONGSIDE_WEB_PORT": "9000",
            "ALONGSIDE_PUBLIC_URL": "https://meet.example.org/",
            "ALONGSIDE_TIME_ZONE": "Europe/Paris",
            "ALONGSIDE_POLICY_FILE": str(DEFAULT_POLICY),
            "ALONGSIDE_EXPENSES_FILE": str(DEFAULT_EXPENSES),
            "ALONGSIDE_READ_TYPED_MESSAGES": "Yes",
            "ALONGSIDE_LOG_LEVEL": "debug",
            "ALONGSIDE_LOG_FILE": str(log_file),
            "PATH": "/bin",
            "ALONGSIDE_TEST_POSTGRES_URL": "for the tests",
        }
    )
    assert settings == Settings(
        discord_token=TOKEN,
        database_url="postgresql+asyncpg://us:pa55@db.example/alongside",
        files_dir=tmp_path / "kept",
        key_file=tmp_path / "key",
        web_host="0.0.0.0",
        web_port=9000,
        public_url="https://meet.example.org",
        default_time_zone="Europe/Paris",
        policy_file=DEFAULT_POLICY,
        expenses_file=DEFAULT_EXPENSES,
        read_typed_messages=True,
        log_level="DEBUG",
        log_file=log_file,
    )


def test_all_problems_are_told_at_once_each_by_name() -> None:
    with pytest.raises(ConfigError) as raised:
        load({"ALONGSIDE_WEB_PORT": "many", "ALONGSIDE_TIME_ZONE": "Mars", "ALONGSIDE_WEB_PROT": "1"})
    assert [problem.setting for problem in raised.value.problems] == [
        "ALONGSIDE_WEB_PORT",
        "ALONGSIDE_TIME_ZONE",
        "ALONGSIDE_DISCORD_TOKEN",
        "ALONGSIDE_WEB_PROT",
    ]


def test_a_command_that_needs_no_token_goes_without() -> None:
    assert load({}, needs_token=False).discord_token == ""


def test_an_empty_setting_is_not_set() -> None:
    assert load({**WELL, "ALONGSIDE_WEB_PORT": " "}).web_port == 8080


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCORD_TOKEN", "not a token"),
        ("DATABASE_URL", "mysql://localhost/a"),
        ("DATABASE_URL", "alongside.db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("FILES_DIR", "/no/such/place/files"),
        ("FILES_DIR", "/etc/hostname"),
        ("KEY_FILE", "/no/such/place/key"),
        ("KEY_FILE", "/etc"),
        ("WEB_HOST", "http://localhost"),
        ("WEB_PORT", "0"),
        ("WEB_PORT", "65536"),
        ("WEB_PORT", "-1"),
        ("WEB_PORT", "9" * 5000),
        ("WEB_PORT", "٨٠٨٠"),
        ("PUBLIC_URL", "meet.example.org"),
        ("PUBLIC_URL", "ftp://meet.example.org"),
        ("PUBLIC_URL", "https://meet.example.org:port"),
        ("PUBLIC_URL", "https://me:secret@meet.example.org"),
        ("PUBLIC_URL", "https://meet.example.org/?a=b"),
        ("PUBLIC_URL", "https://[broken"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("POLICY_FILE", "/no/such/policy.toml"),
        ("EXPENSES_FILE", "/no/such/expenses.toml"),
        ("NEEDS_FILE", "/no/such/needs.toml"),
        ("READ_TYPED_MESSAGES", "perhaps"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FILE", "/no/such/folder/alongside.log"),
        ("LOG_FILE", "/"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    assert list(_problems({PREFIX + name: value})) == [PREFIX + name]


def test_a_policy_with_mistakes_is_named_with_its_entries(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(DEFAULT_POLICY.read_text().replace("hour = 10", "hour = 99"))
    assert "reminders.hour" in _problems({"ALONGSIDE_POLICY_FILE": str(policy)})["ALONGSIDE_POLICY_FILE"]
    policy.write_text("this is not TOML")
    assert str(policy) in _problems({"ALONGSIDE_POLICY_FILE": str(policy)})["ALONGSIDE_POLICY_FILE"]


def test_a_typing_error_is_told_with_the_nearest_name() -> None:
    assert "ALONGSIDE_LOG_LEVEL" in _problems({"ALONGSIDE_LOG_LEVL": "INFO"})["ALONGSIDE_LOG_LEVL"]
    assert list(_problems({"ALONGSIDE_XYZZY": "1"})) == ["ALONGSIDE_XYZZY"]


def test_a_secret_comes_from_a_file_of_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    file.chmod(0o600)
    assert load({"ALONGSIDE_DISCORD_TOKEN_FILE": str(file)}).discord_token == TOKEN
    file.chmod(0o644)
    with pytest.raises(ConfigError) as raised:
        load({"ALONGSIDE_DISCORD_TOKEN_FILE": str(file)})
    (problem,) = raised.value.problems
    assert (problem.setting, problem.message) == ("ALONGSIDE_DISCORD_TOKEN_FILE", "process-setting-secret-open")


@pytest.mark.parametrize(("content", "said"), [(b"", "empty"), (b"\xff\xfe", "cannot read"), (None, "cannot read")])
def test_a_secret_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)
        file.chmod(0o600)
    assert said in _problems({"ALONGSIDE_DATABASE_URL_FILE": str(file)})["ALONGSIDE_DATABASE_URL_FILE"]


def test_a_secret_given_twice_is_a_problem() -> None:
    assert list(_problems({"ALONGSIDE_DISCORD_TOKEN_FILE": "/some/file"})) == ["ALONGSIDE_DISCORD_TOKEN"]


def test_secrets_are_in_no_repr_and_no_message() -> None:
    settings = load({**WELL, "ALONGSIDE_DATABASE_URL": "postgresql://us:pa55@db/a"})
    assert TOKEN not in repr(settings)
    assert "pa55" not in repr(settings)
    with pytest.raises(ConfigError) as raised:
        load({"ALONGSIDE_DISCORD_TOKEN": "shh secret", "ALONGSIDE_DATABASE_URL": "oracle://us:pa55@db/a"})
    told = repr(raised.value) + repr(raised.value.problems) + str(raised.value)
    assert "shh" not in told
    assert "pa55" not in told


# What an environment can hold: no null character, and nothing that is not UTF-8.
VALUES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(st.dictionaries(st.sampled_from([PREFIX + name for name in NAMES]), VALUES))
def test_whatever_is_set_is_read_or_named(environ: dict[str, str]) -> None:
    try:
        load(environ)
    except ConfigError as error:
        for problem in error.problems:
            assert problem.setting.startswith(PREFIX)
            assert say(problem.message, **problem.facts)


@pytest.mark.parametrize("page", ["config/example.env", "docs/running.md"])
def test_every_setting_is_explained_and_nothing_else_is(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {name for name in re.findall(r"ALONGSIDE_([A-Z_]+)", text) if not name.startswith("TEST_")}
    assert named == set(NAMES)


def test_the_example_can_be_used_as_it_is() -> None:
    lines = (ROOT / "config/example.env").read_text(encoding="utf-8").splitlines()
    given = dict(line.removeprefix("#").split("=", 1) for line in lines if re.match(r"#?ALONGSIDE_", line))
    assert set(given) == {PREFIX + name for name in NAMES}
    used = dict(line.split("=", 1) for line in lines if line.startswith("ALONGSIDE_"))
    assert load(used | WELL) == Settings(discord_token=TOKEN)
