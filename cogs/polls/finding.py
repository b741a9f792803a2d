"""Which poll or template a command is about: chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.core.errors import BadInput, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.polls.rules import Poll, PollState, PollView
from bot.polls.service import NewPoll
from cogs.shared.asking import actor_of, services_of
from cogs.shared.plain_text import shortened

CHOICES = 25
UNDERWAY = frozenset({PollState.OPEN, PollState.CLOSING, PollState.PAUSED})


class ChooseAPoll(BadInput):
    """What was typed is no poll's question, or more than one's; facts: `typed`."""

    message = "polls-choose-from-the-list"


class NoPolls(Refusal):
    """The meeting has no poll yet."""

    message = "polls-none-yet"


class UnknownTemplate(BadInput):
    """Facts: `typed`."""

    message = "polls-unknown-template"


async def poll_of(interaction: discord.Interaction[Any], poll_id: int) -> tuple[Actor, Poll]:
    """Raises NotFound, also for another group's poll."""
    actor = await actor_of(interaction)
    return actor, await services_of(interaction).polls.poll(actor.group_id, poll_id)


async def polls_of_meeting(interaction: discord.Interaction[Any], actor: Actor) -> Sequence[PollView]:
    """Those of the live meeting, else of the next one, newest first. Raises NoMeetingPlanned."""
    services = services_of(interaction)
    meeting = (await services.meetings.next_up(actor.group_id)).meeting
    return await services.polls.of_meeting(actor.group_id, meeting.id)


async def chosen_poll(interaction: discord.Interaction[Any], typed: str | None) -> int:
    """The poll that was chosen, else the newest that is open, else the newest. Raises BadInput or NoPolls."""
    actor = await actor_of(interaction)
    if typed is not None and typed.isdecimal() and len(typed) < 10:
        return int(typed)
    polls = [view.poll for view in await polls_of_meeting(interaction, actor)]
    if typed is not None:
        polls = [poll for poll in polls if typed.strip().casefold() in poll.question.casefold()]
        if len(polls) != 1:
            raise ChooseAPoll(typed=typed[:40])
    if not polls:
        raise NoPolls
    return next((poll.id for poll in polls if poll.state in UNDERWAY), polls[0].id)


async def poll_choices(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Autocomplete: the meeting's polls whose question has what was typed."""
    polls = [view.poll for view in await polls_of_meeting(interaction, await actor_of(interaction))]
    fitting = [poll for poll in polls if typed.casefold() in poll.question.casefold()]
    return [app_commands.Choice(name=_named(poll), value=str(poll.id)) for poll in fitting[:CHOICES]]


def _named(poll: Poll) -> str:
    """Its state stays whole: a poll that was run again has the same question."""
    state = say(f"polls-state-{poll.state.value}")
    return say("polls-choice", question=shortened(poll.question, 98 - len(state)), state=state)


async def chosen_template(interaction: discord.Interaction[Any], actor: Actor, typed: str) -> NewPoll:
    """Raises UnknownTemplate."""
    found = await services_of(interaction).polls.templates(actor.group_id)
    for name, template in found.items():
        if name.casefold() == typed.strip().casefold():
            return template
    raise UnknownTemplate(typed=typed[:60])


async def template_choices(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Autocomplete: the group's templates."""
    actor = await actor_of(interaction)
    names = await services_of(interaction).polls.templates(actor.group_id)
    fitting = [name for name in names if typed.casefold() in name.casefold()]
    return [app_commands.Choice(name=name, value=name) for name in fitting[:CHOICES]]
