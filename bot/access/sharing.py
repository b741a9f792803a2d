"""Lists for one recipient at a time: what is needed and where, never who, and only of those who said yes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.access import rows
from bot.access.records import AccessRecords
from bot.access.rules import Need, NothingToShare, Purpose
from bot.core.access_log import note_read
from bot.core.roles import Actor, Right
from bot.core.spreadsheet import written
from bot.core.wording import say
from config.access_needs import Recipient


class Seats(Protocol):
    """Where people sit, once there is a plan."""

    async def places(self, group_id: int, meeting_id: int) -> Mapping[int, str]:
        """Person to seat or table, as the recipient can find it; those without a place are left out."""
        ...


@dataclass(frozen=True)
class Line:
    where: str
    """A seat or table, or "Person 3"; for a caterer, how many."""
    need: str
    detail: str


@dataclass(frozen=True)
class ShareList:
    """Made for one recipient; that it was made, and of whom, is kept."""

    id: int
    meeting_title: str
    starts_at: datetime
    recipient: Recipient
    lines: Sequence[Line]
    left_out: bool
    """Somebody needs something of this recipient and has not said yes to telling them."""

    @property
    def counted(self) -> bool:
        return self.recipient is Recipient.CATERER


class Sharing(AccessRecords):
    seats: Seats | None = None
    """Set once, when the services are put together."""

    async def share(self, actor: Actor, meeting_id: int, recipient: Recipient) -> ShareList:
        """The list as it is now. It is kept who was on it, and each of them can see that.

        A caterer gets counts: a dish can say what somebody believes. Each need is counted by itself, so that no two
        of them can be put together to one person. Raises NothingToShare.
        """
        actor.require(Right.READ_NEEDS)
        meeting = await self._meeting(actor.group_id, meeting_id)
        names = [person.name for person in await self._people.everyone(actor.group_id)]
        places = await self.seats.places(actor.group_id, meeting_id) if self.seats else {}
        now = self._clock()
        async with self._database.write() as write:
            needs = await self._rows.needs_of_meeting(write.connection, meeting_id)
            theirs = [n for n in needs if n.counts and recipient in self.catalogue.kind(n.said.key).share]
            consents = await rows.consents_of(write.connection, {need.person_id for need in theirs})
            purpose = Purpose(recipient.value)
            yes = {
                person_id
                for person_id, given in consents.items()
                if any(one.purpose is purpose and one.withdrawn_at is None for one in given)
            }
            agreed = [need for need in theirs if need.person_id in yes]
            if not agreed:
                raise NothingToShare
            values = {"group_id": actor.group_id, "meeting_id": meeting_id, "made_by": actor.person_id, "made_at": now}
            list_id = await rows.add_list(write.connection, recipient, {need.id for need in agreed}, values)
            for person_id in sorted(yes - {actor.person_id}):
                await note_read(
                    write, by=actor, at=now, subject=person_id, record=f"list:{list_id}", why=recipient.value
                )
            await write.record(actor, now, "access.share", f"list:{list_id}", (recipient.value,))
        said = [(need, nameless(need.said.detail, names)) for need in agreed]
        lines = self._counted(said) if recipient is Recipient.CATERER else self._placed(said, places)
        return ShareList(list_id, meeting.title, meeting.starts_at, recipient, lines, len(agreed) < len(theirs))

    def _counted(self, said: Sequence[tuple[Need, str]]) -> list[Line]:
        counted = Counter((self.catalogue.kind(need.said.key).label, detail) for need, detail in said)
        return [Line(str(number), label, detail) for (label, detail), number in sorted(counted.items())]

    def _placed(self, said: Sequence[tuple[Need, str]], places: Mapping[int, str]) -> list[Line]:
        numbers = {person_id: n for n, person_id in enumerate(dict.fromkeys(need.person_id for need, _ in said), 1)}
        lines = [
            Line(
                places.get(need.person_id) or say("access-share-person", number=numbers[need.person_id]),
                self.catalogue.kind(need.said.key).label,
                detail,
            )
            for need, detail in said
        ]
        return sorted(lines, key=lambda line: (line.where, line.need))


def nameless(detail: str, names: Collection[str]) -> str:
    """What somebody wrote, such as who sits next to them, without the name of anybody in the group.

    A whole name is found however it is written, and a part of one, such as a first name, where it is written as a name.
    """
    parts = {part for name in names for part in name.split() if len(part) > 2 and part[0].isupper()}
    for name in sorted(filter(None, names), key=len, reverse=True):
        detail = _word(name, re.IGNORECASE).sub(say("access-share-a-name"), detail)
    for part in sorted(parts, key=len, reverse=True):
        detail = _word(part).sub(say("access-share-a-name"), detail)
    return detail


def _word(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", flags)


def as_csv(shared: ShareList) -> bytes:
    """For a spreadsheet, which takes nothing in it for a formula."""
    first = say("access-share-how-many" if shared.counted else "access-share-where")
    heading = (first, say("access-share-need"), say("access-share-detail"))
    return written(heading, [(line.where, line.need, line.detail) for line in shared.lines])
