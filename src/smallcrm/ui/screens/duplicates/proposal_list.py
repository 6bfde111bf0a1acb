"""The list of proposals: of each the two names over one another, and what speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HAIR, SMALL, SPACE
from smallcrm.ui.text_direction import reading_side
from smallcrm.ui.widgets.buttons import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from smallcrm.services.duplicates import Proposal

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.proposals: Sequence[Proposal] = ()

    def show(self, proposals: Sequence[Proposal]) -> None:
        self.beginResetModel()
        self.proposals = proposals
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.proposals)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """For screen readers and tooltips; the delegate looks at the proposal."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            proposal = self.proposals[index.row()]
            said = "\n".join(text for text in (isolate(proposal.first_name), isolate(proposal.second_name), proposal.because()) if text)
            return plain_tooltip(said).replace("\n", "<br>") if role == Qt.ItemDataRole.ToolTipRole else said
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: ProposalList, model: _Model) -> None:
        super().__init__(parent)
        self._list, self._model = parent, model
        self._bold, self._small = fonts.font(bold=True), fonts.small()
        self._heights = [QFontMetrics(font).height() for font in (self._bold, self._bold, self._small)]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        del option, index
        return QSize(px(SPACE), sum(self._heights) + px(HAIR) + 2 * px(SMALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, rect = look().palette, QRect(option.rect)  # type: ignore[attr-defined]  # the stubs leave out the option's fields
        proposal = self._model.proposals[index.row()]
        is_current = index.row() == self._list.currentIndex().row()
        if is_current:
            painter.fillRect(rect, QColor(colours.soft))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        inner = rect.adjusted(px(SPACE), px(SMALL), -px(SPACE), -px(SMALL))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        because = proposal.because() or _("chosen by you")
        dim = colours.text if is_current else colours.dim
        lines = ((proposal.first_name, colours.text), (proposal.second_name, colours.text), (because, dim))
        top = inner.top()
        for place, (text, colour) in enumerate(lines):
            font = self._small if place == len(lines) - 1 else self._bold
            top += px(HAIR) if place == len(lines) - 1 else 0
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(inner.left(), top, inner.width(), self._heights[place])
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(reading_side() | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
            top += self._heights[place]
        if is_current and self._list.hasFocus():
            pen = QPen(QColor(colours.accent), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))


class ProposalList(QListView):
    """Arrows walk, Enter goes to the pair; letters go on to the search."""

    current_changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Pairs of cards"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
        self._pairs = _Model(self)
        self.setModel(self._pairs)
        self.setItemDelegate(_Delegate(self, self._pairs))
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def proposals(self) -> Sequence[Proposal]:
        """Those shown, in their order."""
        return self._pairs.proposals

    def show_proposals(self, proposals: Sequence[Proposal], current: int) -> None:
        """Show these, the cursor on the row `current`; says `current_changed` once."""
        self._pairs.show(proposals)
        if proposals:
            self.setCurrentIndex(self._pairs.index(current, 0))
        self.viewport().update()

    def current(self) -> Proposal | None:
        """The proposal under the cursor."""
        row = self.currentIndex().row()
        return self._pairs.proposals[row] if 0 <= row < len(self._pairs.proposals) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self.opened.emit()
        elif event.text() and event.text().isprintable() and not event.text().isspace() and not held & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
