"""The policy file, as it is delivered and as somebody may leave it."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from config.policy import PolicyError, load_policy
from config.settings import Settings

DELIVERED = Settings().policy_file


def _edited(tmp_path: Path, *edits: tuple[str, str]) -> Path:
    text = DELIVERED.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "policy.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_delivered_policy_says_what_the_field_recommends() -> None:
    policy = load_policy(DELIVERED)
    assert (policy.notice_weeks, policy.suggestions_close_working_days, policy.draft_papers_working_days) == (6, 20, 15)
    assert (policy.formats_out_working_days, policy.longest_lead_time_working_days) == (5, 30)
    assert (policy.reminder_days, policy.reminder_hour) == ((7, 1), 10)
    assert (policy.quiet_from, policy.quiet_until) == (time(20), time(9))
    assert (policy.ends_by_itself_hours, policy.secret_voters_days) == (12, 7)


def test_reminders_come_in_order_and_once(tmp_path: Path) -> None:
    assert load_policy(_edited(tmp_path, ("[7, 1]", "[1, 14, 1]"))).reminder_days == (14, 1)
    assert load_policy(_edited(tmp_path, ("[7, 1]", "[]"))).reminder_days == ()


def test_everything_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    file = _edited(
        tmp_path,
        ('"ENG"', '"FRA"'),
        ("meeting_weeks = 6", "meeting_weeks = -1"),
        ("draft_papers_working_days = 15", ""),
        ("[7, 1]", "[7, 0]"),
        ("hour = 10", "hour = true"),
        ('"20:00"', '"8pm"'),
        ("interpreter = 30", 'interpreter = "long"'),
    )
    with pytest.raises(PolicyError) as refused:
        load_policy(file)
    assert refused.value.entries == (
        "bank_holidays",
        "notice.meeting_weeks",
        "notice.draft_papers_working_days",
        "reminders.days_before",
        "reminders.hour",
        "reminders.quiet_from",
        "lead_times_working_days.interpreter",
    )


@pytest.mark.parametrize("text", ["", "notice = 3", "[lead_times_working_days]"])
def test_a_file_without_its_tables_is_refused_by_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        load_policy(file)
    assert "lead_times_working_days" in refused.value.entries
