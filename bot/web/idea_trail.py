"""Where the links of an idea's trail lead on the web: each to its own place on the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.errors import NotFound
from bot.ideas.seen import Link, Linked
from bot.services import Services
from bot.web.idea_doors import Visitor


@dataclass(frozen=True)
class Trail:
    link: Link
    address: str
    """Empty where no page shows it, such as an action of no meeting."""


async def trail_of(services: Services, visitor: Visitor, links: Sequence[Link]) -> list[Trail]:
    return [Trail(link, await _address(services, visitor, link)) for link in links]


async def _address(services: Services, visitor: Visitor, link: Link) -> str:
    if link.meeting_id is None:
        return ""
    if link.kind is Linked.POLL and visitor.in_console and link.meeting_id == visitor.meeting_id:
        return f"{visitor.home}/poll/{link.record_id}{visitor.look.query}"
    here = visitor.takes_part and link.meeting_id == visitor.meeting_id
    if link.kind is Linked.POLL and link.state == "open" and here:
        return f"{visitor.home}{visitor.look.query}#poll{link.record_id}-question"
    try:
        key = (await services.meetings.view(visitor.actor.group_id, link.meeting_id)).meeting.key
    except NotFound:
        return ""
    page = "join" if link.kind is Linked.AGENDA_ITEM else "record"
    name = "item" if link.kind is Linked.AGENDA_ITEM else link.kind.value
    return f"/{page}/{key}{visitor.look.query}#{name}-{link.record_id}"
