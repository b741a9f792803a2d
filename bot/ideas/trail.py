"""The unbroken trail: what became of an idea on an agenda, in a poll or as an action, told to the idea's people.

Each link remembers what was last told of its record, so an event that is heard twice, or that was missed while the
process was down, is told once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.actions.rules import Action, ActionChanged
from bot.agenda.rules import AgendaChanged, Item, ItemState, Progress
from bot.agenda.rules import Level as ItemLevel
from bot.core.database import Write
from bot.core.errors import Refusal
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.ideas import decide, links, rows
from bot.ideas import refusals as no
from bot.ideas.records import IdeaRecords
from bot.ideas.rules import Idea, Standing, Status
from bot.ideas.seen import Link, Linked, NewsKind
from bot.meetings.rules import Meeting
from bot.polls.asking import NewPoll
from bot.polls.rules import PollChanged, PollState, PollView
from bot.polls.words import result_sentences

_BEFORE_AGENDA = frozenset({Status.NEW, Status.SEEN, Status.TALKED_ABOUT})
LIMIT = 1000
"""The most characters of one step of the trail."""


class Trail(IdeaRecords):
    def follow_trail(self) -> None:
        """Hear of agenda items, polls and actions. Call it once, where the services are put together."""
        self._database.events.subscribe(AgendaChanged, self._agenda_changed)
        self._database.events.subscribe(PollChanged, self._poll_changed)
        self._database.events.subscribe(ActionChanged, self._action_changed)

    async def catch_up(self) -> int:
        """Look at everything that open ideas lead to, for what was missed while the process was down. Repeatable."""
        async with self._database.read() as connection:
            meetings = await links.meetings_linked(connection)
            polls = await links.polls_linked(connection)
            actions = await links.actions_untold(connection)
        for group_id, meeting_id in meetings:
            await self._agenda_changed(AgendaChanged(group_id, meeting_id))
        for group_id, meeting_id, poll_id in polls:
            await self._poll_changed(PollChanged(group_id, meeting_id, poll_id))
        for group_id, action_id in actions:
            await self._action_changed(ActionChanged(group_id, action_id))
        return 0

    async def suggest_for_agenda(self, actor: Actor, idea_id: int, meeting_id: int) -> Item:
        """Suggest the idea for a meeting's agenda. Its co-chairs decide, and the idea's people hear what they say."""
        actor.require(Right.LOOK_AFTER_IDEAS)
        idea = await self._leading_on(actor, idea_id)
        async with self._database.read() as connection:
            for link in await links.links_of(connection, [idea.id]):
                if link.kind is Linked.AGENDA_ITEM and link.meeting_id == meeting_id:
                    raise no.AlreadyLinked
        level = ItemLevel(idea.level.value) if idea.level else None
        item = await self._agenda.suggest(actor, meeting_id, title=idea.title, why=idea.why, named=False, level=level)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        words = say("ideas-trail-item-suggested", meeting=meeting.title)
        link = Link(Linked.AGENDA_ITEM, item.id, meeting_id, meeting.title, "suggested", self._clock())
        await self._link(actor, idea, link, words, announce=AgendaChanged(actor.group_id, meeting_id))
        return item

    async def prepare_poll(self, actor: Actor, idea_id: int, meeting_id: int, new: NewPoll) -> PollView:
        """Prepare a poll about the idea; the idea's people hear when it opens and what it came to."""
        actor.require(Right.LOOK_AFTER_IDEAS)
        idea = await self._leading_on(actor, idea_id)
        view = await self._polls.prepare(actor, meeting_id, new)
        link = Link(Linked.POLL, view.poll.id, meeting_id, view.poll.question, "prepared", self._clock())
        await self._link(actor, idea, link, "")
        return view

    async def make_action(
        self, actor: Actor, idea_id: int, text: str, *, owner_id: int, due: date, partner_id: int | None = None
    ) -> Action:
        """An action from the idea, for the live or the next meeting where there is one.

        The idea's author is who asked for it, and is named with it only where they are named with the idea.
        """
        actor.require(Right.LOOK_AFTER_IDEAS)
        idea = await self._leading_on(actor, idea_id)
        coming = await self._meetings.coming_up(actor.group_id)
        meeting_id = (await self._meetings.next_up(actor.group_id)).meeting.id if coming else None
        action = await self._actions.add_action(
            actor,
            text,
            owner_id=owner_id,
            partner_id=partner_id,
            asked_by=idea.author_id,
            asker_shown=idea.named,
            due=due,
            meeting_id=meeting_id,
            idea_id=idea.id,
        )
        await self._action_changed(ActionChanged(actor.group_id, action.id, meeting_id))
        return action

    async def _leading_on(self, actor: Actor, idea_id: int) -> Idea:
        async with self._database.read() as connection:
            idea = await self._root(connection, actor.group_id, idea_id)
        decide.require_shown(idea)
        return idea

    async def _link(
        self, actor: Actor, idea: Idea, link: Link, words: str, *, announce: object = None, but: Iterable[int] = ()
    ) -> None:
        """`announce` is what has to be drawn again, because it now says where it came from.

        `but` are those who were told in another way.
        """
        async with self._database.write() as write:
            if not await links.add_link(write.connection, idea.id, link):
                return
            if words:
                await self._tell_news(
                    write, idea, NewsKind.TRAIL, by=actor.person_id or None, words=words[:LIMIT], but=but
                )
            await self._note(write, actor, "link", idea, (link.kind.value,))
            if announce is not None:
                write.announce(announce)

    async def _agenda_changed(self, event: AgendaChanged) -> None:
        async with self._one_look:
            await self._look_at_agenda(event)

    async def _look_at_agenda(self, event: AgendaChanged) -> None:
        """Tell of each item of this meeting that came from an idea and is not as it was last told."""
        async with self._database.read() as connection:
            known = await links.of_meeting(connection, event.group_id, Linked.AGENDA_ITEM, event.meeting_id)
            carried = await links.carried_into(connection, event.meeting_id)
        if not known and not carried:
            return
        view = await self._agenda.view(event.group_id, event.meeting_id)
        meeting = (await self._meetings.view(event.group_id, event.meeting_id)).meeting
        for idea_id, item_id in carried:
            await self._carried(meeting, idea_id, item_id)
        items = {item.id: item for item in (*view.planned, *view.suggested, *view.answered)}
        for idea_id, link in known:
            item = items.get(link.record_id)
            state = _item_state(item)
            if state != link.state:
                reason = (item.reason if item else "") or "none"
                words = say(f"ideas-trail-item-{state}", meeting=meeting.title, reason=reason)
                await self._step(event.group_id, idea_id, link, state, words)

    async def _carried(self, meeting: Meeting, idea_id: int, item_id: int) -> None:
        async with self._database.read() as connection:
            idea = await self._root(connection, meeting.group_id, idea_id)
        words = say("ideas-trail-item-carried", meeting=meeting.title)
        link = Link(Linked.AGENDA_ITEM, item_id, meeting.id, meeting.title, "suggested", self._clock())
        await self._link(Actor.system(meeting.group_id), idea, link, words)

    async def _poll_changed(self, event: PollChanged) -> None:
        async with self._one_look:
            await self._look_at_poll(event)

    async def _look_at_poll(self, event: PollChanged) -> None:
        async with self._database.read() as connection:
            known = await links.of_record(connection, event.group_id, Linked.POLL, event.poll_id)
        if not known:
            return
        view = await self._polls.view(event.group_id, event.poll_id)
        state = _poll_state(view)
        said = result_sentences(view.poll, view.result)[:2] if state == "closed" and view.result else ()
        for idea_id, link in known:
            if state not in (link.state, "prepared"):
                result = " ".join(said) or "none"
                words = say(f"ideas-trail-poll-{state}", question=view.poll.question, result=result)
                await self._step(event.group_id, idea_id, link, state, words)

    async def _action_changed(self, event: ActionChanged) -> None:
        async with self._one_look:
            await self._look_at_action(event)

    async def _look_at_action(self, event: ActionChanged) -> None:
        """An action that came from an idea: it was made, an outcome was offered, or it is closed."""
        action = await self._actions.action(event.group_id, event.action_id)
        if action.links.idea_id is None:
            return
        async with self._database.read() as connection:
            known = await links.of_record(connection, event.group_id, Linked.ACTION, action.id)
        state = action.state.value
        words = say(f"ideas-trail-action-{state}", title=action.text, outcome=action.outcome_words)
        if not known:
            try:
                idea = await self._leading_on(Actor.system(event.group_id), action.links.idea_id)
            except Refusal:
                return
            link = Link(Linked.ACTION, action.id, action.meeting_id, action.text[:300], state, self._clock())
            told = {*action.carried_out_by, *([action.asked_by] if action.asked_by else [])}
            await self._link(Actor.system(event.group_id), idea, link, words, announce=event, but=told)
        for idea_id, link in known:
            if state != link.state:
                await self._step(event.group_id, idea_id, link, state, words)

    async def _step(self, group_id: int, idea_id: int, link: Link, state: str, words: str) -> None:
        """Tell of one step, unless another listener has just told of it."""
        async with self._database.write() as write:
            if not await links.move(write.connection, idea_id, link, state):
                return
            idea = await self._root(write.connection, group_id, idea_id)
            if idea.standing is not Standing.SHOWN:
                return
            if state == ItemState.ACCEPTED.value and idea.status in _BEFORE_AGENDA:
                await rows.change_idea(write.connection, idea.id, status=Status.ON_AGENDA.value)
                idea = await self._idea(write.connection, group_id, idea.id)
            await self._note_step(write, idea, words)

    async def _note_step(self, write: Write, idea: Idea, words: str) -> None:
        system = Actor.system(idea.group_id)
        await self._tell_news(write, idea, NewsKind.TRAIL, by=None, words=words[:LIMIT])
        await self._note(write, system, "trail", idea, ("news",))


def _item_state(item: Item | None) -> str:
    """What people are told of an agenda item; that it is being talked about just now is not told."""
    if item is None:
        return ItemState.WITHDRAWN.value
    if item.state is ItemState.ACCEPTED and item.progress is Progress.DONE:
        return "talked_about"
    return item.state.value


def _poll_state(view: PollView) -> str:
    if view.poll.state in (PollState.CLOSED, PollState.CANCELLED, PollState.PREPARED):
        return view.poll.state.value
    return PollState.OPEN.value
