"""The palette of commands (Ctrl+K): typed letters find customers and commands alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from smallcrm.domain.folding import fold
from smallcrm.i18n import _
from smallcrm.ui.actions import key_text
from smallcrm.ui.forms.base import Chosen
from smallcrm.ui.style import icons, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, SPACE
from smallcrm.ui.text_direction import joined
from smallcrm.ui.widgets.search_box import SearchBox
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_WHAT = Qt.ItemDataRole.UserRole


class CommandPalette(Sheet):
    """Closes when something was chosen; arrows walk, Enter takes."""

    customer_chosen = Signal(int)

    def __init__(
        self,
        commands: Sequence[QAction],
        find: Callable[[str, Callable[[Sequence[Chosen]], None]], None],
        parent: QWidget,
    ) -> None:
        super().__init__("", parent, width=560)
        self.setWindowTitle(_("Find a customer or a command"))
        self._commands, self._find = commands, find
        self._customers: Sequence[Chosen] = ()
        self.body.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE))
        self.search = SearchBox(_("Find a customer or a command"), _("Type a name or what you want to do…"))
        self.body.addWidget(self.search)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("What was found"))
        self.list.setStyleSheet(sheets.drop_list())
        self.list.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(icons.size())
        self.list.setMinimumHeight(px(FIELD) * 9)
        self.list.itemClicked.connect(self._take)
        self.body.addWidget(self.list)
        self.search.searched.connect(self._searched)
        self.search.left.connect(self._left)
        self._show()
        self.search.setFocus()

    def _searched(self, text: str) -> None:
        if text.strip():
            self._find(text, self._found)
        else:
            self._customers = ()
        self._show()

    def _found(self, customers: Sequence[Chosen]) -> None:
        self._customers = customers
        self._show()

    def _show(self) -> None:
        wanted = fold(self.search.text()).split()
        self.list.clear()
        for customer in self._customers if wanted else ():
            self._add(icons.icon("user", "dim"), joined((customer.name, customer.detail)), customer)
        for action in self._commands:
            if all(word in fold(action.text()) for word in wanted):
                key = "" if action.shortcut().isEmpty() else key_text(action.shortcut())
                icon = action.icon() if action.data() is None else icons.icon(str(action.data()))
                self._add(icon, joined((action.text(), key)), action)
        self.list.setCurrentRow(0)

    def _add(self, icon: QIcon, text: str, what: object) -> None:
        item = QListWidgetItem(icon, text)
        item.setData(_WHAT, what)
        item.setSizeHint(QSize(px(100), px(FIELD)))
        self.list.addItem(item)

    def _left(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.reject()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item = self.list.currentItem()
            if item is not None:
                self._take(item)
        elif self.list.count():
            step = 8 if key == Qt.Key.Key_PageDown else 1
            self.list.setCurrentRow(min(self.list.currentRow() + step, self.list.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Up:
            self.list.setCurrentRow(max(self.list.currentRow() - 1, 0))
            return
        super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        what = item.data(_WHAT)
        self.accept()
        if isinstance(what, Chosen):
            self.customer_chosen.emit(what.id)
        elif isinstance(what, QAction):
            what.trigger()
