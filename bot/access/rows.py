"""Queries of access needs that open nothing: who, when and in which state, but not what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.rules import ARRANGED, Consent, NeedState, Override, Purpose, ThisTime
from bot.access.tables import answers, call_backs, consents, drafts, listed, lists, needs, overrides, standing
from bot.checkin.rows import check_ins
from bot.meetings.rows import coming
from bot.meetings.rules import HowIComeTo
from config.access_needs import Recipient


async def drop_standing(connection: AsyncConnection, ids: Collection[int]) -> None:
    await connection.execute(delete(standing).where(standing.c.id.in_(set(ids))))


async def drop_standing_of(connection: AsyncConnection, person_id: int) -> None:
    await connection.execute(delete(standing).where(standing.c.person_id == person_id))


async def checked_standing(connection: AsyncConnection, person_id: int, at: datetime) -> int:
    changed = await connection.execute(
        update(standing).where(standing.c.person_id == person_id).values(checked_at=at, review_asked_at=None)
    )
    return changed.rowcount


async def standing_to_review(connection: AsyncConnection, before: datetime) -> set[tuple[int, int]]:
    """Group and person of those whose needs were last checked before then, and who were not asked since."""
    found = await connection.execute(
        select(standing.c.group_id, standing.c.person_id)
        .where(standing.c.checked_at <= before, standing.c.review_asked_at.is_(None))
        .distinct()
    )
    return {(row.group_id, row.person_id) for row in found}


async def note_review(connection: AsyncConnection, person_id: int, at: datetime) -> None:
    await connection.execute(update(standing).where(standing.c.person_id == person_id).values(review_asked_at=at))


async def standing_to_go(connection: AsyncConnection, before: datetime) -> dict[tuple[int, int], datetime]:
    """Group and person of those whose needs were last checked before then, and who were at no meeting since then; with
    when one of the two last was."""
    seen = (
        select(check_ins.c.person_id, func.max(check_ins.c.at).label("at")).group_by(check_ins.c.person_id).subquery()
    )
    found = await connection.execute(
        select(
            standing.c.group_id, standing.c.person_id, func.min(standing.c.checked_at).label("checked_at"), seen.c.at
        )
        .join_from(standing, seen, seen.c.person_id == standing.c.person_id, isouter=True)
        .where(standing.c.checked_at < before, (seen.c.at < before) | seen.c.at.is_(None))
        .group_by(standing.c.group_id, standing.c.person_id, seen.c.at)
    )
    return {(row.group_id, row.person_id): max(row.checked_at, row.at or row.checked_at) for row in found}


async def people_with_standing(connection: AsyncConnection, group_id: int) -> set[int]:
    found = await connection.execute(select(standing.c.person_id).where(standing.c.group_id == group_id).distinct())
    return set(found.scalars())


async def people_with_needs(connection: AsyncConnection, meeting_id: int) -> set[int]:
    """Those whose needs of this meeting were not all taken back."""
    found = await connection.execute(
        select(needs.c.person_id)
        .where(needs.c.meeting_id == meeting_id, needs.c.state != NeedState.WITHDRAWN.value)
        .distinct()
    )
    return set(found.scalars())


async def arrange_all_again(connection: AsyncConnection, meeting_id: int, at: datetime) -> set[int]:
    """Everything that is ready at this meeting is being arranged again; returns whose that is."""
    changed = await connection.execute(
        update(needs)
        .where(needs.c.meeting_id == meeting_id, needs.c.state == NeedState.READY.value)
        .values(state=NeedState.ARRANGING.value, changed_at=at)
        .returning(needs.c.person_id)
    )
    return set(changed.scalars())


async def people_away(connection: AsyncConnection, meeting_id: int) -> set[int]:
    """Those who said that they cannot come, and are not there after all."""
    here = select(check_ins.c.person_id).where(check_ins.c.meeting_id == meeting_id)
    found = await connection.execute(
        select(coming.c.person_id).where(
            coming.c.meeting_id == meeting_id,
            coming.c.how == HowIComeTo.NOT_COMING.value,
            coming.c.person_id.not_in(here),
        )
    )
    return set(found.scalars())


async def say_this_time(
    connection: AsyncConnection, meeting_id: int, person_id: int, said: ThisTime, at: datetime
) -> None:
    mine = (answers.c.meeting_id == meeting_id, answers.c.person_id == person_id)
    await connection.execute(delete(answers).where(*mine))
    await connection.execute(insert(answers).values(meeting_id=meeting_id, person_id=person_id, said=said.value, at=at))


async def this_time(connection: AsyncConnection, meeting_id: int) -> dict[int, ThisTime]:
    found = await connection.execute(select(answers).where(answers.c.meeting_id == meeting_id))
    return {row.person_id: ThisTime(row.said) for row in found}


async def drop_answers_of(connection: AsyncConnection, person_id: int) -> None:
    await connection.execute(delete(answers).where(answers.c.person_id == person_id))


async def consents_of(connection: AsyncConnection, person_ids: Collection[int]) -> dict[int, list[Consent]]:
    """Every yes of these people, withdrawn ones too, oldest first."""
    found = await connection.execute(
        select(consents).where(consents.c.person_id.in_(set(person_ids))).order_by(consents.c.id)
    )
    given: dict[int, list[Consent]] = {person_id: [] for person_id in person_ids}
    for row in found:
        given[row.person_id].append(Consent(Purpose(row.purpose), row.version, row.given_at, row.withdrawn_at))
    return given


async def add_consent(
    connection: AsyncConnection, person_id: int, purpose: Purpose, version: str, at: datetime
) -> None:
    values = {"person_id": person_id, "purpose": purpose.value, "version": version, "given_at": at}
    await connection.execute(insert(consents).values(**values))


async def end_consent(connection: AsyncConnection, person_id: int, purpose: Purpose, at: datetime) -> bool:
    ended = await connection.execute(
        update(consents)
        .where(
            consents.c.person_id == person_id,
            consents.c.purpose == purpose.value,
            consents.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=at)
    )
    return ended.rowcount == 1


async def drop_draft(connection: AsyncConnection, meeting_id: int | None, person_id: int, by: int) -> None:
    await connection.execute(delete(drafts).where(*same_draft(meeting_id, person_id, by)))


async def drop_drafts_of(connection: AsyncConnection, person_id: int) -> None:
    await connection.execute(delete(drafts).where(drafts.c.person_id == person_id))


async def drop_old_drafts(connection: AsyncConnection, before: datetime) -> int:
    return (await connection.execute(delete(drafts).where(drafts.c.changed_at < before))).rowcount


async def finish_call_back(
    connection: AsyncConnection, group_id: int, call_back_id: int, by: int, at: datetime
) -> int | None:
    """The person it was for; None where nothing of this id waits in this group."""
    done = await connection.execute(
        update(call_backs)
        .where(call_backs.c.id == call_back_id, call_backs.c.group_id == group_id, call_backs.c.done_at.is_(None))
        .values(done_at=at, done_by=by)
        .returning(call_backs.c.person_id)
    )
    row = done.first()
    return int(row.person_id) if row else None


async def drop_call_backs_of(connection: AsyncConnection, person_id: int) -> None:
    await connection.execute(delete(call_backs).where(call_backs.c.person_id == person_id))


async def add_list(
    connection: AsyncConnection, recipient: Recipient, need_ids: Collection[int], values: Mapping[str, Any]
) -> int:
    added = await connection.execute(insert(lists).values(recipient=recipient.value, **values).returning(lists.c.id))
    list_id = int(added.scalar_one())
    if need_ids:
        await connection.execute(insert(listed), [{"list_id": list_id, "need_id": each} for each in sorted(need_ids)])
    return list_id


def same_draft(meeting_id: int | None, person_id: int, by: int) -> tuple[Any, ...]:
    return drafts.c.meeting_id == meeting_id, drafts.c.person_id == person_id, drafts.c.by_id == by


async def meetings_arranged_for(connection: AsyncConnection, person_id: int) -> set[int]:
    """Meetings for which something that this person needs may be booked."""
    arranged = needs.c.state.in_({state.value for state in ARRANGED})
    found = await connection.execute(select(needs.c.meeting_id).where(needs.c.person_id == person_id, arranged))
    return set(found.scalars())


async def forget_needs(connection: AsyncConnection, person_id: int) -> set[int]:
    """Take away what this person needs at every meeting; returns those meetings."""
    mine = select(needs.c.id).where(needs.c.person_id == person_id)
    await connection.execute(delete(listed).where(listed.c.need_id.in_(mine)))
    gone = await connection.execute(delete(needs).where(needs.c.person_id == person_id).returning(needs.c.meeting_id))
    return set(gone.scalars())


async def add_override(connection: AsyncConnection, values: Mapping[str, Any]) -> None:
    await connection.execute(insert(overrides).values(**values))


async def overrides_of(connection: AsyncConnection, meeting_id: int) -> list[Override]:
    """Oldest first."""
    found = await connection.execute(
        select(overrides).where(overrides.c.meeting_id == meeting_id).order_by(overrides.c.id)
    )
    return [Override(row.what, row.reason, row.by_id, row.at) for row in found]


async def drop_overrides(connection: AsyncConnection, meeting_id: int, what: str) -> int:
    gone = delete(overrides).where(overrides.c.meeting_id == meeting_id, overrides.c.what == what)
    return (await connection.execute(gone)).rowcount
