"""The people behind Discord accounts, from memory: a press needs no query, a thousand newcomers few transactions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.group_commit import GroupCommit
from bot.core.remembered import Remembered
from bot.core.roles import Role
from bot.people import rows
from bot.people.rules import Person, PersonRenamed, RolesChanged


@dataclass(frozen=True)
class Known:
    person: Person
    granted: frozenset[Role]


@dataclass
class Arrival:
    """An account that the group does not know, or not by this name."""

    group_id: int
    user_id: int
    name: str
    person: Person | None = None
    """Set when it is stored."""


class Accounts:
    """All of a group's are loaded together. Whatever changes a grant announces RolesChanged."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._groups: Remembered[int, dict[int, Known]] = Remembered(self._load)
        self._commit: GroupCommit[Arrival] = GroupCommit(database, self._save, self._stored)
        database.events.subscribe_at_once(RolesChanged, self._groups.forget)

    async def behind(self, group_id: int, user_id: int, name: str) -> Known:
        """The person behind this account, made known, or renamed, where need be."""
        known = (await self._of_group(group_id)).get(user_id)
        if known is not None and known.person.name == name:
            return known
        arrival = Arrival(group_id, user_id, name)
        await self._commit.store(arrival)
        assert arrival.person is not None
        return (await self._of_group(group_id)).get(user_id) or Known(arrival.person, frozenset())

    async def _of_group(self, group_id: int) -> dict[int, Known]:
        return await self._groups.get(group_id) or {}

    async def _load(self, group_id: int) -> dict[int, Known]:
        async with self._database.read() as connection:
            found = await rows.accounts_of_group(connection, group_id)
        return {user_id: Known(person, granted) for user_id, (person, granted) in found.items()}

    async def _save(self, write: Write, arrivals: Sequence[Arrival]) -> None:
        by_group: defaultdict[int, dict[int, str]] = defaultdict(dict)
        for arrival in arrivals:
            by_group[arrival.group_id][arrival.user_id] = arrival.name
        people = {group_id: await self._save_names(write, group_id, names) for group_id, names in by_group.items()}
        for arrival in arrivals:
            arrival.person = people[arrival.group_id][arrival.user_id]

    async def _save_names(self, write: Write, group_id: int, names: dict[int, str]) -> dict[int, Person]:
        people = await rows.people_by_discord(write.connection, group_id, names)
        for user_id, person in people.items():
            if person.name != names[user_id]:
                await rows.rename_person(write.connection, person.id, names[user_id])
                write.announce(PersonRenamed(group_id, person.id))
                people[user_id] = replace(person, name=names[user_id])
        new = {user_id: name for user_id, name in names.items() if user_id not in people}
        if new:
            people |= await rows.add_accounts(write.connection, group_id, new, self._clock())
        return people

    def _stored(self, arrivals: Sequence[Arrival]) -> None:
        for arrival in arrivals:
            assert arrival.person is not None
            accounts = self._groups.held(arrival.group_id)
            if accounts is None:
                self._groups.forget()  # it may be loading what was there before
                continue
            earlier = accounts.get(arrival.user_id)
            accounts[arrival.user_id] = Known(arrival.person, earlier.granted if earlier else frozenset())
