"""Posting an idea: a form, a look at those that may be the same, and then the idea's own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiohttp import web

from bot.core.errors import BadInput, Refusal
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.ideas.posting import checked_words
from bot.ideas.rules import Attachment, Idea, Level, NewIdea
from bot.ideas.seen import Twin
from bot.services import Services
from bot.uploads.rules import Purpose
from bot.web.forms import Form, SentFile, form_with_files
from bot.web.guard import one
from bot.web.headers import with_forms
from bot.web.idea_doors import Visitor
from bot.web.keys import SERVICES
from bot.web.pages import page
from bot.web.safety import asked_of


class SayWhetherNamed(BadInput):
    """Nothing is chosen beforehand, so it has to be said."""

    message = "web-ideas-refused-named"


async def form(request: web.Request, visitor: Visitor) -> web.Response:
    visitor.require_part()
    return await _form(request, visitor, {})


async def send(request: web.Request, visitor: Visitor) -> web.StreamResponse:
    """Post it, or first show what may be the same; what was typed is kept either way."""
    visitor.require_part()
    services = request.app[SERVICES]
    sent = await form_with_files(request, services.uploads.limits(Purpose.IDEA), most_files=1)
    files = sent.files.get("picture", [])
    try:
        new = _typed(sent.fields)
        checked_words(new)
        if one(sent.fields, "sure") != "1":
            twins = await services.ideas.likely_twins(visitor.actor.group_id, new.title, new.what)
            if twins:
                return await _form(request, visitor, sent.fields, twins=twins, file_again=bool(files))
        whose = await _whose(services, visitor, sent.fields)
        idea = await _post(services, visitor, new, files, one(sent.fields, "picture_words"), whose)
    except Refusal as refusal:
        said = say(refusal.message, **refusal.facts)
        return await _form(request, visitor, sent.fields, trouble=said, file_again=bool(files), status=refusal.status)
    risk = await asked_of(services, visitor.actor.group_id, new.title, new.what, new.why, new.who)
    asked = {"done": "posted", **risk}
    return web.Response(status=303, headers={"Location": visitor.at(f"/{idea.id}", **asked)})


async def _whose(services: Services, visitor: Visitor, form: Form) -> int | None:
    """The person whose idea a helper types in; None where it is their own. Only where nobody else holds the page."""
    whose = whole_number(one(form, "whose"))
    if whose is None or not visitor.keeps:
        return None
    return (await services.people.person(visitor.actor.group_id, whose)).id


async def _post(  # noqa: PLR0917 - what the form had in it
    services: Services, visitor: Visitor, new: NewIdea, files: Sequence[SentFile], described: str, whose: int | None
) -> Idea:
    if not files:
        return await services.ideas.post(visitor.actor, new, for_person=whose)
    # Without words nothing is kept, so they are asked for before the picture is looked at.
    wanted = NewIdea(**{**vars(new), "attachment": Attachment("0", described)})
    checked_words(wanted)
    uploads, purpose = services.uploads, Purpose.IDEA
    made = await uploads.check(files[0].content, purpose=purpose, name=files[0].name)
    kept = await uploads.keep(visitor.actor, made, purpose=purpose, description=described)
    with_picture = NewIdea(**{**vars(new), "attachment": Attachment(str(kept.id), described)})
    try:
        return await services.ideas.post(visitor.actor, with_picture, for_person=whose)
    except BaseException:
        await uploads.delete(visitor.actor, [kept.id])
        raise


def _typed(form: Form) -> NewIdea:
    named = one(form, "named")
    if named not in {"yes", "no"}:
        raise SayWhetherNamed
    level = one(form, "level")
    return NewIdea(
        title=one(form, "title"),
        what=one(form, "what"),
        why=one(form, "why"),
        who=one(form, "who"),
        level=Level(level) if level in set(Level) else None,
        named=named == "yes",
        tags=tuple(form.get("tag", [])),
    )


async def _form(
    request: web.Request,
    visitor: Visitor,
    typed: Mapping[str, list[str]],
    *,
    trouble: str = "",
    twins: Sequence[Twin] = (),
    file_again: bool = False,
    status: int = 200,
) -> web.Response:
    services = request.app[SERVICES]
    facts = {
        "visitor": visitor,
        "typed": {name: values[-1] for name, values in typed.items()},
        "tags": typed.get("tag", []),
        "trouble": trouble,
        "twins": twins,
        "file_again": file_again,
        "topics": (await services.ideas.settings(visitor.actor.group_id)).topics,
        "people": await services.people.everyone(visitor.actor.group_id) if visitor.keeps else (),
        "levels": Level,
        "megabytes": services.uploads.limits(Purpose.IDEA).most_megabytes,
    }
    return with_forms(page(request, "idea_form.html", facts, status=status))
