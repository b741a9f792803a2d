"""/mine/papers/{meeting}: the papers of a meeting, one's own format first; organisers bring them out there too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.core.errors import NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import Meeting
from bot.meetings.when import read_date
from bot.papers.rules import STANDARD, PaperView, Version, Wanted
from bot.papers.service import NewVersion
from bot.services import Services
from bot.uploads.rules import Purpose
from bot.uploads.service import Opened
from bot.web.forms import Sent, form_with_files
from bot.web.guard import form_of, one
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.papers_view import Trouble, arrange_view, reading_view
from bot.web.private import private_actor, private_page
from bot.web.record_list import ways_to_read

PURPOSE = "papers"
HERE = r"/mine/papers/{meeting_id:\d{1,9}}"
PAPER = r"/{paper_id:\d{1,9}}"
DONE = frozenset({"comment", "take-back", "add", "attach", "release"})
"""What an address may say was just done."""

RECORD_SHOWN = timedelta(days=60)
"""How long after a meeting its record is shown beside the papers of the next."""

Form = Mapping[str, list[str]]


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get("/mine/papers", _next_meeting)
    router.add_get(HERE, _read)
    router.add_get(HERE + r"/file/{version_id:\d{1,9}}", _file)
    router.add_post(HERE + PAPER + "/comment", _on_reading("comment", _comment))
    router.add_post(HERE + PAPER + "/take-back", _on_reading("take-back", _take_back))
    router.add_get(HERE + "/arrange", _arrange)
    router.add_post(HERE + "/arrange/add", _add)
    router.add_post(HERE + "/arrange" + PAPER + "/attach", _attach)
    router.add_post(HERE + "/arrange" + PAPER + "/release", _release)


@dataclass(frozen=True)
class At:
    request: web.Request
    services: Services
    actor: Actor
    meeting: Meeting

    @property
    def here(self) -> str:
        return f"/mine/papers/{self.meeting.id}"

    def go(self, rest: str, done: str) -> web.Response:
        """See the page that shows what happened; loading it again sends nothing again."""
        query = {**Look.of(self.request.query).asked, "done": done}
        there = self.request.rel_url.with_path(self.here + rest).with_query(query)
        return web.Response(status=303, headers={"Location": str(there)})

    async def paper(self) -> PaperView:
        """Raises NotFound for a paper of another meeting."""
        view = await self.services.papers.view(self.actor.group_id, int(self.request.match_info["paper_id"]))
        if view.paper.meeting_id != self.meeting.id:
            raise NotFound
        return view


async def _at(request: web.Request) -> At:
    services, actor = request.app[SERVICES], await private_actor(request, PURPOSE)
    meeting_id = int(request.match_info["meeting_id"])
    return At(request, services, actor, (await services.meetings.view(actor.group_id, meeting_id)).meeting)


async def _next_meeting(request: web.Request) -> web.Response:
    actor = await private_actor(request, PURPOSE)
    meeting = (await request.app[SERVICES].meetings.next_up(actor.group_id)).meeting
    where = f"/mine/papers/{meeting.id}{Look.of(request.query).query}"
    return web.Response(status=303, headers={"Location": where})


def _shown(at: At, template: str, facts: Mapping[str, Any], *, status: int = 200) -> web.Response:
    done = at.request.query.get("done", "")
    around = {
        "here": at.here,
        "meeting": at.meeting.title,
        "done": say(f"web-papers-done-{done}") if done in DONE else "",
        "organiser": at.actor.may(Right.ARRANGE_MEETING),
    }
    return private_page(at.request, template, PURPOSE, {**around, **facts}, status=status)


# Reading


async def _read(request: web.Request) -> web.Response:
    return await _reading(await _at(request))


async def _reading(at: At, trouble: Trouble | None = None, status: int = 200) -> web.Response:
    papers = at.services.papers
    found, said = await papers.mine(at.actor, at.meeting.id), await papers.own_comments(at.actor, at.meeting.id)
    today = at.services.clock().astimezone((await at.services.groups.group(at.actor.group_id)).zone).date()
    view = reading_view(found, said, papers.label, today, file_at=f"{at.here}/file")
    facts = {"papers": view, "trouble": trouble, **await _record_of_last(at)}
    return _shown(at, "papers.html", facts, status=status)


async def _record_of_last(at: At) -> Mapping[str, Any]:
    """The ways to read the record of this meeting if it is over, else of the last that is: this person's first."""
    services, group_id = at.services, at.actor.group_id
    over = [view.meeting for view in await services.meetings.ended_since(group_id, services.clock() - RECORD_SHOWN)]
    last = next((each for each in over if each.id == at.meeting.id), over[-1] if over else None)
    if last is None:
        return {"last": "", "ways": []}
    return {"last": last.title, "ways": ways_to_read(last.key, await services.papers.own_formats(at.actor, last.id))}


async def _file(request: web.Request) -> web.Response:
    """Organisers open what is not out yet, everybody else only what is."""
    at, wanted = await _at(request), int(request.match_info["version_id"])
    for view in await at.services.papers.of_meeting(at.actor.group_id, at.meeting.id):
        for version in view.versions:
            if version.id == wanted:
                return file_answer(version, await at.services.papers.open_file(at.actor, version))
    raise NotFound


def file_answer(version: Version, opened: Opened) -> web.Response:
    name = f"paper-{version.id}.{opened.media_type.rpartition('/')[2]}"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return web.Response(body=opened.content, content_type=opened.media_type, headers=headers)


async def _comment(at: At, form: Form) -> None:
    await at.services.papers.comment(at.actor, (await at.paper()).paper.id, one(form, "words"))


async def _take_back(at: At, form: Form) -> None:
    await at.services.papers.take_back_comment(at.actor, number_of(one(form, "comment")))


def number_of(typed: str) -> int:
    """Raises NotFound for what is no number of ours."""
    number = whole_number(typed)
    if number is None:
        raise NotFound
    return number


def _on_reading(name: str, deed: Callable[[At, Form], Awaitable[None]]) -> Callable[[web.Request], Any]:
    async def handler(request: web.Request) -> web.Response:
        at, form = await _at(request), await form_of(request)
        try:
            await deed(at, form)
        except Refusal as refusal:
            if refusal.status in {403, 404}:
                raise
            trouble = _trouble(refusal, int(request.match_info["paper_id"]), form)
            return await _reading(at, trouble, refusal.status)
        return at.go("", name)

    return handler


# Organisers


async def _arrange(request: web.Request) -> web.Response:
    return await _arranging(await _at(request))


async def _arranging(at: At, trouble: Trouble | None = None, status: int = 200) -> web.Response:
    at.actor.require(Right.ARRANGE_MEETING)
    papers, group_id = at.services.papers, at.actor.group_id
    views = await papers.of_meeting(group_id, at.meeting.id)
    said = await papers.comments(at.actor, at.meeting.id)
    names = await at.services.people.names({one.person_id for on_one in said.values() for one in on_one})
    making = {view.paper.id: await papers.to_make(view) for view in views}
    dates = await papers.going_out(group_id, at.meeting.id)
    view = arrange_view(views, making=making, said=said, names=names, dates=dates, label=papers.label)
    formats = [(key, papers.label(Wanted(key))) for key in papers.formats()]
    facts = {"view": view, "formats": formats, "trouble": trouble}
    return _shown(at, "papers_arrange.html", facts, status=status)


async def _add(request: web.Request) -> web.Response:
    at, form = await _at(request), await form_of(request)
    try:
        until = one(form, "until")
        day = read_date(until) if until else None
        about = one(form, "about")
        await at.services.papers.add_paper(at.actor, at.meeting.id, one(form, "title"), about, comments_until=day)
    except Refusal as refusal:
        return await _not_arranged(at, refusal, 0, form)
    return at.go("/arrange", "add")


async def _attach(request: web.Request) -> web.Response:
    at = await _at(request)
    at.actor.require(Right.ARRANGE_MEETING)
    paper_id = (await at.paper()).paper.id
    sent = await form_with_files(request, at.services.uploads.limits(Purpose.PAPER), most_files=1)
    try:
        await at.services.papers.attach(at.actor, paper_id, await _new_version(at, sent))
    except Refusal as refusal:
        return await _not_arranged(at, refusal, paper_id, sent.fields)
    return at.go("/arrange", "attach")


async def _new_version(at: At, sent: Sent) -> NewVersion:
    form, files = sent.fields, sent.files.get("file", ())
    put = None
    if files:
        uploads = at.services.uploads
        made = await uploads.check(files[0].content, purpose=Purpose.PAPER, name=files[0].name)
        put = await uploads.put(made)
    said = {name: one(form, name) for name in ("description", "detail", "link", "how")}
    return NewVersion(one(form, "format") or STANDARD, **said, file=put, checked=one(form, "checked") == "yes")


async def _release(request: web.Request) -> web.Response:
    at, form = await _at(request), await form_of(request)
    paper_id = (await at.paper()).paper.id
    try:
        await at.services.papers.release(at.actor, paper_id, reason=one(form, "reason"))
    except Refusal as refusal:
        return await _not_arranged(at, refusal, paper_id, form)
    return at.go("/arrange", "release")


async def _not_arranged(at: At, refusal: Refusal, paper_id: int, form: Form) -> web.Response:
    """The same page, with the reason beside the form and what was typed in it."""
    if refusal.status in {403, 404}:
        raise refusal
    return await _arranging(at, _trouble(refusal, paper_id, form), refusal.status)


def _trouble(refusal: Refusal, paper_id: int, form: Form) -> Trouble:
    words = say(refusal.message, **refusal.facts)
    return Trouble(paper_id, words, {name: one(form, name) for name in form})
