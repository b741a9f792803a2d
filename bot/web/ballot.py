"""A ballot as a plain form: what it shows, and what was filled in. Pure.

Fields: `choice` for kinds with one answer, `choices` for several, `option-<id>` for a score, dots or a place, `text`
for a written answer, `reason` for words. `instead` is a button that says "I am not sure" or "I need more information".
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.errors import BadInput
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.polls.answers import FIXED_ANSWERS, HIGHEST_SCORE
from bot.polls.counting import MORE_INFORMATION, NOT_SURE
from bot.polls.refusals import AnswerMissing, NotAnOption, WrongDots, WrongScore
from bot.polls.rules import Answer, Option, Poll, PollKind, ReasonMode
from bot.polls.words import rules_said, who_can_see

Form = Mapping[str, Sequence[str]]

ONE_ANSWER = frozenset({PollKind.ONE_CHOICE, PollKind.YES_NO, PollKind.CONSENT, PollKind.FIST_OF_FIVE})
INSTEAD = {NOT_SURE: "polls-answer-not-sure", MORE_INFORMATION: "polls-answer-more-information"}


class SamePlaceTwice(BadInput):
    """Two options were given the same place; facts: `place`."""

    message = "web-polls-same-place"


@dataclass(frozen=True)
class Ballot:
    """One poll's form for one person."""

    poll: Poll
    options: tuple[Option, ...]
    typed: Form = field(default_factory=dict)
    """What the fields hold: what the person sent and we could not use, or their earlier vote."""
    error: str = ""

    @property
    def who(self) -> str:
        return who_can_see(self.poll)

    @property
    def rules(self) -> tuple[str, ...]:
        return rules_said(self.poll)

    @property
    def one_answer(self) -> bool:
        return self.poll.kind in ONE_ANSWER

    @property
    def instead(self) -> tuple[tuple[str, str], ...]:
        """The value and words of each way to give none of the answers; none where the poll says why not."""
        return () if self.poll.no_unsure_because else tuple((value, say(words)) for value, words in INSTEAD.items())

    @property
    def reason_words(self) -> str:
        """What the field for words asks; empty where there is none."""
        if self.poll.kind is PollKind.CONSENT:
            return say("web-polls-reason-change")
        if self.poll.reasons is ReasonMode.OFF:
            return ""
        asked = self.poll.reasons is ReasonMode.ASKED
        return say("web-polls-reason-asked" if asked else "web-polls-reason-optional")

    @property
    def scores(self) -> range:
        return range(HIGHEST_SCORE + 1)

    def holds(self, name: str, value: object) -> bool:
        """Whether a choice is ticked or chosen."""
        return str(value) in self.typed.get(name, ())

    def text(self, name: str) -> str:
        return next(iter(self.typed.get(name, ())), "")


def ballot_for(poll: Poll, person_id: int, *, typed: Form | None = None, error: str = "") -> Ballot:
    """The form with its options in this person's order."""
    return Ballot(poll, options_for(poll, person_id), typed or {}, error)


def options_for(poll: Poll, person_id: int) -> tuple[Option, ...]:
    """The same order at every look of one person; another for each person where the poll shuffles."""
    if not poll.shuffle or poll.kind in FIXED_ANSWERS:
        return poll.options

    def place(option: Option) -> bytes:
        return hashlib.sha256(f"{poll.id}:{person_id}:{option.id}".encode()).digest()

    return tuple(sorted(poll.options, key=place))


def answer_of(poll: Poll, form: Form) -> Answer:
    """What the form says. Whether the poll takes it is the poll's own check; what is no number raises a BadInput."""
    reason = _one(form, "reason")
    choice = _one(form, "instead") or (_one(form, "choice") if poll.kind in ONE_ANSWER else "")
    if choice in INSTEAD:
        return Answer(not_sure=choice == NOT_SURE, more_information=choice == MORE_INFORMATION, reason=reason)
    content = _content(poll, form)
    return content._replace(reason=reason) if reason else content


def _content(poll: Poll, form: Form) -> Answer:
    match poll.kind:
        case PollKind.SEVERAL_CHOICES:
            return Answer(choices=tuple(_option(value) for value in form.get("choices", ())))
        case PollKind.SCORE:
            return Answer(scores=_numbers(form, WrongScore()))
        case PollKind.DOTS:
            return Answer(scores=_numbers(form, WrongDots(most=poll.most)))
        case PollKind.RANKED:
            return Answer(ranking=_ranking(form))
        case PollKind.SHORT_ANSWER:
            return Answer(text=_one(form, "text"))
    if not _one(form, "choice"):
        raise AnswerMissing
    return Answer(choices=(_option(_one(form, "choice")),))


def form_of_answer(poll: Poll, answer: Answer) -> Form:
    """The fields as they were filled in for this answer."""
    fields: dict[str, list[str]] = {"reason": [answer.reason]} if answer.reason else {}
    if poll.kind in ONE_ANSWER:
        unsure = [NOT_SURE] if answer.not_sure else [MORE_INFORMATION] if answer.more_information else []
        fields["choice"] = unsure or [str(option) for option in answer.choices]
    fields["choices"] = [str(option) for option in answer.choices]
    places = {option: place for place, option in enumerate(answer.ranking, start=1)}
    for option, number in {**(answer.scores or {}), **places}.items():
        fields[f"option-{option}"] = [str(number)]
    return fields | ({"text": [answer.text]} if answer.text else {})


def _one(form: Form, name: str) -> str:
    values = form.get(name)
    return values[0].strip() if values else ""


def _option(value: str) -> int:
    number = whole_number(value)
    if number is None:
        raise NotAnOption
    return number


def _numbers(form: Form, wrong: BadInput) -> dict[int, int]:
    """Option to number; a field left empty is left out. Raises `wrong` for what is no whole number."""
    found: dict[int, int] = {}
    for name in form:
        option, value = name.removeprefix("option-"), _one(form, name)
        if not name.startswith("option-") or not value:
            continue
        if (number := whole_number(value)) is None:
            raise wrong
        found[_option(option)] = number
    return found


def _ranking(form: Form) -> tuple[int, ...]:
    places = _numbers(form, NotAnOption())
    for place in places.values():
        if list(places.values()).count(place) > 1:
            raise SamePlaceTwice(place=place)
    return tuple(sorted(places, key=lambda option: places[option]))
