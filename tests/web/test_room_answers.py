"""You said, we did, as briefly as a screen can say it."""

from __future__ import annotations

from bot.ideas.rules import NewIdea, Outcome, Status
from bot.services import Services
from bot.web.room_answers import Answered, room_answers
from tests.agenda.group import make_group
from tests.conftest import FixedClock


async def test_two_answers_are_shown_and_how_many_more(services: Services, clock: FixedClock) -> None:
    group = await make_group(services)
    outcomes = (
        Outcome(we_did="w" * 300),
        Outcome(could_not="no money", next_step="ask again"),
        Outcome(next_step="a visit"),
        Outcome(we_did="a bench"),
    )
    for number, outcome in enumerate(outcomes):
        idea = await services.ideas.post(group.asha, NewIdea(f"Idea {number}", "what", "why"))
        await services.ideas.answer(group.ola, idea.id, Status.ANSWERED, outcome)
        clock.forward(minutes=1)
    answered = await services.ideas.open_meeting(group.group_id, group.meeting_id)
    assert answered is not None
    shown = room_answers(answered)
    assert shown is not None
    assert shown.shown == (
        Answered("Idea 3", "We did: a bench"),
        Answered("Idea 2", "Next: a visit"),
    )
    assert (shown.more, await services.ideas.open_meeting(group.group_id, group.meeting_id)) == (2, None)
    assert await services.ideas.opened_with(group.group_id, group.meeting_id) == answered


def test_nothing_answered_is_nothing_to_tell() -> None:
    assert room_answers(()) is None
