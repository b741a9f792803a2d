"""A claim on paper: a page that prints well, and the same as a PDF.

For the person and whoever helps them; and for an approver, whose look is noted as when they open it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.core.dates import spoken_moment
from bot.core.wording import say
from bot.expenses.money import spoken_money
from bot.expenses.rules import ClaimView
from bot.expenses.words import where
from bot.finance.paper import Paper, PaperLine, pdf_of
from bot.web.claims_at import CLAIM, At, at_of
from bot.web.claims_view import LineShown, lines_shown

PURPOSES = ("claims", "approve")


def add_routes(app: web.Application) -> None:
    for purpose in PURPOSES:
        here = f"/mine/{purpose}/{CLAIM}/paper"
        app.router.add_get(here, partial(_page, purpose))
        app.router.add_get(f"{here}.pdf", partial(_pdf, purpose))


@dataclass(frozen=True)
class _Printed:
    paper: Paper
    lines: Sequence[LineShown]


async def _printed(at: At) -> _Printed:
    services = at.services
    view = await _view(at)
    lines = lines_shown(view, services.expenses.policy, at.receipt_link)
    names = await services.people.names({view.claim.person_id})
    titles = await services.meetings.titles(at.actor.group_id)
    zone = (await services.groups.group(at.actor.group_id)).zone
    meeting = titles.get(view.claim.meeting_id or 0, say("expenses-no-meeting"))
    paper = Paper(
        heading=say("expenses-claim", number=view.claim.id, total=spoken_money(view.total)),
        about=(
            say("web-paper-for", name=names[view.claim.person_id]),
            say("web-approve-meeting", meeting=meeting),
            where(view.claim),
            say("web-paper-printed", when=spoken_moment(services.clock(), zone)),
        ),
        lines=tuple(_line(line) for line in lines),
        total=say("web-claims-total", total=spoken_money(view.total)),
        end=(say("web-paper-say-so"), say("web-paper-no-bank")),
        sign=(say("web-paper-sign"), say("web-paper-date")),
    )
    return _Printed(paper, lines)


async def _view(at: At) -> ClaimView:
    if at.purpose == "approve":
        return (await at.services.expenses.open_for_decision(at.actor, at.claim_id)).view
    return await at.services.expenses.view(at.actor, at.claim_id)


def _line(line: LineShown) -> PaperLine:
    said = [line.day, line.details, line.reason, *line.said, line.decision]
    if line.receipts:
        said.append(say("web-paper-kept", count=len(line.receipts)))
    return PaperLine(f"{line.number}. {line.label}", line.amount, tuple(each for each in said if each))


async def _page(purpose: str, request: web.Request) -> web.Response:
    at = await at_of(request, purpose)
    printed = await _printed(at)
    facts = {"paper": printed.paper, "number": at.claim_id, "heading": say("web-paper-heading", number=at.claim_id)}
    return at.shown("claim_paper.html", facts)


async def _pdf(purpose: str, request: web.Request) -> web.Response:
    at = await at_of(request, purpose)
    printed = await _printed(at)
    content = await asyncio.to_thread(pdf_of, printed.paper)
    return at.file(f"claim-{at.claim_id}.pdf", content, "application/pdf")
