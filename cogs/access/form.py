"""The form of /access: one group of needs at a time. It is kept after every step, so nothing typed is lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.access.rules import Draft, NeedsDetail, Purpose, Said
from bot.access.words import need_words
from bot.core.wording import say
from cogs.access.details import DetailsForm
from cogs.access.lines import LINE
from cogs.shared.answering import replace_or_show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Panel
from cogs.shared.layout import Part, container
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain
from config.access_needs import Detail, NeedCatalogue, NeedGroup, NeedKind

MOST_FIELDS = 5
"""Fields that Discord takes in one form."""

_PRIMARY = discord.ButtonStyle.primary


class PickMany(discord.ui.Select[Any]):
    """A list to choose any number of things from, or nothing."""

    def __init__(
        self,
        placeholder: str,
        options: list[discord.SelectOption],
        choose: Callable[[discord.Interaction[Any], list[str]], Awaitable[None]],
    ) -> None:
        super().__init__(placeholder=placeholder, options=options, min_values=0, max_values=len(options))
        self._choose = choose

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await self._choose(interaction, list(self.values))


class FormPanel(Panel):
    """Step 0 says who will see it and asks for the yes; then one step a group; the last one is for checking."""

    def __init__(self, catalogue: NeedCatalogue, draft: Draft, *, name: str, leads: Sequence[str]) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.draft = draft
        self.name = name
        """Of the person it is filled in for; empty where the person fills it in."""
        self.leads = leads
        self.offered: set[str] = set()
        """Needs whose words were asked for already, so that nobody is asked twice for what they may leave out."""
        self.step = 1 if Purpose.STORE in draft.consents else 0
        self.lay_out()

    @property
    def group(self) -> NeedGroup:
        return self.catalogue.groups[self.step - 1]

    @property
    def last(self) -> int:
        return len(self.catalogue.groups) + 1

    def lay_out(self) -> None:
        if self.step == 0:
            parts = self._consent()
        elif self.step == self.last:
            parts = self._check()
        else:
            parts = self._choose()
        self.clear_items()
        self.add_item(container(*parts))

    # Steps

    def _consent(self) -> list[Part]:
        who = ", ".join(plain(name, 60) for name in self.leads) or say("access-no-lead")
        ask = say("access-consent-store-for", name=plain(self.name, 100)) if self.name else say("access-consent-store")
        yes = Press(say("access-button-yes-keep"), self._agree, style=_PRIMARY)
        no = Press(say("access-button-no-keep"), self._refuse)
        return [f"## {say('access-home-heading')}\n{say('access-notice-who', who=who)}", ask, [yes, no]]

    def _choose(self) -> list[Part]:
        kinds = self.group.kinds
        options = [
            discord.SelectOption(
                label=kind.label, description=kind.help, value=kind.key, default=kind.key in self.draft.answers
            )
            for kind in kinds
        ]
        heading = say("access-form-step", step=self.step, steps=len(self.catalogue.groups), group=self.group.label)
        chosen = self._lines([kind for kind in kinds if kind.key in self.draft.answers])
        helping = say("access-form-help-for", name=plain(self.name, 100)) if self.name else say("access-form-help")
        back = Press(say("access-button-step-back"), self._back, disabled=self.step == 1)
        return [
            f"### {heading}\n{helping}" + (f"\n{chosen}" if chosen else ""),
            [PickMany(say("access-form-choose"), options, self._chosen)],
            [back, Press(say("access-button-next"), self._next, style=_PRIMARY)],
            [
                Press(say("access-button-to-end"), self._to_end),
                Press(say("access-button-stop"), self._stop),
            ],
        ]

    def _check(self) -> list[Part]:
        kinds = [self.catalogue.kind(key) for key in self.draft.answers]
        text = f"### {say('access-check-heading')}\n{self._lines(kinds) or say('access-check-nothing')}"
        send = Press(say("access-button-send"), self._send, style=_PRIMARY)
        buttons = [
            send,
            Press(say("access-button-step-back"), self._back),
            Press(say("access-button-stop"), self._stop),
        ]
        return [text, *self._how_long(), *self._who(kinds), buttons]

    def _how_long(self) -> list[Part]:
        if self.draft.meeting_id is None:
            return []
        now = "always" if self.draft.always else "once"
        options = [
            discord.SelectOption(label=say(f"access-keep-{one}"), value=one, default=one == now)
            for one in ("always", "once")
        ]
        return [[Pick(say("access-choose-how-long"), options, self._keep)]]

    def _who(self, kinds: Sequence[NeedKind]) -> list[Part]:
        """Only those who could be told something of what was chosen. A supporter is not asked: it is not theirs."""
        useful = {recipient.value for kind in kinds for recipient in kind.share}
        purposes = [purpose for purpose in Purpose if purpose.value in useful]
        if self.name or not purposes:
            return []
        options = [
            discord.SelectOption(
                label=say(f"access-purpose-{one.value}"), value=one.value, default=one in self.draft.consents
            )
            for one in purposes
        ]
        return [say("access-consent-who"), [PickMany(say("access-choose-who"), options, self._tell_whom)]]

    def _lines(self, kinds: Sequence[NeedKind]) -> str:
        said = [Said(kind.key, self.draft.answers.get(kind.key, "")) for kind in kinds]
        return "\n".join(f"- {plain(need_words(self.catalogue, one), LINE)}" for one in said)

    # Presses

    async def _agree(self, interaction: discord.Interaction[Any]) -> None:
        self.draft = replace(self.draft, consents=self.draft.consents | {Purpose.STORE})
        self.step = 1
        await self._kept(interaction)

    async def _refuse(self, interaction: discord.Interaction[Any]) -> None:
        await tell(interaction, say("access-refused-no-consent"))

    async def _chosen(self, interaction: discord.Interaction[Any], keys: list[str]) -> None:
        here = {kind.key for kind in self.group.kinds}
        others = {key: detail for key, detail in self.draft.answers.items() if key not in here}
        chosen = {key: self.draft.answers.get(key, "") for key in keys}
        self.draft = replace(self.draft, answers=others | chosen)
        await self._kept(interaction)

    async def _next(self, interaction: discord.Interaction[Any]) -> None:
        await self._go(interaction, self.step + 1)

    async def _to_end(self, interaction: discord.Interaction[Any]) -> None:
        await self._go(interaction, self.last)

    async def _go(self, interaction: discord.Interaction[Any], step: int) -> None:
        """On to this step; first the few words that what was chosen here needs."""
        open_questions = self._open_questions(self.group.kinds)
        if open_questions:
            asked = open_questions[:MOST_FIELDS]
            self.offered |= {kind.key for kind in asked}
            await interaction.response.send_modal(DetailsForm(asked, self.draft.answers, self._with_details(step)))
            return
        self.step = step
        await self._kept(interaction)

    def _open_questions(self, kinds: Sequence[NeedKind]) -> list[NeedKind]:
        chosen = [kind for kind in kinds if kind.key in self.draft.answers and kind.detail is not Detail.NONE]
        missing = [kind for kind in chosen if not self.draft.answers[kind.key]]
        return [kind for kind in missing if kind.detail is Detail.NEEDED or kind.key not in self.offered]

    def _with_details(self, step: int) -> Callable[[discord.Interaction[Any], dict[str, str]], Awaitable[None]]:
        async def said(interaction: discord.Interaction[Any], details: dict[str, str]) -> None:
            self.draft = replace(self.draft, answers=dict(self.draft.answers) | details)
            if not self._open_questions(self.group.kinds):
                self.step = step
            await self._kept(interaction)

        return said

    async def _back(self, interaction: discord.Interaction[Any]) -> None:
        self.step = max(1, self.step - 1)
        await self._kept(interaction)

    async def _keep(self, interaction: discord.Interaction[Any], chosen: str) -> None:
        self.draft = replace(self.draft, always=chosen == "always")
        await self._kept(interaction)

    async def _tell_whom(self, interaction: discord.Interaction[Any], chosen: list[str]) -> None:
        asked = {Purpose(recipient.value) for key in self.draft.answers for recipient in self.catalogue.kind(key).share}
        consents = (self.draft.consents - asked) | {Purpose(one) for one in chosen}
        self.draft = replace(self.draft, consents=consents)
        await self._kept(interaction)

    async def _stop(self, interaction: discord.Interaction[Any]) -> None:
        await self._store(interaction)
        await interaction.response.edit_message(view=_words(say("access-done-stopped")))

    async def _send(self, interaction: discord.Interaction[Any]) -> None:
        actor, access = await actor_of(interaction), services_of(interaction).access
        try:
            await access.send(actor, self.draft)
        except NeedsDetail as refusal:
            self.step = self._step_with_gap()
            await self._kept(interaction)
            await tell(interaction, say(refusal.message, **refusal.facts))
            return
        words = say("access-done-sent-for", name=plain(self.name, 100)) if self.name else say("access-done-sent")
        await interaction.response.edit_message(view=_words(words))

    def _step_with_gap(self) -> int:
        """The first group in which words are missing."""
        for number, group in enumerate(self.catalogue.groups, start=1):
            if any(kind.detail is Detail.NEEDED and self.draft.answers.get(kind.key) == "" for kind in group.kinds):
                return number
        return self.step

    async def _store(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).access.keep_draft(await actor_of(interaction), self.draft)

    async def _kept(self, interaction: discord.Interaction[Any]) -> None:
        """Keep the form as it is now, and draw it."""
        await self._store(interaction)
        self.lay_out()
        await replace_or_show(interaction, self)


def _words(text: str) -> discord.ui.LayoutView:
    view: discord.ui.LayoutView = discord.ui.LayoutView(timeout=None)
    view.add_item(container(text))
    view.stop()
    return view
