"""Getting a paper's file in Discord, which takes 10 MB in most servers."""

from __future__ import annotations

import discord
import pytest
import simcord

from bot.core.wording import say
from bot.papers.service import NewVersion
from bot.uploads.rules import Purpose
from cogs.papers.components import GetVersion
from tests.cogs.agenda.riverside import Riverside, services_of
from tests.cogs.console.conftest import simcord_bot
from tests.discord_words import answer_of, message_of, parts
from tests.papers.conftest import pdf

__all__ = ["simcord_bot"]


async def _get(riverside: Riverside) -> simcord.InteractionResult:
    read = await riverside.ola.slash(riverside.room, "papers read")
    button = next(
        part["custom_id"]
        for part in parts(message_of(read).components)
        if part.get("custom_id", "").startswith(f"{GetVersion.verb}:")
    )
    return await riverside.ola.click(message_of(read), custom_id=button)


async def test_a_file_that_discord_does_not_take_is_got_on_the_page(
    simcord_env: simcord.Env, monkeypatch: pytest.MonkeyPatch
) -> None:
    riverside = Riverside(simcord_env, services_of(simcord_env))
    with simcord_env.time_context():
        await riverside.set_up()
    services, ola = riverside.services, await riverside.actor(riverside.ola)
    paper = (await services.papers.add_paper(ola, riverside.meeting_id, "Bus plan", "Where the new bus goes.")).paper
    content = pdf("The bus plan")
    put = await services.uploads.put(await services.uploads.check(content, purpose=Purpose.PAPER))
    await services.papers.attach(ola, paper.id, NewVersion("standard", "Two pages.", file=put))
    await services.papers.release(ola, paper.id)
    await riverside.all_drawn()
    got = await _get(riverside)
    assert len(message_of(got).attachments) == 1
    limit = property(lambda _interaction: 100, lambda _interaction, _value: None)
    monkeypatch.setattr(discord.Interaction, "filesize_limit", limit)
    too_large = await _get(riverside)
    assert say("papers-too-large-for-discord") in answer_of(too_large)
    assert message_of(too_large).attachments == []
    (link,) = [part["url"] for part in parts(message_of(too_large).components) if "url" in part]
    assert link.startswith("https://meet.example.org/me/")
