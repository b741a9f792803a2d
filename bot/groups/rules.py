"""What a group has set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo, available_timezones

from bot.core.errors import BadInput
from bot.core.roles import Role


class Channel(StrEnum):
    """What a Discord channel is for."""

    MEETING_ROOM = "meeting_room"
    ANNOUNCEMENTS = "announcements"
    IDEAS = "ideas"
    ORGANISERS = "organisers"


@dataclass(frozen=True)
class Group:
    id: int
    guild_id: int
    name: str
    time_zone: str
    roles: Mapping[Role, int]
    """Discord role id of each role that has one."""
    channels: Mapping[Channel, int]
    """Discord channel id of each purpose that has one."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True)
class GroupChanged:
    group_id: int


class UnknownTimeZone(BadInput):
    """Not a name of the time zone database; facts: `typed`."""

    message = "groups-unknown-time-zone"


def known_time_zone(typed: str) -> str:
    """The time zone's own spelling, or UnknownTimeZone. Letter case and spaces do not matter."""
    wanted = typed.strip().replace(" ", "_").casefold()
    for name in available_timezones():
        if name.casefold() == wanted:
            return name
    raise UnknownTimeZone(typed=typed.strip()[:60])
