"""Cards that anybody holds up: stop, slow down, agree, a break, a hard word. Pure.

Groups give them different meanings, so the words beside each are the group's own. (Source: requirement M4.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.errors import Refusal

MEANING_LIMIT = 120
STAYS_UP = timedelta(minutes=10)
"""A card that nobody took down is down by itself after this; a break or a stop that old was missed or is over."""


class CardKind(StrEnum):
    STOP = "stop"
    SLOW = "slow"
    AGREE = "agree"
    BREAK = "break"
    JARGON = "jargon"


SYMBOLS: Mapping[CardKind, str] = {
    CardKind.STOP: "!",
    CardKind.SLOW: "~",
    CardKind.AGREE: "+",
    CardKind.BREAK: "=",
    CardKind.JARGON: "?",
}
"""One letter-like sign each, that a screen reader need not say: the word stands beside it."""

URGENT = (CardKind.STOP, CardKind.SLOW)
"""What a facilitator has to see at once."""


@dataclass(frozen=True)
class Card:
    id: int
    person_id: int
    kind: CardKind
    named: bool
    raised_at: datetime


class CardNotUp(Refusal):
    message = "floor-refused-card-not-up"


def up_now(cards: Iterable[Card], now: datetime) -> tuple[Card, ...]:
    """Those that are still held up."""
    return tuple(card for card in cards if now - card.raised_at < STAYS_UP)


def counted(cards: Iterable[Card]) -> Mapping[CardKind, int]:
    """How many of each kind, urgent kinds first, without kinds that nobody holds up."""
    held = list(cards)
    counts = {kind: sum(card.kind is kind for card in held) for kind in CardKind}
    return {kind: count for kind, count in counts.items() if count}
