"""Voting in Discord: every kind, a change of mind, what is refused, and what everyone sees meanwhile."""

from __future__ import annotations

import pytest

from bot.client import AlongsideClient
from bot.core.wording import say
from bot.polls.rules import Answer, Mode, PollKind, ReasonMode, Reveal
from bot.polls.words import who_can_see
from tests.cogs.polls.town_hall import SEND, VOTE, TownHall, button, choose, click, heard, words
from tests.discord_words import custom_ids, fill_in, parts

LABEL_CHOOSE = say("polls-label-choose", least=1, most=3, list=1)


async def test_a_press_is_a_vote_and_one_private_answer_says_so(hall: TownHall) -> None:
    poll = await hall.open()
    said = words(await hall.press(hall.asha, button(2, "Food")))
    assert say("polls-receipt-in") in said
    assert say("polls-receipt-chose", answer="Food") in said
    assert who_can_see(poll) in said
    assert say("polls-receipt-until", time="12:05am") in said
    assert await hall.counts(poll) == [0, 1, 0]
    assert say("polls-voted-so-far", voted=1) in heard(hall.card())


async def test_a_change_of_mind_counts_once(hall: TownHall) -> None:
    poll = await hall.open()
    await hall.press(hall.asha, button(2, "Food"))
    assert say("polls-receipt-changed") in words(await hall.press(hall.asha, button(1, "Buses")))
    assert await hall.counts(poll) == [1, 0, 0]
    assert (await hall.view(poll)).voted == 1
    assert say("polls-receipt-chose", answer="Buses") in words(await hall.press(hall.asha, say("polls-button-my-vote")))


@pytest.mark.parametrize("mode", Mode)
async def test_ballot_and_receipt_say_who_can_see(hall: TownHall, mode: Mode) -> None:
    poll = await hall.open(mode=mode, reasons=ReasonMode.OFF)
    assert who_can_see(poll) in heard(hall.card())
    assert who_can_see(poll) in words(await hall.press(hall.asha, button(1, "Buses")))


async def test_not_sure_and_more_information_are_always_there_unless_the_poll_says_why(hall: TownHall) -> None:
    poll = await hall.open()
    await hall.press(hall.asha, say("polls-answer-not-sure"))
    await hall.press(hall.ben, say("polls-answer-more-information"))
    result = await hall.services.polls.result(hall.facilitator, poll.id)
    assert (result.not_sure, result.more_information) == (1, 1)
    await hall.open(no_unsure_because="The building is sold on Monday.")
    assert not any(custom_id.endswith(":unsure") for custom_id in custom_ids(hall.card()))
    assert "The building is sold on Monday." in heard(hall.card())


@pytest.mark.parametrize(
    ("kind", "label", "said"),
    [(PollKind.YES_NO, "1. Yes", "Yes"), (PollKind.FIST_OF_FIVE, "6. 5: I like it a lot", "5: I like it a lot")],
)
async def test_fixed_answers_are_buttons(hall: TownHall, kind: PollKind, label: str, said: str) -> None:
    await hall.open(kind)
    assert say("polls-receipt-chose", answer=said) in words(await hall.press(hall.asha, label))


async def test_consent_asks_for_words_at_once_where_it_needs_to_change(hall: TownHall) -> None:
    poll = await hall.open(PollKind.CONSENT)
    form = await hall.press(hall.asha, "3. I need to change it")
    said = words(await fill_in(hall.asha, form, {say("polls-label-concern"): "The last bus is too early"}))
    assert "The last bus is too early" in said
    await hall.press(hall.ben, "1. I agree")
    result = await hall.services.polls.result(hall.facilitator, poll.id)
    assert [row.count for row in result.rows] == [1, 0, 1]
    assert result.concerns == ("The last bus is too early",)


async def test_several_answers_are_ticked_and_come_back_ticked(hall: TownHall) -> None:
    poll = await hall.open(PollKind.SEVERAL_CHOICES, most=2)
    first, second, _third = (str(option.id) for option in poll.options)
    label = say("polls-label-choose", least=1, most=2, list=1)
    form = await hall.press(hall.asha, VOTE)
    said = words(await fill_in(hall.asha, form, {label: [first, second]}))
    assert say("polls-receipt-chose", answer="Buses, Food") in said
    assert await hall.counts(poll) == [1, 1, 0]
    again = await hall.press(hall.asha, VOTE)
    assert again.modal is not None
    boxes = next(part["component"] for part in again.modal["components"] if part.get("label") == label)
    assert [box.get("default", False) for box in boxes["options"]] == [True, True, False]


@pytest.mark.parametrize(("kind", "numbers"), [(PollKind.SCORE, ["5", "0", "3"]), (PollKind.DOTS, ["4", "0", "1"])])
async def test_a_few_scores_and_dots_go_into_a_form(hall: TownHall, kind: PollKind, numbers: list[str]) -> None:
    poll = await hall.open(kind, most=5)
    form = await hall.press(hall.asha, VOTE)
    fields = {
        button(n, option.text): [given]
        for n, (option, given) in enumerate(zip(poll.options, numbers, strict=True), start=1)
    }
    assert say("polls-receipt-in") in words(await fill_in(hall.asha, form, fields))
    assert await hall.counts(poll) == [int(number) for number in numbers]


async def test_too_many_dots_are_refused_and_nothing_is_stored(hall: TownHall) -> None:
    poll = await hall.open(PollKind.DOTS, most=5)
    form = await hall.press(hall.asha, VOTE)
    fields = {button(1, "Buses"): ["5"], button(2, "Food"): ["1"], button(3, "Rooms"): ["0"]}
    assert words(await fill_in(hall.asha, form, fields)) == say("polls-wrong-dots", most=5)
    assert (await hall.view(poll)).voted == 0


async def test_many_dots_are_shared_out_step_by_step(hall: TownHall) -> None:
    poll = await hall.open(PollKind.DOTS, most=3, options=[f"Idea {n}" for n in range(1, 9)])
    panel = await hall.press(hall.asha, VOTE)
    await choose(hall.asha, panel.response, poll.options[7].id)
    more = say("polls-button-one-more")
    await click(hall.asha, panel, more)
    await click(hall.asha, panel, more)
    assert panel.response is not None
    assert say("polls-dots-left", dots=1) in heard(panel.response)
    assert say("polls-receipt-in") in words(await click(hall.asha, panel, SEND))
    assert await hall.counts(poll) == [0, 0, 0, 0, 0, 0, 0, 2]


async def test_an_order_is_chosen_one_by_one(hall: TownHall) -> None:
    poll = await hall.open(PollKind.RANKED)
    buses, food, rooms = (option.id for option in poll.options)
    panel = await hall.press(hall.asha, VOTE)
    await choose(hall.asha, panel.response, buses)
    await click(hall.asha, panel, say("polls-button-start-again"))
    for option in (rooms, food):
        await choose(hall.asha, panel.response, option)
    said = words(await click(hall.asha, panel, SEND))
    assert say("polls-receipt-chose", answer=r"1. Rooms, 2. Food") in said
    assert await hall.services.polls.my_answer(await hall.actor(hall.asha), poll.id) == Answer(ranking=(rooms, food))


async def test_a_short_answer_is_written(hall: TownHall) -> None:
    poll = await hall.open(PollKind.SHORT_ANSWER)
    form = await hall.press(hall.asha, VOTE)
    assert "More benches" in words(await fill_in(hall.asha, form, {say("polls-label-answer"): "More benches"}))
    assert (await hall.view(poll)).voted == 1


async def test_a_shuffled_poll_has_an_order_for_each_person_that_stays(hall: TownHall) -> None:
    poll = await hall.open(shuffle=True, options=[f"Idea {n}" for n in range(1, 7)])
    assert custom_ids(hall.card())[0] == f"polls:ballot:{poll.id}"
    shown = [words(await hall.press(who, VOTE)) for who in (hall.asha, hall.asha, hall.ben)]
    assert shown[0] == shown[1] != shown[2]
    ballot = await hall.press(hall.asha, VOTE)
    assert ballot.response is not None
    labels = [part["label"] for part in parts(ballot.response.components) if part.get("label")]
    said = words(await click(hall.asha, ballot, labels[0]))
    assert say("polls-receipt-chose", answer=labels[0].removeprefix("1. ")) in said


async def test_twelve_answers_are_a_list_and_fifty_are_two(hall: TownHall) -> None:
    poll = await hall.open(options=[f"Idea {n}" for n in range(1, 13)])
    said = words(await choose(hall.asha, hall.card(), poll.options[11].id))
    assert say("polls-receipt-chose", answer="Idea 12") in said
    poll = await hall.open(options=[f"Idea {n}" for n in range(1, 51)])
    said = words(await choose(hall.asha, hall.card(), poll.options[49].id, list_number=1))
    assert say("polls-receipt-chose", answer="Idea 50") in said


async def test_answers_of_500_characters_can_be_read_in_full(hall: TownHall) -> None:
    long = [f"{n} " + "x" * 496 + " z" for n in range(3)]
    await hall.open(options=long)
    assert all(text in heard(hall.card()) for text in long)
    await hall.open(options=[f"{n:02} " + "x" * 495 + " z" for n in range(12)])
    page = await hall.press(hall.asha, say("polls-button-read"))
    assert f"**1.** 00 {'x' * 495} z" in words(page)
    further = await click(hall.asha, page, say("polls-button-read-on"))
    last = await click(hall.asha, further, say("polls-button-read-on"))
    assert f"**12.** 11 {'x' * 495} z" in words(last)


async def test_scripts_formatting_emoji_and_arabic_stay_text(hall: TownHall) -> None:
    options = ("<script>alert(1)</script>", "**not bold** @everyone", "🚌 نعم، الحافلات")
    await hall.open(options=options)
    card = heard(hall.card())
    assert options[0] in card
    assert r"\*\*not bold\*\*" in card
    assert "نعم، الحافلات" in card
    said = words(await hall.press(hall.asha, button(3, options[2])))
    assert options[2] in said


async def test_an_answer_added_by_a_voter_can_be_voted_for(hall: TownHall) -> None:
    await hall.open(may_add_options=True)
    form = await hall.press(hall.asha, say("polls-button-add-answer"))
    added = await fill_in(hall.asha, form, {say("polls-label-new-answer"): "Benches"})
    assert words(added) == say("polls-answer-added")
    assert say("polls-receipt-chose", answer="Benches") in words(await hall.press(hall.ben, button(4, "Benches")))
    again = await hall.press(hall.asha, say("polls-button-add-answer"))
    refused = words(await fill_in(hall.asha, again, {say("polls-label-new-answer"): "benches"}))
    assert refused.startswith(say("polls-same-option", text="benches"))


async def test_a_reason_is_added_to_the_vote_that_stands(hall: TownHall) -> None:
    poll = await hall.open()
    receipt = await hall.press(hall.asha, button(1, "Buses"))
    form = await click(hall.asha, receipt, say("polls-button-add-reason"))
    said = words(await fill_in(hall.asha, form, {say("polls-label-reason"): "They stop at six"}))
    assert say("polls-receipt-reason", reason="They stop at six") in said
    assert (await hall.view(poll)).voted == 1


async def test_how_it_stands_is_shown_to_those_who_voted(hall: TownHall) -> None:
    await hall.open(reveal=Reveal.AFTER_VOTING, mode=Mode.NAMED)
    assert say("polls-reveal-after_voting") in words(await hall.ben.slash(hall.room, "poll result"))
    receipt = await hall.press(hall.asha, button(1, "Buses"))
    shown = words(await click(hall.asha, receipt, say("polls-button-see-result")))
    assert "Buses won with 1 of 1 votes" in shown
    assert "won" not in heard(hall.card())


async def test_a_live_poll_shows_how_it_stands_to_everyone(hall: TownHall) -> None:
    await hall.open(reveal=Reveal.LIVE, mode=Mode.NAMED)
    await hall.press(hall.asha, button(2, "Food"))
    assert "**2.** Food: 1" in heard(hall.card())


async def test_a_press_on_an_old_ballot_of_a_closed_or_cancelled_poll_is_refused(hall: TownHall) -> None:
    poll = await hall.open()
    old = hall.card()
    stale = await hall.asha.click(old, label=button(1, "Buses"))
    await hall.env.advance_time(6 * 60)
    refused = words(await hall.press(hall.ben, button(1, "Buses")))
    assert refused == say("polls-closed", question="Which topic?")
    assert stale.ephemeral
    await hall.close_now(poll)
    assert "polls:vote" not in "".join(custom_ids(hall.card()))


async def test_who_is_not_here_is_told_how_to_say_so(hall: TownHall) -> None:
    poll = await hall.open(needs_check_in=True)
    assert say("polls-rule-check-in") in heard(hall.card())
    assert words(await hall.press(hall.asha, button(1, "Buses"))) == say("polls-not-checked-in")
    await hall.here(hall.asha)
    assert say("polls-receipt-in") in words(await hall.press(hall.asha, button(1, "Buses")))
    assert (await hall.view(poll)).voted == 1


async def test_another_groups_poll_is_not_found(hall: TownHall) -> None:
    poll = await hall.open()
    elsewhere = hall.env.create_guild("Hillside")
    hall_there = elsewhere.create_text_channel("room")
    stranger = elsewhere.add_member(hall.env.create_user("Sam"))
    said = words(await stranger.slash(hall_there, "poll result", poll=str(poll.id)))
    assert said == say("refusal-not-found")


async def test_buttons_work_after_a_restart(hall: TownHall) -> None:
    poll = await hall.open(options=[f"Idea {n}" for n in range(1, 13)])
    receipt = await choose(hall.asha, hall.card(), poll.options[0].id)
    await hall.env.restart_bot(AlongsideClient(hall.services))
    assert say("polls-receipt-changed") in words(await choose(hall.asha, hall.card(), poll.options[1].id))
    form = await click(hall.asha, receipt, say("polls-button-add-reason"))
    assert form.modal is not None
    assert len(hall.cards()) == 1
