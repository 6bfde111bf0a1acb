"""Start to the customers' first page, 100,000 customers."""

from __future__ import annotations

from benchmarks import data
from benchmarks.measuring import Line, best, child, run, temporary_home
from benchmarks.start_empty import BARE

RUNS = 9


def measure() -> list[Line]:
    """One line."""
    book = str(data.book_file())
    product, floor = [], []
    with temporary_home() as home:
        for _ in range(RUNS):
            product.append(child("first_page", home, book)["cpu"] * 1000)
            floor.append(child("bare_window", home)["cpu"] * 1000)
    return [Line("start to the customers' first page, 100k customers", best(product), "ms CPU", best(floor), BARE, most_ratio=3.5)]


if __name__ == "__main__":
    run(measure)
