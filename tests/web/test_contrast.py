"""The colours of every theme, pair by pair. (Source: requirements D1 and D2; WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11.)"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.web.look import Theme
from bot.web.static import FOLDER

TOKENS = (FOLDER / "tokens.css").read_text(encoding="utf-8")
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def _colours(theme: Theme) -> dict[str, str]:
    block = re.search(rf'\[data-theme="{theme.value}"\] \{{(.*?)\}}', TOKENS, re.DOTALL)
    assert block, theme
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block.group(1)))


def _luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _pairs(colours: dict[str, str]) -> Iterator[tuple[str, str, float]]:
    """Text or edge, what it stands on, and the ratio it needs."""
    grounds = [name for name in colours if name.startswith("ground-")]
    for name in colours:
        if name.startswith("text-"):
            yield from ((name, ground, 7.0) for ground in grounds)
        if name.startswith("edge-"):
            yield from ((name, ground, 3.0) for ground in grounds)
        if name.startswith("on-"):
            yield name, name.replace("on-", "fill-"), 7.0


@pytest.mark.parametrize("theme", Theme)
def test_every_pair_of_a_theme_can_be_read(theme: Theme) -> None:
    colours = _colours(theme)
    pairs = list(_pairs(colours))
    assert len(pairs) >= 17
    assert [(a, b) for a, b, needed in pairs if contrast(colours[a], colours[b]) < needed] == []


def test_the_themes_name_the_same_colours_and_each_belongs_to_a_rule() -> None:
    names = {theme: set(_colours(theme)) for theme in Theme}
    assert len({frozenset(each) for each in names.values()}) == 1
    assert {name.split("-")[0] for name in names[Theme.LIGHT]} == {"ground", "text", "fill", "on", "edge", "hint"}


def test_no_colour_stands_outside_the_tokens() -> None:
    assert {
        sheet.name: found for sheet in FOLDER.glob("*.css") if (found := HEX.findall(sheet.read_text()))
    }.keys() == {"tokens.css"}


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_nothing_moves_or_flashes_on_any_page() -> None:
    """Where somebody needs no flashing, there is none: no style of ours moves anything, in any meeting."""
    for file in FOLDER.glob("*.css"):
        style = file.read_text(encoding="utf-8")
        assert not re.search(r"@keyframes|\b(animation|transition)\s*:", style), file.name
