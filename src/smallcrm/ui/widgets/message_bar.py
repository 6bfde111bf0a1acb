"""The line at the bottom that says what was done, for eight seconds, with *Undo* on it; and what did not work, until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout

from smallcrm.i18n import _
from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE, WIDE
from smallcrm.ui.widgets.buttons import icon_only, plain_tooltip, quiet
from smallcrm.ui.widgets.labels import icon_label, label
from smallcrm.ui.widgets.margins import margins

if TYPE_CHECKING:
    from smallcrm.ui.widgets.foot import Foot

SAID_FOR = 8000
LONGEST = 320
"""Letters; no sentence of ours is as long, and a name that is leaves no room for the screen."""


class MessageBar(QFrame):
    """Stands in the foot of the window, where nothing else does."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, foot: Foot) -> None:
        super().__init__(foot)
        self._foot = foot
        self.setObjectName("message")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margins(SPACE, HAIR, HAIR, HAIR))
        self._row.setSpacing(px(SPACE))
        self._done_icon, self._fault_icon = icon_label("circle-check", "accent"), icon_label("circle-alert", "danger")
        self._text = label(wrap=False)
        self._undo = quiet(_("Undo"), "undo-2", lambda: self._pressed(self.undo_wanted))
        self._redo = quiet(_("Redo"), "redo-2", lambda: self._pressed(self.redo_wanted))
        for button in (self._undo, self._redo):
            button.setStyleSheet(sheets.low_button())
        close = icon_only(_("Close the message"), "x", self.hide)
        for widget in (self._done_icon, self._fault_icon, self._text, self._undo, self._redo, close):
            self._row.addWidget(widget)
        self._timer = one_shot(self, self._time_is_up, SAID_FOR)
        foot.hold(self)
        foot.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """What is said now, empty when nothing is."""
        return self._text.text() if self.isVisible() else ""

    def say(self, message: str, *, undo: bool = False, redo: bool = False, fault: bool = False) -> None:
        """Say it, with the button that takes it back or does it again; a fault stays until it is closed or something else is said."""
        self._text.setText(message if len(message) <= LONGEST else f"{message[:LONGEST]}…")
        self._text.setToolTip("" if len(message) <= LONGEST else plain_tooltip(message))
        self._undo.setVisible(undo)
        self._redo.setVisible(redo)
        self._done_icon.setVisible(not fault)
        self._fault_icon.setVisible(fault)
        self.setStyleSheet(sheets.message("message", fault=fault))
        self._fit()
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # late: costly to import, and not painted

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))
        if fault:
            self._timer.stop()
        else:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._foot and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def _time_is_up(self) -> None:
        if self.underMouse() or self._undo.hasFocus() or self._redo.hasFocus():
            self._timer.start()  # whoever is about to press the button is not robbed of it
        else:
            self.hide()

    def _pressed(self, wanted: SignalInstance) -> None:
        self.hide()
        wanted.emit()

    def _fit(self) -> None:
        most = self._foot.width() - 2 * px(WIDE)
        self._text.setWordWrap(False)
        wanted = self.sizeHint().width()
        if wanted > most:
            self._text.setWordWrap(True)
        width = min(wanted, most)
        self.setFixedSize(width, self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height())
