from __future__ import annotations

import os
from pathlib import Path

import pytest

from config.expenses import load_expenses
from config.policy import PolicyError
from config.settings import DEFAULT_EXPENSES


def test_a_file_is_parsed_once_until_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "expenses.toml"
    text = DEFAULT_EXPENSES.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    first = load_expenses(file)
    assert load_expenses(file) is first
    file.write_text(text.replace("draft_days = 30", "draft_days = 31"), encoding="utf-8")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
    assert (first.draft_days, load_expenses(file).draft_days) == (30, 31)


def test_a_wrong_file_is_refused_each_time_and_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "expenses.toml"
    file.write_text("[claims]\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PolicyError):
            load_expenses(file)
    file.unlink()
    with pytest.raises(FileNotFoundError):
        load_expenses(file)
