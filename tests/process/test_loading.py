"""What is large and seldom needed is not there from the start."""

from __future__ import annotations

import subprocess
import sys

SELDOM = {"alembic", "fpdf", "holidays", "icalendar", "matplotlib", "numpy", "ortools", "pikepdf", "PIL", "rapidfuzz"}

START = """
import gc, importlib, sys
import bot.__main__
from bot.client import EXTENSIONS
for extension in EXTENSIONS:
    importlib.import_module(extension)
print(gc.isenabled(), *{name.partition(".")[0] for name in sys.modules})
"""


def test_a_start_leaves_what_is_seldom_needed_for_later() -> None:
    said = subprocess.run([sys.executable, "-c", START], check=True, capture_output=True, text=True).stdout.split()
    assert said[0] == "True", "the garbage collector is on again"
    assert SELDOM & set(said[1:]) == set()
