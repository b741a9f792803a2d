"""Forms with files: taken piece by piece, never more of them than the route says, only from our own pages."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from aiohttp import FormData, web
from aiohttp.test_utils import TestClient, TestServer

from bot.services import Services
from bot.uploads.rules import Kind, Limits
from bot.web.app import build_web
from bot.web.forms import form_with_files
from tests.web.conftest import Client


async def _take(request: web.Request) -> web.Response:
    sent = await form_with_files(request, Limits(frozenset(Kind), 1), most_files=2)
    files = {name: [(file.name, len(file.content)) for file in held] for name, held in sent.files.items()}
    return web.json_response({"fields": dict(sent.fields), "files": files})


@pytest_asyncio.fixture
async def web_with_form(services: Services) -> AsyncIterator[Client]:
    app = build_web(services)
    app.router.add_post("/form", _take)
    async with TestClient(TestServer(app)) as client:
        yield client


def _form(*sizes: int, **fields: str) -> FormData:
    form = FormData(default_to_multipart=True)
    for name, value in fields.items():
        form.add_field(name, value)
    for number, size in enumerate(sizes):
        form.add_field("receipt", b"x" * size, filename=f"{number}.jpg" if size else "")
    return form


async def _sent(client: Client, data: object, **headers: str) -> tuple[int, dict[str, object]]:
    answer = await client.post("/form", data=data, headers={"Accept": "application/json", **headers})
    return answer.status, await answer.json()


async def test_fields_and_files_arrive(web_with_form: Client) -> None:
    status, said = await _sent(web_with_form, _form(3, 700_000, what="Tæxi"))
    assert (status, said) == (
        200,
        {"fields": {"what": ["Tæxi"]}, "files": {"receipt": [["0.jpg", 3], ["1.jpg", 700_000]]}},
    )


async def test_a_field_left_empty_and_a_plain_form_have_no_files(web_with_form: Client) -> None:
    assert (await _sent(web_with_form, _form(0, a="1")))[1] == {"fields": {"a": ["1"]}, "files": {}}
    assert (await _sent(web_with_form, {"a": "1"}))[1] == {"fields": {"a": ["1"]}, "files": {}}


async def test_too_large_too_many_and_cut_off_are_refused_in_words(web_with_form: Client) -> None:
    assert (await _sent(web_with_form, _form(1_000_001)))[0] == 413
    assert (await _sent(web_with_form, _form(1, 1, 1)))[0] == 422
    assert (await _sent(web_with_form, _form(a="x" * 300_000)))[0] == 415
    kind = {"Content-Type": "multipart/form-data; boundary=ab"}
    for cut in (b"", b"--ab\r\nContent-Disposition: form-data; name=a\r\n\r\nhalf", b"no form at all"):
        status, said = await _sent(web_with_form, cut, **kind)
        assert (status, "Nothing was saved" in str(said["message"])) == (415, True)
    assert (await _sent(web_with_form, b"x", **{"Content-Type": "multipart/form-data"}))[0] == 415


async def test_another_site_cannot_send_one(web_with_form: Client) -> None:
    assert (await _sent(web_with_form, _form(1), **{"Sec-Fetch-Site": "cross-site"}))[0] == 403
    assert (await _sent(web_with_form, _form(1), Origin="https://elsewhere.example"))[0] == 403
