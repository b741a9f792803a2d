"""Key points on phones: what a person reads, says, and may keep beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.errors import BadInput, NotFound, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.points.rules import Answer, PointState, PointView
from bot.points.words import beside, counts_words, heading, shown_changes, state_words
from bot.services import Services
from bot.web.ballot import Form
from bot.web.console_form import value_of

MOST_AGREED = 5
"""Points that are agreed, newest first; the record has them all."""


@dataclass(frozen=True)
class PhonePoint:
    """One key point as its page shows it."""

    view: PointView
    heading: str
    state: str
    counts: tuple[str, ...]
    own: tuple[str, ...]
    """People's words, those that may be shown."""
    open: bool
    said: str
    """What this person said of these words; empty where they said nothing yet."""
    wants_change: bool
    """They would change these very words, and can come back and say that it is fine now."""
    may_keep: bool
    words: str
    """What stands in the field: what they typed last."""
    problem: str


@dataclass(frozen=True)
class PointProblem:
    point_id: int
    words: str
    typed: str


async def phone_points(
    services: Services, actor: Actor, views: Sequence[PointView], problem: PointProblem | None = None
) -> tuple[PhonePoint, ...]:
    """Those that are asked about, then the newest of those that are agreed."""
    asked = [view for view in views if view.point.state is PointState.OPEN]
    agreed = [view for view in reversed(views) if view.point.state is PointState.AGREED]
    return tuple([await _one(services, actor, view, problem) for view in (*asked, *agreed[:MOST_AGREED])])


async def _one(services: Services, actor: Actor, view: PointView, problem: PointProblem | None) -> PhonePoint:
    mine = await services.points.mine(actor, view.point.id)
    now = mine if mine and mine.version == view.point.version else None
    sent = problem if problem and problem.point_id == view.point.id else None
    kept = bool(now and now.kept)
    wants_change = mine is not None and mine.answer is Answer.CHANGE
    return PhonePoint(
        view=view,
        heading=heading(view),
        state=state_words(view),
        counts=tuple(counts_words(view)),
        own=(*shown_changes(view), *beside(view)),
        open=view.point.state is PointState.OPEN,
        said=say("points-said-kept" if kept else f"points-said-{now.answer.value}") if now else "",
        wants_change=now is not None and now.answer is Answer.CHANGE,
        may_keep=wants_change and not kept,
        words=sent.typed if sent else mine.words if mine else "",
        problem=sent.words if sent else "",
    )


async def say_answer(
    services: Services, actor: Actor, meeting_id: int, point_id: int, form: Form
) -> PointProblem | None:
    """Store what was sent; what is wrong with it is returned, to be shown beside the form."""
    view = await services.points.view(actor.group_id, point_id)
    if view.point.meeting_id != meeting_id:
        raise NotFound
    answer, words = value_of(form, "answer"), value_of(form, "words")
    try:
        if answer == "keep":
            await services.points.keep_concern(actor, point_id)
        elif answer in set(Answer):
            version = value_of(form, "version")
            number = int(version) if version.isascii() and version.isdecimal() and len(version) < 7 else 0
            await services.points.answer(actor, point_id, Answer(answer), words, version=number)
        else:
            raise BadInput
    except Refusal as refusal:
        return PointProblem(point_id, say(refusal.message, **refusal.facts), words)
    return None


def points_stamp(views: Sequence[PointView]) -> list[object]:
    """What a page that shows points is loaded anew for."""
    return [
        (v.point.id, v.point.version, v.point.text, v.point.state, v.shown_changes, v.concerns)
        for v in views
        if v.point.state is not PointState.DRAFT or v.point.table_id is not None
    ]


def live_counts(views: Sequence[PointView]) -> Mapping[str, str]:
    """Words that change while a page stays as it is, by the name of their place."""
    return {
        f"point-{view.point.id}-{side}": words
        for view in views
        if view.point.state is PointState.OPEN
        for side, words in zip(view.tally, counts_words(view), strict=True)
    }


__all__ = ["PhonePoint", "PointProblem", "live_counts", "phone_points", "points_stamp", "say_answer"]
