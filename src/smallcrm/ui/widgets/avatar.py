"""The face of a customer: a photo in a circle, or the first letters of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from smallcrm.domain.person_name import initials
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import SECTION

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Avatar(QWidget):
    """The photo in a circle, or the first letters of the name."""

    def __init__(self, name: str, photo: bytes | None, *, side: float) -> None:
        super().__init__()
        self._side = px(side)
        self._letters = initials(name)
        self._photo = QPixmap()
        if photo:
            self._photo.loadFromData(photo)
        self.setFixedSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        circle = QPainterPath()
        circle.addEllipse(QRectF(self.rect()))
        painter.setClipPath(circle)
        if not self._photo.isNull():
            painter.drawPixmap(self.rect(), self._photo, _middle_square(self._photo))
        else:
            painter.fillRect(self.rect(), QColor(look().palette.soft))
            painter.setPen(QColor(look().palette.accent))
            painter.setFont(fonts.font(SECTION * self._side / px(52) * 1.1, bold=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()


def _middle_square(photo: QPixmap) -> QRect:
    side = min(photo.width(), photo.height())
    return QRect((photo.width() - side) // 2, (photo.height() - side) // 2, side, side)
