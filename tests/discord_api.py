"""Checks what the bot sends against Discord's published OpenAPI description, where a copy of it is there.

The copy is looked for beside the repository, or where ALONGSIDE_TEST_DISCORD_OPENAPI says.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import simcord
from jsonschema import Draft202012Validator

_BESIDE = Path(__file__).parents[2] / "shared" / "discord-openapi.json"
_LARGEST_NUMBER = 2**31  # above it, whole numbers in requests are ids, which Discord takes as text too


def description_file() -> Path | None:
    file = Path(os.environ.get("ALONGSIDE_TEST_DISCORD_OPENAPI", _BESIDE))
    return file if file.exists() else None


def problems_with(requests: Iterable[Any]) -> list[str]:
    """What Discord would not accept about these requests, each naming the route and the place in the body."""
    file = description_file()
    if file is None:
        return []
    found = []
    for request in requests:
        if request.json is None:
            continue
        validator = _validator(file, request.method, request.path)
        if validator is None:
            found.append(f"{request.method} {request.path}: Discord describes no such request")
            continue
        body = _as_described(request.json)
        found += [f"{request.method} {request.path}: {_deepest(error)}" for error in validator.iter_errors(body)]
    return found


@functools.cache
def _description(file: Path) -> dict[str, Any]:
    # "oneOf" is meant as a union here: Discord marks it so, and overlapping members would contradict each other.
    described: dict[str, Any] = json.loads(file.read_text(encoding="utf-8").replace('"oneOf"', '"anyOf"'))
    return described


@functools.cache
def _routes(file: Path) -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    paths = sorted(_description(file)["paths"].items(), key=lambda path: path[0].count("{"))
    return [(re.compile(re.sub(r"\\\{[^}]*\\\}", r"[^/]+", re.escape(path))), methods) for path, methods in paths]


@functools.cache
def _validator(file: Path, method: str, path: str) -> Draft202012Validator | None:
    for pattern, methods in _routes(file):
        if not pattern.fullmatch(path) or method.lower() not in methods:
            continue
        content = methods[method.lower()].get("requestBody", {}).get("content", {})
        if "application/json" in content:
            schema = content["application/json"]["schema"]
            return Draft202012Validator({**schema, "components": _description(file)["components"]})
    return None


def _as_described(value: Any, key: str = "") -> Any:
    """The same body with numbers written as the description has them; Discord takes both forms of each."""
    if isinstance(value, dict):
        # A new file goes by its number in the request, where the description knows only stored files' ids.
        numbered = {"id": str(value["id"])} if key == "attachments" and "id" in value else {}
        return {name: _as_described(inner, name) for name, inner in (value | numbered).items()}
    if isinstance(value, list | tuple):
        return [_as_described(inner, key) for inner in value]
    if key == "permissions" and isinstance(value, str):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value > _LARGEST_NUMBER:
        return str(value)
    return value


def _deepest(error: Any) -> str:
    """The most telling of the errors behind a union that did not match: the one furthest into the body."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return f"{'.'.join(str(part) for part in error.absolute_path)}: {error.message[:300]}"


def assert_discord_accepts(env: simcord.Env) -> None:
    problems = problems_with(env.http_requests)
    assert not problems, "\n".join(problems)
