"""The requests that a bot makes, with what it posted and edited kept for the account."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.stand_in import payloads
from benchmarks.stand_in.http import Answer, Request
from benchmarks.stand_in.limits import Faults, RateLimit, too_many
from benchmarks.stand_in.payloads import Payload, dumps
from benchmarks.stand_in.presses import Presses

MESSAGE_KIND, MODAL_KIND = 4, 9
REFUSALS = {10062: (404, "Unknown interaction"), 40060: (400, "Interaction has already been acknowledged.")}
RETRY_AFTER = 0.5


@dataclass
class Rest:
    presses: Presses
    faults: Faults = field(default_factory=Faults)
    limit: RateLimit = field(default_factory=RateLimit)
    delay: float = 0
    """Seconds that answers are held back."""
    messages: dict[int, Payload] = field(default_factory=dict)
    events: dict[str, Payload] = field(default_factory=dict)
    edits: list[tuple[float, int]] = field(default_factory=list)
    """When a message was edited, and which."""
    posted: asyncio.Event = field(default_factory=asyncio.Event)
    unknown: list[str] = field(default_factory=list)
    """Requests that this stand-in has no answer for."""

    def answer(self, request: Request) -> Answer:
        path = request.path.partition("?")[0].removeprefix("/api")
        for method, pattern, route in ROUTES:
            if method == request.method and (found := pattern.fullmatch(path)):
                return route(self, request, *found.groups())
        self.unknown.append(f"{request.method} {path}")
        return self._ok({"message": "Unknown", "code": 0}, status=404)

    def _ok(self, body: object, *, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
        return Answer(status, b"" if body is None else dumps(body), headers or {}, after=self.delay)

    def callback(self, request: Request, interaction_id: str, _token: str) -> Answer:
        fault = self.faults.strike()
        if fault == "429":
            return too_many({}, RETRY_AFTER)
        if fault == "500":
            return Answer(500, dumps({"message": "500: Internal Server Error", "code": 0}))
        if fault == "cut off":
            return Answer(cut_off=True)
        payload = _payload(request)
        said = payload.get("data") or {}
        refused = self.presses.answered(int(interaction_id), said.get("content") or "")
        if fault == "cut off after":
            return Answer(cut_off=True)
        if refused:
            status, why = REFUSALS[refused]
            return self._ok({"message": why, "code": refused}, status=status)
        return self._ok(_callback_response(interaction_id, payload["type"], said))

    def post_message(self, request: Request, channel: str) -> Answer:
        allowed, headers = self.limit.headers(f"post:{channel}")
        if not allowed:
            return too_many(headers, float(headers["X-RateLimit-Reset-After"]))
        posted = payloads.message(_payload(request))
        self.messages[int(posted["id"])] = posted
        self.posted.set()
        return self._ok(posted, headers=headers)

    def edit_message(self, request: Request, channel: str, message: str) -> Answer:
        allowed, headers = self.limit.headers(f"edit:{channel}")
        if not allowed:
            return too_many(headers, float(headers["X-RateLimit-Reset-After"]))
        before = self.messages.get(int(message))
        if before is None:
            return self._ok({"message": "Unknown Message", "code": 10008}, status=404)
        before.update({name: value for name, value in _payload(request).items() if name in before})
        before["edited_timestamp"] = payloads.now()
        self.posted.set()
        self.edits.append((time.monotonic(), int(message)))
        return self._ok(before, headers=headers)

    def read_message(self, _request: Request, _channel: str, message: str) -> Answer:
        return self._ok(self.messages[int(message)])

    def delete_message(self, _request: Request, _channel: str, message: str) -> Answer:
        self.messages.pop(int(message), None)
        return self._ok(None, status=204)

    def commands(self, request: Request) -> Answer:
        named = json.loads(request.body)
        own = {"application_id": str(payloads.APPLICATION), "version": "1", "description": "", "type": 1}
        return self._ok([own | command | {"id": str(payloads.new_id())} for command in named])

    def scheduled_event(self, request: Request, number: str = "") -> Answer:
        """Makes it, changes it or reads it."""
        event = self.events.setdefault(number or str(payloads.new_id()), payloads.scheduled_event())
        event.update(_payload(request))
        self.events[event["id"]] = event
        return self._ok(event)


def _payload(request: Request) -> Payload:
    """The JSON of a request, also where files come with it."""
    body = request.body
    if request.headers.get("content-type", "").startswith("multipart/"):
        body = body.partition(b'name="payload_json"')[2].partition(b"\r\n\r\n")[2].partition(b"\r\n--")[0]
    payload: Payload = json.loads(body or b"{}")
    return payload


def _callback_response(interaction_id: str, kind: int, said: Payload) -> Payload:
    answered: Payload = {"id": interaction_id, "type": 3}
    if kind != MESSAGE_KIND:
        return {"interaction": answered}
    shown = payloads.message(said, interaction=True)
    answered |= {
        "response_message_id": shown["id"],
        "response_message_loading": False,
        "response_message_ephemeral": True,
    }
    return {"interaction": answered, "resource": {"type": MESSAGE_KIND, "message": shown}}


def _fixed(body: Callable[[], object]) -> Callable[..., Answer]:
    return lambda rest, *_: rest._ok(body())


ROUTES: list[tuple[str, re.Pattern[str], Callable[..., Answer]]] = [
    (method, re.compile(pattern), route)
    for method, pattern, route in (
        ("POST", r"/interactions/(\d+)/([^/]+)/callback", Rest.callback),
        ("PATCH", r"/channels/(\d+)/messages/(\d+)", Rest.edit_message),
        ("POST", r"/channels/(\d+)/messages", Rest.post_message),
        ("GET", r"/channels/(\d+)/messages/(\d+)", Rest.read_message),
        ("DELETE", r"/channels/(\d+)/messages/(\d+)", Rest.delete_message),
        ("GET", r"/users/@me", _fixed(payloads.account)),
        ("GET", r"/oauth2/applications/@me", _fixed(payloads.application)),
        ("PUT", r"/applications/\d+/commands", Rest.commands),
        ("GET", r"/guilds/\d+/scheduled-events", _fixed(list[Any])),
        ("POST", r"/guilds/\d+/scheduled-events", Rest.scheduled_event),
        ("PATCH", r"/guilds/\d+/scheduled-events/(\d+)", Rest.scheduled_event),
        ("GET", r"/guilds/\d+/scheduled-events/(\d+)", Rest.scheduled_event),
        ("POST", r"/webhooks/\d+/[^/]+", _fixed(lambda: payloads.message({}))),
    )
]
