"""Once somebody is forgotten, no card in Discord says their name any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import discord
import simcord

from bot.core.roles import Door
from tests.cogs.agenda.riverside import public, services_of
from tests.cogs.ideas.forum import WithIdeas
from tests.discord_words import text_of


async def test_a_forgotten_name_leaves_every_card(simcord_env: simcord.Env) -> None:
    made = WithIdeas(simcord_env, services_of(simcord_env))
    services = made.services
    with simcord_env.time_context():
        await made.set_up()
        ola, asha = await made.actor(made.ola), await made.actor(made.asha)
        await services.meetings.set_co_chair(ola, made.meeting_id, 2, asha.person_id)
        idea = await made.posted()
        await services.ideas.comment(replace(asha, door=Door.PHONE), idea.id, "I would sit there")
        due = discord.utils.utcnow().date() + timedelta(days=14)

        await services.actions.add_action(
            await made.actor(made.fay),
            "Ask for a later bus",
            owner_id=asha.person_id,
            due=due,
            meeting_id=made.meeting_id,
        )
    await made.suggest(made.asha, named=True)
    await made.agenda_of("Lifts that work")
    with simcord_env.time_context():
        cara = await made.actor(made.cara)
        (item,) = (await services.agenda.view(cara.group_id, made.meeting_id)).planned
        await services.agenda.arrange(cara, item.id, lead=" asha")
        await made.all_drawn()

        async def shown() -> list[str]:
            """Announcement and agenda, suggestion and action, idea and comment."""
            messages = [*public(made.news), *public(made.room), *await made.messages()]
            return [text_of(message) for message in messages if "asha" in text_of(message).casefold()]

        assert len(await shown()) == 6
        await services.privacy.forget(asha)
        await made.all_drawn()
        assert await shown() == []
