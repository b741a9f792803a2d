"""Items made by hand, for rules that need no database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import settings

from bot.agenda.rules import Item, ItemKind, ItemState, Progress
from tests.conftest import MONDAY

patient = settings(deadline=None)
"""For properties: a busy machine is not a failure."""

_ITEM = Item(
    id=1,
    meeting_id=1,
    group_id=1,
    kind=ItemKind.ITEM,
    title="Buses",
    why="They stop at six",
    suggested_by=10,
    entered_by=None,
    named=False,
    proposer_name=None,
    state=ItemState.SUGGESTED,
    reason="",
    merged_into=None,
    level=None,
    quality_statement="",
    lead="",
    partner="",
    minutes=20,
    position=None,
    progress=Progress.WAITING,
    started_at=None,
    created_at=MONDAY,
    supports=0,
    would_come=0,
    proposal=None,
)


def an_item(**values: Any) -> Item:
    return replace(_ITEM, **values)
