"""The card as it is written: a form from the field catalogue in the place where the card is read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smallcrm.domain.card_rules import is_blank, tidy
from smallcrm.domain.fields import GROUP_LABELS, Field, Group
from smallcrm.i18n import _, gettext
from smallcrm.ui.forms import card_values
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.factory import WIDE_TYPES, custom_editor, editor_for, form_fields, key_of, label_of
from smallcrm.ui.forms.fold import Fold
from smallcrm.ui.forms.form import Form
from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.screens.customers.card_opening import OPENING_BALANCE, OpeningBalanceEditor
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE
from smallcrm.ui.widgets.buttons import primary, quiet, secondary
from smallcrm.ui.widgets.labels import CutLabel
from smallcrm.ui.widgets.panel import beside_scroll_bar, scroll

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallcrm.domain.card_rules import FieldWarning
    from smallcrm.domain.customer import Customer
    from smallcrm.ui.forms.base import Editor, FormContext
    from smallcrm.ui.forms.form import FormPart
    from smallcrm.ui.screens.customers.card_source import Loaded

SELDOM = frozenset(
    {
        "number",
        "title",
        "middle_name",
        "preferred_contact",
        "consents",
        "region",
        "role",
        "occupation",
        "age",
        "marital_status",
        "family",
        "interests",
        "preferred_payment",
        "source",
        "referred_by",
        "language",
        "form_of_address",
        "photo",
    }
)
"""What stands under *More* until a card has it, by the attribute of `Customer`."""

BALANCE = "balance"
FIRST = "given_name"


class CardForm(QWidget):
    """One card or a new one; it asks to be saved by its signals and knows nothing of the book."""

    changed = Signal()
    save_wanted = Signal()
    give_up_wanted = Signal()
    field_wanted = Signal()

    def __init__(self, loaded: Loaded, context: FormContext, heading: str, parent: QWidget | None = None) -> None:
        # What is made inside the place where it will stand is dressed once, and not at each step of its making.
        super().__init__(parent)
        self._loaded = loaded
        self._context = context
        self._form = Form()
        self._folds: dict[str, Fold] = {}
        self._editors: dict[str, Editor] = {}
        self._shown: dict[str, object] = {}
        self._opening: OpeningBalanceEditor | None = None
        self._lay_out(heading)
        for group in Group:
            self._add_group(group)
        self._form.end()
        self._unfold(key for key in self._folds if key != "number" and getattr(loaded.card, key))
        self._follows = one_shot(self, self._follow_focus)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # of QApplication

    # what is in it

    def card(self) -> Customer:
        """The card as it stands in the form."""
        return card_values.read(self._editors, self._loaded.card)

    def opening_balance(self) -> int | None:
        """The opening balance where it was changed, in minor units; None where it is to stay."""
        if self._opening is None:
            return None
        amount = self._opening.value() or 0
        return amount if amount != self._loaded.opening_balance else None

    def changes(self) -> dict[str, object]:
        """What was typed that differs from the card, by the key of the editor, as JSON can hold it."""
        now = card_values.typed(self._form.editors)
        return {key: typed for key, typed in now.items() if typed != self._shown[key]}

    def retype(self, changes: Mapping[str, object]) -> None:
        """Put back what `changes` gave."""
        self._unfold(changes)
        for key, typed in changes.items():
            # A draft of another version of the program gives what it can.
            with suppress(ValueError, TypeError, KeyError):
                card_values.retype(self._form.editors, {key: typed})

    def start_over(self) -> None:
        """Show the card again as the book has it."""
        for key in self._form.editors:
            self._show(key)
        self.changed.emit()

    def is_for_nobody(self) -> bool:
        """Whether nothing in it tells who it is; then the first field says so."""
        if not is_blank(tidy(self.card(), self._context.shop.region)):
            return False
        words = _("Write at least a name, a firm or a phone, so that the card can be found again.")
        self._editors[FIRST].give_problem(Problem(words, Level.ERROR))
        self.focus_on(FIRST)
        return True

    def go_to_wrong(self) -> bool:
        """Put the focus where something is in the way of saving; false where nothing is."""
        wrong = [key for key, editor in self._form.editors.items() if editor.is_wrong()]
        self._unfold(wrong)
        return self._form.go_to_wrong()

    def warn(self, found: Sequence[FieldWarning]) -> None:
        """Show beside the fields what the book has to say about them."""
        for key, editor in self._editors.items():
            said = next((gettext(warning.message) for warning in found if warning.key == key), None)
            if said is not None:
                editor.give_problem(Problem(said))

    # where the focus is

    def focus_on(self, key: str = "") -> None:
        """Put the focus into a field, behind what is in it; into the given name where none is named."""
        self._unfold([key])
        editor = self._form.editors.get(key) or self._editors[FIRST]
        main = editor.main()
        main.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(main, QLineEdit):
            main.end(False)  # not marking the text

    def focused_key(self) -> str:
        """The key of the field that has the focus, empty where none has."""
        focused = QApplication.focusWidget()
        return next((key for key, editor in self._form.editors.items() if focused is not None and editor.isAncestorOf(focused)), "")

    def editor(self, key: str) -> Editor:
        """The editor of an attribute of `Customer`, of `custom:ID` or of the opening balance."""
        return self._form.editors[key]

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._form.isAncestorOf(new):
            # A line that was just added has no place yet.
            self._follows.start()

    def _follow_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._form.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, 0, px(60))

    # how it is made

    def _add_group(self, group: Group) -> None:
        part = self._form.part(gettext(GROUP_LABELS[group]))
        seldom = []
        for field in form_fields():
            if field.group is not group:
                continue
            if field.source in SELDOM:
                seldom.append(field)
            elif field.source == BALANCE:
                self._add_opening_balance(part)
            else:
                self._add(part, field)
        if group is Group.CUSTOM:
            self._add_own_fields(part)
        if seldom:
            fold = Fold(gettext(GROUP_LABELS[group]), lambda: self._add_all(fold.part, seldom))
            part.put(fold)
            self._folds |= dict.fromkeys((field.source for field in seldom), fold)

    def _add_all(self, part: FormPart, fields: Iterable[Field]) -> None:
        for field in fields:
            self._add(part, field)

    def _add(self, part: FormPart, field: Field) -> None:
        editor = self._editors[field.source] = editor_for(field, self._context)
        self._put(part, field.source, label_of(field), editor, wide=field.type in WIDE_TYPES)

    def _add_opening_balance(self, part: FormPart) -> None:
        if self._loaded.opening_balance is not None:
            self._opening = OpeningBalanceEditor(self._context.shop)
            self._put(part, OPENING_BALANCE, self._opening.name, self._opening)

    def _add_own_fields(self, part: FormPart) -> None:
        for field in self._loaded.own_fields:
            editor = self._editors[key_of(field)] = custom_editor(field, self._context)
            self._put(part, key_of(field), field.label, editor)
        part.put(quiet(_("Add a field of your own"), "plus", self.field_wanted.emit))

    def _lay_out(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        column.addWidget(CutLabel(heading, font=fonts.title()))
        self._area = scroll(self._form)
        self._form.setContentsMargins(beside_scroll_bar())
        column.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(SMALL))
        self.save_button = primary(_("Save"), "check", self.save_wanted.emit)
        self.give_up_button = secondary(_("Cancel"), "", self.give_up_wanted.emit)
        foot.addWidget(self.save_button)
        foot.addWidget(self.give_up_button)
        foot.addStretch(1)
        column.addLayout(foot)

    def _put(self, part: FormPart, key: str, name: str, editor: Editor, *, wide: bool = False) -> None:
        self._form.add(part, key, name, editor, wide=wide)
        self._show(key)
        editor.changed.connect(self.changed)

    def _show(self, key: str) -> None:
        """Show what the card has in a field, and remember how that reads."""
        editor = self._form.editors[key]
        if key == OPENING_BALANCE:
            editor.set_value(self._loaded.opening_balance or None)
        else:
            card_values.show({key: editor}, self._loaded.card)
        self._shown[key] = editor.typed()

    def _unfold(self, keys: Iterable[str]) -> None:
        for key in keys:
            if key in self._folds:
                self._folds[key].open()
