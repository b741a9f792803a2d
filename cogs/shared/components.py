"""Buttons that outlive restarts, and forms. Every press and every submitted form ends in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Self, TypeVar

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


Control = TypeVar("Control", bound=discord.ui.Item[Any])


class OfRecord(discord.ui.DynamicItem[Control], template=r"a^"):
    """A component about one record. Its whole state is its custom id, `feature:verb:id` or `feature:verb:id:arg`.

    Subclass RecordButton or RecordSelect with `verb="agenda:support"` (and `arg=True` where the id carries a second
    word of letters, digits and dashes), write `pressed`, and list the class in the cog's BUTTONS, which the cog
    registers with `bot.add_dynamic_items`. Errors in DynamicItem callbacks are only logged by discord.py, so they
    are told here.
    """

    verb: ClassVar[str]
    takes_arg: ClassVar[bool]

    def __init_subclass__(cls, *, verb: str = "", arg: bool = False) -> None:
        pattern = rf"{re.escape(verb)}:(?P<id>\d+)" + (r":(?P<arg>[a-z0-9-]+)" if arg else "")
        super().__init_subclass__(template=pattern if verb else r"a^")
        cls.verb, cls.takes_arg = verb, arg

    def __init__(self, control: Control, record_id: int, arg: str) -> None:
        self.record_id, self.arg = record_id, arg
        super().__init__(control)

    @classmethod
    def id_for(cls, record_id: int, arg: str = "") -> str:
        return f"{cls.verb}:{record_id}:{arg}" if cls.takes_arg else f"{cls.verb}:{record_id}"

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await self.pressed(interaction)
        except Exception as error:
            await tell_failure(interaction, error)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        raise NotImplementedError


class RecordButton(OfRecord[discord.ui.Button[Any]]):
    """A button about one record."""

    def __init__(
        self,
        record_id: int,
        arg: str = "",
        *,
        label: str = "…",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        custom_id = self.id_for(record_id, arg)
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=label, style=style, disabled=disabled, custom_id=custom_id
        )
        super().__init__(button, record_id, arg)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        _reached(interaction)
        return cls(int(match["id"]), match.groupdict().get("arg") or "")


class RecordSelect(OfRecord[discord.ui.Select[Any]]):
    """A list to choose one thing from, about one record. What was chosen is in `chosen`."""

    def __init__(
        self, record_id: int, arg: str = "", *, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()
    ) -> None:
        select: discord.ui.Select[Any] = discord.ui.Select(
            placeholder=placeholder, options=list(options), custom_id=self.id_for(record_id, arg)
        )
        super().__init__(select, record_id, arg)

    @property
    def chosen(self) -> str:
        return self.item.values[0]

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        _reached(interaction)
        return cls(int(match["id"]), match.groupdict().get("arg") or "")


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
