"""A meeting is announced, people say how they come, and the card and the Discord event follow."""

from __future__ import annotations

import discord
import pytest
import simcord

from bot.client import AlongsideClient
from bot.core.wording import say
from bot.groups.rules import Channel
from cogs.meetings.cog import MeetingCog
from cogs.shared.components import pressed_on
from tests.cogs.meetings.conftest import Server
from tests.discord_words import answer_of, message_of, text_of
from tests.the_bot import cog_of, connection_resumed, drawn_after_failing


def counts(room: int = 0, home: int = 0, phone: int = 0, unsure: int = 0, away: int = 0) -> list[str]:
    said = {"room": room, "remote": home, "phone": phone, "not_sure": unsure, "not_coming": away}
    return [say(f"meetings-count-{how}", count=count) for how, count in said.items()]


async def test_a_new_meeting_is_announced_with_its_event(server: Server) -> None:
    answer = await server.create()
    card = server.card()
    for fact in ("May meeting", "Tuesday 12 May 2026, 10am to 12pm", "<t:1778576400:F>", "Riverside Hall"):
        assert fact in card
    assert "https://meet.example/may" in card
    assert [attached.filename for attached in server.cards()[0].attachments] == ["meeting.ics"]
    (event,) = server.events()
    assert (event.name, event.location) == ("May meeting", "Riverside Hall, Bridge Street, or https://meet.example/may")
    assert (event.start_time, event.end_time) == ((meeting := await server.next_meeting()).starts_at, meeting.ends_at)
    assert say("meetings-created", title="May meeting") in answer_of(answer)
    assert server.board.mention in answer_of(answer)


async def test_the_joining_page_is_a_button_and_every_other_is_one_of_ours(server: Server) -> None:
    answer = await server.create()
    buttons = [
        item
        for message in (server.cards()[0], message_of(answer).message)
        for item in discord.ui.LayoutView.from_message(message).walk_children()
        if isinstance(item, discord.ui.Button)
    ]
    (link,) = [button.url for button in buttons if button.url]
    assert link.endswith(f"/join/{(await server.next_meeting()).key}")
    for button in buttons:
        if not button.url:
            assert button.custom_id is not None
            assert pressed_on(button.custom_id) is not None, button.custom_id


@pytest.mark.parametrize("public_url", ["http://127.0.0.1:8080"])
async def test_an_address_that_only_this_machine_can_open_is_not_handed_out(server: Server) -> None:
    await server.create()
    (card,) = server.cards()
    buttons = discord.ui.LayoutView.from_message(card).walk_children()
    assert [item.url for item in buttons if isinstance(item, discord.ui.Button) and item.url] == []
    key = (await server.next_meeting()).key
    assert key not in (server.events()[0].description or "")
    assert key.encode() not in (await card.attachments[0].read()).replace(b"\r\n ", b"")  # RFC 5545, 3.1


async def test_each_person_counts_once_and_their_last_answer_stands(server: Server) -> None:
    await server.create()
    assert "\n".join(counts()) in server.card()
    told = await server.press(server.asha, "meetings-button-remote")
    assert told.ephemeral
    assert "https://meet.example/may" in answer_of(told)
    assert say("meetings-answer-stored") in answer_of(told)
    await server.press(server.ben, "meetings-button-room")
    assert "\n".join(counts(room=1, home=1)) in server.card()
    await server.press(server.asha, "meetings-button-not_sure")
    await server.press(server.asha, "meetings-button-not_sure")
    assert "\n".join(counts(room=1, unsure=1)) in server.card()
    away = await server.press(server.asha, "meetings-button-not_coming")
    assert say("meetings-answer-not_coming") in answer_of(away)
    assert "\n".join(counts(room=1, away=1)) in server.card()
    phone = await server.press(server.ben, "meetings-button-phone")
    assert say("meetings-answer-phone-no-number") in answer_of(phone)


async def test_a_postponed_meeting_moves_on_the_card_and_in_the_event(server: Server) -> None:
    await server.create()
    old_card = server.cards()[0]
    await server.ola.slash(
        server.lobby, "meeting postpone", date="19 May 2026", time="2pm", reason="The hall is being painted."
    )
    assert "Tuesday 19 May 2026, 2pm to 4pm" in server.card()
    assert say("meetings-reason-moved", reason="The hall is being painted.") in server.card()
    (event,) = server.events()
    assert event.start_time == (await server.next_meeting()).starts_at
    (calendar,) = server.cards()[0].attachments
    assert b"DTSTART:20260519T130000Z" in await calendar.read()
    await server.asha.click(old_card, label=say("meetings-button-room"))
    assert "\n".join(counts(room=1)) in server.card()


async def test_a_cancelled_meeting_says_so_and_old_buttons_answer(server: Server) -> None:
    await server.create()
    before = await server.press(server.asha, "meetings-button-room")
    assert before.ephemeral
    asked = await server.ola.slash(server.lobby, "meeting cancel", reason="The building is closed.")
    assert "The building is closed." in answer_of(asked)
    assert say("meetings-heading-cancelled", title="May meeting") not in server.card()
    await server.ola.click(message_of(asked), label=say("meetings-button-cancel"))
    assert say("meetings-heading-cancelled", title="May meeting") in server.card()
    assert say("meetings-reason-cancelled", reason="The building is closed.") in server.card()
    assert say("meetings-button-room") not in server.card().splitlines()
    assert [event.status for event in server.events()] == [discord.EventStatus.cancelled]
    again = await server.ola.click(message_of(asked), label=say("meetings-button-cancel"))
    assert answer_of(again) == say("meetings-refused-cancelled")


async def test_a_press_on_a_meeting_that_was_just_cancelled_is_answered(server: Server) -> None:
    await server.create()
    meeting = await server.next_meeting()
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=500, times=None)
    await server.services.meetings.cancel(await server.actor(server.ola), meeting.id, "The building is closed.")
    await server.drawn()
    told = await server.press(server.asha, "meetings-button-room")
    assert answer_of(told) == say("meetings-refused-cancelled")


async def test_keeping_a_meeting_changes_nothing(server: Server) -> None:
    await server.create()
    asked = await server.ola.slash(server.lobby, "meeting cancel", reason="The building is closed.")
    kept = await server.ola.click(message_of(asked), label=say("meetings-button-keep"))
    assert say("meetings-kept") in text_of(kept.response or asked.response)
    assert (await server.next_meeting()).title == "May meeting"


async def test_a_deleted_announcement_is_posted_again(server: Server) -> None:
    await server.create()
    await server.env.bot.get_partial_messageable(server.board.id).get_partial_message(server.cards()[0].id).delete()
    assert server.cards() == []
    how = await server.asha.slash(server.lobby, "meeting how-i-come", how="room")
    assert say("meetings-answer-stored") in answer_of(how)
    assert "\n".join(counts(room=1)) in server.card()


async def test_a_deleted_channel_is_told_and_mended_by_choosing_another(server: Server) -> None:
    await server.create()
    board = server.env.bot.get_channel(server.board.id)
    assert isinstance(board, discord.TextChannel)
    await board.delete()
    answer = await server.ola.slash(
        server.lobby, "meeting postpone", date="19 May 2026", time="2pm", reason="The hall is being painted."
    )
    assert say("meetings-problem-channel_gone", title="May meeting") in answer_of(answer)
    server.board = server.guild.create_text_channel("news")
    await server.set_channel(Channel.ANNOUNCEMENTS, server.board)
    assert "Tuesday 19 May 2026" in server.card()


async def test_without_an_announcements_channel_the_organiser_is_told_how_to_mend_it(
    simcord_env: simcord.Env, simcord_bot: AlongsideClient
) -> None:
    server = Server(simcord_env, simcord_bot.services)
    await server.services.people.grant_first_organiser(await server.actor(server.ola))
    answer = await server.create()
    assert say("meetings-problem-no_channel", title="May meeting") in answer_of(answer)
    await server.set_channel(Channel.ANNOUNCEMENTS, server.board)
    assert "May meeting" in server.card()


async def test_an_event_that_somebody_deleted_is_made_again_and_said(server: Server) -> None:
    await server.create()
    (event,) = server.events()
    await event.delete()
    await server.env.settle()
    (again,) = server.events()
    assert again.id != event.id
    assert again.name == "May meeting"
    assert say("meetings-event-made-again", title="May meeting") in [m.content for m in server.organisers.history()]


async def test_without_the_permission_for_events_the_meeting_stands_and_it_is_said_once(server: Server) -> None:
    server.env.inject_error("*", "/guilds/*/scheduled-events*", status=403, code=50013, times=None)
    answer = await server.create()
    words = say("meetings-problem-may_not_keep_event", title="May meeting")
    assert words in answer_of(answer)
    assert "May meeting" in server.card()
    await server.press(server.asha, "meetings-button-room")
    assert server.organisers.history() == []


async def test_a_problem_without_anybody_asking_is_told_in_the_organisers_channel_once(server: Server) -> None:
    await server.create()
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50013, times=None)
    await server.press(server.asha, "meetings-button-room")
    await server.press(server.asha, "meetings-button-phone")
    told = [message.content for message in server.organisers.history()]
    assert told == [say("meetings-problem-may_not_post", title="May meeting")]


async def test_a_card_that_was_edited_too_often_is_posted_anew(server: Server) -> None:
    await server.create()
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=30046)
    await server.press(server.asha, "meetings-button-room")
    assert "\n".join(counts(room=1)) in server.card()


async def test_a_card_that_somebody_took_down_meanwhile_is_posted_anew(server: Server) -> None:
    await server.create()
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=30046)
    server.env.inject_error("DELETE", "/channels/*/messages/*", status=404, code=10008)
    await server.press(server.asha, "meetings-button-room")
    assert len(server.cards()) == 2
    assert any("\n".join(counts(room=1)) in text_of(card) for card in server.cards())


async def test_buttons_work_after_a_restart_and_what_changed_meanwhile_is_drawn(
    server: Server, simcord_bot: AlongsideClient
) -> None:
    await server.create()
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=500)
    await server.press(server.ben, "meetings-button-room")
    assert "\n".join(counts()) in server.card()
    await server.env.restart_bot(AlongsideClient(server.services))
    assert "\n".join(counts(room=1)) in server.card()
    told = await server.press(server.asha, "meetings-button-phone")
    assert say("meetings-answer-stored") in answer_of(told)
    assert "\n".join(counts(room=1, phone=1)) in server.card()


async def test_a_meeting_that_runs_is_followed(server: Server) -> None:
    await server.create()
    meeting = await server.next_meeting()
    await server.ola.slash(server.lobby, "meeting chairs", slot=1, member=server.asha)
    asha = await server.actor(server.asha)
    await server.services.meetings.start(asha, meeting.id)
    await server.drawn()
    assert say("meetings-heading-live", title="May meeting") in server.card()
    assert [event.status for event in server.events()] == [discord.EventStatus.active]
    await server.services.meetings.end(asha, meeting.id)
    await server.drawn()
    assert say("meetings-heading-ended", title="May meeting") in server.card()
    assert [event.status for event in server.events()] == [discord.EventStatus.completed]


async def test_what_discord_failed_to_show_is_shown_though_nothing_more_happens(server: Server) -> None:
    await server.create()
    redrawer = cog_of(server.env, MeetingCog).in_step._redrawer
    redrawer._first_rest = 0.001
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=2)
    await server.press(server.asha, "meetings-button-room")
    await drawn_after_failing(redrawer)
    assert "\n".join(counts(room=1)) in server.card()


async def test_a_resumed_connection_draws_what_is_missing(server: Server) -> None:
    await server.create()
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50013)
    await server.press(server.asha, "meetings-button-room")
    assert "\n".join(counts()) in server.card()
    await connection_resumed(server.env)
    await server.drawn()
    assert "\n".join(counts(room=1)) in server.card()
