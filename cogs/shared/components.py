"""Buttons that outlive restarts, and forms. Every press and every submitted form ends in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Self

import discord

from bot.core.wording import say
from cogs.shared.answering import tell, tell_back, tell_failure

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
        await tell_back(interaction, say("shared-forgotten-form"), _typed_text(interaction))


def _typed_text(interaction: discord.Interaction[Any]) -> str:
    """What was typed into a form's text fields, so that nobody has to write it again; not what was chosen there."""
    data: Any = interaction.data or {}
    labelled = [row["component"] for row in data.get("components", []) if "component" in row]
    texts = [field["value"] for field in labelled if field["type"] == discord.ComponentType.text_input.value]
    return "\n".join(text for text in texts if text)


class OfRecord(discord.ui.Item[Any]):
    """A component about one record. Its whole state is its custom id, `feature:verb:id` or `feature:verb:id:arg`.

    Subclass RecordButton or RecordSelect with `verb="agenda:support"` (and `arg=True` where the id carries a second
    word of letters, digits and dashes), and write `pressed`. Naming the verb is all it takes to be found again after
    a restart: no view has to be kept. discord.py's DynamicItem would do the same, but it rebuilds the whole message
    at each press, a fifth of what a vote costs.
    """

    verb: ClassVar[str] = ""
    takes_arg: ClassVar[bool] = False
    record_id: int
    arg: str
    chosen: str = ""
    """What was chosen, where it is a list."""

    def __init_subclass__(cls, *, verb: str = "", arg: bool = False, **options: Any) -> None:
        super().__init_subclass__(**options)
        if verb:
            earlier = _BY_VERB.get(verb, cls)  # an extension that is loaded again makes its classes again
            assert earlier.__qualname__ == cls.__qualname__, f"two components are called {verb}"
            cls.verb, cls.takes_arg = verb, arg
            _BY_VERB[verb] = cls

    @classmethod
    def id_for(cls, record_id: int, arg: str = "") -> str:
        return f"{cls.verb}:{record_id}:{arg}" if cls.takes_arg else f"{cls.verb}:{record_id}"

    @classmethod
    def of(cls, record_id: int, arg: str) -> Self:
        """The component that was pressed; only what its custom id says is known of it."""
        raise NotImplementedError

    async def callback(self, interaction: discord.Interaction[Any]) -> Any:
        _reached(interaction)
        data: Any = interaction.data or {}
        self.chosen = next(iter(data.get("values", ())), "")
        try:
            await self.pressed(interaction)
        except Exception as error:
            await tell_failure(interaction, error)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        raise NotImplementedError


_BY_VERB: dict[str, type[OfRecord]] = {}
_CUSTOM_ID = re.compile(r"(?P<verb>[a-z_-]+:[a-z_-]+):(?P<id>\d{1,18})(:(?P<arg>[a-z0-9-]+))?", re.ASCII)


def button_to(verb: str, record_id: int, arg: str, *, label: str) -> OfRecord:
    """A button of another feature, which its cog answers."""
    made = _BY_VERB[verb].of(record_id, arg)
    assert isinstance(made, RecordButton)
    made.label = label
    return made


def pressed_on(custom_id: str) -> OfRecord | None:
    """The component about a record that this custom id stands for."""
    match = _CUSTOM_ID.fullmatch(custom_id)
    kind = _BY_VERB.get(match["verb"]) if match else None
    if match is None or kind is None or kind.takes_arg != (match["arg"] is not None):
        return None
    return kind.of(int(match["id"]), match["arg"] or "")


async def answer_press(interaction: discord.Interaction[Any]) -> None:
    """Answer what no open panel or form has answered. Call it for every interaction."""
    if interaction.type is discord.InteractionType.component and not interaction.extras.get(_REACHED):
        data: Any = interaction.data
        component = pressed_on(data["custom_id"])
        if component is not None:
            await component.callback(interaction)
            return
    await tell_if_forgotten(interaction)


class RecordButton(OfRecord, discord.ui.Button[Any]):
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
        super().__init__(label=label, style=style, disabled=disabled, custom_id=self.id_for(record_id, arg))
        self.record_id, self.arg = record_id, arg

    @classmethod
    def of(cls, record_id: int, arg: str) -> Self:
        return cls(record_id, arg)


class RecordSelect(OfRecord, discord.ui.Select[Any]):
    """A list to choose one thing from, about one record. What was chosen is in `chosen`."""

    def __init__(
        self, record_id: int, arg: str = "", *, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()
    ) -> None:
        super().__init__(placeholder=placeholder, options=list(options), custom_id=self.id_for(record_id, arg))
        self.record_id, self.arg = record_id, arg

    @classmethod
    def of(cls, record_id: int, arg: str) -> Self:
        return cls(record_id, arg)


class Form(discord.ui.Modal):
    """A modal whose failures are told to the person who filled it in. Write `on_submit` as usual.

    Whatever goes wrong, also a refusal, they get back what they typed.
    """

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        _reached(interaction)
        return True

    # Modal narrows BaseView's signature; discord.py calls it with these two.
    async def on_error(  # type: ignore[override]
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        await tell_failure(interaction, error, typed=_typed_text(interaction))


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
