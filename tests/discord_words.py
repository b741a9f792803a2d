"""What a person reads and fills in, whatever components carry it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
import simcord


def text_of(message: Any) -> str:
    """All words of a message, one text a line: plain content, text displays and button labels."""
    components = message.components
    if isinstance(message, discord.Message):
        components = [component.to_dict() for component in components]
    words = [message.content, *(part.get("content") or part.get("label") or "" for part in parts(components))]
    return "\n".join(word for word in words if word)


def custom_ids(message: discord.Message) -> list[str]:
    found = parts([component.to_dict() for component in message.components])
    return [part["custom_id"] for part in found if part.get("custom_id")]


def answer_of(result: simcord.InteractionResult) -> str:
    """All words of the private answer, follow-ups included."""
    messages = [result.response, *result.followups]
    return "\n".join(text_of(message) for message in messages if message is not None)


def message_of(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """The one answer, whether it came at once or after a while."""
    (message,) = (each for each in (result.response, *result.followups) if each is not None)
    return message


async def fill_in(
    actor: simcord.MemberActor | simcord.UserHandle, shown: simcord.InteractionResult, answers: Mapping[str, Any]
) -> simcord.InteractionResult:
    """Submit the form that was shown, naming each field by its label."""
    assert shown.modal is not None, "no form was shown"
    fields = {part["label"]: part["component"]["custom_id"] for part in shown.modal["components"] if "label" in part}
    return await actor.submit_modal(shown, {fields[label]: value for label, value in answers.items()})


def parts(components: Any) -> Iterator[dict[str, Any]]:
    """Every component, also those inside others."""
    for component in components:
        yield component
        yield from parts(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]
