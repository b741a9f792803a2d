"""Who is at a page of claims, and what all these pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.core.dates import spoken_date
from bot.core.errors import Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from bot.services import Services
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.private import private_actor, private_page
from bot.web.receipts import address_of

CLAIM = r"{claim_id:\d{1,9}}"
NO_MEETING = "none"


@dataclass(frozen=True)
class At:
    """Who is at the private pages for one purpose, and the request they made."""

    request: web.Request
    services: Services
    actor: Actor
    purpose: str

    @property
    def claim_id(self) -> int:
        return int(self.request.match_info["claim_id"])

    def number(self, name: str) -> int:
        return int(self.request.match_info[name])

    def address(self, rest: str = "", **facts: str) -> str:
        look = Look.of(self.request.query).asked
        whole = f"/mine/{self.purpose}{rest}"
        path, _, fragment = whole.partition("#")
        url = self.request.rel_url.with_path(path).with_query({**look, **facts})
        return str(url.with_fragment(fragment) if fragment else url)

    def go(self, rest: str = "", *, done: str = "") -> web.Response:
        """See the page that shows what happened; loading it again sends nothing again."""
        facts = {"done": done} if done else {}
        return web.Response(status=303, headers={"Location": self.address(rest, **facts)})

    @staticmethod
    def file(name: str, content: bytes, kind: str, charset: str | None = None) -> web.Response:
        """To be saved under `name`."""
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=content, content_type=kind, charset=charset, headers=headers)

    def receipt_link(self, receipt_id: int) -> str:
        return address_of(self.request, self.actor, receipt_id)

    def shown(
        self,
        template: str,
        facts: Mapping[str, Any],
        *,
        done: Mapping[str, str] | None = None,
        problem: Refusal | None = None,
    ) -> web.Response:
        """`done` is what an address may say was just done, each with its words."""
        said = (done or {}).get(self.request.query.get("done", ""), "")
        around = {
            "base": f"/mine/{self.purpose}",
            "done": say(said) if said else "",
            "problem": words_of(problem) if problem else "",
        }
        status = problem.status if problem else 200
        return private_page(self.request, template, self.purpose, {**around, **facts}, status=status)


async def meetings_named(at: At, meetings: Iterable[Meeting]) -> Sequence[tuple[str, str]]:
    """Each with its day, to choose from."""
    zone = (await at.services.groups.group(at.actor.group_id)).zone
    return [(str(each.id), _meeting(each, spoken_date(each.starts_at.astimezone(zone).date()))) for each in meetings]


async def meetings_to_choose(at: At, meetings: Iterable[Meeting]) -> Sequence[tuple[str, str]]:
    """The same, and after them none at all."""
    return [*await meetings_named(at, meetings), (NO_MEETING, say("expenses-no-meeting"))]


def _meeting(meeting: Meeting, day: str) -> str:
    cancelled = meeting.state is MeetingState.CANCELLED
    return say("web-claims-meeting-cancelled" if cancelled else "web-claims-meeting", title=meeting.title, day=day)


async def at_of(request: web.Request, purpose: str) -> At:
    """Raises what `private_actor` raises."""
    return At(request, request.app[SERVICES], await private_actor(request, purpose), purpose)


def words_of(refusal: Refusal) -> str:
    return say(refusal.message, **refusal.facts)
