"""A plan of seats in words: where seats are, what cannot be met and why, and the room for people who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from bot.core.wording import say
from bot.seating.grid import beside
from bot.seating.rules import Place, Room, Seat, Square, Unmet, Want, Why

Names = Mapping[int, str]


def seat_words(seat: Seat) -> str:
    """Where a seat is, for a list or a message."""
    if seat.table:
        return say("seating-seat-at-table", number=seat.number, table=seat.table)
    return say("seating-seat", number=seat.number)


def unmet_words(unmet: Unmet, names: Names) -> str:
    """Who needs what, that it cannot be met, and what stands in the way."""
    facts: dict[str, str | int] = {"who": names[unmet.want.person_id], "what": _fit(unmet.want)}
    if unmet.why is Why.TOO_FEW:
        facts |= {"people": unmet.needed_by, "seats": unmet.seats}
        others = _others(unmet)
        against = say("seating-why-others", others=others) if others else ""
        return " ".join(filter(None, [say("seating-why-too-few", **facts), against]))
    if unmet.why is Why.CLASH:
        facts["others"] = _listed(_fit(want) for want in unmet.against)
    return say(f"seating-why-{unmet.why.value.replace('_', '-')}", **facts)


def missed_words(want: Want, names: Names) -> str:
    return say("seating-missed", who=names[want.person_id], what=_fit(want))


def want_words(want: Want, names: Names) -> str:
    return say("seating-want", who=names[want.person_id], what=_fit(want))


def room_words(room: Room) -> list[str]:
    """The room in words, for whoever cannot see the drawing: tables with their seats, then what else is where."""
    said = []
    for table, seats in groupby(room.seats, key=lambda seat: seat.table):
        numbers = [seat.number for seat in seats]
        facts: dict[str, str | int] = {"first": numbers[0], "last": numbers[-1], "count": len(numbers)}
        at = [place for place, number in room.tables.items() if number == table]
        if table:
            said.append(say("seating-table-words", table=table, where=_where(room, at), **facts))
        else:
            said.append(say("seating-no-table-words", **facts))
    spaces = [seat.number for seat in room.seats if seat.is_space]
    if spaces:
        said.append(say("seating-spaces-words", seats=_listed(map(str, spaces)), count=len(spaces)))
    for square in (Square.DOOR, Square.SCREEN, Square.INTERPRETER, Square.WINDOW, Square.NOISE, Square.LIGHT):
        said += _landmarks(room, square)
    said += _landmarks(room, Square.TOILET)
    for name, area in (("quiet", room.quiet), ("loop", room.loop)):
        inside = [seat.number for seat in room.seats if seat.at in area]
        if inside:
            said.append(say(f"seating-{name}-words", seats=_spans(inside)))
    return said


def _landmarks(room: Room, square: Square) -> list[str]:
    left = {place for place, on in room.squares.items() if on is square}
    places = []
    while left:  # squares that touch are one door, one row of windows
        group, reached = [], [min(left)]
        while reached:
            here = reached.pop()
            if here in left:
                left.discard(here)
                group.append(here)
                reached += beside(here)
        places.append(_where(room, group))
    return [say(f"seating-is-{square.name.lower()}", where=_listed(dict.fromkeys(places)))] if places else []


def _where(room: Room, places: Sequence[Place]) -> str:
    """One of nine parts of the room, as one looks at the drawing: the top is the front."""
    down = _part(sum(place[0] for place in places) / len(places), room.rows, ("front", "middle", "back"))
    across = _part(sum(place[1] for place in places) / len(places), room.columns, ("left", "middle", "right"))
    return say(f"seating-where-{down}-{across}")


def _part(at: float, length: int, names: tuple[str, str, str]) -> str:
    share = (at - 0.5) / length
    return names[0] if share < 0.4 else names[1] if share <= 0.6 else names[2]


def _others(unmet: Unmet) -> str:
    """The other sorts of needs that the proof names; those of the same sort are counted already."""
    counted = Counter(want.fit for want in unmet.against if want.fit is not unmet.want.fit)
    return _listed(
        say("seating-count-of", count=count, what=say(f"seating-fit-{fit.value}")) for fit, count in counted.items()
    )


def _fit(want: Want) -> str:
    return say(f"seating-fit-{want.fit.value}")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _spans(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 as "1 to 3, 7"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    spans = [say("seating-span", first=s[0], last=s[-1]) if len(s) > 1 else str(s[0]) for s in found]
    return _listed(spans)
