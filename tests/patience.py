"""How long tests wait for a page: so long that a busy machine fails none. What takes how long is measured elsewhere."""

from __future__ import annotations

from playwright.async_api import expect

PATIENCE = 60_000
"""Milliseconds."""
SECONDS = PATIENCE / 1000


def be_patient() -> None:
    """What a test expects of a page may take until then."""
    expect.set_options(timeout=PATIENCE)
