"""Keeps what is being typed while it is typed: a killed program loses at most the last moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smallcrm.ui.one_shot import one_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.ui.screen import Window

KEPT_EVERY = 150
"""Milliseconds from a key stroke to its being kept: a killed program loses a letter or two."""


class TextKeeper(QObject):
    """Writes what is typed in one place, one write at a time.

    `now` gives it as text, None where nothing is to be kept; `keep` writes such a text, or lets the kept one go for None,
    off the thread of the window.
    """

    def __init__(self, window: Window, now: Callable[[], str | None], keep: Callable[[str | None], None], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._now = now
        self._keep_text = keep
        self._kept: str | None = None
        self._writing = False
        self._stopped = False
        self._timer = one_shot(self, self._keep, KEPT_EVERY)

    def begin_with(self, text: str | None) -> None:
        """What is kept already."""
        self._kept = text

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive() and not self._stopped:
            self._timer.start()

    def keep_now(self) -> str | None:
        """Keep what is typed without waiting; gives it, None where there is nothing to keep."""
        self._timer.stop()
        self._write(self._now())
        return self._now()

    def stop(self) -> None:
        """It is being saved or was given up: nothing is kept any more."""
        self._stopped = True
        self._timer.stop()

    def go_on(self) -> None:
        """It could not be saved after all."""
        self._stopped = False
        self.touch()

    def _keep(self) -> None:
        if self._writing:
            self._timer.start()
        else:
            self._write(self._now())

    def _write(self, text: str | None) -> None:
        if text == self._kept:
            return
        self._kept = text
        self._writing = True
        keep = self._keep_text
        self._window.tasks.write(lambda: keep(text), self._written, self._failed, owner=self)

    def _written(self, _nothing: None) -> None:
        self._writing = False

    def _failed(self, error: Exception) -> None:
        self._writing = False
        self.stop()
        self._window.show_error(error)
