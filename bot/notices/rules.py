"""When a notice may go out, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoticeState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    NOT_REACHED = "not_reached"  # direct messages are closed: shown privately at the next contact
    SHOWN = "shown"
    DROPPED = "dropped"  # no longer true when it fell due


@dataclass(frozen=True)
class Notice:
    id: int
    group_id: int
    person_id: int
    message: str
    """A message of the wording catalogue; rendered when it is sent, so a change of words reaches it."""
    facts: Mapping[str, str | int]
    due_at: datetime
    state: NoticeState
    once_key: str
    """The same key is queued once, for ever: "reminder:<meeting>:<person>:7-days"."""
