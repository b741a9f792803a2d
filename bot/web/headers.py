"""Headers of every answer: nothing from third parties, nothing inline, nothing indexed, nothing kept."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def with_forms(answer: web.Response) -> web.Response:
    """For pages with forms: with "no-referrer", browsers do not say which site sent one. Other sites learn nothing."""
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    said = response.headers
    said.update({name: value for name, value in ALWAYS.items() if name not in said})


def set_up(app: web.Application) -> None:
    app.on_response_prepare.append(_add_headers)
