"""/practice: who you can be, what to try, and the links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.core.dates import spoken_moment
from bot.core.wording import say
from bot.meetings.rules import Meeting
from bot.practice.cast import GROUP_NAME, Person, Place
from bot.practice.floor import fill_the_floor
from bot.practice.group import MadeUpGroup
from bot.practice.seats import Seats, place_label, role_words
from bot.services import Services
from bot.web.headers import with_forms
from bot.web.pages import add_templates, page

PATH = "/practice"

Journey = tuple[tuple[str, Person | None, Place], ...]
"""Words, and who does it where; nobody for what a phone in the room does."""

FIRST: Journey = (
    ("practice-page-step-suggest", Person.ASHA, Place.MEETING_ROOM),
    ("practice-page-step-support", Person.BEN, Place.MEETING_ROOM),
    ("practice-page-step-shape", Person.CARA, Place.MEETING_ROOM),
    ("practice-page-step-confirm", Person.DEV, Place.MEETING_ROOM),
    ("practice-page-step-read", Person.ASHA, Place.ANNOUNCEMENTS),
    ("practice-page-step-run", Person.FAY, Place.MEETING_ROOM),
)
POLL: Journey = (
    ("practice-page-step-start", Person.FAY, Place.MEETING_ROOM),
    ("practice-page-step-ask", Person.FAY, Place.MEETING_ROOM),
    ("practice-page-step-vote", Person.ASHA, Place.MEETING_ROOM),
    ("practice-page-step-phone", None, Place.MEETING_ROOM),
    ("practice-page-step-change", Person.BEN, Place.MEETING_ROOM),
    ("practice-page-step-close", Person.FAY, Place.MEETING_ROOM),
)
LIVE: Journey = (
    ("practice-page-step-speak", Person.ASHA, Place.MEETING_ROOM),
    ("practice-page-step-agree", Person.BEN, Place.MEETING_ROOM),
    ("practice-page-step-accept", Person.ASHA, Place.MEETING_ROOM),
    ("practice-page-step-parity", Person.FAY, Place.ORGANISERS),
)


IDEAS: Journey = (
    ("practice-page-step-idea-post", None, Place.MEETING_ROOM),
    ("practice-page-step-idea-forum", Person.ASHA, Place.IDEA),
    ("practice-page-step-idea-support", Person.BEN, Place.MEETING_ROOM),
    ("practice-page-step-idea-join", Person.OLA, Place.MEETING_ROOM),
    ("practice-page-step-idea-agenda", Person.OLA, Place.MEETING_ROOM),
    ("practice-page-step-idea-accept", Person.CARA, Place.MEETING_ROOM),
    ("practice-page-step-idea-answer", Person.OLA, Place.MEETING_ROOM),
    ("practice-page-step-idea-read", Person.BEN, Place.MESSAGES),
)


@dataclass(frozen=True)
class Opened:
    """What the page links to."""

    services: Services
    group: MadeUpGroup
    meeting: Meeting
    held: Meeting
    """The meeting that is over."""
    seats: Seats
    address: Callable[[str], str]
    """Seat key to the address of its tab."""
    kept: bool


@dataclass(frozen=True)
class PlaceLink:
    label: str
    address: str
    tab: str
    """One tab a person and place: a second press on the link goes back to it."""


@dataclass(frozen=True)
class Step:
    words: str
    link: PlaceLink


@dataclass(frozen=True)
class PersonLinks:
    name: str
    who: str
    try_this: str
    places: tuple[PlaceLink, ...]


class StartPage:
    """Added to the web app before anything is there to link to; `opened` is filled in when the group is ready."""

    def __init__(self) -> None:
        self.opened: Opened | None = None

    def add_to(self, app: web.Application) -> None:
        add_templates(app, Path(__file__).parent / "templates")
        app.router.add_get(PATH, self._show)
        app.router.add_post(f"{PATH}/fill", self._fill)
        app.router.add_post(f"{PATH}/console", self._console)

    def _ready(self) -> Opened:
        if self.opened is None:
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "1"})
        return self.opened

    async def _fill(self, _request: web.Request) -> web.Response:
        """The meeting under way, with people in it; the same once it is."""
        opened = self._ready()
        await fill_the_floor(opened.services, opened.group, opened.meeting.id)
        return web.Response(status=303, headers={"Location": f"{PATH}?filled=yes#live"})

    async def _console(self, _request: web.Request) -> web.Response:
        opened = self._ready()
        fay = await opened.group.actor(opened.services, Person.FAY)
        token = await opened.services.console.new_link(fay, opened.meeting.id)
        return web.Response(status=303, headers={"Location": f"/console/{token}"})

    async def _show(self, request: web.Request) -> web.Response:
        opened = self._ready()
        group = await opened.services.groups.group(opened.meeting.group_id)
        meeting = (await opened.services.meetings.view(group.id, opened.meeting.id)).meeting
        phone = PlaceLink(say("practice-page-phone"), f"/p/{await _joining_token(opened)}", "phone")
        facts = {
            "group": GROUP_NAME,
            "kept": opened.kept,
            "journey": [_step(opened, phone, *step) for step in FIRST],
            "live_journey": [_step(opened, phone, *step) for step in LIVE],
            "filled": request.query.get("filled") == "yes",
            "record": f"/record/{opened.held.key}",
            "poll_journey": [_step(opened, phone, *step) for step in POLL],
            "idea_journey": [_step(opened, phone, *step) for step in IDEAS],
            "phone": phone,
            "people": [_links(opened, person) for person in Person],
            "title": meeting.title,
            "when": spoken_moment(meeting.starts_at, group.zone),
            "key": meeting.key,
        }
        return with_forms(page(request, "practice.html", facts))


async def _joining_token(opened: Opened) -> str:
    """The same one as behind the room screen's code."""
    return await opened.services.check_ins.joining_token(opened.meeting.group_id, opened.meeting.id)


def _step(opened: Opened, phone: PlaceLink, words: str, person: Person | None, place: Place) -> Step:
    if person is None:
        return Step(say(words), phone)
    label = say("practice-page-step-link", name=person.shown, place=place_label(place))
    return Step(say(words), _link(opened, person, place, label))


def _links(opened: Opened, person: Person) -> PersonLinks:
    return PersonLinks(
        name=person.shown,
        who=role_words(person),
        try_this=say(f"practice-try-{person.value}"),
        places=tuple(_link(opened, person, place, place_label(place)) for place in opened.seats.by_person[person]),
    )


def _link(opened: Opened, person: Person, place: Place, label: str) -> PlaceLink:
    seat = opened.seats.by_person[person][place]
    return PlaceLink(label, opened.address(seat.key), f"{person.value}-{place.value}")
