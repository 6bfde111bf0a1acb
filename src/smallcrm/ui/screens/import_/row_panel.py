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
from smallcrm.services.import_changes import PHOTO, about_card, about_changes
from smallcrm.services.import_decisions import Fate, RowWish
from smallcrm.services.import_review import Told
from smallcrm.services.import_texts import about_difference, about_likeness, reason_of, remarks_of
from smallcrm.services.made_customers import found_among
from smallcrm.services.row_words import RowAt, row_words, told_by
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
    from smallcrm.services.import_matching import Candidate
    from smallcrm.ui.forms.base import FormContext

AS_DECIDED = "decided"
MOST_OFFERED = 4
"""Of more who could be meant the others are found by typing."""
MOST_FOUND = 5


class RowPanel(Panel):
    """Says `wished` with the row and the user's word for it (None: as it is decided); `left` when Esc goes back to the rows."""

    wished = Signal(int, object)
    left = Signal()

    def __init__(self, context: FormContext) -> None:
        super().__init__(padding=SPACE, spacing=SMALL)
        self._context = context
        self._sheet = self._row = -1
        self._wish = RowWish()
        self._is_ledger = False
        self._named: dict[object, str] = {}
        self.fields: dict[int, _CellField] = {}
        self._heading = CutLabel(font=fonts.section())
        self.body.addWidget(self._heading)
        self._cells = QWidget()
        self._lines = QVBoxLayout(self._cells)
        self._lines.setContentsMargins(beside_scroll_bar())
        self._lines.setSpacing(px(SMALL))
        self._whose_it_is = label(wrap=True)
        self._lines.addWidget(self._whose_it_is)
        self._reason = note()
        self._lines.addWidget(self._reason)
        self._becomes = QWidget()
        self._lines.addWidget(self._becomes)
        self.becomes: ChipRow | None = None
        self._made: Sequence[Candidate] = ()
        self._find_in_book = context.find_customers
        self._picked: object = None
        self._whose_name = CutLabel(_("Whose row it is"), font=fonts.small(), colour="dim")
        self._lines.addWidget(self._whose_name)
        self.whose = CustomerPicker(_("Whose row it is"), replace(context, find_customers=self._find), _("Find by name, number or phone"))
        self.whose.changed.connect(self._choose_card)
        self._lines.addWidget(self.whose)
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
        whose: Candidate | None = None,
    ) -> None:
        """Show the row at `row` (0 is the first), an entry of `whose`: its cells as they stand (`texts`) and as they were read."""
        is_same = (table.sheet, row) == (self._sheet, self._row)
        focused = next((column for column, field in self.fields.items() if field.hasFocus()), None) if is_same else None
        if not is_same:
            self._named = {}
            self._forget_typed()
        self._sheet, self._row, self._wish = table.sheet, row, wish or RowWish()
        self._heading.set_text(heading)
        self._is_ledger = table.kind is SheetKind.LEDGER
        self._say_whose(whose)
        said = "\n".join(dict.fromkeys(_said(row, told, table.kind, self._context.shop))) if told else ""
        self._reason.setText(said)
        self._reason.setVisible(bool(said))
        self._offer_fates(fate, told or Told(), whose, can_be_new=table.kind is not SheetKind.SALES)
        faults = {fault.column: gettext(fault.reason) for fault in told.faults if fault.column is not None} if told else {}
        used = [column for column in table.columns if column.target not in {IGNORE, SALE} or column.index in faults]
        used = [] if table.holds_whole_cards else used
        self._show_cells(sorted(used, key=lambda column: column.index not in faults), texts, read, faults)
        if focused in self.fields and self._content is not None:
            self._content.show()
            self.fields[focused].setFocus()

    def _told_by(self, each: Candidate) -> str:
        return told_by(each, self._context.shop.digits)

    def _say_whose(self, whose: Candidate | None) -> None:
        """Whose the entry is; and that it cannot be the one that was named, where his row is read later."""
        said = ""
        if whose is not None:
            said = _("Of {name}, who is new.") if whose.place else _("Of {name}, who stands in the book.")
            said = said.format(name=self._told_by(whose))
        later = self._wish.made_by
        if later is not None and (whose is None or whose.place not in {None, later}):
            sheet = next((each.sheet for each in self._made if each.place == later and later[0] != self._sheet), "")
            row = row_words(RowAt(later[1], sheet), self._context.shop.digits)
            said = _("Row {row} is read after this one: say there whose it is.").format(row=row)
        self._whose_it_is.setText(said)
        self._whose_it_is.setVisible(bool(said))

    def offer_made(self, made: Sequence[Candidate]) -> None:
        """Entries may be of these, whom the file makes, as well as of cards of the book."""
        self._made = made

    def show_whole(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what a whole card says, by the names of its fields; it is written anew on the card, once it is in the book."""
        self._begin_lines()
        for name, text in lines:
            self._inside.addWidget(CutLabel(isolate(name), font=fonts.small(), colour="dim"))
            self._inside.addWidget(CopyLabel(text))
            self._inside.addSpacing(px(SMALL))
        self._inside.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """No row is shown."""
        self._row = -1
        self.setVisible(False)

    def take_typed(self) -> bool:
        """Take the cell that is being written; False where somebody was looked for by name and nobody was chosen."""
        for field in self.fields.values():
            if field.hasFocus():
                field.take()
                break
        if not self.whose.is_wrong():
            return True
        self.whose.show_remark()
        self.whose.line.setFocus()
        return False

    def first_field(self) -> QWidget | None:
        """The cell to begin with: those that cannot be read stand first."""
        return next(iter(self.fields.values()), None)

    def _offer_fates(self, fate: Fate, told: Told, whose: Candidate | None, *, can_be_new: bool) -> None:
        """Left out, a card of its own, or another's whom it could mean: what was decided can be said otherwise."""
        now: object = self._wish.card_id or self._wish.made_by or self._wish.fate or AS_DECIDED
        choices: list[tuple[object, str]] = [(AS_DECIDED, _("As decided"))]
        known: dict[object, str] = {each.card_id: isolate(each.name) for each in told.like if each.card_id is not None}
        known |= {each.place or each.card_id: self._told_by(each) for each in told.among[:MOST_OFFERED] if self._can_be(each)}
        named = self._wish.made_by or self._wish.card_id
        if named is not None and named not in known:
            known = {**self._named, **known}
            known.setdefault(named, self._name_of(named, told, whose))
        self._named = known
        choices += [(who, _("It is {name}").format(name=name) if name else _("As you said")) for who, name in known.items()]
        is_new = whose is not None and whose.place == (self._sheet, self._row) if self._is_ledger else fate is Fate.NEW and not told.like
        if can_be_new and (not is_new or now is Fate.NEW):
            choices.append((Fate.NEW, _("A card of its own")))
        choices.append((Fate.SKIP, _("Leave it out")))
        before_chips = self.becomes.chips.values() if self.becomes is not None else ()
        fresh = self.becomes = ChipRow(_("What becomes of this row"), choices, now)
        fresh.chosen.connect(self._choose_chip)
        had_focus = any(chip.hasFocus() for chip in before_chips)
        self._lines.replaceWidget(self._becomes, fresh)
        if had_focus:
            fresh.show()
            fresh.setFocus()
        self._becomes.hide()
        self._becomes.deleteLater()
        self._becomes = fresh
        for widget in (self._whose_name, self.whose):
            widget.setVisible(self._is_ledger or fate is Fate.CANNOT or named is not None)

    def _name_of(self, named: object, told: Told, whose: Candidate | None) -> str:
        """Whom the user has named; nothing where that is not known any more."""
        chosen = self.whose.value()
        if whose is not None and named in {whose.card_id, whose.place}:
            return self._told_by(whose)
        if isinstance(named, tuple):
            return next((self._told_by(each) for each in self._made if each.place == named), "")
        if told.card is not None and told.card.card_id == named:
            return self._told_by(told.card)
        return isolate(chosen.name) if isinstance(chosen, Chosen) else ""

    def _can_be(self, each: Candidate) -> bool:
        """Only entries can be of a customer whom another row makes."""
        return each.card_id is not None or (self._is_ledger and each.place is not None)

    def _find(self, text: str) -> list[Chosen]:
        """The customers of the file that a text finds, and after them those of the book; called off the thread of the window."""
        made = found_among(self._made, text, MOST_FOUND) if self._is_ledger else []
        chosen = [
            Chosen(-1 - place, f"{each.number} {each.name}".strip(), self._told_by(each._replace(name="", number="")))
            for place, each in made
        ]
        return [*chosen, *self._find_in_book(text)]

    def _show_cells(
        self, columns: Sequence[ColumnMatch], texts: Mapping[int, str], read: Mapping[int, str], faults: Mapping[int, str]
    ) -> None:
        self._begin_lines()
        lines = self._inside
        for column in columns:
            heading = isolate(column.heading)
            lines.addWidget(CutLabel(heading, font=fonts.small(), colour="dim"))
            if column.target == PHOTO:
                lines.addWidget(CutLabel(read.get(column.index, "")))
                continue
            field = _CellField(heading, texts.get(column.index, ""))
            field.written.connect(lambda text, index=column.index: self._write(index, text))
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

    def _choose_chip(self, wanted: object) -> None:
        self._forget_typed()
        self._choose(wanted)

    def _forget_typed(self) -> None:
        """What was typed to find somebody is void, and what was to be said of it."""
        self._picked = None
        self.whose.set_value(None)
        self.whose.show_remark()

    def _choose(self, wanted: object) -> None:
        if isinstance(wanted, int):
            self._say(replace(self._wish, fate=None, card_id=wanted, made_by=None))
        elif isinstance(wanted, tuple):
            self._say(replace(self._wish, fate=None, card_id=None, made_by=wanted))
        else:
            self._say(replace(self._wish, fate=None if wanted == AS_DECIDED else Fate(str(wanted)), card_id=None, made_by=None))

    def _choose_card(self) -> None:
        """Typing is no choice yet: the file is checked again once somebody is chosen, or is taken off again."""
        chosen = self.whose.value()
        if chosen is not None:
            self._picked = self._made[-1 - chosen.id].place if chosen.id < 0 else chosen.id
            self._choose(self._picked)
        elif self._picked is not None and not self.whose.typed():
            self._picked = None
            self._choose(AS_DECIDED)

    def _say(self, wish: RowWish) -> None:
        self.wished.emit(self._row, wish if wish != RowWish() else None)


def _said(row: int, told: Told, kind: SheetKind, shop: ShopSettings) -> Iterator[str]:
    """All that is to be said of a row, but for what is said at its cells."""
    if told.reason:
        yield reason_of(told, shop)
    yield from (gettext(fault.reason) for fault in told.faults if fault.column is None)
    if told.difference:
        yield about_difference(row, told.difference, shop, kind)
    yield from remarks_of(told, shop)
    if changes := about_changes(told, shop):
        yield _("This changes the card {card}:").format(card=about_card(told))
        yield from changes
    yield from (about_likeness(like, shop) for like in told.like)


class _CellField(LineField):
    """A cell of the file; says `written` when another text was typed and left or confirmed; Esc takes that back."""

    written = Signal(str)

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self._before = text
        self.setText(text)
        self.editingFinished.connect(self.take)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
        super().keyPressEvent(event)

    def go_on(self) -> None:
        """To the next cell; where the row has been shown anew by then, the keyboard is in its new cell already."""
        if self.isVisible():
            super().go_on()

    def take(self) -> None:
        """Say what stands in it now, if that is another text."""
        if self.text() != self._before:
            self._before = self.text()
            self.written.emit(self._before)
