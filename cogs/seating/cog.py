"""/seats: everybody's own seat, and the plan for whoever arranges it. All of it is private."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Right
from bot.core.wording import say
from bot.seating.drawing import as_pdf, as_png
from bot.seating.rules import NoRoomDescribed, Sitter
from bot.seating.service import WallPlan
from bot.seating.words import room_words, seat_words
from cogs.seating.cards import moved_card, own_seat_card, plan_card
from cogs.seating.drawing_room import RoomForm
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.choosing import Chosen, chosen_or_next
from cogs.shared.layout import card
from cogs.shared.linking import give_link

DESCRIPTION_LIMIT = 1024
"""Characters that Discord takes to describe a file."""


@app_commands.guild_only()
class SeatsCog(commands.GroupCog, name="seats", description=say("seating-command")):
    @app_commands.command(name="mine", description=say("seating-mine-command"))
    @app_commands.describe(meeting=say("seating-option-meeting"))
    async def mine(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        meeting_id = await chosen_or_next(interaction, meeting)
        own = await services.seats.own_seat(actor, meeting_id)
        wall = await services.seats.wall_plan(actor, meeting_id)
        await show(interaction, own_seat_card(own, room_words(wall.room)))

    @app_commands.command(name="draw-room", description=say("seating-draw-command"))
    @app_commands.describe(meeting=say("seating-option-meeting"))
    async def draw_room(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        actor.require(Right.ARRANGE_SEATS)
        meeting_id = await chosen_or_next(interaction, meeting)
        place = (await services.meetings.view(actor.group_id, meeting_id)).meeting.place
        try:
            text = (await services.seats.room_at(actor.group_id, place)).text
        except NoRoomDescribed:
            text = say("seating-draw-example")
        await interaction.response.send_modal(RoomForm(place, text))

    @app_commands.command(name="page", description=say("seating-page-command"))
    @app_commands.describe(meeting=say("seating-option-meeting"))
    async def page(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor = await actor_of(interaction)
        actor.require(Right.ARRANGE_SEATS)
        meeting_id = await chosen_or_next(interaction, meeting)
        await give_link(interaction, "seats", meeting_id, label=say("seating-button-open-web"))

    @app_commands.command(name="work-out", description=say("seating-work-out-command"))
    @app_commands.describe(start_again=say("seating-option-start-again"), meeting=say("seating-option-meeting"))
    async def work_out(
        self, interaction: discord.Interaction[Any], start_again: bool = False, meeting: Chosen | None = None
    ) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        actor.require(Right.READ_NEEDS)
        meeting_id = await chosen_or_next(interaction, meeting)
        await interaction.response.defer(ephemeral=True, thinking=True)
        planned = await services.seats.work_out(actor, meeting_id, keep_by_hand=not start_again)
        people = {need.person_id for need in planned.plan.seats}
        await show(interaction, plan_card(planned, await services.people.names(people)))

    @app_commands.command(name="plan", description=say("seating-plan-command"))
    @app_commands.describe(meeting=say("seating-option-meeting"))
    async def plan(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        actor.require(Right.READ_NEEDS)
        meeting_id = await chosen_or_next(interaction, meeting)
        await interaction.response.defer(ephemeral=True, thinking=True)
        planned = await services.seats.planned(actor, meeting_id)
        people = {sitter.person_id for sitter in planned.plan.seats} | set(planned.without_seat)
        await show(interaction, plan_card(planned, await services.people.names(people)))

    @app_commands.command(name="move", description=say("seating-move-command"))
    @app_commands.describe(
        person=say("seating-option-person"),
        seat=say("seating-option-seat"),
        supporter=say("seating-option-supporter"),
        meeting=say("seating-option-meeting"),
    )
    async def move(
        self,
        interaction: discord.Interaction[Any],
        person: discord.Member,
        seat: app_commands.Range[int, 1, 400],
        supporter: bool = False,
        meeting: Chosen | None = None,
    ) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        actor.require(Right.READ_NEEDS)
        meeting_id = await chosen_or_next(interaction, meeting)
        sitter = Sitter((await actor_for(interaction, person)).person_id, supporter)
        await interaction.response.defer(ephemeral=True, thinking=True)
        before = await services.seats.planned(actor, meeting_id)
        moved = await services.seats.move(actor, meeting_id, sitter, seat, revision=before.revision)
        people = {each.person_id for each in moved.planned.plan.seats} | {sitter.person_id}
        await show(interaction, moved_card(moved, sitter, await services.people.names(people)))

    @app_commands.command(name="beside", description=say("seating-beside-command"))
    @app_commands.describe(
        person=say("seating-option-person"),
        supporter=say("seating-option-their-supporter"),
        meeting=say("seating-option-meeting"),
    )
    async def beside(
        self,
        interaction: discord.Interaction[Any],
        person: discord.Member,
        supporter: discord.Member | None = None,
        meeting: Chosen | None = None,
    ) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        actor.require(Right.READ_NEEDS)
        meeting_id = await chosen_or_next(interaction, meeting)
        somebody = (await actor_for(interaction, person)).person_id
        beside = (await actor_for(interaction, supporter)).person_id if supporter else None
        await services.seats.sit_beside(actor, meeting_id, somebody, beside)
        await tell(interaction, say("seating-beside-kept"))

    @app_commands.command(name="wall", description=say("seating-wall-command"))
    @app_commands.describe(names=say("seating-option-names"), meeting=say("seating-option-meeting"))
    async def wall(
        self, interaction: discord.Interaction[Any], names: bool = False, meeting: Chosen | None = None
    ) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        meeting_id = await chosen_or_next(interaction, meeting)
        wanted = services.seats.organisers_copy if names else services.seats.wall_plan
        wall = await wanted(actor, meeting_id)
        await interaction.response.defer(ephemeral=True, thinking=True)
        files, words = await asyncio.to_thread(_files, wall)
        said = say("seating-wall-names" if names else "seating-wall-words")
        gallery: discord.ui.MediaGallery[Any] = discord.ui.MediaGallery()
        gallery.add_item(media=files[0], description=files[0].description)
        shown = card(said, gallery, "\n".join(words))
        shown.add_item(discord.ui.File(files[1]))
        await show(interaction, shown, files=files)


def _files(wall: WallPlan) -> tuple[list[discord.File], list[str]]:
    title = say("seating-draw-title", meeting=wall.meeting.title)
    words = room_words(wall.room)
    picture = as_png(wall.room, title)
    paper = as_pdf(wall.room, title, words, wall.names)
    listed = [f"{seat_words(wall.room.seat(seat))}: {name}" for seat, name in sorted(wall.names.items())]
    description = " ".join(words)[:DESCRIPTION_LIMIT]
    files = [
        discord.File(BytesIO(picture), filename="seats.png", description=description),
        discord.File(BytesIO(paper), filename="seats.pdf", description=description),
    ]
    return files, [*words, *listed]
