"""/mine/access: a person's own pages about what they need, behind their private link. Discord keeps none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.access.rules import Draft, NeedsDetail, NeedState, Purpose
from bot.access.service import AccessService, Mine
from bot.core.errors import NotFound, Refusal
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.meetings.rules import Meeting, NoMeetingPlanned
from bot.services import Services
from bot.web.access_view import FormView, check_view, form_view, home_view, who_view
from bot.web.guard import form_of, one
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.private import private_actor, private_page
from config.access_needs import Detail, NeedGroup

PURPOSE = "access"
HERE = r"/mine/access/{meeting_id:\d{1,9}}"
"""Meeting 0 is the next one, or none where none is planned."""

Form = Mapping[str, list[str]]


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get("/mine/access", _next_meeting)
    router.add_get(HERE, _home)
    router.add_get(f"{HERE}/form/{{step:\\d{{1,2}}}}", _form)
    router.add_post(f"{HERE}/form/{{step:\\d{{1,2}}}}", _fill_in)
    router.add_get(f"{HERE}/who", _who)
    router.add_post(f"{HERE}/who", _agree)
    router.add_get(f"{HERE}/forget", _forget_sure)
    for name, deed in _DEEDS.items():
        router.add_post(f"{HERE}/{name}", _doing(name, deed))


@dataclass(frozen=True)
class At:
    """Whose page it is, and the meeting it is about."""

    request: web.Request
    services: Services
    actor: Actor
    meeting: Meeting | None
    zone: ZoneInfo

    @property
    def access(self) -> AccessService:
        return self.services.access

    @property
    def meeting_id(self) -> int | None:
        return self.meeting.id if self.meeting else None

    def address(self, rest: str = "", **facts: str) -> str:
        asked = {**Look.of(self.request.query).asked, **facts}
        path = f"/mine/access/{self.meeting_id or 0}{rest}"
        return str(self.request.rel_url.with_path(path).with_query(asked))

    def go(self, rest: str = "", *, done: str = "") -> web.Response:
        """See the page that shows what happened; loading it again sends nothing again."""
        facts = {"done": done} if done else {}
        return web.Response(status=303, headers={"Location": self.address(rest, **facts)})

    async def mine(self) -> Mine:
        return await self.access.mine(self.actor, self.meeting_id)

    async def leads(self) -> list[str]:
        holders = await self.services.people.holders(self.actor.group_id, Role.ACCESS_LEAD)
        return [person.name for person in holders]


async def _at(request: web.Request) -> At:
    services, actor = request.app[SERVICES], await private_actor(request, PURPOSE)
    meeting_id = int(request.match_info["meeting_id"])
    zone = (await services.groups.group(actor.group_id)).zone
    if meeting_id:
        return At(request, services, actor, (await services.meetings.view(actor.group_id, meeting_id)).meeting, zone)
    try:
        return At(request, services, actor, (await services.meetings.next_up(actor.group_id)).meeting, zone)
    except NoMeetingPlanned:
        return At(request, services, actor, None, zone)


def _shown(at: At, template: str, facts: Mapping[str, Any], *, status: int = 200) -> web.Response:
    done = at.request.query.get("done", "")
    around = {
        "here": at.address().partition("?")[0],
        "done": say(f"web-access-done-{done}") if done in DONE else "",
    }
    return private_page(at.request, template, PURPOSE, {**around, **facts}, status=status)


# The first page


async def _next_meeting(request: web.Request) -> web.Response:
    """Where a link that names no meeting leads."""
    return web.Response(status=303, headers={"Location": f"/mine/access/0{Look.of(request.query).query}"})


async def _home(request: web.Request) -> web.Response:
    at = await _at(request)
    mine = await at.mine()
    names = await at.services.people.names(
        {one.entered_by for one in mine.standing if one.entered_by}
        | {one.need.entered_by for one in mine.needs if one.need.entered_by}
    )
    now, leads = at.services.clock(), await at.leads()
    view = home_view(at.access.catalogue, at.meeting, mine, zone=at.zone, now=now, leads=leads, names=names)
    return _shown(at, "access_home.html", {"view": view})


# The form


async def _form(request: web.Request) -> web.Response:
    at = await _at(request)
    return await _step_page(at, await _draft(at), _step_of(at, request))


def _step_of(at: At, request: web.Request) -> int:
    """Raises NotFound for a step that the form does not have."""
    step = int(request.match_info["step"])
    if step > len(at.access.catalogue.groups) + 1:
        raise NotFound
    return step


async def _draft(at: At) -> Draft:
    return await at.access.draft(at.actor, at.meeting_id)


async def _step_page(
    at: At, draft: Draft, step: int, *, problems: Mapping[str, str] | None = None, status: int = 200
) -> web.Response:
    """Before the yes to keeping there is only the page that asks for it."""
    catalogue = at.access.catalogue
    if Purpose.STORE not in draft.consents or step == 0:
        return _shown(at, "access_consent.html", {"leads": await at.leads()}, status=status)
    if step > len(catalogue.groups):
        return _shown(at, "access_check.html", {"view": check_view(catalogue, draft), "problems": problems or {}})
    view: FormView = form_view(catalogue, draft, step)
    return _shown(at, "access_form.html", {"view": view, "problems": problems or {}}, status=status)


async def _fill_in(request: web.Request) -> web.Response:
    """Keep what this step says, and go where the button says."""
    at, form = await _at(request), await form_of(request)
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
    return at.go(f"/form/{max(1, following)}")


async def _consent(at: At, draft: Draft, form: Form) -> web.Response:
    if one(form, "keep") != "yes":
        return at.go(done="nothing-kept")
    await at.access.keep_draft(at.actor, replace(draft, consents=draft.consents | {Purpose.STORE}))
    return at.go("/form/1")


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


async def _finish(at: At, draft: Draft, form: Form) -> web.Response:
    asked = {Purpose(recipient.value) for key in draft.answers for recipient in at.access.catalogue.kind(key).share}
    yes = {purpose for purpose in asked if purpose.value in form.get("tell", [])}
    always = one(form, "always") != "once"
    draft = replace(draft, always=always, consents=(draft.consents - asked) | yes)
    await at.access.keep_draft(at.actor, draft)
    then = one(form, "then")
    if then == "stop":
        return at.go(done="stopped")
    if then == "back":
        return at.go(f"/form/{len(at.access.catalogue.groups)}")
    try:
        await at.access.send(at.actor, draft)
    except NeedsDetail as refusal:
        words = {"": say(refusal.message, **refusal.facts)}
        view = check_view(at.access.catalogue, draft)
        return _shown(at, "access_check.html", {"view": view, "problems": words}, status=422)
    return at.go(done="sent")


# Who is told


async def _who(request: web.Request) -> web.Response:
    at = await _at(request)
    mine = await at.mine()
    names = await at.services.people.names({opening.by for opening in mine.openings})
    return _shown(at, "access_who.html", {"view": who_view(at.access.catalogue, mine, names, at.zone)})


async def _agree(request: web.Request) -> web.Response:
    at, form = await _at(request), await form_of(request)
    kept = (await at.mine()).agreed & {Purpose.STORE}
    known = {purpose.value for purpose in Purpose if purpose is not Purpose.STORE}
    await at.access.agree(at.actor, kept | {Purpose(name) for name in form.get("tell", []) if name in known})
    return at.go("/who", done="agreed")


async def _forget_sure(request: web.Request) -> web.Response:
    return _shown(await _at(request), "access_forget.html", {})


# One press, one use case


async def _same(at: At, _form: Form) -> None:
    await at.access.same_as_last_time(at.actor, at.meeting_id or 0)


async def _not_this_time(at: At, _form: Form) -> None:
    await at.access.not_this_time(at.actor, at.meeting_id or 0)


async def _right(at: At, _form: Form) -> None:
    await at.access.still_right(at.actor)


async def _take_back(at: At, form: Form) -> None:
    await at.access.withdraw(at.actor, _number(form, "need"))


async def _drop(at: At, form: Form) -> None:
    await at.access.drop_standing(at.actor, _number(form, "standing"))


async def _judge(at: At, form: Form) -> None:
    how = one(form, "how")
    if how not in {state.value for state in NeedState}:
        raise NotFound
    await at.access.judge(at.actor, _number(form, "need"), NeedState(how), one(form, "words"))


async def _talk(at: At, form: Form) -> None:
    await at.access.rather_talk(at.actor, one(form, "words"))


async def _forget(at: At, _form: Form) -> None:
    await at.access.agree(at.actor, ())


def _number(form: Form, name: str) -> int:
    """Raises NotFound for what is no number of ours."""
    text = one(form, name)
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise NotFound
    return int(text)


Deed = Callable[[At, Form], Any]
_DEEDS: Mapping[str, Deed] = {
    "same": _same,
    "not-this-time": _not_this_time,
    "right": _right,
    "take-back": _take_back,
    "drop": _drop,
    "judge": _judge,
    "talk": _talk,
    "forget": _forget,
}
DONE = frozenset({*_DEEDS, "sent", "stopped", "nothing-kept", "agreed"})
"""What an address may say was just done."""


def _doing(name: str, deed: Deed) -> Callable[[web.Request], Any]:
    async def handler(request: web.Request) -> web.Response:
        at, form = await _at(request), await form_of(request)
        try:
            await deed(at, form)
        except Refusal as refusal:
            if refusal.status == 403:
                raise
            facts = {"words": say(refusal.message, **refusal.facts)}
            return _shown(at, "access_refused.html", facts, status=refusal.status)
        return at.go(done=name)

    return handler
