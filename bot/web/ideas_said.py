"""What people do on the page of one idea: support, say something, follow, take back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from aiohttp import web

from bot.core.errors import BadInput, Refusal
from bot.core.wording import say
from bot.ideas.rules import SupportKind
from bot.ideas.service import IdeaService
from bot.web.guard import form_of, one
from bot.web.idea_doors import Visitor
from bot.web.idea_page import idea_page
from bot.web.keys import SERVICES

Form = Mapping[str, list[str]]
Deed = Callable[[IdeaService, Visitor, int, Form], Awaitable[tuple[int, tuple[str, ...]]]]
"""Does it, and returns the idea where that is seen, and the words that were written."""


async def _support(ideas: IdeaService, by: Visitor, idea_id: int, _form: Form) -> tuple[int, tuple[str, ...]]:
    return (await ideas.support(by.actor, idea_id, SupportKind.SUPPORT)).id, ()


async def _say(
    kind: SupportKind, ideas: IdeaService, by: Visitor, idea_id: int, form: Form
) -> tuple[int, tuple[str, ...]]:
    words = one(form, "words")
    named = one(form, "named") == "1"
    return (await ideas.support(by.actor, idea_id, kind, words=words, named=named)).id, (words,)


async def _take_back(ideas: IdeaService, by: Visitor, idea_id: int, _form: Form) -> tuple[int, tuple[str, ...]]:
    return (await ideas.take_back_support(by.actor, idea_id)).id, ()


async def _comment(ideas: IdeaService, by: Visitor, idea_id: int, form: Form) -> tuple[int, tuple[str, ...]]:
    words = one(form, "words")
    comment = await ideas.comment(by.actor, idea_id, words, named=one(form, "named") == "1")
    return comment.idea_id, (words,)


async def _take_back_comment(ideas: IdeaService, by: Visitor, idea_id: int, form: Form) -> tuple[int, tuple[str, ...]]:
    asked = one(form, "comment")
    if not asked.isdecimal() or len(asked) > 9:
        raise BadInput
    await ideas.withdraw_comment(by.actor, int(asked))
    return idea_id, ()


async def _follow(
    following: bool, ideas: IdeaService, by: Visitor, idea_id: int, _form: Form
) -> tuple[int, tuple[str, ...]]:
    return (await ideas.follow(by.actor, idea_id, following=following)).id, ()


async def _not_for_me(ideas: IdeaService, by: Visitor, idea_id: int, _form: Form) -> tuple[int, tuple[str, ...]]:
    return (await ideas.not_for_me(by.actor, idea_id)).id, ()


async def _answer_moderator(ideas: IdeaService, by: Visitor, idea_id: int, form: Form) -> tuple[int, tuple[str, ...]]:
    asked, words = one(form, "moderation"), one(form, "words")
    if not asked.isdecimal() or len(asked) > 9:
        raise BadInput
    await ideas.answer_moderation(by.actor, int(asked), words)
    return idea_id, (words,)


ACTS: Mapping[str, Deed] = {
    "support": _support,
    "matters": partial(_say, SupportKind.MATTERS),
    "missing": partial(_say, SupportKind.MISSING),
    "take-back": _take_back,
    "comment": _comment,
    "take-back-comment": _take_back_comment,
    "follow": partial(_follow, True),
    "unfollow": partial(_follow, False),
    "not-for-me": _not_for_me,
    "answer-moderator": _answer_moderator,
}


async def act(name: str, request: web.Request, visitor: Visitor) -> web.StreamResponse:
    """Do what the form asks, and see the page that shows it; loading that again does nothing again."""
    visitor.require_part()
    form, services = await form_of(request), request.app[SERVICES]
    try:
        seen_at, words = await ACTS[name](services.ideas, visitor, int(request.match_info["idea_id"]), form)
    except Refusal as refusal:
        said = say(refusal.message, **refusal.facts)
        return await idea_page(request, visitor, trouble=said, act=name, typed=form, status=refusal.status)
    asked = {"done": name}
    if words and await services.ideas.safety_card(visitor.actor.group_id, *words):
        asked["card"] = "1"
    return web.Response(status=303, headers={"Location": visitor.at(f"/{seen_at}", **asked)})
