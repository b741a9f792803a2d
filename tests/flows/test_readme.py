"""README's walkthrough names what a person finds on the screen, in the words of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WALKTHROUGH = README.partition("<!-- walkthrough: begin -->")[2].partition("<!-- walkthrough: end -->")[0]
STRONG = re.findall(r"\*\*([^*]+)\*\*", " ".join(WALKTHROUGH.split()))
LABELS = {words for words in STRONG if words[0].isalpha() and words[-1] != "."} - {"Submit"}  # Discord's own
PICTURES = ROOT / "docs" / "pictures"


@pytest.fixture(scope="module")
def catalogue() -> list[re.Pattern[str]]:
    """Each message of one line, its facts being numbers."""
    lines = [
        line
        for file in sorted((ROOT / "config" / "wording" / "en-GB").glob("*.ftl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    texts = [line.partition(" = ")[2] for line in lines if re.match(r"[a-z]", line)]
    return [re.compile(r"\d+".join(map(re.escape, re.split(r"\{[^}]*\}", text)))) for text in texts if text]


@pytest.mark.parametrize("label", sorted(LABELS))
def test_what_is_to_be_pressed_is_there(label: str, catalogue: list[re.Pattern[str]]) -> None:
    assert any(text.fullmatch(label) for text in catalogue)


def test_every_picture_is_shown_described_and_small() -> None:
    shown = dict(re.findall(r"!\[([^\]]+)\]\(docs/pictures/([\w.-]+)\)", README))
    assert sorted(shown.values()) == sorted(file.name for file in PICTURES.iterdir())
    assert all(len(description) > 40 for description in shown)
    assert all(file.stat().st_size < 200_000 for file in PICTURES.iterdir())
