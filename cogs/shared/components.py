"""Buttons that outlive restarts, and forms. Every press and every submitted form ends in words."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord

from bot.core.wording import say
from cogs.shared.answering import tell, tell_failure

_REACHED = "reached"


def _reached(interaction: discord.Interaction[Any]) -> None:
    """Note that this interaction found the component it was meant for."""
    interaction.extras[_REACHED] = True


async def tell_if_forgotten(interaction: discord.Interaction[Any]) -> None:
    """Answer a press on a panel, or a form, that this process no longer knows, such as after a restart.

    discord.py drops those in silence and the person would read "interaction failed". It starts the task of a
    component it does know before it tells `on_interaction`, so by then that task has marked the interaction.
    """
    if interaction.extras.get(_REACHED) or interaction.response.is_done():
        return
    if interaction.type is discord.InteractionType.component:
        await tell(interaction, say("shared-forgotten-panel"))
    elif interaction.type is discord.InteractionType.modal_submit:
        await tell(interaction, say("shared-forgotten-form", typed=_typed_text(interaction))[:2000])


def _typed_text(interaction: discord.Interaction[Any]) -> str:
    """What was typed into a form's text fields, so that nobody has to write it again."""
    data: Any = interaction.data or {}
    labelled = [row["component"] for row in data.get("components", []) if "component" in row]
    texts = [field.get("value") for field in labelled]
    return "\n".join(text for text in texts if isinstance(text, str) and text)


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
        cls, interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        _reached(interaction)
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

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        _reached(interaction)
        return True

    # Modal narrows BaseView's signature; discord.py calls it with these two.
    async def on_error(  # type: ignore[override]
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        await tell_failure(interaction, error)


class Panel(discord.ui.LayoutView):
    """A short-lived private panel (selects, steps). Its failures are told too.

    It lives as long as the private answer that shows it: Discord lets a bot change that for 15 minutes.
    """

    def __init__(self) -> None:
        super().__init__(timeout=15 * 60)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        _reached(interaction)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: Exception, _item: discord.ui.Item[Any], /
    ) -> None:
        await tell_failure(interaction, error)
