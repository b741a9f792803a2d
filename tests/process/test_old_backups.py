"""Backups go when people were told they do, and nothing that is not a backup of ours goes with them."""

from __future__ import annotations

import os
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.wording import say
from bot.process.old_backups import KEPT
from tests.process.conftest import CommandLine


def _age(file: Path, days: float) -> None:
    then = time.time() - timedelta(days=days).total_seconds()
    os.utime(file, (then, then))


@pytest.fixture
def folder(alongside: CommandLine, migrated_sqlite: Path) -> Path:
    """With a database, two old backups, and old files of other kinds."""
    shutil.copyfile(migrated_sqlite, alongside.database)
    backups = alongside.folder / "backups"
    backups.mkdir()
    for name in ("old.db", "older.db", "new.db"):
        alongside("backup", backups / name)
    shutil.copyfile(migrated_sqlite, backups / "not-a-backup.db")
    (backups / "letter.txt").write_text("Dear Alongside")
    for name, days in (
        ("old.db", 35.1),
        ("older.db", 90),
        ("new.db", 34.9),
        ("not-a-backup.db", 90),
        ("letter.txt", 90),
    ):
        _age(backups / name, days)
    return backups


def test_old_backups_are_named_and_only_with_the_option_deleted(alongside: CommandLine, folder: Path) -> None:
    before = sorted(file.name for file in folder.iterdir())
    said = alongside("backup", folder / "today.db").said
    assert say("process-backup-old", count=2, days=35) in said
    assert sorted(file.name for file in folder.iterdir()) == sorted([*before, "today.db"])
    said = alongside("backup", "--clear-old", folder / "tonight.db").said
    assert say("process-backup-cleared", count=2) in said
    left = {"letter.txt", "new.db", "not-a-backup.db", "today.db", "tonight.db"}
    assert {file.name for file in folder.iterdir()} == left
    assert say("process-backup-cleared", count=0) in alongside("backup", "--clear-old", folder / "once-more.db").said


def test_a_restored_database_is_no_backup_that_could_be_deleted(alongside: CommandLine, folder: Path) -> None:
    assert alongside("restore", folder / "new.db").code == 0
    _age(alongside.database, 90)
    alongside("backup", "--clear-old", alongside.folder / "beside.db")
    assert alongside.database.exists()


def test_the_doctor_names_old_copies_beside_the_database(alongside: CommandLine, folder: Path) -> None:
    alongside("backup", alongside.folder / "beside.db")
    alongside("restore", folder / "new.db")
    (replaced,) = alongside.folder.glob("alongside.db.replaced-*")
    old = [alongside.folder / "beside.db", replaced]
    assert "is a copy of the database" not in alongside("doctor").said
    for file in old:
        _age(file, 40)
    said = alongside("doctor").said
    assert [say("process-doctor-old-copy", file=str(file), days=35) in said for file in old] == [True, True]


def test_people_are_told_the_days_after_which_backups_go() -> None:
    for message in ("privacy-forget-about", "privacy-forgotten-about", "privacy-forgotten-them"):
        assert f"after {KEPT.days} days" in say(message)
