"""What the made-up group has of rooms, papers and dates: a room that was drawn, a draft paper, and a question."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urljoin

from bot.core.wording import say
from bot.meetings.rules import Meeting
from bot.papers.rules import STANDARD
from bot.papers.service import NewVersion
from bot.practice.cast import Person
from bot.practice.group import MadeUpGroup
from bot.services import Services

PAPERS = "https://papers.example.org/"
DAYS_LATER = (28, 29, 35)
"""Dates that are asked about, after the meeting that is planned already."""


async def prepare_rooms(services: Services, group: MadeUpGroup, meeting: Meeting) -> None:
    ola = await group.actor(services, Person.OLA)
    await services.seats.draw_room(ola, meeting.place, say("seating-draw-example"))
    paper = await services.papers.add_paper(
        ola, meeting.id, title=say("practice-paper"), summary=say("practice-paper-about")
    )
    standard = NewVersion(STANDARD, say("practice-paper-description"), link=urljoin(PAPERS, "buses"))
    await services.papers.attach(ola, paper.paper.id, standard)
    times = [(meeting.starts_at + timedelta(days=days), meeting.ends_at + timedelta(days=days)) for days in DAYS_LATER]
    times[1] = (times[1][0] - timedelta(hours=3), times[1][1] - timedelta(hours=3))  # in the rush hour
    await services.dates.open(
        ola, say("practice-dates-title"), times, place=meeting.place, joining_link=meeting.joining_link
    )
