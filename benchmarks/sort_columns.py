"""Sorting the customers by each column there is, up and down, until the first page is painted: 100,000 customers."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from benchmarks import data
from benchmarks.measuring import Best, Line, percentile, run
from benchmarks.window import MeasuredWindow

if TYPE_CHECKING:
    from benchmarks.window import Statement

TIMES = 2


def measure() -> list[Line]:
    """Three lines: the middle column, the slowest one, and the SQL of the slowest alone."""
    path = data.book_file()
    window = MeasuredWindow(path)
    connection = driver.connect(str(path))
    product, floor = Best(), Best()
    orders = [(column.key, down) for column in window.screen._offered for down in (False, True)]  # noqa: SLF001 - what its columns' sheet offers
    for _ in range(TIMES):
        for key, descending in orders:
            name = f"{key} {'down' if descending else 'up'}"
            product.add(name, 1000 * window.first_page(partial(window.table.sort_wanted.emit, key, descending)))
            floor.add(name, 1000 * _ids_alone(connection, window.statements))
            window.rest()
    window.close()
    slowest = product.worst()
    what = "sort by a column, 100k rows, first page shown"
    select = "its SELECT … LIMIT 100 on the index"
    middle = percentile(product.figures, 0.5)
    return [
        Line(f"{what}, the middle of {len(orders)} orders", middle, "ms CPU", percentile(floor.figures, 0.5), select),
        Line(f"{what}, the slowest", product[slowest], "ms CPU", floor[slowest], select, most=50, remark=slowest),
    ]


def _ids_alone(connection: driver.Connection, statements: list[Statement]) -> float:
    before = time.thread_time()
    for statement, parameters in statements:
        if statement.startswith("SELECT i.customer_id FROM"):
            connection.execute(statement, parameters).fetchall()
    return time.thread_time() - before


if __name__ == "__main__":
    run(measure)
