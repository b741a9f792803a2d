"""Queries of polls."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.polls.rules import (
    HandCount,
    Mode,
    Option,
    Poll,
    PollKind,
    PollState,
    ReasonMode,
    Reveal,
    TieRule,
)
from bot.polls.tables import (
    answer_groups,
    hand_counts,
    poll_options,
    poll_templates,
    polls,
)

UNDERWAY = (PollState.OPEN.value, PollState.CLOSING.value, PollState.PAUSED.value)

# Polls and their options


async def add_poll(connection: AsyncConnection, values: Mapping[str, Any], options: Sequence[str]) -> int:
    added = await connection.execute(insert(polls).values(**values).returning(polls.c.id))
    poll_id: int = added.scalar_one()
    await replace_options(connection, poll_id, options)
    return poll_id


async def replace_options(connection: AsyncConnection, poll_id: int, options: Sequence[str]) -> None:
    await connection.execute(delete(poll_options).where(poll_options.c.poll_id == poll_id))
    for position, text in enumerate(options):
        await add_option(connection, poll_id, text, position)


async def add_option(
    connection: AsyncConnection, poll_id: int, text: str, position: int, *, on_screen: bool = True
) -> None:
    values = {"poll_id": poll_id, "text": text, "position": position, "on_screen": on_screen}
    await connection.execute(insert(poll_options).values(**values))


async def let_onto_screen(connection: AsyncConnection, poll_id: int, option_id: int) -> bool:
    """False where the poll has no such option."""
    same = (poll_options.c.poll_id == poll_id) & (poll_options.c.id == option_id)
    changed = await connection.execute(update(poll_options).where(same).values(on_screen=True))
    return changed.rowcount > 0


async def change_poll(connection: AsyncConnection, poll_id: int, **values: Any) -> None:
    await connection.execute(update(polls).where(polls.c.id == poll_id).values(**values))


async def poll_by_id(connection: AsyncConnection, poll_id: int) -> Poll | None:
    found = await _polls(connection, polls.c.id == poll_id)
    return found[0] if found else None


async def polls_of_meeting(connection: AsyncConnection, group_id: int, meeting_id: int) -> list[Poll]:
    """Newest first."""
    return await _polls(connection, (polls.c.group_id == group_id) & (polls.c.meeting_id == meeting_id))


async def polls_underway(connection: AsyncConnection) -> list[Poll]:
    return await _polls(connection, polls.c.state.in_(UNDERWAY))


async def _polls(connection: AsyncConnection, condition: Any) -> list[Poll]:
    rows = (await connection.execute(select(polls).where(condition).order_by(polls.c.id.desc()))).mappings().all()
    options = await connection.execute(
        select(poll_options)
        .where(poll_options.c.poll_id.in_([row["id"] for row in rows]))
        .order_by(poll_options.c.position)
    )
    by_poll: dict[int, list[Option]] = {}
    for option in options:
        by_poll.setdefault(option.poll_id, []).append(Option(option.id, option.text, option.position, option.on_screen))
    return [_poll(row, by_poll.get(row["id"], [])) for row in rows]


_KINDS: Mapping[str, Any] = {
    "kind": PollKind,
    "mode": Mode,
    "reveal": Reveal,
    "reasons": ReasonMode,
    "tie_rule": TieRule,
    "state": PollState,
}


def _poll(row: RowMapping, options: Iterable[Option]) -> Poll:
    values = {name: row[name] for name in Poll.__dataclass_fields__ if name != "options"}
    return Poll(**values | {name: kind(row[name]) for name, kind in _KINDS.items()}, options=tuple(options))


# Hands


async def current_hands(connection: AsyncConnection, poll_id: int) -> HandCount | None:
    rows = await connection.execute(
        select(hand_counts).where(hand_counts.c.poll_id == poll_id, hand_counts.c.replaced_at.is_(None))
    )
    row = rows.one_or_none()
    if row is None:
        return None
    return HandCount(row.id, row.poll_id, json.loads(row.counts), row.counted_by, row.confirmed_by)


async def hands_of_meeting(connection: AsyncConnection, meeting_id: int) -> int:
    """How many hands were counted in all polls of the meeting, where somebody else confirmed the count."""
    found = await connection.execute(
        select(hand_counts.c.counts)
        .join(polls, polls.c.id == hand_counts.c.poll_id)
        .where(
            polls.c.meeting_id == meeting_id,
            hand_counts.c.replaced_at.is_(None),
            hand_counts.c.confirmed_by.is_not(None),
        )
    )
    return sum(sum(json.loads(counts).values()) for counts in found.scalars())


async def replace_hands(
    connection: AsyncConnection, poll_id: int, counts: Mapping[str, int], counted_by: int, at: datetime
) -> None:
    """A new count in place of the present one, which is kept with the time it was replaced."""
    await connection.execute(
        update(hand_counts)
        .where(hand_counts.c.poll_id == poll_id, hand_counts.c.replaced_at.is_(None))
        .values(replaced_at=at)
    )
    await connection.execute(
        insert(hand_counts).values(
            poll_id=poll_id, counts=json.dumps(dict(counts)), counted_by=counted_by, counted_at=at
        )
    )


async def confirm_hands(connection: AsyncConnection, count_id: int, confirmed_by: int, at: datetime) -> None:
    await connection.execute(
        update(hand_counts).where(hand_counts.c.id == count_id).values(confirmed_by=confirmed_by, confirmed_at=at)
    )


# Groups of written answers, and templates


async def groups_of_answers(connection: AsyncConnection, poll_id: int) -> dict[str, str]:
    """Hash of the written answer to the name of its group."""
    rows = await connection.execute(select(answer_groups).where(answer_groups.c.poll_id == poll_id))
    return {row.answer_key: row.name for row in rows}


async def replace_answer_groups(connection: AsyncConnection, poll_id: int, names: Mapping[str, str]) -> None:
    await connection.execute(delete(answer_groups).where(answer_groups.c.poll_id == poll_id))
    if names:
        rows = [{"poll_id": poll_id, "answer_key": key, "name": name} for key, name in names.items()]
        await connection.execute(insert(answer_groups), rows)


async def save_template(connection: AsyncConnection, group_id: int, name: str, settings: str) -> None:
    same = (poll_templates.c.group_id == group_id) & (poll_templates.c.name == name)
    await connection.execute(delete(poll_templates).where(same))
    await connection.execute(insert(poll_templates).values(group_id=group_id, name=name, settings=settings))


async def templates_of(connection: AsyncConnection, group_id: int) -> dict[str, str]:
    rows = await connection.execute(
        select(poll_templates).where(poll_templates.c.group_id == group_id).order_by(poll_templates.c.name)
    )
    return {row.name: row.settings for row in rows}
