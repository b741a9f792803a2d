"""Buttons under a private notice. A feature says which notices of its own have some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import discord

from bot.notices.rules import Notice
from cogs.shared.components import RecordButton
from cogs.shared.layout import not_kept

Buttons = Callable[[Notice], Sequence[RecordButton]]

_BY_MESSAGE: dict[str, Buttons] = {}


def give_buttons(message: str, buttons: Buttons) -> None:
    """Notices with this message of the catalogue stand above these buttons, in direct messages."""
    _BY_MESSAGE[message] = buttons


def buttons_under(notice: Notice) -> dict[str, Any]:
    """What is sent along with the notice's last words; nothing for most."""
    buttons = _BY_MESSAGE.get(notice.message)
    if buttons is None:
        return {}
    view = discord.ui.View(timeout=None)
    for button in buttons(notice):
        view.add_item(button)
    return {"view": not_kept(view)}
