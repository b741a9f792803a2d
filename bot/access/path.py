"""The path of a need. The organisation arranges; only the person says how it was. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from bot.access.rules import (
    JUDGED,
    Need,
    NeedState,
    NotNow,
    OnlyThePersonSays,
    ReasonAndOffer,
    TooEarlyToSay,
)

_ARRANGING: Mapping[NeedState, frozenset[NeedState]] = {
    NeedState.ASKED: frozenset({NeedState.SEEN, NeedState.ARRANGING, NeedState.READY}),
    NeedState.SEEN: frozenset({NeedState.ARRANGING, NeedState.READY}),
    NeedState.ARRANGING: frozenset({NeedState.READY}),
    NeedState.READY: frozenset({NeedState.ARRANGING}),  # what was ready can fall through
    NeedState.NOT_MET: frozenset({NeedState.ARRANGING, NeedState.READY}),  # and a way may be found after all
}


def arranged(need: Need, to: NeedState) -> NeedState:
    """The organisation's next step. Raises OnlyThePersonSays or NotNow."""
    if to in JUDGED:
        raise OnlyThePersonSays
    if need.by_person or to not in _ARRANGING.get(need.state, frozenset()):
        raise NotNow
    return to


def refused(need: Need, reason: str, offer: str) -> NeedState:
    """The organisation cannot do it. Raises ReasonAndOffer where one of them is missing, or NotNow."""
    if not reason.strip() or not offer.strip():
        raise ReasonAndOffer
    if need.by_person or need.state in {NeedState.WITHDRAWN, NeedState.NOT_MET}:
        raise NotNow
    return NeedState.NOT_MET


def judged(need: Need, to: NeedState, *, begun: bool) -> NeedState:
    """The person says how it was; they may change their mind. `begun`: the meeting has started.

    Before the meeting only what is ready can be judged. Raises NotNow or TooEarlyToSay.
    """
    if to not in JUDGED or need.state is NeedState.WITHDRAWN:
        raise NotNow
    if not (begun or need.by_person or need.state is NeedState.READY):
        raise TooEarlyToSay
    return to


def withdrawn(need: Need) -> NeedState:
    """The person takes it back. Raises NotNow where they have judged it, or have taken it back already."""
    if need.by_person or need.state is NeedState.WITHDRAWN:
        raise NotNow
    return NeedState.WITHDRAWN


def falls_through(need: Need) -> bool:
    """Whether a new day for the meeting undoes it: it was ready, also where its person has said since that it works."""
    return need.state in {NeedState.READY, NeedState.MET, NeedState.PARTLY_MET}


def steps(need: Need) -> tuple[NeedState, ...]:
    """Where the organisation may take it next, in the order of the path."""
    allowed = frozenset() if need.by_person else _ARRANGING.get(need.state, frozenset())
    return tuple(state for state in NeedState if state in allowed)
