"""From ballots to a result. The same ballots always give the same result, in whatever order they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain

from bot.polls.answers import AGREE, CHANGE, HIGHEST_SCORE, LIVE_WITH
from bot.polls.rules import (
    FEWEST_TO_SHOW,
    Answer,
    Door,
    Mode,
    OptionTally,
    Poll,
    PollKind,
    Result,
)
from bot.polls.runoff import beats_all, run_off

NOT_SURE, MORE_INFORMATION = "not_sure", "more_information"
"""Keys of a hands count beside the option ids."""


@dataclass(frozen=True)
class Votes:
    """Everything a count is made from."""

    answers: Sequence[Answer]
    by_door: Mapping[Door, int] = field(default_factory=dict)
    """Ballots by door, hands left out."""
    hands: Mapping[str, int] = field(default_factory=dict)
    """A confirmed count of hands: option id as text, "not_sure" or "more_information", to a number."""
    could_vote: int = 0
    late_paper: int = 0
    """Slips of paper that were typed in after the close, which `by_door` and `could_vote` have in them."""
    unnamed: int = 0
    """Ballots by phones and tablets of people without a name."""
    answer_groups: Mapping[str, str] = field(default_factory=dict)
    """Written answer to the name of its group."""


def count(poll: Poll, votes: Votes) -> Result:
    """The result of the poll from its votes. For a secret poll, suppressed where too few voted."""
    said = [answer for answer in votes.answers if not (answer.not_sure or answer.more_information)]
    hands = sum(votes.hands.values())
    hands_unsure = votes.hands.get(NOT_SURE, 0) + votes.hands.get(MORE_INFORMATION, 0)
    voted = len(votes.answers) + hands
    result = Result(
        rows=_rows(poll, said, votes.hands),
        winners=(),
        votes=len(said) + hands - hands_unsure,
        not_sure=sum(answer.not_sure for answer in votes.answers) + votes.hands.get(NOT_SURE, 0),
        more_information=sum(answer.more_information for answer in votes.answers)
        + votes.hands.get(MORE_INFORMATION, 0),
        voted=voted,
        by_door=_doors(poll, votes, hands),
        could_vote=votes.could_vote,
        late_paper=votes.late_paper,
        unnamed=votes.unnamed,
        quorum_met=voted >= poll.quorum,
        passed=None,
        suppressed=False,
        concerns=tuple(sorted(answer.reason for answer in votes.answers if answer.reason)),
    )
    return _suppressed(poll, _judged(poll, _of_kind(poll, result, said, votes)))


def share(part: int, whole: int) -> Fraction:
    """A share of a whole, 0 where there is nothing to share."""
    return Fraction(part, whole) if whole else Fraction(0)


def _doors(poll: Poll, votes: Votes, hands: int) -> dict[Door, int]:
    if poll.mode is Mode.SECRET:
        return {}
    doors = {door: number for door, number in votes.by_door.items() if number}
    return {**doors, Door.HANDS: hands} if hands else doors


def _rows(poll: Poll, said: Sequence[Answer], hands: Mapping[str, int]) -> tuple[OptionTally, ...]:
    """Called for every picture of an open poll: as few steps an answer as can be."""
    totals = Counter(chain.from_iterable(answer.choices or answer.ranking[:1] for answer in said))
    for answer in said:
        if answer.scores:
            totals.update(answer.scores)
    return tuple(
        OptionTally(option.id, option.text, totals[option.id] + hands.get(str(option.id), 0)) for option in poll.options
    )


def _of_kind(poll: Poll, result: Result, said: Sequence[Answer], votes: Votes) -> Result:
    if poll.kind is PollKind.RANKED:
        options, rankings = [option.id for option in poll.options], [answer.ranking for answer in said]
        rounds, winners = run_off(options, rankings)
        return replace(result, rounds=rounds, winners=winners, condorcet=beats_all(options, rankings))
    if poll.kind is PollKind.SHORT_ANSWER:
        grouped = Counter(votes.answer_groups.get(answer.text, answer.text) for answer in said)
        return replace(result, answers=tuple(sorted(grouped.items(), key=lambda group: (-group[1], group[0]))))
    if poll.kind is PollKind.FIST_OF_FIVE:
        fingers = sum(place * row.count for place, row in enumerate(result.rows))
        return replace(result, average=Fraction(fingers, result.votes) if result.votes else None)
    if poll.kind is PollKind.CONSENT:
        agreed = result.votes > 0 and result.rows[CHANGE].count == 0
        return replace(result, winners=(result.rows[AGREE].option_id,) if agreed else ())
    return replace(result, winners=_leading(result.rows))


def _leading(rows: Sequence[OptionTally]) -> tuple[int, ...]:
    best = max((row.count for row in rows), default=0)
    return tuple(row.option_id for row in rows if row.count == best) if best else ()


def _judged(poll: Poll, result: Result) -> Result:
    if not poll.pass_percent or poll.kind in (PollKind.SHORT_ANSWER, PollKind.FIST_OF_FIVE):
        return result
    passed = winning_share(poll, result) * 100 >= poll.pass_percent
    tied = len(result.winners) > 1  # then the tie rule says what happens, and nothing has passed
    return replace(result, passed=None if passed and tied else passed)


def winning_share(poll: Poll, result: Result) -> Fraction:
    """The share that `pass_percent` is held against. For yes/no it is that of "yes", whoever leads."""
    if poll.kind in (PollKind.YES_NO, PollKind.CONSENT):
        agreeing = result.rows[: LIVE_WITH + 1] if poll.kind is PollKind.CONSENT else result.rows[:1]
        return share(sum(row.count for row in agreeing), result.votes)
    if not result.winners:
        return Fraction(0)
    counts = result.rounds[-1].counts if result.rounds else {row.option_id: row.count for row in result.rows}
    whole = sum(counts.values()) if poll.kind in (PollKind.RANKED, PollKind.DOTS) else result.votes
    most_each = HIGHEST_SCORE if poll.kind is PollKind.SCORE else 1
    return share(counts[result.winners[0]], whole * most_each)


def _suppressed(poll: Poll, result: Result) -> Result:
    if poll.mode is not Mode.SECRET or result.voted >= FEWEST_TO_SHOW:
        return result
    return Result(
        rows=(),
        winners=result.winners,
        votes=0,
        not_sure=0,
        more_information=0,
        voted=result.voted,
        by_door={},
        could_vote=result.could_vote,
        quorum_met=result.quorum_met,
        passed=result.passed,
        suppressed=True,
    )
