"""A large batch is made before one's eyes: the page goes on growing while it is, and needs no script and no refresh."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiohttp import web
from markupsafe import escape

from bot.core.errors import Refusal
from bot.core.wording import say
from bot.finance.rules import BatchKind
from bot.web.claims_at import At, words_of

_HERE_IT_GROWS = "<!-- so far -->"


async def made_in_view(at: At, kind: BatchKind) -> web.StreamResponse:
    """How far it is, line by line, and at its end the way to the batch, or what went wrong.

    The batch is made whole even where nobody looks any more.
    """
    whole = at.shown("claims_making.html", {"grows": _HERE_IT_GROWS})
    top, _, bottom = (whole.text or "").partition(_HERE_IT_GROWS)
    answer = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8", "X-Accel-Buffering": "no"})
    answer.headers["Referrer-Policy"] = whole.headers["Referrer-Policy"]  # it has a form, to leave
    await answer.prepare(at.request)
    steps: asyncio.Queue[str] = asyncio.Queue()
    making = asyncio.create_task(_made(at, kind, steps))
    try:
        await _send(answer, top)
        while words := await steps.get():
            await _send(answer, f"<li>{escape(words)}</li>\n")
    finally:
        end = await making
    await _send(answer, end + bottom)
    return answer


async def _made(at: At, kind: BatchKind, steps: asyncio.Queue[str]) -> str:
    """The last lines of the page. An empty step says that there is no further one."""
    try:
        batch = await at.services.finance.batches.make(
            at.actor, kind, progress=lambda done, every: steps.put_nowait(so_far(done, every))
        )
    except Refusal as refusal:
        return f'</ol><p class="problem" role="alert">{escape(words_of(refusal))}</p>'
    finally:
        steps.put_nowait("")
    link = f'<a class="action" href="{escape(at.address(f"/batch/{batch.id}"))}">'
    return f"</ol><p>{escape(say('web-pay-made'))}</p><p>{link}{escape(say('web-pay-open', number=batch.id))}</a></p>"


def so_far(done: int, every: int) -> str:
    return say("expenses-batch-so-far", done=done, every=every)


async def _send(answer: web.StreamResponse, text: str) -> None:
    with suppress(ConnectionResetError):  # whoever asked has gone, and finds the batch in the list
        await answer.write(text.encode())
