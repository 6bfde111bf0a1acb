"""A key typed into the search box, until the new first page is painted: 1,000,000 customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import data
from benchmarks.key_stroke import measured
from benchmarks.measuring import run

if TYPE_CHECKING:
    from benchmarks.measuring import Line

MILLION = 1_000_000
TIMES = 1
"""What goes on in the background after each key takes seconds here; it is waited for, and not counted."""


def measure() -> list[Line]:
    """The same three lines; what the design allows is the ratio."""
    return measured(data.book_file(MILLION), "1M customers", most=None, most_sql=None, times=TIMES)


if __name__ == "__main__":
    run(measure)
