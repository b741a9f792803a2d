"""How an action is closed: an outcome is offered, and those who asked for it, or a panel, accept it or do not."""

from __future__ import annotations

from bot.actions import rows
from bot.actions.doing import Doing
from bot.actions.rules import (
    TEXT_LIMIT,
    Action,
    ActionState,
    Outcome,
    asker_decides,
    is_accepted,
    require_may_accept,
)
from bot.core.database import Write
from bot.core.errors import limited_text, required_text
from bot.core.roles import Actor, Right, Role
from bot.core.wording import say


class Closing(Doing):
    async def offer_outcome(
        self, actor: Actor, action_id: int, outcome: Outcome, words: str, next_words: str
    ) -> Action:
        """Say what came of it: we did, or we could not, because. What is next is needed where we could not.

        It is not closed by this: the person who asked, or a panel, accepts it first. Offered again, it replaces what
        was offered before, and nobody has accepted it yet. Raises NotTheirAction, NotFound, ActionClosed, Empty or
        TooLong.
        """
        said = required_text(words, what=say(f"actions-field-outcome-{outcome.value}"), limit=TEXT_LIMIT)
        next_one = say("actions-field-next")
        needs_next = outcome is Outcome.COULD_NOT
        next_said = (required_text if needs_next else limited_text)(next_words, what=next_one, limit=TEXT_LIMIT)
        async with self._database.write() as write:
            await self._theirs(write, actor, action_id)
            await rows.forget_acceptances(write.connection, action_id)
            await rows.change_action(
                write.connection,
                action_id,
                state=ActionState.OFFERED.value,
                outcome=outcome.value,
                outcome_words=said,
                next_words=next_said,
                offered_by=actor.person_id,
            )
            offered = await self._load(write, actor.group_id, action_id)
            await self._ask_to_accept(write, offered)
            await self._note(write, actor, "offer_outcome", offered, ("state", "outcome", "next"))
        return await self.action(actor.group_id, action_id)

    async def _ask_to_accept(self, write: Write, action: Action) -> None:
        """Ask whoever asked for it; a panel finds it in the list of actions."""
        if asker_decides(action):
            key = f"offered:{int(self._clock().timestamp())}"
            await self._tell(write, action, [action.asked_by], "actions-notice-offered", key)

    async def accept(self, actor: Actor, action_id: int) -> Action:
        """Accept the outcome. Closed by the person who asked, or once two others accept, one of them a co-chair.

        Repeating it changes nothing. Raises NotFound, ActionClosed, NoOutcomeYet or OwnOutcome.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            action = await self._load(write, actor.group_id, action_id)
            require_may_accept(action, actor.person_id)
            now = self._clock()
            is_co_chair = Role.CO_CHAIR in actor.roles
            await rows.accept(write.connection, action_id, actor.person_id, now, co_chair=is_co_chair)
            accepted = await self._load(write, actor.group_id, action_id)
            co_chairs = await rows.co_chairs_who_accepted(write.connection, action_id)
            if is_accepted(accepted, accepted.accepted_by, co_chairs):
                await rows.change_action(write.connection, action_id, state=ActionState.CLOSED.value, closed_at=now)
                everyone = {*action.carried_out_by, action.asked_by} - {actor.person_id}
                await self._tell(write, action, everyone, "actions-notice-closed", "closed")
            await self._note(write, actor, "accept", accepted, ("accepted",))
        return await self.action(actor.group_id, action_id)

    async def not_yet(self, actor: Actor, action_id: int, why: str) -> Action:
        """Do not accept the outcome: the action is open again, and the reason stands with its news.

        Anybody who could accept it may say so. Raises what accept does, Empty or TooLong.
        """
        actor.require(Right.TAKE_PART)
        said = required_text(why, what=say("actions-field-why"), limit=TEXT_LIMIT)
        async with self._database.write() as write:
            action = await self._load(write, actor.group_id, action_id)
            require_may_accept(action, actor.person_id)
            now = self._clock()
            news = say("actions-news-not-yet", why=said)[:TEXT_LIMIT]
            await rows.forget_acceptances(write.connection, action_id)
            await rows.change_action(write.connection, action_id, state=ActionState.OPEN.value)
            await rows.add_news(write.connection, action_id, actor.person_id, news, now)
            key = f"not-yet:{int(now.timestamp())}"
            await self._tell(write, action, action.carried_out_by, "actions-notice-not-yet", key, facts={"why": said})
            await self._note(write, actor, "not_yet", action, ("state", "news"))
        return await self.action(actor.group_id, action_id)
