"""A key point is never agreed over somebody's head, and nobody's words are lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.points.rules import (
    HOME,
    ROOM,
    Answer,
    NobodyAgrees,
    Point,
    PointState,
    Said,
    SideNotAsked,
    StillToChange,
    is_concern,
    is_open_change,
    require_agreed,
    view_of,
)

POINT = Point(
    id=1,
    group_id=1,
    meeting_id=1,
    item_id=None,
    table_id=None,
    number=1,
    text="Buses run until nine",
    version=2,
    state=PointState.OPEN,
    on_paper=False,
    agreed_at=None,
    channel_id=None,
    message_id=None,
)


def said(person_id: int, answer: Answer, *, version: int = 2, kept: bool = False, side: str = ROOM) -> Said:
    words = f"words of {person_id}" if answer is Answer.CHANGE else ""
    return Said(1, version, person_id, answer, words, kept, False, side, False)


SAID = st.builds(
    said,
    st.integers(1, 8),
    st.sampled_from(Answer),
    version=st.integers(1, 2),
    kept=st.booleans(),
    side=st.sampled_from((ROOM, HOME)),
)
ANSWERS = st.lists(SAID, max_size=8, unique_by=lambda answer: answer.person_id)
HERE = st.dictionaries(st.integers(1, 8), st.sampled_from((ROOM, HOME)), max_size=8)


@settings(max_examples=100, deadline=None)
@given(answers=ANSWERS, here=HERE)
def test_what_is_agreed_has_no_open_change_and_was_asked_on_each_side(
    answers: list[Said], here: dict[int, str]
) -> None:
    try:
        require_agreed(POINT, answers, here)
    except (StillToChange, SideNotAsked, NobodyAgrees):
        return
    assert any(a.answer is Answer.AGREE and a.version == 2 for a in answers)
    assert not any(a.answer is Answer.CHANGE and not a.kept and a.version == 2 for a in answers)
    asked = {a.side for a in answers if a.version == 2}
    assert asked
    assert set(here.values()) <= asked


@settings(max_examples=100, deadline=None)
@given(answers=ANSWERS, here=HERE, state=st.sampled_from((PointState.OPEN, PointState.AGREED, PointState.NOT_AGREED)))
def test_every_wish_is_either_open_or_stands_beside_the_point(
    answers: list[Said], here: dict[int, str], state: PointState
) -> None:
    view = view_of(replace(POINT, state=state), answers, here)
    wishes = [a for a in answers if a.answer is Answer.CHANGE]
    assert view.open_changes + len(view.concerns) == len(wishes)
    assert all(is_open_change(POINT, a, here) != is_concern(POINT, a, here) for a in wishes)


def test_a_wish_for_the_old_words_stays_open_while_its_person_is_here() -> None:
    old = said(1, Answer.CHANGE, version=1)
    now = [old, said(2, Answer.AGREE)]
    with pytest.raises(StillToChange):
        require_agreed(POINT, now, {1: ROOM, 2: ROOM})
    require_agreed(POINT, now, {2: ROOM})
    assert view_of(POINT, now, {2: ROOM}).concerns == ("words of 1",)
