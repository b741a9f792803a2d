"""What the forms offer to who looks after an idea on its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.roles import Right
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import BY_HAND, CLOSED, Idea, Standing, Status
from bot.ideas.seen import IdeaView
from bot.polls.rules import PollKind
from bot.services import Services
from bot.web.idea_doors import Visitor

MOST_LIKELY = 11
"""Ideas that may be the same, the idea itself among them."""


async def keeping_facts(services: Services, visitor: Visitor, view: IdeaView) -> dict[str, Any]:
    """What the forms offer; `keeps`, `runs` and `moderates` say which of them are there."""
    actor, idea = visitor.actor, view.idea
    keeps = visitor.keeps and actor.may(Right.LOOK_AFTER_IDEAS)
    facts: dict[str, Any] = {
        **_CHOICES,
        "idea": idea,
        "keeps": keeps,
        "runs": keeps and actor.may(Right.RUN_MEETING),
        "moderates": visitor.keeps and actor.may(Right.MODERATE_IDEAS),
        "meetings": (),
        "people": (),
        "likely": (),
    }
    return facts | await _offered(services, idea) if keeps and idea.standing is Standing.SHOWN else facts


async def _offered(services: Services, idea: Idea) -> dict[str, Any]:
    """Meetings, people and ideas to choose from, each as its id and how it is called."""
    coming = await services.meetings.coming_up(idea.group_id)
    likely = await services.ideas.likely_twins(idea.group_id, idea.title, idea.what, most=MOST_LIKELY)
    return {
        "meetings": [(each.meeting.id, each.meeting.title) for each in coming],
        "people": [(each.id, each.name) for each in await services.people.everyone(idea.group_id)],
        "likely": [(twin.idea.id, twin.idea.title) for twin in likely if twin.idea.id != idea.id],
    }


_CHOICES: Mapping[str, Any] = {
    "steps": BY_HAND,
    "answers": [status for status in Status if status in CLOSED],
    "kinds": (PollKind.YES_NO, PollKind.CONSENT, PollKind.ONE_CHOICE, PollKind.SEVERAL_CHOICES),
    "acts": list(Act),
    "reasons": [reason for reason in Reason if reason is not Reason.PUT_RIGHT],
}
"""The kinds of polls are the usual ones: one that is prepared is changed in the console."""
