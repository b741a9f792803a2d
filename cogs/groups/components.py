"""The four steps of /setup: private panels whose buttons hold no state, so a restart loses nothing.

The id in each button is the number of the step to draw once it is done.
"""

from __future__ import annotations

from typing import Any

import discord

from bot.core.roles import PRIVATE_ROLES, Right, Role
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.groups.setup import CHANNELS_TO_SET_UP, ROLES_TO_SET_UP, findings
from cogs.groups.server import facts_of, make_missing_channels, make_missing_roles
from cogs.groups.steps import LAST_STEP, step_text
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton
from cogs.shared.layout import card


async def draw_step(interaction: discord.Interaction[Any], step: int) -> None:
    """Replaces the panel that was pressed; a new private answer where there is none."""
    actor = await actor_of(interaction)
    actor.require(Right.SET_UP_GROUP)
    services = services_of(interaction)
    group = await services.groups.group(actor.group_id)
    held = frozenset([role for role in PRIVATE_ROLES if await services.people.holders(group.id, role)])
    assert interaction.guild is not None
    server = facts_of(interaction.guild)
    view = _step_card(step, step_text(step, group, server, findings(group, server, held)))
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    elif interaction.message is not None:
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


def _step_card(step: int, text: str) -> discord.ui.LayoutView:
    return card(f"{say('setup-heading', step=step, last=LAST_STEP)}\n{text}", _step_buttons(step))


def _step_buttons(step: int) -> list[RecordButton]:
    first = discord.ButtonStyle.primary
    own: dict[int, list[RecordButton]] = {
        1: [ChangeTimeZone(1, label=say("setup-button-time-zone"))],
        2: [
            MakeRoles(2, label=say("setup-button-make-roles"), style=first),
            PickRole(2, label=say("setup-button-pick-role")),
        ],
        3: [
            MakeChannels(3, label=say("setup-button-make-channels"), style=first),
            PickChannel(3, label=say("setup-button-pick-channel")),
        ],
        LAST_STEP: [GoToStep(LAST_STEP, label=say("setup-button-check-again"), style=first)],
    }
    back = [GoToStep(step - 1, label=say("setup-button-back"))] if step > 1 else []
    onward = [GoToStep(step + 1, label=say("setup-button-next"))] if step < LAST_STEP else []
    return [*own[step], *back, *onward]


class GoToStep(RecordButton, verb="groups:step"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await draw_step(interaction, self.record_id)


class ChangeTimeZone(RecordButton, verb="groups:time-zone"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        group = await services_of(interaction).groups.group(actor.group_id)
        await interaction.response.send_modal(TimeZoneForm(group.time_zone))


class MakeRoles(RecordButton, verb="groups:make-roles"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, groups = await actor_of(interaction), services_of(interaction).groups
        assert interaction.guild is not None
        await interaction.response.defer()
        await make_missing_roles(groups, actor, interaction.guild, await groups.group(actor.group_id))
        await draw_step(interaction, self.record_id)


class MakeChannels(RecordButton, verb="groups:make-channels"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, groups = await actor_of(interaction), services_of(interaction).groups
        assert interaction.guild is not None
        await interaction.response.defer()
        await make_missing_channels(groups, actor, interaction.guild, await groups.group(actor.group_id))
        await draw_step(interaction, self.record_id)


class PickRole(RecordButton, verb="groups:pick-role"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(PickRoleForm())


class PickChannel(RecordButton, verb="groups:pick-channel"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(PickChannelForm())


class TimeZoneForm(Form, title=say("setup-form-time-zone")):
    def __init__(self, present: str) -> None:
        super().__init__()
        self.typed: discord.ui.TextInput[Any] = discord.ui.TextInput(default=present, max_length=60)
        self.add_item(
            discord.ui.Label(
                text=say("setup-label-time-zone"),
                description=say("setup-label-time-zone-help"),
                component=self.typed,
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await services_of(interaction).groups.set_time_zone(await actor_of(interaction), self.typed.value)
        await draw_step(interaction, 1)


class PickRoleForm(Form, title=say("setup-form-pick-role")):
    def __init__(self) -> None:
        super().__init__()
        self.ours: discord.ui.Select[Any] = discord.ui.Select(
            options=[
                discord.SelectOption(label=say(f"role-{role.value}"), value=role.value) for role in ROLES_TO_SET_UP
            ]
        )
        self.theirs: discord.ui.RoleSelect[Any] = discord.ui.RoleSelect()
        self.add_item(discord.ui.Label(text=say("setup-label-our-role"), component=self.ours))
        self.add_item(discord.ui.Label(text=say("setup-label-discord-role"), component=self.theirs))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor = await actor_of(interaction)
        chosen = self.theirs.values[0]
        if chosen.is_default():
            await tell(interaction, say("setup-role-everyone"))
            return
        await services_of(interaction).groups.set_role(actor, Role(self.ours.values[0]), chosen.id)
        await draw_step(interaction, 2)


class PickChannelForm(Form, title=say("setup-form-pick-channel")):
    def __init__(self) -> None:
        super().__init__()
        self.ours: discord.ui.Select[Any] = discord.ui.Select(
            options=[
                discord.SelectOption(label=say(f"channel-{purpose.value}"), value=purpose.value)
                for purpose in CHANNELS_TO_SET_UP
            ]
        )
        self.theirs: discord.ui.ChannelSelect[Any] = discord.ui.ChannelSelect(
            channel_types=[discord.ChannelType.text, discord.ChannelType.forum]
        )
        self.add_item(discord.ui.Label(text=say("setup-label-our-channel"), component=self.ours))
        self.add_item(discord.ui.Label(text=say("setup-label-discord-channel"), component=self.theirs))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor = await actor_of(interaction)
        await services_of(interaction).groups.set_channel(actor, Channel(self.ours.values[0]), self.theirs.values[0].id)
        await draw_step(interaction, 3)
