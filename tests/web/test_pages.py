"""What holds for every page: headers, the one shape of a failure, and static files that can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import web as aiohttp_web
from aiohttp.test_utils import TestClient, TestServer

from bot.core.errors import NotAllowed
from bot.core.wording import say
from bot.services import Services
from bot.web.app import build_web
from bot.web.pages import add_templates, page
from bot.web.static import shelf, static
from tests.web.conftest import Client

PAGES = ("/room/{key}", "/join/{key}", "/healthz")
NOT_KEYS = ("wrong", "a" * 5000, "%00", "..%2Fjoin", "%F0%9F%98%80", "' or 1=1 --")


async def test_every_answer_is_private_and_self_contained(web: Client, key: str) -> None:
    for path in (*PAGES, "/nowhere", "/room/wrong"):
        headers = (await web.get(path.format(key=key))).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex"
        assert headers["X-Content-Type-Options"] == "nosniff"


async def test_head_is_answered_as_get_without_a_body(web: Client, key: str) -> None:
    for path in (*PAGES, "/join/{key}/meeting.ics", "/room/{key}/live"):
        answer = await web.head(path.format(key=key))
        assert (answer.status, await answer.read()) == (200, b"")


async def test_a_key_that_opens_nothing_is_a_kind_404(web: Client) -> None:
    for path in ("/room/{}", "/room/{}/live", "/join/{}", "/join/{}/meeting.ics"):
        for key in NOT_KEYS:
            answer = await web.get(path.format(key), headers={"Accept": "application/json"})
            assert answer.status == 404
            assert (await answer.json())["message"] in {say("web-no-such-meeting"), say("web-no-such-page")}


async def test_an_unknown_page_is_words(web: Client) -> None:
    answer = await web.get("/nowhere")
    assert answer.status == 404
    assert say("web-no-such-page") in await answer.text()


async def test_what_a_page_cannot_do_is_words_too(web: Client, key: str) -> None:
    answer = await web.post(f"/room/{key}", headers={"Accept": "application/json"})
    assert (answer.status, await answer.json()) == (405, {"message": say("web-cannot-do-that"), "status": 405})
    assert answer.headers["Allow"] == "GET,HEAD"


async def test_refusals_and_surprises_of_added_routes_become_pages(
    services: Services, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(_request: aiohttp_web.Request) -> aiohttp_web.Response:
        raise NotAllowed

    async def break_down(_request: aiohttp_web.Request) -> aiohttp_web.Response:
        raise RuntimeError("something private")

    async def greet(request: aiohttp_web.Request) -> aiohttp_web.Response:
        return page(request, "greeting.html", {"name": "<b>Asha</b>"})

    (tmp_path / "greeting.html").write_text(
        '{% extends "page.html" %}{% block main %}<h1>{{ name }}</h1>{% endblock %}'
    )
    app = build_web(services)
    app.router.add_get("/refuse", refuse)
    app.router.add_get("/break", break_down)
    app.router.add_get("/greet", greet)
    add_templates(app, tmp_path)
    async with TestClient(TestServer(app)) as client:
        refused, broken, greeted = await client.get("/refuse"), await client.get("/break"), await client.get("/greet")
        assert refused.status == 403
        assert say("refusal-not-allowed") in await refused.text()
        assert "<h1>&lt;b&gt;Asha&lt;/b&gt;</h1>" in await greeted.text()
        words = await broken.text()
    assert broken.status == 500
    assert "RuntimeError" not in words
    assert "something private" not in words
    reference = next(vars(record)["reference"] for record in caplog.records if record.message == "web request failed")
    assert reference in words


async def test_static_files_are_kept_for_a_year_under_an_address_that_changes_with_them(web: Client) -> None:
    answer = await web.get(static("room.js"))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert await answer.read() == shelf().files["room.js"]
    older = await web.get(static("room.js").replace(shelf().digest, "0" * 16))
    assert (older.status, older.headers["Cache-Control"]) == (404, "no-store")
    with pytest.raises(KeyError):
        static("missing.css")
