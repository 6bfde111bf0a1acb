"""Work off the thread that paints: one writer, a few readers; answers come back in the thread of the window.

A job is a plain function that knows nothing of Qt. Its answer is handed to `done`, what it raised to `failed`. An answer is
dropped when the job was cancelled, when its owner is gone, or when a younger question was asked on the same line (typing).
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

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


class Tasks(Protocol):
    """What screens see of the runner; tests bring one that runs at once."""

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

    def write(
        self, job: Callable[[], Value], done: Callable[[Value], None], failed: Failed | None = None, *, owner: QObject | None = None
    ) -> Job:
        """Change something; writes happen one after the other, in the order they were asked for."""

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

    def close(self) -> None:
        """Cancel what was asked and not begun, wait for all that is to be written."""


class _Runner(QObject):
    """What the two runners share: lines, owners, and who is told what."""

    long_job = Signal(object)
    """A `Job` with a title has begun; the window shows its progress."""

    def __init__(self, on_error: Failed) -> None:
        super().__init__()
        self._on_error = on_error
        self._youngest: dict[tuple[int, str], Job] = {}

    def read(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        line: str = "",
    ) -> Job:
        made = Job()
        if line:
            older = self._youngest.get((id(owner), line))
            if older is not None:
                older.cancel()
            self._youngest[id(owner), line] = made
        return self._start(made, job, self._answer(done, owner), self._answer(failed or self._on_error, owner), writes=False)

    def write(
        self, job: Callable[[], Any], done: Callable[[Any], None], failed: Failed | None = None, *, owner: QObject | None = None
    ) -> Job:
        # What was written is told even when the one who asked is gone: other screens must learn of it.
        return self._start(Job(), job, self._answer(done, owner), failed or self._on_error, writes=True)

    def read_long(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        title: str,
        owner: QObject | None = None,
    ) -> Job:
        return self._start_long(Job(title), job, self._answer(done, owner), self._answer(failed or self._on_error, owner), writes=False)

    def write_long(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Failed | None = None,
        *,
        title: str,
        owner: QObject | None = None,
    ) -> Job:
        return self._start_long(Job(title), job, self._answer(done, owner), failed or self._on_error, writes=True)

    def _start_long(self, made: Job, job: Callable[[Progress], Any], done: Callable[[Any], None], failed: Failed, *, writes: bool) -> Job:
        self.long_job.emit(made)
        return self._start(made, lambda: job(made), done, failed, writes=writes, tells_cancel=True)

    def _start(
        self,
        made: Job,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Failed,
        *,
        writes: bool,
        tells_cancel: bool = False,
    ) -> Job:
        raise NotImplementedError

    def _answer(self, tell: Callable[[Any], None], owner: QObject | None) -> Callable[[Any], None]:
        """`tell`, unless its owner is gone by then."""
        if owner is None:
            return tell
        return lambda value: tell(value) if isValid(owner) else None

    def _finish(
        self, made: Job, outcome: tuple[bool, Any], done: Callable[[Any], None], failed: Failed, *, writes: bool, tells_cancel: bool
    ) -> None:
        """In the thread of the window: tell whoever asked. What was written is written, so a late cancel does not hide it."""
        self._youngest = {line: job for line, job in self._youngest.items() if job is not made}
        worked, value = outcome
        try:
            given_up = made.cancelled or isinstance(value, Cancelled)
            if given_up and not tells_cancel and not (writes and worked):
                return
            if worked:
                done(value)
            else:
                failed(value)
        finally:
            made.ended.emit()


class InlineTasks(_Runner):
    """Runs every job at once, where it is asked for: makes tests of the window follow one another."""

    def __init__(self, on_error: Failed | None = None) -> None:
        super().__init__(on_error or _raise)

    def close(self) -> None:
        """Nothing is under way."""

    def _start(
        self,
        made: Job,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Failed,
        *,
        writes: bool,
        tells_cancel: bool = False,
    ) -> Job:
        self._finish(made, _run(job), done, failed, writes=writes, tells_cancel=tells_cancel)
        return made


class ThreadTasks(_Runner):
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

    def _start(
        self,
        made: Job,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Failed,
        *,
        writes: bool,
        tells_cancel: bool = False,
    ) -> Job:
        if self._closed:  # an answer that came while the window closed asks for nothing more
            made.cancel()
            return made

        def work() -> None:
            outcome = (False, Cancelled()) if made.cancelled else _run(job)
            self._arrived.emit(lambda: self._finish(made, outcome, done, failed, writes=writes, tells_cancel=tells_cancel))

        self._pool(writes=writes).submit(work)
        return made

    def _finish(
        self, made: Job, outcome: tuple[bool, Any], done: Callable[[Any], None], failed: Failed, *, writes: bool, tells_cancel: bool
    ) -> None:
        if self._closed and not writes:  # whoever asked has let go of the book, and is about to go
            made.cancel()
            made.ended.emit()
        else:
            super()._finish(made, outcome, done, failed, writes=writes, tells_cancel=tells_cancel)

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
