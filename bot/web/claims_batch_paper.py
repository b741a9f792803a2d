"""A batch on paper, for a finance team that pays from paper: a page that prints well, and the same as a PDF."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.core.dates import spoken_moment
from bot.core.wording import say
from bot.expenses.money import spoken_money
from bot.finance.paper import BatchPaper, pdf_of_batch
from bot.web.claims_at import At, at_of
from bot.web.claims_pay import BATCH, PURPOSE, whose, words_of_batch


def add_routes(app: web.Application) -> None:
    app.router.add_get(f"{BATCH}/paper", _page)
    app.router.add_get(f"{BATCH}/paper.pdf", _pdf)


async def _paper(at: At) -> BatchPaper:
    batch, lines = await at.services.finance.batches.on_paper(at.actor, at.number("batch_id"))
    zone = (await at.services.groups.group(at.actor.group_id)).zone
    return BatchPaper(
        heading=say("web-pay-batch", number=batch.id),
        about=(
            await words_of_batch(at, batch),
            say("web-pay-paper-payee"),
            say("web-paper-printed", when=spoken_moment(at.services.clock(), zone)),
        ),
        columns=tuple(say(f"web-pay-column-{name}") for name in ("number", "payee", "name", "meeting", "amount")),
        rows=tuple(
            (str(line.number), line.payee, whose(line), line.meeting, spoken_money(line.pence)) for line in lines
        ),
        total=say("web-claims-total", total=spoken_money(batch.pence)),
        sign=(say("web-pay-paper-paid-by"), say("web-paper-date")),
    )


async def _page(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    paper = await _paper(at)
    return at.shown("claims_batch_paper.html", {"paper": paper, "number": at.number("batch_id")})


async def _pdf(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    content = await asyncio.to_thread(pdf_of_batch, await _paper(at))
    return at.file(f"batch-{at.number('batch_id')}.pdf", content, "application/pdf")
