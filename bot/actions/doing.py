"""Actions while they are under way: who does what by when, how it goes, and who is reminded."""

from __future__ import annotations

from datetime import date

from bot.actions import rows
from bot.actions.records import ActionRecords, columns_of
from bot.actions.rules import (
    TEXT_LIMIT,
    Action,
    ActionState,
    DueInThePast,
    Links,
    NewAction,
    NotTheirAction,
    reminder_name,
    reminders,
    require_open,
)
from bot.core.database import Write
from bot.core.dates import spoken_date
from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say


class Doing(ActionRecords):
    async def add_action(
        self,
        actor: Actor,
        text: str,
        *,
        owner_id: int,
        due: date,
        partner_id: int | None = None,
        asked_by: int | None = None,
        asker_shown: bool = True,
        meeting_id: int | None = None,
        idea_id: int | None = None,
        point_id: int | None = None,
        decision_id: int | None = None,
        poll_id: int | None = None,
        item_id: int | None = None,
    ) -> Action:
        """By whoever runs meetings or looks after the agenda. Owner, partner and asker are told.

        `asker_shown=False` keeps who asked from everybody but themself, as for an idea posted without a name.
        A partner who is the owner too is left out. Raises NotAllowed, NotFound, Empty, TooLong or DueInThePast.
        """
        actor.require(Right.RUN_MEETING)
        links = Links(item_id, poll_id, idea_id, point_id, decision_id)
        partner = partner_id if partner_id != owner_id else None
        new = NewAction(text, owner_id, due, partner, asked_by, asker_shown, meeting_id, links)
        return await self._add(actor, new)

    async def _add(self, actor: Actor, new: NewAction) -> Action:
        text = required_text(new.text, what=say("actions-field-action"), limit=TEXT_LIMIT)
        for person_id in {new.owner_id, new.partner_id, new.asked_by} - {None}:
            await self._people.person(actor.group_id, person_id or 0)
        if new.meeting_id is not None:
            await self._meetings.view(actor.group_id, new.meeting_id)
        await self._require_sources(actor.group_id, new.links)
        await self._require_due(actor, new.due)
        async with self._database.write() as write:
            action_id = await rows.add_action(
                write.connection,
                group_id=actor.group_id,
                meeting_id=new.meeting_id,
                text=text,
                owner_id=new.owner_id,
                partner_id=new.partner_id,
                asked_by=new.asked_by,
                asker_shown=new.asker_shown,
                due=new.due,
                state=ActionState.OPEN.value,
                outcome_words="",
                next_words="",
                created_by=actor.person_id,
                created_at=self._clock(),
                **columns_of(new.links),
            )
            action = await self._load(write, actor.group_id, action_id)
            await self._note(write, actor, "add", action, ("text", "owner", "partner", "asked_by", "due"))
            await self._tell_added(write, actor, action)
        return await self.action(actor.group_id, action_id)

    async def _tell_added(self, write: Write, actor: Actor, action: Action) -> None:
        day = {"day": spoken_date(action.due)}
        await self._tell(write, action, action.carried_out_by, "actions-notice-yours", "yours", facts=day)
        if action.asked_by not in {*action.carried_out_by, actor.person_id}:
            await self._tell(write, action, [action.asked_by], "actions-notice-asked", "asked", facts=day)

    async def add_news(self, actor: Actor, action_id: int, text: str) -> Action:
        """How it goes, by its owner, its partner or whoever runs meetings; who asked is told.

        Raises NotTheirAction, NotFound, ActionClosed, Empty or TooLong.
        """
        said = required_text(text, what=say("actions-field-news"), limit=TEXT_LIMIT)
        async with self._database.write() as write:
            action = await self._theirs(write, actor, action_id)
            await self._put_news(write, actor, action, said)
            await self._note(write, actor, "add_news", action, ("news",))
        return await self.action(actor.group_id, action_id)

    async def move(self, actor: Actor, action_id: int, due: date, why: str) -> Action:
        """Another due date, with the reason kept as news. Raises what add_news does, and DueInThePast."""
        said = required_text(why, what=say("actions-field-why"), limit=TEXT_LIMIT)
        await self._require_due(actor, due)
        async with self._database.write() as write:
            action = await self._theirs(write, actor, action_id)
            await rows.change_action(write.connection, action_id, due=due)
            news = say("actions-news-moved", day=spoken_date(due), why=said)[:TEXT_LIMIT]
            await self._put_news(write, actor, action, news)
            await self._notices.drop(write, f"reminder:action:{action_id}:")
            await self._note(write, actor, "move", action, ("due",))
        return await self.action(actor.group_id, action_id)

    async def _put_news(self, write: Write, actor: Actor, action: Action, words: str) -> None:
        now = self._clock()
        await rows.add_news(write.connection, action.id, actor.person_id, words, now)
        if action.asked_by != actor.person_id:
            key = f"news:{int(now.timestamp())}"
            await self._tell(write, action, [action.asked_by], "actions-notice-news", key, facts={"news": words})

    # Reading

    async def of_meeting(self, group_id: int, meeting_id: int) -> list[Action]:
        """Those due first, first. Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            found = await rows.actions_of_meeting(connection, meeting_id)
        return await self._complete(group_id, found)

    async def of_group(self, group_id: int) -> list[Action]:
        """All of the group, also those that are closed; those due first, first."""
        async with self._database.read() as connection:
            found = await rows.actions_of_group(connection, group_id)
        return await self._complete(group_id, found)

    async def overdue(self, group_id: int) -> list[Action]:
        """Everybody in the group may see these, not only those who organise."""
        today = await self.today(group_id)
        return [action for action in await self.of_group(group_id) if action.is_overdue(today)]

    async def mine(self, actor: Actor) -> list[Action]:
        """What this person owns or partners, or asked for, and is not closed."""
        return [
            action
            for action in await self.of_group(actor.group_id)
            if action.state is not ActionState.CLOSED and actor.person_id in {*action.carried_out_by, action.asked_by}
        ]

    async def remember_card(self, group_id: int, action_id: int, channel_id: int, message_id: int) -> None:
        """Where Discord shows it."""
        async with self._database.write() as write:
            await rows.change_action(write.connection, action_id, channel_id=channel_id, message_id=message_id)
            system = Actor.system(group_id)
            await write.record(system, self._clock(), "actions.remember_card", f"action:{action_id}", ("card",))

    # Reminders

    async def queue_reminders(self) -> int:
        """Queue every reminder whose day has come, each once; returns how many actions were looked at. Repeatable.

        Of several days that passed while the process was down, only the latest is told. Of an action whose outcome is
        offered nobody is reminded: it waits for who asked, or for the panel.
        """
        async with self._database.read() as connection:
            under_way = await rows.actions_not_closed(connection)
        fell_due = [(action, kind) for action in under_way if (kind := await self._reminder_now(action))]
        if not fell_due:
            return 0
        async with self._database.write() as write:
            for action, kind in fell_due:
                await self._remind(write, action, kind)
            await write.record(Actor.system(0), self._clock(), "actions.queue_reminders", "actions")
        return len(fell_due)

    async def _reminder_now(self, action: Action) -> str:
        """The latest reminder that has come and was not given; empty where there is none."""
        if action.state is not ActionState.OPEN:
            return ""
        today = await self.today(action.group_id)
        since = action.created_at.date()
        days = reminders(action.due, self._policy.action_reminder_days)
        _, kind = max(((day, kind) for kind, day in days if since < day <= today), default=(None, ""))
        return kind if kind and action.reminded != reminder_name(action.due, kind) else ""

    async def _remind(self, write: Write, action: Action, kind: str) -> None:
        over = kind == "over"
        await rows.change_action(write.connection, action.id, reminded=reminder_name(action.due, kind))
        for person_id in sorted(action.carried_out_by):
            await self._notices.queue(
                write,
                group_id=action.group_id,
                person_id=person_id,
                message="actions-notice-overdue" if over else "actions-notice-due",
                facts={"text": action.text, "day": spoken_date(action.due)},
                once_key=f"reminder:action:{action.id}:{action.due.isoformat()}:{kind}:{person_id}",
            )

    async def _require_due(self, actor: Actor, due: date) -> None:
        if due < await self.today(actor.group_id):
            raise DueInThePast(day=spoken_date(due))

    async def _theirs(self, write: Write, actor: Actor, action_id: int) -> Action:
        """The action, where this person may say how it goes. Raises NotFound, NotTheirAction or ActionClosed."""
        action = await self._load(write, actor.group_id, action_id)
        if actor.person_id not in action.carried_out_by and not actor.may(Right.RUN_MEETING):
            raise NotTheirAction
        require_open(action)
        return action
