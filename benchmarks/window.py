"""The program's window on a book, for rows that measure it: asked as a person would ask, and watched from outside."""

from __future__ import annotations

import gc
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from smallcrm.infra.settings import LANGUAGE, LAST_SCREEN, Settings
from smallcrm.models.connection import Connection, Rows
from smallcrm.ui.program import Program
from smallcrm.ui.style import fonts
from smallcrm.ui.style.wear import STYLE
from smallcrm.ui.tables.table_view import TableView
from smallcrm.ui.tasks import ThreadTasks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from smallcrm.services.book import Book
    from smallcrm.ui.tables.paged_table_model import PagedTableModel
    from smallcrm.ui.tasks import Asked, Job

SIZE = (1360, 840)
LONGEST_WAIT = 120.0
QUIET = 0.25
"""Seconds without any work after which the window is at rest: longer than its own delays."""

PULSE = 50
"""Milliseconds after which a wait looks whether it is over, though nothing happened."""

Statement = tuple[str, Any]


class WatchedTasks(ThreadTasks):
    """The program's own threads, and what their jobs cost: seconds of processor and the SQL they sent."""

    def __init__(self) -> None:
        super().__init__(_raise)
        self.spent: list[float] = []
        self.statements: list[Statement] = []
        """What the jobs that ended have asked the book, in the order of their ends."""
        self.running = 0
        self._asking = threading.local()

    def note(self, statement: Statement) -> None:
        """A statement that the job on this thread sends."""
        self._asking.statements.append(statement)

    def _start(self, job: Callable[[], Any], asked: Asked) -> Job:
        def timed_job() -> Any:  # noqa: ANN401 - whatever the job answers
            self._asking.statements = []
            before = time.thread_time()
            try:
                return job()
            finally:
                self.spent.append(time.thread_time() - before)
                self.statements += self._asking.statements

        self.running += 1
        asked.made.ended.connect(self._ended)
        return super()._start(timed_job, asked)

    def _ended(self) -> None:
        self.running -= 1


class MeasuredWindow:
    """The customers' screen of a book, at rest when made."""

    def __init__(self, path: Path) -> None:
        from smallcrm.services.book import open_book

        self.application = QApplication.instance() or QApplication(["smallcrm", *STYLE])
        settings = Settings()
        settings[LANGUAGE] = "en"
        settings[LAST_SCREEN] = "customers"
        self.tasks = WatchedTasks()
        self.program = Program(self.application, settings, self.tasks)  # type: ignore[arg-type]
        fonts.load_all()
        self.program.furnish()
        sys.excepthook = sys.__excepthook__  # a fault ends the run; nobody is there to read a dialog
        self.program.main.resize(*SIZE)
        self.program.main.show()
        self._painted = 0
        self._watch_painting()
        self._pulse = QTimer(interval=PULSE)
        self._pulse.start()
        self.book: Book = open_book(path)
        self.statements: list[Statement] = []
        """Those of the jobs that had ended when the first page came."""
        self._watch_statements()
        self.program.use_book(self.book, screen="customers")
        self.until(lambda: self.model.complete)
        self.rest()
        self._arrivals: list[tuple[int, int, int]] = []
        self.model.arrived.connect(lambda: self._arrivals.append((len(self.tasks.spent), len(self.tasks.statements), self._painted)))
        gc.collect()
        gc.freeze()

    @property
    def screen(self) -> Any:  # noqa: ANN401 - the customers' screen, whose parts are its own
        return self.program.main.front()

    @property
    def table(self) -> TableView:
        found: TableView = self.screen.findChild(TableView)
        return found

    @property
    def model(self) -> PagedTableModel:
        found: PagedTableModel = self.table.model()  # type: ignore[assignment]
        return found

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the window work until that; where nothing is to be done it sleeps, so that waiting costs nothing."""
        deadline = time.monotonic() + LONGEST_WAIT
        while not reached():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > deadline:
                raise TimeoutError("the window did not get there")

    def rest(self) -> None:
        """Let the window work until nothing is under way any more."""
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < QUIET:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            time.sleep(0.005)
            if self.tasks.running:
                quiet_since = time.monotonic()

    def first_page(self, ask: Callable[[], object]) -> float:
        """Seconds of processor from the asking until the first page of the answer is painted.

        Counted are the window's own thread and the jobs that ended by then; what goes on after it in the background is not.
        """
        self._arrivals.clear()
        self.tasks.spent.clear()
        self.tasks.statements.clear()
        before = time.thread_time()
        ask()
        self.until(lambda: bool(self._arrivals))
        jobs, sent, painted = self._arrivals[0]
        # Where nobody is found the table makes room for a sentence that says so.
        self.until(lambda: self._painted > painted or not self.table.isVisible())
        taken = time.thread_time() - before + sum(self.tasks.spent[:jobs])
        self.statements = self.tasks.statements[:sent]
        return taken

    def close(self) -> None:
        self.rest()
        self.program.main.hide()
        self.program.close()

    def _watch_painting(self) -> None:
        paint = TableView.paintEvent

        def counted(view: TableView, event: QPaintEvent) -> None:
            paint(view, event)
            self._painted += 1

        TableView.paintEvent = counted  # type: ignore[assignment, method-assign]

    def _watch_statements(self) -> None:
        execute = Connection.execute

        def noted(connection: Connection, statement: str, values: Any = ()) -> Rows:  # noqa: ANN401
            if statement.startswith(("SELECT", "WITH")):
                self.tasks.note((statement, values))
            return execute(connection, statement, values)

        Connection.execute = noted  # type: ignore[method-assign, assignment]


def _raise(error: Exception) -> None:
    raise error
