"""Running a poll, hands and votes entered for somebody, the result and its files."""

from __future__ import annotations

import csv
import io
import json

import simcord

from bot.core.wording import say
from bot.polls.rules import Mode, PollKind, PollState, Reveal
from cogs.polls.console import LABELS, RunPoll
from cogs.polls.voting import VoteFor
from cogs.shared.components import pressed_on
from cogs.shared.layout import card
from tests.cogs.polls.town_hall import TownHall, button, click, heard, words
from tests.discord_words import custom_ids, fill_in, parts, text_of


async def run(hall: TownHall, label: str, console: simcord.InteractionResult | None = None) -> str:
    """Press a button of the console, opened anew where none is given."""
    shown = console or await hall.fay.slash(hall.room, "poll console")
    await click(hall.fay, shown, say(label))
    assert shown.response is not None
    return text_of(shown.response)


async def test_it_gets_more_time_and_closes_with_notice(hall: TownHall) -> None:
    poll = await hall.open()
    await run(hall, "polls-button-more-time")
    assert say("polls-receipt-until", time="12:10am") in words(await hall.press(hall.asha, button(1, "Buses")))
    assert say("polls-closing") in await run(hall, "polls-button-close")
    assert "It closes soon: at 12:01am" in heard(hall.card())
    await hall.env.advance_time(61)
    await hall.close_now(poll)
    shown = heard(hall.card())
    assert "Buses won with 1 of 1 votes, all" in shown
    assert "**1.** Buses: 1" in shown
    assert len(hall.cards()) == 1


async def test_the_result_has_a_picture_that_says_what_it_shows(hall: TownHall) -> None:
    poll = await hall.open()
    await hall.press(hall.asha, button(1, "Buses"))
    await hall.close(poll)
    (picture,) = hall.card().attachments
    assert picture.filename == "result.png"
    assert (await picture.read()).startswith(b"\x89PNG")
    gallery = next(part for part in parts([c.to_dict() for c in hall.card().components]) if part["type"] == 12)
    assert gallery["items"][0]["description"].startswith("Buses won with 1 of 1 votes, all.")


async def test_paused_people_read_why_and_get_the_time_back(hall: TownHall) -> None:
    await hall.open()
    console = await hall.fay.slash(hall.room, "poll console")
    form = await click(hall.fay, console, say("polls-button-pause"))
    await fill_in(hall.fay, form, {say("polls-label-because"): "The sound is gone"})
    assert say("polls-time-paused", because="The sound is gone.") in heard(hall.card())
    assert "polls:vote" not in "".join(custom_ids(hall.card()))
    await hall.env.advance_time(600)
    assert say("polls-went-on") in await run(hall, "polls-button-go-on", console)
    assert "It closes at 12:15am" in heard(hall.card())


async def test_cancelling_asks_once_more(hall: TownHall) -> None:
    poll = await hall.open()
    console = await hall.fay.slash(hall.room, "poll console")
    assert say("polls-cancel-sure", question="Which topic?") in await run(hall, "polls-button-cancel", console)
    assert (await hall.view(poll)).poll.state is PollState.OPEN
    assert say("polls-was-cancelled") in await run(hall, "polls-button-cancel-sure", console)
    assert say("polls-time-cancelled") in heard(hall.card())
    assert say("polls-prepared") in await run(hall, "polls-button-again", console)


async def test_a_result_held_back_is_shown_when_a_facilitator_says_so(hall: TownHall) -> None:
    poll = await hall.open()
    await run(hall, "polls-button-hold")
    await hall.press(hall.asha, button(1, "Buses"))
    await hall.close(poll)
    assert say("polls-closed-not-shown") in heard(hall.card())
    assert hall.card().attachments == []
    assert say("polls-reveal-at_close") in words(await hall.asha.slash(hall.room, "poll result"))
    console = await hall.fay.slash(hall.room, "poll console")
    assert say("polls-run-held") in words(console)
    await run(hall, "polls-button-show", console)
    assert "Buses won" in heard(hall.card())
    assert "Buses won" in words(await hall.asha.slash(hall.room, "poll result"))
    await run(hall, "polls-button-hold", console)
    assert "won" not in heard(hall.card())
    assert hall.card().attachments == []


async def test_what_is_shown_can_stand_still(hall: TownHall) -> None:
    await hall.open(reveal=Reveal.LIVE, mode=Mode.NAMED)
    await hall.press(hall.asha, button(1, "Buses"))
    console = await hall.fay.slash(hall.room, "poll console")
    assert say("polls-run-frozen") in await run(hall, "polls-button-freeze", console)
    await hall.press(hall.ben, button(1, "Buses"))
    assert "**1.** Buses: 1" in heard(hall.card())
    await run(hall, "polls-button-move", console)
    assert "**1.** Buses: 2" in heard(hall.card())


async def test_hands_count_once_a_second_person_confirmed_them(hall: TownHall) -> None:
    poll = await hall.open()
    for member in (hall.ben, hall.cem, hall.dot):
        await hall.here(member)
    console = await hall.fay.slash(hall.room, "poll console")
    form = await click(hall.fay, console, say("polls-button-hands"))
    counted = await fill_in(hall.fay, form, {button(1, "Buses"): "2", button(2, "Food"): "1"})
    assert words(counted) == say("polls-hands-counted", hands=3)
    assert await hall.counts(poll) == [0, 0, 0]
    assert say("polls-hands-waiting") in heard(hall.card())
    own = await hall.press(hall.fay, say("polls-button-check-hands"))
    assert words(await click(hall.fay, own, say("polls-button-confirm-hands"))) == say("polls-hands-same-person")
    seen = await hall.press(hall.asha, say("polls-button-check-hands"))
    assert "- Buses: 2" in words(seen)
    assert words(await click(hall.asha, seen, say("polls-button-confirm-hands"))) == say("polls-hands-confirmed")
    assert await hall.counts(poll) == [2, 1, 0]
    form = await click(hall.fay, console, say("polls-button-hands"))
    too_many = await fill_in(hall.fay, form, {button(1, "Buses"): "4"})
    assert words(too_many).startswith(say("polls-too-many-hands", hands=4, most=3))


async def test_hands_for_many_answers_are_for_the_web_console(hall: TownHall) -> None:
    await hall.open(options=[f"Idea {n}" for n in range(1, 9)])
    console = await hall.fay.slash(hall.room, "poll console")
    refused = await click(hall.fay, console, say("polls-button-hands"))
    assert words(refused) == say("polls-hands-too-many-answers", most=5)


async def test_a_vote_entered_for_somebody_is_theirs_to_change(hall: TownHall) -> None:
    poll = await hall.open()
    console = await hall.fay.slash(hall.room, "poll console")
    form = await click(hall.fay, console, say("polls-button-enter"))
    entered = await fill_in(
        hall.fay,
        form,
        {
            say("polls-label-whose"): [hall.ben],
            say("polls-label-their-answer", list=1): [str(poll.options[1].id)],
            say("polls-label-how-given"): "pointed",
        },
    )
    assert words(entered) == say("polls-entered", name="Ben", answer="Food")
    assert await hall.counts(poll) == [0, 1, 0]
    await hall.env.advance_time(1)
    assert say("polls-receipt-changed") in words(await hall.press(hall.ben, button(1, "Buses")))
    assert await hall.counts(poll) == [1, 0, 0]


async def test_an_order_can_be_entered_by_its_numbers(hall: TownHall) -> None:
    poll = await hall.open(PollKind.RANKED)
    console = await hall.fay.slash(hall.room, "poll console")
    form = await click(hall.fay, console, say("polls-button-enter"))
    who, how = {say("polls-label-whose"): [hall.ben]}, {say("polls-label-how-given"): "by phone"}
    entered = await fill_in(hall.fay, form, {**who, say("polls-label-answer"): "3, 1", **how})
    assert words(entered) == say("polls-entered", name="Ben", answer="1. Rooms, 2. Buses")
    form = await click(hall.fay, console, say("polls-button-enter"))
    refused = words(await fill_in(hall.fay, form, {**who, say("polls-label-answer"): "9", **how}))
    assert refused.startswith(say("polls-not-an-option"))
    assert (await hall.view(poll)).voted == 1


async def test_written_answers_are_put_together(hall: TownHall) -> None:
    poll = await hall.open(PollKind.SHORT_ANSWER)
    for member, text in ((hall.asha, "More buses"), (hall.ben, "buses please"), (hall.cem, "Toilets")):
        form = await hall.press(member, say("polls-button-vote"))
        await fill_in(member, form, {say("polls-label-answer"): text})
    await hall.close(poll)
    console = await hall.fay.slash(hall.room, "poll console")
    form = await click(hall.fay, console, say("polls-button-group"))
    lines = "More buses = Buses\nbuses please = Buses\nToilets ="
    await fill_in(hall.fay, form, {say("polls-label-grouping"): lines})
    assert "- Buses: 2\n- Toilets: 1" in heard(hall.card())
    form = await click(hall.fay, console, say("polls-button-group"))
    refused = words(await fill_in(hall.fay, form, {say("polls-label-grouping"): "Trams = Buses"}))
    assert refused.startswith(say("polls-not-a-group-line", line="Trams = Buses"))


async def test_the_files_are_whole_and_safe_in_a_spreadsheet(hall: TownHall) -> None:
    poll = await hall.open(options=("=1+1", "@sum", "Food, drink"), mode=Mode.NAMED)
    await hall.press(hall.asha, button(1, "=1+1"))
    await hall.close(poll)
    sent = await hall.fay.slash(hall.room, "poll export", poll=str(poll.id))
    assert sent.response is not None
    table, data = [await attachment.read() for attachment in sent.response.attachments]
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert ["'=1+1", "1"] in rows
    assert ["'@sum", "0"] in rows
    assert ["vote", "Asha", "discord", "'=1+1"] in rows
    assert json.loads(data)["options"][0] == {"text": "=1+1", "count": 1}
    assert json.loads(data)["tie_rule"] == "talk_again"


async def test_a_live_card_moves_before_it_is_too_old_to_change(hall: TownHall) -> None:
    await hall.open(minutes=120)
    first = hall.card()
    await hall.env.advance_time(51 * 60)
    await hall.press(hall.asha, button(1, "Buses"))
    (second,) = hall.cards()
    assert second.id != first.id
    assert say("polls-voted-so-far", voted=1) in heard(second)


async def test_a_deleted_ballot_comes_back_with_the_next_vote(hall: TownHall) -> None:
    await hall.open()
    console = await hall.fay.slash(hall.room, "poll console")
    await hall.env.bot.http.delete_message(hall.room.id, hall.card().id)
    await run(hall, "polls-button-more-time", console)
    assert "Which topic?" in heard(hall.card())


async def test_every_custom_id_leads_to_one_component(hall: TownHall) -> None:
    seen = {f"polls:run:7:{step}" for step in LABELS}
    for options in (("Buses", "Food"), [f"Idea {n} {'x' * 490}" for n in range(30)]):
        for shuffle, may_add in ((False, False), (True, False), (False, True)):
            await hall.open(options=options, shuffle=shuffle, may_add_options=may_add)
            seen |= set(custom_ids(hall.card()))
    for custom_id in seen:
        component = pressed_on(custom_id)
        assert component is not None, custom_id
        assert component.id_for(component.record_id, component.arg) == custom_id
        assert len(custom_id) <= 100
    assert RunPoll.steps.keys() == LABELS.keys()


async def test_a_forged_or_outdated_button_is_refused_in_words(hall: TownHall) -> None:
    poll = await hall.open()
    elsewhere = hall.env.create_guild("Hillside")
    their_room = elsewhere.create_text_channel("room")
    sam = elsewhere.add_member(hall.env.create_user("Sam"))
    first = str(poll.options[0].id)
    for row, member, channel, refusal in (
        (VoteFor(poll.id, "987654"), hall.asha, hall.room, "polls-not-an-option"),
        (VoteFor(poll.id, "nonsense"), hall.asha, hall.room, "polls-not-an-option"),
        (VoteFor(987654, first), hall.asha, hall.room, "refusal-not-found"),
        (VoteFor(poll.id, first), sam, their_room, "refusal-not-found"),
        (RunPoll(poll.id, "explode"), hall.fay, hall.room, "refusal-not-found"),
        (RunPoll(poll.id, "close"), hall.asha, hall.room, "refusal-not-allowed"),
    ):
        with hall.env.time_context():
            posted = await hall.env.bot.get_partial_messageable(channel.id).send(view=card([row]))
        assert words(await member.click(posted, custom_id=row.custom_id)) == say(refusal)
    assert (await hall.view(poll)).voted == 0


async def test_a_press_on_a_ballot_that_was_cancelled_meanwhile_is_refused(hall: TownHall) -> None:
    poll = await hall.open()
    row = VoteFor(poll.id, str(poll.options[0].id))
    with hall.env.time_context():
        stale = await hall.env.bot.get_partial_messageable(hall.room.id).send(view=card([row]))
    await hall.services.polls.cancel(hall.facilitator, poll.id)
    await hall.drawn(poll)
    assert words(await hall.asha.click(stale, label="…")) == say("polls-cancelled", question="Which topic?")
