"""/join/{key}: everything a person needs to take part, without JavaScript, account, code or password."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from bot.ideas.seen import Linked
from bot.meetings.ics import calendar_file
from bot.meetings.rules import Meeting, require_not_over
from bot.papers.rules import PaperView
from bot.services import Services
from bot.web.join_view import join_view
from bot.web.keys import SERVICES, meeting_of
from bot.web.look import Look
from bot.web.pages import page
from bot.web.papers import file_answer
from bot.web.papers_view import ReadablePaper, released_view


def add_routes(app: web.Application) -> None:
    app.router.add_get("/join/{key}", _join)
    app.router.add_get("/join/{key}/meeting.ics", _calendar_file)
    app.router.add_get("/join/{key}/phone", _take_part)
    app.router.add_get(r"/join/{key}/paper/{version_id:\d{1,9}}", _paper)


async def _join(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    meeting = await meeting_of(request)
    group_id = meeting.meeting.group_id
    agenda = await services.agenda.view(group_id, meeting.meeting.id)
    items = [item.id for item in (*agenda.planned, *agenda.answered)]
    behind = await services.ideas.ideas_behind(group_id, Linked.AGENDA_ITEM, items)
    view = join_view(meeting, agenda, await services.groups.group(group_id), behind)
    papers = await services.papers.released(group_id, meeting.meeting.id)
    return page(
        request,
        "join.html",
        {
            "view": view,
            "calendar_file": f"{request.path}/meeting.ics",
            "record": f"/record/{meeting.meeting.key}",
            "base": request.path,
            "ideas": f"{request.path}/ideas",
            "papers": papers_of(services, meeting.meeting, papers),
        },
    )


def papers_of(services: Services, meeting: Meeting, views: Sequence[PaperView]) -> list[ReadablePaper]:
    """Papers that are out, for everybody who has the joining link."""
    return released_view(views, services.papers.label, file_at=f"/join/{meeting.key}/paper")


async def _paper(request: web.Request) -> web.Response:
    meeting = (await meeting_of(request)).meeting
    papers, version_id = request.app[SERVICES].papers, int(request.match_info["version_id"])
    return file_answer(*await papers.open_released(meeting.group_id, meeting.id, version_id))


async def _take_part(request: web.Request) -> web.Response:
    """To the phone page, as the room screen's code leads there. Who comes from here may well be at home."""
    meeting = (await meeting_of(request)).meeting
    require_not_over(meeting)
    token = await request.app[SERVICES].check_ins.joining_token(meeting.group_id, meeting.id)
    look = Look.of(request.query)
    return web.Response(status=303, headers={"Location": f"/p/{token}{look.query_with(**{'from': 'page'})}"})


async def _calendar_file(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    meeting = await meeting_of(request)
    zone = (await services.groups.group(meeting.meeting.group_id)).zone
    return web.Response(
        body=calendar_file(meeting, zone=zone, public_url=services.settings.url_for_others),
        content_type="text/calendar",
        charset="utf-8",
        headers={"Content-Disposition": 'attachment; filename="meeting.ics"'},
    )
