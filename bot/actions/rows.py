"""Tables and queries of decisions and actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.actions.rules import Action, ActionState, Decision, DecisionState, Links, News, Outcome
from bot.core.columns import UTCDateTime, metadata

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("text", String(400), nullable=False),
    Column("before", String(400), nullable=False),
    Column("after", String(400), nullable=False),
    Column("state", String(16), nullable=False),
    Column("review_on", Date),
    Column("review_words", String(400), nullable=False),
    Column("made_by", ForeignKey("people.id"), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    # What it came from. Ideas and key points may be taken away by their own rules, so these are no foreign keys.
    Column("item_id", Integer),
    Column("poll_id", Integer),
    Column("idea_id", Integer),
    Column("point_id", Integer),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    CheckConstraint("state in ('stands','under_review','changed')", name="state"),
    sqlite_autoincrement=True,
)

actions = Table(
    "actions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("text", String(400), nullable=False),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    Column("partner_id", ForeignKey("people.id")),
    Column("asked_by", ForeignKey("people.id")),
    Column("asker_shown", Boolean, nullable=False),
    Column("due", Date, nullable=False),
    Column("state", String(16), nullable=False),
    Column("outcome", String(16)),
    Column("outcome_words", String(400), nullable=False),
    Column("next_words", String(400), nullable=False),
    Column("offered_by", ForeignKey("people.id")),
    Column("created_by", ForeignKey("people.id"), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("closed_at", UTCDateTime),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("reminded", String(32), nullable=False, default=""),
    Column("item_id", Integer),
    Column("poll_id", Integer),
    Column("idea_id", Integer),
    Column("point_id", Integer),
    Column("decision_id", ForeignKey("decisions.id")),
    CheckConstraint("state in ('open','offered','closed')", name="state"),
    CheckConstraint("state = 'open' or outcome in ('did','could_not')", name="closed_with_an_outcome"),
    CheckConstraint("partner_id is null or partner_id <> owner_id", name="two_people"),
    sqlite_autoincrement=True,
)

action_news = Table(
    "action_news",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action_id", ForeignKey("actions.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("text", String(400), nullable=False),
    sqlite_autoincrement=True,
)

action_acceptances = Table(
    "action_acceptances",
    metadata,
    Column("action_id", ForeignKey("actions.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("co_chair", Boolean, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)


# Decisions


async def add_decision(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(decisions).values(**values).returning(decisions.c.id))
    return int(added.scalar_one())


async def decision_by_id(connection: AsyncConnection, group_id: int, decision_id: int) -> Decision | None:
    found = await _decisions(connection, decisions.c.group_id == group_id, decisions.c.id == decision_id)
    return next(iter(found), None)


async def decisions_of_meeting(connection: AsyncConnection, meeting_id: int) -> list[Decision]:
    return await _decisions(connection, decisions.c.meeting_id == meeting_id)


async def decisions_of_group(connection: AsyncConnection, group_id: int) -> list[Decision]:
    return await _decisions(connection, decisions.c.group_id == group_id)


async def decisions_to_review(connection: AsyncConnection, latest: date) -> list[Decision]:
    """Those that stand, and whose day of review is `latest` or before."""
    return await _decisions(
        connection, decisions.c.state == DecisionState.STANDS.value, decisions.c.review_on <= latest
    )


async def change_decision(connection: AsyncConnection, decision_id: int, **values: Any) -> None:
    await connection.execute(update(decisions).where(decisions.c.id == decision_id).values(**values))


async def _decisions(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Decision]:
    """Oldest first."""
    rows = await connection.execute(select(decisions).where(*where).order_by(decisions.c.id))
    return [_decision(row) for row in rows.mappings()]


def _decision(row: RowMapping) -> Decision:
    return Decision(
        id=row["id"],
        group_id=row["group_id"],
        meeting_id=row["meeting_id"],
        text=row["text"],
        before=row["before"],
        after=row["after"],
        state=DecisionState(row["state"]),
        review_on=row["review_on"],
        review_words=row["review_words"],
        made_at=row["made_at"],
        links=Links(**{name: row[name] for name in ("item_id", "poll_id", "idea_id", "point_id")}),
        channel_id=row["channel_id"],
        message_id=row["message_id"],
    )


# Actions


async def add_action(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(actions).values(**values).returning(actions.c.id))
    return int(added.scalar_one())


async def action_by_id(connection: AsyncConnection, group_id: int, action_id: int) -> Action | None:
    found = await _actions(connection, actions.c.group_id == group_id, actions.c.id == action_id)
    return next(iter(found), None)


async def actions_of_meeting(connection: AsyncConnection, meeting_id: int) -> list[Action]:
    return await _actions(connection, actions.c.meeting_id == meeting_id)


async def actions_of_group(connection: AsyncConnection, group_id: int) -> list[Action]:
    return await _actions(connection, actions.c.group_id == group_id)


async def actions_not_closed(connection: AsyncConnection) -> list[Action]:
    return await _actions(connection, actions.c.state != ActionState.CLOSED.value)


async def change_action(connection: AsyncConnection, action_id: int, **values: Any) -> None:
    await connection.execute(update(actions).where(actions.c.id == action_id).values(**values))


async def add_news(connection: AsyncConnection, action_id: int, person_id: int, text: str, at: datetime) -> None:
    await connection.execute(insert(action_news).values(action_id=action_id, person_id=person_id, text=text, at=at))


async def accept(connection: AsyncConnection, action_id: int, person_id: int, at: datetime, *, co_chair: bool) -> None:
    """Repeating it changes nothing."""
    mine = (action_acceptances.c.action_id == action_id, action_acceptances.c.person_id == person_id)
    await connection.execute(delete(action_acceptances).where(*mine))
    await connection.execute(
        insert(action_acceptances).values(action_id=action_id, person_id=person_id, at=at, co_chair=co_chair)
    )


async def forget_acceptances(connection: AsyncConnection, action_id: int) -> None:
    await connection.execute(delete(action_acceptances).where(action_acceptances.c.action_id == action_id))


async def co_chairs_who_accepted(connection: AsyncConnection, action_id: int) -> frozenset[int]:
    found = await connection.execute(
        select(action_acceptances.c.person_id).where(
            action_acceptances.c.action_id == action_id, action_acceptances.c.co_chair
        )
    )
    return frozenset(found.scalars())


async def _actions(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Action]:
    """Those due first, first."""
    found = await connection.execute(select(actions).where(*where).order_by(actions.c.due, actions.c.id))
    rows = found.mappings().all()
    ids = [row["id"] for row in rows]
    news, accepted = await _news_of(connection, ids), await _accepted(connection, ids)
    return [_action(row, news[row["id"]], accepted[row["id"]]) for row in rows]


async def _news_of(connection: AsyncConnection, ids: Sequence[int]) -> defaultdict[int, list[News]]:
    found: defaultdict[int, list[News]] = defaultdict(list)
    rows = await connection.execute(
        select(action_news).where(action_news.c.action_id.in_(ids)).order_by(action_news.c.id)
    )
    for row in rows:
        found[row.action_id].append(News(row.at, row.text, row.person_id))
    return found


async def _accepted(connection: AsyncConnection, ids: Sequence[int]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = await connection.execute(select(action_acceptances).where(action_acceptances.c.action_id.in_(ids)))
    for row in rows:
        found[row.action_id].add(row.person_id)
    return found


_PLAIN = tuple(
    name.name
    for name in fields(Action)
    if name.name in actions.c and name.name not in {"state", "outcome", "asker_shown"}
)


def _action(row: RowMapping, news: Iterable[News], accepted: Iterable[int]) -> Action:
    return Action(
        **{name: row[name] for name in _PLAIN},
        asker_shown=bool(row["asker_shown"]),
        state=ActionState(row["state"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        links=Links(*(row[name] for name in ("item_id", "poll_id", "idea_id", "point_id", "decision_id"))),
        accepted_by=frozenset(accepted),
        news=tuple(news),
    )
