"""README and docs/walkthrough name what a person finds on the screen, in the words of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import simcord

from bot.client import AlongsideClient
from tests.cogs.test_whole_bot import leaves

ROOT = Path(__file__).parents[2]
WALKTHROUGH = ROOT / "docs" / "walkthrough"
PICTURES = WALKTHROUGH / "pictures"
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIVE_MINUTES = README.partition("## Five minutes")[2].partition("\n## ")[0]
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in WALKTHROUGH.glob("*.md") if page.stem != "README"}
STEPS = " ".join("\n".join([FIVE_MINUTES, *PAGES.values()]).split())
DISCORDS_OWN = {"Submit", "Message Content Intent"}
LABELS = {words for words in re.findall(r"\*\*([^*]+)\*\*", STEPS) if words[0].isalpha() and words[-1] not in ".:"}


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


@pytest.mark.parametrize("label", sorted(LABELS - DISCORDS_OWN))
def test_what_is_to_be_pressed_is_there(label: str, catalogue: list[re.Pattern[str]]) -> None:
    assert any(text.fullmatch(label) for text in catalogue)


async def test_what_is_to_be_typed_is_a_command(simcord_env: simcord.Env, simcord_bot: AlongsideClient) -> None:
    commands = {leaf.qualified_name for command in simcord_bot.tree.get_commands() for leaf in leaves(command)}
    assert set(re.findall(r"`/([a-z][a-z -]+)`", README + STEPS)) <= commands


def test_every_picture_is_on_its_page_described_and_small() -> None:
    shown = {name: re.findall(r"!\[([^\]]+)\]\(pictures/([\w.-]+)\)", text) for name, text in PAGES.items()}
    assert sorted(file.name for file in PICTURES.iterdir()) == sorted(
        picture for pictures in shown.values() for _, picture in pictures
    )
    assert [
        picture for page, pictures in shown.items() for _, picture in pictures if not picture.startswith(page)
    ] == []
    assert all(len(description) > 40 for pictures in shown.values() for description, _ in pictures)
    assert all(file.stat().st_size < 200_000 for file in PICTURES.iterdir())


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=str)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
