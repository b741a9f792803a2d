"""Shaping: by this meeting's two co-chairs. One can say yes; a no needs a reason and both of them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.agenda import decide, rows
from bot.agenda.records import AgendaRecords, co_chairs
from bot.agenda.rules import TEXT_LIMIT, Item, ItemState, Proposal
from bot.core.database import Write
from bot.core.dates import spoken_moment
from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingView

PROPOSED: Mapping[ItemState, str] = {
    ItemState.MERGED: "agenda-notice-proposed-merge",
    ItemState.LATER: "agenda-notice-proposed-later",
    ItemState.NOT_THIS_TIME: "agenda-notice-proposed-not-this-time",
}
"""What the other co-chair is told."""

OUTCOMES: Mapping[ItemState, str] = {
    ItemState.MERGED: "agenda-notice-merged",
    ItemState.LATER: "agenda-notice-later",
    ItemState.NOT_THIS_TIME: "agenda-notice-not-this-time",
}
"""What everyone who wants the item is told."""


class Shaping(AgendaRecords):
    async def accept(self, actor: Actor, item_id: int, *, minutes: int | None = None) -> Item:
        """Put it on the agenda, last. One co-chair is enough to say yes; a proposal that waited is dropped."""
        actor.require(Right.SHAPE_AGENDA)
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            meeting = (await self._shaped_by(actor, item.meeting_id)).meeting
            decide.require_suggested(item)
            about = item.minutes if minutes is None else decide.checked_minutes(minutes)
            await rows.change_item(write.connection, item_id, state=ItemState.ACCEPTED.value, minutes=about)
            if item.proposal is not None:
                await self._refuse(write, item, item.proposal, actor)
            await self._lay_out(write, meeting, breaks=meeting.published_at is not None)
            await self._note(write, actor, "agenda.accept", item, ("state", "minutes"))
            wanting = await self._everyone_who_wants(write, item)
            await self._tell(
                write, item, wanting, "agenda-notice-accepted", "accepted", facts={"meeting": meeting.title}
            )
        return await self.item(actor.group_id, item_id)

    async def propose_outcome(
        self, actor: Actor, item_id: int, outcome: ItemState, *, reason: str, merge_into: int | None = None
    ) -> Item:
        """Propose merged, later or not this time, with a reason. Nothing changes until the other co-chair confirms.

        It may be proposed of an accepted item too, until the meeting reaches it.
        """
        actor.require(Right.SHAPE_AGENDA)
        reason = required_text(reason, what=say("agenda-field-reason"), limit=TEXT_LIMIT)
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            view = await self._shaped_by(actor, item.meeting_id)
            target = await self._merge_target(write, item.group_id, merge_into)
            proposal = decide.propose(
                item,
                co_chairs(view),
                actor.person_id,
                outcome,
                reason=reason,
                merge_target=target,
                now=self._clock(),
                confirm_hours=self._policy.decline_confirm_hours,
            )
            await rows.put_proposal(write.connection, proposal)
            await self._note(write, actor, "agenda.propose_outcome", item, ("proposal",))
            await self._tell_other_co_chair(write, item, view, proposal, target)
        return await self.item(actor.group_id, item_id)

    async def confirm_outcome(self, actor: Actor, item_id: int) -> Item:
        """By the other co-chair. Everyone who suggested or supported it is told, with the reason."""
        actor.require(Right.SHAPE_AGENDA)
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            view = await self._shaped_by(actor, item.meeting_id)
            proposal = decide.confirm(item, co_chairs(view), actor.person_id)
            wanting = await self._everyone_who_wants(write, item)
            facts = {"meeting": view.meeting.title, "reason": proposal.reason}
            if proposal.outcome is ItemState.MERGED:
                facts["into"] = (await self._merge(write, item, proposal)).title
            await self._answer(write, item, proposal, view.meeting)
            await self._note(write, actor, "agenda.confirm_outcome", item, ("state", "reason"))
            outcome = proposal.outcome
            await self._tell(write, item, wanting, OUTCOMES[outcome], outcome.value, facts=facts)
        return await self.item(actor.group_id, item_id)

    async def refuse_outcome(self, actor: Actor, item_id: int) -> Item:
        """By either co-chair: the proposal is dropped and the item stands as it did before."""
        actor.require(Right.SHAPE_AGENDA)
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            view = await self._shaped_by(actor, item.meeting_id)
            proposal = decide.refuse(item, co_chairs(view), actor.person_id)
            await self._refuse(write, item, proposal, actor)
            await self._note(write, actor, "agenda.refuse_outcome", item, ("proposal",))
        return await self.item(actor.group_id, item_id)

    async def lapse_proposals(self) -> int:
        """Drop every proposal whose time is over, in all groups; returns how many. Safe to repeat."""
        async with self._database.read() as connection:
            if not await rows.lapsed_proposals(connection, self._clock()):
                return 0
        async with self._database.write() as write:
            lapsed = await rows.lapsed_proposals(write.connection, self._clock())
            for proposal, item in lapsed:
                await self._lapse(write, proposal, item)
        return len(lapsed)

    async def _lapse(self, write: Write, proposal: Proposal, item: Item) -> None:
        await rows.drop_proposal(write.connection, item.id)
        await self._note(write, Actor.system(item.group_id), "agenda.lapse_proposal", item, ("proposal",))
        both = co_chairs(await self._meetings.view(item.group_id, item.meeting_id)) | {proposal.proposed_by}
        await self._tell(write, item, both, "agenda-notice-lapsed", f"lapsed:{_moment(proposal)}")

    async def _tell_other_co_chair(
        self, write: Write, item: Item, view: MeetingView, proposal: Proposal, target: Item | None
    ) -> None:
        names = {chair.person_id: chair.name for chair in view.co_chairs}
        zone = (await self._groups.group(item.group_id)).zone
        await self._tell(
            write,
            item,
            names.keys() - {proposal.proposed_by},
            PROPOSED[proposal.outcome],
            f"proposed:{_moment(proposal)}",
            facts={
                "by": names[proposal.proposed_by],
                "reason": proposal.reason,
                "into": target.title if target else "",
                "when": spoken_moment(proposal.lapses_at, zone),
            },
            good_until=proposal.lapses_at,
        )

    async def _answer(self, write: Write, item: Item, proposal: Proposal, meeting: Meeting) -> None:
        """Give the item its outcome; where it was on the agenda, the rest closes up."""
        await rows.change_item(
            write.connection,
            item.id,
            state=proposal.outcome.value,
            reason=proposal.reason,
            merged_into=proposal.merge_into,
            position=None,
        )
        await self._drop_proposal(write, item)
        if item.state is ItemState.ACCEPTED:
            await self._lay_out(write, meeting, breaks=meeting.published_at is not None)

    async def _merge(self, write: Write, item: Item, proposal: Proposal) -> Item:
        """Add everyone who wants the item to its target, each once. The target may have gone since: then refuse."""
        target = decide.checked_merge(item, await self._merge_target(write, item.group_id, proposal.merge_into))
        there = await rows.supports(write.connection, target.id)
        here = await rows.supports(write.connection, item.id)
        wanted = decide.supports_after_merge(target.suggested_by, there, item.suggested_by, here)
        await rows.add_supports(write.connection, target.id, wanted - there, self._clock())
        return target

    async def _merge_target(self, write: Write, group_id: int, item_id: int | None) -> Item | None:
        if item_id is None:
            return None
        return await rows.item_by_id(write.connection, group_id, item_id, self._clock())

    async def _refuse(self, write: Write, item: Item, proposal: Proposal, actor: Actor) -> None:
        await self._drop_proposal(write, item)
        if proposal.proposed_by != actor.person_id:
            key = f"refused:{_moment(proposal)}"
            await self._tell(write, item, [proposal.proposed_by], "agenda-notice-refused", key)


def _moment(proposal: Proposal) -> str:
    """Tells one proposal of an item from the next."""
    return str(int(proposal.proposed_at.timestamp()))
