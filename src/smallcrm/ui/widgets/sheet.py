"""A small sheet over the window: Esc closes it, and it is drawn like a card."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDEST
from smallcrm.ui.tab_order import move_focus
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import section
from smallcrm.ui.widgets.panel import scroll

MOST_OF_WINDOW = 0.68


class Sheet(QDialog):
    """A dialog with a heading; fill `body`."""

    def __init__(self, heading: str, parent: QWidget | None, *, width: float = 520) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setStyleSheet(sheets.sheet("sheet"))
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(width))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(WIDEST), px(WIDEST), px(WIDEST), px(WIDEST))
        self.body.setSpacing(px(SPACE))
        if heading:
            self.body.addWidget(section(heading))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        return move_focus(self, onwards=next)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never higher than the window it stands over: what scrolls in it gives way, and its buttons are in reach."""
        hint = super().sizeHint()
        over = self.parentWidget()
        return hint if over is None else QSize(hint.width(), min(hint.height(), over.window().height() - 2 * px(SMALL)))

    def add_buttons(self, go_on: QWidget, before: QWidget | None = None) -> None:
        """Set the last row: *Cancel* and the button that goes on at its end, and what else there is to press at its beginning."""
        row = QHBoxLayout()
        row.setSpacing(px(SMALL))
        if before is not None:
            row.addWidget(before)
        row.addStretch(1)
        row.addWidget(secondary(_("Cancel"), "", self.reject))
        row.addWidget(go_on)
        self.body.addLayout(row)

    def add_scrolled(self, content: QWidget) -> None:
        """Set a long content: as high as it takes, or as the window has room for, and then it scrolls."""
        area = scroll(content)
        self.body.addWidget(area)
        width = self.minimumWidth() - 2 * px(WIDEST)
        wanted = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        over = self.parentWidget()
        room = over.height() if over is not None else self.screen().availableSize().height()
        area.setMinimumHeight(min(max(wanted, content.sizeHint().height()) + px(SPACE), round(room * MOST_OF_WINDOW)))
