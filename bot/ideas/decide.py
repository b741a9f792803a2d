"""Who may do what to an idea, and what follows. Pure: each returns what is to be stored, or refuses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.ideas import refusals as no
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import BY_HAND, CLOSED, MOST_TAGS, Idea, Outcome, Standing, Status

UNDO_FOR = timedelta(days=14)
"""How long a merge can be undone, its last moment included. (Source: the promise made to authors when merging.)"""

HOLDS = frozenset({Act.HOLD, Act.HIDE})


def require_shown(idea: Idea) -> None:
    """Raise unless the idea is on show by itself. One that is part of another was followed there by the caller."""
    if idea.standing is Standing.WITHDRAWN:
        raise no.IdeaWithdrawn
    if idea.standing is not Standing.SHOWN:
        raise no.IdeaIsAway


def require_open_to_words(idea: Idea) -> None:
    require_shown(idea)
    if idea.locked:
        raise no.IdeaLocked


def check_support(idea: Idea, person_id: int, authors: Iterable[int]) -> None:
    """`authors` are those of the idea and of all that became part of it."""
    require_open_to_words(idea)
    if person_id in authors:
        raise no.OwnIdea


def require_own(idea: Idea, person_id: int) -> None:
    if person_id not in (idea.author_id, idea.entered_by):
        raise no.NotYours


def check_withdrawal(idea: Idea, person_id: int, *, joined: bool) -> None:
    """`joined` says whether another idea is part of this one. A held idea can be taken back too."""
    require_own(idea, person_id)
    if idea.standing is Standing.WITHDRAWN:
        raise no.IdeaWithdrawn
    if joined or idea.standing is Standing.MERGED:
        raise no.OthersJoined
    if idea.closed:
        raise no.AlreadyClosed


def check_step(idea: Idea, status: Status) -> None:
    """A step by hand: forwards or back, never to "new" and never to an answer."""
    require_shown(idea)
    if idea.closed:
        raise no.AlreadyClosed
    if status not in BY_HAND:
        raise no.NotAStep
    if status is idea.status:
        raise no.SameStatus


def check_closing(idea: Idea, status: Status, outcome: Outcome) -> None:
    """An idea that has an answer may be given a better one."""
    require_shown(idea)
    if status not in CLOSED:
        raise no.NotAStep
    if not outcome:
        raise no.NoOutcome
    if status is Status.DONE and not outcome.we_did:
        raise no.DoneNeedsWeDid
    if status is Status.NOT_THIS_TIME and not outcome.could_not:
        raise no.NotThisTimeNeedsWhy


def check_reopening(idea: Idea) -> None:
    require_shown(idea)
    if not idea.closed:
        raise no.NotClosed


def check_merge(source: Idea, target: Idea) -> None:
    """Both on show. `target` may have an answer already: that is then the answer to both."""
    if source.id == target.id:
        raise no.MergeWithItself
    if source.standing is not Standing.SHOWN or target.standing is not Standing.SHOWN or source.closed:
        raise no.CannotMerge


def check_undo(source: Idea, now: datetime) -> None:
    if source.standing is not Standing.MERGED or source.undo_until is None:
        raise no.NotMerged
    if now > source.undo_until:
        raise no.TooLateToUndo(days=UNDO_FOR.days)


def after(idea: Idea, act: Act) -> tuple[Standing, bool]:
    """Standing and lock after a moderator's act, or AlreadySo where it would change nothing."""
    if idea.standing not in (Standing.SHOWN, Standing.HELD):
        raise no.CannotMerge if idea.standing is Standing.MERGED else no.IdeaWithdrawn
    standing, locked = idea.standing, idea.locked
    if act in HOLDS:
        standing = Standing.HELD
    elif act is Act.SHOW:
        standing = Standing.SHOWN
    else:
        locked = act is Act.LOCK
    if (standing, locked) == (idea.standing, idea.locked):
        raise no.AlreadySo
    return standing, locked


def reason_for(act: Act, reason: Reason | None) -> Reason:
    """What goes in the log: showing and unlocking again needs no other reason than that all is well."""
    return Reason.PUT_RIGHT if act in (Act.SHOW, Act.UNLOCK) else reason or Reason.CHECKING


def checked_tags(typed: Iterable[str], topics: Sequence[str]) -> tuple[str, ...]:
    """The group's own spelling of each, in its order, each once."""
    known = {topic.casefold(): topic for topic in topics}
    chosen = set()
    for tag in typed:
        spelled = known.get(tag.strip().casefold())
        if spelled is None:
            raise no.NoSuchTopic(typed=tag.strip()[:40])
        chosen.add(spelled)
    if len(chosen) > MOST_TAGS:
        raise no.TooManyTags(most=MOST_TAGS)
    return tuple(topic for topic in topics if topic in chosen)
