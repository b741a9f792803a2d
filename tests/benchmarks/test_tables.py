"""A figure that misses its target says so."""

from __future__ import annotations

import pytest

from benchmarks.tables import Line, at_least, at_most, none, show


def test_what_is_missed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert not show("Load", [at_least("speed", 0.9, 1.0), none("lost", 0)])
    said = capsys.readouterr().out
    assert "MISSED" in said.splitlines()[2]
    assert said.splitlines()[3].endswith("met")


def test_a_figure_without_a_target_is_never_missed() -> None:
    assert show("Load", [Line("seen", "7"), at_most("cost", 1.0, 1.0)])
