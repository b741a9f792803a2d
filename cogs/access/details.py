"""A few words more, for what was chosen: at most five questions at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import discord

from bot.core.wording import say
from cogs.shared.components import Form
from config.access_needs import DETAIL_LIMIT, Detail, NeedKind

Said = Callable[[discord.Interaction[Any], dict[str, str]], Awaitable[None]]


class DetailsForm(Form):
    """`said` gets need to words for each of `kinds`."""

    def __init__(self, kinds: Sequence[NeedKind], known: Mapping[str, str], said: Said) -> None:
        super().__init__(title=say("access-details-form"))
        self._said = said
        self._fields: dict[str, discord.ui.TextInput[Any] | discord.ui.Select[Any]] = {}
        for kind in kinds:
            field = _field(kind, known.get(kind.key, ""))
            self._fields[kind.key] = field
            self.add_item(discord.ui.Label(text=kind.label, description=kind.ask, component=field))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await self._said(interaction, {key: _value(field) for key, field in self._fields.items()})


def _field(kind: NeedKind, known: str) -> discord.ui.TextInput[Any] | discord.ui.Select[Any]:
    needed = kind.detail is Detail.NEEDED
    if kind.choices:
        options = [discord.SelectOption(label=one, value=one, default=one == known) for one in kind.choices]
        return discord.ui.Select(options=options, required=needed, placeholder=say("access-details-choose"))
    return discord.ui.TextInput(default=known or None, required=needed, max_length=DETAIL_LIMIT)


def _value(field: discord.ui.TextInput[Any] | discord.ui.Select[Any]) -> str:
    if isinstance(field, discord.ui.TextInput):
        return field.value.strip()
    return field.values[0] if field.values else ""
