"""Key points by whoever runs the meeting: drafted, asked about, worded anew, agreed, put away."""

from __future__ import annotations

from bot.core.database import Write
from bot.core.errors import NotFound, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor.rules import Shown
from bot.points import rows
from bot.points.records import PointRecords
from bot.points.rules import (
    SIDES,
    TEXT_LIMIT,
    Point,
    PointIsClosed,
    PointState,
    WordingChanged,
    is_open_change,
    require_agreed,
    require_editable,
    require_open,
)


class Drafting(PointRecords):
    async def draft(
        self,
        actor: Actor,
        meeting_id: int,
        text: str,
        *,
        item_id: int | None = None,
        table_id: int | None = None,
        on_paper: bool = False,
    ) -> Point:
        """A new point, of an agenda item or a table, which nobody else sees yet but the people of that table.

        `on_paper` marks one that is typed in from paper. Raises NotAllowed, NotFound, Empty or TooLong.
        """
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        said = required_text(text, what=say("points-field-text"), limit=TEXT_LIMIT)
        async with self._database.write() as write:
            point_id = await rows.add_point(
                write.connection,
                text=said,
                person_id=actor.person_id,
                at=self._clock(),
                group_id=actor.group_id,
                meeting_id=meeting_id,
                item_id=item_id,
                table_id=table_id,
                state=PointState.DRAFT.value,
                on_paper=on_paper,
            )
            point = await self._load(write, actor.group_id, point_id)
            await self._note(write, actor, "draft", point, ("text", "item", "table"))
        return point

    async def reword(self, actor: Actor, point_id: int, text: str, *, from_version: int) -> Point:
        """A new wording, which asks everybody again. The same words change nothing.

        Raises NotAllowed, NotFound, PointIsClosed, Empty, TooLong, or WordingChanged where somebody else gave it
        another wording since `from_version`.
        """
        actor.require(Right.RUN_MEETING)
        said = required_text(text, what=say("points-field-text"), limit=TEXT_LIMIT)
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            require_editable(point)
            if point.version != from_version:
                raise WordingChanged
            if point.text != said:
                version, now = point.version + 1, self._clock()
                wishes = await self._wishes(write, point)
                await rows.add_wording(write.connection, point_id, version, said, actor.person_id, now, **wishes)
                again = PointState.DRAFT if point.state is PointState.DRAFT else PointState.OPEN
                await rows.change_point(write.connection, point_id, text=said, version=version, state=again.value)
                await self._note(write, actor, "reword", point, ("text", "version"))
            return await self._load(write, actor.group_id, point_id)

    async def ask(self, actor: Actor, point_id: int) -> Point:
        """Put the point on the room's screen, in Discord and on phones, and ask everybody.

        What was asked before can still be answered, in Discord and on phones.
        """
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            asked_again = {PointState.DRAFT, PointState.NOT_AGREED}
            state = PointState.OPEN if point.state in asked_again else point.state
            await rows.change_point(write.connection, point_id, state=state.value)
            await self._floor.put_on_screen(write, point.group_id, point.meeting_id, Shown.POINT, point_id)
            await self._note(write, actor, "ask", point, ("state", "on_screen"))
            return await self._load(write, actor.group_id, point_id)

    async def agree(self, actor: Actor, point_id: int) -> Point:
        """Say that it is agreed. Raises NotAllowed, NotFound, NotAsked, StillToChange or SideNotAsked."""
        actor.require(Right.RUN_MEETING)
        here = await self._here_of(actor.group_id, point_id)
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            require_agreed(point, await self._answers(write, point), here)
            agreed = {"state": PointState.AGREED.value, "agreed_at": self._clock()}
            await rows.change_point(write.connection, point_id, **agreed)
            await self._note(write, actor, "agree", point, ("state",))
            return await self._load(write, actor.group_id, point_id)

    async def leave_open(self, actor: Actor, point_id: int) -> Point:
        """Stop asking: it is written down as not agreed, with what people said. It can be worded anew."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            require_open(point)
            await rows.change_point(write.connection, point_id, state=PointState.NOT_AGREED.value)
            await self._note(write, actor, "leave_open", point, ("state",))
            return await self._load(write, actor.group_id, point_id)

    async def withdraw(self, actor: Actor, point_id: int) -> None:
        """Take back a point that is not agreed. Its wordings are kept and shown nowhere."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            if point.state is PointState.AGREED:
                raise PointIsClosed
            await rows.change_point(write.connection, point_id, state=PointState.WITHDRAWN.value)
            await self._floor.take_off_screen(write, point.group_id, point.meeting_id, Shown.POINT, point_id)
            await self._note(write, actor, "withdraw", point, ("state",))

    async def release(self, actor: Actor, point_id: int, person_id: int) -> None:
        """Let what somebody would change be shown on screens. Until then only whoever runs the meeting reads it."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            point = await self._load(write, actor.group_id, point_id)
            await rows.change_answer(write.connection, point_id, person_id, released=True)
            await self._note(write, actor, "release", point, ("released",))

    async def remember_card(self, group_id: int, point_id: int, channel_id: int, message_id: int) -> None:
        """Where Discord shows it. Announces nothing: what is shown stays the same."""
        async with self._database.write() as write:
            await rows.change_point(write.connection, point_id, channel_id=channel_id, message_id=message_id)
            system = Actor.system(group_id)
            await write.record(system, self._clock(), "points.remember_card", f"point:{point_id}", ("card",))

    async def _wishes(self, write: Write, point: Point) -> dict[str, int]:
        """How many of each side want these words changed, as columns of the wording that answers them."""
        here = await self.here(point.group_id, point.meeting_id)
        wish = [said for said in await self._answers(write, point) if is_open_change(point, said, here)]
        return {f"from_{side}": sum(said.side == side for said in wish) for side in SIDES}

    async def _here_of(self, group_id: int, point_id: int) -> dict[int, str]:
        async with self._database.read() as connection:
            point = await rows.point_by_id(connection, group_id, point_id)
        if point is None:
            raise NotFound
        return await self.here(group_id, point.meeting_id)
