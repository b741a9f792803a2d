"""Before the meeting starts: what is ready, what is missing, and starting all the same for a reason."""

from __future__ import annotations

from collections.abc import Callable

from bot.checkin.keys import hashed, new_key
from bot.core.database import Write
from bot.core.errors import NotFound, limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import rows
from bot.floor.records import FloorRecords
from bot.floor.rules import REASON_LIMIT, FloorSettings, StartNeedsReason
from bot.floor.starting import Check, Checked, Readiness, checklist, missing
from bot.meetings.rules import Meeting, require_not_over, require_planned
from bot.meetings.telling import haste_of

ScreenSeconds = Callable[[int, int], float | None]
"""Group and meeting to seconds since its room screen was last heard of; None where it never was."""

_TICK_COLUMNS = {
    Check.CAPTIONS: "captions_on",
    Check.INTERPRETER: "interpreter_seen",
    Check.CHARTER: "charter_read",
    Check.QUEUE_RULE: "queue_rule_read",
}


class Beginning(FloorRecords):
    screen_seconds: ScreenSeconds | None = None
    """Set by whoever serves the room screen. Without it no screen is alive."""
    phone_page_reachable: Callable[[], bool] | None = None
    """Set by whoever serves the phone page: whether others can open its address."""

    async def settings(self, group_id: int, meeting_id: int) -> FloorSettings:
        """Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.settings_of(connection, meeting_id) or self._usual(meeting_id)

    async def readiness(self, group_id: int, meeting_id: int) -> tuple[Checked, ...]:
        """The spoken checklist as it stands. Raises NotFound."""
        view = await self._meetings.view(group_id, meeting_id)
        settings = await self.settings(group_id, meeting_id)
        here = {each.person_id for each in await self._check_ins.here(group_id, meeting_id)}
        rules = await self._access.adjustments(group_id, meeting_id)
        alive = self.screen_seconds(group_id, meeting_id) if self.screen_seconds else None
        return checklist(
            Readiness(
                remote_facilitator=settings.remote_facilitator is not None,
                screen_seconds=alive,
                phone_page=self.phone_page_reachable is not None and self.phone_page_reachable(),
                captions=settings.captions_on if rules.captions else None,
                interpreter=settings.interpreter_seen if rules.interpreter else None,
                charter=settings.charter_read,
                queue_rule=settings.queue_rule_read,
                co_chairs_here=sum(chair.person_id in here for chair in view.co_chairs),
            )
        )

    async def tick(self, actor: Actor, meeting_id: int, check: Check, *, done: bool = True) -> None:
        """Somebody who runs the meeting says that a line of the checklist is done, or not after all."""
        actor.require(Right.RUN_MEETING)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        column = _TICK_COLUMNS.get(check)
        if column is None:
            return  # Alongside looks at the others itself
        async with self._database.write() as write:
            await rows.change_settings(write.connection, meeting_id, self._usual(meeting_id), **{column: done})
            await self._note(write, actor, "floor.tick", meeting_id, fields=(column,))

    async def name_remote_facilitator(self, actor: Actor, meeting_id: int, person_id: int) -> None:
        """Who looks after those who are not in the room. By those who run the meeting, of themself or of somebody else.

        Somebody else is told in private, and so is who was named before.
        """
        actor.require(Right.RUN_MEETING)
        await self._people.person(actor.group_id, person_id)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        require_not_over(meeting)
        async with self._database.write() as write:
            usual = self._usual(meeting_id)
            before = (await rows.settings_of(write.connection, meeting_id) or usual).remote_facilitator
            if before == person_id:
                return
            await rows.change_settings(write.connection, meeting_id, usual, remote_facilitator=person_id)
            await self._note(write, actor, "floor.name_remote_facilitator", meeting_id, fields=("remote_facilitator",))
            for told, message in ((before, "floor-notice-not-remote"), (person_id, "floor-notice-remote")):
                if told is not None and told != actor.person_id:
                    await self._tell_of_home(write, actor, meeting, told, message)

    async def looks_after_home(self, group_id: int, meeting_id: int) -> str:
        """The name of who does; empty where nobody was named. Raises NotFound."""
        named = (await self.settings(group_id, meeting_id)).remote_facilitator
        return (await self._people.names({named})).get(named, "") if named is not None else ""

    async def _tell_of_home(self, write: Write, actor: Actor, meeting: Meeting, person_id: int, message: str) -> None:
        names = await self._people.names({actor.person_id})
        await self._notices.queue(
            write,
            group_id=actor.group_id,
            person_id=person_id,
            message=message,
            facts={"name": names[actor.person_id], "title": meeting.title},
            once_key=f"{message}:{meeting.id}:{person_id}:{self._clock().isoformat()}",
            good_until=meeting.ends_at,
            haste=haste_of(meeting, self._clock()),
        )

    async def start(self, actor: Actor, meeting_id: int, reason: str = "") -> None:
        """Start the meeting. Where something is missing it takes a reason, which is kept.

        Raises StartNeedsReason, and what starting raises.
        """
        actor.require(Right.RUN_MEETING)
        reason = limited_text(reason, what=say("floor-field-reason"), limit=REASON_LIMIT)
        require_planned((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        if missing(await self.readiness(actor.group_id, meeting_id)) and not reason:
            raise StartNeedsReason
        await self._agenda.start_meeting(actor, meeting_id)
        async with self._database.write() as write:
            usual = self._usual(meeting_id)
            await rows.change_settings(write.connection, meeting_id, usual, start_reason=reason)
            await self._note(write, actor, "floor.start", meeting_id, fields=("start_reason",))

    # Captions and the console

    async def caption_token(self, actor: Actor, meeting_id: int) -> str:
        """A new token with which another program sends captions to this meeting; the one before stops working."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        token = new_key()
        async with self._database.write() as write:
            usual = self._usual(meeting_id)
            await rows.change_settings(write.connection, meeting_id, usual, caption_token=hashed(token))
            await self._note(write, actor, "floor.caption_token", meeting_id, fields=("caption_token",))
        return token

    async def end_captions(self, actor: Actor, meeting_id: int) -> None:
        """No program can send captions to this meeting any more. Lines can still be typed. Repeatable."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await rows.change_settings(write.connection, meeting_id, self._usual(meeting_id), caption_token=None)
            await self._note(write, actor, "floor.end_captions", meeting_id, fields=("caption_token",))

    async def meeting_of_captions(self, token: str) -> tuple[int, int]:
        """Group and live meeting of a caption token. Raises NotFound or MeetingIsNotLive."""
        async with self._database.read() as connection:
            found = await rows.meeting_by_caption_token(connection, hashed(token))
        if found is None:
            raise NotFound
        await self._live(*found)
        return found

    async def begin_deed(self, actor: Actor, key: str) -> tuple[bool, str] | None:
        """Keep a console's key before its deed; whether it was finished, and what came of it, where it was known."""
        async with self._database.write() as write:
            known = await rows.deed(write.connection, key)
            if known is None:
                await rows.begin_deed(write.connection, key, actor.person_id, self._clock())
        return known

    async def finish_deed(self, key: str, outcome: str) -> None:
        async with self._database.write() as write:
            await rows.finish_deed(write.connection, key, outcome)

    async def forget_deed(self, key: str) -> None:
        """It was not done: the same key may do it yet."""
        async with self._database.write() as write:
            await rows.forget_deed(write.connection, key)

    async def remember_card(self, group_id: int, meeting_id: int, channel_id: int, message_id: int) -> None:
        """Where the floor's card stands in Discord. Announces nothing: what is shown stays the same."""
        async with self._database.write() as write:
            now = self._clock()
            card = {"card_channel_id": channel_id, "card_message_id": message_id, "card_posted_at": now}
            await rows.change_settings(write.connection, meeting_id, self._usual(meeting_id), **card)
            await write.record(Actor.system(group_id), now, "floor.remember_card", f"meeting:{meeting_id}", card)
