"""Decisions and actions as cards. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import discord

from bot.actions.rules import Action, ActionState, Decision, DecisionState, Source
from bot.actions.words import action_lines, decision_lines
from bot.core.wording import say
from bot.groups.rules import Group
from cogs.actions.adding import AddFrom
from cogs.actions.components import Accept, Finish, Move, NotYet, Review, TellNews
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain, shortened
from cogs.shared.sources import source_lines

MOST_LISTED = 10
"""Actions of one list; with their sentences they stay under Discord's 4000 characters."""


def action_card(
    action: Action, today: date, group: Group, *, said: str = "", came_from: Sequence[str] = ()
) -> discord.ui.LayoutView:
    """One action with what can be done about it. `said` stands first; `came_from` says which ideas led to it."""
    words = action_words(action, today, group.zone, "##")
    origin = "\n".join(line for line in (*came_from, source_lines(action.sources, group.guild_id)) if line)
    return card(said, words, origin, buttons(action))


def buttons(action: Action) -> Sequence[discord.ui.Item[discord.ui.LayoutView]]:
    """None once it is closed. Who may press which is for the services to say."""
    if action.state is ActionState.CLOSED:
        return ()
    shown: list[discord.ui.Item[discord.ui.LayoutView]] = []
    if action.state is ActionState.OFFERED:
        shown.append(Accept(action.id, label=say("actions-button-accept"), style=discord.ButtonStyle.primary))
        shown.append(NotYet(action.id, label=say("actions-button-not-yet")))
    shown.append(TellNews(action.id, label=say("actions-button-news")))
    shown.append(Finish(action.id, label=say("actions-button-finish")))
    shown.append(Move(action.id, label=say("actions-button-move")))
    return shown


def decision_card(
    decision: Decision, came_of: Sequence[Source], guild_id: int, *, came_from: Sequence[str] = ()
) -> discord.ui.LayoutView:
    """A decision with what it came from, an idea too, and the actions that came of it."""
    return card(
        f"{say('decisions-heading')}\n{_decision_words(decision, '## ')}",
        "\n".join(line for line in (*came_from, source_lines(decision.sources, guild_id)) if line),
        source_lines(came_of, guild_id, came_of=True),
        [
            *review_row([decision]),
            AddFrom(decision.meeting_id, f"decision-{decision.id}", label=say("actions-button-add-from")),
        ],
    )


def decisions_card(heading: str, decisions: Sequence[Decision]) -> discord.ui.LayoutView:
    """The newest of `decisions` last."""
    listed = decisions[-MOST_LISTED:]
    parts: list[Part] = [f"## {heading}", *(_decision_words(decision, "**", "**") for decision in listed)]
    if not listed:
        parts.append(say("decisions-list-none"))
    return card(*parts, review_row(listed))


def review_row(decisions: Sequence[Decision]) -> Sequence[discord.ui.Item[discord.ui.LayoutView]]:
    waiting = [decision for decision in decisions if decision.state is DecisionState.UNDER_REVIEW]
    return [
        Review(decision.id, label=shortened(say("decisions-button-review", text=decision.text), 38))
        for decision in waiting[:5]
    ]


def action_words(action: Action, today: date, zone: ZoneInfo, before: str, after: str = "") -> str:
    space = " " if before.startswith("#") else ""
    lines = [plain(line, 300) for line in action_lines(action, today, zone)]
    return "\n".join([f"{before}{space}{plain(action.text)}{after}", *lines])


def _decision_words(decision: Decision, before: str, after: str = "") -> str:
    lines = [plain(line, 450) for line in decision_lines(decision)]
    return "\n".join([f"{before}{plain(decision.text)}{after}", *lines])
