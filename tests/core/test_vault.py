"""What is sealed opens with its key alone, and keys can be changed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.core.vault import CannotUnseal, KeyFileUnusable, Vault, open_vault


def test_what_is_sealed_cannot_be_read_and_comes_back_whole(tmp_path: Path) -> None:
    vault = open_vault(tmp_path / "key")
    for text in ("canary words", "", "Ŵyn £5 \0"):
        token = vault.seal(text)
        assert "canary" not in token
        assert vault.unseal(token) == text
    assert vault.unseal_bytes(vault.seal_bytes(b"\xff\0")) == b"\xff\0"
    assert vault.seal("same") != vault.seal("same")


def test_the_key_file_is_made_once_for_this_account_only(tmp_path: Path) -> None:
    file = tmp_path / "key"
    token = open_vault(file).seal("words")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert open_vault(file).unseal(token) == "words"
    with pytest.raises(CannotUnseal):
        open_vault(tmp_path / "another").unseal(token)


def test_an_older_key_still_opens_what_it_sealed(tmp_path: Path) -> None:
    file = tmp_path / "key"
    token = open_vault(file).seal("words")
    file.write_text(f"{Fernet.generate_key().decode()}\n{file.read_text()}")
    changed = open_vault(file)
    assert changed.unseal(token) == "words"
    with pytest.raises(CannotUnseal):
        Vault([file.read_text().split()[1]]).unseal(changed.seal("new"))


def test_what_was_changed_does_not_open(tmp_path: Path) -> None:
    vault = open_vault(tmp_path / "key")
    token = vault.seal("words")
    for wrong in (token[:-4] + "AAA=", token[:20], "", "é"):
        with pytest.raises(CannotUnseal):
            vault.unseal(wrong)


@pytest.mark.parametrize(("content", "mode"), [("", 0o600), ("no key", 0o600), ("A" * 43 + "=", 0o640)])
def test_a_key_file_that_is_empty_or_open_to_others_is_refused(tmp_path: Path, content: str, mode: int) -> None:
    file = tmp_path / "key"
    file.write_text(content)
    file.chmod(mode)
    with pytest.raises(KeyFileUnusable):
        open_vault(file)
