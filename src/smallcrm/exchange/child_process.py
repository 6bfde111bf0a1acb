"""The program's side of the reading child: it is started, spoken to in lines, watched, and killed."""

from __future__ import annotations

import queue
import subprocess
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING, Any

from smallcrm.exchange.cells import from_line, to_line
from smallcrm.exchange.problems import Problem, ReadingError

if TYPE_CHECKING:
    from collections.abc import Callable

COMMAND = (sys.executable, "-I", "-X", "utf8", "-m", "smallcrm.exchange.reading_child")
"""Isolated: no module of the folder the program stands in, and nothing from the environment, is imported."""

SILENCE_SECONDS = 120.0
"""How long the child may say nothing before it is given up: a large file takes half a minute on a busy machine, and can be stopped."""

TICK_SECONDS = 0.1
LONGEST_LINE = 16 * 2**20
LINES_AHEAD = 8
PIPE_HOLDS = 2**16
"""Bytes that are taken from the child at once."""


class ChildGone(Exception):  # noqa: N818 - whether it is an error is told by whoever asked
    """The child died or fell silent without telling why; `slow` when it was killed for its silence."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__(slow)
        self.slow = slow


class ReadingChild:
    """One child process; not for two threads at a time."""

    def __init__(self, silence_seconds: float = SILENCE_SECONDS) -> None:
        self._silence = silence_seconds
        self._process = subprocess.Popen(
            COMMAND,
            bufsize=PIPE_HOLDS,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.Queue[bytes] = queue.Queue(LINES_AHEAD)
        self._closing = False
        self._listener = Thread(target=self._listen, name="reading child", daemon=True)
        self._listener.start()

    def ask(self, request: dict[str, Any]) -> None:
        """Send a request; raises ChildGone when nobody is there to take it."""
        pipe = self._process.stdin
        try:
            if pipe is not None:
                pipe.write(to_line(request))
                pipe.flush()
        except (OSError, ValueError) as error:
            raise ChildGone(slow=False) from error

    def answer(self, tick: Callable[[], None]) -> dict[str, Any]:
        """The next message. `tick` is called ten times a second while there is none, and may raise to give up.

        Raises ReadingError for a problem the child names, and ChildGone when it is silent for too long or dead.
        """
        deadline = time.monotonic() + self._silence
        while True:
            try:
                line = self._lines.get(timeout=TICK_SECONDS)
            except queue.Empty:
                tick()
                if time.monotonic() > deadline:
                    self.kill()
                    raise ChildGone(slow=True) from None
                continue
            if not line:
                raise ChildGone(slow=False)
            return _message(line)

    def kill(self) -> None:
        """End the child at once, whatever it is doing."""
        self._closing = True
        self._process.kill()
        self._process.wait()
        while self._listener.is_alive():
            # A listener that waits to hand over a line goes on when there is room.
            while not self._lines.empty():
                self._lines.get_nowait()
            self._listener.join(TICK_SECONDS / 10)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)

    def _listen(self) -> None:
        pipe = self._process.stdout
        while pipe is not None and not self._closing:
            line = pipe.readline(LONGEST_LINE)
            self._lines.put(line)
            if not line:
                return


def _message(line: bytes) -> dict[str, Any]:
    """One line understood; a child that talks nonsense has been led astray by its file."""
    try:
        message = from_line(line)
    except ValueError as error:
        raise ReadingError(Problem.DAMAGED) from error
    if not isinstance(message, dict):
        raise ReadingError(Problem.DAMAGED)
    if "problem" in message:
        raise ReadingError(Problem(message["problem"]))
    return message


def _close(pipe: Any) -> None:  # noqa: ANN401 - either end of a pipe
    try:
        pipe.close()
    except OSError:
        return  # what was never sent has nobody to go to
