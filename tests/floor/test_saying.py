"""Cards, questions and hard words: unnamed unless wished, counted so that it adds up, explained by two people."""

from __future__ import annotations

import pytest

from bot.core.audit import entries
from bot.core.errors import Empty, NotAllowed, NotFound
from bot.floor.cards import STAYS_UP, CardKind, CardNotUp
from bot.floor.glossary import NoSuchWord, OwnMeaning
from bot.floor.questions import (
    NotASupporter,
    NotYourQuestion,
    OwnQuestion,
    QuestionCounts,
    QuestionIsOver,
    QuestionState,
)
from bot.meetings.rules import MeetingIsNotLive
from bot.people.rules import OwnRole
from bot.services import Services
from tests.agenda.group import make_group
from tests.floor.conftest import LiveMeeting


async def test_cards_are_counted_and_name_nobody_who_does_not_want_to_be_named(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    for actor in (live.asha, live.asha, live.ben):
        await floor.raise_card(actor, meeting_id, CardKind.SLOW)
    await floor.raise_card(live.ben, meeting_id, CardKind.STOP, named=True)
    view = await floor.view(1, meeting_id)
    assert dict(view.cards) == {CardKind.STOP: 1, CardKind.SLOW: 2}
    assert [(card.kind, view.card_names[card.person_id]) for card in view.named_cards] == [(CardKind.STOP, "Ben")]
    assert (await floor.own(live.asha, meeting_id)).cards == {CardKind.SLOW}
    await floor.lower_card(live.asha, meeting_id, CardKind.SLOW)
    await floor.answer_cards(live.fay, meeting_id, CardKind.STOP)
    assert dict((await floor.view(1, meeting_id)).cards) == {CardKind.SLOW: 1}
    with pytest.raises(CardNotUp):
        await floor.lower_card(live.asha, meeting_id, CardKind.SLOW)
    with pytest.raises(NotAllowed):
        await floor.answer_cards(live.asha, meeting_id, CardKind.SLOW)
    async with live.services.database.read() as connection:
        logged = [each for each in await entries(connection, 1) if each.action == "floor.raise_card"]
    assert [each.person_id for each in logged] == [0, 0, 0, live.ben.person_id]


async def test_a_card_that_was_missed_is_down_by_itself_and_none_is_up_before_the_start(
    live: LiveMeeting, services: Services
) -> None:
    await live.floor.raise_card(live.asha, live.meeting_id, CardKind.BREAK)
    live.clock.forward(seconds=STAYS_UP.total_seconds())
    assert not (await live.floor.view(1, live.meeting_id)).cards
    other = await make_group(services, guild_id=2)
    with pytest.raises(MeetingIsNotLive):
        await live.floor.raise_card(other.asha, other.meeting_id, CardKind.STOP)


async def test_a_group_gives_its_cards_its_own_meaning(live: LiveMeeting) -> None:
    floor, ola = live.floor, live.group.ola
    await floor.set_card_meaning(ola, CardKind.STOP, "I have a question")
    assert (await floor.view(1, live.meeting_id)).meanings == {CardKind.STOP: "I have a question"}
    await floor.set_card_meaning(ola, CardKind.STOP, " ")
    assert not (await floor.view(1, live.meeting_id)).meanings
    with pytest.raises(NotAllowed):
        await floor.set_card_meaning(live.asha, CardKind.STOP, "Mine")


async def test_questions_are_counted_so_that_nothing_disappears(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    asked = [await floor.ask_question(live.asha, meeting_id, f"Question {n}?") for n in range(4)]
    named = await floor.ask_question(live.ben, meeting_id, "Who pays?", named=True)
    await floor.support_question(live.ben, asked[1].id)
    await floor.support_question(live.ben, asked[1].id)
    await floor.show_question(live.fay, asked[0].id)
    await floor.hold_question(live.fay, asked[1].id, "After the break")
    await floor.answer_question(live.fay, asked[2].id)
    await floor.withdraw_question(live.asha, asked[3].id)
    view = await floor.view(1, meeting_id)
    assert view.question_counts == QuestionCounts(asked=5, waiting=1, shown=1, held=1, answered=1, withdrawn=1)
    assert [(each.text, each.name, each.supports) for each in view.questions] == [
        ("Question 1?", "", 1),
        ("Question 0?", "", 0),
        ("Who pays?", "Ben", 0),
    ]
    assert (view.settings.shown_kind, view.settings.shown_id) == ("question", asked[0].id)
    await floor.answer_question(live.fay, asked[0].id)
    assert (await floor.view(1, meeting_id)).settings.shown_kind == ""
    for wrong, refusal in (
        (floor.support_question(live.ben, named.id), OwnQuestion),
        (floor.support_question(live.ben, asked[2].id), QuestionIsOver),
        (floor.withdraw_question(live.asha, named.id), NotYourQuestion),
        (floor.hold_question(live.fay, named.id, " "), Empty),
        (floor.show_question(live.asha, named.id), NotAllowed),
    ):
        with pytest.raises(refusal):
            await wrong


async def test_a_question_to_one_supporter_is_nobody_elses(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    with pytest.raises(NotASupporter):
        await floor.ask_question(live.asha, meeting_id, "Can we stop soon?", to_person=live.ben.person_id)
    await floor.offer_support(live.ben, meeting_id)
    private = await floor.ask_question(live.asha, meeting_id, "Can we stop soon?", to_person=live.ben.person_id)
    assert (await floor.view(1, meeting_id)).question_counts.asked == 0
    assert [each.id for each in await floor.questions_to(live.ben, meeting_id)] == [private.id]
    assert not await floor.questions_to(live.fay, meeting_id)
    for wrong, refusal in (
        (floor.show_question(live.fay, private.id), NotFound),
        (floor.question(1, private.id), NotFound),
        (floor.support_question(live.group.eve, private.id), NotFound),
        (floor.ask_question(live.asha, meeting_id, "Me?", to_person=live.asha.person_id), OwnRole),
    ):
        with pytest.raises(refusal):
            await wrong


async def test_only_the_supporter_says_that_a_private_question_is_answered_and_the_asker_is_told(
    live: LiveMeeting,
) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    await floor.offer_support(live.ben, meeting_id)
    private = await floor.ask_question(live.asha, meeting_id, "Can we stop soon?", to_person=live.ben.person_id)
    for nobody in (live.asha, live.fay, live.group.eve):
        with pytest.raises(NotFound):
            await floor.answer_in_private(nobody, private.id)
    assert (await floor.answer_in_private(live.ben, private.id)).state is QuestionState.ANSWERED
    assert ("floor-notice-private-answered", {"name": "Ben"}) in await live.group.told(live.asha, "floor")
    for again in (floor.answer_in_private(live.ben, private.id), floor.withdraw_question(live.asha, private.id)):
        with pytest.raises(QuestionIsOver):
            await again


async def test_people_say_themselves_that_they_can_be_asked(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    await floor.name_remote_facilitator(live.fay, meeting_id, live.fay.person_id)
    for _ in range(2):
        await floor.offer_support(live.ben, meeting_id, called="  Benny ")
    supporters = await floor.supporters(1, meeting_id)
    assert [each.name for each in supporters] == ["Benny (Ben)", "Fay"]
    await floor.offer_support(live.ben, meeting_id, offering=False)
    assert [each.name for each in await floor.supporters(1, meeting_id)] == ["Fay"]


async def test_a_hard_word_stays_on_the_list_until_two_other_people_agree(live: LiveMeeting) -> None:
    floor, meeting_id = live.floor, live.meeting_id
    word = await floor.ask_word(live.asha, "  Section 117 ", meeting_id=meeting_id)
    assert (await floor.ask_word(live.ben, "section  117")).id == word.id
    view = await floor.view(1, meeting_id)
    assert (view.unexplained, dict(view.cards)) == (("Section 117",), {CardKind.JARGON: 1})
    explained = await floor.propose_meaning(live.ben, word.id, "Free care after a stay in hospital")
    (meaning,) = explained.meanings
    with pytest.raises(OwnMeaning):
        await floor.agree_meaning(live.ben, meaning.id)
    for actor in (live.asha, live.asha):
        assert (await floor.agree_meaning(actor, meaning.id)).meaning is None
    agreed = await floor.agree_meaning(live.group.eve, meaning.id)
    assert agreed.meaning is not None
    assert agreed.meaning.text == "Free care after a stay in hospital"
    assert (await floor.view(1, meeting_id)).unexplained == ()
    assert (await floor.ask_word(live.ben, "SECTION 117", meeting_id=meeting_id)).meaning is not None
    await floor.show_word(live.fay, meeting_id, word.id)
    assert (await floor.view(1, meeting_id)).settings.shown_kind == "word"
    with pytest.raises(NoSuchWord):
        await floor.word(2, word.id)
