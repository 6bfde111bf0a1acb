"""What is being typed, kept in the book while it is typed: a killed program loses at most the last moment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from smallcrm.services import drafts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smallcrm.ui.screen import Window

KEPT_EVERY = 400
"""Milliseconds from a key stroke to its being kept; shorter than half a second, longer than a word takes."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a form, by the key of the editor, and whom the card was of."""

    name: str
    changes: Mapping[str, object]

    def as_text(self) -> str:
        """As the book keeps it."""
        return json.dumps({"name": self.name, "typed": self.changes}, ensure_ascii=False)


def read_typed(text: str) -> Typed:
    """What `as_text` wrote; nothing where it cannot be read, as from a newer program."""
    try:
        read = json.loads(text)
        return Typed(str(read["name"]), dict(read["typed"]))
    except (ValueError, KeyError, TypeError):
        return Typed("", {})


class DraftKeeper(QObject):
    """Writes the draft of one form, one write at a time; `typed` says what is in the form, None where it is as the card."""

    def __init__(self, window: Window, customer_id: int | None, typed: Callable[[], Typed | None], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._customer_id = customer_id
        self._typed = typed
        self._kept: str | None = None
        self._writing = False
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_EVERY)
        self._timer.timeout.connect(self._keep)

    def begin_with(self, text: str | None) -> None:
        """What the book keeps already."""
        self._kept = text

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive() and not self._stopped:
            self._timer.start()

    def keep_now(self) -> str | None:
        """Keep what stands in the form without waiting; gives it, None where there is nothing to keep."""
        self._timer.stop()
        self._write(self._now())
        return self._now()

    def stop(self) -> None:
        """The card is being saved or was given up: nothing is kept any more."""
        self._stopped = True
        self._timer.stop()

    def go_on(self) -> None:
        """It could not be saved after all."""
        self._stopped = False
        self.touch()

    def _now(self) -> str | None:
        typed = self._typed()
        return typed.as_text() if typed is not None else None

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
        self._window.tasks.write(write_job(self._window, self._customer_id, text), self._written, self._failed, owner=self)

    def _written(self, _nothing: None) -> None:
        self._writing = False

    def _failed(self, error: Exception) -> None:
        self._writing = False
        self.stop()
        self._window.show_error(error)


def write_job(window: Window, customer_id: int | None, text: str | None) -> Callable[[], None]:
    """What keeps a draft, or lets it go where `text` is None; to be run off the thread of the window."""
    book = window.book
    if text is None:
        return lambda: drafts.drop_draft(book, customer_id)
    return lambda: drafts.save_draft(book, customer_id, text)
