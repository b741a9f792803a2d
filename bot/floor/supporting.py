"""Supporters of a meeting: people who have said that anybody here may ask them something in private."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.errors import limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import rows, said_rows
from bot.floor.questions import Supporter
from bot.floor.screen import Screen
from bot.meetings.rules import require_not_over
from bot.people.service import NAME_LIMIT


class Supporting(Screen):
    async def offer_support(self, actor: Actor, meeting_id: int, *, offering: bool = True, called: str = "") -> None:
        """Say that people may ask one in private in this meeting, or not any more. Repeating it changes nothing.

        `called` is by which name they know somebody whose phone has no name. What was asked before stays.
        """
        actor.require(Right.TAKE_PART)
        called = limited_text(called, what=say("floor-field-name"), limit=NAME_LIMIT)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        since = self._clock() if offering else None
        async with self._database.write() as write:
            await said_rows.set_supporter(write.connection, meeting_id, actor.person_id, called, since)
            await self._note(write, actor, "floor.offer_support", meeting_id, fields=("supporter",))

    async def supporters(self, group_id: int, meeting_id: int) -> Sequence[Supporter]:
        """By the alphabet; whoever looks after people at home is one of them. Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            called = await said_rows.supporters_of(connection, meeting_id)
            settings = await rows.settings_of(connection, meeting_id)
        if settings and settings.remote_facilitator is not None:
            called.setdefault(settings.remote_facilitator, "")
        names = await self._people.names(called)
        return sorted(
            (Supporter(person_id, _shown(names.get(person_id, ""), own)) for person_id, own in called.items()),
            key=lambda each: each.name.casefold(),
        )


def _shown(name: str, called: str) -> str:
    """Both, so that nobody passes for somebody else by the name that they type."""
    return say("floor-supporter-called", called=called, name=name) if called else name
