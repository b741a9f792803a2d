"""Words that suggest that somebody may be at risk. Nothing is decided: it only says which card to show in private."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

WORDS_FILE = Path(__file__).parents[2] / "config" / "safety_words.txt"


def suggests_risk(*texts: str) -> bool:
    """Whether one of the listed words or phrases is in it. Letter case and punctuation do not matter."""
    plain = f" {_plain(' '.join(texts))} "
    return any(f" {phrase} " in plain for phrase in phrases())


@cache
def phrases(file: Path = WORDS_FILE) -> tuple[str, ...]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(_plain(line) for line in lines if line.strip() and not line.startswith("#"))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("’", "").replace("'", "")))
