"""The floor in Discord: one card for everyone, private answers, and a facilitator's essentials."""

from __future__ import annotations

from typing import Any

import discord
import simcord

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import TurnKind
from cogs.floor.cards import card_label
from cogs.floor.cog import FloorCog
from cogs.floor.stage import asks_to_speak
from cogs.shared.plain_text import shortened
from tests.cogs.floor.conftest import OpenFloor
from tests.cogs.polls.town_hall import choose, click, heard, words
from tests.discord_words import answer_of, fill_in
from tests.the_bot import cog_of


async def test_a_hand_by_button_is_in_the_queue_that_everyone_sees(open_floor: OpenFloor) -> None:
    assert say("floor-queue-empty") in heard(open_floor.card())
    mine = await open_floor.press(open_floor.asha, say("floor-button-hand"))
    assert say("floor-your-place", number=1) in words(mine)
    assert say("floor-why-you-not_spoken") in words(mine)
    await open_floor.all_drawn()
    assert "1. Asha" in heard(open_floor.card())
    await click(open_floor.asha, mine, say("floor-button-take-back"))
    assert await open_floor.queue() == []


async def test_words_are_read_out_as_an_equal_turn_from_a_form_or_the_command(open_floor: OpenFloor) -> None:
    shown = await open_floor.press(open_floor.asha, say("floor-button-read-out"))
    await fill_in(open_floor.asha, shown, {say("floor-read-out-field"): "Buses are late"})
    await open_floor.ben.slash(open_floor.room, "hand", **{"read-out": "So are trains"})
    view = await open_floor.services.floor.view(open_floor.facilitator.group_id, open_floor.meeting_id)
    assert [(place.name, place.turn.kind, place.turn.text) for place in view.queue] == [
        ("Asha", TurnKind.READ_OUT, "Buses are late"),
        ("Ben", TurnKind.READ_OUT, "So are trains"),
    ]


async def test_a_supporter_asks_for_somebody_who_is_told(open_floor: OpenFloor) -> None:
    told = await open_floor.asha.slash(open_floor.room, "hand", person=open_floor.dot)
    assert words(told).startswith(say("floor-asked-for", name="Dot", number=1))
    assert await open_floor.queue() == ["Dot"]
    place = await open_floor.dot.slash(open_floor.room, "hand")
    await click(open_floor.dot, place, say("floor-button-take-back"))
    assert await open_floor.queue() == []


async def test_whoever_asked_for_somebody_takes_it_back_and_the_place_says_who_asked(open_floor: OpenFloor) -> None:
    told = await open_floor.asha.slash(open_floor.room, "hand", person=open_floor.dot)
    place = await open_floor.dot.slash(open_floor.room, "hand")
    assert say("floor-asked-for-you", name="Asha") in words(place)
    panel = await open_floor.fay.slash(open_floor.room, "floor")
    assert say("floor-asked-by", name="Asha") in words(panel)
    await click(open_floor.asha, told, say("floor-button-take-back"))
    assert words(told) == say("floor-taken-back-for")
    assert await open_floor.queue() == []


async def test_somebody_without_an_account_is_asked_for_by_name(open_floor: OpenFloor) -> None:
    services, fay = open_floor.services, open_floor.facilitator
    await services.check_ins.tick_off_by_name(fay, open_floor.meeting_id, "Mrs Jones", Side.ROOM)
    told = await open_floor.asha.slash(open_floor.room, "hand", name="mrs jones")
    assert words(told).startswith(say("floor-asked-for", name="Mrs Jones", number=1))
    refused = await open_floor.asha.slash(open_floor.room, "hand", name="Mr Nobody")
    nobody = say("floor-refused-nobody-by-that-name", name="Mr Nobody")
    assert words(refused) == f"{nobody} {say('floor-new-person-how')}"
    known = await open_floor.asha.slash(open_floor.room, "hand", name="Mr Nobody", **{"new-person": True})
    assert "Mr Nobody" in words(known)
    assert "Mr Nobody" in await open_floor.queue()


async def test_thinking_holds_the_place_and_ready_ends_it(open_floor: OpenFloor) -> None:
    place = await open_floor.press(open_floor.asha, say("floor-button-think"))
    assert say("floor-you-think") in words(place)
    await open_floor.press(open_floor.ben, say("floor-button-hand"))
    panel = await open_floor.fay.slash(open_floor.room, "floor")
    await click(open_floor.fay, panel, say("floor-button-next", name="Asha"))
    assert say("floor-refused-still-thinking", name="Asha") in words(panel)
    await click(open_floor.asha, place, say("floor-button-ready"))
    await click(open_floor.fay, panel, say("floor-button-next", name="Asha"))
    assert say("floor-speaks-now", name="Asha") in words(panel)


async def test_a_facilitator_calls_the_next_or_somebody_else_with_a_reason(open_floor: OpenFloor) -> None:
    for member in (open_floor.asha, open_floor.ben):
        await open_floor.press(member, say("floor-button-hand"))
        await open_floor.env.advance_time(1)
    panel = await open_floor.fay.slash(open_floor.room, "floor")
    view = await open_floor.services.floor.view(open_floor.facilitator.group_id, open_floor.meeting_id)
    asked = await choose(open_floor.fay, panel.response, view.queue[1].turn.id)
    await fill_in(open_floor.fay, asked, {say("floor-call-field"): "Has to go"})
    await open_floor.all_drawn()
    assert say("floor-speaks-now", name="Ben") in heard(open_floor.card())
    assert await open_floor.queue() == ["Asha"]


async def test_a_facilitator_pauses_the_room_screen_and_makes_it_blank(open_floor: OpenFloor) -> None:
    async def screen() -> tuple[bool, bool]:
        settings = await open_floor.services.floor.settings(open_floor.facilitator.group_id, open_floor.meeting_id)
        return settings.held, settings.blank

    panel = await open_floor.fay.slash(open_floor.room, "floor")
    seen = []
    for step in ("hold", "blank", "on", "go-on"):
        await click(open_floor.fay, panel, say(f"web-floor-screen-{step}"))
        seen.append(await screen())
    assert seen == [(True, False), (True, True), (True, False), (False, False)]


async def test_only_those_who_run_the_meeting_have_the_panel(open_floor: OpenFloor) -> None:
    refused = await open_floor.asha.slash(open_floor.room, "floor")
    assert words(refused) == say("refusal-not-allowed")


async def test_a_card_is_up_without_a_name_until_it_is_dealt_with(open_floor: OpenFloor) -> None:
    up = await open_floor.press(open_floor.asha, card_label(CardKind.STOP))
    assert words(up).startswith(say("floor-card-is-up", card="Stop"))
    await open_floor.all_drawn()
    shown = heard(open_floor.card())
    meaning = say("floor-card-stop-means")
    held_up = say("floor-cards-up", card="Stop", meaning=meaning, count=1)
    assert held_up in shown
    assert say("floor-card-means", symbol="\\!", card="Stop", meaning=meaning) in shown
    assert "Asha" not in shown
    panel = await open_floor.fay.slash(open_floor.room, "floor")
    await click(open_floor.fay, panel, say("floor-button-seen", card="Stop"))
    await open_floor.all_drawn()
    assert held_up not in heard(open_floor.card())


async def test_a_question_is_asked_unnamed_shown_and_backed(open_floor: OpenFloor) -> None:
    asked = await open_floor.asha.slash(open_floor.room, "question", text="Who pays?")
    assert "Who pays?" in words(asked)
    panel = await open_floor.fay.slash(open_floor.room, "floor")
    view = await open_floor.services.floor.view(open_floor.facilitator.group_id, open_floor.meeting_id)
    one = await choose(open_floor.fay, panel.response, view.questions[0].id, list_number=1)
    assert say("floor-question-unnamed-by") in answer_of(one)
    await click(open_floor.fay, one, say("floor-button-question-show"))
    seen = await open_floor.ben.slash(open_floor.room, "question")
    assert say("floor-question-line", question="Who pays?") in words(seen)
    await click(open_floor.ben, seen, say("floor-button-support", question="Who pays?"))
    view = await open_floor.services.floor.view(open_floor.facilitator.group_id, open_floor.meeting_id)
    assert view.questions[0].supports == 1


async def test_a_private_question_goes_to_somebody_who_said_that_they_can_be_asked(open_floor: OpenFloor) -> None:
    nobody = await open_floor.press(open_floor.asha, say("floor-button-question"))
    assert say("floor-question-to") not in str(nobody.modal)
    mine = await open_floor.ben.slash(open_floor.room, "question")
    assert say("floor-supporters-none") in words(mine)
    await click(open_floor.ben, mine, say("floor-button-support-offer"))
    form = await open_floor.press(open_floor.asha, say("floor-button-question"))
    floor = open_floor.services.floor
    (ben,) = await floor.supporters(open_floor.facilitator.group_id, open_floor.meeting_id)
    answers = {
        say("floor-question-field"): "Can we stop soon?",
        say("floor-question-whose"): "no",
        say("floor-question-to"): [str(ben.person_id)],
    }
    sent = await fill_in(open_floor.asha, form, answers)
    assert say("floor-question-private", name="Ben", question="Can we stop soon?") in words(sent)
    asked = await open_floor.ben.slash(open_floor.room, "question")
    await click(open_floor.ben, asked, say("floor-button-to-me"))
    assert say("floor-question-to-you", name="Asha", question="Can we stop soon?") in words(asked)
    mine = await open_floor.asha.slash(open_floor.room, "question")
    assert say("floor-question-with", name="Ben") in words(mine)
    await click(open_floor.ben, asked, say("floor-button-private-answered", question="Can we stop soon?"))
    assert say("floor-questions-to-you-none") in words(asked)
    mine = await open_floor.asha.slash(open_floor.room, "question")
    assert say("floor-question-answered-by", name="Ben") in words(mine)


async def test_buttons_about_a_question_say_it_as_it_was_typed(open_floor: OpenFloor) -> None:
    typed = "What is **EHCP**? Is _SEN_ the *same* as ~DLA~ or `PIP`, please?"
    floor = open_floor.services.floor
    ben, asha = await open_floor.actor(open_floor.ben), await open_floor.actor(open_floor.asha)
    await floor.offer_support(ben, open_floor.meeting_id, offering=True)
    await floor.ask_question(asha, open_floor.meeting_id, typed, named=False, to_person=ben.person_id)
    mine = await open_floor.ben.slash(open_floor.room, "question")
    await click(open_floor.ben, mine, say("floor-button-to-me"))
    await click(open_floor.ben, mine, say("floor-button-private-answered", question=shortened(typed, 60)))
    assert say("floor-questions-to-you-none") in words(mine)


async def test_a_hard_word_is_explained_by_one_and_found_good_by_two(open_floor: OpenFloor) -> None:
    asked = await open_floor.asha.slash(open_floor.room, "jargon", word="CQC")
    form = await click(open_floor.asha, asked, say("floor-button-explain"))
    await fill_in(open_floor.asha, form, {say("floor-meaning-field"): "They check care"})
    for member in (open_floor.ben, open_floor.dot):
        shown = await member.slash(open_floor.room, "jargon", word="cqc")
        await click(member, shown, say("floor-button-agree-meaning", meaning="They check care"))
    known = await open_floor.cem.slash(open_floor.room, "jargon", word="CQC")
    assert say("floor-word-means", word="CQC", meaning="They check care") in words(known)


async def test_a_pause_and_back(open_floor: OpenFloor) -> None:
    await open_floor.press(open_floor.asha, say("floor-button-hand"))
    pausing = await open_floor.asha.slash(open_floor.room, "pause")
    assert say("floor-pausing") in words(pausing)
    assert await open_floor.queue() == []
    kept = await open_floor.press(open_floor.asha, say("floor-button-my-place"))
    assert say("floor-your-place-kept") in words(kept)
    back = await open_floor.asha.slash(open_floor.room, "pause")
    assert say("floor-back-again") in words(back)
    assert await open_floor.queue() == ["Asha"]


async def test_the_card_says_when_the_meeting_is_over(open_floor: OpenFloor) -> None:
    with open_floor.env.time_context():
        await open_floor.services.agenda.end_meeting(open_floor.facilitator, open_floor.meeting_id)
    await open_floor.all_drawn()
    assert heard(open_floor.card()).startswith(f"## {say('floor-card-heading')}\n{say('floor-card-over')}")


# The stage


async def test_whoever_is_called_is_invited_to_speak_on_the_stage(open_floor: OpenFloor) -> None:
    stage = open_floor.guild.create_stage_channel("The stage")
    await open_floor.asha.join_voice(stage)
    await _suppress(open_floor.env, open_floor.asha)
    assert _voice(open_floor, open_floor.asha).suppress
    await open_floor.press(open_floor.asha, say("floor-button-hand"))
    panel = await open_floor.fay.slash(open_floor.room, "floor")
    await click(open_floor.fay, panel, say("floor-button-next", name="Asha"))
    await open_floor.all_drawn()
    assert not _voice(open_floor, open_floor.asha).suppress


async def test_a_hand_raised_on_the_stage_joins_the_same_queue(open_floor: OpenFloor) -> None:
    stage = open_floor.guild.create_stage_channel("The stage")
    await open_floor.ben.join_voice(stage)
    guild = open_floor.env.bot.get_guild(open_floor.guild.id)
    assert guild is not None
    member = guild.get_member(open_floor.ben.id)
    assert member is not None
    assert member.voice is not None
    before, after = _state(open_floor, stage, None), _state(open_floor, stage, "2026-03-02T10:00:00+00:00")
    assert asks_to_speak(before, after)
    assert not asks_to_speak(after, after)
    with open_floor.env.time_context():
        await cog_of(open_floor.env, FloorCog).on_voice_state_update(member, before, after)
    assert await open_floor.queue() == ["Ben"]
    view = await open_floor.services.floor.view(open_floor.facilitator.group_id, open_floor.meeting_id)
    assert view.queue[0].turn.side is Side.ROOM


def _voice(made: OpenFloor, member: simcord.MemberActor) -> discord.VoiceState:
    guild = made.env.bot.get_guild(made.guild.id)
    assert guild is not None
    known = guild.get_member(member.id)
    assert known is not None
    assert known.voice is not None
    return known.voice


def _state(made: OpenFloor, stage: simcord.ChannelHandle, raised: str | None) -> discord.VoiceState:
    """As Discord tells of it; SimCord's people cannot raise a hand."""
    data: Any = {"self_mute": True, "self_deaf": False, "suppress": True, "request_to_speak_timestamp": raised}
    channel: Any = made.env.bot.get_channel(stage.id)
    return discord.VoiceState(data=data, channel=channel)


async def _suppress(env: simcord.Env, member: simcord.MemberActor) -> None:
    """A listener, as everybody is who comes onto a stage in Discord."""
    known = next(m for guild in env.bot.guilds for m in guild.members if m.id == member.id)
    with env.time_context():
        await known.edit(suppress=True)
    await env.settle()
