"""Exact figures on a fixed meeting, and nothing that points at a small side."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checkin.rules import Side
from bot.parity.chart import draw_report
from bot.parity.rules import FEWEST, Counted, Group, What, merged, report
from bot.parity.words import report_words

ROOM, REMOTE, PHONE = Side.ROOM, Side.REMOTE, Side.PHONE
FIXED = Counted(
    people={ROOM: 12, REMOTE: 5, PHONE: 3},
    counts={
        What.SUGGESTIONS: {ROOM: 3, REMOTE: 1, PHONE: 1},
        What.TURNS: {ROOM: 17, REMOTE: 2, PHONE: 1},
        What.SECONDS: {ROOM: 1020, REMOTE: 255, PHONE: 0},
        What.VOTES: {ROOM: 24, REMOTE: 10, PHONE: 6},
        What.CHANGES: {ROOM: 1, REMOTE: 1},
    },
    waits={ROOM: [30, 60], REMOTE: [100], PHONE: [201]},
    not_reached={REMOTE: 1, PHONE: 2},
)
EXPECTED = [
    "Please look at this. From home: less than half of a fair share of turns to speak.",
    "People here: 12 in the room (60%), 8 from home (40%).",
    "Suggestions on the agenda: 3 in the room (60%), 2 from home (40%).",
    "Turns to speak: 17 in the room (85%), 3 from home (15%).",
    "Time to speak: 17 minutes in the room (80%), 4 minutes 15 seconds from home (20%).",
    "Votes: 24 in the room (60%), 16 from home (40%).",
    "Wishes that changed a key point: 1 in the room (50%), 1 from home (50%).",
    "In the room: a turn to speak waited 45 seconds on average.",
    "From home: a turn to speak waited 2 minutes 30 seconds on average.",
    "Asked to speak and had no turn: 3 from home.",
    "Votes in secret polls are not in this. Nobody knows who cast them.",
]


def test_a_fixed_meeting_gives_exact_figures() -> None:
    """Home has exactly half of its share of time (20 of 40 percent), which is not under half."""
    found = report(FIXED)
    assert report_words(found) == EXPECTED
    assert found.flags == ((What.TURNS, Group.HOME),)


def test_a_side_under_five_people_is_merged() -> None:
    assert merged({ROOM: 6, REMOTE: 5, PHONE: 5}) == {
        Group.ROOM: (ROOM,), Group.REMOTE: (REMOTE,), Group.PHONE: (PHONE,),
    }  # fmt: skip
    assert merged({ROOM: 6, REMOTE: 4, PHONE: 1}) == {Group.ROOM: (ROOM,), Group.HOME: (REMOTE, PHONE)}
    few = report(Counted({ROOM: 6, REMOTE: 3, PHONE: 1}, {What.TURNS: {ROOM: 9}}, {}))
    assert (few.groups, few.flags) == ((Group.EVERYONE,), ())
    assert report_words(few)[0] == (
        "10 people were here. One side had fewer than five people, so nothing is shown by side."
    )


NUMBERS = st.fixed_dictionaries({side: st.integers(0, 40) for side in Side})


@settings(max_examples=50, deadline=None)
@given(people=NUMBERS, counts=st.fixed_dictionaries(dict.fromkeys(What, NUMBERS)))
def test_no_shown_side_is_small_and_numbers_add_up(
    people: dict[Side, int], counts: dict[What, dict[Side, int]]
) -> None:
    found = report(Counted(people, counts, {}))
    assert not found.by_side or all(share.number >= FEWEST for share in found.people)
    assert sum(share.number for share in found.people) == sum(people.values())
    for line in found.lines:
        assert sum(share.number for share in line.shares) == sum(counts[line.what].values())
        assert all(share.percent <= 50 for share in line.shares if share.flagged)
    assert report_words(found)


def test_the_picture_is_a_picture() -> None:
    assert draw_report(report(FIXED)).startswith(b"\x89PNG")
