"""Typing a claim in for somebody who has no door of their own, such as who hands in a paper form. (Source: E14.)"""

from __future__ import annotations

from bot.core.errors import required_text
from bot.core.roles import Actor
from bot.core.wording import say
from bot.expenses.filling_in import FillingIn
from bot.expenses.refusals import NobodyCalled, SeveralCalled
from bot.expenses.rules import ClaimView
from bot.people.rules import Person
from bot.people.service import NAME_LIMIT


class Helping(FillingIn):
    async def start_for(
        self, actor: Actor, name: str, *, meeting_id: int | None = None, new_here: bool = False
    ) -> ClaimView:
        """As `start`, for whoever goes by `name` in the group, as `person_called` finds them."""
        person = await self.person_called(actor, name, new_here=new_here)
        return await self.start(actor, meeting_id=meeting_id, for_person=person.id)

    async def person_called(self, actor: Actor, name: str, *, new_here: bool = False) -> Person:
        """Whoever goes by `name` in the group. `new_here` makes a name known that nobody has yet.

        Raises Empty, TooLong, SeveralCalled, or NobodyCalled where it may be a slip.
        """
        name = required_text(name, what=say("expenses-field-name"), limit=NAME_LIMIT)
        everyone = await self._people.everyone(actor.group_id)
        found = [person for person in everyone if person.name.casefold() == name.casefold()]
        if len(found) > 1:
            raise SeveralCalled(name=name)
        if not found and not new_here:
            raise NobodyCalled(name=name)
        return found[0] if found else await self._people.add_named(actor, name)
