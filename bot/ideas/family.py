"""Who has a part in an idea, counted over everything that was merged into it, each person once.

A person who said "not for me" to a merge has no part in what it became, from the ideas they said it of.
Where somebody said two things, on an idea and on its twin, what they said last counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas.rules import Counts, SupportKind
from bot.ideas.tables import idea_comments, idea_declines, idea_follows, idea_supports, ideas

_COUNTED = (SupportKind.SUPPORT.value, SupportKind.MATTERS.value)


@dataclass
class Authors:
    ids: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)


def _taking_part(table: Table) -> ColumnElement[bool]:
    """Whether the row's person did not say "not for me" of the row's idea."""
    declined = and_(idea_declines.c.idea_id == table.c.idea_id, idea_declines.c.person_id == table.c.person_id)
    return ~exists().where(declined)


def _authorship(roots: Collection[int]) -> Select[tuple[int, int, bool]]:
    declined = and_(idea_declines.c.idea_id == ideas.c.id, idea_declines.c.person_id == ideas.c.author_id)
    return select(ideas.c.root_id, ideas.c.author_id, ideas.c.named).where(
        ideas.c.root_id.in_(roots), ~exists().where(declined)
    )


async def authors_of(connection: AsyncConnection, roots: Collection[int]) -> dict[int, Authors]:
    """By root. Somebody who is named with one of the ideas is named."""
    found: defaultdict[int, Authors] = defaultdict(Authors)
    for row in await connection.execute(_authorship(roots)):
        found[row.root_id].ids.add(row.author_id)
        if row.named:
            found[row.root_id].named.add(row.author_id)
    return found


def _last_said(roots: Collection[int]) -> Select[tuple[int, int, str, int]]:
    """The last support of each person, by root."""
    order = func.row_number().over(
        partition_by=(ideas.c.root_id, idea_supports.c.person_id), order_by=idea_supports.c.id.desc()
    )
    every = (
        select(ideas.c.root_id, idea_supports.c.person_id, idea_supports.c.kind, order.label("place"))
        .join(ideas, ideas.c.id == idea_supports.c.idea_id)
        .where(ideas.c.root_id.in_(roots), _taking_part(idea_supports))
        .subquery()
    )
    return select(every).where(every.c.place == 1)


async def counts_of(
    connection: AsyncConnection, roots: Collection[int], authors: dict[int, Authors]
) -> dict[int, Counts]:
    """By root: four queries, however many."""
    said = _last_said(roots).subquery()
    writers = _authorship(roots).subquery()
    is_author = exists().where(writers.c.root_id == said.c.root_id, writers.c.author_id == said.c.person_id)
    supports = await connection.execute(
        select(said.c.root_id, said.c.kind, func.count()).where(~is_author).group_by(said.c.root_id, said.c.kind)
    )
    tally: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for root, kind, count in supports:
        tally[root][kind] = count
    comments = await _comments_of(connection, roots)
    followers = await _followers_of(connection, roots)
    return {
        root: Counts(
            authors=len(authors[root].ids) if root in authors else 0,
            supporters=sum(tally[root].get(kind, 0) for kind in _COUNTED),
            matters=tally[root].get(SupportKind.MATTERS, 0),
            missing=tally[root].get(SupportKind.MISSING, 0),
            comments=comments.get(root, 0),
            followers=followers.get(root, 0),
        )
        for root in roots
    }


async def _comments_of(connection: AsyncConnection, roots: Collection[int]) -> dict[int, int]:
    found = await connection.execute(
        select(ideas.c.root_id, func.count())
        .join(idea_comments, idea_comments.c.idea_id == ideas.c.id)
        .where(ideas.c.root_id.in_(roots), idea_comments.c.state == "shown", _taking_part(idea_comments))
        .group_by(ideas.c.root_id)
    )
    return {row.root_id: row[1] for row in found}


def _last_follow(roots: Collection[int]) -> Select[tuple[int, int, bool]]:
    order = func.row_number().over(
        partition_by=(ideas.c.root_id, idea_follows.c.person_id), order_by=idea_follows.c.id.desc()
    )
    every = (
        select(ideas.c.root_id, idea_follows.c.person_id, idea_follows.c.following, order.label("place"))
        .join(ideas, ideas.c.id == idea_follows.c.idea_id)
        .where(ideas.c.root_id.in_(roots), _taking_part(idea_follows))
        .subquery()
    )
    return select(every.c.root_id, every.c.person_id, every.c.following).where(every.c.place == 1)


async def _followers_of(connection: AsyncConnection, roots: Collection[int]) -> dict[int, int]:
    last = _last_follow(roots).subquery()
    found = await connection.execute(
        select(last.c.root_id, func.count()).where(last.c.following.is_(True)).group_by(last.c.root_id)
    )
    return {row.root_id: row[1] for row in found}


def _partakers(root: int) -> Iterable[Select[tuple[int]]]:
    yield select(_authorship([root]).subquery().c.author_id.label("person_id"))
    for table in (idea_supports, idea_comments):
        yield (
            select(table.c.person_id)
            .join(ideas, ideas.c.id == table.c.idea_id)
            .where(
                ideas.c.root_id == root,
                _taking_part(table),
                *([idea_comments.c.state == "shown"] if table is idea_comments else []),
            )
        )


async def everyone_with_a_part(connection: AsyncConnection, root: int) -> set[int]:
    """Authors, supporters, commenters and followers of the idea and of all that is part of it.

    Without those whose last word on following it was "no".
    """
    found = {int(row.person_id) for row in await connection.execute(union(*_partakers(root)))}
    last = {row.person_id: bool(row.following) for row in await connection.execute(_last_follow([root]))}
    found |= {person for person, following in last.items() if following}
    return found - {person for person, following in last.items() if not following}


async def is_following(connection: AsyncConnection, root: int, person_id: int) -> bool:
    return person_id in await everyone_with_a_part(connection, root)
