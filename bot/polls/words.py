"""What is said of a poll, the same at every door: who can see a vote, the rules, the time left, the result."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from bot.core.wording import say
from bot.polls.counting import share, winning_share
from bot.polls.rules import Answer, Door, Mode, Poll, PollKind, PollState, Result, Reveal

_NEAR = (
    (Fraction(0), "polls-share-none"),
    (Fraction(1, 10), "polls-share-tenth"),
    (Fraction(1, 4), "polls-share-quarter"),
    (Fraction(1, 3), "polls-share-third"),
    (Fraction(1, 2), "polls-share-half"),
    (Fraction(2, 3), "polls-share-two-thirds"),
    (Fraction(3, 4), "polls-share-three-quarters"),
    (Fraction(9, 10), "polls-share-nine-tenths"),
    (Fraction(1), "polls-share-all"),
)


NAMES_LIMIT = 2000
"""Characters for all names that share a place; the catalogue takes 2500 in one variable."""


def who_can_see(poll: Poll) -> str:
    """The one sentence on every ballot and receipt that says who can see how somebody voted."""
    if poll.state in (PollState.CLOSED, PollState.CANCELLED):
        return say(f"polls-who-over-{poll.mode.value}")
    if poll.mode is Mode.PRIVATE and poll.reveal is not Reveal.AT_CLOSE:
        return say("polls-who-private-early")
    return say(f"polls-who-{poll.mode.value}")


def rules_said(poll: Poll) -> tuple[str, ...]:
    """How it is counted, what makes it stand, and what happens in a tie: said before it opens."""
    said = [say(f"polls-how-{poll.kind.value}", least=poll.least, most=poll.most)]
    if poll.quorum:
        said.append(say("polls-rule-quorum", quorum=poll.quorum))
    if poll.pass_percent:
        said.append(say("polls-rule-pass", percent=poll.pass_percent))
    if poll.kind not in (PollKind.SHORT_ANSWER, PollKind.FIST_OF_FIVE, PollKind.CONSENT):
        said.append(say(f"polls-tie-{poll.tie_rule.value}"))
    if poll.no_unsure_because:
        said.append(say("polls-rule-no-unsure", because=poll.no_unsure_because))
    if poll.run_of is not None:
        said.append(say("polls-rule-again"))
    return tuple(said)


def share_in_words(part: int, whole: int) -> str:
    """A share as people say it: "about half", "all". None and all are said only where they are exact."""
    exact = share(part, whole)
    if exact in (0, 1):
        return say("polls-share-none" if exact == 0 else "polls-share-all")
    return say(min(_NEAR[1:-1], key=lambda near: abs(near[0] - exact))[1])


def time_left(poll: Poll, now: datetime) -> str:
    """How long people still have, in words, or that they have not."""
    if poll.state is PollState.PAUSED:
        return say("polls-time-paused", because=poll.paused_because)
    if poll.state not in (PollState.OPEN, PollState.CLOSING) or poll.closes_at is None:
        return say(f"polls-time-{poll.state.value}")
    seconds = (poll.closes_at - now).total_seconds()
    if seconds <= 0:
        return say("polls-time-closed")
    if seconds <= 60:
        return say("polls-time-last-minute")
    return say("polls-time-minutes", minutes=round(seconds / 60))


def voted_so_far(voted: int) -> str:
    """How many have voted, while it is not closed."""
    return say("polls-voted-so-far", voted=voted)


def answer_in_words(poll: Poll, answer: Answer) -> str:
    """What one ballot says, for the receipt: "Yes", "1. Buses, 2. Food", "Buses: 3, Food: 2"."""
    if answer.not_sure or answer.more_information:
        return say("polls-answer-not-sure" if answer.not_sure else "polls-answer-more-information")
    texts = {option.id: option.text for option in poll.options}
    if answer.ranking:
        return ", ".join(f"{place}. {texts[option]}" for place, option in enumerate(answer.ranking, start=1))
    if answer.scores:
        return ", ".join(f"{texts[option]}: {number}" for option, number in answer.scores.items())
    return answer.text or ", ".join(texts[option] for option in answer.choices)


NO_LEADER = frozenset({PollKind.SHORT_ANSWER, PollKind.FIST_OF_FIVE})
"""Kinds in which nothing leads, so that of too few votes nothing is said at all."""


def result_sentences(poll: Poll, result: Result) -> tuple[str, ...]:
    """The result in words, the most important first: what won, whether it stands, who voted and how."""
    said = [_headline(poll, result) if result.voted else say("polls-result-nobody"), *_standing(poll, result)]
    if result.suppressed:
        told = said[1:] if result.voted and poll.kind in NO_LEADER else said
        return (*told, say("polls-result-suppressed"), _turn_out(result))
    if result.not_sure or result.more_information:
        said.append(say("polls-result-unsure", unsure=result.not_sure, information=result.more_information))
    said.append(_turn_out(result))
    if result.by_door:
        said.append(_doors(result))
    if result.unnamed:
        said.append(say("polls-result-unnamed", number=result.unnamed))
    if result.late_paper:
        said.append(say("polls-result-with-paper", number=result.late_paper))
    return tuple(said)


def _headline(poll: Poll, result: Result) -> str:
    if poll.kind is PollKind.SHORT_ANSWER:
        return say("polls-result-answers", answers=result.votes)
    if poll.kind is PollKind.FIST_OF_FIVE:
        average = f"{float(result.average):.1f}" if result.average is not None else "0"
        return say("polls-result-fist", average=average)
    if poll.kind is PollKind.CONSENT:
        return _consent(result)
    if not result.winners:
        return say("polls-result-none")
    texts = {option.id: option.text for option in poll.options}
    if len(result.winners) > 1:
        most = NAMES_LIMIT // len(result.winners)
        names = _listed(_shortened(texts[winner], most) for winner in result.winners)
        return f"{say('polls-result-tie', names=names)} {say(f'polls-tied-{poll.tie_rule.value}')}"
    return _won(poll, result, texts[result.winners[0]])


def _consent(result: Result) -> str:
    if result.winners:
        return say("polls-result-consent")
    if result.suppressed or not result.rows[-1].count:
        return say("polls-result-no-consent")
    return say("polls-result-concerns", number=result.rows[-1].count)


def _won(poll: Poll, result: Result, name: str) -> str:
    if result.suppressed:
        return say("polls-result-leads", name=name)
    counts = {row.option_id: row.count for row in result.rows}
    winner = result.winners[0]
    if poll.kind is PollKind.RANKED:
        last = result.rounds[-1].counts
        won = say(
            "polls-result-ranked", name=name, votes=last[winner], of=sum(last.values()), rounds=len(result.rounds)
        )
        return won if result.condorcet is None else f"{won} {_condorcet(poll, result)}"
    if poll.kind in (PollKind.SCORE, PollKind.DOTS):
        return say(f"polls-result-{poll.kind.value}", name=name, points=counts[winner])
    words = share_in_words(counts[winner], result.votes)
    return say("polls-result-won", name=name, votes=counts[winner], of=result.votes, share=words)


def _condorcet(poll: Poll, result: Result) -> str:
    if result.condorcet in result.winners:
        return say("polls-result-condorcet-same")
    name = next(option.text for option in poll.options if option.id == result.condorcet)
    return say("polls-result-condorcet", name=name)


def _standing(poll: Poll, result: Result) -> Iterable[str]:
    if poll.quorum and not result.quorum_met:
        yield say("polls-result-no-quorum", quorum=poll.quorum)
    if result.passed is None:
        return
    if result.suppressed:
        yield say("polls-result-passed" if result.passed else "polls-result-not-passed", percent=poll.pass_percent)
        return
    reached = int(winning_share(poll, result) * 100)
    message = "polls-result-passed-with" if result.passed else "polls-result-not-passed-with"
    yield say(message, reached=reached, percent=poll.pass_percent)


def _turn_out(result: Result) -> str:
    return say("polls-result-turn-out", voted=result.voted, could=result.could_vote)


def _doors(result: Result) -> str:
    parts = [say(f"polls-door-{door.value}", number=result.by_door[door]) for door in Door if door in result.by_door]
    return say("polls-result-doors", doors=_listed(parts))


def _listed(parts: Iterable[str]) -> str:
    *most, last = parts
    return say("polls-list-and", most=", ".join(most), last=last) if most else last


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
