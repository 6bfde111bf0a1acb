"""A step of the wheel in the customers' table, 100,000 rows, until it is painted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks import data
from benchmarks.measuring import Line, percentile, run
from benchmarks.plain_table import PlainModel, PlainTable
from benchmarks.window import MeasuredWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

STEPS = 600
"""Eighteen hundred rows: far enough to fetch several pages of them."""
EMPTY = "a plain view of as many rows whose data() is empty"


def measure() -> list[Line]:
    """Two lines: by the middle, and by the slowest in twenty."""
    window = MeasuredWindow(data.book_file())
    floor_view = PlainTable(PlainModel(len(window.model.columns), len(window.model.ids), empty=True), window.table)
    product, floor = [], []
    for _ in range(STEPS):
        # Pages that a step asks for are part of it.
        product.append(1000 * _step(window.table) + 1000 * _settled(window))
        floor.append(1000 * _step(floor_view))
    window.close()
    what = "wheel step in the customers' table, 100k rows"
    return [
        Line(f"{what}, p50", percentile(product, 0.5), "ms CPU", percentile(floor, 0.5), EMPTY, remark=f"{STEPS} steps"),
        Line(f"{what}, p95", percentile(product), "ms CPU", percentile(floor), EMPTY, most=16, remark=f"{STEPS} steps"),
    ]


def _step(view: QTableView) -> float:
    """Seconds of processor of one step, painted."""
    place = QPointF(200, 200)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = time.thread_time()
    QApplication.sendEvent(view.viewport(), event)
    QApplication.processEvents()
    return time.thread_time() - before


def _settled(window: MeasuredWindow) -> float:
    """Seconds of processor until the pages asked for are there and painted."""
    window.tasks.spent.clear()
    before = time.thread_time()
    window.until(lambda: not window.tasks.running)
    QApplication.processEvents()
    return time.thread_time() - before + sum(window.tasks.spent)


if __name__ == "__main__":
    run(measure)
