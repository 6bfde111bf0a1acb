"""A key typed into the search box, until the new first page is painted: 100,000 customers."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks import data
from benchmarks.measuring import Best, Line, percentile, run
from benchmarks.plain_table import PlainModel, PlainTable
from benchmarks.window import MeasuredWindow

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.window import Statement

TIMES = 3
TYPED = (
    "כהן",
    "אברהם ל",
    "תל אביב",
    "smith",
    "o'neil",
    "иванов",
    "محمد",
    "کریمی",
    "0541",
    "7921",
    "vip",
    "sn",
    "кол",
    "тзз",
    "zzzq",
    "nut allergy",
)
"""What is typed, letter by letter: names, cities, notes, digits, in five languages; some of it finds nobody."""
PLAIN = "the same SQL by the driver alone, and the repaint of a plain model with the same rows and columns"


def measure() -> list[Line]:
    """Three lines: by the middle, by the slowest in twenty, and the SQL alone."""
    return measured(data.book_file(), "100k customers", most=25, most_sql=8)


def measured(path: Path, where: str, *, most: float | None, most_sql: float | None, times: int = TIMES) -> list[Line]:
    """The figures of this book; everything is typed so many times, and the best of each key is taken."""
    window = MeasuredWindow(path)
    plain = _Plain(path, window)
    product, floor, sql = Best(), Best(), Best()
    for _ in range(times):
        for text in TYPED:
            for place, letter in enumerate(text):
                key = f"{text[:place]}{letter}"
                product.add(key, 1000 * window.first_page(partial(_type, window, letter)))
                statements = window.statements
                window.rest()
                sql.add(key, 1000 * plain.ask(statements))
                floor.add(key, 1000 * plain.ask_and_paint(statements))
            window.first_page(window.program.main.search.line.clear)
            window.rest()
    window.close()
    what = f"key stroke in search to new first page painted, {where}"
    keys = f"{len(product.figures)} keys, each the best of {times}"
    return [
        Line(f"{what}, p50", percentile(product.figures, 0.5), "ms CPU", percentile(floor.figures, 0.5), PLAIN, most_ratio=2, remark=keys),
        Line(f"{what}, p95", percentile(product.figures), "ms CPU", percentile(floor.figures), PLAIN, most_ratio=2, most=most, remark=keys),
        Line(f"the SQL of it alone, {where}, p95", percentile(sql.figures), "ms CPU", most=most_sql),
    ]


def _type(window: MeasuredWindow, letter: str) -> None:
    line = window.program.main.search.line
    for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(line, QKeyEvent(what, 0, Qt.KeyboardModifier.NoModifier, letter))


class _Plain:
    """The floor, on a connection of its own."""

    def __init__(self, path: Path, window: MeasuredWindow) -> None:
        self._connection = driver.connect(str(path))
        self._connection.execute("PRAGMA cache_size = -32768")
        self._model = PlainModel(len(window.model.columns))
        self._view = PlainTable(self._model, window.table)

    def ask(self, statements: list[Statement]) -> float:
        """Seconds of processor of the SQL alone."""
        before = time.thread_time()
        self._answers(statements)
        return time.thread_time() - before

    def ask_and_paint(self, statements: list[Statement]) -> float:
        """Seconds of processor of the SQL and of showing what it found."""
        before = time.thread_time()
        rows = self._answers(statements)[-1] if statements else []
        # The first two columns of the answer are the id and whether the card is put aside.
        self._model.put([row[2:] for row in rows] if rows and len(rows[0]) > self._model.columnCount() else [])
        self._view.viewport().repaint()
        QApplication.processEvents()
        return time.thread_time() - before

    def _answers(self, statements: list[Statement]) -> list[list[tuple[object, ...]]]:
        return [self._connection.execute(statement, parameters).fetchall() for statement, parameters in statements]


if __name__ == "__main__":
    run(measure)
