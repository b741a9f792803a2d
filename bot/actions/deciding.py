"""Decisions: written down with what it was before and after, and looked at again on their day."""

from __future__ import annotations

from datetime import date, timedelta

from bot.actions import rows
from bot.actions.records import ActionRecords, columns_of
from bot.actions.rules import TEXT_LIMIT, Decision, DecisionState, DueInThePast, Links, NotUnderReview
from bot.core.dates import spoken_date
from bot.core.errors import NotFound, limited_text, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say


class Deciding(ActionRecords):
    async def add_decision(
        self,
        actor: Actor,
        meeting_id: int,
        text: str,
        *,
        before: str = "",
        after: str = "",
        review_on: date | None = None,
        poll_id: int | None = None,
        item_id: int | None = None,
        idea_id: int | None = None,
        point_id: int | None = None,
    ) -> Decision:
        """By whoever runs the meeting, also after it. On `review_on` the decision is opened again by itself.

        Raises NotAllowed, NotFound, Empty, TooLong or DueInThePast.
        """
        actor.require(Right.RUN_MEETING)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        said = required_text(text, what=say("actions-field-decision"), limit=TEXT_LIMIT)
        was = limited_text(before, what=say("actions-field-before"), limit=TEXT_LIMIT)
        now = limited_text(after, what=say("actions-field-after"), limit=TEXT_LIMIT)
        await self._require_to_come(actor.group_id, review_on)
        links = Links(item_id, poll_id, idea_id, point_id)
        await self._require_sources(actor.group_id, links)
        async with self._database.write() as write:
            decision_id = await rows.add_decision(
                write.connection,
                group_id=actor.group_id,
                meeting_id=meeting.id,
                text=said,
                before=was,
                after=now,
                state=DecisionState.STANDS.value,
                review_on=review_on,
                review_words="",
                made_by=actor.person_id,
                made_at=self._clock(),
                **{name: value for name, value in columns_of(links).items() if name != "decision_id"},
            )
            decision = await rows.decision_by_id(write.connection, actor.group_id, decision_id)
            assert decision is not None
            await self._note_decision(write, actor, "add", decision, ("text", "before", "after", "review_on"))
        return await self.decision(actor.group_id, decision_id)

    async def decisions_of_meeting(self, group_id: int, meeting_id: int) -> list[Decision]:
        """Oldest first. Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            found = await rows.decisions_of_meeting(connection, meeting_id)
        return await self._with_sources(group_id, found)

    async def decisions(self, group_id: int) -> list[Decision]:
        """All of the group, oldest first."""
        async with self._database.read() as connection:
            found = await rows.decisions_of_group(connection, group_id)
        return await self._with_sources(group_id, found)

    async def remember_decision_card(self, group_id: int, decision_id: int, channel_id: int, message_id: int) -> None:
        """Where Discord shows it."""
        async with self._database.write() as write:
            await rows.change_decision(write.connection, decision_id, channel_id=channel_id, message_id=message_id)
            system = Actor.system(group_id)
            await write.record(system, self._clock(), "decisions.remember_card", f"decision:{decision_id}", ("card",))

    async def review(
        self, actor: Actor, decision_id: int, *, stands: bool, words: str, review_on: date | None = None
    ) -> Decision:
        """Say what the review came to: it stands, perhaps until another day, or it is changed. `words` say why.

        Raises NotAllowed, NotFound, NotUnderReview, Empty, TooLong or DueInThePast.
        """
        actor.require(Right.RUN_MEETING)
        said = required_text(words, what=say("actions-field-review"), limit=TEXT_LIMIT)
        await self._require_to_come(actor.group_id, review_on)
        async with self._database.write() as write:
            decision = await rows.decision_by_id(write.connection, actor.group_id, decision_id)
            if decision is None:
                raise NotFound
            if decision.state is not DecisionState.UNDER_REVIEW:
                raise NotUnderReview
            state = DecisionState.STANDS if stands else DecisionState.CHANGED
            await rows.change_decision(
                write.connection, decision_id, state=state.value, review_words=said, review_on=review_on
            )
            await self._note_decision(write, actor, "review", decision, ("state", "review_words", "review_on"))
        return await self.decision(actor.group_id, decision_id)

    async def reopen_due(self) -> int:
        """Open again every decision whose day of review has come where its group is; returns how many. Repeatable."""
        latest = (self._clock() + timedelta(days=1)).date()  # somewhere it is tomorrow already
        async with self._database.read() as connection:
            candidates = await rows.decisions_to_review(connection, latest)
        due = [d for d in candidates if d.review_on and d.review_on <= await self.today(d.group_id)]
        if not due:
            return 0
        async with self._database.write() as write:
            for decision in due:
                await rows.change_decision(write.connection, decision.id, state=DecisionState.UNDER_REVIEW.value)
                await self._note_decision(write, Actor.system(decision.group_id), "reopen", decision, ("state",))
        return len(due)

    async def _require_to_come(self, group_id: int, day: date | None) -> None:
        if day is not None and day < await self.today(group_id):
            raise DueInThePast(day=spoken_date(day))
