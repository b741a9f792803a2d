"""Queries of access needs. What is sealed is opened here, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.rules import (
    CallBack,
    Consent,
    Draft,
    Given,
    Need,
    NeedState,
    Override,
    Purpose,
    Said,
    Standing,
    ThisTime,
)
from bot.access.tables import answers, call_backs, consents, drafts, listed, lists, needs, overrides, standing
from bot.core.vault import Vault
from bot.people.rules import Person
from config.access_needs import Recipient

_WORDS = ("reason", "offer", "note", "afterwards")


class AccessRows:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    # Needs of one meeting

    async def add_need(self, connection: AsyncConnection, said: Said, **values: Any) -> int:
        added = await connection.execute(
            insert(needs)
            .values(what=self._sealed(said), state=NeedState.ASKED.value, by_person=False, **values)
            .returning(needs.c.id)
        )
        return int(added.scalar_one())

    async def change_need(
        self, connection: AsyncConnection, need_id: int, *, said: Said | None = None, **values: Any
    ) -> None:
        sealed = {
            name: self._vault.seal(text) if name in _WORDS and text is not None else text
            for name, text in values.items()
        }
        if said is not None:
            sealed["what"] = self._sealed(said)
        await connection.execute(update(needs).where(needs.c.id == need_id).values(**sealed))

    async def need(self, connection: AsyncConnection, group_id: int, need_id: int) -> Need | None:
        found = await connection.execute(select(needs).where(needs.c.id == need_id, needs.c.group_id == group_id))
        row = found.mappings().one_or_none()
        return self._need(row) if row else None

    async def needs_of_meeting(self, connection: AsyncConnection, meeting_id: int) -> list[Need]:
        found = await connection.execute(select(needs).where(needs.c.meeting_id == meeting_id).order_by(needs.c.id))
        return [self._need(row) for row in found.mappings()]

    async def needs_of_person(
        self, connection: AsyncConnection, person_id: int, meeting_id: int | None = None
    ) -> list[Need]:
        """Of one meeting, or of all of them; the newest meeting's last."""
        query = select(needs).where(needs.c.person_id == person_id).order_by(needs.c.meeting_id, needs.c.id)
        if meeting_id is not None:
            query = query.where(needs.c.meeting_id == meeting_id)
        return [self._need(row) for row in (await connection.execute(query)).mappings()]

    # Needs that hold for every meeting

    async def keep_standing(
        self, connection: AsyncConnection, person: Person, said: Said, *, entered_by: int | None, at: datetime
    ) -> None:
        """Add it, or change its detail; either way it was checked now."""
        kept = next((s for s in await self.standing_of(connection, [person.id]) if s.said.key == said.key), None)
        if kept is not None:
            values = {"what": self._sealed(said), "checked_at": at, "review_asked_at": None, "entered_by": entered_by}
            await connection.execute(update(standing).where(standing.c.id == kept.id).values(**values))
            return
        whose = {"group_id": person.group_id, "person_id": person.id, "entered_by": entered_by}
        what = {"what": self._sealed(said), "said_at": at, "checked_at": at}
        await connection.execute(insert(standing).values(**whose, **what))

    async def standing_of(self, connection: AsyncConnection, person_ids: Collection[int]) -> list[Standing]:
        found = await connection.execute(
            select(standing).where(standing.c.person_id.in_(set(person_ids))).order_by(standing.c.id)
        )
        return [self._standing(row) for row in found.mappings()]

    # Forms that are being filled in

    async def keep_draft(self, connection: AsyncConnection, draft: Draft, at: datetime) -> None:
        await drop_draft(connection, draft.meeting_id, draft.person_id, draft.by)
        what = {
            "answers": dict(draft.answers),
            "always": draft.always,
            "consents": sorted(purpose.value for purpose in draft.consents),
        }
        await connection.execute(
            insert(drafts).values(
                meeting_id=draft.meeting_id,
                person_id=draft.person_id,
                by_id=draft.by,
                what=self._vault.seal(json.dumps(what, ensure_ascii=False)),
                changed_at=at,
            )
        )

    async def draft(self, connection: AsyncConnection, meeting_id: int | None, person_id: int, by: int) -> Draft | None:
        found = await connection.execute(select(drafts).where(*_draft(meeting_id, person_id, by)))
        row = found.mappings().one_or_none()
        if row is None:
            return None
        what = json.loads(self._vault.unseal(row["what"]))
        chosen = frozenset(Purpose(purpose) for purpose in what["consents"])
        return Draft(person_id, meeting_id, by, what["answers"], what["always"], chosen)

    # People who would rather talk

    async def add_call_back(
        self, connection: AsyncConnection, person: Person, words: str, *, by: int, at: datetime
    ) -> int:
        """One waits for a person at most; asking again replaces its words. Returns its id."""
        waiting = await connection.execute(
            update(call_backs)
            .where(call_backs.c.person_id == person.id, call_backs.c.done_at.is_(None))
            .values(words=self._vault.seal(words), asked_by=by)
            .returning(call_backs.c.id)
        )
        row = waiting.first()
        if row is not None:
            return int(row.id)
        values = {"group_id": person.group_id, "person_id": person.id, "asked_by": by, "asked_at": at}
        added = await connection.execute(
            insert(call_backs).values(**values, words=self._vault.seal(words)).returning(call_backs.c.id)
        )
        return int(added.scalar_one())

    async def call_backs_waiting(self, connection: AsyncConnection, group_id: int) -> list[CallBack]:
        found = await connection.execute(
            select(call_backs)
            .where(call_backs.c.group_id == group_id, call_backs.c.done_at.is_(None))
            .order_by(call_backs.c.id)
        )
        return [self._call_back(row) for row in found.mappings()]

    async def call_back_of(self, connection: AsyncConnection, person_id: int) -> CallBack | None:
        """The one that waits for this person."""
        found = await connection.execute(
            select(call_backs).where(call_backs.c.person_id == person_id, call_backs.c.done_at.is_(None))
        )
        row = found.mappings().one_or_none()
        return self._call_back(row) if row else None

    # What was given to whom

    async def given_of(self, connection: AsyncConnection, person_id: int) -> list[Given]:
        """Newest first."""
        found = await connection.execute(
            select(lists.c.recipient, lists.c.made_at, needs.c.what, needs.c.meeting_id)
            .join(listed, listed.c.list_id == lists.c.id)
            .join(needs, needs.c.id == listed.c.need_id)
            .where(needs.c.person_id == person_id)
            .order_by(lists.c.id.desc(), needs.c.id)
        )
        return [Given(row.recipient, row.made_at, self._said(row.what), row.meeting_id) for row in found]

    # Sealing

    def _sealed(self, said: Said) -> str:
        return self._vault.seal(json.dumps([said.key, said.detail], ensure_ascii=False))

    def _said(self, what: str) -> Said:
        key, detail = json.loads(self._vault.unseal(what))
        return Said(key, detail)

    def _need(self, row: RowMapping) -> Need:
        return Need(
            id=row["id"],
            group_id=row["group_id"],
            meeting_id=row["meeting_id"],
            person_id=row["person_id"],
            said=self._said(row["what"]),
            state=NeedState(row["state"]),
            by_person=row["by_person"],
            entered_by=row["entered_by"],
            owner_id=row["owner_id"],
            asked_at=row["asked_at"],
            changed_at=row["changed_at"],
            **{name: self._vault.unseal(row[name]) if row[name] is not None else "" for name in _WORDS},
        )

    def _standing(self, row: RowMapping) -> Standing:
        said = self._said(row["what"])
        return Standing(row["id"], row["person_id"], said, row["entered_by"], row["said_at"], row["checked_at"])

    def _call_back(self, row: RowMapping) -> CallBack:
        words = self._vault.unseal(row["words"])
        return CallBack(row["id"], row["group_id"], row["person_id"], words, row["asked_at"], row["done_at"])


# What is not sealed


async def drop_standing(connection: AsyncConnection, ids: Collection[int]) -> None:
    await connection.execute(delete(standing).where(standing.c.id.in_(set(ids))))


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


async def say_this_time(
    connection: AsyncConnection, meeting_id: int, person_id: int, said: ThisTime, at: datetime
) -> None:
    mine = (answers.c.meeting_id == meeting_id, answers.c.person_id == person_id)
    await connection.execute(delete(answers).where(*mine))
    await connection.execute(insert(answers).values(meeting_id=meeting_id, person_id=person_id, said=said.value, at=at))


async def this_time(connection: AsyncConnection, meeting_id: int) -> dict[int, ThisTime]:
    found = await connection.execute(select(answers).where(answers.c.meeting_id == meeting_id))
    return {row.person_id: ThisTime(row.said) for row in found}


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
    await connection.execute(delete(drafts).where(*_draft(meeting_id, person_id, by)))


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


async def add_list(
    connection: AsyncConnection, recipient: Recipient, need_ids: Collection[int], values: Mapping[str, Any]
) -> int:
    added = await connection.execute(insert(lists).values(recipient=recipient.value, **values).returning(lists.c.id))
    list_id = int(added.scalar_one())
    if need_ids:
        await connection.execute(insert(listed), [{"list_id": list_id, "need_id": each} for each in sorted(need_ids)])
    return list_id


def _draft(meeting_id: int | None, person_id: int, by: int) -> tuple[Any, ...]:
    return drafts.c.meeting_id == meeting_id, drafts.c.person_id == person_id, drafts.c.by_id == by


async def forget_needs(connection: AsyncConnection, person_id: int) -> set[int]:
    """Take away what this person needs at every meeting; returns those meetings."""
    mine = select(needs.c.id).where(needs.c.person_id == person_id)
    await connection.execute(delete(listed).where(listed.c.need_id.in_(mine)))
    gone = await connection.execute(delete(needs).where(needs.c.person_id == person_id).returning(needs.c.meeting_id))
    return set(gone.scalars())


async def forget_person(connection: AsyncConnection, person_id: int) -> int:
    """Take away everything of this person's; returns how many rows."""
    gone = len(await forget_needs(connection, person_id))
    for table in (standing, answers, consents, drafts, call_backs):
        gone += (await connection.execute(delete(table).where(table.c.person_id == person_id))).rowcount
    return gone


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
