"""How hard a text is to read, worked out offline: Flesch-Kincaid grade and sentence length."""

from __future__ import annotations

import re

_VOWELS = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split at full stops, question and exclamation marks, colons that end a line, and line ends."""
    parts = re.split(r"(?<=[.!?])[\s*_]+|\n+", text)
    return [part for part in parts if words(part)]


def syllables(word: str) -> int:
    """Groups of vowels, less a silent final e. Good to about one in ten words, which an average forgives."""
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith(("le", "ee")) and count > 1:
        count -= 1
    if lower.endswith("ed") and not lower.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(count, 1)


def grade(text: str) -> float:
    """The United States school grade of the Flesch-Kincaid formula; reading age is about five more."""
    all_words, all_sentences = words(text), sentences(text)
    if not all_words:
        return 0
    syllable_count = sum(syllables(word) for word in all_words)
    return 0.39 * len(all_words) / len(all_sentences) + 11.8 * syllable_count / len(all_words) - 15.59
