"""The organiser's forms: a meeting's first five facts, then the two that can wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
from discord import ui

from bot.core.errors import BadInput
from bot.core.roles import Right
from bot.core.wording import say
from bot.meetings.fields import LINK_LIMIT, PHONE_LIMIT, PLACE_LIMIT, PURPOSE_LIMIT, TITLE_LIMIT
from bot.meetings.rules import Meeting
from cogs.meetings.saved import arranging, show_saved
from cogs.meetings.typed import Typed, new_meeting, with_details
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, Panel, RecordButton

DATE_LIMIT = 60
"""Characters for a date, and for a start and end: a spoken date is at most 30."""

_FIELD_LIMITS = {
    "title": TITLE_LIMIT,
    "date": DATE_LIMIT,
    "times": DATE_LIMIT,
    "place": PLACE_LIMIT,
    "link": LINK_LIMIT,
}


class MeetingForm(Form):
    """Makes a meeting, or changes the one given. A refusal offers what was typed again."""

    def __init__(self, before: Meeting | None, typed: Typed) -> None:
        super().__init__(title=say("meetings-form-change") if before else say("meetings-form-create"))
        self.before = before
        self.inputs = {name: _input(name, getattr(typed, name), limit) for name, limit in _FIELD_LIMITS.items()}
        self.add_item(_labelled("meetings-field-title", "meetings-field-title-help", self.inputs["title"]))
        self.add_item(_labelled("meetings-field-date", "meetings-field-date-help", self.inputs["date"]))
        self.add_item(_labelled("meetings-field-times", "meetings-field-times-help", self.inputs["times"]))
        self.add_item(_labelled("meetings-field-place", "meetings-field-place-help", self.inputs["place"]))
        self.add_item(_labelled("meetings-field-link", "meetings-field-link-help", self.inputs["link"]))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        typed = Typed(**{name: field.value for name, field in self.inputs.items()})
        try:
            await self._save(interaction, typed)
        except BadInput as refusal:
            words = say(refusal.message, **refusal.facts)
            await show(interaction, TypeAgain(words, lambda: MeetingForm(self.before, typed)))

    async def _save(self, interaction: discord.Interaction[Any], typed: Typed) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        group = await services.groups.group(actor.group_id)
        async with arranging(interaction, actor):
            new = new_meeting(typed, group.zone, self.before)
            if self.before is None:
                view, warnings = await services.meetings.create(actor, new)
                done, then = say("meetings-created", title=view.meeting.title), say("meetings-next-steps")
            else:
                view, warnings = await services.meetings.change(actor, self.before.id, new)
                done, then = say("meetings-changed", title=view.meeting.title), ""
            buttons = (DetailsButton(view.meeting.id, label=say("meetings-button-details")),)
            await show_saved(interaction, actor, view, done, warnings, then=then, buttons=buttons)


class DetailsForm(Form):
    """A phone number to join by, and what the meeting is about. Both may be empty."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(title=say("meetings-form-details"))
        self.meeting_id = meeting.id
        self.phone = _input("phone", meeting.phone_in, PHONE_LIMIT, required=False)
        self.purpose = _input("purpose", meeting.purpose, PURPOSE_LIMIT, required=False, long=True)
        self.add_item(_labelled("meetings-field-phone", "meetings-field-phone-help", self.phone))
        self.add_item(_labelled("meetings-field-purpose", "meetings-field-purpose-help", self.purpose))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        async with arranging(interaction, actor):
            view = await services.meetings.view(actor.group_id, self.meeting_id)
            new = with_details(view.meeting, phone_in=self.phone.value, purpose=self.purpose.value)
            view, warnings = await services.meetings.change(actor, self.meeting_id, new)
            await show_saved(interaction, actor, view, say("meetings-changed", title=view.meeting.title), warnings)


class DetailsButton(RecordButton, verb="meetings:details"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        actor.require(Right.ARRANGE_MEETING)
        view = await services_of(interaction).meetings.view(actor.group_id, self.record_id)
        await interaction.response.send_modal(DetailsForm(view.meeting))


class TypeAgain(Panel):
    """Says why a form was refused, and opens it again with what was typed."""

    def __init__(self, words: str, form: Callable[[], Form]) -> None:
        super().__init__()
        self.form = form
        self.add_item(ui.TextDisplay(words))
        self.add_item(ui.ActionRow(_AgainButton(label=say("meetings-button-type-again"))))


class _AgainButton(ui.Button[TypeAgain]):
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        assert self.view is not None
        await interaction.response.send_modal(self.view.form())


def _input(name: str, text: str, limit: int, *, required: bool = True, long: bool = False) -> ui.TextInput[Form]:
    style = discord.TextStyle.long if long else discord.TextStyle.short
    return ui.TextInput(custom_id=name, default=text or None, max_length=limit, required=required, style=style)


def _labelled(text: str, help_text: str, field: ui.TextInput[Form]) -> ui.Label[Form]:
    return ui.Label(text=say(text), description=say(help_text), component=field)
