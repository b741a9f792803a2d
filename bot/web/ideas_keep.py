"""Looking after one idea on its page: status, answer, news, what it becomes, joining twins, and moderation.

Only behind a person's own private link and in the console: there nobody else holds the page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from aiohttp import web

from bot.core.errors import BadInput, Refusal
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import Outcome, Status
from bot.meetings.when import read_date
from bot.polls.asking import NewPoll
from bot.polls.rules import PollKind
from bot.services import Services
from bot.web.ballot import Form
from bot.web.console_form import value_of
from bot.web.guard import form_of
from bot.web.idea_doors import Visitor
from bot.web.idea_page import idea_page
from bot.web.keys import SERVICES

Deed = Callable[[Services, Visitor, int, Form], Awaitable[Any]]


class NotChosen(BadInput):
    """Nothing was chosen from a list where one has to be, or something that is not on it."""

    message = "web-ideas-refused-choose"


async def _status(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    status = _one_of(Status, form, "status")
    return await services.ideas.set_status(by.actor, idea_id, status, value_of(form, "words"))


async def _answer(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    outcome = Outcome(*(value_of(form, part) for part in ("we_did", "could_not", "next_step")))
    return await services.ideas.answer(by.actor, idea_id, _one_of(Status, form, "status"), outcome)


async def _news(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    return await services.ideas.say_news(by.actor, idea_id, value_of(form, "words"))


async def _reopen(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    return await services.ideas.reopen(by.actor, idea_id, value_of(form, "words"))


async def _take_on(services: Services, by: Visitor, idea_id: int, _form: Form) -> object:
    return await services.ideas.take_on(by.actor, idea_id)


async def _agenda(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    return await services.ideas.suggest_for_agenda(by.actor, idea_id, _id_of(form, "meeting"))


async def _poll(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    answers = tuple(line.strip() for line in value_of(form, "options").splitlines() if line.strip())
    new = NewPoll(value_of(form, "question"), _one_of(PollKind, form, "kind"), answers)
    return await services.ideas.prepare_poll(by.actor, idea_id, _id_of(form, "meeting"), new)


async def _action(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    return await services.ideas.make_action(
        by.actor,
        idea_id,
        value_of(form, "text"),
        owner_id=_id_of(form, "person"),
        partner_id=_id_of(form, "partner") if value_of(form, "partner") else None,
        due=read_date(value_of(form, "due")),
    )


async def _join(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    return await services.ideas.merge(by.actor, idea_id, _id_of(form, "into"))


async def _part(services: Services, by: Visitor, idea_id: int, _form: Form) -> object:
    return await services.ideas.undo_merge(by.actor, idea_id)


async def _moderate(services: Services, by: Visitor, idea_id: int, form: Form) -> object:
    act = _one_of(Act, form, "act")
    return await services.ideas.moderate(by.actor, idea_id, act, _reason(form), value_of(form, "words"))


async def _moderate_comment(act: Act, services: Services, by: Visitor, _idea_id: int, form: Form) -> object:
    comment_id = _id_of(form, "comment")
    return await services.ideas.moderate_comment(by.actor, comment_id, act, _reason(form), value_of(form, "words"))


DEEDS: Mapping[str, Deed] = {
    "keep-status": _status,
    "keep-answer": _answer,
    "keep-news": _news,
    "keep-reopen": _reopen,
    "keep-take-on": _take_on,
    "keep-agenda": _agenda,
    "keep-poll": _poll,
    "keep-action": _action,
    "keep-join": _join,
    "keep-part": _part,
    "keep-moderate": _moderate,
    "keep-hide-comment": partial(_moderate_comment, Act.HIDE),
    "keep-show-comment": partial(_moderate_comment, Act.SHOW),
}
"""Each says with `web-ideas-done-*` that it is done."""


async def act(name: str, request: web.Request, visitor: Visitor) -> web.StreamResponse:
    """Do what the form asks, and see the page that shows it; loading that again does nothing again."""
    visitor.require_keeping()
    form, idea_id = await form_of(request), int(request.match_info["idea_id"])
    try:
        await DEEDS[name](request.app[SERVICES], visitor, idea_id, form)
    except Refusal as refusal:
        said = say(refusal.message, **refusal.facts)
        return await idea_page(request, visitor, trouble=said, act=name, typed=form, status=refusal.status)
    return web.Response(status=303, headers={"Location": visitor.at(f"/{idea_id}", done=name)})


def _one_of(kind: Any, form: Form, name: str) -> Any:
    """Raises NotChosen."""
    typed = value_of(form, name)
    if typed not in set(kind):
        raise NotChosen
    return kind(typed)


def _reason(form: Form) -> Reason | None:
    typed = value_of(form, "reason")
    return Reason(typed) if typed in set(Reason) else None


def _id_of(form: Form, name: str) -> int:
    """Raises NotChosen."""
    number = whole_number(value_of(form, name))
    if number is None:
        raise NotChosen
    return number
