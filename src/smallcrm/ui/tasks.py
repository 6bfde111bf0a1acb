"""Work off the thread that paints: one writer, a few readers; answers come back in the thread of the window.

A job is a plain function that knows nothing of Qt. Its answer is handed to `done`, what it raised to `failed`. An answer is
dropped when the job was cancelled, when its owner is gone, or when a younger question was asked on the same line (typing).
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from smallcrm.domain.errors import Cancelled
from smallcrm.infra.collector import collect_if_due

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from smallcrm.domain.progress import Progress

Value = TypeVar("Value")
Failed = Callable[[Exception], None]

READERS = 4
"""One of them may be busy for long with looking whether the book is sound."""
COLLECTS_EVERY = 250
"""Milliseconds between two looks whether garbage is to be collected."""


class Job(QObject):
    """A piece of work under way; `progressed` carries done, total and what is being done, `ended` comes last in any case."""

    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.title = title
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop; work that was not begun never begins, work under way stops where it next reports its progress."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int, doing: str) -> None:
        """What the work calls, in its own thread; raises `Cancelled` when it shall stop."""
        if self.cancelled:
            raise Cancelled
        self.progressed.emit(done, total, doing)


@dataclass(frozen=True, slots=True)
class Asked:
    """What becomes of a job: whom its answer or its fault is told, whether it writes, and whether a cancel is told as a fault."""

    made: Job
    done: Callable[[Any], None]
    failed: Failed
    writes: bool
    tells_cancel: bool = False


class Tasks(QObject):
    """What screens ask for: questions and changes, each carried out by a runner as it sees fit."""

    long_job = Signal(object)
    """A `Job` with a title has begun; the window shows its progress."""

    def __init__(self, on_error: Failed) -> None:
        super().__init__()
        self._on_error = on_error
        self._youngest: dict[tuple[int, str], Job] = {}

    def read(
        self,
        job: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        line: str = "",
    ) -> Job:
        """Ask something; on a named `line` of an owner only the youngest question is answered."""
        made = Job()
        if line:
            older = self._youngest.get((id(owner), line))
            if older is not None:
                older.cancel()
            self._youngest[id(owner), line] = made
        return self._start(job, Asked(made, _to(owner, done), _to(owner, failed or self._on_error), writes=False))

    def write(
        self, job: Callable[[], Value], done: Callable[[Value], None], failed: Failed | None = None, *, owner: QObject | None = None
    ) -> Job:
        """Change something; writes happen one after the other, in the order they were asked for.

        What could not be written is told even when the one who asked is gone.
        """
        return self._start(job, Asked(Job(), _to(owner, done), failed or self._on_error, writes=True))

    def read_long(
        self,
        job: Callable[[Progress], Value],
        done: Callable[[Value], None],
        failed: Failed | None = None,
        *,
        title: str,
        owner: QObject | None = None,
    ) -> Job:
        """Read with progress shown under `title`, which can be stopped (then `failed` is given `Cancelled`)."""
        told = _to(owner, failed or self._on_error)
        return self._start_long(job, Asked(Job(title), _to(owner, done), told, writes=False, tells_cancel=True))

    def write_long(
        self,
        job: Callable[[Progress], Value],
        done: Callable[[Value], None],
        failed: Failed | None = None,
        *,
        title: str,
        owner: QObject | None = None,
    ) -> Job:
        """Write with progress shown under `title`, which can be stopped (then `failed` is given `Cancelled`)."""
        told = failed or self._on_error
        return self._start_long(job, Asked(Job(title), _to(owner, done), told, writes=True, tells_cancel=True))

    def close(self) -> None:
        """Cancel what was asked and not begun, wait for all that is to be written."""
        raise NotImplementedError

    def _start_long(self, job: Callable[[Progress], Any], asked: Asked) -> Job:
        self.long_job.emit(asked.made)
        return self._start(lambda: job(asked.made), asked)

    def _start(self, job: Callable[[], Any], asked: Asked) -> Job:
        raise NotImplementedError

    def _finish(self, asked: Asked, outcome: tuple[bool, Any]) -> None:
        """In the thread of the window: tell whoever asked. What was written is written, so a late cancel does not hide it."""
        self._youngest = {line: job for line, job in self._youngest.items() if job is not asked.made}
        worked, value = outcome
        try:
            given_up = asked.made.cancelled or isinstance(value, Cancelled)
            if given_up and not asked.tells_cancel and not (asked.writes and worked):
                return
            if worked:
                asked.done(value)
            else:
                asked.failed(value)
        finally:
            asked.made.ended.emit()


def _to(owner: QObject | None, tell: Callable[[Any], None]) -> Callable[[Any], None]:
    """`tell`, unless its owner is gone by then."""
    if owner is None:
        return tell
    return lambda value: tell(value) if isValid(owner) else None


class InlineTasks(Tasks):
    """Runs every job at once, where it is asked for: makes tests of the window follow one another."""

    def __init__(self, on_error: Failed | None = None) -> None:
        super().__init__(on_error or _raise)

    def close(self) -> None:
        """Nothing is under way."""

    def _start(self, job: Callable[[], Any], asked: Asked) -> Job:
        self._finish(asked, _run(job))
        return asked.made


class ThreadTasks(Tasks):
    """Runs jobs in threads of its own."""

    _arrived = Signal(object)

    def __init__(self, on_error: Failed) -> None:
        super().__init__(on_error)
        self._closed = False
        self._writer: ThreadPoolExecutor | None = None
        self._readers: ThreadPoolExecutor | None = None
        self._arrived.connect(_call, Qt.ConnectionType.QueuedConnection)
        self._collect_here()

    def _collect_here(self) -> None:
        """Python collects garbage in whatever thread makes it due; in one of ours it lets go of widgets whose timers Qt still rings."""
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_if_due)
        timer.start(COLLECTS_EVERY)

    def close(self) -> None:
        self._closed = True
        if self._readers is not None:
            self._readers.shutdown(wait=True, cancel_futures=True)
        if self._writer is not None:
            # The last draft of what was typed may still stand in line.
            self._writer.shutdown(wait=True)

    def _start(self, job: Callable[[], Any], asked: Asked) -> Job:
        if self._closed:  # an answer that came while the window closed asks for nothing more
            asked.made.cancel()
            return asked.made

        def work() -> None:
            outcome = (False, Cancelled()) if asked.made.cancelled else _run(job)
            self._arrived.emit(lambda: self._finish(asked, outcome))

        self._pool(writes=asked.writes).submit(work)
        return asked.made

    def _finish(self, asked: Asked, outcome: tuple[bool, Any]) -> None:
        if self._closed and not asked.writes:  # whoever asked has let go of the book, and is about to go
            asked.made.cancel()
            asked.made.ended.emit()
        else:
            super()._finish(asked, outcome)

    def _pool(self, *, writes: bool) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # late: the first paint needs no threads

        if writes:
            self._writer = self._writer or ThreadPoolExecutor(1, "writer")
            return self._writer
        self._readers = self._readers or ThreadPoolExecutor(READERS, "reader")
        return self._readers


def _run(job: Callable[[], Any]) -> tuple[bool, Any]:
    try:
        return True, job()
    except Exception as error:  # noqa: BLE001 - it is handed to the window, which tells the user's matter from a bug
        return False, error


def _call(what: Callable[[], None]) -> None:
    what()


def _raise(error: Exception) -> None:
    raise error
