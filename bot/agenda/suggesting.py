"""Suggesting and supporting: for everyone."""

from __future__ import annotations

from bot.agenda import rows
from bot.agenda.decide import check_support, check_withdrawal
from bot.agenda.records import AgendaRecords
from bot.agenda.rules import TEXT_LIMIT, TITLE_LIMIT, Item, ItemKind, ItemState, Level, SupportKind
from bot.core.database import Write
from bot.core.errors import required_text
from bot.core.roles import Actor, Right, Role
from bot.core.wording import say
from bot.meetings.rules import DateKind, Meeting, require_not_over


class Suggesting(AgendaRecords):
    async def suggest(
        self,
        actor: Actor,
        meeting_id: int,
        *,
        title: str,
        why: str,
        named: bool,
        level: Level | None = None,
        for_person: int | None = None,
    ) -> Item:
        """A suggestion for the co-chairs. `for_person` is whose it is, where a helper types it in.

        After the suggestions close it is kept all the same, and the item says it came late.
        """
        actor.require(Right.TAKE_PART)
        owner = actor.person_id if for_person is None else for_person
        words = {
            "title": one_line(required_text(title, what=say("agenda-field-title"), limit=TITLE_LIMIT)),
            "why": required_text(why, what=say("agenda-field-why"), limit=TEXT_LIMIT),
        }
        from_member = Role.ORGANISER not in await self._roles_of(actor, owner)
        late = await self._came_late(actor.group_id, meeting_id)
        async with self._database.write() as write:
            meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
            require_not_over(meeting)
            item_id = await rows.add_item(
                write.connection,
                **words,
                meeting_id=meeting_id,
                group_id=actor.group_id,
                kind=ItemKind.ITEM.value,
                suggested_by=owner,
                entered_by=actor.person_id if owner != actor.person_id else None,
                named=named,
                late=late,
                from_member=from_member,
                state=ItemState.SUGGESTED.value,
                level=level.value if level else None,
                minutes=self._policy.item_minutes,
                created_at=self._clock(),
            )
            item = await self._load(write, actor.group_id, item_id)
            await self._note(write, actor, "agenda.suggest", item, ("title", "why", "named"), veiled=not named)
            if item.entered_by is not None:
                await self._tell_whose_it_is(write, item, meeting, "agenda-notice-entered", "entered")
        return await self.item(actor.group_id, item_id)

    async def withdraw(self, actor: Actor, item_id: int) -> None:
        """Take a suggestion back while it waits for the co-chairs: one's own, or one typed in for somebody.

        It is refused once others joined theirs to it, so that theirs is not lost.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            check_withdrawal(item, actor.person_id, joined=await rows.was_joined(write.connection, item))
            await rows.change_item(write.connection, item_id, state=ItemState.WITHDRAWN.value)
            await self._drop_proposal(write, item)
            await self._note(write, actor, "agenda.withdraw", item, ("state",), veiled=not item.named)
            if actor.person_id != item.suggested_by:
                meeting = (await self._meetings.view(actor.group_id, item.meeting_id)).meeting
                await self._tell_whose_it_is(write, item, meeting, "agenda-notice-withdrawn-for-you", "withdrawn")

    async def support(
        self, actor: Actor, item_id: int, kind: SupportKind, *, giving: bool | None = None
    ) -> tuple[Item, bool]:
        """Add this person's support, or take it back if it was there; the flag says which. Counts once a person.

        A door whose button says which of the two it is says so with `giving`: pressed again it changes nothing.
        Refused kindly for one's own suggestion: whoever suggests something counts as wanting it.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            check_support(item, actor.person_id)
            require_not_over((await self._meetings.view(actor.group_id, item.meeting_id)).meeting)
            own = (actor.person_id, kind)
            there = own in await rows.supports(write.connection, item_id)
            added = not there if giving is None else giving
            if added is there:
                return (await self._with_names([item]))[0], added
            if added:
                await rows.add_supports(write.connection, item_id, [own], self._clock())
            else:
                await rows.remove_support(write.connection, item_id, *own)
            await self._note(write, actor, "agenda.support" if added else "agenda.unsupport", item, (kind.value,))
        return await self.item(actor.group_id, item_id), added

    async def _roles_of(self, actor: Actor, owner: int) -> frozenset[Role]:
        """Raises NotFound where `owner` is not of this group, NotAllowed where the actor may not speak for them."""
        if owner == actor.person_id:
            return actor.roles
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        await self._people.person(actor.group_id, owner)
        return await self._people.granted(owner)

    async def _came_late(self, group_id: int, meeting_id: int) -> bool:
        dates = await self._meetings.calendar(group_id, meeting_id)
        return any(date.passed for date in dates if date.kind is DateKind.SUGGESTIONS_CLOSE)

    async def _tell_whose_it_is(self, write: Write, item: Item, meeting: Meeting, message: str, key: str) -> None:
        """Tell the person, privately, what a helper did in their name."""
        assert item.suggested_by is not None
        assert item.entered_by is not None
        names = await self._people.names([item.entered_by])
        facts = {"helper": names[item.entered_by], "meeting": meeting.title}
        facts |= {"why": item.why, "named": "yes" if item.named else "no"}
        await self._tell(write, item, [item.suggested_by], message, key, facts=facts)


def one_line(text: str) -> str:
    """A title stands on one line wherever it is shown."""
    return " ".join(text.split())
