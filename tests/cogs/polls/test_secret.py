"""What Discord is ever sent about a secret poll, and what arrives twice or out of order."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.core.wording import say
from bot.polls.rules import Mode, PollKind, ReasonMode
from tests.cogs.polls.town_hall import TownHall, button, heard, words
from tests.discord_words import fill_in


class Deliveries:
    """Every press that Discord delivered, to be delivered again."""

    def __init__(self, hall: TownHall) -> None:
        self._hall = hall
        self._seen: list[Any] = []
        hall.env.backend.subscribers.append(self._note)

    def _note(self, event: str, payload: Any) -> None:
        if event == "INTERACTION_CREATE":
            self._seen.append(payload)

    async def again(self, number: int) -> None:
        self._hall.env.backend.emit("INTERACTION_CREATE", self._seen[number])
        await self._hall.env.settle()


async def test_a_secret_answer_is_in_no_message_but_the_voters_own_receipt(hall: TownHall) -> None:
    poll = await hall.open(mode=Mode.SECRET, reasons=ReasonMode.OFF)
    members = (hall.asha, hall.ben, hall.cem, hall.dot, hall.eli)
    before = heard(hall.card())
    sent = len(hall.env.http_requests)
    receipts = [await hall.press(member, button(2, "Food")) for member in members]
    chose = say("polls-receipt-chose", answer="Food")
    assert all(chose in words(receipt) for receipt in receipts)
    told = [request for request in hall.env.http_requests[sent:] if chose in str(request.json)]
    assert [request.path.endswith("/callback") for request in told] == [True] * 5
    voted = say("polls-voted-so-far", voted=0), say("polls-voted-so-far", voted=5)
    assert heard(hall.card()) == before.replace(*voted)
    assert say("polls-secret-waits") in words(await hall.fay.slash(hall.room, "poll export", poll=str(poll.id)))
    await hall.close(poll)
    assert "Food won with 5 of 5 votes, all" in heard(hall.card())


async def test_a_secret_vote_cannot_be_changed_or_looked_up(hall: TownHall) -> None:
    await hall.open(mode=Mode.SECRET, reasons=ReasonMode.OFF)
    await hall.press(hall.asha, button(2, "Food"))
    assert words(await hall.press(hall.asha, button(1, "Buses"))) == say("polls-already-voted")
    assert words(await hall.press(hall.asha, say("polls-button-my-vote"))) == say("polls-mine-secret")


async def test_words_in_a_secret_poll_are_asked_for_before_the_vote(hall: TownHall) -> None:
    poll = await hall.open(mode=Mode.SECRET)
    form = await hall.press(hall.asha, button(2, "Food"))
    assert (await hall.view(poll)).voted == 0
    assert say("polls-receipt-in") in words(await fill_in(hall.asha, form, {say("polls-label-reason"): ""}))
    assert words(await hall.press(hall.asha, button(1, "Buses"))) == say("polls-already-voted")


async def test_with_few_votes_only_what_leads_is_shown(hall: TownHall) -> None:
    poll = await hall.open(mode=Mode.SECRET, reasons=ReasonMode.OFF)
    await hall.press(hall.asha, button(2, "Food"))
    await hall.close(poll)
    card = heard(hall.card())
    assert "Food leads." in card
    assert "Food: 1" not in card
    assert hall.card().attachments == []


@pytest.mark.parametrize("mode", [Mode.PRIVATE, Mode.SECRET])
async def test_a_press_that_arrives_again_or_late_changes_nothing_and_logs_no_error(
    hall: TownHall, mode: Mode, caplog: pytest.LogCaptureFixture
) -> None:
    deliveries = Deliveries(hall)
    poll = await hall.open(PollKind.YES_NO, mode=mode, reasons=ReasonMode.OFF)
    await hall.press(hall.asha, "1. Yes")
    await deliveries.again(0)
    await hall.press(hall.asha, "2. No")
    await deliveries.again(0)
    await deliveries.again(1)
    await hall.close(poll)
    expected = [0, 1] if mode is Mode.PRIVATE else []
    assert await hall.counts(poll) == expected
    assert (await hall.view(poll)).voted == 1
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
