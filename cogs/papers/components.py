"""The buttons of papers: read mine, get a file, send it to everybody."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import discord

from bot.core.errors import NotFound
from bot.core.wording import say
from bot.papers.rules import COMMENT_LIMIT, REASON_LIMIT
from bot.uploads.rules import Kind
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton
from cogs.shared.linking import give_link

ENDINGS = {Kind.PDF: "pdf", Kind.JPEG: "jpg", Kind.PNG: "png", Kind.WEBP: "webp"}


async def show_mine(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    from cogs.papers.cards import reading_card  # noqa: PLC0415 - the card is made of the buttons of this module
    from cogs.shared.answering import show  # noqa: PLC0415

    actor, services = await actor_of(interaction), services_of(interaction)
    found = await services.papers.mine(actor, meeting_id)
    if not found:
        await tell(interaction, say("papers-none-yet"))
        return
    await show(interaction, reading_card(meeting_id, found, services.papers.label))


class ReadPapers(RecordButton, verb="papers:read"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_mine(interaction, self.record_id)


class PapersOnWeb(RecordButton, verb="papers:web"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await give_link(interaction, "papers", self.record_id, label=say("papers-button-open-web"))


class SayComment(RecordButton, verb="papers:comment"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.papers.view(actor.group_id, self.record_id)
        await interaction.response.send_modal(CommentForm(view.paper.id, view.paper.title))


class ReadComments(RecordButton, verb="papers:comments"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        from cogs.papers.cards import comments_card  # noqa: PLC0415
        from cogs.shared.answering import show  # noqa: PLC0415

        actor, services = await actor_of(interaction), services_of(interaction)
        said = await services.papers.comments(actor, self.record_id)
        people = {comment.person_id for on_one in said.values() for comment in on_one}
        views = await services.papers.of_meeting(actor.group_id, self.record_id)
        await show(interaction, comments_card(self.record_id, views, said, await services.people.names(people)))


class GetVersion(RecordButton, verb="papers:get", arg=True):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.papers.view(actor.group_id, self.record_id)
        version = next((each for each in view.versions if str(each.id) == self.arg), None)
        if version is None:
            raise NotFound
        await interaction.response.defer(ephemeral=True, thinking=True)
        opened = await services.papers.open_file(actor, version)
        if len(opened.content) > interaction.filesize_limit:
            words, label = "papers-too-large-for-discord", say("papers-button-open-web")
            await give_link(interaction, "papers", view.paper.meeting_id, label=label, words=words)
            return
        name = f"paper-{version.id}.{ENDINGS[opened.upload.kind]}"
        file = discord.File(BytesIO(opened.content), filename=name, description=version.description)
        said = say("papers-here", title=view.paper.title, format=services.papers.label(version))
        await tell(interaction, f"{said}\n{version.description}", file=file)


class ReleasePaper(RecordButton, verb="papers:release"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Out at once where everything is there; else it asks for the reason that everybody will read."""
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.papers.view(actor.group_id, self.record_id)
        if not view.ready:
            missing = ", ".join(services.papers.label(each) for each in view.missing)
            await interaction.response.send_modal(ReasonForm(view.paper.id, missing))
            return
        await services.papers.release(actor, self.record_id)
        await tell(interaction, say("papers-sent", title=view.paper.title))


class CommentForm(Form):
    def __init__(self, paper_id: int, title: str) -> None:
        super().__init__(title=say("papers-form-comment"))
        self.paper_id = paper_id
        self.words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            max_length=COMMENT_LIMIT, style=discord.TextStyle.paragraph
        )
        self.add_item(discord.ui.TextDisplay(say("papers-form-comment-about", title=title)))
        self.add_item(discord.ui.Label(text=say("papers-field-comment"), component=self.words))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        await services.papers.comment(actor, self.paper_id, self.words.value)
        await tell(interaction, say("papers-commented"))


class ReasonForm(Form):
    def __init__(self, paper_id: int, missing: str) -> None:
        super().__init__(title=say("papers-form-release"))
        self.paper_id = paper_id
        self.reason: discord.ui.TextInput[Any] = discord.ui.TextInput(
            max_length=REASON_LIMIT, style=discord.TextStyle.paragraph
        )
        words = [say("papers-form-missing", missing=missing), say("papers-out-means")]
        self.add_item(discord.ui.TextDisplay("\n".join(words)))
        self.add_item(discord.ui.Label(text=say("papers-label-reason"), component=self.reason))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.papers.release(actor, self.paper_id, reason=self.reason.value)
        await tell(interaction, say("papers-sent", title=view.paper.title))
