"""A report to choose: a small picture of its page and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smallcrm.services.reporting import CARD
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import CARD_CORNER, HAIR, SPACE
from smallcrm.ui.text_direction import reading_side

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

PICTURE = QSize(46, 60)
_CARD_LINES = ((0.2, 0.5), (0.36, 0.3), (0.42, 0.38), (0.5, 0.7), (0.58, 0.6), (0.66, 0.75), (0.74, 0.5), (0.82, 0.65))


class ReportChoice(QAbstractButton):
    """Checked where it is the report chosen."""

    def __init__(self, name: str, title: str, sentence: str) -> None:
        super().__init__()
        self._report, self._title, self._sentence = name, title, sentence
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(280), self.heightForWidth(px(280)))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        room = max(width - px(PICTURE.width()) - 3 * px(SPACE), px(60))
        words = sum(_height(text, font, room) for text, font in self._texts())
        return max(px(PICTURE.height()), words + px(HAIR)) + 2 * px(SPACE)

    def _texts(self) -> tuple[tuple[str, QFont], ...]:
        return (self._title, fonts.font(bold=True)), (self._sentence, fonts.small())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        colours = look().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.accent if self.hasFocus() or self.isChecked() else colours.dim if self.underMouse() else colours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.soft if self.isChecked() else colours.panel))
        corner = px(CARD_CORNER)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        picture = QRect(px(SPACE), (self.height() - px(PICTURE.height())) // 2, px(PICTURE.width()), px(PICTURE.height()))
        words = self.rect().adjusted(picture.right() + px(SPACE), px(SPACE), -px(SPACE), -px(SPACE))
        if look().right_to_left:
            picture, words = self._mirrored(picture), self._mirrored(words)
        self._draw_picture(painter, picture)
        self._draw_words(painter, words)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QRect(self.width() - place.right() - 1, place.top(), place.width(), place.height())

    def _draw_words(self, painter: QPainter, room: QRect) -> None:
        colours = look().palette
        tones = (colours.accent if self.isChecked() else colours.text, colours.text)
        top = room.top()
        for (text, font), tone in zip(self._texts(), tones, strict=True):
            painter.setPen(QColor(tone))
            painter.setFont(font)
            height = painter.fontMetrics().lineSpacing()
            for line in _lines(text, painter.fontMetrics(), room.width()):
                painter.drawText(QRect(room.left(), top, room.width(), height), int(reading_side() | Qt.AlignmentFlag.AlignVCenter), line)
                top += height
            top += px(HAIR)

    def _draw_picture(self, painter: QPainter, page: QRect) -> None:
        """A white page with lines where its words stand."""
        painter.setPen(QPen(QColor("#9AA3AE"), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(page)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#1F6F5C"))
        self._line(painter, page, 0.08, 0.0, 0.45)
        painter.setBrush(QColor("#C3CAD3"))
        if self._report == CARD:
            for top, width in _CARD_LINES:
                self._line(painter, page, top, 0.0, width)
            painter.setBrush(QColor("#E4F1ED"))
            side = page.width() * 0.28
            left = page.left() + page.width() * 0.1 if look().right_to_left else page.right() - page.width() * 0.1 - side
            painter.drawRect(QRectF(left, page.top() + page.height() * 0.18, side, side))
            return
        for row in range(9):
            top = 0.22 + row * 0.078
            for start, width in ((0.0, 0.34), (0.42, 0.24), (0.76, 0.24)):
                self._line(painter, page, top, start, width)

    def _line(self, painter: QPainter, page: QRect, top: float, start: float, width: float) -> None:
        """A line of the page, `top` in its height, `start` and `width` in the width between its margins."""
        inner = page.width() * 0.8
        left = page.left() + page.width() * 0.1 + inner * (1 - start - width if look().right_to_left else start)
        painter.drawRect(QRectF(left, page.top() + page.height() * top, inner * width, max(page.height() * 0.03, 1.5)))


def _lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text in lines. Qt's own breaking leaves the blank at a line's end before the line where one reads from the right."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _height(text: str, font: QFont, width: int) -> int:
    metrics = QFontMetrics(font)
    return metrics.lineSpacing() * len(_lines(text, metrics, width))
