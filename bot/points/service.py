"""The use cases of key points, for every door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.errors import limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.points import rows
from bot.points.drafting import Drafting
from bot.points.rules import (
    WORDS_LIMIT,
    Answer,
    NothingToKeep,
    Point,
    PointState,
    PointView,
    Said,
    WordingChanged,
    checked_words,
    require_open,
)


class PointService(Drafting):
    """By whoever runs the meeting: `bot/points/drafting.py`. By everybody: here."""

    async def answer(
        self, actor: Actor, point_id: int, answer: Answer, words: str = "", *, version: int, on_paper: bool = False
    ) -> PointView:
        """Say what this person thinks of the wording they have read; the last answer counts.

        "Change it" needs words, which screens show only after a facilitator has read them. Raises NotFound, NotAsked,
        SayWhatToChange, TooLong, or WordingChanged where `version` is not the wording any more: nothing is stored, as
        nobody is to agree to words they have not seen.
        """
        actor.require(Right.TAKE_PART)
        said = checked_words(answer, limited_text(words, what=say("points-field-change"), limit=WORDS_LIMIT))
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            require_open(point)
            if point.version != version:
                raise WordingChanged
            side = await self.side_of(actor, point.meeting_id)
            mine = Said(
                point_id=point_id,
                version=version,
                person_id=actor.person_id,
                answer=answer,
                words=said,
                kept=False,
                released=False,
                side=side,
                on_paper=on_paper,
            )
            await rows.put_answer(write.connection, mine, self._clock())
            await self._note(write, actor, "answer", point, ("answer",))
        return await self.view(actor.group_id, point_id)

    async def keep_concern(self, actor: Actor, point_id: int) -> PointView:
        """Let the point go on; what this person would change stays beside it in their own words.

        Raises NotFound, NotAsked, or NothingToKeep where they did not say "Change it".
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            require_open(point)
            mine = _of_person(await self._answers(write, point), actor.person_id)
            if mine is None or mine.answer is not Answer.CHANGE:
                raise NothingToKeep
            kept = replace(mine, kept=True, version=point.version)
            await rows.put_answer(write.connection, kept, self._clock())
            await self._note(write, actor, "keep_concern", point, ("kept",))
        return await self.view(actor.group_id, point_id)

    async def mine(self, actor: Actor, point_id: int) -> Said | None:
        """What this person said last, perhaps of an earlier wording; None where they said nothing."""
        async with self._database.read() as connection:
            answers = await rows.answers(connection, [point_id])
        return _of_person(answers[point_id], actor.person_id)

    async def changes(self, actor: Actor, point_id: int) -> Sequence[Said]:
        """What people would change, for whoever runs the meeting to read before it is shown."""
        actor.require(Right.RUN_MEETING)
        view = await self.view(actor.group_id, point_id)
        async with self._database.read() as connection:
            answers = await rows.answers(connection, [view.point.id])
        return [said for said in answers[point_id] if said.answer is Answer.CHANGE]

    async def open_points(self, group_id: int) -> list[Point]:
        """Those of the group that everybody is asked about just now."""
        async with self._database.read() as connection:
            return [point for point in await rows.points_open(connection, group_id) if point.state is PointState.OPEN]


def _of_person(answers: Sequence[Said], person_id: int) -> Said | None:
    return next((said for said in answers if said.person_id == person_id), None)
