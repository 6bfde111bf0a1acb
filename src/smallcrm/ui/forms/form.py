"""A form: named parts, in them editors under their names, in as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE, WIDE, WIDEST
from smallcrm.ui.widgets.labels import label, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

    from smallcrm.ui.forms.base import Editor

COLUMN_WIDTH = 290
MOST_COLUMNS = 3


class FormPart(QWidget):
    """A heading and the editors under it; `wide` ones take the whole line."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE))
        if heading:
            self._column.addWidget(section(heading))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(WIDE))
        self._grid.setVerticalSpacing(px(SPACE))
        self._column.addLayout(self._grid)
        self._cells: list[tuple[QWidget, bool]] = []
        self._columns = 0
        self._rulers = [_ruler() for _column in range(MOST_COLUMNS)]

    def add(self, name: str, editor: Editor, *, wide: bool = False) -> None:
        """Set an editor under its name after those that are there."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(HAIR))
        named = label(name, font=fonts.small(), colour="dim")
        named.setBuddy(editor.main())
        column.addWidget(named)
        column.addWidget(editor)
        column.addStretch(1)
        self._cells.append((cell, wide))
        self._lay_out(max(self._columns, 1))

    def put(self, widget: QWidget) -> None:
        """Set something below the editors: a fold, a button."""
        leading = Qt.AlignmentFlag(0) if widget.layout() else Qt.AlignmentFlag.AlignLeading
        self._column.addWidget(widget, 0, leading)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        columns = min(max((self.width() + px(WIDE)) // px(COLUMN_WIDTH + WIDE), 1), MOST_COLUMNS)
        if columns != self._columns:
            self._lay_out(columns)

    def _lay_out(self, columns: int) -> None:
        self._columns = columns
        row = place = 0
        for cell, wide in self._cells:
            if wide and place:
                row, place = row + 1, 0
            self._grid.addWidget(cell, row, place, 1, columns if wide else 1, Qt.AlignmentFlag(0))
            place += columns if wide else 1
            if place >= columns:
                row, place = row + 1, 0
        for column, ruler in enumerate(self._rulers):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.removeWidget(ruler)
            if column < columns:
                self._grid.addWidget(ruler, 0, column)


def _ruler() -> QWidget:
    """Nothing, in a column: Qt gives no space to one without contents, so that parts with fewer fields would have wider ones."""
    made = QWidget()
    made.setFixedHeight(0)
    return made


class Form(QWidget):
    """Parts one under the other; Tab and Enter follow the order in which they were added."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(WIDEST))
        self.editors: dict[str, Editor] = {}

    def part(self, heading: str = "") -> FormPart:
        """Begin a part."""
        made = FormPart(heading)
        self._column.addWidget(made)
        return made

    def add(self, part: FormPart, key: str, name: str, editor: Editor, *, wide: bool = False) -> Editor:
        """Set an editor into a part, to be found again by its key."""
        part.add(name, editor, wide=wide)
        self.editors[key] = editor
        return editor

    def end(self) -> None:
        """Push the parts to the top."""
        self._column.addStretch(1)

    def wrong(self) -> Iterator[Editor]:
        """The editors whose contents cannot be saved, in their order."""
        return (editor for editor in self.editors.values() if editor.is_wrong())

    def go_to_wrong(self) -> bool:
        """Show every remark and put the focus into the first editor that is in the way of saving; false if none is."""
        for editor in self.editors.values():
            editor.show_remark()
        first = next(self.wrong(), None)
        if first is None:
            return False
        first.main().setFocus(Qt.FocusReason.OtherFocusReason)
        return True
