"""The catalogue of everything a person reads: `config/wording/<language>/<feature>.ftl` (Project Fluent)."""

from __future__ import annotations

import functools
import logging
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

FOLDER = Path(__file__).parents[2] / "config" / "wording"
LANGUAGE = "en-GB"

log = logging.getLogger(__name__)


class MissingWording(LookupError):
    """No such message in the catalogue, or a variable of it was not given."""


@functools.cache
def catalogue() -> FluentBundle:
    bundle = FluentBundle([LANGUAGE], use_isolating=False)
    parser = FluentParser(with_spans=False)  # where each word stands in its file is a third of what is kept
    for file in sorted((FOLDER / LANGUAGE).glob("*.ftl")):
        bundle.add_resource(parser.parse(file.read_text(encoding="utf-8")))
    return bundle


def say(message: str, /, **facts: str | int | float) -> str:
    """The words of `message` with its variables filled in.

    Raises MissingWording for an unknown message or a variable left out, so that nobody is ever shown a gap.
    """
    bundle = catalogue()
    if not bundle.has_message(message):
        raise MissingWording(message)
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise MissingWording(message)
    words, problems = bundle.format_pattern(pattern, facts)
    if problems:
        raise MissingWording(f"{message}: {problems[0]}")
    return str(words)
