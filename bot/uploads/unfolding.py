"""How large a PDF's packed parts would become, counted piece by piece before any other program unpacks them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from bot.uploads.rules import UnfoldsTooFar

MOST_UNFOLDED = 300_000_000
MOST_STREAMS = 20_000
DEEPEST = 3
PIECE = 64 * 1024
STREAM = re.compile(rb"stream\r?\n")


def refuse_bombs(content: bytes) -> None:
    """Raises UnfoldsTooFar for too many packed parts, or parts that unpack to more than any paper needs."""
    whole, left = memoryview(content), MOST_UNFOLDED
    for number, begin in enumerate(STREAM.finditer(content)):
        if number >= MOST_STREAMS:
            raise UnfoldsTooFar
        left -= _unfolded(whole[begin.end() :], left)


def _unfolded(packed: memoryview, most: int) -> int:
    """Bytes after unpacking once, twice and three times: a bomb may be packed inside a bomb."""
    heaviest = 0
    for depth in range(1, DEEPEST + 1):
        pieces: Iterable[bytes] = (bytes(packed[at : at + PIECE]) for at in range(0, len(packed), PIECE))
        for _ in range(depth):
            pieces = _unpacked(pieces)
        weight = 0
        for piece in pieces:
            weight += len(piece)
            if weight > most:
                raise UnfoldsTooFar
        heaviest = max(heaviest, weight)
        if not weight:
            break
    return heaviest


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Ends quietly where the packing ends, or never was."""
    unpacking = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpacking.eof:
            try:
                out = unpacking.decompress(rest, PIECE)
            except zlib.error:
                return
            rest = unpacking.unconsumed_tail
            if out:
                yield out
        if unpacking.eof:
            return
