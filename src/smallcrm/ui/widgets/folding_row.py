"""A row of buttons of which those that find no room fold into a menu at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from smallcrm.i18n import _
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR
from smallcrm.ui.widgets.buttons import Button, quiet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QResizeEvent


class FoldingRow(QWidget):
    """One line whatever its width, and no word cut; `actions` come with the names of their icons. Those not visible are left out."""

    def __init__(self, actions: Sequence[tuple[QAction, str]]) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(HAIR))
        self._buttons = [(_low(quiet(action.text(), icon, action.trigger)), action) for action, icon in actions]
        for button, _action in self._buttons:
            self._row.addWidget(button)
        self._more = _low(quiet(_("More"), "ellipsis"))
        self._menu = QMenu(self._more)
        self._menu.setStyleSheet(sheets.menu())
        self._more.setMenu(self._menu)
        self._more.hide()
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        # The buttons shown at this width say nothing about the least width there can be.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._more.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Show what is to be seen now, in the room there is."""
        gap = px(HAIR)
        offered = [(button, action) for button, action in self._buttons if action.isVisible()]
        widths = [button.sizeHint().width() + gap for button, _action in offered]
        room = self.width() + gap
        if sum(widths) > room:
            room -= self._more.sizeHint().width() + gap
        shown = 0
        while shown < len(widths) and widths[shown] <= room:
            room -= widths[shown]
            shown += 1
        self._menu.clear()
        seen = [button for button, _action in offered[:shown]]
        for button, _action in self._buttons:
            button.setVisible(button in seen)
        self._menu.addActions([action for _button, action in offered[shown:]])
        self._more.setVisible(shown < len(widths))


def _low(button: Button) -> Button:
    button.setStyleSheet(sheets.low_button())
    return button
