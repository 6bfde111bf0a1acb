"""What one of two cards says in a field, to be chosen: a box with a tick while it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.widgets.avatar import Avatar
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.labels import icon_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

PHOTO = 60


class ChoiceCell(QPushButton):
    """Space or Enter chooses; the arrows ask for the neighbour, in rows down and sides onward."""

    walked = Signal(int, int)

    def __init__(self, name: str, text: str, photo: bytes | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(sheets.side_by_side())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SMALL), px(HAIR), px(SMALL), px(HAIR))
        row.setSpacing(px(SMALL))
        said = Avatar("", photo, side=PHOTO) if photo else CopyLabel(text)
        said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(said, 0 if photo else 1)
        if photo:
            row.addStretch(1)
        self._tick = icon_label("circle-check", "accent")
        self._tick.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self._tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(policy)
        self._tick.hide()
        row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        wanted = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        wanted.setHeightForWidth(True)
        self.setSizePolicy(wanted)
        self.toggled.connect(self._tick.setVisible)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        layout = self.layout()
        return layout.totalMinimumSize() if layout else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        onward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if look().right_to_left else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        steps = {Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0), onward: (0, 1), back: (0, -1)}
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in steps:
            self.walked.emit(*steps[key])
        else:
            super().keyPressEvent(event)
