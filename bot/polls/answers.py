"""What a ballot may say, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.errors import limited_text, required_text
from bot.core.wording import say
from bot.polls.refusals import AnswerMissing, NotAnOption, NotOffered, WrongDots, WrongNumberOfChoices, WrongScore
from bot.polls.rules import Answer, Poll, PollKind, ReasonMode

REASON_LIMIT = 500
SHORT_ANSWER_LIMIT = 200
HIGHEST_SCORE = 5

FIXED_ANSWERS: Mapping[PollKind, tuple[str, ...]] = {
    PollKind.YES_NO: ("polls-answer-yes", "polls-answer-no"),
    PollKind.CONSENT: ("polls-answer-agree", "polls-answer-live-with", "polls-answer-change"),
    PollKind.FIST_OF_FIVE: tuple(f"polls-answer-fist-{fingers}" for fingers in range(6)),
}
"""Messages of the options that these kinds always have, in their order."""

AGREE, LIVE_WITH, CHANGE = 0, 1, 2
"""Positions of the answers of a consent poll."""


def checked(poll: Poll, answer: Answer) -> Answer:
    """The answer as it may be stored, with nothing in it but what this kind of poll asks for.

    Raises a BadInput that says what to do; nothing is stored then.
    """
    if answer.not_sure or answer.more_information:
        if poll.no_unsure_because:
            raise NotOffered
        return Answer(
            not_sure=answer.not_sure,
            more_information=answer.more_information and not answer.not_sure,
            reason=_reason(poll, answer),
        )
    usable, reason = _CHECKS[poll.kind](poll, answer), _reason(poll, answer)
    return usable._replace(reason=reason) if reason else usable


def _reason(poll: Poll, answer: Answer) -> str:
    wanted = poll.reasons is not ReasonMode.OFF or poll.kind is PollKind.CONSENT
    if not wanted or not answer.reason:
        return ""
    return limited_text(answer.reason, what=say("polls-field-reason"), limit=REASON_LIMIT)


def _known(poll: Poll, chosen: tuple[int, ...]) -> tuple[int, ...]:
    if len(set(chosen)) != len(chosen) or not set(chosen) <= {option.id for option in poll.options}:
        raise NotAnOption
    return chosen


def _one(poll: Poll, answer: Answer) -> Answer:
    if len(answer.choices) != 1:
        raise AnswerMissing
    return Answer(choices=_known(poll, answer.choices))


def _several(poll: Poll, answer: Answer) -> Answer:
    chosen = _known(poll, answer.choices)
    if not poll.least <= len(chosen) <= poll.most:
        raise WrongNumberOfChoices(least=poll.least, most=poll.most)
    return Answer(choices=tuple(sorted(chosen)))


def _scores(poll: Poll, answer: Answer) -> Answer:
    scores = answer.scores or {}
    _known(poll, tuple(scores))
    if not scores:
        raise AnswerMissing
    if any(not 0 <= score <= HIGHEST_SCORE for score in scores.values()):
        raise WrongScore
    return Answer(scores=dict(scores))


def _dots(poll: Poll, answer: Answer) -> Answer:
    dots = {option: count for option, count in (answer.scores or {}).items() if count}
    _known(poll, tuple(dots))
    if not dots:
        raise AnswerMissing
    if any(count < 0 for count in dots.values()) or sum(dots.values()) > poll.most:
        raise WrongDots(most=poll.most)
    return Answer(scores=dots)


def _ranking(poll: Poll, answer: Answer) -> Answer:
    if not answer.ranking:
        raise AnswerMissing
    return Answer(ranking=_known(poll, answer.ranking))


def _text(_poll: Poll, answer: Answer) -> Answer:
    return Answer(text=required_text(answer.text, what=say("polls-field-answer"), limit=SHORT_ANSWER_LIMIT))


_CHECKS: Mapping[PollKind, Callable[[Poll, Answer], Answer]] = {
    PollKind.ONE_CHOICE: _one,
    PollKind.SEVERAL_CHOICES: _several,
    PollKind.YES_NO: _one,
    PollKind.CONSENT: _one,
    PollKind.FIST_OF_FIVE: _one,
    PollKind.SCORE: _scores,
    PollKind.RANKED: _ranking,
    PollKind.DOTS: _dots,
    PollKind.SHORT_ANSWER: _text,
}
