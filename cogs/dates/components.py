"""The card that asks when people can come, their answers, and what suits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord.utils import escape_markdown

from bot.core.dates import spoken_moment, spoken_time
from bot.core.roles import Right
from bot.core.wording import say
from bot.dates.rules import DateAnswer, DatePollView, PollState, ProposedTime, TimeView
from cogs.shared.answering import replace_or_show, show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton, RecordSelect
from cogs.shared.layout import card


def asking_card(view: DatePollView, zone: ZoneInfo) -> discord.ui.LayoutView:
    """For everybody, in the channel."""
    poll = view.poll
    return card(
        say("dates-card-heading", title=escape_markdown(poll.title)),
        "\n".join(time_words(each.time, zone) for each in view.times),
        say("dates-card-private"),
        [
            WhenICan(poll.id, label=say("dates-button-answer"), style=discord.ButtonStyle.primary),
            WhatSuits(poll.id, label=say("dates-button-results")),
        ],
    )


def answering_card(view: DatePollView, zone: ZoneInfo, mine: Mapping[int, DateAnswer]) -> discord.ui.LayoutView:
    """One list for each time, with what this person said already chosen."""
    parts: list[Any] = [say("dates-answer-heading", title=escape_markdown(view.poll.title))]
    for each in view.times:
        options = [
            discord.SelectOption(
                label=say(f"dates-answer-{answer.value}"), value=answer.value, default=mine.get(each.time.id) is answer
            )
            for answer in DateAnswer
        ]
        parts += [time_words(each.time, zone)]
        parts += [[CanICome(each.time.id, placeholder=say("dates-answer-choose"), options=options)]]
    return card(*parts)


def results_card(view: DatePollView, zone: ZoneInfo, *, organiser: bool) -> discord.ui.LayoutView:
    """Counts, and what each time breaks, as rules and without a name."""
    best = {each.time.id for each in view.best} if view.answered else set()
    parts: list[Any] = [
        say("dates-results-heading", title=escape_markdown(view.poll.title), people=view.answered),
    ]
    for each in view.times:
        parts.append(_result_words(each, zone, best=each.time.id in best))
        if organiser and view.poll.state is PollState.OPEN:
            parts.append([ChooseTime(each.time.id, label=say("dates-button-choose"))])
    return card(*parts)


def time_words(time: ProposedTime, zone: ZoneInfo) -> str:
    return say("dates-time", start=spoken_moment(time.starts_at, zone), end=spoken_time(time.ends_at, zone))


def _result_words(each: TimeView, zone: ZoneInfo, *, best: bool) -> str:
    counts = {answer.value: each.counts[answer] for answer in DateAnswer}
    lines = [time_words(each.time, zone), say("dates-counts", **counts)]
    lines += [say(f"dates-breaks-{broken.value}") for broken in each.breaks]
    return "\n".join([*lines, say("dates-best")] if best else lines)


class WhenICan(RecordButton, verb="dates:answer"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.dates.view(actor.group_id, self.record_id)
        zone = (await services.groups.group(actor.group_id)).zone
        mine = await services.dates.mine(actor, self.record_id)
        await show(interaction, answering_card(view, zone, mine))


class WhatSuits(RecordButton, verb="dates:results"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_results(interaction, self.record_id)


class CanICome(RecordSelect, verb="dates:can"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.dates.answer(actor, self.record_id, DateAnswer(self.chosen))
        zone = (await services.groups.group(actor.group_id)).zone
        mine = await services.dates.mine(actor, view.poll.id)
        await replace_or_show(interaction, answering_card(view, zone, mine))


class ChooseTime(RecordButton, verb="dates:choose"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        made, warnings = await services.dates.choose(actor, self.record_id)
        zone = (await services.groups.group(actor.group_id)).zone
        when = spoken_moment(made.meeting.starts_at, zone)
        await tell(
            interaction, "\n".join([say("dates-chosen", title=made.meeting.title, when=when), *map(say, warnings)])
        )


async def show_results(interaction: discord.Interaction[Any], poll_id: int) -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    view = await services.dates.view(actor.group_id, poll_id)
    zone = (await services.groups.group(actor.group_id)).zone
    await show(interaction, results_card(view, zone, organiser=actor.may(Right.ARRANGE_MEETING)))
