"""Queries of what ideas lead to, and of what led there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.actions.rows import actions
from bot.agenda.rows import agenda_items
from bot.ideas.rules import CLOSED, Standing, Status
from bot.ideas.seen import IdeaRef, Link, Linked
from bot.ideas.tables import idea_links, ideas

_SETTLED = ("closed", "cancelled")


async def add_link(connection: AsyncConnection, idea_id: int, link: Link) -> bool:
    """False where it is there already."""
    there = await connection.execute(
        select(idea_links.c.idea_id).where(
            idea_links.c.idea_id == idea_id,
            idea_links.c.kind == link.kind.value,
            idea_links.c.record_id == link.record_id,
        )
    )
    if there.first() is not None:
        return False
    await connection.execute(insert(idea_links).values(**{**vars(link), "kind": link.kind.value}, idea_id=idea_id))
    return True


async def move(connection: AsyncConnection, idea_id: int, link: Link, new: str) -> bool:
    """Note what was told last; False where it was no longer what `link` says."""
    changed = await connection.execute(
        update(idea_links)
        .where(
            idea_links.c.idea_id == idea_id,
            idea_links.c.kind == link.kind.value,
            idea_links.c.record_id == link.record_id,
            idea_links.c.state == link.state,
        )
        .values(state=new)
    )
    return changed.rowcount == 1


async def links_of(connection: AsyncConnection, idea_ids: Iterable[int]) -> list[Link]:
    found = await connection.execute(
        select(idea_links).where(idea_links.c.idea_id.in_(list(idea_ids))).order_by(idea_links.c.at)
    )
    return [Link(Linked(row.kind), row.record_id, row.meeting_id, row.title, row.state, row.at) for row in found]


async def ideas_behind(
    connection: AsyncConnection, group_id: int, kind: Linked, record_ids: Iterable[int]
) -> dict[int, list[IdeaRef]]:
    """Record id to the ideas it came from, as they stand now: a merged one is named by what it became part of."""
    root = ideas.alias()
    found = await connection.execute(
        select(idea_links.c.record_id, root.c.id, root.c.title, root.c.status, root.c.thread_id)
        .join(ideas, ideas.c.id == idea_links.c.idea_id)
        .join(root, root.c.id == ideas.c.root_id)
        .where(
            ideas.c.group_id == group_id,
            root.c.standing == Standing.SHOWN.value,
            idea_links.c.kind == kind.value,
            idea_links.c.record_id.in_(list(record_ids)),
        )
        .order_by(root.c.id)
    )
    behind: defaultdict[int, list[IdeaRef]] = defaultdict(list)
    for row in found:
        ref = IdeaRef(row.id, row.title, Status(row.status), row.thread_id)
        if ref not in behind[row.record_id]:
            behind[row.record_id].append(ref)
    return behind


async def of_meeting(
    connection: AsyncConnection, group_id: int, kind: Linked, meeting_id: int
) -> list[tuple[int, Link]]:
    """Each link into this meeting, with its idea."""
    return await _linked(connection, group_id, kind, idea_links.c.meeting_id == meeting_id)


async def of_record(connection: AsyncConnection, group_id: int, kind: Linked, record_id: int) -> list[tuple[int, Link]]:
    """Each link to this record, with its idea."""
    return await _linked(connection, group_id, kind, idea_links.c.record_id == record_id)


async def _linked(
    connection: AsyncConnection, group_id: int, kind: Linked, condition: ColumnElement[bool]
) -> list[tuple[int, Link]]:
    found = await connection.execute(
        select(idea_links)
        .join(ideas, ideas.c.id == idea_links.c.idea_id)
        .where(ideas.c.group_id == group_id, idea_links.c.kind == kind.value, condition)
        .order_by(idea_links.c.idea_id)
    )
    return [
        (row.idea_id, Link(Linked(row.kind), row.record_id, row.meeting_id, row.title, row.state, row.at))
        for row in found
    ]


async def carried_into(connection: AsyncConnection, meeting_id: int) -> list[tuple[int, int]]:
    """Idea and new item, for items of this meeting that were carried over from one that came from an idea."""
    item = Linked.AGENDA_ITEM.value
    known = select(idea_links.c.record_id).where(idea_links.c.kind == item)
    found = await connection.execute(
        select(idea_links.c.idea_id, agenda_items.c.id)
        .join(agenda_items, agenda_items.c.began_as == idea_links.c.record_id)
        .where(idea_links.c.kind == item, agenda_items.c.meeting_id == meeting_id, agenda_items.c.id.not_in(known))
    )
    return [(row.idea_id, row.id) for row in found]


async def meetings_linked(connection: AsyncConnection) -> list[tuple[int, int]]:
    """Group and meeting of every agenda that an open idea leads to."""
    found = await connection.execute(
        select(ideas.c.group_id, idea_links.c.meeting_id)
        .join(ideas, ideas.c.id == idea_links.c.idea_id)
        .where(*_open(), idea_links.c.kind == Linked.AGENDA_ITEM.value, idea_links.c.meeting_id.is_not(None))
        .distinct()
    )
    return [(row.group_id, row.meeting_id) for row in found]


async def polls_linked(connection: AsyncConnection) -> list[tuple[int, int, int]]:
    """Group, meeting and poll that an open idea leads to and whose end was not told yet."""
    found = await connection.execute(
        select(ideas.c.group_id, idea_links.c.meeting_id, idea_links.c.record_id)
        .join(ideas, ideas.c.id == idea_links.c.idea_id)
        .where(*_open(), idea_links.c.kind == Linked.POLL.value, idea_links.c.state.not_in(_SETTLED))
        .distinct()
    )
    return [(row.group_id, row.meeting_id or 0, row.record_id) for row in found]


async def actions_untold(connection: AsyncConnection) -> list[tuple[int, int]]:
    """Group and id of every action from an idea that is not as the idea's people were last told."""
    here = (idea_links.c.kind == Linked.ACTION.value) & (idea_links.c.record_id == actions.c.id)
    found = await connection.execute(
        select(actions.c.group_id, actions.c.id)
        .outerjoin(idea_links, here)
        .where(actions.c.idea_id.is_not(None))
        .where(or_(idea_links.c.state.is_(None), idea_links.c.state != actions.c.state))
        .order_by(actions.c.id)
    )
    return [(row.group_id, row.id) for row in found]


def _open() -> tuple[Any, ...]:
    closed = [status.value for status in CLOSED]
    return ideas.c.standing != Standing.WITHDRAWN.value, ideas.c.status.not_in(closed)


async def refs_of(connection: AsyncConnection, group_id: int, idea_ids: Iterable[int]) -> dict[int, IdeaRef]:
    """Idea to how it stands now: a merged one by what it became part of. Those that are not on show are left out."""
    root = ideas.alias()
    found = await connection.execute(
        select(ideas.c.id.label("asked"), root.c.id, root.c.title, root.c.status, root.c.thread_id)
        .join(root, root.c.id == ideas.c.root_id)
        .where(
            ideas.c.group_id == group_id,
            root.c.standing == Standing.SHOWN.value,
            ideas.c.id.in_(list(idea_ids)),
        )
    )
    return {row.asked: IdeaRef(row.id, row.title, Status(row.status), row.thread_id) for row in found}
