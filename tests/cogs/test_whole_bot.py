"""What must hold for the bot as a whole: no two things answer the same press, and everything says what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import discord
import simcord
from discord import app_commands

from bot.client import EXTENSIONS, AlongsideClient, intents
from cogs.shared.components import OfRecord, pressed_on


def leaves(command: Any) -> Iterator[app_commands.Command[Any, ..., Any]]:
    if isinstance(command, app_commands.Group):
        for inner in command.commands:
            yield from leaves(inner)
    else:
        yield command


def _record_components(kind: type[OfRecord] = OfRecord) -> Iterator[type[OfRecord]]:
    for child in kind.__subclasses__():
        if getattr(child, "verb", ""):
            yield child
        yield from _record_components(child)


async def test_every_command_has_one_name_and_plain_help(
    simcord_env: simcord.Env, simcord_bot: AlongsideClient
) -> None:
    commands = [leaf for command in simcord_bot.tree.get_commands() for leaf in leaves(command)]
    names = Counter(command.qualified_name for command in commands)
    assert [name for name, count in names.items() if count > 1] == []
    assert [c.qualified_name for c in commands if not c.description or c.description == "…"] == []
    undescribed = [(c.qualified_name, p.name) for c in commands for p in c.parameters if str(p.description) == "…"]
    assert undescribed == []
    assert len(simcord_bot.tree.get_commands()) <= 40  # Discord takes 100; people do not


async def test_every_kept_component_is_found_again_by_its_custom_id(
    simcord_env: simcord.Env, simcord_bot: AlongsideClient
) -> None:
    kinds = {kind.verb: kind for kind in _record_components()}
    assert len(kinds) > 20
    for verb, kind in kinds.items():
        found = pressed_on(kind.id_for(123, "arg" if kind.takes_arg else ""))
        assert (type(found).__qualname__, found and found.record_id) == (kind.__qualname__, 123), verb
        assert len(kind.id_for(2**31, "a" * 20 if kind.takes_arg else "")) <= 100


def test_a_custom_id_that_is_none_of_ours_finds_nothing() -> None:
    for custom_id in (
        "polls:vote:1",
        "polls:mine:1:2",
        "polls:vote:x:1",
        "no:such:1",
        "polls:vote:1:2:3",
        "",
        "a" * 100,
    ):
        assert pressed_on(custom_id) is None


def test_no_privileged_intent_is_asked_for() -> None:
    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert intents().value & privileged.value == 0


def test_every_extension_is_listed_once() -> None:
    assert len(set(EXTENSIONS)) == len(EXTENSIONS)
