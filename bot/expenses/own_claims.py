"""A person's own claims, and those that a helper typed in: what each of them sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core import access_log
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.expenses import claim_lists, rows
from bot.expenses.path import DECIDED, is_claimant
from bot.expenses.records import ClaimRecords
from bot.expenses.rules import (
    Claim,
    ClaimState,
    ClaimView,
)
from bot.expenses.windows import last_day_to_claim
from bot.meetings.rules import Meeting

SHOWN = 25
"""Claims in a list, the newest."""


class OwnClaims(ClaimRecords):
    async def mine(self, actor: Actor, *, before: int | None = None) -> list[tuple[Claim, int]]:
        """This person's own claims with what each comes to, newest first, `SHOWN` at most.

        With `before` those that are older than that claim.
        """
        async with self._database.read() as connection:
            return await claim_lists.claims_of(connection, actor.group_id, actor.person_id, SHOWN, before)

    async def entered_for_others(self, actor: Actor) -> list[tuple[Claim, int]]:
        """Claims that this person typed in for others: until they are decided, or for whoever has no account also
        after.
        """
        async with self._database.read() as connection:
            return await claim_lists.entered_by(connection, actor.group_id, actor.person_id, SHOWN)

    async def view(self, actor: Actor, claim_id: int) -> ClaimView:
        """A claim of one's own, or one typed in for somebody. Raises NotFound.

        What a first approver proposes is not in it until a second one agreed.
        """
        async with self._database.read() as connection:
            claim = await self._own(connection, actor, claim_id)
            return as_claimants_see(await self._opened(connection, claim))

    async def opened_by(self, actor: Actor, claim_id: int) -> list[tuple[str, datetime]]:
        """Who opened this claim of one's own, by name, and when first; the earliest first."""
        async with self._database.read() as connection:
            claim = await self._own(connection, actor, claim_id)
            found = await access_log.openings_of(connection, claim.person_id)
        first: dict[int, datetime] = {}
        for opening in sorted(found, key=lambda opening: opening.at):
            if opening.record == f"claim:{claim.id}":
                first.setdefault(opening.by, opening.at)
        names = await self._people.names(first)
        return [(names[person_id], at) for person_id, at in first.items()]

    async def last_day(self, group_id: int, meeting_id: int) -> date:
        """The last day on which a claim for this meeting is in time."""
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        return await self._last_day(meeting)

    # How it is done

    async def _own(self, connection: AsyncConnection, actor: Actor, claim_id: int | None) -> Claim:
        """The claim, for the person and for the helper who typed it in.

        For a helper only until it is decided, where the person can see the answer themself.
        """
        claim = await self._load(connection, actor.group_id, claim_id)
        if not is_claimant(claim, actor.person_id):
            raise NotFound
        if claim.person_id == actor.person_id or claim.state not in DECIDED:
            return claim
        if not await claim_lists.for_those_without_account(connection, [claim]):
            raise NotFound
        return claim

    async def _own_of_line(self, connection: AsyncConnection, actor: Actor, line_id: int) -> Claim:
        return await self._own(connection, actor, await rows.claim_id_of_line(connection, line_id))

    async def _add(self, write: Write, actor: Actor, **values: Any) -> int:
        now = self._clock()
        begun = {"group_id": actor.group_id, "state": ClaimState.DRAFT.value, "created_at": now, "changed_at": now}
        claim_id = await rows.add_claim(write.connection, **(begun | values))
        await self._note(write, actor, await self._load(write.connection, actor.group_id, claim_id), "start")
        return claim_id

    async def _last_day(self, meeting: Meeting) -> date:
        zone = (await self._groups.group(meeting.group_id)).zone
        return self._last_day_in(meeting, zone)

    def _last_day_in(self, meeting: Meeting, zone: ZoneInfo) -> date:
        return last_day_to_claim(meeting.starts_at.astimezone(zone).date(), self._expenses.window_months)


def as_claimants_see(view: ClaimView) -> ClaimView:
    if view.claim.state in DECIDED:
        return view
    lines = [replace(line, approved_pence=None, decided_because="") for line in view.lines]
    return replace(view, lines=lines, decided_because="")
