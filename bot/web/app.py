"""Routes, middlewares and templates of the web app.

`build_web` returns an app that is not frozen yet, so that a caller may add its own routes to it. Its templates can
extend `page.html`, once `pages.add_templates` knows their folder; `pages.page` renders one with the shared layout.
"""

from __future__ import annotations

from aiohttp import web

from bot.services import Services
from bot.web import (
    access,
    access_board,
    access_costs,
    access_form,
    actions,
    claims,
    claims_answer,
    claims_approve,
    claims_ask,
    claims_batch_paper,
    claims_change,
    claims_cost,
    claims_money,
    claims_offers,
    claims_paper,
    claims_pay,
    claims_payments,
    console,
    dates,
    errors,
    following,
    guard,
    headers,
    health,
    ideas,
    join,
    once,
    pages,
    papers,
    phone,
    phone_agenda,
    phone_here,
    phone_told,
    private,
    receipts,
    record,
    record_reading,
    room,
    safety,
    seats,
    static,
    words,
)
from bot.web.health import Health, health_of
from bot.web.keys import SERVICES
from bot.web.my_data import add_routes as add_my_data
from bot.web.pace import JOINING, Pace

__all__ = ["SERVICES", "Health", "build_web"]


def build_web(services: Services, health_probes: Health | None = None) -> web.Application:
    """The whole web app. Without `health_probes` only the database is asked how it is."""
    app = web.Application(
        middlewares=[errors.tell_failures, guard.refuse_other_sites, once.once], client_max_size=guard.MOST_BYTES
    )
    app[SERVICES] = services
    app[JOINING] = Pace()
    app[health.HEALTH] = health_probes or health_of(services.database)
    pages.set_up(app)
    headers.set_up(app)
    pages_of = (
        phone,  # its addresses are tried in this order, and a thousand people vote in the same minute
        phone_here,
        phone_agenda,
        safety,
        static,
        health,
        room,
        join,
        record,
        record_reading,
        actions,
        words,
        ideas,
        console,
        private,
        access,
        access_board,
        access_form,
        receipts,
        seats,
        papers,
        dates,
        phone_told,
    )
    for feature in pages_of:
        feature.add_routes(app)
    for money in (
        claims_paper,
        claims_batch_paper,
        claims,
        claims_cost,
        claims_change,
        claims_ask,
        claims_offers,
        claims_answer,
        claims_payments,
        claims_approve,
        claims_pay,
        claims_money,
        access_costs,
    ):
        money.add_routes(app)
    add_my_data(app)
    phone.lead_back(app)
    following.go_live(app)
    return app
