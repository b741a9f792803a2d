"""Running a poll with one hand: a private card that says where it is, with buttons under it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import discord

from bot.core.errors import NotFound
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.polls.rules import (
    FEWEST_TO_SHOW,
    HandCount,
    Mode,
    Option,
    Poll,
    PollKind,
    PollState,
    PollView,
    Result,
    Reveal,
)
from bot.polls.voting import takes_hands
from bot.polls.words import voted_so_far, who_can_see
from cogs.polls.cards import TAKES_VOTES, rules, time_words
from cogs.polls.hands import CheckHands
from cogs.polls.option_text import fitting_lines, option_lines
from cogs.polls.results import result_parts
from cogs.shared.answering import replace_or_show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain

Step = Callable[[discord.Interaction[Any], Actor, int], Awaitable[None]]
"""What one button does to the poll with this id."""


class RunPoll(RecordButton, verb="polls:run", arg=True):
    """One step of running a poll. Only for those who run meetings; the services hold it too."""

    steps: ClassVar[dict[str, Step]] = {}
    """By the word in the custom id; filled in cogs/polls/steps.py."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        actor.require(Right.RUN_MEETING)
        step = self.steps.get(self.arg)
        if step is None:
            raise NotFound
        await step(interaction, actor, self.record_id)


def step(word: str) -> Callable[[Step], Step]:
    """The function is what the button with this word does."""

    def keep(does: Step) -> Step:
        RunPoll.steps[word] = does
        return does

    return keep


async def show_console(interaction: discord.Interaction[Any], poll_id: int, words: str = "") -> None:
    """Where the poll is, after `words` on what was just done. Raises NotAllowed or NotFound."""
    actor, services = await actor_of(interaction), services_of(interaction)
    actor.require(Right.RUN_MEETING)
    view = await services.polls.view(actor.group_id, poll_id)
    poll, group = view.poll, await services.groups.group(actor.group_id)
    result = await services.polls.result(actor, poll_id) if poll.state is PollState.CLOSED else None
    hands = await services.polls.hands(actor, poll_id)
    few = poll.mode is Mode.SECRET and poll.state is PollState.PREPARED and await _few_here(interaction, poll)
    warning = say("polls-warning-few-secret") if few else ""
    parts = console_parts(view, services.clock(), group.zone, result=result, hands=hands)
    await replace_or_show(interaction, card(f"{words}\n{warning}".strip(), *parts))


async def _few_here(interaction: discord.Interaction[Any], poll: Poll) -> bool:
    here = await services_of(interaction).check_ins.here(poll.group_id, poll.meeting_id)
    return len(here) < FEWEST_TO_SHOW


# The card


def console_parts(
    view: PollView, now: datetime, zone: ZoneInfo, *, result: Result | None, hands: HandCount | None
) -> list[Part]:
    poll = view.poll
    state = time_words(poll, now, zone)
    parts: list[Part] = [f"## {plain(poll.question)}\n{say(f'polls-kind-{poll.kind.value}')}. {state}"]
    if poll.state is PollState.PREPARED:
        lines, _whole = fitting_lines(poll.options, 1800)
        parts += ["\n".join(lines), "\n".join([who_can_see(poll), *rules(poll), *_settings(poll)])]
    elif result is not None:
        parts += [say("polls-run-shown" if poll.result_shown else "polls-run-held"), *result_parts(poll, result)]
    else:
        turn_out = voted_so_far(view.voted)
        parts.append("\n".join([turn_out, who_can_see(poll), *_standing(poll, hands)]))
    return [*parts, *_rows(poll, hands)]


def _settings(poll: Poll) -> list[str]:
    said = [say("polls-setting-minutes", minutes=poll.minutes), say(f"polls-reasons-{poll.reasons.value}")]
    said += [say("polls-setting-shuffle")] if poll.shuffle else []
    return [*said, say("polls-setting-add")] if poll.may_add_options else said


def _standing(poll: Poll, hands: HandCount | None) -> list[str]:
    said = [say("polls-run-will-hold")] if poll.held else []
    said += [say("polls-run-frozen")] if poll.frozen else []
    new = waiting_options(poll)
    said += [say("polls-run-new-answers"), *option_lines(new, numbered=False, limit=100)] if new else []
    if hands is not None:
        said.append(say("polls-run-hands-counted" if hands.confirmed_by else "polls-hands-waiting"))
    return said


def _rows(poll: Poll, hands: HandCount | None) -> list[Sequence[discord.ui.Item[Any]]]:
    if poll.state is PollState.PREPARED:
        return [run_buttons(poll, "open", "words"), run_buttons(poll, "voting", "counting", "template", "later")]
    if poll.state is PollState.CLOSED:
        more = ["group"] if poll.kind is PollKind.SHORT_ANSWER else []
        return [run_buttons(poll, "hold" if poll.result_shown else "show", "again", "files", *more)]
    if poll.state is PollState.CANCELLED:
        return [run_buttons(poll, "again")]
    going = "go-on" if poll.state is PollState.PAUSED else "pause"
    rows = [run_buttons(poll, "more", going, "close", "cancel"), run_buttons(poll, *_showing(poll))]
    waiting = hands is not None and hands.confirmed_by is None
    check = [CheckHands(poll.id, label=say("polls-button-check-hands"))] if waiting else []
    screen = ["screen"] if waiting_options(poll) else []
    return [*rows, [*run_buttons(poll, *_for_others(poll), *screen), *check]]


def waiting_options(poll: Poll) -> list[Option]:
    """Answers that voters added and that no facilitator has let onto the room screen."""
    return [option for option in poll.options if not option.on_screen]


def _showing(poll: Poll) -> list[str]:
    steps = ["show-at-close" if poll.held else "hold"]
    if poll.reveal is not Reveal.AT_CLOSE:
        steps.append("move" if poll.frozen else "freeze")
    return steps


def _for_others(poll: Poll) -> list[str]:
    """Hands and votes entered for somebody; neither in a secret poll, where whoever types would know."""
    if poll.mode is Mode.SECRET or poll.state not in TAKES_VOTES:
        return ["look"]
    return [*(["hands"] if takes_hands(poll) else []), "enter", "look"]


def run_buttons(poll: Poll, *words: str) -> list[discord.ui.Item[Any]]:
    styles = {
        "open": discord.ButtonStyle.primary,
        "show": discord.ButtonStyle.primary,
        "cancel-sure": discord.ButtonStyle.danger,
    }
    return [
        RunPoll(poll.id, word, label=say(LABELS[word]), style=styles.get(word, discord.ButtonStyle.secondary))
        for word in words
    ]


LABELS: Mapping[str, str] = {
    "open": "polls-button-open",
    "words": "polls-button-words",
    "voting": "polls-button-voting-settings",
    "counting": "polls-button-counting-settings",
    "template": "polls-button-template",
    "later": "polls-button-later",
    "more": "polls-button-more-time",
    "pause": "polls-button-pause",
    "go-on": "polls-button-go-on",
    "close": "polls-button-close",
    "cancel": "polls-button-cancel",
    "hold": "polls-button-hold",
    "show": "polls-button-show",
    "show-at-close": "polls-button-show-at-close",
    "freeze": "polls-button-freeze",
    "move": "polls-button-move",
    "hands": "polls-button-hands",
    "enter": "polls-button-enter",
    "look": "polls-button-look",
    "screen": "polls-button-screen",
    "group": "polls-button-group",
    "cancel-sure": "polls-button-cancel-sure",
    "keep": "polls-button-keep",
    "again": "polls-button-again",
    "files": "polls-button-files",
}
