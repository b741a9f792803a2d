"""What has already happened in the made-up group when somebody opens it: a meeting, and the first suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.access.rules import Draft, Purpose
from bot.agenda.rules import Level, SupportKind
from bot.core.wording import say
from bot.meetings.calendar import is_working_day
from bot.meetings.rules import Meeting, NewMeeting
from bot.practice.cast import CAST, Person
from bot.practice.group import MadeUpGroup
from bot.practice.ideas import post_ideas
from bot.practice.rooms import prepare_rooms
from bot.services import Services

WEEKS_AHEAD = 7
STARTS, ENDS = time(11, 0), time(13, 0)
"""Inside 10am to 3pm, so that nobody has to travel in the rush hour."""
JOINING_LINK = "https://meet.example.org/riverside-voices"
PHONE = "0191 498 0123"
"""From the numbers that Ofcom keeps free for stories, so that it rings nowhere."""


@dataclass(frozen=True)
class Suggestion:
    by: Person
    title: str
    why: str
    named: bool
    supported_by: tuple[Person, ...]
    would_come: tuple[Person, ...]
    level: Level | None = None
    accepted_for: int | None = None
    """Minutes on the agenda, where a co-chair already said yes."""


def _suggestions() -> tuple[Suggestion, ...]:
    return (
        Suggestion(
            by=Person.FAY,
            title=say("practice-item-buses"),
            why=say("practice-item-buses-why"),
            named=True,
            supported_by=(Person.OLA, Person.ED),
            would_come=(Person.AMA,),
            level=Level.SERVICE,
            accepted_for=20,
        ),
        Suggestion(
            by=Person.BEN,
            title=say("practice-item-logo"),
            why=say("practice-item-logo-why"),
            named=True,
            supported_by=(),
            would_come=(),
        ),
        Suggestion(
            by=Person.ED,
            title=say("practice-item-quiet"),
            why=say("practice-item-quiet-why"),
            named=False,
            supported_by=(Person.CARA,),
            would_come=(),
        ),
    )


async def arrange_meeting(services: Services, group: MadeUpGroup) -> Meeting:
    """The next meeting, announced by the bot, with co-chairs, people who come and a few suggestions."""
    organiser = await group.actor(services, Person.OLA)
    zone = (await services.groups.group(organiser.group_id)).zone
    view, _warnings = await services.meetings.create(organiser, _new_meeting(services, zone))
    meeting_id = view.meeting.id
    for slot, person in enumerate((Person.CARA, Person.DEV), start=1):
        chair = await group.actor(services, person)
        await services.meetings.set_co_chair(organiser, meeting_id, slot, chair.person_id)
    cara = await group.actor(services, Person.CARA)
    await services.meetings.declare_lived_experience(cara, meeting_id, True)
    for person, part in CAST.items():
        await services.meetings.say_how_i_come(await group.actor(services, person), meeting_id, part.coming)
    for suggestion in _suggestions():
        await _suggest(services, group, meeting_id, suggestion)
    await _say_what_ed_needs(services, group, meeting_id)
    await post_ideas(services, group)
    await prepare_rooms(services, group, view.meeting)
    return view.meeting


async def _say_what_ed_needs(services: Services, group: MadeUpGroup, meeting_id: int) -> None:
    """So that the access lead's board and a list for the venue are not empty."""
    ed = await group.actor(services, Person.ED)
    yes = frozenset({Purpose.STORE, Purpose.VENUE})
    needs = {"seat_near_door": "", "seat_back_wall": ""}
    await services.access.send(ed, Draft(ed.person_id, meeting_id, ed.person_id, needs, always=True, consents=yes))


def _new_meeting(services: Services, zone: ZoneInfo) -> NewMeeting:
    day = _meeting_day(services.clock().astimezone(zone).date(), services.policy.bank_holidays)
    return NewMeeting(
        title=say("practice-meeting-title"),
        purpose=say("practice-meeting-purpose"),
        starts_at=_moment(day, STARTS, zone),
        ends_at=_moment(day, ENDS, zone),
        place=say("practice-meeting-place"),
        joining_link=JOINING_LINK,
        phone_in=PHONE,
    )


def _meeting_day(today: date, bank_holidays: str) -> date:
    """The first working day that is seven weeks ahead or more."""
    day = today + timedelta(weeks=WEEKS_AHEAD)
    while not is_working_day(day, bank_holidays):
        day += timedelta(days=1)
    return day


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


async def _suggest(services: Services, group: MadeUpGroup, meeting_id: int, said: Suggestion) -> None:
    by = await group.actor(services, said.by)
    item = await services.agenda.suggest(
        by, meeting_id, title=said.title, why=said.why, named=said.named, level=said.level
    )
    for kind, supporters in ((SupportKind.SUPPORT, said.supported_by), (SupportKind.WOULD_COME, said.would_come)):
        for person in supporters:
            await services.agenda.support(await group.actor(services, person), item.id, kind)
    if said.accepted_for is not None:
        await services.agenda.accept(await group.actor(services, Person.CARA), item.id, minutes=said.accepted_for)
