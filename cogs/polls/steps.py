"""What each button of the poll console does. Every step ends in the console as things are then, or in a form."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import discord

from bot.core.roles import Actor
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.polls.asking import settings_of
from bot.polls.rules import Poll, PollState
from bot.polls.states import editable, takes_votes
from cogs.polls.asking import CountingSettingsForm, TemplateForm, VotingSettingsForm, WordsForm
from cogs.polls.board import board_of
from cogs.polls.console import run_buttons, show_console, step, waiting_options
from cogs.polls.entering import EnterForm
from cogs.polls.export import csv_file, json_file
from cogs.polls.grouping import GroupingForm
from cogs.polls.hands import hands_form
from cogs.shared.answering import replace_or_show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.layout import card
from cogs.shared.plain_text import plain

MORE_MINUTES = 5
BECAUSE_LIMIT = 200

Interaction = discord.Interaction[Any]


# Before it opens


@step("open")
async def open_poll(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    """Answers first, so that a slow channel costs no answer; then makes sure that the ballot stands."""
    services = services_of(interaction)
    _view, warnings = await services.polls.open(actor, poll_id)
    await show_console(interaction, poll_id, "\n".join([say("polls-opened"), *map(say, warnings)]))
    if await board_of(interaction).draw(actor.group_id, poll_id) is None:
        chosen = Channel.MEETING_ROOM in (await services.groups.group(actor.group_id)).channels
        await tell(interaction, say("polls-cannot-post" if chosen else "polls-no-room"))


@step("words")
async def change_words(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    editable(poll)
    await interaction.response.send_modal(WordsForm(settings_of(poll), poll_id))


@step("voting")
async def voting_settings(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    editable(poll)
    await interaction.response.send_modal(VotingSettingsForm(poll))


@step("counting")
async def counting_settings(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    editable(poll)
    await interaction.response.send_modal(CountingSettingsForm(poll))


@step("template")
async def save_template(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await interaction.response.send_modal(
        TemplateForm(await services_of(interaction).polls.poll(actor.group_id, poll_id))
    )


@step("later")
async def leave_for_later(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    await replace_or_show(interaction, card(say("polls-left-for-later", question=plain(poll.question))))


# While it is open


@step("more")
async def more_time(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await services_of(interaction).polls.extend(actor, poll_id, MORE_MINUTES)
    await show_console(interaction, poll_id, say("polls-more-given", minutes=MORE_MINUTES))


class PauseForm(Form, title=say("polls-form-pause")):
    def __init__(self, poll: Poll) -> None:
        super().__init__()
        self.poll_id = poll.id
        self.because: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=BECAUSE_LIMIT)
        help_text = say("polls-because-help")
        self.add_item(discord.ui.Label(text=say("polls-label-because"), description=help_text, component=self.because))

    async def on_submit(self, interaction: Interaction, /) -> None:
        actor = await actor_of(interaction)
        await services_of(interaction).polls.pause(actor, self.poll_id, sentence(self.because.value))
        await show_console(interaction, self.poll_id)


def sentence(typed: str) -> str:
    """With the full stop that the words around it count on."""
    stripped = typed.strip()
    return stripped if not stripped or stripped[-1] in ".!?…" else f"{stripped}."


@step("pause")
async def pause(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    takes_votes(poll, services_of(interaction).clock())
    await interaction.response.send_modal(PauseForm(poll))


@step("go-on")
async def go_on(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await services_of(interaction).polls.resume(actor, poll_id)
    await show_console(interaction, poll_id, say("polls-went-on"))


@step("close")
async def close(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = (await services_of(interaction).polls.close(actor, poll_id)).poll
    await show_console(
        interaction, poll_id, say("polls-stays-open" if poll.state is PollState.OPEN else "polls-closing")
    )


@step("cancel")
async def cancel(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    """Asks once more: what was cancelled does not come back."""
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    words = say("polls-cancel-sure", question=plain(poll.question))
    await replace_or_show(interaction, card(words, run_buttons(poll, "cancel-sure", "keep")))


@step("cancel-sure")
async def cancel_for_sure(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await services_of(interaction).polls.cancel(actor, poll_id)
    await show_console(interaction, poll_id, say("polls-was-cancelled"))


@step("keep")
@step("look")
async def look(interaction: Interaction, _actor: Actor, poll_id: int) -> None:
    await show_console(interaction, poll_id)


@step("hands")
async def hands(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    takes_votes(poll, services_of(interaction).clock())
    most = await services_of(interaction).polls.most_hands(actor, poll_id)
    await interaction.response.send_modal(hands_form(poll, most))


@step("enter")
async def enter(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    poll = await services_of(interaction).polls.poll(actor.group_id, poll_id)
    takes_votes(poll, services_of(interaction).clock())
    await interaction.response.send_modal(EnterForm(poll))


@step("screen")
async def put_on_screen(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    """The new answers that the facilitator has just read on the console."""
    for option in waiting_options(await services_of(interaction).polls.poll(actor.group_id, poll_id)):
        await services_of(interaction).polls.let_onto_screen(actor, poll_id, option.id)
    await show_console(interaction, poll_id, say("polls-on-screen"))


# Who sees what came out


@step("hold")
async def hold(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await services_of(interaction).polls.show_result(actor, poll_id, shown=False)
    await show_console(interaction, poll_id)


@step("show")
@step("show-at-close")
async def show_to_all(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await services_of(interaction).polls.show_result(actor, poll_id, shown=True)
    await show_console(interaction, poll_id)


@step("freeze")
async def freeze(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await services_of(interaction).polls.freeze(actor, poll_id, frozen=True)
    await show_console(interaction, poll_id)


@step("move")
async def let_it_move(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await services_of(interaction).polls.freeze(actor, poll_id, frozen=False)
    await show_console(interaction, poll_id)


# Afterwards


@step("again")
async def run_again(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    view = await services_of(interaction).polls.run_again(actor, poll_id)
    await show_console(interaction, view.poll.id, say("polls-prepared"))


@step("group")
async def group_answers(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    written = await services_of(interaction).polls.written_answers(actor, poll_id)
    await interaction.response.send_modal(GroupingForm(poll_id, written))


@step("files")
async def files(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    await send_files(interaction, actor, poll_id)


async def send_files(interaction: Interaction, actor: Actor, poll_id: int) -> None:
    """Raises NotAllowed, or SecretWaits while a secret poll is open."""
    exported = await services_of(interaction).polls.export(actor, poll_id)
    made = {f"poll-{poll_id}.csv": csv_file(exported), f"poll-{poll_id}.json": json_file(exported)}
    attached = [discord.File(BytesIO(content), filename=name) for name, content in made.items()]
    await tell(interaction, say("polls-files"), files=attached)
