"""Routes, middlewares and templates of the web app."""

from __future__ import annotations

from aiohttp import web

from bot.services import Services

SERVICES: web.AppKey[Services] = web.AppKey("services", Services)


def build_web(services: Services) -> web.Application:
    app = web.Application()
    app[SERVICES] = services
    return app
