"""A copy says in words what was voted, told and met, not how the store has it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import update

from bot.checkin.rules import Side
from bot.core.columns import metadata
from bot.core.dates import spoken_moment
from bot.polls.rules import Answer, PollKind, ReasonMode
from bot.polls.service import NewPoll
from bot.privacy.rules import Entry, Part, RequestKind
from bot.privacy.words import part_words
from bot.services import Services
from config.data_map import Fate, load_data_map
from tests.conftest import FixedClock
from tests.polls.conftest import Group, _planned


@pytest.fixture
async def meeting(services: Services, clock: FixedClock) -> Group:
    organiser, meeting_id = await _planned(services)
    return Group(services, clock, organiser, meeting_id)


async def _section(meeting: Group, person: int, table: str) -> Sequence[dict[str, str]]:
    copy = await meeting.services.privacy.copy(await meeting.person(person))
    entries: Sequence[Entry] = next(section.entries for section in copy.sections if section.table == table)
    return [dict(entry.fields) for entry in entries]


async def test_votes_are_the_question_and_what_was_answered(meeting: Group) -> None:
    asha = await meeting.here(1)
    ranked = await meeting.open(NewPoll("In which order?", PollKind.RANKED, ("Buses", "Food", "Rooms")))
    options = {option.text: option.id for option in ranked.poll.options}
    await meeting.vote(asha, ranked, Answer(ranking=(options["Food"], options["Buses"])))
    second = await meeting.open(NewPoll("Shall we move?", PollKind.CONSENT, reasons=ReasonMode.OPTIONAL))
    objection = next(option.id for option in second.poll.options)
    await meeting.vote(asha, second, Answer(choices=(objection,), reason="The bus is far"))
    votes = await _section(meeting, 1, "ballots")
    assert [vote["Poll"] for vote in votes] == ["In which order?", "Shall we move?"]
    first, then = [vote["Your answer"] for vote in votes]
    assert first == "1. Food, 2. Buses"
    assert then == f"{second.poll.options[0].text}. In your words: The bus is far"


async def test_messages_are_the_words_that_were_sent(meeting: Group) -> None:
    asha = await meeting.person(1)
    await meeting.services.data_requests.note(meeting.facilitator, asha.person_id, RequestKind.COPY)
    (told,) = await _section(meeting, 1, "notices")
    assert told["What it said"].startswith("You asked for a copy of what is stored about you.")
    notices = metadata.tables["notices"]
    async with meeting.services.database.write() as write:
        await write.connection.execute(update(notices).values(message="privacy-notice-of-old"))
    assert [each["What it said"] for each in await _section(meeting, 1, "notices")] == ["privacy-notice-of-old"]


async def test_meetings_are_their_title_and_day(meeting: Group) -> None:
    await meeting.here(1, Side.ROOM)
    (here,) = await _section(meeting, 1, "check_ins")
    view = await meeting.services.meetings.view(1, meeting.meeting_id)
    zone = (await meeting.services.groups.group(1)).zone
    assert here["Meeting"] == f"Meeting, {spoken_moment(view.meeting.starts_at, zone)}"


def test_a_plan_says_each_reason_once() -> None:
    held = [each for each in load_data_map().values() if each.is_personal]
    parts = [Part(each.about, each.forget, 12, "" if each.forget is Fate.DELETE else each.because) for each in held]
    said = part_words(parts)
    assert [each.about for each in held if f"- {each.about}: 12." not in said] == []
    assert said.count("It is part of the record of what your group decided. Your name goes from it.\n") == 1
    assert len(said) < 4000  # what Discord takes, though nobody has a part in everything
