"""What everybody presses about a key point. The wording that was read goes with each press."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import NotFound
from bot.core.wording import say
from bot.points.rules import WORDS_LIMIT, Answer
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton
from cogs.shared.forms import WordsForm
from cogs.shared.layout import not_kept
from cogs.shared.plain_text import shortened


class SayAnswer(RecordButton, verb="points:say", arg=True):
    """ "Agree" or "Not sure" of one wording: `points:say:7:agree-2`."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        answer, version = _answer_and_version(self.arg)
        points = services_of(interaction).points
        await points.answer(await actor_of(interaction), self.record_id, answer, version=version)
        await tell(interaction, say(f"points-said-{answer.value}"))


class ChangeIt(RecordButton, verb="points:change", arg=True):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, points = await actor_of(interaction), services_of(interaction).points
        view, mine = await points.view(actor.group_id, self.record_id), await points.mine(actor, self.record_id)
        version = int(self.arg) if self.arg.isdecimal() else 0
        form = ChangeForm(self.record_id, version, view.point.text, mine.words if mine else "")
        await interaction.response.send_modal(form)


class KeepConcern(RecordButton, verb="points:keep"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).points.keep_concern(await actor_of(interaction), self.record_id)
        await tell(interaction, say("points-said-kept"))


class ChangeForm(WordsForm):
    def __init__(self, point_id: int, version: int, text: str, said: str) -> None:
        super().__init__(say("points-form-change"))
        self.point_id, self.version = point_id, version
        self.add_item(discord.ui.TextDisplay(shortened(text, 400)))
        help_text = say("points-label-change-help")
        self.words = self.ask(say("points-label-change"), limit=WORDS_LIMIT, help_text=help_text, filled=said)

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor, points = await actor_of(interaction), services_of(interaction).points
        await points.answer(actor, self.point_id, Answer.CHANGE, self.words.value, version=self.version)
        await tell(interaction, say("points-said-change"), view=_way_back(self.point_id, self.version))
        return ""


def _way_back(point_id: int, version: int) -> discord.ui.View:
    """For whoever would change it: it is fine now, or it can go on with their words beside it."""
    fine = SayAnswer(point_id, f"agree-{version}", label=say("points-button-fine-now"))
    keep = KeepConcern(point_id, label=say("points-button-keep"))
    return not_kept(discord.ui.View(timeout=None).add_item(fine).add_item(keep))


def answer_row(point_id: int, version: int) -> list[discord.ui.Item[Any]]:
    success, secondary = discord.ButtonStyle.success, discord.ButtonStyle.secondary
    return [
        SayAnswer(point_id, f"agree-{version}", label=say("points-button-agree"), style=success),
        ChangeIt(point_id, str(version), label=say("points-button-change"), style=discord.ButtonStyle.primary),
        SayAnswer(point_id, f"not-sure-{version}", label=say("points-button-not-sure"), style=secondary),
        KeepConcern(point_id, label=say("points-button-keep"), style=secondary),
    ]


def _answer_and_version(arg: str) -> tuple[Answer, int]:
    word, _, version = arg.rpartition("-")
    answer = {"agree": Answer.AGREE, "not-sure": Answer.NOT_SURE}.get(word)
    if answer is None or not version.isdecimal():
        raise NotFound
    return answer, int(version)
