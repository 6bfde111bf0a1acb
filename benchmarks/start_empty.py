"""Start to the first painted window, with no book yet."""

from __future__ import annotations

from benchmarks.measuring import Line, best, child, run, temporary_home

RUNS = 15
BARE = "QApplication + QMainWindow with a QTableWidget, painted"


def measure() -> list[Line]:
    """One line; product and floor in turn, so that both see the same machine."""
    product, floor = [], []
    with temporary_home() as home:
        for _ in range(RUNS):
            product.append(child("first_paint", home)["cpu"] * 1000)
            floor.append(child("bare_window", home)["cpu"] * 1000)
    return [Line("start to the first painted window, empty book", best(product), "ms CPU", best(floor), BARE, most_ratio=1.5)]


if __name__ == "__main__":
    run(measure)
