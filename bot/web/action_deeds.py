"""What can be done about an action on a page: one list for the console and for a person's own pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.actions.rules import Outcome
from bot.actions.service import ActionService
from bot.core.roles import Actor
from bot.web.ballot import Form
from bot.web.console_form import value_of

Deed = Callable[[ActionService, Actor, int, Form], Awaitable[Any]]


def _outcome(outcome: Outcome) -> Deed:
    return lambda actions, actor, action_id, form: actions.offer_outcome(
        actor, action_id, outcome, value_of(form, "words"), value_of(form, "next")
    )


DEEDS: Mapping[str, Deed] = {
    "news": lambda actions, actor, action_id, form: actions.add_news(actor, action_id, value_of(form, "words")),
    "did": _outcome(Outcome.DID),
    "could-not": _outcome(Outcome.COULD_NOT),
    "accept": lambda actions, actor, action_id, _: actions.accept(actor, action_id),
    "not-yet": lambda actions, actor, action_id, form: actions.not_yet(actor, action_id, value_of(form, "words")),
}
