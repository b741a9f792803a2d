"""The use cases of being here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.checkin.rules import CheckIn, Phone, Side
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService


class CheckInService:
    def __init__(self, database: Database, clock: Clock, *, meetings: MeetingService, people: PeopleService) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._people = people

    # Being here

    async def check_in(self, actor: Actor, meeting_id: int, side: Side) -> CheckIn:
        """Say that this person is here; repeatable, the last side counts."""
        raise NotImplementedError

    async def tick_off(self, actor: Actor, meeting_id: int, person_id: int, side: Side) -> CheckIn:
        """A facilitator says it for somebody."""
        raise NotImplementedError

    async def leave(self, actor: Actor, meeting_id: int) -> None:
        raise NotImplementedError

    async def here(self, group_id: int, meeting_id: int) -> Sequence[CheckIn]:
        raise NotImplementedError

    async def counts(self, group_id: int, meeting_id: int) -> Mapping[Side, int]:
        """All three sides are present."""
        raise NotImplementedError

    # Phones and tablets

    async def joining_token(self, group_id: int, meeting_id: int) -> str:
        """The token of the room's joining link, for the QR code; the same until it is revoked or has expired."""
        raise NotImplementedError

    async def own_token(self, actor: Actor, meeting_id: int) -> str:
        """A private one-time token that makes a phone this person's own."""
        raise NotImplementedError

    async def join(self, token: str, *, key: str | None, shared: bool = False) -> tuple[Phone, str]:
        """Join by link. `key` is the phone's earlier key from its cookie, which keeps the same person.

        Returns the phone and its key. Raises UnknownLink, LinkExpired or LinkUsed.
        """
        raise NotImplementedError

    async def phone(self, token: str, key: str | None) -> tuple[Phone, Actor]:
        """The phone behind a cookie, and its person as an actor. Raises NotJoined."""
        raise NotImplementedError

    async def next_person(self, token: str, key: str) -> Phone:
        """Give a shared tablet a new person, so that the next vote is somebody else's."""
        raise NotImplementedError
