"""What the parity report counts that no other service counts by side."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agenda.rows import agenda_items
from bot.agenda.rules import ItemKind, ItemState
from bot.checkin.rows import check_ins
from bot.checkin.rules import Side
from bot.meetings.rows import meetings
from bot.meetings.rules import MeetingState
from bot.points.rows import key_point_wordings, key_points
from bot.polls.tables import ballots, polls


async def votes_by_side(connection: AsyncConnection, meeting_id: int) -> Mapping[Side, int]:
    """Votes in polls that are not secret, by where the person is: of a secret poll nobody knows that."""
    found = await connection.execute(
        select(check_ins.c.side, func.count())
        .select_from(ballots)
        .join(polls, polls.c.id == ballots.c.poll_id)
        .join(
            check_ins,
            (check_ins.c.person_id == ballots.c.person_id) & (check_ins.c.meeting_id == polls.c.meeting_id),
        )
        .where(polls.c.meeting_id == meeting_id)
        .group_by(check_ins.c.side)
    )
    return {Side(side): number for side, number in found}


async def suggestions_by_side(connection: AsyncConnection, meeting_id: int) -> Mapping[Side, int]:
    """Suggestions that came on the agenda, by where the person who made them is."""
    found = await connection.execute(
        select(check_ins.c.side, func.count())
        .select_from(agenda_items)
        .join(
            check_ins,
            (check_ins.c.person_id == agenda_items.c.suggested_by)
            & (check_ins.c.meeting_id == agenda_items.c.meeting_id),
        )
        .where(
            agenda_items.c.meeting_id == meeting_id,
            agenda_items.c.kind == ItemKind.ITEM.value,
            agenda_items.c.state == ItemState.ACCEPTED.value,
        )
        .group_by(check_ins.c.side)
    )
    return {Side(side): number for side, number in found}


async def changes_by_side(connection: AsyncConnection, meeting_id: int) -> tuple[int, int]:
    """Wishes that were open when a key point got other words: from the room, and from home."""
    found = await connection.execute(
        select(func.sum(key_point_wordings.c.from_room), func.sum(key_point_wordings.c.from_home))
        .join(key_points, key_points.c.id == key_point_wordings.c.point_id)
        .where(key_points.c.meeting_id == meeting_id)
    )
    room, home = found.one()
    return int(room or 0), int(home or 0)


async def last_ended(connection: AsyncConnection, group_id: int) -> int | None:
    found = await connection.execute(
        select(meetings.c.id)
        .where(meetings.c.group_id == group_id, meetings.c.state == MeetingState.ENDED.value)
        .order_by(meetings.c.starts_at.desc(), meetings.c.id.desc())
        .limit(1)
    )
    return found.scalar_one_or_none()
