"""Tables of access needs. What is needed, and every word about it, stands in them sealed."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.access.rules import NeedState, Purpose, ThisTime
from bot.core.columns import UTCDateTime, metadata
from bot.core.vault import Sealed
from config.access_needs import Recipient


def _in(column: str, values: type[NeedState] | type[Purpose] | type[ThisTime] | type[Recipient]) -> str:
    return f"{column} in ({','.join(repr(value.value) for value in values)})"


standing = Table(
    "access_standing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("what", Sealed, nullable=False),  # the need and its detail
    Column("entered_by", ForeignKey("people.id")),
    Column("said_at", UTCDateTime, nullable=False),
    Column("checked_at", UTCDateTime, nullable=False),
    Column("before", Sealed),  # what the person had said, where a supporter changed it
    Column("review_asked_at", UTCDateTime),
    sqlite_autoincrement=True,
)

needs = Table(
    "access_needs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("what", Sealed, nullable=False),
    Column("state", String(16), nullable=False),
    Column("by_person", Boolean(create_constraint=False), nullable=False),
    Column("entered_by", ForeignKey("people.id")),
    Column("owner_id", ForeignKey("people.id")),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("changed_at", UTCDateTime, nullable=False),
    Column("reason", Sealed),
    Column("offer", Sealed),
    Column("note", Sealed),
    Column("afterwards", Sealed),
    Column("before", Sealed),  # what the person had asked for, where a supporter changed it
    CheckConstraint(_in("state", NeedState), name="state"),
    # "no" from the organisation stands only with a reason and something else that is offered
    CheckConstraint(
        "state <> 'not_met' or by_person or (reason is not null and offer is not null)", name="no_with_reason"
    ),
    CheckConstraint("state not in ('met','partly_met') or by_person", name="only_the_person_says_met"),
    sqlite_autoincrement=True,
)
Index("ix_access_needs_meeting", needs.c.meeting_id, needs.c.person_id)

answers = Table(
    "access_answers",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("said", String(16), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("meeting_id", "person_id"),
    CheckConstraint(_in("said", ThisTime), name="said"),
)

consents = Table(
    "access_consents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("purpose", String(24), nullable=False),
    Column("version", String(20), nullable=False),
    Column("given_at", UTCDateTime, nullable=False),
    Column("withdrawn_at", UTCDateTime),
    CheckConstraint(_in("purpose", Purpose), name="purpose"),
    sqlite_autoincrement=True,
)
Index(
    "ix_access_consents_held",
    consents.c.person_id,
    consents.c.purpose,
    unique=True,  # one yes a purpose
    sqlite_where=consents.c.withdrawn_at.is_(None),
    postgresql_where=consents.c.withdrawn_at.is_(None),
)

drafts = Table(
    "access_drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id")),  # none, where it is for every meeting and for none yet
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("what", Sealed, nullable=False),  # the answers so far
    Column("changed_at", UTCDateTime, nullable=False),
    UniqueConstraint("meeting_id", "person_id", "by_id"),
    sqlite_autoincrement=True,
)

call_backs = Table(
    "access_call_backs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("words", Sealed, nullable=False),
    Column("asked_by", ForeignKey("people.id"), nullable=False),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("done_at", UTCDateTime),
    Column("done_by", ForeignKey("people.id")),
    sqlite_autoincrement=True,
)
Index(
    "ix_access_call_backs_waiting",
    call_backs.c.person_id,
    unique=True,  # asking twice is one call
    sqlite_where=call_backs.c.done_at.is_(None),
    postgresql_where=call_backs.c.done_at.is_(None),
)

lists = Table(
    "access_lists",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("recipient", String(24), nullable=False),
    Column("made_by", ForeignKey("people.id"), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    CheckConstraint(_in("recipient", Recipient), name="recipient"),
    sqlite_autoincrement=True,
)

listed = Table(
    "access_listed",
    metadata,
    Column("list_id", ForeignKey("access_lists.id"), nullable=False),
    Column("need_id", ForeignKey("access_needs.id"), nullable=False, index=True),
    PrimaryKeyConstraint("list_id", "need_id"),
)

overrides = Table(
    "access_overrides",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("what", String(24), nullable=False),
    Column("reason", Text, nullable=False),  # said to everyone, so it is not sealed
    Column("by_id", ForeignKey("people.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    sqlite_autoincrement=True,
)
