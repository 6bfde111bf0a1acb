"""One row of the file in the review: its cells, to be written anew in place, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_parts import SALE
from smallcrm.exchange.understanding import IGNORE
from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import isolate, strip_marks
from smallcrm.services.import_decisions import Fate, RowWish
from smallcrm.services.import_texts import about_likeness, reason_of
from smallcrm.ui.forms.base import Chosen, LineField
from smallcrm.ui.forms.customer_picker import CustomerPicker
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL, SPACE
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.labels import CutLabel, label, note
from smallcrm.ui.widgets.one_of import ChipRow
from smallcrm.ui.widgets.panel import Panel, beside_scroll_bar, scroll

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.understanding import ColumnMatch, TableUnderstanding
    from smallcrm.services.import_review import Likeness, Told
    from smallcrm.ui.forms.base import FormContext

AS_DECIDED = "decided"


class RowPanel(Panel):
    """Says `wished` with the row and the user's word for it (None: as it is decided); `left` when Esc goes back to the rows."""

    wished = Signal(int, object)
    left = Signal()

    def __init__(self, context: FormContext) -> None:
        super().__init__(padding=SPACE, spacing=SMALL)
        self._context = context
        self._row = -1
        self._wish = RowWish()
        self.fields: dict[int, _CellField] = {}
        self._heading = CutLabel(font=fonts.section())
        self.body.addWidget(self._heading)
        self._reason = note()
        self.body.addWidget(self._reason)
        self._becomes = QWidget()
        self.body.addWidget(self._becomes)
        self.becomes: ChipRow | None = None
        self.whose = CustomerPicker(_("It is this card of the book"), context)
        self.whose.changed.connect(self._choose_card)
        self.body.addWidget(self.whose)
        self._cells = QWidget()
        self._lines = QVBoxLayout(self._cells)
        self._lines.setContentsMargins(beside_scroll_bar())
        self._lines.setSpacing(px(SMALL))
        self._content: QWidget | None = None
        self._inside = QVBoxLayout()
        self.body.addWidget(scroll(self._cells), 1)

    def show_row(
        self,
        table: TableUnderstanding,
        row: int,
        texts: Mapping[int, str],
        read: Mapping[int, str],
        fate: Fate,
        told: Told | None,
        wish: RowWish | None,
        heading: str,
    ) -> None:
        """Show the row at `row` (0 is the first): its cells as they stand (`texts`) and as they were read, by column."""
        focused = next((column for column, field in self.fields.items() if field.hasFocus()), None) if row == self._row else None
        self._row, self._wish = row, wish or RowWish()
        self._heading.set_text(heading)
        said = "\n".join(_said(told, self._context.shop)) if told else ""
        self._reason.setText(said)
        self._reason.setVisible(bool(said))
        self._offer_fates(fate, told.like if told else (), can_be_new=table.kind is SheetKind.CUSTOMERS)
        faults = {fault.column: gettext(fault.reason) for fault in told.faults if fault.column is not None} if told else {}
        used = [column for column in table.columns if column.target not in {IGNORE, SALE} or column.index in faults]
        used = [] if table.holds_whole_cards else used
        self._show_cells(sorted(used, key=lambda column: column.index not in faults), texts, read, faults)
        if focused in self.fields:
            self.fields[focused].setFocus()

    def show_whole(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what a whole card says, by the names of its fields; it is written anew on the card, once it is in the book."""
        self._begin_lines()
        for name, text in lines:
            self._inside.addWidget(CutLabel(isolate(name), font=fonts.small(), colour="dim"))
            self._inside.addWidget(CopyLabel(text))
            self._inside.addSpacing(px(SMALL))
        self._inside.addStretch(1)

    def clear(self) -> None:
        """No row is shown."""
        self._row = -1
        self.setVisible(False)

    def first_field(self) -> QWidget | None:
        """The cell to begin with: those that cannot be read stand first."""
        return next(iter(self.fields.values()), None)

    def _offer_fates(self, fate: Fate, like: Sequence[Likeness], *, can_be_new: bool) -> None:
        """Left out, a card of its own, or a card of the book: what was decided can be said otherwise."""
        now: object = self._wish.card_id or self._wish.fate or AS_DECIDED
        choices: list[tuple[object, str]] = [(AS_DECIDED, _("As decided"))]
        known = {each.card_id: each.name for each in like if each.card_id is not None}
        chosen = self.whose.value()
        if self._wish.card_id is not None and self._wish.card_id not in known:
            known[self._wish.card_id] = chosen.name if isinstance(chosen, Chosen) else ""
        choices += [(card_id, _("It is {name}").format(name=isolate(name))) for card_id, name in known.items()]
        if can_be_new and (fate is not Fate.NEW or like or now is Fate.NEW):
            choices.append((Fate.NEW, _("A card of its own")))
        choices.append((Fate.SKIP, _("Leave it out")))
        fresh = self.becomes = ChipRow(_("What becomes of this row"), choices, now)
        fresh.chosen.connect(self._choose)
        self.body.replaceWidget(self._becomes, fresh)
        self._becomes.hide()
        self._becomes.deleteLater()
        self._becomes = fresh
        self.whose.setVisible(fate is Fate.CANNOT or self._wish.card_id is not None)

    def _show_cells(
        self, columns: Sequence[ColumnMatch], texts: Mapping[int, str], read: Mapping[int, str], faults: Mapping[int, str]
    ) -> None:
        self._begin_lines()
        lines = self._inside
        for column in columns:
            heading = isolate(column.heading)
            lines.addWidget(CutLabel(heading, font=fonts.small(), colour="dim"))
            field = _CellField(heading, texts.get(column.index, ""))
            field.written.connect(lambda text, index=column.index: self._write(index, text))
            field.left.connect(self.left)
            lines.addWidget(field)
            if column.index in faults:
                lines.addWidget(label(faults[column.index], font=fonts.small(), colour="danger", wrap=True))
            elif (said := read.get(column.index, "")) and strip_marks(said) != texts.get(column.index, ""):
                lines.addWidget(CutLabel(_("Read as {text}").format(text=said), font=fonts.small(), colour="dim"))
            self.fields[column.index] = field
            lines.addSpacing(px(SMALL))
        lines.addStretch(1)

    def _begin_lines(self) -> None:
        """Put what is shown of a row away, for another's."""
        if self._content is not None:
            self._lines.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content, self.fields = QWidget(), {}
        self._inside = QVBoxLayout(self._content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(px(HAIR))
        self._lines.addWidget(self._content)

    def _write(self, column: int, text: str) -> None:
        self._say(replace(self._wish, cells={**self._wish.cells, column: text}))

    def _choose(self, wanted: object) -> None:
        if isinstance(wanted, int):
            self._say(replace(self._wish, fate=None, card_id=wanted))
        else:
            self._say(replace(self._wish, fate=None if wanted == AS_DECIDED else Fate(str(wanted)), card_id=None))

    def _choose_card(self) -> None:
        chosen = self.whose.value()
        self._say(replace(self._wish, fate=None, card_id=chosen.id if isinstance(chosen, Chosen) else None))

    def _say(self, wish: RowWish) -> None:
        self.wished.emit(self._row, wish if wish != RowWish() else None)


def _said(told: Told, shop: ShopSettings) -> Iterator[str]:
    if told.reason:
        yield reason_of(told)
    yield from (about_likeness(like, shop) for like in told.like)


class _CellField(LineField):
    """A cell of the file; says `written` when another text was typed and left or confirmed."""

    written = Signal(str)
    left = Signal()

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self._before = text
        self.setText(text)
        self.editingFinished.connect(self._finished)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _finished(self) -> None:
        if self.text() != self._before:
            self._before = self.text()
            self.written.emit(self._before)
