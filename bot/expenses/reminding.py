"""What time brings: reminders before the time for claims is over, and drafts that are erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.dates import spoken_date
from bot.core.roles import Actor
from bot.expenses import advance_rows, claim_lists, rows
from bot.expenses.claiming import Claiming
from bot.expenses.rules import Claim, ClaimChanged
from bot.meetings.rules import Meeting, MeetingState

_LAST_ADVANCE = timedelta(days=14)
"""How long the last question about money in advance is still worth asking, after a time in which nothing ran."""


class Reminding(Claiming):
    async def queue_reminders(self) -> int:
        """Remind everyone who took part and has not claimed, before the time for claims is over. Safe to repeat.

        Of a meeting that was called off, everyone who was to come: a ticket may cost money all the same. Whoever sent a
        claim for the meeting is not reminded. Returns how many reminders stand.
        """
        queued = 0
        for group in await self._groups.all():
            since = self._clock() - self._longest()
            ended = await self._meetings.ended_since(group.id, since)
            for view in (*ended, *await self._meetings.called_off_since(group.id, since)):
                meeting = view.meeting
                days = self._due_now(meeting, group.zone)
                if days is not None:
                    queued += await self._remind(meeting, group.zone, days)
        return queued

    async def remind_of_advances(self) -> int:
        """Ask whoever had money in advance for the receipt and what it cost. Safe to repeat.

        Nobody is asked who has done both. Returns how many reminders stand.
        """
        queued = 0
        for group in await self._groups.all():
            async with self._database.read() as connection:
                found = await advance_rows.without_account(connection, group.id)
            for claim in found:
                over = await self._over_on(claim, group.zone)
                after = self._expenses.remind_advance_days_after
                moments = {days: _morning(over + timedelta(days=days), group.zone) for days in after}
                days_due = _due(moments, max(moments.values()) + _LAST_ADVANCE, self._clock()) if moments else None
                if days_due is not None:
                    await self._remind_of_advance(claim, days_due)
                    queued += 1
        return queued

    async def _over_on(self, claim: Claim, zone: ZoneInfo) -> date:
        """When the money can have been spent: the day of the meeting, or the day on which it came."""
        moment = claim.paid_at or claim.changed_at
        if claim.meeting_id is not None:
            meeting = (await self._meetings.view(claim.group_id, claim.meeting_id)).meeting
            moment = max(moment, meeting.starts_at)
        return moment.astimezone(zone).date()

    async def _remind_of_advance(self, claim: Claim, days: int) -> None:
        system = Actor.system(claim.group_id)
        async with self._database.write() as write:
            if await self._telling.claimant(write, claim, "advance", str(days)):
                await write.record(system, self._clock(), "expenses.remind_advance", f"claim:{claim.id}", ())

    async def forget_drafts(self) -> int:
        """Erase drafts that nobody changed for so long, and tell whose they were. Returns how many."""
        before = self._clock() - timedelta(days=self._expenses.draft_days)
        async with self._database.write() as write:
            old = await claim_lists.old_drafts(write.connection, before)
            for claim in old:
                system = Actor.system(claim.group_id)
                self._forget(write, await rows.remove_draft(write.connection, claim.id))
                await self._telling.claimant(write, claim, "draft-gone", "once", days=self._expenses.draft_days)
                await write.record(system, self._clock(), "expenses.forget_draft", f"claim:{claim.id}", ("state",))
                write.announce(ClaimChanged(claim.group_id, claim.id))
        return len(old)

    def _longest(self) -> timedelta:
        return timedelta(days=31 * self._expenses.window_months + 1)

    def _due_now(self, meeting: Meeting, zone: ZoneInfo) -> int | None:
        """Days before the last day to claim whose reminder is due now."""
        last = self._last_day_in(meeting, zone)
        before = self._expenses.remind_days_before
        moments = {days: _morning(last - timedelta(days=days), zone) for days in before}
        return _due(moments, _morning(last + timedelta(days=1), zone), self._clock())

    async def _remind(self, meeting: Meeting, zone: ZoneInfo, days: int) -> int:
        last = self._last_day_in(meeting, zone)
        coming = await self._meetings.people_coming(meeting.group_id, meeting.id)
        came = {each.person_id for each in await self._check_ins.here(meeting.group_id, meeting.id)}
        system = Actor.system(meeting.group_id)
        async with self._database.write() as write:
            claimed = await claim_lists.has_claimed(write.connection, meeting.id)
            people = sorted((coming | came) - claimed)
            new = 0
            for person_id in people:
                new += await self._telling.remind(
                    write,
                    system,
                    person_id,
                    once_key=f"reminder:claim:{meeting.id}:{person_id}:{days}",
                    good_until=_morning(last + timedelta(days=1), zone),
                    cancelled=meeting.state is MeetingState.CANCELLED,
                    title=meeting.title,
                    last=spoken_date(last),
                )
            if new:
                await write.record(system, self._clock(), "expenses.remind", f"meeting:{meeting.id}", ())
        return len(people)


def _due(moments: Mapping[int, datetime], end: datetime, now: datetime) -> int | None:
    """Which reminder is due: the last one whose moment has come, until the next one's, or until `end`.

    So one that fell due while nothing ran is sent late, and never two at once.
    """
    come = {days: at for days, at in moments.items() if at <= now}
    return max(come, key=lambda days: come[days]) if come and now < end else None


def _morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(10), zone)
