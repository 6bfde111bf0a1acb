"""The window while 100,000 rows are brought in: how late a timer of ten milliseconds comes."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from benchmarks import data
from benchmarks.measuring import Line, percentile, run, temporary_home
from benchmarks.window import MeasuredWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.domain.changes import Outcome
    from smallcrm.domain.progress import Progress

EVERY = 10
ALONE_SECONDS = 5.0


def measure() -> list[Line]:
    """Two lines: the longest time between two ticks, and the longest of 999 in 1000."""
    from smallcrm.services.book import create_book

    data.sheet_file()  # made before the clock runs
    with temporary_home() as folder:
        path = folder / "import.smallcrm"
        create_book(path, data.shop()).close()
        window = MeasuredWindow(path)
        window.tasks.long_job.connect(lambda job: job.ended.connect(lambda: ended.append(True)))
        ended: list[bool] = []
        until = time.monotonic() + ALONE_SECONDS
        alone = _gaps(window, lambda: time.monotonic() > until)
        window.program.long_command(_job(window), title="Importing")
        busy = _gaps(window, lambda: bool(ended))
        window.close()
    what = "the window during that import: a 10 ms timer's longest wait"
    name = "the same timer while nothing else is done"
    return [
        Line(what, max(busy), "ms", max(alone), name, most=100, remark=f"{len(busy)} ticks"),
        Line(f"{what} but for one in 1000", percentile(busy, 0.999), "ms", percentile(alone, 0.999), name, remark=f"{len(busy)} ticks"),
    ]


def _job(window: MeasuredWindow) -> Callable[[Progress], Outcome[object]]:
    from smallcrm.services import importing

    sheet, book = data.sheet_file(), window.book

    def work(progress: Progress) -> Outcome[object]:
        with importing.open_file(sheet, progress) as file:
            understanding = importing.understand_file(book, file, progress)
            return importing.run_import(book, file, understanding, progress)  # type: ignore[return-value]  # a narrower outcome

    return work


def _gaps(window: MeasuredWindow, reached: Callable[[], bool]) -> list[float]:
    """Milliseconds between the ticks, by the clock on the wall, since what is felt is that."""
    ticks: list[float] = [time.perf_counter()]
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(EVERY)
    window.until(reached)
    timer.stop()
    return [1000 * (later - sooner) for sooner, later in pairwise(ticks)]


if __name__ == "__main__":
    run(measure)
