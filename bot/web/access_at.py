"""Whose page about needs it is, for which meeting, and for whom it is filled in; and how each of them is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.access.service import AccessService, Mine
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.meetings.rules import Meeting, NoMeetingPlanned
from bot.people.rules import Person
from bot.services import Services
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.private import private_actor, private_page

PURPOSE = "access"
HERE = r"/mine/access/{meeting_id:\d{1,9}}"
"""Meeting 0, or one that is over, is the next one, or none where none is planned."""

DONE = frozenset({
    "same", "not-this-time", "right", "take-back", "drop", "undo", "undo-kept", "judge", "talk", "forget",
    "sent", "sent-for", "stopped", "nothing-kept", "agreed",
})  # fmt: skip
"""What an address may say was just done."""


@dataclass(frozen=True)
class At:
    """Whose page it is, and the meeting it is about."""

    request: web.Request
    services: Services
    actor: Actor
    meeting: Meeting | None
    zone: ZoneInfo
    helped: Person | None = None
    """Whom it is filled in for, where that is somebody else."""

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

    @property
    def form(self) -> str:
        """Where the steps of the form stand."""
        return f"/for/{self.helped.id}/form" if self.helped else "/form"

    async def mine(self) -> Mine:
        return await self.access.mine(self.actor, self.meeting_id)

    async def leads(self) -> list[str]:
        holders = await self.services.people.holders(self.actor.group_id, Role.ACCESS_LEAD)
        return [person.name for person in holders]


async def at_of(request: web.Request) -> At:
    """Raises NotFound for a person or a meeting of another group."""
    services, actor = request.app[SERVICES], await private_actor(request, PURPOSE)
    zone = (await services.groups.group(actor.group_id)).zone
    person_id = int(request.match_info.get("person_id", actor.person_id))
    helped = await services.people.person(actor.group_id, person_id) if person_id != actor.person_id else None
    return At(request, services, actor, await _meeting(request, actor), zone, helped)


async def _meeting(request: web.Request, actor: Actor) -> Meeting | None:
    meetings, meeting_id = request.app[SERVICES].meetings, int(request.match_info["meeting_id"])
    if meeting_id and not (chosen := (await meetings.view(actor.group_id, meeting_id)).meeting).is_over:
        return chosen
    try:
        return (await meetings.next_up(actor.group_id)).meeting
    except NoMeetingPlanned:
        return None


def shown(at: At, template: str, facts: Mapping[str, Any], *, status: int = 200) -> web.Response:
    done = at.request.query.get("done", "")
    around = {
        "here": at.address().partition("?")[0],
        "form": at.address(at.form).partition("?")[0],
        "helped": at.helped.name if at.helped else "",
        "done": say(f"web-access-done-{done}") if done in DONE else "",
    }
    return private_page(at.request, template, PURPOSE, {**around, **facts}, status=status)
