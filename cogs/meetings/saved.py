"""The private answer to an organiser who made or changed a meeting."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import ui

from bot.core.roles import Actor
from bot.core.wording import say
from bot.groups.rules import Group
from bot.meetings.rules import MeetingState, MeetingView
from cogs.meetings.cards import co_chair_words, when_words, where_words, words_card
from cogs.meetings.in_step import in_step_of
from cogs.meetings.problems import Problem, problem_words
from cogs.shared.answering import show
from cogs.shared.asking import services_of


@asynccontextmanager
async def arranging(interaction: discord.Interaction[Any], actor: Actor) -> AsyncIterator[None]:
    """Take the time that Discord's answers need; what Discord refuses meanwhile is told in the private answer."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)
    with in_step_of(interaction).answering(actor.group_id):
        yield


async def show_saved(
    interaction: discord.Interaction[Any],
    actor: Actor,
    view: MeetingView,
    done: str,
    warnings: Iterable[str] = (),
    *,
    then: str = "",
    buttons: Sequence[ui.Item[Any]] = (),
) -> None:
    """Bring Discord in step, then say what was `done`, how the meeting stands now, and what to look at.

    `warnings` are message ids; `then` is what to do next. Call it inside `arranging`.
    """
    problems = await bring_in_step(interaction, actor, (view,))
    services = services_of(interaction)
    group = await services.groups.group(actor.group_id)
    stored = await services.meetings.view(group.id, view.meeting.id)
    words = [done, _facts_words(group, stored), *map(say, warnings), *problems, then]
    await show(interaction, words_card(*words, buttons=buttons))


async def bring_in_step(
    interaction: discord.Interaction[Any], actor: Actor, views: Sequence[MeetingView]
) -> tuple[str, ...]:
    """Draw each meeting now. Returns what Discord refused, in words, each once."""
    in_step = in_step_of(interaction)
    problems: dict[Problem, str] = {}
    for view in views:
        found = await in_step.draw(actor.group_id, view.meeting.id)
        in_step.have_told(actor.group_id, found)
        problems |= {
            problem: problem_words(problem, view.meeting.title) for problem in found if problem not in problems
        }
    return tuple(problems.values())


def _facts_words(group: Group, view: MeetingView) -> str:
    meeting = view.meeting
    lines = [when_words(meeting, group.zone), where_words(meeting), co_chair_words(view.co_chairs)]
    if meeting.announcement_channel_id is not None:
        lines.append(say("meetings-announced-in", channel=f"<#{meeting.announcement_channel_id}>"))
    elif meeting.series_id is not None and meeting.state is MeetingState.PLANNED:
        lines.append(say("meetings-announced-when-due"))
    return "\n".join(lines)
