"""Decisions and actions in words: one place, so that Discord, the pages and the printed record say the same. Pure."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from bot.actions.rules import Action, ActionState, Decision, DecisionState, Source, asker_decides
from bot.core.dates import spoken_date
from bot.core.wording import say


def action_lines(action: Action, today: date, zone: ZoneInfo) -> list[str]:
    """All there is to say of it after its own text, a sentence or two a line."""
    lines = [who_words(action), due_words(action, today)]
    if action.asker_name:
        lines.append(say("actions-asked-by", name=action.asker_name))
    if action.news and action.state is not ActionState.CLOSED:
        latest = action.news[-1]
        day = spoken_date(latest.at.astimezone(zone).date())
        lines.append(say("actions-latest-news", day=day, news=latest.text))
    return [line for line in (*lines, *outcome_lines(action)) if line]


def who_words(action: Action) -> str:
    if action.partner_name:
        return say("actions-who-two", owner=action.owner_name, partner=action.partner_name)
    return say("actions-who", owner=action.owner_name)


def due_words(action: Action, today: date) -> str:
    """Empty once it is closed."""
    if action.state is ActionState.CLOSED:
        return ""
    message = "actions-overdue" if action.is_overdue(today) else "actions-due"
    return say(message, day=spoken_date(action.due))


def outcome_lines(action: Action) -> list[str]:
    """The outcome and whether it is accepted; none while nobody offered one."""
    if action.outcome is None or action.state is ActionState.OPEN:
        return []
    said = [say(f"actions-outcome-{action.outcome.value}", words=action.outcome_words)]
    if action.next_words:
        said.append(say("actions-next", words=action.next_words))
    return [*said, _waits(action)]


def _waits(action: Action) -> str:
    if action.state is ActionState.CLOSED:
        return say("actions-closed")
    if asker_decides(action) and not action.accepted_by:
        return say("actions-waits-asker")
    return say("actions-waits-panel", count=len(action.accepted_by))


def source_words(source: Source, *, came_of: bool = False) -> str:
    """What something came from, or what `came_of` it."""
    way = "led-to" if came_of else "from"
    return say(f"actions-{way}-{source.kind.value}", text=source.text, number=source.number)


def decision_lines(decision: Decision) -> list[str]:
    """What there is to say of it after its own text."""
    lines = []
    if decision.before:
        lines.append(say("decisions-before", words=decision.before))
    if decision.after:
        lines.append(say("decisions-after", words=decision.after))
    return [*lines, *_review(decision)]


def _review(decision: Decision) -> list[str]:
    if decision.state is DecisionState.UNDER_REVIEW:
        return [say("decisions-under-review")]
    if decision.state is DecisionState.CHANGED:
        return [say("decisions-changed", words=decision.review_words)]
    lines = [say("decisions-stands", words=decision.review_words)] if decision.review_words else []
    if decision.review_on:
        lines.append(say("decisions-review-on", day=spoken_date(decision.review_on)))
    return lines
