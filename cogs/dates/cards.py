"""Questions about dates as cards. Pure: services' values in, words out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.dates.rules import DateAnswer, DatePollView, PollState, TimeView
from bot.dates.words import answered_words, breaks_words, counts_words, time_words
from cogs.dates.components import AnswerOnWeb, CanICome, ChooseTime, CloseDates, WhatSuits, WhenICan
from cogs.shared.layout import card


def asking_card(view: DatePollView, zone: ZoneInfo) -> discord.ui.LayoutView:
    """For everybody, in the channel: open, or with what came of it and nothing to press."""
    poll = view.poll
    heading = say("dates-card-heading", title=escape_markdown(poll.title))
    if poll.state is not PollState.OPEN:
        return card(heading, say(f"dates-card-{poll.state.value}"))
    return card(
        heading,
        "\n".join(time_words(each.time, zone) for each in view.times),
        f"{answered_words(view)} {say('dates-card-private')}",
        [
            WhenICan(poll.id, label=say("dates-button-answer"), style=discord.ButtonStyle.primary),
            AnswerOnWeb(poll.id, label=say("dates-button-web")),
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
    """Counts for everybody. Organisers also see what each time breaks, as rules and without a name."""
    best = {each.time.id for each in view.best} if view.answered and organiser else set()
    title = escape_markdown(view.poll.title)
    parts: list[Any] = [f"{say('dates-results-heading', title=title)}\n{answered_words(view)}"]
    choosing = organiser and view.poll.state is PollState.OPEN
    for each in view.times:
        parts.append(_result_words(each, zone, best=each.time.id in best, organiser=organiser))
        if choosing:
            parts.append([ChooseTime(each.time.id, label=say("dates-button-choose"))])
    if choosing:
        parts += [say("dates-close-help"), [CloseDates(view.poll.id, label=say("dates-button-close"))]]
    return card(*parts)


def _result_words(each: TimeView, zone: ZoneInfo, *, best: bool, organiser: bool) -> str:
    lines = [time_words(each.time, zone), counts_words(each), *(breaks_words(each) if organiser else ())]
    return "\n".join([*lines, say("dates-best")] if best else lines)
