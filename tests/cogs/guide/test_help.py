"""/help: at most seven lines, private, and every command in it is there."""

from __future__ import annotations

import re

import simcord

from bot.client import AlongsideClient
from bot.core.roles import Actor, Door, Role
from bot.core.wording import say
from cogs.guide.cog import CHOICES
from tests.discord_words import answer_of


async def test_help_is_short_private_and_true(simcord_env: simcord.Env, simcord_bot: AlongsideClient) -> None:
    room = simcord_env.create_guild().create_text_channel("meeting-room")
    asha = simcord_env.guild.add_member(simcord_env.create_user("Asha"))
    shown = await asha.slash(room, "help")
    assert shown.ephemeral
    assert len(CHOICES) <= 7
    named = set(re.findall(r"\*\*/([a-z -]+)\*\*", answer_of(shown)))
    assert {"access", "hand", "idea post", "my-data"} <= named
    there = {command.qualified_name for command in simcord_bot.tree.walk_commands()}
    assert named - there == set()
    assert say("guide-heading") in answer_of(shown)


async def test_whom_to_tell_of_a_worry_is_said_in_private_and_in_the_groups_own_words(
    simcord_env: simcord.Env, simcord_bot: AlongsideClient
) -> None:
    room = simcord_env.create_guild().create_text_channel("meeting-room")
    asha = simcord_env.guild.add_member(simcord_env.create_user("Asha"))
    shown = await asha.slash(room, "help")
    assert shown.ephemeral
    assert say("worried-danger") in answer_of(shown)
    assert say("worried-nobody-named") in answer_of(shown)
    ideas = simcord_bot.services.ideas
    await ideas.set_contacts(Actor(1, 1, frozenset({Role.ORGANISER}), Door.DISCORD), "Ring Mo: 0191 498 0111")
    shown = await asha.slash(room, "help")
    assert "Ring Mo: 0191 498 0111" in answer_of(shown)
    assert say("worried-nobody-named") not in answer_of(shown)
