"""Discord's limit of five changes in five seconds a channel, and faults on answers to presses."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field

from benchmarks.stand_in.http import Answer
from benchmarks.stand_in.payloads import dumps

REQUESTS, SECONDS = 5, 5.0


@dataclass
class Window:
    started: float = 0
    used: int = 0


@dataclass
class RateLimit:
    """Tells `allows` and the headers that say so. Not documented by Discord; five in five seconds is what is seen."""

    windows: dict[str, Window] = field(default_factory=dict)
    refused: int = 0

    def headers(self, bucket: str) -> tuple[bool, dict[str, str]]:
        now = time.monotonic()
        window = self.windows.setdefault(bucket, Window())
        if now - window.started >= SECONDS:
            window.started, window.used = now, 0
        allowed = window.used < REQUESTS
        window.used += allowed
        self.refused += not allowed
        return allowed, {
            "X-RateLimit-Limit": str(REQUESTS),
            "X-RateLimit-Remaining": str(REQUESTS - window.used),
            "X-RateLimit-Reset-After": f"{SECONDS - (now - window.started):.3f}",
            "X-RateLimit-Bucket": bucket.partition(":")[0],
        }


def too_many(headers: dict[str, str], retry_after: float) -> Answer:
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": False}
    # Without Via discord.py takes it for a ban by Cloudflare.
    return Answer(429, dumps(body), {**headers, "Via": "1.1 stand-in", "Retry-After": str(round(retry_after))})


@dataclass
class Faults:
    """Every request for an answer fails with chance `share`, the tries after the first as well."""

    kind: str = ""
    """"429", "500", "cut off" before it is taken, or "cut off after" it was."""
    share: float = 0
    made: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - repeatable on purpose

    def strike(self) -> str:
        if not self.share or self.chance.random() >= self.share:
            return ""
        self.made += 1
        return self.kind
