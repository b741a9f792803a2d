"""A fair mix of people at tables, worked out the same way each time for the same people. Pure.

A table at home counts as a table: where the sides cannot be mixed, as in a room without a screen at each table, people
at home have tables of their own. Only what people said of themselves for this purpose is used: their side, a role they
agreed to be mixed by, and, privately, that it is their first meeting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from bot.core.errors import BadInput, NotFound, Refusal

FEWEST_AT_A_TABLE = 3
MOST_TABLES = 20
NOTES_LIMIT = 2000
LONGEST_MINUTES = 120


class Place(StrEnum):
    ROOM = "room"
    HOME = "home"
    MIXED = "mixed"


class MixingRole(StrEnum):
    """In what role somebody comes, in their own eyes."""

    DRAWS_ON_CARE = "draws_on_care"
    CARER = "carer"
    STAFF = "staff"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class MixedBy:
    """How many of those who sit at the tables were spread, and as what. None for so few that they could be guessed."""

    roles: Mapping[MixingRole, int] = field(default_factory=dict)
    """Those that can be shown."""
    with_role: int | None = 0
    first_timers: int | None = 0
    fewest: int = 0
    """Fewer than that are not shown."""


class TalkIn(StrEnum):
    """Where each table talks in Discord: what was asked for. Whoever makes the places reads it from the rows."""

    THREADS = "threads"
    VOICE = "voice"


class Trouble(StrEnum):
    """What Discord did not let us do with a table's thread or voice channel. A person has to see to it."""

    MAKE = "make"
    CLOSE = "close"


@dataclass(frozen=True)
class Seat:
    """What is known of one person for the mix."""

    person_id: int
    side: str
    """ "room" or "home"."""
    role: str = ""
    """One they agreed to be mixed by, else "co_chair"; empty where they have neither."""
    first_timer: bool = False


@dataclass(frozen=True)
class Planned:
    """One table of a mix."""

    place: Place
    people: tuple[int, ...]


@dataclass(frozen=True)
class TableView:
    """One table as it stands."""

    id: int
    group_id: int
    meeting_id: int
    number: int
    place: Place
    people: tuple[int, ...]
    facilitator_id: int | None
    ends_at: datetime | None
    """When its time is over; None where no timer runs."""
    notes: str
    thread_id: int | None
    """The thread or voice channel where it talks in Discord."""
    in_voice: bool = False
    talks_in: TalkIn | None = None
    """Where it is to talk; None for nowhere. What is there may lag behind."""
    asked_at: datetime | None = None
    """When that was asked for."""
    trouble: Trouble | None = None

    @property
    def talks_now_in(self) -> TalkIn | None:
        if self.thread_id is None:
            return None
        return TalkIn.VOICE if self.in_voice else TalkIn.THREADS

    @property
    def unsettled(self) -> bool:
        """Whether something is still to be made or closed in Discord."""
        return self.talks_in is not self.talks_now_in


@dataclass(frozen=True)
class TablesChanged:
    group_id: int
    meeting_id: int


@dataclass(frozen=True)
class TablesOver:
    """The time of a meeting's tables is over. Announced until whoever tells them says that they were told."""

    group_id: int
    meeting_id: int


class NoSuchTable(NotFound):
    """Facts: `number`."""

    message = "tables-refused-no-such"


class TooFewForTables(Refusal):
    """Facts: `least`."""

    message = "tables-refused-too-few"


class WrongCount(BadInput):
    """Facts: `most`."""

    message = "tables-refused-count"


class WrongMinutes(BadInput):
    """Facts: `most`."""

    message = "tables-refused-minutes"


class NoTablesYet(Refusal):
    message = "tables-refused-none-yet"


class TablesInUse(Refusal):
    """A table has notes or a thread: seating everybody anew would lose them."""

    message = "tables-refused-in-use"


class NotAtThisTable(Refusal):
    """Only people of the table, or who run the meeting, write its notes."""

    message = "tables-refused-not-at-table"


def own_table(tables: Iterable[TableView], person_id: int) -> TableView | None:
    """Where this person sits, or else the table they look after."""
    mine = [table for table in tables if person_id in {*table.people, table.facilitator_id}]
    return min(mine, key=lambda table: person_id not in table.people, default=None)


def mix(seats: Iterable[Seat], count: int, *, mixed: bool) -> list[Planned]:
    """Everybody at one of about `count` tables, sizes apart by at most one on each side.

    No table has two more first-timers, or two more people of a role, than another of the same place. `mixed` puts the
    room and home at the same tables. The order of `seats` changes nothing. Raises TooFewForTables or WrongCount.
    """
    everyone = sorted(seats, key=lambda seat: seat.person_id)
    if len(everyone) < FEWEST_AT_A_TABLE:
        raise TooFewForTables(least=FEWEST_AT_A_TABLE)
    if not 1 <= count <= MOST_TABLES:
        raise WrongCount(most=MOST_TABLES)
    if mixed:
        return _dealt(Place.MIXED, everyone, _tables(len(everyone), count))
    room = [seat for seat in everyone if seat.side == "room"]
    home = [seat for seat in everyone if seat.side != "room"]
    at_room = _share(len(room), len(everyone), count) if room and home else count
    planned = _dealt(Place.ROOM, room, _tables(len(room), at_room)) if room else []
    rest = max(count - len(planned), 1)
    return [*planned, *(_dealt(Place.HOME, home, _tables(len(home), rest)) if home else [])]


def _share(part: int, whole: int, count: int) -> int:
    """Of `count` tables, at least one for each side."""
    return min(max(round(count * part / whole), 1), max(count - 1, 1))


def _tables(people: int, count: int) -> int:
    """No table of fewer than three, where there are that many people."""
    return max(min(count, people // FEWEST_AT_A_TABLE), 1)


def _dealt(place: Place, seats: Sequence[Seat], count: int) -> list[Planned]:
    """Dealt like cards; then two tables at a time share anew until every kind of people is even everywhere.

    That comes to an end: each sharing makes some kind more even, and none less.
    """
    tables = [list(seats[number::count]) for number in range(count)]
    while uneven := [pair for pair in combinations(range(count), 2) if _apart(*(tables[each] for each in pair)) > 1]:
        for one, other in uneven:
            if _apart(tables[one], tables[other]) > 1:
                tables[one], tables[other] = _shared([*tables[one], *tables[other]])
    return [Planned(place, tuple(sorted(seat.person_id for seat in table))) for table in tables]


def _kinds(seat: Seat) -> list[Hashable]:
    """What a table should have as many of as any other. Everybody is a first-timer or is not; not all have a role."""
    return [seat.first_timer, seat.role] if seat.role else [seat.first_timer]


def _apart(one: Sequence[Seat], other: Sequence[Seat]) -> int:
    """By how many people two tables differ in that kind in which they differ most."""
    difference: defaultdict[Hashable, int] = defaultdict(int)
    for sign, table in ((1, one), (-1, other)):
        for seat in table:
            for kind in _kinds(seat):
                difference[kind] += sign
    return max(map(abs, difference.values()), default=0)


def _shared(seats: Sequence[Seat]) -> tuple[list[Seat], list[Seat]]:
    """Everybody of two tables, so that they differ by at most one in each kind of people, and in size.

    People of a kind are paired, and a pair is parted. Nobody is in more than two pairs, one as a first-timer or not
    and one by role, so going from pair to pair the sides can always alternate. A chain with one end too many begins
    at the smaller table.
    """
    partners = _partners(sorted(seats, key=lambda seat: (seat.side, seat.role, seat.person_id)))
    tables: tuple[list[Seat], list[Seat]] = ([], [])
    left = sorted(seats, key=lambda seat: (len(partners[seat]), seat.person_id))  # a chain is begun at an end of it
    placed: set[Seat] = set()
    for start in left:
        side = int(len(tables[0]) > len(tables[1]))
        step: Seat | None = start
        while step is not None and step not in placed:
            placed.add(step)
            tables[side].append(step)
            side, step = 1 - side, next((each for each in partners[step] if each not in placed), None)
    return tables


def _partners(seats: Sequence[Seat]) -> defaultdict[Seat, list[Seat]]:
    """Whom each is paired with, by each kind of theirs."""
    of_kind: defaultdict[Hashable, list[Seat]] = defaultdict(list)
    for seat in seats:
        for kind in _kinds(seat):
            of_kind[kind].append(seat)
    partners: defaultdict[Seat, list[Seat]] = defaultdict(list)
    for people in of_kind.values():
        for one, other in zip(people[::2], people[1::2], strict=False):
            partners[one].append(other)
            partners[other].append(one)
    return partners
