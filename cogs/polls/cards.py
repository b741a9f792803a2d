"""The ballot in the meeting room: what is stored in, a Discord layout out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import discord

from bot.core.dates import spoken_time
from bot.core.wording import say
from bot.polls.rules import HandCount, Poll, PollState, PollView
from bot.polls.words import rules_said, time_left, voted_so_far, who_can_see
from cogs.polls.components import ReadAnswers, voting_rows
from cogs.polls.hands import CheckHands
from cogs.polls.option_text import fitting_lines
from cogs.polls.results import result_parts, spoken_result
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain

ANSWERS_BUDGET = 2600
"""Characters; with the question, the rules and the sentences a card stays under Discord's 4000."""
CHART = "result.png"

TAKES_VOTES = frozenset({PollState.OPEN, PollState.CLOSING})


def ballot_card(
    view: PollView,
    now: datetime,
    zone: ZoneInfo,
    *,
    hands: HandCount | None = None,
    chart: bool = False,
    came_from: Sequence[str] = (),
) -> discord.ui.LayoutView:
    """One poll as everyone may see it now. `chart` says that the picture of the result goes with it.

    `came_from` says which ideas led to it.
    """
    poll = view.poll
    heading = "\n".join([f"## {plain(poll.question)}", *came_from])
    if poll.state is PollState.CANCELLED:
        return card(f"{heading}\n{time_left(poll, now)}")
    if poll.state is PollState.CLOSED:
        return card(*_closed_parts(view, heading, chart=chart))
    parts: list[Part] = [f"{heading}\n{who_can_see(poll)}"]
    # How it stands has every answer with its number, so it takes the place of the list.
    parts += [_answers(poll), *_read_row(poll)] if view.result is None else result_parts(poll, view.result)[:2]
    parts.append("\n".join(rules(poll)))
    parts.append("\n".join([time_words(poll, now, zone), voted_so_far(view.voted)]))
    if hands is not None and hands.confirmed_by is None:
        parts += [say("polls-hands-waiting"), [CheckHands(poll.id, label=say("polls-button-check-hands"))]]
    if poll.state in TAKES_VOTES:
        parts += voting_rows(poll)
    return card(*parts)


def rules(poll: Poll) -> list[str]:
    said = [plain(rule, 400) for rule in rules_said(poll)]
    if poll.needs_check_in:
        said.append(say("polls-rule-check-in"))
    return [*said, say(f"polls-reveal-{poll.reveal.value}")]


def time_words(poll: Poll, now: datetime, zone: ZoneInfo) -> str:
    """When it closes, as a time of day, and beside it how long that is, which Discord keeps true by itself."""
    if poll.state not in TAKES_VOTES or poll.closes_at is None:
        return plain(time_left(poll, now))
    message = "polls-closes-soon" if poll.state is PollState.CLOSING else "polls-closes-at"
    relative = discord.utils.format_dt(poll.closes_at, "R")
    return say(message, time=spoken_time(poll.closes_at, zone), relative=relative)


def _answers(poll: Poll) -> str:
    lines, _whole = fitting_lines(poll.options, ANSWERS_BUDGET, numbered=not poll.shuffle)
    return "\n".join(lines)


def _read_row(poll: Poll) -> list[Part]:
    _lines, whole = fitting_lines(poll.options, ANSWERS_BUDGET, numbered=not poll.shuffle)
    return [] if whole else [[ReadAnswers(poll.id, "1", label=say("polls-button-read"))]]


def _closed_parts(view: PollView, heading: str, *, chart: bool) -> list[Part]:
    poll = view.poll
    if view.result is None:
        return [f"{heading}\n{say('polls-closed-not-shown')}", who_can_see(poll)]
    parts: list[Part] = [f"{heading}\n{say('polls-closed-result')}", *result_parts(poll, view.result)]
    if chart:
        gallery: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery()
        gallery.add_item(media=f"attachment://{CHART}", description=spoken_result(poll, view.result))
        parts.append(gallery)
    return [*parts, who_can_see(poll)]
