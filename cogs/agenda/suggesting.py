"""The suggestion form: for oneself, or typed in for somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.agenda.rules import TEXT_LIMIT, TITLE_LIMIT, Item, Level
from bot.core.dates import spoken_moment
from bot.core.wording import say
from bot.meetings.rules import Meeting
from cogs.agenda.lines import plain
from cogs.shared.answering import tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.safety import offer_safety


@dataclass(frozen=True)
class Somebody:
    """The person whose suggestion a helper types in."""

    person_id: int
    name: str


async def open_suggestion_form(
    interaction: discord.Interaction[Any], meeting_id: int, member: discord.Member | None = None
) -> None:
    """Raises NotFound for a meeting that is not this group's."""
    actor, services = await actor_of(interaction), services_of(interaction)
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    group = await services.groups.group(actor.group_id)
    whose = None
    if member is not None and member.id != interaction.user.id:
        whose = Somebody((await actor_for(interaction, member)).person_id, member.display_name)
    await interaction.response.send_modal(SuggestionForm(meeting, group.zone, whose))


class SuggestionForm(Form):
    def __init__(self, meeting: Meeting, zone: ZoneInfo, whose: Somebody | None) -> None:
        super().__init__(title=say("agenda-suggest-for-form" if whose else "agenda-suggest-form"))
        self.meeting_id = meeting.id
        self.whose = whose
        self.topic: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=TITLE_LIMIT)
        self.why: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=TEXT_LIMIT
        )
        # Nothing is chosen beforehand: showing a name is a choice that only the person makes.
        self.named: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say("agenda-form-named-yes"), value="yes"),
                discord.RadioGroupOption(label=say("agenda-form-named-no"), value="no"),
            ]
        )
        self.level = level_choice(None)
        self.add_item(discord.ui.TextDisplay(_about(meeting, zone, whose)))
        self.add_item(_field("agenda-form-title", "agenda-form-title-help", self.topic))
        self.add_item(_field("agenda-form-why", "agenda-form-why-help", self.why))
        if whose:
            self.add_item(_field("agenda-form-named-for", "agenda-form-named-for-help", self.named))
        else:
            self.add_item(_field("agenda-form-named", "agenda-form-named-help", self.named))
        self.add_item(discord.ui.Label(text=say("agenda-form-level"), component=self.level))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        item = await services_of(interaction).agenda.suggest(
            await actor_of(interaction),
            self.meeting_id,
            title=self.topic.value,
            why=self.why.value,
            named=self.named.value == "yes",
            level=chosen_level(self.level),
            for_person=self.whose.person_id if self.whose else None,
        )
        await tell(interaction, suggested_words(item, self.whose))
        await offer_safety(interaction, item.group_id, item.title, item.why)


def suggested_words(item: Item, whose: Somebody | None) -> str:
    title = plain(item.title)
    if whose:
        said = [say("agenda-suggested-for", title=title, name=plain(whose.name))]
    else:
        said = [say("agenda-suggested", title=title)]
    said.append(say("agenda-suggested-named" if item.named else "agenda-suggested-unnamed"))
    if item.late:
        said.append(say("agenda-suggested-late"))
    return "\n".join(said)


def level_choice(present: Level | None) -> discord.ui.RadioGroup[Any]:
    """The three levels and "I am not sure"; may be skipped."""
    options = [
        discord.RadioGroupOption(label=say(f"agenda-level-{level.value}"), value=level.value, default=level is present)
        for level in Level
    ]
    options.append(discord.RadioGroupOption(label=say("agenda-form-level-not-sure"), value="not_sure"))
    return discord.ui.RadioGroup(options=options, required=False)


def chosen_level(choice: discord.ui.RadioGroup[Any]) -> Level | None:
    return Level(choice.value) if choice.value in set(Level) else None


def _about(meeting: Meeting, zone: ZoneInfo, whose: Somebody | None) -> str:
    """Which meeting, what is in and out of scope, and whose suggestion it is."""
    lines = [say("agenda-form-about", title=plain(meeting.title), when=spoken_moment(meeting.starts_at, zone))]
    if meeting.purpose:
        lines.append(plain(meeting.purpose))
    if whose:
        lines.append(say("agenda-entered-for", name=plain(whose.name)))
    return "\n".join(lines)


def _field(label: str, description: str, component: discord.ui.Item[Any]) -> discord.ui.Label[Any]:
    return discord.ui.Label(text=say(label), description=say(description), component=component)
