"""What a group sets for its floor, in Discord: the words of the cards, and an address for captions."""

from __future__ import annotations

from bot.core.roles import Role
from bot.core.wording import say
from bot.floor.cards import CardKind
from tests.cogs.floor.conftest import OpenFloor
from tests.cogs.polls.town_hall import click, words
from tests.discord_words import fill_in


async def test_an_organiser_gives_a_card_its_words(open_floor: OpenFloor) -> None:
    refused = await open_floor.fay.slash(open_floor.room, "card-words")
    assert say("floor-card-words-heading") not in words(refused)
    with open_floor.env.time_context():
        people, fay = open_floor.services.people, open_floor.facilitator
        await people.grant(await open_floor.actor(open_floor.ola), fay.person_id, Role.ORGANISER)
    panel = await open_floor.fay.slash(open_floor.room, "card-words")
    form = await click(open_floor.fay, panel, say("floor-button-card-words", card=say("floor-card-stop")))
    await fill_in(open_floor.fay, form, {say("floor-card-words-field"): "We breathe."})
    meanings = await open_floor.services.floor.card_meanings(open_floor.facilitator.group_id)
    assert dict(meanings) == {CardKind.STOP: "We breathe."}


async def test_an_address_for_captions_is_made_and_stopped(open_floor: OpenFloor) -> None:
    floor, at = open_floor.services.floor, (open_floor.facilitator.group_id, open_floor.meeting_id)
    console = await open_floor.fay.slash(open_floor.room, "floor")
    panel = await click(open_floor.fay, console, say("floor-button-captions"))
    made = await click(open_floor.fay, panel, say("floor-button-captions-make"))
    token = words(made).split("/captions/")[1].split()[0]
    assert await floor.meeting_of_captions(token) == at
    await click(open_floor.fay, made, say("floor-button-captions-stop"))
    assert not (await floor.settings(*at)).takes_captions
