"""What other features need to know of needs to do their work. Each says to whom it may be shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import rows
from bot.access.records import AccessRecords
from bot.access.rules import Said
from bot.core.access_log import note_read
from bot.core.database import Write
from bot.core.roles import Actor, Right


class Telling(AccessRecords):
    async def keys_of_people(
        self, write: Write, actor: Actor, meeting_id: int, people: Collection[int]
    ) -> Mapping[int, frozenset[str]]:
        """What these people need at this meeting, as keys of the catalogue, for the access lead to seat them.

        Inside the caller's transaction; each person can see that theirs was read.
        """
        actor.require(Right.READ_NEEDS)
        said = await self._said_by_person(write.connection, meeting_id, people)
        for person_id in sorted(said.keys() - {actor.person_id}):
            await note_read(
                write, by=actor, at=self._clock(), subject=person_id, record=f"meeting:{meeting_id}", why="seats"
            )
        return {person_id: frozenset(each.key for each in theirs) for person_id, theirs in said.items()}

    async def formats_wanted(self, group_id: int, meeting_id: int) -> Mapping[int, tuple[Said, ...]]:
        """Person to the formats that they read papers in. Only to send each their own: never to be shown with names.

        Raises NotFound for a meeting that is not this group's.
        """
        coming = await self._meetings.people_coming(group_id, meeting_id)
        async with self._database.read() as connection:
            said = await self._said_by_person(connection, meeting_id, coming, others_too=True)
        wanted = {
            person_id: tuple(each for each in theirs if each.key.startswith("fmt_"))
            for person_id, theirs in said.items()
        }
        return {person_id: theirs for person_id, theirs in wanted.items() if theirs}

    async def always_said(self, group_id: int) -> Sequence[Said]:
        """What people need at every meeting, all of it together: whose each is, is not in it."""
        people = [person.id for person in await self._people.everyone(group_id)]
        async with self._database.read() as connection:
            return sorted({one.said for one in await self._rows.standing_of(connection, people)}, key=lambda s: s.key)

    async def _said_by_person(
        self, connection: AsyncConnection, meeting_id: int, people: Collection[int], *, others_too: bool = False
    ) -> dict[int, list[Said]]:
        """Of `people`: what they asked for this meeting, else what they need always. With `others_too`, also of those
        who asked for something at this meeting and are not among `people`."""
        asked = await self._reckoned_with(connection, meeting_id)
        answered = await rows.this_time(connection, meeting_id)
        silent = set(people) - answered.keys() - {need.person_id for need in asked}
        found: dict[int, list[Said]] = {}
        for need in asked:
            if others_too or need.person_id in people:
                found.setdefault(need.person_id, []).append(need.said)
        for one in await self._rows.standing_of(connection, silent):
            found.setdefault(one.person_id, []).append(one.said)
        return found
