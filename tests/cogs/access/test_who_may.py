"""Who may use which command of needs, seats, papers and dates, cell by cell; administrators of the server too."""

from __future__ import annotations

from collections.abc import Mapping

import discord
import pytest
import simcord

from bot.core.roles import Role
from bot.core.wording import say
from tests.cogs.agenda.riverside import Riverside, public, words

EVERYBODY = frozenset(Role)
LEAD = frozenset({Role.ACCESS_LEAD})
ORGANISER = frozenset({Role.ORGANISER})

MAY: Mapping[str, frozenset[Role]] = {
    "access": EVERYBODY,
    "access-board": LEAD | ORGANISER,
    "seats mine": EVERYBODY,
    "seats draw-room": LEAD | ORGANISER,
    "seats wall": EVERYBODY,  # numbers and no names
    "seats work-out": LEAD,
    "seats plan": LEAD,
    "papers read": EVERYBODY,
    "papers list": ORGANISER,
    "dates ask": ORGANISER,
    "dates show": EVERYBODY,
}
"""Command to the roles that it answers. Co-chairs hold theirs for one meeting, and have a test of their own."""

ROLES = [role for role in Role if role not in {Role.PARTICIPANT, Role.CO_CHAIR}]


async def _answered(riverside: Riverside, member: simcord.MemberActor) -> set[str]:
    answered = set()
    for command in MAY:
        shown = await member.slash(riverside.room, command)
        assert shown.ephemeral or shown.modal is not None, command
        if shown.modal is not None or say("refusal-not-allowed") not in words(shown):
            answered.add(command)
    return answered


@pytest.mark.parametrize("role", ROLES)
async def test_a_command_answers_its_roles_alone(riverside: Riverside, role: Role) -> None:
    new = riverside.guild.add_member(riverside.env.create_user("New"))
    await riverside.services.people.grant(
        await riverside.actor(riverside.ola), (await riverside.actor(new)).person_id, role
    )
    before = len(public(riverside.room))
    assert await _answered(riverside, new) == {command for command, roles in MAY.items() if role in roles}
    assert len(public(riverside.room)) == before


async def test_a_co_chair_and_an_administrator_of_the_server_see_no_more_than_everybody(riverside: Riverside) -> None:
    admin = riverside.guild.create_role("Server admin", permissions=discord.Permissions.all())
    boss = riverside.guild.add_member(riverside.env.create_user("Boss"), roles=[admin])
    everybody = {command for command, roles in MAY.items() if roles == EVERYBODY}
    for member in (boss, riverside.cara, riverside.asha):
        assert await _answered(riverside, member) == everybody


async def test_the_papers_of_a_meeting_that_is_over_are_found_where_none_is_planned(riverside: Riverside) -> None:
    meetings, fay = riverside.services.meetings, await riverside.actor(riverside.fay)
    await meetings.start(fay, riverside.meeting_id)
    await meetings.end(fay, riverside.meeting_id)
    await riverside.all_drawn()
    link = await riverside.asha.slash(riverside.room, "papers page")
    assert link.ephemeral
    assert say("private-no-address") in words(link)  # it got as far as its link
