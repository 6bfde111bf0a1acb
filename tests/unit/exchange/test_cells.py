"""Cells on their way from the reading child."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from smallcrm.exchange.cells import decode_rows, encode_rows, from_line, to_line

if TYPE_CHECKING:
    from smallcrm.exchange.cells import Cell

CELLS = st.one_of(
    st.none(),
    st.text(min_size=1),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes().filter(lambda moment: moment.time() != time()),
    st.times(),
)


def sent(rows: list[list[Cell]]) -> list[list[Cell]]:
    messages = [from_line(to_line(message)) for message in encode_rows(list(row) for row in rows)]
    return [row for message in messages if isinstance(message, dict) for row in decode_rows(message)]


@given(st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_what_arrives_is_what_was_sent_but_for_blank_ends(rows: list[list[Cell]]) -> None:
    arrived = sent(rows)
    for row, came in zip(rows, arrived, strict=True):
        assert came == row[: len(came)]
        assert [type(cell) for cell in came] == [type(cell) for cell in row[: len(came)]]
        assert not any(cell is not None for cell in row[len(came) :])


def test_an_empty_text_arrives_as_an_empty_cell() -> None:
    assert sent([["", "דנה"]]) == [[None, "דנה"]]


def test_midnight_of_a_day_arrives_as_the_day() -> None:
    assert sent([[datetime(1994, 1, 23), datetime(1994, 1, 23, 8, 30)]]) == [[date(1994, 1, 23), datetime(1994, 1, 23, 8, 30)]]  # noqa: DTZ001


def test_half_of_a_pair_of_surrogates_goes_through_and_takes_nothing_along() -> None:
    assert sent([["דנה\ud800", 12], ["כהן", date(1994, 1, 23)]]) == [["דנה\ud800", 12], ["כהן", date(1994, 1, 23)]]
