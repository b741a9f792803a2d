"""Asking: the form, the preview, the settings, templates."""

from __future__ import annotations

from bot.core.wording import say
from bot.polls.rules import Mode, PollKind, PollState, TieRule
from bot.polls.service import NewPoll
from tests.cogs.polls.town_hall import TOPICS, TownHall, button, click, heard, words
from tests.discord_words import fill_in

QUESTION, OPTIONS = say("polls-label-question"), say("polls-label-options")


async def test_a_poll_is_written_looked_at_alone_and_opened(hall: TownHall) -> None:
    form = await hall.fay.slash(hall.room, "poll new", kind="one_choice", minutes=10)
    preview = await fill_in(hall.fay, form, {QUESTION: "Which topic?", OPTIONS: "Buses\n\n Food \nRooms"})
    said = words(preview)
    for part in ("Which topic?", "**2.** Food", say("polls-who-private"), say("polls-tie-talk_again")):
        assert part in said
    assert hall.cards() == []
    assert say("polls-opened") in words(await click(hall.fay, preview, say("polls-button-open")))
    assert "**3.** Rooms" in heard(hall.card())
    assert say("polls-receipt-until", time="12:10am") in words(await hall.press(hall.asha, button(1, "Buses")))


async def test_words_that_cannot_be_used_come_back(hall: TownHall) -> None:
    form = await hall.fay.slash(hall.room, "poll new", kind="ranked")
    said = words(await fill_in(hall.fay, form, {QUESTION: "Which topic?", OPTIONS: "Buses\nbuses"}))
    assert say("polls-same-option", text="Buses") in said
    assert "Which topic?\nBuses\nbuses" in said
    form = await hall.fay.slash(hall.room, "poll new", kind="ranked")
    many = "\n".join(f"An answer with quite a few words in it, number {n}" for n in range(51))
    refused = await fill_in(hall.fay, form, {QUESTION: "Which topic?", OPTIONS: many})
    assert say("polls-too-many-options", most=50) in words(refused)
    assert refused.response is not None
    assert [file.filename for file in refused.response.attachments] == ["what-you-typed.txt"]


async def test_who_does_not_run_meetings_is_told_so(hall: TownHall) -> None:
    prepared = await hall.prepare(NewPoll("Which topic?", PollKind.YES_NO))
    number = str(prepared.poll.id)
    for refused in (
        await hall.asha.slash(hall.room, "poll new", kind="yes_no"),
        await hall.asha.slash(hall.room, "poll console", poll=number),
        await hall.asha.slash(hall.room, "poll from-template", name="Usual"),
    ):
        assert words(refused) == say("refusal-not-allowed")


async def test_settings_change_what_is_said_before_it_opens(hall: TownHall) -> None:
    prepared = await hall.prepare(NewPoll("Which topics?", PollKind.SEVERAL_CHOICES, TOPICS, most=2))
    console = await hall.fay.slash(hall.room, "poll console", poll=str(prepared.poll.id))
    form = await click(hall.fay, console, say("polls-button-counting-settings"))
    answers: dict[str, str | list[str]] = {
        say("polls-label-tie"): TieRule.CO_CHAIRS_DECIDE.value,
        say("polls-label-least"): "1",
        say("polls-label-most"): "3",
        say("polls-label-quorum"): "4",
        say("polls-label-share"): "50",
    }
    said = words(await fill_in(hall.fay, form, answers))
    assert say("polls-tie-co_chairs_decide") in said
    assert say("polls-rule-quorum", quorum=4) in said
    assert say("polls-rule-pass", percent=50) in said
    form = await click(hall.fay, console, say("polls-button-voting-settings"))
    answers = {
        say("polls-label-reveal"): "live",
        say("polls-label-reasons"): "off",
        say("polls-label-also"): ["add", "shuffle", "here"],
        say("polls-label-no-unsure"): "We decided that last time.",
        say("polls-label-minutes"): "20",
    }
    said = words(await fill_in(hall.fay, form, answers))
    for message in ("polls-reveal-live", "polls-setting-shuffle", "polls-setting-add", "polls-rule-check-in"):
        assert say(message) in said
    changed = (await hall.view(prepared.poll)).poll
    assert (changed.most, changed.quorum, changed.minutes, changed.tie_rule) == (3, 4, 20, TieRule.CO_CHAIRS_DECIDE)


async def test_a_number_that_is_none_is_refused(hall: TownHall) -> None:
    prepared = await hall.prepare(NewPoll("Which topic?", PollKind.YES_NO))
    console = await hall.fay.slash(hall.room, "poll console", poll=str(prepared.poll.id))
    form = await click(hall.fay, console, say("polls-button-counting-settings"))
    answers: dict[str, str | list[str]] = {
        say("polls-label-tie"): "no_winner",
        say("polls-label-quorum"): "many",
        say("polls-label-share"): "50",
    }
    assert words(await fill_in(hall.fay, form, answers)).startswith(say("polls-not-a-number", typed="many"))


async def test_the_words_are_changed_before_it_opens_and_not_after(hall: TownHall) -> None:
    prepared = await hall.prepare(NewPoll("Which topic?", PollKind.ONE_CHOICE, TOPICS))
    console = await hall.fay.slash(hall.room, "poll console", poll=str(prepared.poll.id))
    form = await click(hall.fay, console, say("polls-button-words"))
    said = words(await fill_in(hall.fay, form, {QUESTION: "Which one?", OPTIONS: "Trains\nTrams"}))
    assert "Which one?" in said
    assert "Trams" in said
    again = await hall.gus.slash(hall.room, "poll console", poll=str(prepared.poll.id))
    await click(hall.fay, console, say("polls-button-open"))
    assert words(await click(hall.gus, again, say("polls-button-words"))) == say("polls-started")


async def test_a_template_is_kept_and_used(hall: TownHall) -> None:
    prepared = await hall.prepare(NewPoll("Which topic?", PollKind.RANKED, TOPICS, mode=Mode.NAMED))
    console = await hall.fay.slash(hall.room, "poll console", poll=str(prepared.poll.id))
    form = await click(hall.fay, console, say("polls-button-template"))
    saved = await fill_in(hall.fay, form, {say("polls-label-template"): "Usual topics"})
    assert words(saved) == say("polls-template-saved", name="Usual topics")
    assert [
        choice["name"] for choice in await hall.fay.autocomplete(hall.room, "poll from-template", "name", "usu")
    ] == ["Usual topics"]
    said = words(await hall.fay.slash(hall.room, "poll from-template", name="Usual topics"))
    assert say("polls-who-named") in said
    assert "**1.** Buses" in said
    unknown = words(await hall.fay.slash(hall.room, "poll from-template", name="Other"))
    assert unknown == say("polls-unknown-template", typed="Other")


async def test_left_for_later_it_is_in_the_list_and_opened_from_the_console(hall: TownHall) -> None:
    prepared = await hall.prepare(NewPoll("Which topic?", PollKind.YES_NO))
    console = await hall.fay.slash(hall.room, "poll console")
    left = words(await click(hall.fay, console, say("polls-button-later")))
    assert left == say("polls-left-for-later", question="Which topic?")
    listed = words(await hall.asha.slash(hall.room, "poll list"))
    line = say("polls-list-line", question="Which topic?", state=say("polls-state-prepared"), voted=0)
    assert line in listed
    again = await hall.fay.slash(hall.room, "poll console", poll="which")
    await click(hall.fay, again, say("polls-button-open"))
    assert (await hall.view(prepared.poll)).poll.state is PollState.OPEN


async def test_a_secret_poll_warns_before_it_opens_where_few_are_here(hall: TownHall) -> None:
    prepared = await hall.prepare(NewPoll("Which topic?", PollKind.YES_NO, mode=Mode.SECRET))
    said = words(await hall.fay.slash(hall.room, "poll console", poll=str(prepared.poll.id)))
    assert say("polls-warning-few-secret") in said


async def test_without_a_meeting_room_it_opens_and_says_what_is_missing(hall: TownHall) -> None:
    await hall.env.bot.http.delete_channel(hall.room.id)
    elsewhere = hall.guild.create_text_channel("elsewhere")
    prepared = await hall.prepare(NewPoll("Which topic?", PollKind.YES_NO))
    console = await hall.fay.slash(elsewhere, "poll console", poll=str(prepared.poll.id))
    opened = await click(hall.fay, console, say("polls-button-open"))
    assert [heard(followup) for followup in opened.followups] == [say("polls-cannot-post")]
    assert (await hall.view(prepared.poll)).poll.state is PollState.OPEN
