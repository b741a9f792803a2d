"""The form of /mine/access, one group of needs at a time; for oneself, or for somebody whom one supports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aiohttp import web

from bot.access.rules import Draft, NeedsDetail, NothingSaid, Purpose
from bot.core.errors import NotFound
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.web.access_at import HERE, At, at_of, shown
from bot.web.access_view import FormView, check_view, form_view
from bot.web.guard import form_of, one
from config.access_needs import Detail, NeedGroup

FOR = HERE + r"/for/{person_id:\d{1,9}}"
Form = Mapping[str, list[str]]


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(f"{HERE}/for", _whom)
    router.add_post(f"{HERE}/for", _chosen)
    for where in (HERE, FOR):
        router.add_get(f"{where}/form/{{step:\\d{{1,2}}}}", _form)
        router.add_post(f"{where}/form/{{step:\\d{{1,2}}}}", _fill_in)


# For somebody else


async def _whom(request: web.Request) -> web.Response:
    """Everybody whom one could support, also those without an account; the phones of the room are left out."""
    at, phone = await at_of(request), say("checkin-phone-name", number=0).replace("0", "")
    people = [
        (person.id, person.name)
        for person in await at.services.people.everyone(at.actor.group_id)
        if not person.name.startswith(phone) and person.id != at.actor.person_id
    ]
    return shown(at, "access_for.html", {"people": sorted(people, key=lambda each: each[1].casefold())})


async def _chosen(request: web.Request) -> web.Response:
    at, person = await at_of(request), whole_number(one(await form_of(request), "person"))
    if person is None:
        raise NotFound
    return at.go(f"/for/{person}/form/0")


# Steps


async def _form(request: web.Request) -> web.Response:
    at = await at_of(request)
    return await _step_page(at, await _draft(at), _step_of(at, request))


def _step_of(at: At, request: web.Request) -> int:
    """Raises NotFound for a step that the form does not have."""
    step = int(request.match_info["step"])
    if step > len(at.access.catalogue.groups) + 1:
        raise NotFound
    return step


async def _draft(at: At) -> Draft:
    return await at.access.draft(at.actor, at.meeting_id, at.helped.id if at.helped else None)


async def _step_page(
    at: At, draft: Draft, step: int, *, problems: Mapping[str, str] | None = None, status: int = 200
) -> web.Response:
    """Before the yes to keeping there is only the page that asks for it."""
    catalogue = at.access.catalogue
    if Purpose.STORE not in draft.consents or step == 0:
        return shown(at, "access_consent.html", {"leads": await at.leads()}, status=status)
    if step > len(catalogue.groups):
        return shown(
            at,
            "access_check.html",
            {"view": check_view(catalogue, draft, helped=at.helped is not None), "problems": problems or {}},
        )
    view: FormView = form_view(catalogue, draft, step)
    return shown(at, "access_form.html", {"view": view, "problems": problems or {}}, status=status)


async def _fill_in(request: web.Request) -> web.Response:
    """Keep what this step says, and go where the button says."""
    at, form = await at_of(request), await form_of(request)
    step, draft = _step_of(at, request), await _draft(at)
    groups = at.access.catalogue.groups
    if step == 0:
        return await _consent(at, draft, form)
    if step > len(groups):
        return await _finish(at, draft, form)
    draft = _with_group(draft, groups[step - 1], form)
    await at.access.keep_draft(at.actor, draft)
    then = one(form, "then")
    problems = _missing(draft, groups[step - 1])
    if problems and then in {"next", "end"}:
        return await _step_page(at, draft, step, problems=problems, status=422)
    if then == "stop":
        return at.go(done="stopped")
    following = {"back": step - 1, "end": len(groups) + 1}.get(then, step + 1)
    return at.go(f"{at.form}/{max(1, following)}")


async def _consent(at: At, draft: Draft, form: Form) -> web.Response:
    if one(form, "keep") != "yes":
        return at.go(done="nothing-kept")
    await at.access.keep_draft(at.actor, replace(draft, consents=draft.consents | {Purpose.STORE}))
    return at.go(f"{at.form}/1")


def _with_group(draft: Draft, group: NeedGroup, form: Form) -> Draft:
    chosen = set(form.get("need", []))
    here = {kind.key for kind in group.kinds}
    others = {key: detail for key, detail in draft.answers.items() if key not in here}
    said = {kind.key: one(form, f"detail-{kind.key}") for kind in group.kinds if kind.key in chosen}
    return replace(draft, answers=others | said)


def _missing(draft: Draft, group: NeedGroup) -> dict[str, str]:
    """Need to what is wrong with it, in words, for what was chosen in this group."""
    gaps = [k for k in group.kinds if k.detail is Detail.NEEDED and draft.answers.get(k.key) == ""]
    return {kind.key: say("web-access-needs-detail", ask=kind.ask) for kind in gaps}


def _with_consents(at: At, draft: Draft, form: Form) -> Draft:
    """Only those are changed who could be told something of what was chosen; by a supporter, nobody."""
    always = one(form, "always") != "once"
    if at.helped:
        return replace(draft, always=always)
    asked = {Purpose(recipient.value) for key in draft.answers for recipient in at.access.catalogue.kind(key).share}
    yes = {purpose for purpose in asked if purpose.value in form.get("tell", [])}
    return replace(draft, always=always, consents=(draft.consents - asked) | yes)


async def _finish(at: At, draft: Draft, form: Form) -> web.Response:
    draft = _with_consents(at, draft, form)
    await at.access.keep_draft(at.actor, draft)
    then = one(form, "then")
    if then == "stop":
        return at.go(done="stopped")
    if then == "back":
        return at.go(f"{at.form}/{len(at.access.catalogue.groups)}")
    try:
        await at.access.send(at.actor, draft)
    except (NeedsDetail, NothingSaid) as refusal:
        words = {"": say(refusal.message, **refusal.facts)}
        view = check_view(at.access.catalogue, draft, helped=at.helped is not None)
        return shown(at, "access_check.html", {"view": view, "problems": words}, status=422)
    return at.go(done="sent-for" if at.helped else "sent")
