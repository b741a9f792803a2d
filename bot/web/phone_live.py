"""What every phone of a meeting is sent: the same bytes for all, and nothing of anybody's own."""

from __future__ import annotations

from aiohttp import web

from bot.web.followed import Facts
from bot.web.live import server_event
from bot.web.pages import fragment
from bot.web.phone_view import live_facts, live_results, spoken, stamp
from bot.web.static import shelf


def message(app: web.Application, facts: Facts) -> bytes:
    """A page whose stamp differs loads itself anew; the words and results are put into it as it stands."""
    results = {
        f"result-{poll_id}": fragment(app, "outcome.html", {"outcome": shown})
        for poll_id, shown in live_results(facts).items()
    }
    return server_event(
        "meeting",
        {
            "stamp": stamp(facts) + shelf().digest,
            "words": live_facts(facts),
            "pieces": results,
            "spoken": spoken(facts),
        },
    )
