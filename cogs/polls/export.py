"""A result as files: one for spreadsheets, one for programs. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.core.spreadsheet import MARK, safe
from bot.core.wording import say

FACTS = ("question", "kind", "mode", "state", "tie_rule", "quorum", "pass_percent", "voted", "could_vote")


def json_file(exported: Mapping[str, Any]) -> bytes:
    return json.dumps(exported, ensure_ascii=False, indent=2).encode()


def csv_file(exported: Mapping[str, Any]) -> bytes:
    """The same facts row by row. The mark at the start tells Excel that it is UTF-8."""
    page = io.StringIO()
    writer = csv.writer(page)
    for row in _rows(exported):
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return (MARK + page.getvalue()).encode()


def _rows(exported: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    for name in FACTS:
        yield [name, exported[name]]
    yield ["winners", *exported["winners"]]
    yield [say("polls-file-answer"), say("polls-file-votes")]
    for row in (*exported["options"], *exported["answers"]):
        yield [row["text"], row["count"]]
    yield [say("polls-answer-not-sure"), exported["not_sure"]]
    yield [say("polls-answer-more-information"), exported["more_information"]]
    for door, number in exported["by_door"].items():
        yield ["door", door, number]
    for number, counts in enumerate(exported["rounds"], start=1):
        yield ["round", number, *counts.values()]
    for vote in exported["votes"]:
        yield ["vote", vote["name"], vote["door"], *(vote["choices"] or [vote["answer"]])]
