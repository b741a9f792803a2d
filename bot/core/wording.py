"""The catalogue of everything a person reads: `config/wording/<language>/<feature>.ftl` (Project Fluent)."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

FOLDER = Path(__file__).parents[2] / "config" / "wording"
LANGUAGE = "en-GB"

_BEGINS = re.compile(r"^(?=[a-z][\w-]* *=)", re.MULTILINE)


class MissingWording(LookupError):
    """No such message in the catalogue, or a variable of it was not given."""


class Catalogue:
    """Every message, read when it is first said: reading all of them takes half a second and 4 MB.

    So a message stands for itself: it refers to no other message and no term.
    """

    def __init__(self, folder: Path) -> None:
        self._bundle = FluentBundle([LANGUAGE], use_isolating=False)
        self._parser = FluentParser(with_spans=False)  # where each word stands in its file is a third of what is kept
        self._unread: dict[str, str] = {}
        for file in sorted(folder.glob("*.ftl")):
            _, *messages = _BEGINS.split(file.read_text(encoding="utf-8"))
            for message in messages:
                self._unread.setdefault(message.partition("=")[0].rstrip(), message)

    def has_message(self, message: str) -> bool:
        if (unread := self._unread.get(message)) is not None:
            self._bundle.add_resource(self._parser.parse(unread))
            self._unread.pop(message, None)  # two threads may read the same one
        return self._bundle.has_message(message)

    def say(self, message: str, facts: dict[str, str | int | float]) -> str:
        """Raises MissingWording."""
        pattern = self._bundle.get_message(message).value if self.has_message(message) else None
        if pattern is None:
            raise MissingWording(message)
        words, problems = self._bundle.format_pattern(pattern, facts)
        if problems:
            raise MissingWording(f"{message}: {problems[0]}")
        return str(words)


@functools.cache
def catalogue() -> Catalogue:
    return Catalogue(FOLDER / LANGUAGE)


def say(message: str, /, **facts: str | int | float) -> str:
    """The words of `message` with its variables filled in.

    Raises MissingWording for an unknown message or a variable left out, so that nobody is ever shown a gap.
    """
    return catalogue().say(message, facts)
