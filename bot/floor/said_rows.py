"""Queries of what people say without speaking: cards, questions, hard words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.floor.cards import Card, CardKind
from bot.floor.glossary import Meaning, Word, key_of
from bot.floor.questions import Question, QuestionState
from bot.floor.tables import (
    card_meanings,
    hard_words,
    meaning_agreements,
    meeting_supporters,
    question_supports,
    questions,
    raised_cards,
    word_meanings,
)
from bot.people.rows import people

_LARGEST_ID = 2**31 - 1

# Cards


async def cards_of(connection: AsyncConnection, meeting_id: int) -> list[Card]:
    found = await connection.execute(
        select(raised_cards).where(raised_cards.c.meeting_id == meeting_id).order_by(raised_cards.c.id)
    )
    return [Card(row.id, row.person_id, CardKind(row.kind), row.named, row.raised_at) for row in found]


async def raise_card(
    connection: AsyncConnection,
    group_id: int,
    meeting_id: int,
    person_id: int,
    kind: CardKind,
    *,
    named: bool,
    at: datetime,
) -> None:
    await lower_card(connection, meeting_id, person_id, kind)
    await connection.execute(
        insert(raised_cards).values(
            group_id=group_id, meeting_id=meeting_id, person_id=person_id, kind=kind.value, named=named, raised_at=at
        )
    )


async def lower_card(connection: AsyncConnection, meeting_id: int, person_id: int | None, kind: CardKind) -> int:
    """Everybody's of this kind where `person_id` is None. Returns how many were up."""
    mine = [raised_cards.c.person_id == person_id] if person_id is not None else []
    gone = await connection.execute(
        delete(raised_cards).where(raised_cards.c.meeting_id == meeting_id, raised_cards.c.kind == kind.value, *mine)
    )
    return gone.rowcount


async def meanings_of(connection: AsyncConnection, group_id: int) -> dict[CardKind, str]:
    found = await connection.execute(select(card_meanings).where(card_meanings.c.group_id == group_id))
    return {CardKind(row.kind): row.text for row in found}


async def set_meaning(connection: AsyncConnection, group_id: int, kind: CardKind, text: str) -> None:
    await connection.execute(
        delete(card_meanings).where(card_meanings.c.group_id == group_id, card_meanings.c.kind == kind.value)
    )
    if text:
        await connection.execute(insert(card_meanings).values(group_id=group_id, kind=kind.value, text=text))


# Questions


async def add_question(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(questions).values(**values).returning(questions.c.id))
    return int(added.scalar_one())


async def questions_of(connection: AsyncConnection, meeting_id: int) -> list[Question]:
    """All of a meeting, private ones too, oldest first."""
    return await _questions(connection, questions.c.meeting_id == meeting_id)


async def question_by_id(connection: AsyncConnection, group_id: int, question_id: int) -> Question | None:
    if not 0 < question_id <= _LARGEST_ID:
        return None
    found = await _questions(connection, questions.c.id == question_id, questions.c.group_id == group_id)
    return found[0] if found else None


async def change_question(connection: AsyncConnection, question_id: int, **values: Any) -> None:
    await connection.execute(update(questions).where(questions.c.id == question_id).values(**values))


async def add_support(connection: AsyncConnection, question_id: int, person_id: int) -> bool:
    """False where they supported it already."""
    mine = (question_supports.c.question_id == question_id, question_supports.c.person_id == person_id)
    if (await connection.execute(select(question_supports).where(*mine))).one_or_none() is not None:
        return False
    await connection.execute(insert(question_supports).values(question_id=question_id, person_id=person_id))
    return True


async def supporters_of(connection: AsyncConnection, meeting_id: int) -> dict[int, str]:
    """Person to the name that they typed, which may be empty."""
    found = await connection.execute(select(meeting_supporters).where(meeting_supporters.c.meeting_id == meeting_id))
    return {row.person_id: row.called for row in found}


async def set_supporter(
    connection: AsyncConnection, meeting_id: int, person_id: int, called: str, since: datetime | None
) -> None:
    """None ends it."""
    mine = (meeting_supporters.c.meeting_id == meeting_id, meeting_supporters.c.person_id == person_id)
    await connection.execute(delete(meeting_supporters).where(*mine))
    if since is not None:
        values = {"meeting_id": meeting_id, "person_id": person_id, "called": called, "since": since}
        await connection.execute(insert(meeting_supporters).values(values))


async def _questions(connection: AsyncConnection, *which: ColumnElement[bool]) -> list[Question]:
    supports = (
        select(func.count())
        .select_from(question_supports)
        .where(question_supports.c.question_id == questions.c.id)
        .scalar_subquery()
    )
    found = await connection.execute(
        select(questions, people.c.name.label("name"), supports.label("supports"))
        .join(people, people.c.id == questions.c.asked_by)
        .where(*which)
        .order_by(questions.c.asked_at, questions.c.id)
    )
    return [
        Question(
            id=row.id,
            group_id=row.group_id,
            meeting_id=row.meeting_id,
            text=row.text,
            asked_by=row.asked_by,
            named=row.named,
            name=row.name if row.named else "",
            to_person=row.to_person,
            state=QuestionState(row.state),
            reason=row.reason,
            supports=row.supports,
            asked_at=row.asked_at,
        )
        for row in found
    ]


# Hard words


async def add_word(connection: AsyncConnection, group_id: int, word: str, meeting_id: int | None, at: datetime) -> int:
    added = await connection.execute(
        insert(hard_words)
        .values(group_id=group_id, word=word, word_key=key_of(word), meeting_id=meeting_id, asked_at=at)
        .returning(hard_words.c.id)
    )
    return int(added.scalar_one())


async def word_by_key(connection: AsyncConnection, group_id: int, key: str) -> Word | None:
    found = await _words(connection, hard_words.c.group_id == group_id, hard_words.c.word_key == key)
    return found[0] if found else None


async def word_by_id(connection: AsyncConnection, group_id: int, word_id: int) -> Word | None:
    if not 0 < word_id <= _LARGEST_ID:
        return None
    found = await _words(connection, hard_words.c.group_id == group_id, hard_words.c.id == word_id)
    return found[0] if found else None


async def words_of(connection: AsyncConnection, group_id: int) -> list[Word]:
    """Every word of the group, by the alphabet."""
    return await _words(connection, hard_words.c.group_id == group_id)


async def word_of_meaning(connection: AsyncConnection, group_id: int, meaning_id: int) -> Word | None:
    if not 0 < meaning_id <= _LARGEST_ID:
        return None
    of_meaning = select(word_meanings.c.word_id).where(word_meanings.c.id == meaning_id).scalar_subquery()
    found = await _words(connection, hard_words.c.group_id == group_id, hard_words.c.id == of_meaning)
    return found[0] if found else None


async def add_meaning(connection: AsyncConnection, word_id: int, text: str, person_id: int, at: datetime) -> int:
    added = await connection.execute(
        insert(word_meanings)
        .values(word_id=word_id, text=text, proposed_by=person_id, proposed_at=at)
        .returning(word_meanings.c.id)
    )
    return int(added.scalar_one())


async def agree_to_meaning(connection: AsyncConnection, meaning_id: int, person_id: int) -> None:
    await connection.execute(insert(meaning_agreements).values(meaning_id=meaning_id, person_id=person_id))


async def _words(connection: AsyncConnection, *which: ColumnElement[bool]) -> list[Word]:
    found = list(await connection.execute(select(hard_words).where(*which).order_by(hard_words.c.word_key)))
    meanings = await _meanings(connection, {row.id for row in found})
    return [
        Word(row.id, row.group_id, row.word, row.asked_at, row.meeting_id, tuple(meanings.get(row.id, ())))
        for row in found
    ]


async def _meanings(connection: AsyncConnection, word_ids: Collection[int]) -> dict[int, list[Meaning]]:
    if not word_ids:
        return {}
    agreed: defaultdict[int, set[int]] = defaultdict(set)
    said = await connection.execute(
        select(meaning_agreements)
        .join(word_meanings, word_meanings.c.id == meaning_agreements.c.meaning_id)
        .where(word_meanings.c.word_id.in_(word_ids))
    )
    for row in said:
        agreed[row.meaning_id].add(row.person_id)
    found: defaultdict[int, list[Meaning]] = defaultdict(list)
    for row in await connection.execute(
        select(word_meanings).where(word_meanings.c.word_id.in_(word_ids)).order_by(word_meanings.c.id)
    ):
        by = frozenset(agreed[row.id])
        found[row.word_id].append(Meaning(row.id, row.word_id, row.text, row.proposed_by, row.proposed_at, by))
    return found
