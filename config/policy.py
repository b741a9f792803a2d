"""The group's policy from policy.toml: lead times, breaks, reminders, quiet hours."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import time
from pathlib import Path


@dataclass(frozen=True)
class Policy:
    """All lengths in the unit their name says; working days leave out weekends and bank holidays."""

    bank_holidays: str
    """Part of the United Kingdom whose bank holidays count: ENG, WLS, SCT or NIR."""
    notice_weeks: int
    suggestions_close_working_days: int
    draft_papers_working_days: int
    formats_out_working_days: int
    reminder_days: tuple[int, ...]
    reminder_hour: int
    """Local hour at which reminders fall due."""
    quiet_from: time
    quiet_until: time
    longest_lead_time_working_days: int
    break_after_minutes: int
    break_minutes: int
    longest_run_minutes: int
    item_minutes: int
    """What an item gets when nobody said."""
    decline_confirm_hours: int
    """How long the second co-chair has to confirm before a proposed outcome lapses."""


def load_policy(file: Path) -> Policy:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Policy(
        bank_holidays=data["bank_holidays"],
        notice_weeks=data["notice"]["meeting_weeks"],
        suggestions_close_working_days=data["notice"]["suggestions_close_working_days"],
        draft_papers_working_days=data["notice"]["draft_papers_working_days"],
        formats_out_working_days=data["notice"]["formats_out_working_days"],
        reminder_days=tuple(data["reminders"]["days_before"]),
        reminder_hour=data["reminders"]["hour"],
        quiet_from=time.fromisoformat(data["reminders"]["quiet_from"]),
        quiet_until=time.fromisoformat(data["reminders"]["quiet_until"]),
        longest_lead_time_working_days=max(data["lead_times_working_days"].values()),
        break_after_minutes=data["breaks"]["after_minutes"],
        break_minutes=data["breaks"]["minutes"],
        longest_run_minutes=data["breaks"]["longest_run_minutes"],
        item_minutes=data["agenda"]["item_minutes"],
        decline_confirm_hours=data["agenda"]["confirm_hours"],
    )
