"""Buttons: one primary a screen, secondary ones beside it, quiet ones with an icon, and chips that filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from smallcrm.i18n import is_right_to_left
from smallcrm.ui.style import icons, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import CHIP, FIELD, SMALL, SMALL_ICON

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent

CHIP_PADDING = SMALL + 6


class Button(QPushButton):
    """A button that Enter presses too, with air between its icon and its word."""

    def __init__(self, text: str, icon: str = "", colour: str = "text") -> None:
        super().__init__(_mnemonic_free(text))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon:
            self.setIcon(icons.icon(icon, colour))
            self.setIconSize(icons.size())
            # Qt leaves four pixels between icon and word: too little at this size.
            self.setText(f" {self.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


def primary(text: str, icon: str = "", pressed: Callable[[], object] | None = None) -> Button:
    """The one button of a screen that goes on."""
    button = Button(text, icon, "on_accent")
    button.setStyleSheet(sheets.primary_button())
    return _wired(button, pressed)


def secondary(text: str, icon: str = "", pressed: Callable[[], object] | None = None) -> Button:
    button = Button(text, icon)
    button.setStyleSheet(sheets.secondary_button())
    return _wired(button, pressed)


def quiet(text: str, icon: str = "", pressed: Callable[[], object] | None = None) -> Button:
    """A button without an outline, for what stands in the text."""
    button = Button(text, icon)
    button.setStyleSheet(sheets.quiet_button())
    return _wired(button, pressed)


def danger(text: str, icon: str = "", pressed: Callable[[], object] | None = None) -> Button:
    """A button that takes something away."""
    button = Button(text, icon, "danger")
    button.setStyleSheet(sheets.danger_button())
    return _wired(button, pressed)


def icon_only(name: str, icon: str, pressed: Callable[[], object] | None = None, *, pixels: float = SMALL_ICON) -> QToolButton:
    """A square button with an icon; `name` is its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(icons.icon(icon, pixels=pixels))
    button.setIconSize(icons.size(pixels))
    button.setAccessibleName(name)
    button.setToolTip(plain_tooltip(name))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setStyleSheet(sheets.icon_button())
    side = px(FIELD) if pixels > SMALL_ICON else px(FIELD - SMALL)
    button.setFixedSize(QSize(side, side))
    if pressed is not None:
        button.clicked.connect(lambda _checked: pressed())
    return button


def for_action(action: QAction, icon: str) -> QToolButton:
    """An icon button that does what the action does, and fades and speaks with it."""
    button = icon_only(action.text(), icon, action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button


class Chip(QPushButton):
    """A round button that is on or off; what has no room on one line stands on several."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        self._whole = _mnemonic_free(text)
        super().__init__(self._whole)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setStyleSheet(sheets.chip())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the bold letters it has when it is on, so that its neighbours do not move."""
        wanted = self._metrics().horizontalAdvance(self._whole) + 2 * px(CHIP_PADDING)
        return QSize(max(super().sizeHint().width(), wanted), px(CHIP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(2 * FIELD), px(CHIP))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        more = len(self._lines(width)) - 1
        return px(CHIP) + more * self._metrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        lines = "\n".join(self._lines(self.width()))
        if lines != self.text():
            self.setText(lines)

    def _lines(self, width: int) -> list[str]:
        """The text in lines of at most that width, broken between words."""
        metrics, room, lines = self._metrics(), width - 2 * px(CHIP_PADDING), [""]
        for word in self._whole.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and metrics.horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _metrics(self) -> QFontMetrics:
        """Of the bold letters it has when it is on."""
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font)


def plain_tooltip(text: str) -> str:
    """Text of a stranger for a tooltip: never taken for markup."""
    if not text:
        return ""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return f'<div dir="{"rtl" if is_right_to_left() else "ltr"}">{plain}</div>'


def _mnemonic_free(text: str) -> str:
    return text.replace("&", "&&")


def _wired(button: Button, pressed: Callable[[], object] | None) -> Button:
    if pressed is not None:
        button.clicked.connect(lambda _checked: pressed())
    return button


def name(widget: QObject) -> str:
    """The name a style sheet finds a widget by, unique enough for one sheet."""
    return f"{type(widget).__name__}{id(widget):x}"
