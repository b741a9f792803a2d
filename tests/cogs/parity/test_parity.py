"""The parity report comes by itself once its meeting has ended, with its picture, and stays true."""

from __future__ import annotations

import discord

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.paper.rules import SlipKind
from bot.parity.rules import FEWEST
from bot.points.rules import Answer
from cogs.parity.board import Board
from tests.cogs.agenda.riverside import TITLE, Riverside, public, words
from tests.discord_words import text_of
from tests.the_bot import board_of


async def _posted(riverside: Riverside) -> discord.Message:
    await riverside.services.events.drain()
    await board_of(riverside.env, Board).settled()
    await riverside.all_drawn()
    (card,) = public(riverside.desk)
    return card


async def test_it_is_posted_once_with_its_picture_and_counts_paper_typed_in_later(riverside: Riverside) -> None:
    services, meeting_id = riverside.services, riverside.meeting_id
    fay = await riverside.actor(riverside.fay)
    for side in (Side.ROOM, Side.REMOTE):
        for number in range(FEWEST):
            await services.check_ins.tick_off_by_name(fay, meeting_id, f"{side.value} {number}", side)
    asha = await riverside.actor(riverside.asha)
    await services.check_ins.check_in(asha, meeting_id, Side.REMOTE)
    await services.agenda.start_meeting(fay, meeting_id)
    point = await services.points.draft(fay, meeting_id, "Buses until nine")
    await services.points.ask(fay, point.id)
    (slip,) = await services.paper.make_slips(fay, meeting_id, SlipKind.POINT, 1, record_id=point.id)
    await services.points.answer(asha, point.id, Answer.CHANGE, "Until ten", version=1)
    await services.points.reword(fay, point.id, "Buses until ten", from_version=1)
    await services.check_ins.leave(asha, meeting_id)
    await services.agenda.end_meeting(fay, meeting_id)
    card = await _posted(riverside)
    said = text_of(card)
    assert say("parity-heading", title=TITLE) in said
    assert "People here: 5 in the room (45%), 6 from home (55%)." in said  # Asha was there, too
    assert [file.filename for file in card.attachments] == ["room-and-home.png"]
    assert "1 from home (100%)" in (card.attachments[0].description or "")
    await services.paper.enter_point(fay, meeting_id, slip.code, Answer.CHANGE, "Until midnight")
    assert (await _posted(riverside)).id == card.id
    asked = await riverside.asha.slash(riverside.room, "parity")
    assert say("parity-heading", title=TITLE) in words(asked)
