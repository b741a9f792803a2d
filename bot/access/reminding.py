"""What is asked of people by itself when its time comes: each thing once."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from bot.access import rows
from bot.access.dates import needed_by
from bot.access.records import AccessRecords
from bot.access.rules import Need
from bot.core.dates import spoken_date, spoken_moment
from bot.core.roles import Actor
from bot.meetings.rules import Meeting
from bot.meetings.steps import local_day

WARNED_BEFORE = timedelta(days=28)
"""How long before what is kept for every meeting is cleared its person hears of it."""
ASKED_AFTERWARDS = timedelta(days=14)
"""How long after a meeting people are still asked how it was."""


class Reminding(AccessRecords):
    async def ask_what_is_due(self) -> int:
        """Same as last time? Did we get this right? Is this still right, and shall we go on keeping it? And to access
        leads: this is late.

        All groups; safe to repeat. Returns how many people were asked something.
        """
        asked = await self._ask_same_as_last_time()
        asked += await self._ask_how_it_was()
        asked += await self._ask_to_review()
        asked += await self._warn_of_what_goes()
        return asked + await self._tell_what_is_late()

    async def drop_old_drafts(self) -> int:
        """Forms that nobody came back to, in all groups."""
        before = self._clock() - timedelta(days=self._policy.access.draft_days)
        async with self._database.write() as write:
            gone = await rows.drop_old_drafts(write.connection, before)
            if gone:
                await write.record(Actor.system(0), self._clock(), "access.drop_old_drafts", "drafts", ("draft",))
        return gone

    async def _ask_same_as_last_time(self) -> int:
        until = self._clock() + timedelta(weeks=self._policy.access.ask_weeks_before)
        asked = 0
        for meeting in await self._meetings.planned():
            if not self._clock() < meeting.starts_at <= until:
                continue
            async with self._database.read() as connection:
                kept = await rows.people_with_standing(connection, meeting.group_id)
                answered = await rows.this_time(connection, meeting.id)
                said = await rows.people_with_needs(connection, meeting.id)
                away = await rows.people_away(connection, meeting.id)
            asked += await self._ask_people(meeting, kept - answered.keys() - said - away, "access-notice-same", "same")
        return asked

    async def _ask_how_it_was(self) -> int:
        asked = 0
        for meeting in await self._meetings.lately_ended(self._clock() - ASKED_AFTERWARDS):
            async with self._database.read() as connection:
                needs = await self._reckoned_with(connection, meeting.id)
            waiting = {need.person_id for need in needs if not need.by_person}
            asked += await self._ask_people(meeting, waiting, "access-notice-how", "how")
        return asked

    async def _ask_people(self, meeting: Meeting, people: set[int], message: str, key: str) -> int:
        if not people:
            return 0
        when = spoken_moment(meeting.starts_at, await self._zone(meeting.group_id))
        group_id, once = meeting.group_id, f"{key}:{meeting.id}"
        async with self._database.write() as write:
            told = [
                await self._tell(write, group_id, one, message, once, meeting=meeting.title, when=when)
                for one in sorted(people)
            ]
            if any(told):
                system = Actor.system(group_id)
                await write.record(system, self._clock(), f"access.ask_{key}", f"meeting:{meeting.id}")
        return sum(told)

    async def _ask_to_review(self) -> int:
        before = self._clock() - timedelta(days=self._policy.access.review_days)
        async with self._database.read() as connection:
            due = await rows.standing_to_review(connection, before)
        for group_id, person_id in sorted(due):
            async with self._database.write() as write:
                await rows.note_review(write.connection, person_id, self._clock())
                await self._tell(write, group_id, person_id, "access-notice-review", f"review:{self._stamp()}")
                system = Actor.system(group_id)
                await write.record(system, self._clock(), "access.ask_to_review", f"person:{person_id}")
        return len(due)

    async def _warn_of_what_goes(self) -> int:
        """Once each, four weeks before what is kept for every meeting is cleared (bot.privacy.retention)."""
        days = timedelta(days=self._policy.keep_days["needs"])
        async with self._database.read() as connection:
            going = await rows.standing_to_go(connection, self._clock() - days + WARNED_BEFORE)
        warned = 0
        for (group_id, person_id), used_at in sorted(going.items()):
            goes_at = used_at + days
            day, once = spoken_date(local_day(goes_at, await self._zone(group_id))), f"going:{used_at.isoformat()}"
            async with self._database.write() as write:
                if await self._tell(write, group_id, person_id, "access-notice-going", once, day=day):
                    warned += 1
                    system = Actor.system(group_id)
                    await write.record(system, self._clock(), "access.warn", f"person:{person_id}")
        return warned

    async def _tell_what_is_late(self) -> int:
        """Access leads hear of each day by which something should have been ready and is not; once each."""
        told = 0
        for meeting in await self._meetings.planned():
            async with self._database.read() as connection:
                needs = await self._reckoned_with(connection, meeting.id)
            for day, late in sorted((await self._late_by_day(meeting, needs)).items()):
                told += await self._tell_of_late(meeting, f"late:{meeting.id}:{day}:{max(late)}")
        return told

    async def _tell_of_late(self, meeting: Meeting, key: str) -> bool:
        async with self._database.write() as write:
            title = meeting.title
            told = await self._tell_leads(write, meeting.group_id, "access-notice-lead-late", key, meeting=title)
            if told:
                system = Actor.system(meeting.group_id)
                await write.record(system, self._clock(), "access.tell_late", f"meeting:{meeting.id}")
        return told

    async def _late_by_day(self, meeting: Meeting, needs: list[Need]) -> dict[str, list[int]]:
        late: defaultdict[str, list[int]] = defaultdict(list)
        on = meeting.starts_at.astimezone(await self._zone(meeting.group_id)).date()
        for one in await self._progress(needs, meeting):
            if one.overdue:
                by = needed_by(self.catalogue.kind(one.need.said.key), on, self._policy)
                late[by.isoformat()].append(one.need.id)
        return late
