"""What is sealed, with which key, and what happens without it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert
from sqlalchemy.exc import StatementError

from bot.app import open_services
from bot.core.key_file import KeyLost, KeyOpen, NotAKey, WrongKey, read_keys
from bot.core.vault import CannotUnseal, Sealed, Vault, sealed_columns
from config.settings import Settings
from tests.conftest import MONDAY

KEY, OTHER = Fernet.generate_key(), Fernet.generate_key()


@given(st.text())
def test_what_is_sealed_comes_back_and_says_nothing_on_the_way(text: str) -> None:
    vault = Vault([KEY])
    sealed = vault.seal(text)
    assert vault.unseal(sealed) == text
    assert len(text) < 6 or text not in sealed
    assert vault.seal(text) != sealed


@given(st.binary(max_size=2000))
def test_content_comes_back(content: bytes) -> None:
    vault = Vault([KEY])
    assert vault.unseal_bytes(vault.seal_bytes(content)) == content


def test_another_key_or_a_change_opens_nothing() -> None:
    sealed = Vault([KEY]).seal("hoist")
    for vault, token in ((Vault([OTHER]), sealed), (Vault([KEY]), sealed[:-2] + "AA"), (Vault([KEY]), "hoist")):
        with pytest.raises(CannotUnseal):
            vault.unseal(token)


def test_old_keys_open_and_new_ones_seal() -> None:
    both = Vault([OTHER, KEY])
    again = both.reseal(Vault([KEY]).seal("hoist"))
    assert Vault([OTHER]).unseal(again) == "hoist"
    assert repr(both) == "Vault()"


def test_a_sealed_column_takes_nothing_in_clear() -> None:
    declared = MetaData()
    table = Table("t", declared, Column("id", Integer, primary_key=True), Column("words", Sealed))
    assert list(sealed_columns(declared)) == [(table, table.c.words)]
    engine = create_engine("sqlite://", hide_parameters=True)
    declared.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(table).values(words=Vault([KEY]).seal("hoist")))
        connection.execute(insert(table).values(words=""))
        with pytest.raises(StatementError) as refused:
            connection.execute(insert(table).values(words="hoist"))
    assert "hoist" not in str(refused.value)
    engine.dispose()


def _settings(folder: Path) -> Settings:
    return Settings(database_url=f"sqlite+aiosqlite:///{folder / 'alongside.db'}", web_port=0)


async def _seal(settings: Settings, text: str = "hoist") -> str:
    async with open_services(settings, lambda: MONDAY) as services:
        return services.vault.seal(text)


async def _open(settings: Settings, sealed: str) -> str:
    async with open_services(settings, lambda: MONDAY) as services:
        return services.vault.unseal(sealed)


async def test_the_first_start_makes_a_key_for_its_owner_only_and_the_next_uses_it(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    sealed = await _seal(settings)
    assert settings.key_file_path == tmp_path / "alongside.key"
    assert stat.S_IMODE(settings.key_file_path.stat().st_mode) == 0o600
    assert await _open(settings, sealed) == "hoist"


async def test_a_lost_key_is_not_made_again(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    sealed = await _seal(settings)
    kept = settings.key_file_path.rename(tmp_path / "kept")
    for _ in range(2):
        with pytest.raises(KeyLost):
            await _open(settings, sealed)
    assert not settings.key_file_path.exists()
    kept.rename(settings.key_file_path)
    assert await _open(settings, sealed) == "hoist"


async def test_a_key_that_others_can_read_or_that_is_not_ours_starts_nothing(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    sealed = await _seal(settings)
    for mode in (0o640, 0o604, 0o666):
        settings.key_file_path.chmod(mode)
        with pytest.raises(KeyOpen):
            await _open(settings, sealed)
    settings.key_file_path.chmod(0o600)
    ours = settings.key_file_path.read_bytes()
    for wrong, refusal in ((OTHER, WrongKey), (b"", NotAKey), (b"hoist", NotAKey), (b"\xff", NotAKey)):
        settings.key_file_path.write_bytes(wrong)
        with pytest.raises(refusal):
            await _open(settings, sealed)
    settings.key_file_path.write_bytes(b"# the key from before\n" + OTHER + b"\n\n" + ours)
    assert await _open(settings, sealed) == "hoist"
    assert len(read_keys(settings.key_file_path)) == 2


async def test_a_key_made_before_its_database_is_used(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    settings.key_file_path.touch(0o600)
    settings.key_file_path.write_bytes(KEY)
    assert Vault([KEY]).unseal(await _seal(settings)) == "hoist"
