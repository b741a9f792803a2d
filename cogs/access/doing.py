"""What a press on the cards of /access does: one use case, and then the card as things are now."""

from __future__ import annotations

from typing import Any

import discord

from bot.access.rules import WORDS_LIMIT, NeedState, Purpose
from bot.access.service import Mine
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.meetings.rules import Meeting, NoMeetingPlanned
from cogs.access.lines import helpers_of
from cogs.shared import linking
from cogs.shared.answering import replace_or_show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form


async def meeting_or_none(interaction: discord.Interaction[Any], actor: Actor, meeting_id: int) -> Meeting | None:
    """The meeting of this id; for 0, or where that one is over, the next one, where there is one."""
    services = services_of(interaction)
    if meeting_id:
        meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
        if not meeting.is_over:
            return meeting
    try:
        return (await services.meetings.next_up(actor.group_id)).meeting
    except NoMeetingPlanned:
        return None


async def lead_names(interaction: discord.Interaction[Any], actor: Actor) -> list[str]:
    holders = await services_of(interaction).people.holders(actor.group_id, Role.ACCESS_LEAD)
    return [person.name for person in holders]


async def show_home(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    from cogs.access.cards import home_card  # noqa: PLC0415 - the cards hold the components, which lead here

    actor, services = await actor_of(interaction), services_of(interaction)
    meeting = await meeting_or_none(interaction, actor, meeting_id)
    mine = await services.access.mine(actor, meeting.id if meeting else None)
    card = home_card(
        services.access.catalogue,
        meeting,
        mine,
        zone=(await services.groups.group(actor.group_id)).zone,
        leads=await lead_names(interaction, actor),
        names=await services.people.names(helpers_of(mine)),
    )
    await replace_or_show(interaction, card)


async def give_link(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await linking.give_link(interaction, "access", meeting_id or None, label=say("access-button-open-web"))


async def open_form(interaction: discord.Interaction[Any], meeting_id: int, for_person: int | None = None) -> None:
    from cogs.access.form import FormPanel  # noqa: PLC0415 - its cards hold the components, which lead here

    actor, services = await actor_of(interaction), services_of(interaction)
    meeting = await meeting_or_none(interaction, actor, meeting_id)
    draft = await services.access.draft(actor, meeting.id if meeting else None, for_person)
    helped = draft.person_id != actor.person_id
    name = (await services.people.person(actor.group_id, draft.person_id)).name if helped else ""
    panel = FormPanel(services.access.catalogue, draft, name=name, leads=await lead_names(interaction, actor))
    await replace_or_show(interaction, panel)


async def _mine(interaction: discord.Interaction[Any], meeting_id: int) -> tuple[Actor, Mine]:
    actor = await actor_of(interaction)
    return actor, await services_of(interaction).access.mine(actor, meeting_id or None)


async def show_need(interaction: discord.Interaction[Any], need_id: int) -> None:
    """Raises NotFound for what is not this person's any more."""
    from cogs.access.cards import need_card  # noqa: PLC0415

    services, actor = services_of(interaction), await actor_of(interaction)
    need = await services.access.own_need(actor, need_id)
    meeting = (await services.meetings.view(actor.group_id, need.meeting_id)).meeting
    can_judge = services.access.can_judge(need, meeting)
    await replace_or_show(interaction, need_card(services.access.catalogue, need, can_judge=can_judge))


async def same_as_last_time(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await services_of(interaction).access.same_as_last_time(await actor_of(interaction), meeting_id)
    await show_home(interaction, meeting_id)


async def not_this_time(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await services_of(interaction).access.not_this_time(await actor_of(interaction), meeting_id)
    await show_home(interaction, meeting_id)
    await tell(interaction, say("access-done-not-this-time"))


async def still_right(interaction: discord.Interaction[Any]) -> None:
    await services_of(interaction).access.still_right(await actor_of(interaction))
    await tell(interaction, say("access-done-still-right"))


async def take_back(interaction: discord.Interaction[Any], need_id: int) -> None:
    services, actor = services_of(interaction), await actor_of(interaction)
    need = await services.access.own_need(actor, need_id)
    await services.access.withdraw(actor, need_id)
    await show_home(interaction, need.meeting_id)
    await tell(interaction, say("access-done-taken-back"))


async def undo(interaction: discord.Interaction[Any], need_id: int) -> None:
    services, actor = services_of(interaction), await actor_of(interaction)
    need = await services.access.own_need(actor, need_id)
    await services.access.undo(actor, need_id)
    await show_home(interaction, need.meeting_id)
    await tell(interaction, say("access-done-undone"))


async def drop_kept(interaction: discord.Interaction[Any], meeting_id: int, standing_id: int) -> None:
    actor, mine = await _mine(interaction, 0)
    filled_in = {one.id for one in mine.standing if one.entered_by is not None}
    access, undone = services_of(interaction).access, standing_id in filled_in
    await (access.undo_standing if undone else access.drop_standing)(actor, standing_id)
    await show_home(interaction, meeting_id)
    await tell(interaction, say("access-done-undone" if undone else "access-done-dropped"))


async def judge(interaction: discord.Interaction[Any], need_id: int, how: NeedState, words: str = "") -> None:
    services, actor = services_of(interaction), await actor_of(interaction)
    need = await services.access.judge(actor, need_id, how, words)
    await show_home(interaction, need.meeting_id)
    await tell(interaction, say("access-done-judged"))


async def ask_what_was_wrong(interaction: discord.Interaction[Any], need_id: int, how: NeedState) -> None:
    await interaction.response.send_modal(AfterwardsForm(need_id, how))


async def ask_how_to_reach(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.send_modal(TalkForm())


async def show_who(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    from cogs.access.cards import who_card  # noqa: PLC0415
    from cogs.access.components import MayBeTold  # noqa: PLC0415

    actor, mine = await _mine(interaction, meeting_id)
    services = services_of(interaction)
    names = await services.people.names({one.by for one in mine.openings})
    zone = (await services.groups.group(actor.group_id)).zone
    choose = MayBeTold(meeting_id, placeholder=say("access-choose-who")).choices({one.value for one in mine.agreed})
    await replace_or_show(
        interaction, who_card(services.access.catalogue, meeting_id, mine, names=names, zone=zone, choose=choose)
    )


async def agree(interaction: discord.Interaction[Any], meeting_id: int, chosen: set[str]) -> None:
    actor, mine = await _mine(interaction, meeting_id)
    kept = mine.agreed & {Purpose.STORE}
    await services_of(interaction).access.agree(actor, kept | {Purpose(one) for one in chosen})
    await show_who(interaction, meeting_id)


async def ask_before_forgetting(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    from cogs.access.cards import forget_card  # noqa: PLC0415

    await replace_or_show(interaction, forget_card(meeting_id))


async def forget(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await services_of(interaction).access.keep_nothing(await actor_of(interaction))
    await show_home(interaction, meeting_id)
    await tell(interaction, say("access-done-forgotten"))


class AfterwardsForm(Form):
    """What did not work, in the person's own words; it may stay empty."""

    def __init__(self, need_id: int, how: NeedState) -> None:
        super().__init__(title=say("access-afterwards-form"))
        self.need_id, self.how = need_id, how
        self.words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=WORDS_LIMIT, required=False
        )
        self.add_item(
            discord.ui.Label(
                text=say("access-label-afterwards"),
                description=say("access-label-afterwards-help"),
                component=self.words,
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await judge(interaction, self.need_id, self.how, self.words.value)


class TalkForm(Form):
    """How somebody wants to be reached; it may stay empty."""

    def __init__(self) -> None:
        super().__init__(title=say("access-talk-form"))
        self.words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=WORDS_LIMIT, required=False
        )
        self.add_item(
            discord.ui.Label(
                text=say("access-label-talk"), description=say("access-label-talk-help"), component=self.words
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await services_of(interaction).access.rather_talk(await actor_of(interaction), self.words.value)
        await tell(interaction, say("access-done-talk"))
