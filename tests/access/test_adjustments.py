"""What people need becomes rules of the meeting, and the rules say nobody's name."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.access.adjustments import LONGEST_RUN, NOTHING_SPECIAL, SHORTEST_RUN, MeetingAdjustments, adjustments
from config.access_needs import NeedKind, load_needs
from config.policy import load_policy
from config.settings import DEFAULT_NEEDS, DEFAULT_POLICY

POLICY = load_policy(DEFAULT_POLICY)
KINDS = load_needs(DEFAULT_NEEDS, POLICY.lead_times_working_days).kinds

Said = list[tuple[NeedKind, str]]
SAID = st.lists(st.tuples(st.sampled_from(sorted(KINDS.values(), key=lambda kind: kind.key)), st.text(max_size=12)))


def _rules(**said: str) -> MeetingAdjustments:
    return adjustments([(KINDS[key], detail) for key, detail in said.items()], POLICY.access)


def test_nobody_needs_anything() -> None:
    assert _rules() == NOTHING_SPECIAL
    assert not _rules(seat_near_door="").any


def test_breaks_come_as_often_as_the_person_who_needs_them_most_often() -> None:
    assert _rules(room_breaks="40 minutes").longest_run_minutes == 40
    assert _rules(room_breaks="40 minutes", com_bsl="").longest_run_minutes == 40
    assert _rules(room_breaks="", com_bsl="").longest_run_minutes == POLICY.access.break_after_minutes
    assert _rules(com_bsl="").longest_run_minutes == 45
    assert _rules(com_bsl="").break_minutes == 15


def test_more_time_reaches_votes_questions_and_the_screen() -> None:
    rules = _rules(com_more_time="")
    assert (rules.poll_minimum_open, rules.think_time) == (timedelta(minutes=10), timedelta(seconds=20))
    assert (rules.slow_screen, rules.no_cold_calling) == (True, True)
    assert rules.poll_notice == timedelta(minutes=2)
    assert _rules(com_written_q="").questions_first


def test_the_room_is_told_what_to_set_up() -> None:
    rules = _rules(com_stt="", com_lipspeaker="", on_chat_only="", fmt_early="5 days", seat_light="", on_phone="")
    assert (rules.captions, rules.interpreter, rules.read_out, rules.no_flashing, rules.describe) == (True,) * 5
    assert rules.paper_lead_days == 5


@settings(max_examples=80)
@given(SAID, SAID)
def test_one_more_person_never_loosens_a_rule(some: Said, more: Said) -> None:
    few, all_of_them = adjustments(some, POLICY.access), adjustments(some + more, POLICY.access)
    if few.longest_run_minutes is not None:
        assert SHORTEST_RUN <= (all_of_them.longest_run_minutes or 999) <= few.longest_run_minutes <= LONGEST_RUN
    assert all_of_them.paper_lead_days >= few.paper_lead_days
    for name in ("no_cold_calling", "captions", "interpreter", "slow_screen", "no_flashing", "read_out"):
        assert getattr(all_of_them, name) >= getattr(few, name)


@settings(max_examples=80)
@given(SAID, st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_show(said: Said, random: Random) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)
    assert adjustments(said, POLICY.access) == adjustments(shuffled, POLICY.access)
