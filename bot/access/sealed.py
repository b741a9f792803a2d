"""Queries of what is sealed. It is opened here, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.rows import drop_draft, same_draft
from bot.access.rules import CallBack, Draft, Given, Need, NeedState, Purpose, Said, Standing
from bot.access.tables import call_backs, drafts, listed, lists, needs, standing
from bot.core.vault import Vault
from bot.meetings.rows import meetings
from bot.meetings.rules import MeetingState
from bot.people.rules import Person

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
        self,
        connection: AsyncConnection,
        need_id: int,
        *,
        said: Said | None = None,
        before: Said | None = None,
        **values: Any,
    ) -> None:
        """With `said`, it is about something else now; `before` is what the person had said there themself."""
        sealed = {
            name: self._vault.seal(text) if name in _WORDS and text is not None else text
            for name, text in values.items()
        }
        if said is not None:
            sealed |= {"what": self._sealed(said), "before": self._sealed(before) if before else None}
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

    async def needs_until_over(self, connection: AsyncConnection, person_ids: Collection[int]) -> list[Need]:
        """Of these people, at meetings that are planned or live."""
        still = meetings.c.state.in_([MeetingState.PLANNED.value, MeetingState.LIVE.value])
        query = select(needs).join(meetings, meetings.c.id == needs.c.meeting_id)
        found = await connection.execute(query.where(needs.c.person_id.in_(set(person_ids)), still))
        return [self._need(row) for row in found.mappings()]

    # Needs that hold for every meeting

    async def keep_standing(
        self, connection: AsyncConnection, person: Person, said: Said, *, entered_by: int | None, at: datetime
    ) -> None:
        """Add it, or change its detail; either way it was checked now."""
        kept = next((s for s in await self.standing_of(connection, [person.id]) if s.said.key == said.key), None)
        if kept is not None:
            values = {"what": self._sealed(said), "checked_at": at, "review_asked_at": None, "entered_by": entered_by}
            before = kept.own if entered_by is not None else None
            values["before"] = self._sealed(before) if before else None
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
        found = await connection.execute(select(drafts).where(*same_draft(meeting_id, person_id, by)))
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
            before=self._said(row["before"]) if row["before"] else None,
            **{name: self._vault.unseal(row[name]) if row[name] is not None else "" for name in _WORDS},
        )

    def _standing(self, row: RowMapping) -> Standing:
        said = self._said(row["what"])
        before = self._said(row["before"]) if row["before"] else None
        return Standing(row["id"], row["person_id"], said, row["entered_by"], row["said_at"], row["checked_at"], before)

    def _call_back(self, row: RowMapping) -> CallBack:
        words = self._vault.unseal(row["words"])
        return CallBack(row["id"], row["group_id"], row["person_id"], words, row["asked_at"], row["done_at"])
