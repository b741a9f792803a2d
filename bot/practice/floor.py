"""Fills the meeting with people at one press: some wait to speak, a card is up, a key point is asked."""

from __future__ import annotations

from datetime import timedelta

from bot.checkin.rules import Side
from bot.core.roles import Actor
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import TurnKind
from bot.meetings.rules import MeetingState
from bot.points.rules import Answer
from bot.practice.cast import Person
from bot.practice.group import MadeUpGroup
from bot.services import Services

SIDES = {
    Person.ASHA: Side.REMOTE,
    Person.BEN: Side.PHONE,
    Person.CARA: Side.ROOM,
    Person.DEV: Side.REMOTE,
    Person.FAY: Side.ROOM,
    Person.OLA: Side.ROOM,
    Person.AMA: Side.REMOTE,
    Person.ED: Side.ROOM,
}
WITHOUT_DISCORD = "Mrs Jones"


async def fill_the_floor(services: Services, group: MadeUpGroup, meeting_id: int) -> None:
    """Start the meeting where it has not started, and let people take part. Asha's and Ben's places are left free.

    Nothing happens where somebody waits to speak already. Raises what a start raises, as once it is over.
    """
    fay = await group.actor(services, Person.FAY)
    await _start(services, group, fay, meeting_id)
    if (await services.floor.view(fay.group_id, meeting_id)).queue:
        return
    await _queue(services, group, fay, meeting_id)
    ama, ed = await group.actor(services, Person.AMA), await group.actor(services, Person.ED)
    await services.floor.raise_card(ama, meeting_id, CardKind.SLOW)
    question = await services.floor.ask_question(ed, meeting_id, say("practice-floor-question"))
    await services.floor.support_question(ama, question.id)
    word = await services.floor.ask_word(ama, say("practice-floor-word"), meeting_id=meeting_id)
    await services.floor.propose_meaning(ed, word.id, say("practice-floor-meaning"))
    await services.floor.offer_support(await group.actor(services, Person.DEV), meeting_id)
    await _ask_point(services, group, fay, meeting_id)


async def _start(services: Services, group: MadeUpGroup, fay: Actor, meeting_id: int) -> None:
    for person, side in SIDES.items():
        await services.check_ins.check_in(await group.actor(services, person), meeting_id, side)
    await services.check_ins.tick_off_by_name(fay, meeting_id, WITHOUT_DISCORD, Side.ROOM)
    if (await services.meetings.view(fay.group_id, meeting_id)).meeting.state is MeetingState.PLANNED:
        await services.floor.start(fay, meeting_id, say("practice-held-why-start"))


async def _queue(services: Services, group: MadeUpGroup, fay: Actor, meeting_id: int) -> None:
    """One from each door: a hand, time to think, words to be read out, and somebody who is asked for."""
    floor = services.floor
    cara, dev, ama = [await group.actor(services, person) for person in (Person.CARA, Person.DEV, Person.AMA)]
    await floor.ask(cara, meeting_id)
    await floor.ask(dev, meeting_id, think=timedelta(minutes=2))
    await floor.ask(ama, meeting_id, TurnKind.READ_OUT, text=say("practice-floor-words"))
    here = await services.check_ins.here(fay.group_id, meeting_id)
    names = await services.people.names([each.person_id for each in here])
    jones = next(person_id for person_id, name in names.items() if name == WITHOUT_DISCORD)
    await floor.ask_for(fay, meeting_id, jones)


async def _ask_point(services: Services, group: MadeUpGroup, fay: Actor, meeting_id: int) -> None:
    """In Discord and on phones. The room screen goes on showing who speaks."""
    points = services.points
    point = await points.draft(fay, meeting_id, say("practice-floor-point"))
    await points.ask(fay, point.id)
    await services.floor.show_by_itself(fay, meeting_id)
    for person in (Person.CARA, Person.DEV):
        await points.answer(await group.actor(services, person), point.id, Answer.AGREE, version=1)
    ed = await group.actor(services, Person.ED)
    await points.answer(ed, point.id, Answer.CHANGE, say("practice-floor-change"), version=1)
