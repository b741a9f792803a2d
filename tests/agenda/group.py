"""A made-up group with one planned meeting, for the agenda's tests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.core.roles import Actor, Role
from bot.meetings.rules import NewMeeting
from bot.notices.rows import notices
from bot.services import Services
from tests.conftest import MONDAY
from tests.retold import retold

IN_TEN_WEEKS = MONDAY + timedelta(weeks=10, hours=1)


@dataclass
class MadeUpGroup:
    """Ola organises; Cara and Dev co-chair; Fay facilitates; Asha, Ben and Eve are members."""

    services: Services
    guild_id: int
    ola: Actor
    cara: Actor
    dev: Actor
    fay: Actor
    asha: Actor
    ben: Actor
    eve: Actor
    meeting_id: int

    @property
    def group_id(self) -> int:
        return self.ola.group_id

    async def plan_meeting(self, *, starts_at: datetime = IN_TEN_WEEKS, minutes: int = 120) -> int:
        """Another meeting with the same co-chairs; returns its id."""
        co_chairs = (self.cara, self.dev)
        return await _plan_meeting(self.services, self.ola, co_chairs, starts_at=starts_at, minutes=minutes)

    async def suggest(self, title: str, by: Actor | None = None, *, named: bool = True) -> int:
        suggested = await self.services.agenda.suggest(
            by or self.asha, self.meeting_id, title=title, why=f"{title} matters", named=named
        )
        return suggested.id

    async def accept(self, *titles: str, minutes: int = 20) -> list[int]:
        """Items on the agenda, in this order."""
        ids = [await self.suggest(title) for title in titles]
        for item_id in ids:
            await self.services.agenda.accept(self.cara, item_id, minutes=minutes)
        return ids

    async def told(self, actor: Actor, about: str = "agenda") -> list[tuple[str, dict[str, str]]]:
        """Every notice of a feature queued for this person, oldest first: message and facts."""
        async with self.services.database.read() as connection:
            found = await connection.execute(
                select(notices.c.message, notices.c.facts)
                .where(notices.c.person_id == actor.person_id, notices.c.message.like(f"{about}-%"))
                .order_by(notices.c.id)
            )
            return [(row.message, json.loads(row.facts)) for row in found]


async def make_group(services: Services, guild_id: int = 1) -> MadeUpGroup:
    actors, meeting_id = await retold(f"agenda-{guild_id}", services, lambda: _found(services, guild_id))
    return MadeUpGroup(services, guild_id, **actors, meeting_id=meeting_id)


async def _found(services: Services, guild_id: int) -> tuple[dict[str, Actor], int]:
    async def arrive(name: str, user_id: int) -> Actor:
        return await services.people.from_discord(
            guild_id=guild_id, guild_name="Group", user_id=guild_id * 1000 + user_id, name=name
        )

    names = ("Ola", "Cara", "Dev", "Fay", "Asha", "Ben", "Eve")
    people = {name: await arrive(name, number) for number, name in enumerate(names)}
    await services.people.grant_first_organiser(people["Ola"])
    ola = await arrive("Ola", 0)
    await services.people.grant(ola, people["Fay"].person_id, Role.FACILITATOR)
    meeting_id = await _plan_meeting(services, ola, (people["Cara"], people["Dev"]))
    actors = {name.lower(): await arrive(name, number) for number, name in enumerate(names)}
    return actors, meeting_id


async def _plan_meeting(
    services: Services,
    ola: Actor,
    co_chairs: tuple[Actor, Actor],
    *,
    starts_at: datetime = IN_TEN_WEEKS,
    minutes: int = 120,
) -> int:
    new = NewMeeting(
        title="Spring meeting",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        place="Town hall",
        joining_link="https://example.org/join",
    )
    meeting_id = (await services.meetings.create(ola, new))[0].meeting.id
    for slot, chair in enumerate(co_chairs, start=1):
        await services.meetings.set_co_chair(ola, meeting_id, slot, chair.person_id)
    return meeting_id
