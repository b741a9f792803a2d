"""Being here: by which side, and by which phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from bot.core.errors import Refusal
from bot.core.roles import Actor, Door, Role
from bot.meetings.rules import Meeting, MeetingState

MOST_PHONES = 300
"""People without a name who may join one meeting: more than a room holds, few enough that nobody can flood it."""

LINK_OUTLIVES_MEETING = timedelta(hours=24)
OWN_LINK_LASTS = timedelta(hours=24)
DOORS_OPEN = timedelta(hours=2)
"""How long before its start people come to a meeting. Who takes part by phone earlier than that is not there yet."""


class Side(StrEnum):
    ROOM = "room"
    REMOTE = "remote"
    PHONE = "phone"  # by telephone or phone page, away from the room


@dataclass(frozen=True)
class CheckIn:
    meeting_id: int
    person_id: int
    side: Side
    at: datetime


@dataclass(frozen=True)
class Phone:
    """A phone or tablet that takes part in one meeting: the person who holds it now."""

    meeting_id: int
    group_id: int
    person_id: int
    shared: bool
    """A tablet handed round: "next person" gives it a new person."""
    number: int
    """7 of "Phone 7": its person has no other name. 0 where somebody made the phone their own by a private link."""
    expires_at: datetime

    @cached_property
    def actor(self) -> Actor:
        """Its person, who takes part by it."""
        return Actor(self.person_id, self.group_id, frozenset({Role.PARTICIPANT}), Door.PHONE)


@dataclass(frozen=True)
class CheckInsChanged:
    group_id: int
    meeting_id: int


@dataclass(frozen=True)
class Link:
    """A joining link: the room's, or one person's own."""

    meeting_id: int
    group_id: int
    person_id: int | None
    """Whose own link it is; None for the room's."""
    used: bool
    revoked: bool
    expires_at: datetime


class UnknownLink(Refusal):
    """No such joining link, or one that was made up."""

    message = "checkin-link-unknown"
    status = 404


class LinkExpired(Refusal):
    """The meeting it was for is over, or it was not used in time."""

    message = "checkin-link-expired"
    status = 410


class LinkUsed(Refusal):
    """A private link works once, and this one did."""

    message = "checkin-link-used"
    status = 410


class LinkRevoked(Refusal):
    """A facilitator stopped it."""

    message = "checkin-link-revoked"
    status = 410


class NotJoined(Refusal):
    """This phone has not joined the meeting."""

    message = "checkin-not-joined"
    status = 403


class NotShared(Refusal):
    """Only a shared tablet goes on to a next person."""

    message = "checkin-not-shared"


class VotedAsPhone(Refusal):
    """Before this phone became somebody's own it voted in a poll that is open still; facts: `question`, `number`."""

    message = "checkin-voted-as-phone"


class TooManyPhones(Refusal):
    """Facts: `most`."""

    message = "checkin-too-many-phones"
    status = 429


def require_usable(link: Link | None, now: datetime) -> Link:
    """Raise what keeps a link from being used, or return it."""
    if link is None:
        raise UnknownLink
    if link.revoked:
        raise LinkRevoked
    if link.expires_at <= now:
        raise LinkExpired
    if link.used:
        raise LinkUsed
    return link


def doors_are_open(meeting: Meeting, now: datetime) -> bool:
    """Whether people come to the meeting now: shortly before it starts, and while it is on."""
    soon = meeting.state is MeetingState.PLANNED and now >= meeting.starts_at - DOORS_OPEN
    return soon or meeting.state is MeetingState.LIVE


def keeps_its_person(phone: Phone, link: Link, now: datetime) -> bool:
    """Whether opening `link` leaves the phone as it is. It need not be usable any more: the phone has joined."""
    of_this_meeting = phone.meeting_id == link.meeting_id and phone.expires_at > now
    return of_this_meeting and link.person_id in (None, phone.person_id)


def becomes_their_own(phone: Phone, link: Link, now: datetime) -> bool:
    """Whether a private link gives this phone, which joined by the room's link before, to the link's owner.

    A shared tablet is not given away, whoever opens a link on it.
    """
    of_this_meeting = phone.meeting_id == link.meeting_id and phone.expires_at > now
    return of_this_meeting and link.person_id not in (None, phone.person_id) and not phone.shared
