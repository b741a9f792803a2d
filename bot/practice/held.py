"""A meeting that the made-up group has held: who spoke, what was agreed and decided, and what is still to do."""

from __future__ import annotations

from datetime import timedelta

from bot.actions.rules import Outcome
from bot.checkin.rules import Side
from bot.core.roles import Actor
from bot.core.wording import say
from bot.meetings.rules import Meeting, NewMeeting
from bot.points.rules import Answer, Point
from bot.polls.asking import NewPoll
from bot.polls.rules import Answer as Vote
from bot.polls.rules import Cast, Door, Mode, Poll, PollKind
from bot.polls.states import order_at
from bot.practice.cast import CAST, Person
from bot.practice.group import MadeUpGroup
from bot.practice.story import StoryClock
from bot.services import Services

DAYS_AGO = timedelta(days=6)
AT_HOME = (Person.ASHA, Person.BEN, Person.DEV, Person.AMA)
BY_NAME = {Side.ROOM: ("Mrs Jones", "Tom"), Side.PHONE: ("Rita", "Sam")}
"""People without Discord, so that both sides are large enough for a report that tells them apart."""
SPEAKERS = (
    (Person.CARA, 20, 150),
    (Person.ASHA, 35, 95),
    (Person.OLA, 40, 120),
    (Person.ED, 30, 60),
    (Person.FAY, 25, 45),
    (Person.CARA, 45, 110),
)
"""Who spoke, after how many seconds of waiting, for how long. People at home had less: the report says so."""


class HeldMeeting:
    """Tells the story of one meeting, through the services that a real one goes through."""

    def __init__(self, services: Services, group: MadeUpGroup, clock: StoryClock) -> None:
        self._services = services
        self._group = group
        self._clock = clock

    async def hold(self) -> Meeting:
        meeting = await self._plan()
        self._clock.forward(minutes=30)
        fay = await self._actor(Person.FAY)
        await self._gather(fay, meeting.id)
        await self._services.floor.start(fay, meeting.id, say("practice-held-why-start"))
        await self._speak(fay, meeting.id)
        point = await self._agree(fay, meeting.id)
        await self._services.agenda.next_item(fay, meeting.id)
        poll = await self._vote(fay, meeting.id)
        await self._decide(fay, meeting.id, point, poll)
        await self._services.agenda.end_meeting(fay, meeting.id)
        return meeting

    async def _actor(self, person: Person) -> Actor:
        return await self._group.actor(self._services, person)

    async def _plan(self) -> Meeting:
        ola, starts = await self._actor(Person.OLA), self._clock() + timedelta(minutes=30)
        new = NewMeeting(
            title=say("practice-held-title"),
            purpose=say("practice-held-purpose"),
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            place=say("practice-meeting-place"),
            joining_link="https://meet.example.org/riverside-voices",
        )
        meeting = (await self._services.meetings.create(ola, new))[0].meeting
        for slot, person in enumerate((Person.CARA, Person.DEV), start=1):
            await self._services.meetings.set_co_chair(ola, meeting.id, slot, (await self._actor(person)).person_id)
        for by in (Person.ED, Person.OLA):
            item = await self._services.agenda.suggest(
                await self._actor(by),
                meeting.id,
                title=say(f"practice-held-item-{by.value}"),
                why=say(f"practice-held-item-{by.value}-why"),
                named=True,
            )
            await self._services.agenda.accept(await self._actor(Person.CARA), item.id, minutes=20)
        return meeting

    async def _gather(self, fay: Actor, meeting_id: int) -> None:
        for person in CAST:
            side = Side.REMOTE if person in AT_HOME else Side.ROOM
            await self._services.check_ins.check_in(await self._actor(person), meeting_id, side)
        for side, names in BY_NAME.items():
            for name in names:
                await self._services.check_ins.tick_off_by_name(fay, meeting_id, name, side)

    async def _speak(self, fay: Actor, meeting_id: int) -> None:
        for person, waited, spoke in SPEAKERS:
            await self._services.floor.ask(await self._actor(person), meeting_id)
            self._clock.forward(seconds=waited)
            await self._services.floor.call_next(fay, meeting_id)
            self._clock.forward(seconds=spoke)
            await self._services.floor.finish(fay, meeting_id)

    async def _agree(self, fay: Actor, meeting_id: int) -> Point:
        """One key point: Asha's wish gives it other words, and Dev's concern stays beside it."""
        points = self._services.points
        item = (await self._services.agenda.view(fay.group_id, meeting_id)).current
        point = await points.draft(fay, meeting_id, say("practice-held-point-first"), item_id=item.id if item else None)
        await points.ask(fay, point.id)
        asha, dev = await self._actor(Person.ASHA), await self._actor(Person.DEV)
        await points.answer(asha, point.id, Answer.CHANGE, say("practice-held-change"), version=1)
        await points.reword(fay, point.id, say("practice-held-point"), from_version=1)
        for person in (Person.ASHA, Person.BEN, Person.CARA, Person.ED, Person.OLA):
            await points.answer(await self._actor(person), point.id, Answer.AGREE, version=2)
        await points.answer(dev, point.id, Answer.CHANGE, say("practice-held-concern"), version=2)
        await points.keep_concern(dev, point.id)
        return await points.agree(fay, point.id)

    async def _vote(self, fay: Actor, meeting_id: int) -> Poll:
        polls = self._services.polls
        new = NewPoll(say("practice-held-poll"), PollKind.YES_NO, mode=Mode.PRIVATE)
        poll = (await polls.prepare(fay, meeting_id, new)).poll
        poll = (await polls.open(fay, poll.id))[0].poll
        for person in (Person.ASHA, Person.BEN, Person.CARA, Person.DEV, Person.ED, Person.OLA, Person.FAY):
            actor = await self._actor(person)
            no = person is Person.DEV
            answer = Vote(choices=(poll.options[1 if no else 0].id,))
            order = order_at(self._clock())
            await polls.vote(actor, Cast(poll.id, actor.person_id, answer, Door.DISCORD, order))
        await polls.close(fay, poll.id)
        self._clock.forward(minutes=3)
        await polls.close_due()
        return poll

    async def _decide(self, fay: Actor, meeting_id: int, point: Point, poll: Poll) -> None:
        """A decision, one action under way, and one whose outcome waits for Asha, who asked for it."""
        actions = self._services.actions
        asha, dev, ed = [await self._actor(person) for person in (Person.ASHA, Person.DEV, Person.ED)]
        decision = await actions.add_decision(
            fay,
            meeting_id,
            say("practice-held-decision"),
            before=say("practice-held-before"),
            after=say("practice-held-after"),
            poll_id=poll.id,
            point_id=point.id,
        )
        today = await actions.today(fay.group_id)
        under_way = await actions.add_action(
            fay,
            say("practice-held-action"),
            owner_id=dev.person_id,
            partner_id=asha.person_id,
            asked_by=ed.person_id,
            due=today + timedelta(days=27),
            meeting_id=meeting_id,
            decision_id=decision.id,
        )
        await actions.add_news(dev, under_way.id, say("practice-held-news"))
        offered = await actions.add_action(
            fay,
            say("practice-held-offered"),
            owner_id=ed.person_id,
            asked_by=asha.person_id,
            due=today + timedelta(days=20),
            meeting_id=meeting_id,
            point_id=point.id,
        )
        await actions.offer_outcome(ed, offered.id, Outcome.DID, say("practice-held-outcome"), "")


async def hold_meeting(services: Services, group: MadeUpGroup, clock: StoryClock) -> Meeting:
    return await HeldMeeting(services, group, clock).hold()
