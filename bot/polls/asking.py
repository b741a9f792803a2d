"""Facilitators ask: prepare a poll, open it, give it time, close it, show what it came to."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from bot.core.errors import NotFound, limited_text, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import require_not_over
from bot.polls import rows
from bot.polls.answers import FIXED_ANSWERS
from bot.polls.ballot_box import BallotBox
from bot.polls.records import PollRecords, answer_key
from bot.polls.refusals import NotAnOption, SameOptionTwice, SecretWaits, TooFewOptions, TooManyOptions
from bot.polls.rules import FEWEST_TO_SHOW, Mode, Poll, PollKind, PollState, PollView, ReasonMode, Reveal, TieRule
from bot.polls.states import (
    BECAUSE_LIMIT,
    NOTICE,
    cancelling,
    closing,
    editable,
    extending,
    opening,
    pausing,
    resuming,
    showing,
)

QUESTION_LIMIT = 300
OPTION_LIMIT = 500
MOST_OPTIONS = 50
TEMPLATE_NAME_LIMIT = 60


@dataclass(frozen=True)
class NewPoll:
    """What a facilitator asks. Kinds with fixed answers (yes/no, consent, fist of five) take no options."""

    question: str
    kind: PollKind
    options: Sequence[str] = ()
    mode: Mode = Mode.PRIVATE
    reveal: Reveal = Reveal.AT_CLOSE
    reasons: ReasonMode = ReasonMode.OPTIONAL
    tie_rule: TieRule = TieRule.TALK_AGAIN
    least: int = 1
    most: int = 1
    shuffle: bool = False
    may_add_options: bool = False
    no_unsure_because: str = ""
    quorum: int = 0
    pass_percent: int = 0
    needs_check_in: bool = False
    minutes: int = 5


def checked_options(new: NewPoll) -> list[str]:
    """The options of a poll as they will be stored. Raises a BadInput that names what to change."""
    if new.kind in FIXED_ANSWERS:
        return [say(message) for message in FIXED_ANSWERS[new.kind]]
    if new.kind is PollKind.SHORT_ANSWER:
        return []
    options = [required_text(text, what=say("polls-field-option"), limit=OPTION_LIMIT) for text in new.options]
    for text in options:
        if [other.casefold() for other in options].count(text.casefold()) > 1:
            raise SameOptionTwice(text=text[:80])
    if len(options) < 2 and not new.may_add_options:
        raise TooFewOptions
    if len(options) > MOST_OPTIONS:
        raise TooManyOptions(most=MOST_OPTIONS)
    return options


def checked_settings(new: NewPoll, options: Sequence[str]) -> dict[str, Any]:
    """The columns of a poll. A secret poll that asks to show votes while it is open is refused."""
    if new.mode is Mode.SECRET and new.reveal is not Reveal.AT_CLOSE:
        raise SecretWaits
    most = min(new.most, len(options)) if new.kind is PollKind.SEVERAL_CHOICES and options else new.most
    return {
        "question": required_text(new.question, what=say("polls-field-question"), limit=QUESTION_LIMIT),
        "kind": new.kind.value,
        "mode": new.mode.value,
        "reveal": new.reveal.value,
        "reasons": new.reasons.value,
        "tie_rule": new.tie_rule.value,
        "least": min(max(new.least, 1), max(most, 1)),
        "most": max(most, 1),
        "shuffle": new.shuffle,
        "may_add_options": new.may_add_options and new.kind not in FIXED_ANSWERS,
        "no_unsure_because": limited_text(new.no_unsure_because, what=say("polls-field-no-unsure"), limit=300),
        "quorum": max(new.quorum, 0),
        "pass_percent": min(max(new.pass_percent, 0), 100),
        "needs_check_in": new.needs_check_in,
        "minutes": min(max(new.minutes, 1), 10_080),
    }


class Asking(PollRecords):
    screen_is_lost: Callable[[int, int], bool] | None = None
    """Set by whoever serves the room screen: of group and meeting, whether one was on and is not any more."""

    async def prepare(self, actor: Actor, meeting_id: int, new: NewPoll, *, run_of: int | None = None) -> PollView:
        """A poll that nobody can vote in yet. Raises BadInput, NotFound, or that the meeting is over."""
        actor.require(Right.RUN_MEETING)
        options = checked_options(new)
        settings = checked_settings(new, options)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        async with self._database.write() as write:
            values = {
                **settings,
                "group_id": actor.group_id,
                "meeting_id": meeting_id,
                "state": PollState.PREPARED.value,
                "run_of": run_of,
                "created_by": actor.person_id,
                "created_at": self._clock(),
            }
            poll_id = await rows.add_poll(write.connection, values, options)
            poll = await rows.poll_by_id(write.connection, poll_id)
            assert poll is not None
            await self._note(write, actor, poll, "polls.prepare", settings)
        return await self.view(actor.group_id, poll_id)

    async def change(self, actor: Actor, poll_id: int, new: NewPoll) -> PollView:
        """Only while it is prepared: a poll is never edited after the first ballot. Raises PollStarted."""
        poll = await self._asked(actor, poll_id)
        options = checked_options(new)
        settings = checked_settings(new, options)
        async with self._database.write() as write:
            editable(await self._now_stored(write.connection, poll_id))
            await rows.replace_options(write.connection, poll_id, options)
            await rows.change_poll(write.connection, poll_id, **settings)
            await self._note(write, actor, poll, "polls.change", settings)
            changed = await self._now_stored(write.connection, poll_id)
        self._remember(changed)
        return await self.view(actor.group_id, poll_id)

    async def open(self, actor: Actor, poll_id: int) -> tuple[PollView, tuple[str, ...]]:
        """Open it, for longer where somebody's pace or the meeting's rule needs it.

        Warnings are message ids, such as for a secret poll with under five people, or that the room's screen went off
        before. Only a screen that goes off later makes the poll wait: whoever opens it now hears that it is off.
        """
        poll = await self._asked(actor, poll_id)
        require_not_over((await self._meetings.view(actor.group_id, poll.meeting_id)).meeting)
        rules = await self._access.adjustments(poll.group_id, poll.meeting_id)
        length = await self._at_everyones_pace(poll, timedelta(minutes=poll.minutes))
        notice = max(await self._at_everyones_pace(poll, NOTICE), rules.poll_notice or NOTICE)
        opened = opening(poll, self._clock(), length, notice=notice, at_least=rules.poll_minimum_open)
        await self._change(actor, poll, opened, "polls.open")
        return await self.view(actor.group_id, poll_id), await self._warnings(poll)

    async def _warnings(self, poll: Poll) -> tuple[str, ...]:
        here = await self._check_ins.here(poll.group_id, poll.meeting_id)
        few = poll.mode is Mode.SECRET and len(here) < FEWEST_TO_SHOW
        lost = self.screen_is_lost is not None and self.screen_is_lost(poll.group_id, poll.meeting_id)
        found = (("polls-warning-few-secret", few), ("polls-warning-no-screen", lost))
        return tuple(message for message, is_so in found if is_so)

    async def _at_everyones_pace(self, poll: Poll, usual: timedelta) -> timedelta:
        here = await self._check_ins.here(poll.group_id, poll.meeting_id)
        coming = await self._meetings.people_coming(poll.group_id, poll.meeting_id)
        return await self._pace.stretched(usual, coming | {each.person_id for each in here})

    async def extend(self, actor: Actor, poll_id: int, minutes: int) -> PollView:
        """`minutes` more, from 1 to 60, from when it would have closed."""
        poll = await self._asked(actor, poll_id)
        longer = extending(poll, self._clock(), min(max(minutes, 1), 60))
        await self._change(actor, poll, longer, "polls.extend")
        return await self.view(actor.group_id, poll_id)

    async def pause(self, actor: Actor, poll_id: int, because: str) -> PollView:
        """Nobody can vote until it goes on. `because` is shown to everyone."""
        poll = await self._asked(actor, poll_id)
        because = required_text(because, what=say("polls-field-because"), limit=BECAUSE_LIMIT)
        await self._change(actor, poll, pausing(poll, self._clock(), because), "polls.pause")
        return await self.view(actor.group_id, poll_id)

    async def resume(self, actor: Actor, poll_id: int) -> PollView:
        """Give back the time it was paused."""
        poll = await self._asked(actor, poll_id)
        await self._change(actor, poll, resuming(poll, self._clock()), "polls.resume")
        return await self.view(actor.group_id, poll_id)

    async def close(self, actor: Actor, poll_id: int) -> PollView:
        """Give notice, 60 seconds or what people here need; it closes by itself then.

        Where the meeting's rule keeps it open longer and not everybody has voted, it stays open until that is over:
        its state says which.
        """
        poll = await self._asked(actor, poll_id)
        so_far = await self._result(await self._box(actor.group_id, poll_id))
        all_voted = 0 < so_far.could_vote <= so_far.voted
        await self._change(actor, poll, closing(poll, self._clock(), all_voted=all_voted), "polls.close")
        return await self.view(actor.group_id, poll_id)

    async def cancel(self, actor: Actor, poll_id: int) -> PollView:
        """Nothing it gathered counts. The votes are kept as a record."""
        poll = await self._asked(actor, poll_id)
        await self._change(actor, poll, cancelling(poll), "polls.cancel")
        return await self.view(actor.group_id, poll_id)

    async def run_again(self, actor: Actor, poll_id: int) -> PollView:
        """A new poll with the same settings, prepared, that says which one it repeats."""
        poll = await self._asked(actor, poll_id)
        return await self.prepare(actor, poll.meeting_id, settings_of(poll), run_of=poll_id)

    async def show_result(self, actor: Actor, poll_id: int, *, shown: bool) -> PollView:
        """Show or hold the result. Said before the close, it is what happens at the close."""
        poll = await self._asked(actor, poll_id)
        await self._change(actor, poll, showing(poll, shown=shown), "polls.show_result")
        return await self.view(actor.group_id, poll_id)

    async def freeze(self, actor: Actor, poll_id: int, *, frozen: bool) -> PollView:
        """Let the shown tally stand still, or move again. Votes go on being counted."""
        poll = await self._asked(actor, poll_id)
        await self._change(actor, poll, {"frozen": frozen}, "polls.freeze")
        return await self.view(actor.group_id, poll_id)

    async def let_onto_screen(self, actor: Actor, poll_id: int, option_id: int) -> PollView:
        """Show an option that a voter added on the room screen too. Raises NotAnOption."""
        poll = await self._asked(actor, poll_id)
        async with self._database.write() as write:
            if not await rows.let_onto_screen(write.connection, poll_id, option_id):
                raise NotAnOption
            await self._note(write, actor, poll, "polls.let_onto_screen", {"options": True})
            changed = await self._now_stored(write.connection, poll_id)
        self._remember(changed)
        return await self.view(actor.group_id, poll_id)

    async def save_template(self, actor: Actor, name: str, new: NewPoll) -> None:
        """Keep settings under a name, in place of those kept under it before."""
        actor.require(Right.RUN_MEETING)
        name = required_text(name, what=say("polls-field-template"), limit=TEMPLATE_NAME_LIMIT)
        checked_settings(new, checked_options(new))
        async with self._database.write() as write:
            await rows.save_template(write.connection, actor.group_id, name, json.dumps(asdict(new)))
            await write.record(actor, self._clock(), "polls.save_template", f"group:{actor.group_id}", ("template",))

    async def templates(self, group_id: int) -> Mapping[str, NewPoll]:
        async with self._database.read() as connection:
            stored = await rows.templates_of(connection, group_id)
        return {name: _template(settings) for name, settings in stored.items()}

    async def group_answers(self, actor: Actor, poll_id: int, groups: Mapping[str, str]) -> PollView:
        """Written answer to the name of its group; an answer left out stands for itself."""
        poll = await self._asked(actor, poll_id)
        what = say("polls-field-answer-group")
        names = {answer_key(text): required_text(name, what=what, limit=60) for text, name in groups.items()}
        async with self._database.write() as write:
            await rows.replace_answer_groups(write.connection, poll_id, names)
            await self._note(write, actor, poll, "polls.group_answers", {"groups": True})
        return await self.view(actor.group_id, poll_id)

    async def written_answers(self, actor: Actor, poll_id: int) -> Mapping[str, str]:
        """Each different written answer to the name of its group, empty where it has none; in alphabetical order.

        For those who run the meeting; raises SecretWaits while a secret poll is open.
        """
        box = await self.result_box(actor, poll_id)
        async with self._database.read() as connection:
            names = await rows.groups_of_answers(connection, poll_id)
        texts = sorted({answer.text for answer in box.answers() if answer.text})
        return {text: names.get(answer_key(text), "") for text in texts}

    async def named_groups(self, group_id: int, poll_id: int) -> frozenset[str]:
        """The names that facilitators gave to groups of written answers: words of theirs, which any screen may show."""
        await self._box(group_id, poll_id)
        async with self._database.read() as connection:
            return frozenset((await rows.groups_of_answers(connection, poll_id)).values())

    async def _asked(self, actor: Actor, poll_id: int) -> Poll:
        actor.require(Right.RUN_MEETING)
        return (await self._box(actor.group_id, poll_id)).poll

    async def _now_stored(self, connection: Any, poll_id: int) -> Poll:
        poll = await rows.poll_by_id(connection, poll_id)
        if poll is None:
            raise NotFound
        return poll

    async def result_box(self, actor: Actor, poll_id: int) -> BallotBox:
        """For those who run the meeting; a secret poll only once it is closed. Raises NotAllowed or SecretWaits."""
        await self._asked(actor, poll_id)
        box = await self._box(actor.group_id, poll_id)
        if box.poll.mode is Mode.SECRET and box.poll.state is not PollState.CLOSED:
            raise SecretWaits
        return box


def settings_of(poll: Poll) -> NewPoll:
    """What would have to be asked to get this poll."""
    names = [name for name in NewPoll.__dataclass_fields__ if name != "options"]
    return NewPoll(
        **{name: getattr(poll, name) for name in names},
        options=() if poll.kind in FIXED_ANSWERS else tuple(option.text for option in poll.options),
    )


def _template(settings: str) -> NewPoll:
    values = json.loads(settings)
    kinds = {"kind": PollKind, "mode": Mode, "reveal": Reveal, "reasons": ReasonMode, "tie_rule": TieRule}
    return NewPoll(**values | {name: kind(values[name]) for name, kind in kinds.items()})
