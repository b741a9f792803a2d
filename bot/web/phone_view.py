"""What a phone shows: what is happening now, the polls, and where its person is. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.agenda.rules import AgendaView, ItemKind
from bot.checkin.rules import Side, doors_are_open
from bot.core.dates import spoken_time
from bot.core.wording import say
from bot.floor.questions import QuestionState
from bot.ideas.seen import IdeaRef
from bot.meetings.rules import MeetingState
from bot.polls.rules import Answer, Mode, PollState, PollView
from bot.polls.words import answer_in_words, voted_so_far
from bot.web.ballot import Ballot, Form, ballot_for, form_of_answer
from bot.web.floor_view import live_words
from bot.web.followed import Facts
from bot.web.points import PhonePoint, live_counts, points_stamp
from bot.web.poll_words import Outcome, announced_time, is_underway, outcome, time_said
from bot.web.table_view import tables_stamp

MOST_RESULTS = 3
"""Results of polls that are over, newest first."""


@dataclass(frozen=True)
class Mine:
    """What this person has to do with one poll."""

    voted: bool = False
    answer: Answer | None = None
    """None in a secret poll, where nobody knows."""
    view: PollView | None = None
    """What they may see of it beyond what everyone may."""


@dataclass(frozen=True)
class Trouble:
    """What a person sent and we could not use, to be shown where they sent it."""

    poll_id: int
    words: str
    typed: Form


@dataclass(frozen=True)
class PhonePoll:
    ballot: Ballot
    open: bool
    """Whether a vote counts now."""
    voted: bool
    said: str
    """Their answer in words; empty where we do not know it or must not show it."""
    can_change: bool
    until: str
    """When it closes, such as "2:30pm"; empty while that is not known."""
    time: str
    turn_out: str
    outcome: Outcome | None
    may_add: bool
    ideas: tuple[IdeaRef, ...] = ()
    """Those that led to it."""


@dataclass(frozen=True)
class PhoneView:
    title: str
    state: MeetingState
    now: str
    polls: tuple[PhonePoll, ...]
    """Underway, newest first."""
    results: tuple[PhonePoll, ...]
    side: Side | None
    shared: bool
    stamp: str
    doors_open: bool = True
    """Whether people come now, so that a phone may say where its person is."""
    points: tuple[PhonePoint, ...] = ()


def phone_view(
    facts: Facts,
    person_id: int,
    mine: Mapping[int, Mine],
    *,
    side: Side | None,
    shared: bool,
    trouble: Trouble | None = None,
) -> PhoneView:
    def one(view: PollView, trouble: Trouble | None) -> PhonePoll:
        my = mine.get(view.poll.id, Mine())
        return phone_poll(facts, view, person_id, my, shared=shared, trouble=trouble)

    over = [view for view in facts.polls if _result_to_show(view)]
    return PhoneView(
        title=facts.meeting.meeting.title,
        state=facts.meeting.meeting.state,
        now=now_words(facts.meeting.meeting.state, facts.agenda),
        polls=tuple(one(view, trouble) for view in facts.underway),
        results=tuple(one(view, None) for view in over[:MOST_RESULTS]),
        side=side,
        shared=shared,
        stamp=stamp(facts),
        doors_open=doors_are_open(facts.meeting.meeting, facts.now),
    )


def phone_poll(
    facts: Facts, view: PollView, person_id: int, my: Mine, *, shared: bool, trouble: Trouble | None = None
) -> PhonePoll:
    poll = view.poll
    # A shared tablet goes on to the next person, who is not to read what the last one said.
    answer = my.answer if not shared or poll.mode is Mode.NAMED else None
    typed = form_of_answer(poll, answer) if answer and not shared else None
    sent = trouble if trouble and trouble.poll_id == poll.id else None
    seen = view if view.result else my.view or view
    is_open = poll.state in {PollState.OPEN, PollState.CLOSING}
    return PhonePoll(
        ballot=ballot_for(poll, person_id, typed=sent.typed if sent else typed, error=sent.words if sent else ""),
        open=is_open,
        voted=my.voted,
        said=answer_in_words(poll, answer) if answer else "",
        can_change=poll.mode is not Mode.SECRET,
        until=spoken_time(poll.closes_at, facts.group.zone) if is_open and poll.closes_at else "",
        time=time_said(poll, facts.now, facts.group.zone),
        turn_out=voted_so_far(view.voted),
        outcome=outcome(poll, seen.result) if seen.result else None,
        may_add=poll.may_add_options and is_open,
        ideas=tuple(facts.ideas_behind.get(poll.id, ())),
    )


def now_words(state: MeetingState, agenda: AgendaView) -> str:
    """What is happening, in one sentence."""
    match state:
        case MeetingState.PLANNED:
            return say("web-phone-before")
        case MeetingState.ENDED:
            return say("web-phone-after")
        case MeetingState.CANCELLED:
            return say("web-spoken-cancelled")
    if agenda.current is None:
        return say("web-phone-between")
    if agenda.current.kind is ItemKind.BREAK:
        return say("web-phone-break")
    return say("web-phone-item", title=agenda.current.title)


_WHERE_IN_DISCORD: Mapping[str, Any] = {"channel_id": None, "message_id": None, "card_posted_at": None}


def stamp(facts: Facts) -> str:
    """Changes whenever a page has to be loaded again; a vote alone does not change it."""
    current = facts.agenda.current
    shown = [
        (view.poll.id, outcome(view.poll, view.result))
        if _result_to_show(view) and view.result
        else (replace(view.poll, **_WHERE_IN_DISCORD), view.result is None)
        for view in facts.polls
    ]
    # What one person alone is told changes this too, because every phone is sent the same.
    on_floor = [(each.id, each.text) for each in facts.floor.questions if each.state is QuestionState.SHOWN]
    meeting = facts.meeting.meeting
    by_helpers = [place.turn.id for place in (*facts.floor.queue, *facts.floor.resting) if place.asked_by]
    floor = (on_floor, by_helpers, facts.floor.settings.order, facts.floor.asked_privately)
    said = (meeting.title, meeting.state, current and (current.id, current.title), shown, floor)
    papers = [(view.paper.id, [version.id for version in view.versions]) for view in facts.papers]
    parts = (*said, papers, points_stamp(facts.points), tables_stamp(facts.tables))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def live_facts(facts: Facts) -> dict[str, str]:
    """Words on the page that change while it stays as it is, by the name of their place."""
    found = {"here": here_words(facts.here), **live_words(facts.floor), "captions": " ".join(facts.captions)}
    found["tables-time"] = facts.tables_time
    for view in facts.underway:
        found[f"voted-{view.poll.id}"] = voted_so_far(view.voted)
        found[f"time-{view.poll.id}"] = time_said(view.poll, facts.now, facts.group.zone)
    found |= live_counts(facts.points)
    return found


def here_words(here: Mapping[Side, int]) -> str:
    return say("web-console-counts", room=here[Side.ROOM], remote=here[Side.REMOTE], phone=here[Side.PHONE])


def spoken(facts: Facts) -> str:
    """What a screen reader is told of the polls and the tables, when it changes."""
    polls = [
        say("web-polls-spoken", question=view.poll.question, time=announced_time(view.poll, facts.now))
        for view in facts.underway
    ]
    return " ".join(words for words in (*polls, facts.tables_time) if words)


def live_results(facts: Facts) -> dict[int, Outcome]:
    """Results that everyone may see while the poll is open."""
    return {view.poll.id: outcome(view.poll, view.result) for view in facts.underway if view.result}


def _result_to_show(view: PollView) -> bool:
    return not is_underway(view.poll) and view.poll.state is PollState.CLOSED and view.result is not None


def until_words(poll: PhonePoll) -> str:
    """Until when a vote can be changed, said on the receipt."""
    if not poll.can_change:
        return say("web-phone-vote-final")
    return say("web-phone-vote-until", time=poll.until) if poll.until else say("web-phone-vote-until-close")
