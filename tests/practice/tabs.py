"""A browser tab of the simulated Discord without the browser: the requests that SimCord's page sends."""

from __future__ import annotations

from typing import Any, Self
from uuid import uuid4

import aiohttp


class Tab:
    """One person at one place. Open with `await Tab.open(http, address)`."""

    def __init__(self, http: aiohttp.ClientSession, origin: str, key: str) -> None:
        self._http = http
        self._origin = origin
        self.key = key
        self.shown: dict[str, Any] = {}
        self._sequence = 0

    @classmethod
    async def open(cls, http: aiohttp.ClientSession, address: str) -> Self:
        origin, _, key = address.partition("/#")
        tab = cls(http, origin, key)
        tab.shown = await tab._request("POST", "/api/pages", json={})
        return tab

    async def look(self) -> dict[str, Any]:
        """What the page shows now."""
        self.shown = await self._request("GET", "/api/state")
        return self.shown

    async def act(self, kind: str, **details: Any) -> dict[str, Any]:
        """Do something on the page as it was last looked at; the answer says what became of it."""
        self._sequence += 1
        receipt = await self._request("POST", "/api/action", json=self._envelope(kind, details))
        if receipt["rejected"]:  # SimCord counts only what it took on
            self._sequence -= 1
        return receipt

    async def press(self, label: str, *, on: str = "") -> dict[str, Any]:
        """Press the button with this label on the newest message that has one and says `on`."""
        for message_id in reversed(self.shown["timeline"]):
            for control in _controls(self.shown["messages"][message_id]["components"]):
                if control.get("label") == label and on in self._words_of(message_id):
                    return await self.act("click", target_id=message_id, control_key=control["control_key"])
        raise LookupError(label)

    async def command(self, name: str, **options: Any) -> dict[str, Any]:
        catalogue = await self._request("GET", "/api/commands")
        entry = next(entry for entry in catalogue["entries"] if " ".join(entry["path"]) == name)
        return await self.act(
            "run_command",
            command_id=entry["commandId"],
            path=entry["path"],
            schema_fingerprint=entry["schemaFingerprint"],
            options=options,
        )

    @property
    def words(self) -> str:
        """Everything that can be read in the messages."""
        return "\n".join(self._words_of(message_id) for message_id in self.shown["timeline"])

    def _words_of(self, message_id: str) -> str:
        message = self.shown["messages"][message_id]
        parts = [message, *_controls(message["components"])]
        return "\n".join(str(part.get("content") or part.get("label") or "") for part in parts)

    def _envelope(self, kind: str, details: dict[str, Any]) -> dict[str, Any]:
        return {
            "protocol_version": 3,
            "sequence": self._sequence,
            "request_id": uuid4().hex,
            "generation": self.shown["context"]["generation"],
            "bot_generation": self.shown["botGeneration"],
            "published_revision": self.shown["publishedRevision"],
            "kind": kind,
            **details,
        }

    async def _request(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        headers = {"X-Simcord-Capability": self.key, "X-Simcord-Context": self.shown.get("context", {}).get("id", "")}
        async with self._http.request(method, f"{self._origin}{path}", headers=headers, **options) as answer:
            answer.raise_for_status()
            body: dict[str, Any] = await answer.json()
            return body


def _controls(components: Any) -> list[dict[str, Any]]:
    found = []
    for component in components or []:
        inner = [
            *(component.get("components") or []),
            *([component["accessory"]] if component.get("accessory") else []),
        ]
        found += [component, *_controls(inner)]
    return found
