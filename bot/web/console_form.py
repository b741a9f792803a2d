"""What a facilitator filled in: a poll, a count of hands, names for groups of answers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from bot.core.errors import BadInput, required_text
from bot.core.wording import say
from bot.polls.asking import NewPoll
from bot.polls.counting import MORE_INFORMATION, NOT_SURE
from bot.polls.rules import Mode, Poll, PollKind, ReasonMode, Reveal, TieRule
from bot.web.ballot import Form

Kind = TypeVar("Kind", bound=StrEnum)
_LONGEST_NUMBER = 6


class NotANumber(BadInput):
    """Facts: `what`."""

    message = "web-console-not-a-number"


class NotAChoice(BadInput):
    """A value that our own form does not offer; facts: `what`."""

    message = "web-console-not-a-choice"


def value_of(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "").strip()


def number_of(form: Form, name: str, *, empty: int = 0) -> int:
    """A whole number, `empty` where nothing was typed. Raises NotANumber."""
    typed = value_of(form, name)
    if not typed:
        return empty
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER):
        raise NotANumber(what=say(f"web-console-field-{name}"))
    return int(typed)


def person_of(form: Form) -> int:
    """Who was chosen from the list. Raises a BadInput where nobody was."""
    required_text(value_of(form, "person"), what=say("web-tables-person"), limit=_LONGEST_NUMBER)
    return number_of(form, "person")


def _chosen(form: Form, name: str, kind: type[Kind], default: Kind) -> Kind:
    typed = value_of(form, name)
    if typed and typed not in set(kind):
        raise NotAChoice(what=say(f"web-console-field-{name}"))
    return kind(typed) if typed else default


def new_poll(form: Form) -> NewPoll:
    """The poll as it was typed. The polls' own rules check the rest."""
    usual = NewPoll("", PollKind.ONE_CHOICE)
    return NewPoll(
        question=value_of(form, "question"),
        kind=_chosen(form, "kind", PollKind, usual.kind),
        options=tuple(line.strip() for line in value_of(form, "options").splitlines() if line.strip()),
        mode=_chosen(form, "mode", Mode, usual.mode),
        reveal=_chosen(form, "reveal", Reveal, usual.reveal),
        reasons=_chosen(form, "reasons", ReasonMode, usual.reasons),
        tie_rule=_chosen(form, "tie_rule", TieRule, usual.tie_rule),
        least=number_of(form, "least", empty=1),
        most=number_of(form, "most", empty=3),
        shuffle=bool(value_of(form, "shuffle")),
        may_add_options=bool(value_of(form, "may_add_options")),
        no_unsure_because=value_of(form, "no_unsure_because"),
        quorum=number_of(form, "quorum"),
        pass_percent=number_of(form, "pass_percent"),
        needs_check_in=bool(value_of(form, "needs_check_in")),
        minutes=number_of(form, "minutes", empty=usual.minutes),
    )


def form_of_poll(new: NewPoll) -> Form:
    """The fields as they would have been filled in for this poll."""
    fields = {name: str(getattr(new, name)) for name in ("question", "no_unsure_because")}
    fields |= {name: getattr(new, name).value for name in ("kind", "mode", "reveal", "reasons", "tie_rule")}
    fields |= {name: str(getattr(new, name)) for name in ("least", "most", "minutes")}
    fields |= {name: str(getattr(new, name) or "") for name in ("quorum", "pass_percent")}
    ticked = [name for name in ("shuffle", "may_add_options", "needs_check_in") if getattr(new, name)]
    fields |= dict.fromkeys(ticked, "1") | {"options": "\n".join(new.options)}
    return {name: [value] for name, value in fields.items()}


def hands_of(poll: Poll, form: Form) -> dict[str, int]:
    """Hands by option; nothing typed counts as none. Raises NotANumber."""
    keys = [*(str(option.id) for option in poll.options), NOT_SURE, MORE_INFORMATION]
    counts: dict[str, int] = {}
    for key in keys:
        typed = value_of(form, f"hands-{key}")
        if typed and not (typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER):
            raise NotANumber(what=say("web-console-field-hands"))
        counts[key] = int(typed or 0)
    return counts


def groups_of(form: Form) -> Mapping[str, str]:
    """Written answer to the name of its group; an answer whose name was left empty stands for itself."""
    pairs = zip(form.get("answer", ()), form.get("group", ()), strict=False)
    return {answer: name.strip() for answer, name in pairs if name.strip()}
