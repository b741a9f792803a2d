from __future__ import annotations

import re

import segno

from bot.web.qr import QUIET_ZONE, qr_code


def test_the_drawing_is_the_code_with_its_quiet_zone() -> None:
    address = "https://alongside.example.org/join/q7Zk3nVd0aXcB9mRtYw2Lg"
    code = qr_code(address)
    drawn = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path)
        for step in range(int(length))
    }
    matrix = segno.make(address, error="m", micro=False).matrix
    dark = {(x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert drawn == dark
    assert code.size == len(matrix) + 2 * QUIET_ZONE
