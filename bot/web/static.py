"""Styles, scripts and the typeface, under an address that changes whenever one of them does.

The address holds a digest of the whole folder, so browsers may keep the files for a year, and a stylesheet may
name its neighbours.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "static"

TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Shelf:
    """The folder as it was when the process started."""

    digest: str
    files: Mapping[str, bytes]


@functools.cache
def shelf() -> Shelf:
    files = {file.name: file.read_bytes() for file in sorted(FOLDER.iterdir()) if file.suffix in TYPES}
    digest = hashlib.sha256()
    for name, body in files.items():
        digest.update(name.encode() + b"\0" + hashlib.sha256(body).digest())
    return Shelf(digest.hexdigest()[:16], files)


def static(name: str) -> str:
    """The address of a file. Raises KeyError for one that is not there, so that no page links to nothing."""
    kept = shelf()
    if name not in kept.files:
        raise KeyError(name)
    return f"/static/{kept.digest}/{name}"


async def _file(request: web.Request) -> web.Response:
    kept, name = shelf(), request.match_info["name"]
    if request.match_info["digest"] != kept.digest or name not in kept.files:
        raise web.HTTPNotFound
    return web.Response(
        body=kept.files[name],
        headers={
            "Content-Type": TYPES[Path(name).suffix],
            "Cache-Control": "public, max-age=31536000, immutable",
        },
    )


def add_routes(app: web.Application) -> None:
    app.router.add_get("/static/{digest}/{name}", _file)
