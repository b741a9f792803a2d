"""/mine/pay: batches for finance, their files, and what came back as paid."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from bot.core.dates import spoken_moment
from bot.core.errors import Refusal
from bot.core.wording import say
from bot.expenses.money import spoken_money
from bot.expenses.rules import OpenAdvance
from bot.expenses.words import open_advance_words
from bot.finance.batches import IN_A_MOMENT
from bot.finance.csv_file import NotCsv
from bot.finance.rules import Batch, BatchKind, BatchLine, OddRows, payee_reference
from bot.uploads.rules import Limits
from bot.web.claims_at import CLAIM, At, at_of
from bot.web.claims_making import made_in_view
from bot.web.forms import form_with_files
from bot.web.guard import form_of, one

PURPOSE = "pay"
HERE = f"/mine/{PURPOSE}"
BATCH = f"{HERE}/batch/{{batch_id:\\d{{1,9}}}}"
CSV = Limits(frozenset(), 3)
DONE = {"made": "web-pay-made", "paid": "web-pay-paid", "back": "web-pay-back"}


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(HERE, _overview)
    router.add_post(HERE, _make)
    router.add_post(f"{HERE}/advance/{CLAIM}/back", _came_back)
    router.add_get(BATCH, _batch)
    router.add_get(f"{BATCH}/file", _file)
    router.add_post(f"{BATCH}/paid", _all_paid)
    router.add_post(f"{BATCH}/import", _import)


async def _overview(request: web.Request) -> web.Response:
    return await _overview_page(await at_of(request, PURPOSE))


async def _overview_page(at: At, *, problem: Refusal | None = None) -> web.Response:
    batches = at.services.finance.batches
    ready = {kind: await batches.ready(at.actor, kind) for kind in BatchKind}
    facts = {
        "ready": [
            (
                kind.value,
                say(f"web-pay-ready-{kind.value}", count=each.count, total=spoken_money(each.pence)),
                each.count,
            )
            for kind, each in ready.items()
            if each.count or kind is BatchKind.EXPENSES
        ],
        "advances": [_advance(each) for each in await at.services.expenses.open_advances(at.actor)],
        "others": sum(each.for_others for each in ready.values()),
        "batches": [(batch.id, await words_of_batch(at, batch)) for batch in await batches.batches(at.actor)],
    }
    return at.shown("claims_pay.html", facts, done=DONE, problem=problem)


def _advance(each: OpenAdvance) -> tuple[int, str, str]:
    """Its claim, its words, and what can be said to have come back."""
    left = spoken_money(each.left_pence)
    press = say("web-pay-came-back", number=each.claim_id, left=left) if each.left_pence else ""
    return each.claim_id, open_advance_words(each, payee_reference(each.person_id)), press


async def _came_back(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    try:
        await at.services.expenses.came_back(at.actor, at.number("claim_id"))
    except Refusal as refusal:
        return await _overview_page(at, problem=refusal)
    return at.go(done="back")


def whose(line: BatchLine) -> str:
    """By name; and that it goes to charity, where the person chose that."""
    return say("web-pay-to-charity", name=line.name) if line.to_charity else line.name


async def words_of_batch(at: At, batch: Batch) -> str:
    zone = (await at.services.groups.group(at.actor.group_id)).zone
    when, total = spoken_moment(batch.made_at, zone), spoken_money(batch.pence)
    return say(f"web-pay-batch-{batch.kind.value}", when=when, total=total, count=batch.count, paid=batch.paid)


async def _make(request: web.Request) -> web.StreamResponse:
    at = await at_of(request, PURPOSE)
    kind = one(await form_of(request), "kind")
    batches, chosen = at.services.finance.batches, BatchKind(kind) if kind in set(BatchKind) else BatchKind.EXPENSES
    try:
        if (await batches.ready(at.actor, chosen)).count > IN_A_MOMENT:
            return await made_in_view(at, chosen)
        batch = await batches.make(at.actor, chosen)
    except Refusal as refusal:
        return await _overview_page(at, problem=refusal)
    return at.go(f"/batch/{batch.id}", done="made")


async def _batch(request: web.Request) -> web.Response:
    return await _batch_page(await at_of(request, PURPOSE))


async def _batch_page(
    at: At, *, problem: Refusal | None = None, said: Sequence[str] = (), odd: Sequence[str] = ()
) -> web.Response:
    batch, lines = await at.services.finance.batches.batch(at.actor, at.number("batch_id"))
    facts = {
        "batch": batch,
        "heading": say("web-pay-batch", number=batch.id),
        "words": await words_of_batch(at, batch),
        "lines": [(line.number, line.payee, whose(line), spoken_money(line.pence), line.paid_at) for line in lines],
        "said": said,
        "odd": odd,
    }
    return at.shown("claims_batch.html", facts, done=DONE, problem=problem)


async def _file(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    file = await at.services.finance.batches.file(at.actor, at.number("batch_id"))
    return at.file(file.name, file.content, "text/csv", charset="utf-8")


async def _all_paid(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        if one(form, "sure") != "1":
            raise NotSure
        await at.services.finance.batches.mark_all_paid(at.actor, at.number("batch_id"))
    except Refusal as refusal:
        return await _batch_page(at, problem=refusal)
    return at.go(f"/batch/{at.number('batch_id')}", done="paid")


class NotSure(Refusal):
    """Saying that all of a batch is paid needs a tick: it cannot be taken back."""

    message = "web-pay-not-sure"
    status = 422


async def _import(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    try:
        sent = await form_with_files(request, CSV, most_files=1)
        files = [file for held in sent.files.values() for file in held]
        if not files:
            raise NotCsv
        read = await at.services.finance.batches.import_paid(at.actor, at.number("batch_id"), files[0].content)
    except OddRows as refusal:
        odd = [say(row.message, row=row.row, **row.facts) for row in refusal.rows]
        return await _batch_page(at, problem=refusal, odd=odd)
    except Refusal as refusal:
        return await _batch_page(at, problem=refusal)
    counts = {"paid": len(read.paid), "before": len(read.before), "left": len(read.left)}
    return await _batch_page(at, said=[say("web-pay-imported", **counts)])
