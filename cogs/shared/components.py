"""Buttons that outlive restarts, and forms. Every press and every submitted form ends in words."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord

from cogs.shared.answering import tell_failure


class RecordButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"a^"):
    """A button about one record. Its whole state is its custom id, `feature:verb:id`.

    Subclass with `verb="agenda:support"`, write `pressed`, and list the class in the cog's BUTTONS, which
    the cog registers with `bot.add_dynamic_items`. Errors in DynamicItem callbacks are only logged by
    discord.py, so they are told here.
    """

    verb: ClassVar[str]

    def __init_subclass__(cls, *, verb: str) -> None:
        super().__init_subclass__(template=rf"{re.escape(verb)}:(?P<id>\d+)")
        cls.verb = verb

    def __init__(
        self,
        record_id: int,
        *,
        label: str = "…",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        self.record_id = record_id
        super().__init__(
            discord.ui.Button(label=label, style=style, disabled=disabled, custom_id=f"{self.verb}:{record_id}")
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["id"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await self.pressed(interaction)
        except Exception as error:
            await tell_failure(interaction, error)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        raise NotImplementedError


class Form(discord.ui.Modal):
    """A modal whose failures are told to the person who filled it in. Write `on_submit` as usual."""

    # Modal narrows BaseView's signature; discord.py calls it with these two.
    async def on_error(  # type: ignore[override]
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        await tell_failure(interaction, error)


class Panel(discord.ui.LayoutView):
    """A short-lived private panel (selects, steps). Its failures are told too."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: Exception, _item: discord.ui.Item[Any], /
    ) -> None:
        await tell_failure(interaction, error)
