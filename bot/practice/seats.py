"""Who can be where: the tabs of the simulated Discord, and the bar above each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import simcord

from bot.core.wording import say
from bot.groups.rules import Channel
from bot.practice._simcord import TROUBLES, Seat, SeatedPreview, can_see
from bot.practice.cast import Person, Place
from bot.practice.group import MadeUpGroup

_PURPOSES: Mapping[Place, Channel] = {
    Place.ANNOUNCEMENTS: Channel.ANNOUNCEMENTS,
    Place.MEETING_ROOM: Channel.MEETING_ROOM,
    Place.ORGANISERS: Channel.ORGANISERS,
}


def place_label(place: Place) -> str:
    return say(f"practice-place-{place.value}")


def role_words(person: Person) -> str:
    return say(f"practice-who-{person.value}")


@dataclass(frozen=True)
class Seats:
    """Every seat that this group's rights allow."""

    by_person: Mapping[Person, Mapping[Place, Seat]]

    @classmethod
    def of(cls, group: MadeUpGroup, post: simcord.ChannelHandle) -> Seats:
        """`post` is that of an idea in the forum."""
        return cls({person: dict(_seats_of(group, person, post)) for person in Person})

    def all(self) -> list[Seat]:
        return [seat for places in self.by_person.values() for seat in places.values()]

    def bar(self, seat: Seat, preview: SeatedPreview, start_page: str) -> Mapping[str, Any]:
        """What the bar above a tab says: who this is, where they can go, and the newest message of each place."""
        person = Person(seat.key.partition("/")[0])
        places = self.by_person[person]
        here = next(place for place, taken in places.items() if taken is seat)
        return {
            "who": say("practice-bar-who", name=person.shown),
            "title": say("practice-bar-title", name=person.shown, place=place_label(here)),
            "places_label": say("practice-bar-places"),
            "places": [
                {
                    "key": taken.key,
                    "label": place_label(place),
                    "here": taken is seat,
                    "newest": preview.newest(taken),
                }
                for place, taken in places.items()
            ],
            "new": say("practice-bar-new"),
            "start_label": say("practice-bar-start"),
            "start_page": start_page,
            "started": preview.started,
            "troubles": {theirs: say(ours) for theirs, ours in TROUBLES.items()},
        }


def _seats_of(group: MadeUpGroup, person: Person, post: simcord.ChannelHandle) -> Iterator[tuple[Place, Seat]]:
    member, user = group.members[person], group.users[person]
    for place, purpose in _PURPOSES.items():
        channel = group.channels[purpose]
        if can_see(member, channel):
            yield place, Seat(f"{person.value}/{place.value}", member, channel)
    yield Place.IDEA, Seat(f"{person.value}/{Place.IDEA.value}", member, post)
    yield Place.MESSAGES, Seat(f"{person.value}/{Place.MESSAGES.value}", user, user.dm_channel)
