"""Ranked ballots: the instant run-off with each of its rounds, and who would beat everyone one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.polls.rules import Round

Ranking = tuple[int, ...]


def run_off(options: Sequence[int], rankings: Sequence[Ranking]) -> tuple[tuple[Round, ...], tuple[int, ...]]:
    """Every round, and the winners: one, several that tie to the end, or none without ballots.

    The option with the fewest first places leaves, and its ballots count for their next choice, until one has
    more than half of the ballots that still count. Among several with the fewest, those that also had the fewest
    in the rounds before leave; where that does not part them, they leave together.
    """
    left = list(options)
    rounds: list[Round] = []
    while True:
        counts = _first_places(left, rankings)
        total = sum(counts.values())
        best = max(counts.values(), default=0)
        leading = tuple(option for option in left if counts[option] == best)
        if total == 0 or best * 2 > total or len(leading) == len(left):
            rounds.append(Round(counts, ()))
            return tuple(rounds), leading if total else ()
        out = _last(counts, rounds)
        rounds.append(Round(counts, out))
        left = [option for option in left if option not in out]


def _first_places(left: Sequence[int], rankings: Sequence[Ranking]) -> dict[int, int]:
    still = set(left)
    firsts = Counter(next((option for option in ranking if option in still), None) for ranking in rankings)
    return {option: firsts[option] for option in left}


def _last(counts: dict[int, int], earlier: Sequence[Round]) -> tuple[int, ...]:
    tied = [option for option, count in counts.items() if count == min(counts.values())]
    for before in reversed(earlier):
        fewest = min(before.counts[option] for option in tied)
        tied = [option for option in tied if before.counts[option] == fewest]
    return tuple(tied)


def beats_all(options: Sequence[int], rankings: Sequence[Ranking]) -> int | None:
    """The Condorcet winner: preferred to each other option by more ballots than not; None where there is none.

    An option that a ballot leaves out comes after all that it names.
    """
    for option in options:
        if all(_preferred(option, other, rankings) > 0 for other in options if other != option):
            return option if len(options) > 1 and rankings else None
    return None


def _preferred(one: int, other: int, rankings: Sequence[Ranking]) -> int:
    """Ballots that put `one` before `other`, less those that do the opposite."""
    return sum(_sign(one, other, ranking) for ranking in rankings)


def _sign(one: int, other: int, ranking: Ranking) -> int:
    for option in ranking:
        if option == one:
            return 1
        if option == other:
            return -1
    return 0
