"""How fast new phones may join from one network address: a whole room at once, and then one after the other.

A browser that drops its cookie is a new phone each time, so without a pace one could take every place of a meeting.
A room may well share one address, so it is slowed and not refused. What is counted is in memory, for a few minutes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from aiohttp import web

from bot.core.errors import Refusal
from bot.web.guard import network_of
from bot.web.keys import SERVICES

AT_ONCE = 60
EVERY = timedelta(seconds=2)
MOST_NETWORKS = 10_000


class PleaseWait(Refusal):
    message = "web-phone-wait"
    status = 429


class Pace:
    """So many at once, and one more each time `EVERY` has passed."""

    def __init__(self) -> None:
        self._paid_until: dict[str, datetime] = {}
        """Network to when it has all its places again. Those that took one lately come last."""

    def take(self, network: str, now: datetime) -> None:
        """Raises PleaseWait."""
        paid_until = max(self._paid_until.pop(network, now), now)
        if paid_until - now > EVERY * (AT_ONCE - 1):
            self._paid_until[network] = paid_until
            raise PleaseWait
        self._paid_until[network] = paid_until + EVERY
        if len(self._paid_until) > MOST_NETWORKS:
            del self._paid_until[next(iter(self._paid_until))]


JOINING: web.AppKey[Pace] = web.AppKey("joining", Pace)


def keep_pace(request: web.Request) -> None:
    """For one more person without a name. Raises PleaseWait."""
    services = request.app[SERVICES]
    request.app[JOINING].take(network_of(request, services.settings), services.clock())
