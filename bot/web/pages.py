"""Templates: strict about what is undefined, escaping always on, all words through the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import web
from jinja2.bccache import Bucket

from bot.core.wording import say
from bot.web.look import Look
from bot.web.static import static

TEMPLATES = Path(__file__).parent / "templates"


class _Compiled(jinja2.BytecodeCache):
    """Each template is compiled once a process, however many apps it makes."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def set_up(app: web.Application) -> None:
    environment = aiohttp_jinja2.setup(
        app,
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(TEMPLATES)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled,
    )
    environment.globals.update(say=say, static=static)


def add_templates(app: web.Application, folder: Path) -> None:
    """Look for templates in `folder` too, after our own."""
    loader = aiohttp_jinja2.get_env(app).loader
    assert isinstance(loader, jinja2.ChoiceLoader)
    loader.loaders = [*loader.loaders, jinja2.FileSystemLoader(folder)]


def page(request: web.Request, template: str, facts: Mapping[str, Any], *, status: int = 200) -> web.Response:
    """The page of `template`, looking as the address asks. A variable left out raises."""
    around = {"look": Look.of(request.query), "token": request.match_info.get("token")}
    answer: web.Response = aiohttp_jinja2.render_template(template, request, {**around, **facts}, status=status)
    return answer


def fragment(app: web.Application, template: str, facts: Mapping[str, Any]) -> str:
    """A piece of a page, the same for everyone who looks."""
    return aiohttp_jinja2.get_env(app).get_template(template).render(facts)
