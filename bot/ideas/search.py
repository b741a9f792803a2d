"""Finding ideas by words: SQLite's FTS5 or PostgreSQL's text search, and rapidfuzz for what is nearly the same.

The index is kept by the database itself (triggers, or an expression index), so it is never out of step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Float, Integer, Select, column, func, literal, select, table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas.rules import Standing
from bot.ideas.tables import ideas

CANDIDATES = 40
"""How many the text search hands to the closer look."""
RECENT = 500
"""How many of the newest titles are compared as well: a typing mistake hides an idea from the text search."""
LIKELY = 55.0
"""From this score on, from 0 to 100, an idea is offered as "perhaps the same"."""

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = """
a an and are as at be been but by can could do does for from had has have how i if in into is it its me my no not of on
or our should so than that the their them then there they this to too up us was we what when where which who will with
would you your
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_SEARCH = table("idea_search", column("rowid", Integer))


@dataclass(frozen=True)
class Words:
    """What is known of an idea for comparing it."""

    id: int
    title: str
    what: str


def words_of(typed: str) -> list[str]:
    """The words worth searching for, each once, in order; all of them where there are only small ones."""
    every = list(dict.fromkeys(_WORD.findall(typed.casefold())))
    return [word for word in every if word not in _SMALL] or every


def matches(typed: str, *, postgresql: bool, every: bool) -> ColumnElement[bool] | None:
    """A condition on `ideas`: `every` word, or any of them. None where nothing can be searched for."""
    words = words_of(typed)
    if not words:
        return None
    if postgresql:
        return _document().op("@@")(_query(words, every=every))
    found = select(_SEARCH.c.rowid).where(text("idea_search MATCH :words").bindparams(words=_fts(words, every=every)))
    return ideas.c.id.in_(found)


async def candidates(connection: AsyncConnection, group_id: int, typed: str, *, postgresql: bool) -> list[Words]:
    """Ideas of the group that share words with what was typed, the best first, and the newest ones."""
    found = {each.id: each for each in await _sharing_words(connection, group_id, typed, postgresql=postgresql)}
    newest = await connection.execute(_on_show(group_id).order_by(ideas.c.id.desc()).limit(RECENT))
    for row in newest:
        found.setdefault(row.id, Words(row.id, row.title, row.what))
    return list(found.values())


def likeness(title: str, what: str, other: Words) -> float:
    """From 0 to 100: how much the two say the same. Order of words and small words do not matter."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - with the first look for twins: it takes 3 MB

    mine, theirs = _plain(title), _plain(other.title)
    titles = fuzz.token_set_ratio(mine, theirs) * (0.75 if min(len(mine.split()), len(theirs.split())) < 2 else 1)
    sorted_titles = fuzz.token_sort_ratio(mine, theirs)
    whole = fuzz.token_set_ratio(f"{mine} {_plain(what)}", f"{theirs} {_plain(other.what)}")
    return max(sorted_titles, 0.7 * titles + 0.3 * whole)


def likely(title: str, what: str, others: Iterable[Words], *, most: int) -> list[tuple[Words, float]]:
    """Those that are likely the same, the likeliest first."""
    scored = [(other, likeness(title, what, other)) for other in others]
    return sorted((pair for pair in scored if pair[1] >= LIKELY), key=lambda pair: (-pair[1], pair[0].id))[:most]


async def _sharing_words(
    connection: AsyncConnection, group_id: int, typed: str, *, postgresql: bool
) -> Sequence[Words]:
    words = words_of(typed)
    if not words:
        return []
    if postgresql:
        query = _query(words, every=False)
        wanted = _on_show(group_id).where(_document().op("@@")(query))
        wanted = wanted.order_by(func.ts_rank(_document(), query).desc(), ideas.c.id)
    else:
        match = text("idea_search MATCH :words").bindparams(words=_fts(words, every=False))
        rank = func.bm25(text("idea_search"), 4.0, 1.0, 1.0, 0.5, type_=Float)
        wanted = _on_show(group_id).join(_SEARCH, _SEARCH.c.rowid == ideas.c.id).where(match).order_by(rank, ideas.c.id)
    return [Words(row.id, row.title, row.what) for row in await connection.execute(wanted.limit(CANDIDATES))]


def _on_show(group_id: int) -> Select[tuple[int, str, str]]:
    return select(ideas.c.id, ideas.c.title, ideas.c.what).where(
        ideas.c.group_id == group_id, ideas.c.standing == Standing.SHOWN.value
    )


def _document() -> ColumnElement[str]:
    return func.to_tsvector(
        text("'english'::regconfig"), text("ideas.title || ' ' || ideas.what || ' ' || ideas.why || ' ' || ideas.who")
    )


def _query(words: Sequence[str], *, every: bool) -> ColumnElement[str]:
    return func.to_tsquery(text("'english'::regconfig"), literal((" & " if every else " | ").join(words)))


def _fts(words: Sequence[str], *, every: bool) -> str:
    """Each word in quotes, because FTS5 reads AND, OR and NEAR as its own."""
    return (" AND " if every else " OR ").join(f'"{word}"' for word in words)


def _plain(said: str) -> str:
    return " ".join(words_of(said))
