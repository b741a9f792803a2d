"""What every console of a meeting is sent: the running of the meeting, drawn anew, and the words that all pages get."""

from __future__ import annotations

import hashlib

from aiohttp import web

from bot.core.wording import say
from bot.meetings.rules import MeetingState
from bot.web.floor_view import ConsoleFloor, console_floor
from bot.web.followed import Facts
from bot.web.live import server_event
from bot.web.pages import fragment
from bot.web.phone_view import live_facts, live_results, stamp
from bot.web.room_live import view_of
from bot.web.room_view import screen_shows
from bot.web.static import shelf

HERE_MARK, QUERY_MARK = b"/console/-here-", b"-query-"
"""Stand for a console's own address in what all consoles are sent."""


def console_facts(facts: Facts) -> ConsoleFloor:
    return console_floor(
        facts.floor,
        facts.agenda,
        facts.now,
        zone=facts.group.zone,
        break_by=facts.break_by,
        points=facts.points,
        tables=facts.tables_time,
        shows=shows_words(facts),
        put_there=facts.shown is not None,
        answers=bool(facts.answers),
    )


def console_stamp(facts: Facts) -> str:
    """Before the start also changes with the checklist: others tick it too, in Discord or at another console."""
    if facts.meeting.meeting.state is not MeetingState.PLANNED:
        return stamp(facts)
    settings = facts.floor.settings
    ticked = settings.captions_on, settings.interpreter_seen, settings.charter_read, settings.queue_rule_read
    said = repr((settings.remote_facilitator, ticked, sorted(facts.here.items())))
    return stamp(facts) + hashlib.sha256(said.encode()).hexdigest()[:8]


def shows_words(facts: Facts) -> str:
    """What the room sees now. A paused screen shows what it showed then."""
    view = view_of(facts)
    still = facts.floor.settings.held and view.shows != "blank"
    return say("web-screen-stands-still") if still else screen_shows(view)


def message(app: web.Application, facts: Facts) -> bytes:
    floor = console_facts(facts)
    around = {"floor": floor, "here": HERE_MARK.decode(), "query": QUERY_MARK.decode()}
    pieces = {
        f"result-{poll_id}": fragment(app, "outcome.html", {"outcome": shown})
        for poll_id, shown in live_results(facts).items()
    }
    pieces["floor"] = fragment(app, "console_floor.html", around)
    return server_event(
        "meeting",
        {
            "stamp": console_stamp(facts) + shelf().digest,
            "words": live_facts(facts),
            "pieces": pieces,
            "spoken": spoken(floor),
        },
    )


def spoken(floor: ConsoleFloor) -> str:
    """A calm summary for a facilitator who listens: what is urgent, who speaks, how many wait."""
    cards = [words for _, words in floor.urgent]
    waiting = say("floor-waiting", count=len(floor.queue)) if floor.queue else say("floor-queue-empty")
    return " ".join([*cards, floor.now, waiting])
