"""The one switch of the room screen: what a facilitator put there, whether it is blank, whether it stands still.

What is put there is to be seen, so it ends a pause.
"""

from __future__ import annotations

from bot.core.database import Write
from bot.core.roles import Actor, Right
from bot.floor import rows
from bot.floor.records import FloorRecords
from bot.floor.rules import FloorChanged, FloorSettings, Shown


class Screen(FloorRecords):
    async def show_by_itself(self, actor: Actor, meeting_id: int) -> None:
        """The room screen shows again what the meeting is at."""
        await self._change_screen(actor, meeting_id, shown_kind="", shown_id=0, shown_at=None, held=False)

    async def show_answers(self, actor: Actor, meeting_id: int) -> None:
        """ "You said, we did", until the meeting goes on. By those who run the meeting."""
        shown = {"shown_kind": Shown.ANSWERS.value, "shown_id": 0, "shown_at": self._clock(), "held": False}
        await self._change_screen(actor, meeting_id, **shown)

    async def blank_screen(self, actor: Actor, meeting_id: int, *, blank: bool) -> None:
        """Nothing on the room screens until a facilitator brings the picture back."""
        await self._change_screen(actor, meeting_id, blank=blank)

    async def hold_screen(self, actor: Actor, meeting_id: int, *, held: bool) -> None:
        """The picture stands still on every room screen until a facilitator lets it go on. Captions go on."""
        await self._change_screen(actor, meeting_id, held=held)

    async def still_picture(self, meeting_id: int) -> str | None:
        """What `keep_picture` was given in this pause."""
        async with self._database.read() as connection:
            return await rows.still_picture(connection, meeting_id)

    async def keep_picture(self, group_id: int, meeting_id: int, picture: str) -> None:
        """What the room screen stands still at, for after a restart. The first one counts, while the pause lasts."""
        async with self._database.write() as write:
            still = (await self._settings(write, meeting_id)).held
            if still and await rows.still_picture(write.connection, meeting_id) is None:
                await rows.keep_picture(write.connection, meeting_id, picture)
                system = Actor.system(group_id)
                await write.record(system, self._clock(), "floor.keep_picture", f"meeting:{meeting_id}", ("picture",))

    async def put_on_screen(self, write: Write, group_id: int, meeting_id: int, shown: Shown, record_id: int) -> None:
        """In place of what was there. For services that have checked who may, within their own transaction."""
        values = {"shown_kind": shown.value, "shown_id": record_id, "shown_at": self._clock(), "held": False}
        await rows.change_settings(write.connection, meeting_id, self._usual(meeting_id), **values)
        write.announce(FloorChanged(group_id, meeting_id))

    async def take_off_screen(self, write: Write, group_id: int, meeting_id: int, shown: Shown, record_id: int) -> None:
        """Where it is what is shown; anything else stays."""
        settings = await self._settings(write, meeting_id)
        if (settings.shown_kind, settings.shown_id) == (shown, record_id):
            values = {"shown_kind": "", "shown_id": 0, "shown_at": None}
            await rows.change_settings(write.connection, meeting_id, settings, **values)
            write.announce(FloorChanged(group_id, meeting_id))

    async def _settings(self, write: Write, meeting_id: int) -> FloorSettings:
        return await rows.settings_of(write.connection, meeting_id) or self._usual(meeting_id)

    async def _change_screen(self, actor: Actor, meeting_id: int, **values: object) -> None:
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await rows.change_settings(write.connection, meeting_id, self._usual(meeting_id), **values)
            await self._note(write, actor, "floor.change_screen", meeting_id, fields=values)
