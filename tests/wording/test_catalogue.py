"""Everything a person reads is in the catalogue, is used, and is plain."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import bot
import cogs
from bot.core.errors import Refusal
from bot.core.wording import FOLDER, MissingWording, catalogue, say
from tests.wording.reading import grade, sentences, words

ROOT = Path(__file__).parents[2]
FILES = sorted((FOLDER / "en-GB").glob("*.ftl"))
SOURCES = [
    file
    for folder in ("bot", "cogs", "config")
    for ending in ("*.py", "*.html")
    for file in (ROOT / folder).rglob(ending)
]

LONGEST_SENTENCE = 25
HARDEST_GRADE = 8.0
NOT_OUR_WORDS = {
    # people
    "user", "users", "attendee", "attendees", "member of staff", "sufferer", "vulnerable", "wheelchair-bound",
    # jargon of makers
    "invalid", "illegal", "abort", "submit", "ephemeral", "modal", "null", "timestamp", "click here", "please note",
    # idiom and filler
    "touch base", "going forward", "in order to", "utilise", "leverage", "prior to", "at this time", "heads-up",
    # American spelling
    "color", "organize", "organizer", "organization", "center", "canceled", "canceling", "recognize", "favorite",
}  # fmt: skip


class _Plain(Visitor):
    """The words of a pattern with every variable read as "it"."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the visitor's naming
        self.said.append(node.value)

    def visit_Placeable(self, node: ast.Placeable) -> None:  # noqa: N802
        if isinstance(node.expression, ast.SelectExpression):
            for variant in node.expression.variants:
                self.visit(variant.value)
                self.said.append("\n")
        else:
            self.said.append("it")


class _References(Visitor):
    """What a file's messages take from other messages and from terms."""

    def __init__(self) -> None:
        self.found: list[str] = []

    @classmethod
    def of(cls, file: Path) -> list[str]:
        references = cls()
        references.visit(FluentParser().parse(file.read_text(encoding="utf-8")))
        return references.found

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.found.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.found.append(f"-{node.id.name}")


@cache
def entries(file: Path) -> dict[str, str]:
    """Message id to its plain words."""
    found: dict[str, str] = {}
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            plain = _Plain()
            plain.visit(entry.value)
            found[entry.id.name] = re.sub(r"[*#`“”]|^- ", "", "".join(plain.said), flags=re.M)
    return found


@cache
def everything() -> dict[str, str]:
    return {message: text for file in FILES for message, text in entries(file).items()}


@cache
def source() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in SOURCES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_the_catalogue_has_no_mistake(file: Path) -> None:
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    assert [entry.content for entry in body if isinstance(entry, ast.Junk)] == []


def test_each_message_stands_for_itself() -> None:
    # a message is read alone, when it is first said
    assert [message for file in FILES for message in _References.of(file)] == []


def test_no_message_is_there_twice() -> None:
    counted = Counter(message for file in FILES for message in entries(file))
    assert [message for message, count in counted.items() if count > 1] == []


def test_every_message_is_used() -> None:
    literal = set(re.findall(r"[\"']([a-z][a-z0-9_-]*)[\"']", source()))
    begun = tuple(set(re.findall(r"[\"']([a-z][a-z0-9_-]*-)(?:\{|[\"'] ~)", source())))
    assert [name for name in everything() if name not in literal and not name.startswith(begun)] == []


def test_every_message_that_is_said_is_there() -> None:
    # one that ends in "-" is put together with what follows
    said = set(re.findall(r"\bsay\(\s*[\"']([a-z0-9_-]*[a-z0-9])[\"']", source()))
    assert sorted(said - everything().keys()) == []


def test_every_refusal_has_its_words() -> None:
    for package in (bot, cogs):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "practice" not in module.name and not module.name.endswith("__main__") and "versions" not in module.name:
                importlib.import_module(module.name)
    refusals = [Refusal]
    for kind in refusals:
        refusals += kind.__subclasses__()
    assert sorted({kind.message for kind in refusals} - everything().keys()) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sentence_is_long(file: Path) -> None:
    long = [s for text in entries(file).values() for s in sentences(text) if len(words(s)) > LONGEST_SENTENCE]
    assert long == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_words_are_plain(file: Path) -> None:
    text = "\n".join(entries(file).values())
    assert grade(text) <= HARDEST_GRADE


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_words_that_shut_people_out_are_not_used(file: Path) -> None:
    found = [
        (message, word)
        for message, text in entries(file).items()
        for word in NOT_OUR_WORDS
        if re.search(rf"\b{re.escape(word)}\b", text, re.I)
    ]
    assert found == []


def test_short_places_get_short_words() -> None:
    """Buttons that are not cut (38) and help under a form's field (100). Discord's own description of requests, which
    every request in tests is checked against, holds the other limits."""
    limits = {r"-button-": 38, r"-label-.*-help$": 100, r"-command$": 100}
    too_long = [
        (message, len(text))
        for message, text in everything().items()
        for part, limit in limits.items()
        if re.search(part, message) and len(text) > limit
    ]
    assert too_long == []


def test_nothing_is_said_with_an_emoji() -> None:
    assert [m for m, text in everything().items() if re.search(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]", text)] == []


def test_a_missing_message_or_variable_is_never_shown() -> None:
    with pytest.raises(MissingWording):
        say("no-such-message")
    with pytest.raises(MissingWording):
        say("refusal-empty")


def test_the_catalogue_loads_every_file() -> None:
    assert all(catalogue().has_message(message) for message in everything())
