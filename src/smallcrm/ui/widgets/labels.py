"""Labels: plain text always, headings, dim notes, signs in a soft box, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from smallcrm.ui.style import fonts, icons, sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HAIR, SMALL, SMALL_ICON, SPACE
from smallcrm.ui.text_direction import reading_side
from smallcrm.ui.widgets.buttons import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QResizeEvent


def label(text: str = "", *, font: QFont | None = None, colour: str = "text", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label that takes nothing for markup and reads from the side of the window's language."""
    # From right to left Qt's plain way indents a broken line by the space it was broken at; its other way does not.
    made = _SelectableLabel() if selectable or (wrap and look().right_to_left) else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setAlignment(reading_side() | Qt.AlignmentFlag.AlignVCenter)
    made.setFont(font or fonts.font())
    made.setWordWrap(wrap)
    paint_in(made, colour)
    return made


class _SelectableLabel(QLabel):
    """Text that can be marked, every line of it read as the window is."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        # Else the first letter says how a line is read, though it be one of a name in an isolate. Qt has no document for no text.
        document = self.findChild(QTextDocument)
        if document is not None:
            option = document.defaultTextOption()
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if look().right_to_left else Qt.LayoutDirection.LeftToRight)
            document.setDefaultTextOption(option)


def paint_in(text: QLabel, colour: str) -> None:
    """Paint a text in a colour of the palette; a style sheet would do the same at ten times the price, and a card has a hundred."""
    painted = text.palette()
    painted.setColor(QPalette.ColorRole.WindowText, QColor(getattr(look().palette, colour)))
    text.setPalette(painted)


def title(text: str = "") -> QLabel:
    """The name of the screen."""
    return label(text, font=fonts.title())


def section(text: str) -> QLabel:
    """The name of a part of a screen."""
    return label(text, font=fonts.section())


def note(text: str = "", *, wrap: bool = True) -> QLabel:
    """Small and dim, on window or panel only."""
    return label(text, font=fonts.small(), colour="dim", wrap=wrap)


class CutLabel(QLabel):
    """One line that is cut where there is no room, with the whole in a tooltip."""

    def __init__(self, text: str = "", *, font: QFont | None = None, colour: str = "text") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(reading_side() | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(font or fonts.font())
        paint_in(self, colour)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text, cut if it must be."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(SPACE), QFontMetrics(self.font()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), px(SPACE)))
        self.setText(shown)
        self.setToolTip(plain_tooltip(self._whole) if shown != self._whole else "")


class Sign(QFrame):
    """An icon and a sentence in a soft box: what is wrong, what comes next. `tone` is danger, warning or soft."""

    def __init__(self, text: str, tone: str = "soft", icon: str = "") -> None:
        super().__init__()
        colour = {"danger": "danger", "warning": "warning"}.get(tone, "accent")
        background = {"danger": "danger_soft", "warning": "warning_soft"}.get(tone, "soft")
        self.setObjectName("sign")
        self.setStyleSheet(sheets.tinted("sign", background))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SPACE), px(SMALL), px(SPACE), px(SMALL))
        row.setSpacing(px(SMALL))
        if icon:
            row.addWidget(icon_label(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        self.text = label(text, colour=colour, wrap=True)
        row.addWidget(self.text, 1)


def icon_label(icon: str, colour: str = "dim", pixels: float = SMALL_ICON) -> QLabel:
    """A drawing that stands by itself and says nothing to a screen reader."""
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, colour, pixels))
    made.setFixedSize(icons.size(pixels))
    return made


class Tag(QLabel):
    """A word in a small soft box, as tags are shown."""

    def __init__(self, text: str, tone: str = "soft") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(fonts.small())
        colours = look().palette
        text_colour, background = {"danger": (colours.danger, colours.danger_soft), "warning": (colours.warning, colours.warning_soft)}.get(
            tone
        ) or (colours.accent, colours.soft)
        padding = f"padding: {px(2)}px {px(HAIR + 2)}px;"
        self.setStyleSheet(f"color: {text_colour}; background: {background}; border-radius: {px(6)}px; {padding}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
