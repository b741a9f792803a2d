"""Every use case that writes leaves a row in the audit log, in the same transaction."""

from __future__ import annotations

import ast
from pathlib import Path

BOT = Path(__file__).parents[2] / "bot"

NOTED_ELSEWHERE = {
    # that a console sent something; what it did is noted where it is done
    "bot/floor/beginning.py:begin_deed",
    "bot/floor/beginning.py:finish_deed",
    "bot/floor/beginning.py:forget_deed",
    # first contact is no decision of anybody's; what a person does next is noted
    "bot/groups/service.py:of_guild",
    "bot/people/service.py:_know",
    # each record they touch is noted by the step they call for it
    "bot/agenda/carrying.py:_meeting_changed",
    "bot/agenda/shaping.py:lapse_proposals",
    "bot/meetings/service.py:end_forgotten",
    # that a page is still looked at is not done to anything
    "bot/private_links/service.py:visit",
    # the transaction of others, who note what they do in it
    "bot/checkin/roll.py:changing",
    # a poll's close is noted; this only takes away what the storage itself remembers of the order of votes
    "bot/polls/records.py:clear_traces",
    # who opened a private file goes into the log of openings; a deletion was noted when it was decided
    "bot/uploads/service.py:_note_opening",
    "bot/uploads/service.py:sweep",
    # how far a message has got on its way; what it tells of was noted when it happened
    "bot/ideas/in_discord.py:remember_drawn",
    "bot/meetings/service.py:_requeue",
    "bot/notices/service.py:_close",
    "bot/notices/service.py:_move",
    "bot/notices/service.py:not_reached",
    "bot/notices/service.py:not_shown_after_all",
    "bot/notices/service.py:seen",
    "bot/notices/service.py:settle_interrupted",
}


def _writers() -> dict[str, ast.AsyncFunctionDef]:
    """Functions that open a write transaction, by place."""
    found = {}
    for file in BOT.glob("*/*.py"):
        if file.parent.name in ("core", "practice", "process", "web"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AsyncFunctionDef) and "_database.write()" in ast.unparse(node):
                found[f"{file.relative_to(BOT.parent)}:{node.name}"] = node
    return found


def _notes(function: ast.AsyncFunctionDef) -> bool:
    """Whether it notes what it did itself, or through a method of its own whose name says so or that is handed the
    transaction together with who acts."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, words = node.func.attr, {ast.unparse(argument) for argument in node.args}
        if name == "record" or "note" in name or ("write" in words and words & {"actor", "by", "system"}):
            return True
    return False


def test_every_use_case_that_writes_notes_it() -> None:
    writers = _writers()
    assert len(writers) > 40
    silent = sorted(place for place, function in writers.items() if not _notes(function))
    assert [place for place in silent if place not in NOTED_ELSEWHERE] == []
