"""Everything that is stored of one person, out of how it is stored, in words that they can read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.core.clock import Clock
from bot.core.columns import metadata
from bot.core.database import Database
from bot.core.dates import spoken_moment
from bot.core.vault import CannotUnseal, Vault
from bot.core.wording import MissingWording, say
from bot.groups.rules import Group
from bot.groups.service import GroupService
from bot.people.service import PeopleService
from bot.polls.service import PollService
from bot.privacy import holdings
from bot.privacy.rules import Copy, Entry, Section
from config.access_needs import NeedCatalogue
from config.data_map import Held

Row = Mapping[str, Any]
Found = Sequence[tuple[Held, Sequence[Row]]]

READ_WITH: Mapping[str, tuple[str, ...]] = {"notices": ("facts",)}
"""Table to columns that its shown ones cannot be put into words without."""


@dataclass(frozen=True)
class Around:
    """What numbers in somebody's records stand for."""

    group: Group
    people: Mapping[int, str]
    meetings: Mapping[int, str]
    polls: Mapping[int, str]


class Copying:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        data_map: holdings.Map,
        *,
        vault: Vault,
        groups: GroupService,
        people: PeopleService,
        polls: PollService,
        needs: NeedCatalogue,
    ) -> None:
        self._database = database
        self._clock = clock
        self._map = data_map
        self._vault = vault
        self._groups = groups
        self._people = people
        self._polls = polls
        self._needs = needs

    async def copy_of(self, group_id: int, person_id: int) -> Copy:
        """For this person alone: whoever asks for it has made sure of that."""
        now, person = self._clock(), await self._people.person(group_id, person_id)
        async with self._database.read() as connection:
            found = [
                (held, await holdings.rows_of(connection, self._map, held, person_id, READ_WITH.get(held.table, ())))
                for held in self._map.values()
                if held.is_personal
            ]
        around = await self._around(await self._groups.group(group_id), found)
        sections = [
            Section(held.table, held.about, [await self._entry(held, row, around) for row in there])
            for held, there in found
            if there
        ]
        return Copy(person.name, now, sections)

    async def _around(self, group: Group, found: Found) -> Around:
        meetings, polls = metadata.tables["meetings"], metadata.tables["polls"]
        held_then = select(meetings.c.id, meetings.c.title, meetings.c.starts_at).where(
            meetings.c.id.in_(_numbers(found, "meeting_id"))
        )
        asked = select(polls.c.id, polls.c.question).where(polls.c.id.in_(_numbers(found, "poll_id")))
        async with self._database.read() as connection:
            titles = {
                row.id: say("privacy-meeting", title=row.title, when=spoken_moment(row.starts_at, group.zone))
                for row in await connection.execute(held_then)
            }
            questions = {row.id: row.question for row in await connection.execute(asked)}
        return Around(group, await self._people.names(_people_in(found)), titles, questions)

    async def _entry(self, held: Held, row: Row, around: Around) -> Entry:
        sealed, naming = holdings.sealed(held), holdings.naming_people(held) | {"person_id"}
        fields = []
        for column, label in (held.shown or {}).items():
            value = row[column]
            if value in (None, ""):
                continue
            if column in sealed:
                words = self._unsealed(value)
            elif column in naming:
                words = around.people.get(value, say("privacy-the-system"))
            elif column == "meeting_id":
                words = around.meetings[value]
            elif column == "poll_id":
                words = around.polls[value]
            elif (held.table, column) == ("ballots", "answer"):
                words = await self._polls.ballot_in_words(around.group.id, row["poll_id"], value)
            elif (held.table, column) == ("notices", "message"):
                words = _told(value, row["facts"])
            else:
                words = _words(value, around.group)
            fields.append((label, words))
        return Entry(fields)

    def _unsealed(self, value: str) -> str:
        try:
            text = self._vault.unseal(value)
        except CannotUnseal:
            return say("privacy-cannot-unseal")
        return "; ".join(self._said(text))

    def _said(self, text: str) -> list[str]:
        """What a person wrote, and the words of the needs they chose, out of how it is kept."""
        try:
            kept = json.loads(text) if text[:1] in "[{" else None
        except ValueError:
            kept = None
        if kept is None:
            return [text]
        return [self._needs.kinds[word].label if word in self._needs.kinds else word for word in _texts(kept) if word]


def _people_in(found: Found) -> set[int]:
    """Everybody whose name is in somebody's records."""
    ids = set()
    for held, there in found:
        naming = (holdings.naming_people(held) | {"person_id"}) & set(held.shown or {})
        ids |= {row[column] for row in there for column in naming if row[column]}
    return ids


def _numbers(found: Found, column: str) -> set[int]:
    return {row[column] for held, there in found if column in (held.shown or {}) for row in there if row[column]}


def _texts(kept: object) -> list[str]:
    """Every text in what was kept as JSON, in order."""
    if isinstance(kept, str):
        return [kept]
    parts: Iterable[object] = ()
    if isinstance(kept, dict):
        parts = [*kept.keys(), *kept.values()]
    elif isinstance(kept, list):
        parts = kept
    return [text for part in parts for text in _texts(part)]


def _told(message: str, facts: str) -> str:
    """The words of a message that was sent, in today's wording. One that the wording no longer has keeps its name."""
    try:
        return say(message, **json.loads(facts))
    except MissingWording:
        return message


def _words(value: object, group: Group) -> str:
    if isinstance(value, datetime):
        return spoken_moment(value, group.zone)
    if isinstance(value, bool):
        return say("privacy-yes" if value else "privacy-no")
    return str(value)
