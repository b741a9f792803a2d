"""What the parity report counts that no other service counts by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Table,
    case,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import Subquery

from bot.agenda.rows import agenda_items
from bot.agenda.rules import ItemKind, ItemState
from bot.checkin.rows import check_ins, phones
from bot.checkin.rules import Side
from bot.core.columns import metadata
from bot.meetings.rows import meetings
from bot.meetings.rules import MeetingState
from bot.paper.rows import paper_slips
from bot.points.rows import key_point_wordings, key_points
from bot.polls.rows import hands_of_meeting
from bot.polls.tables import ballots, polls, secret_voters

parity_cards = Table(
    "parity_cards",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
)


def _side_of(person_id: ColumnElement[int], meeting_id: int) -> ColumnElement[str]:
    """Where somebody was: as they said; of whoever a slip of paper stands for, the room; null of others."""
    said = select(check_ins.c.side).where(check_ins.c.meeting_id == meeting_id, check_ins.c.person_id == person_id)
    slip = select(paper_slips.c.code).where(
        paper_slips.c.meeting_id == meeting_id, paper_slips.c.person_id == person_id
    )
    on_paper = case((slip.exists(), literal(Side.ROOM.value)))
    return func.coalesce(said.scalar_subquery(), on_paper)


async def people_by_side(connection: AsyncConnection, meeting_id: int) -> Mapping[Side, int]:
    """Everyone who was there, also those who left before its end.

    A shared tablet takes each turn for a new person, so who it stood for is not known. They count as many as voted by
    tablet in one poll, that in which most did; and at least one for each tablet.
    """
    holds = select(phones.c.person_id).where(phones.c.meeting_id == meeting_id, phones.c.shared, phones.c.number > 0)
    was_there = select(check_ins).where(check_ins.c.meeting_id == meeting_id).subquery()
    by_tablet = was_there.c.handed_on | was_there.c.person_id.in_(holds)
    side, number = was_there.c.side, func.count()
    others = await connection.execute(select(side, number).where(~by_tablet).group_by(side))
    people = Counter({Side(each): many for each, many in others})
    tablets = await connection.execute(select(side, number).where(by_tablet, ~was_there.c.handed_on).group_by(side))
    most = Counter({Side(each): many for each, many in tablets})
    voters = union_all(*(select(table.c.poll_id, table.c.person_id) for table in (ballots, secret_voters))).subquery()
    in_one_poll = (
        select(side, number)
        .join(voters, voters.c.person_id == was_there.c.person_id)
        .join(polls, polls.c.id == voters.c.poll_id)
        .where(by_tablet, polls.c.meeting_id == meeting_id)
        .group_by(side, voters.c.poll_id)
    )
    for each, many in await connection.execute(in_one_poll):
        most[Side(each)] = max(most[Side(each)], many)
    return people + most


async def votes_by_side(connection: AsyncConnection, meeting_id: int) -> Mapping[Side, int]:
    """Votes in polls that are not secret, by where the person is: of a secret poll nobody knows that.

    Hands are counted in the room.
    """
    votes = (
        select(_side_of(ballots.c.person_id, meeting_id).label("side"))
        .select_from(ballots)
        .join(polls, polls.c.id == ballots.c.poll_id)
        .where(polls.c.meeting_id == meeting_id)
        .subquery()
    )
    by_side = Counter(await _counted(connection, votes))
    by_side[Side.ROOM] += await hands_of_meeting(connection, meeting_id)
    return by_side


async def suggestions_by_side(connection: AsyncConnection, meeting_id: int) -> Mapping[Side, int]:
    """Suggestions that came on the agenda, by where the person who made them is."""
    suggestions = (
        select(_side_of(agenda_items.c.suggested_by, meeting_id).label("side"))
        .where(
            agenda_items.c.meeting_id == meeting_id,
            agenda_items.c.kind == ItemKind.ITEM.value,
            agenda_items.c.state == ItemState.ACCEPTED.value,
        )
        .subquery()
    )
    return await _counted(connection, suggestions)


async def _counted(connection: AsyncConnection, found: Subquery) -> Mapping[Side, int]:
    """Rows by their side; those of somebody who was nowhere are left out."""
    by_side = select(found.c.side, func.count()).where(found.c.side.is_not(None)).group_by(found.c.side)
    return {Side(side): number for side, number in await connection.execute(by_side)}


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


async def card_of(connection: AsyncConnection, meeting_id: int) -> tuple[int, int] | None:
    """Channel and message of the report's card in Discord; None before it was posted."""
    found = await connection.execute(select(parity_cards).where(parity_cards.c.meeting_id == meeting_id))
    row = found.one_or_none()
    return None if row is None else (row.channel_id, row.message_id)


async def put_card(connection: AsyncConnection, meeting_id: int, channel_id: int, message_id: int) -> None:
    at = {"channel_id": channel_id, "message_id": message_id}
    changed = await connection.execute(update(parity_cards).where(parity_cards.c.meeting_id == meeting_id).values(**at))
    if not changed.rowcount:
        await connection.execute(insert(parity_cards).values(meeting_id=meeting_id, **at))
