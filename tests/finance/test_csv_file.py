"""CSV opens as text in every spreadsheet, and what was written is what is read."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.spreadsheet import MARK, safe, unsafe, written
from bot.finance.csv_file import NoSuchColumn, NotCsv, read

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 20", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", " =1", "＝1", "\u200b=cmd", "|calc", "'=1"]
)
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert (safe(text)[0], unsafe(safe(text))) == ("'", text)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=8))
def test_what_is_written_can_be_read_by_others_and_begins_no_formula(rows: list[tuple[str, str]]) -> None:
    content = written(("Name", "Meeting"), rows)
    text = content.decode()
    assert text.startswith(MARK)
    cells = list(csv.reader(io.StringIO(text.removeprefix(MARK), newline="")))[1:]
    assert [[unsafe(cell) for cell in row] for row in cells] == [list(row) for row in rows]
    starts = {cell.lstrip(" \u00a0\u200b\ufeff")[:1] for row in cells for cell in row}
    assert not starts & set("=+-@\t\r\n|＝＋－＠")


def test_lines_end_as_the_standard_says() -> None:
    assert (
        written(("A", "B"), [("1", 'say "yes", please'), ("two\nlines", "")])
        == (MARK + 'A,B\r\n1,"say ""yes"", please"\r\n"two\nlines",\r\n').encode()
    )


def test_rows_are_read_by_the_names_of_their_columns_and_know_their_line() -> None:
    rows = read(b'amount,CLAIM,more\r\n"1,000.00",7,"a\nb"\r\n,,\r\n2,8\r\n', ("Claim", "Amount"))
    assert [(row.number, row.cells["claim"], row.cells["amount"]) for row in rows] == [
        (2, "7", "1,000.00"),
        (5, "8", "2"),
    ]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"", NoSuchColumn), (b"Claim\n1", NoSuchColumn), (b"\xff\xfe\x00", NotCsv), (b'Claim,Amount\n"open', NotCsv)],
)
def test_what_is_no_csv_of_ours_is_refused(content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read(content, ("Claim", "Amount"))


@given(st.binary(max_size=200))
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    try:
        read(content, ("Claim",))
    except (NotCsv, NoSuchColumn):
        return
