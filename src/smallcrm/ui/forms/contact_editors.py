"""Editors of the ways to reach a customer: phones with their kind, e-mails, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.choices import label as words_of
from smallcrm.domain.customer import Address, Phone
from smallcrm.domain.phone import guess_kind, national, read_phones
from smallcrm.i18n import _
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.forms.base import Level, LineField, Problem, mark_problem
from smallcrm.ui.forms.choice_editors import ChoiceBox
from smallcrm.ui.forms.list_editor import Line, ListEditor, numbered
from smallcrm.ui.forms.text_editors import complete, email_problem, in_digits
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence


class PhoneLine(Line):
    """A number as typed, and what kind it is; the kind follows the number until one chooses it."""

    def __init__(self, region: str, digits: str | None = None) -> None:
        super().__init__()
        self._region, self._digits = region, digits
        self._kind_chosen = False
        self._shown_for: Phone | None = None
        row = _across(self)
        self.typed_line = LineField(_("Phone"), from_left=True)
        self.kind = ChoiceBox(_("Kind of phone"))
        self.kinds = list(PhoneKind)
        self.kind.addItems([words_of(kind) for kind in self.kinds])
        row.addWidget(self.typed_line, 1)
        row.addWidget(self.kind)
        self.typed_line.textEdited.connect(self._typed)
        self.kind.activated.connect(self._chosen)

    def value(self) -> Phone | None:
        """What was typed is kept to the letter; a number that was only shown comes back as it was."""
        text = strip_marks(self.typed_line.text()).strip()
        if not text:
            return None
        kind = self.kinds[self.kind.currentIndex()]
        shown = self._shown_for
        if shown is not None and to_ascii(text) == to_ascii(_shown(shown, self._region)):
            return Phone(shown.typed, kind, shown.e164)
        readings = read_phones(text, self._region)
        return Phone(text, kind, readings[0].e164 if len(readings) == 1 else None)

    def set_value(self, value: object) -> None:
        if isinstance(value, Phone):
            self._shown_for = value
            self._kind_chosen = True
            self.typed_line.setText(in_digits(_shown(value, self._region), self._digits))
            self.kind.setCurrentIndex(self.kinds.index(value.kind))

    def typed(self) -> object:
        value = self.value()
        return None if value is None else [value.typed, value.kind.value]

    def retype(self, typed: object) -> None:
        if isinstance(typed, list):
            text, kind = typed
            self._kind_chosen = True
            self.typed_line.setText(str(text))
            self.kind.setCurrentIndex(self.kinds.index(PhoneKind(kind)))

    def problem(self) -> Problem | None:
        text = strip_marks(self.typed_line.text()).strip()
        if not text:
            return None
        readings = read_phones(text, self._region)
        if not readings:
            return Problem(_("There is no number in this."))
        if len(readings) > 1:
            return Problem(_("There are several numbers here. Give each a line of its own."))
        if not readings[0].valid:
            return Problem(_("This does not look like a whole phone number. It is kept as typed."))
        return None

    def mark(self, level: Level | None) -> None:
        mark_problem(self.typed_line, level)

    def main(self) -> QWidget:
        return self.typed_line

    def number(self, place: int) -> None:
        self.typed_line.setAccessibleName(numbered(_("Phone"), place))
        self.kind.setAccessibleName(numbered(_("Kind of phone"), place))

    def _typed(self, text: str) -> None:
        if not self._kind_chosen:
            readings = read_phones(text, self._region)
            if readings and readings[0].e164:
                self.kind.setCurrentIndex(self.kinds.index(guess_kind(readings[0].e164, self._region)))
        self.changed.emit()

    def _chosen(self, _place: int) -> None:
        self._kind_chosen = True
        self.changed.emit()


def _shown(phone: Phone, region: str) -> str:
    return national(phone.e164, region) if phone.e164 else phone.typed


def phones_editor(region: str, digits: str | None = None) -> ListEditor[PhoneLine]:
    """Any number of phones, shown in these `digits` and read in any; `tuple[Phone, ...]`."""
    return ListEditor(_("Phone"), _("Add a phone"), lambda: PhoneLine(region, digits))


class EmailLine(Line):
    """One e-mail address."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineField(_("E-mail"), from_left=True)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        _across(self).addWidget(self.line)

    def value(self) -> str | None:
        return strip_marks(self.line.text()).strip() or None

    def set_value(self, value: object) -> None:
        self.line.setText(str(value or ""))

    def typed(self) -> object:
        return self.value()

    def retype(self, typed: object) -> None:
        self.set_value(typed)

    def problem(self) -> Problem | None:
        return email_problem(self.value() or "")

    def mark(self, level: Level | None) -> None:
        mark_problem(self.line, level)

    def main(self) -> QWidget:
        return self.line

    def number(self, place: int) -> None:
        self.line.setAccessibleName(numbered(_("E-mail"), place))


def emails_editor() -> ListEditor[EmailLine]:
    """Any number of e-mail addresses; `tuple[str, ...]`."""
    return ListEditor(_("E-mail"), _("Add an e-mail"), EmailLine)


class AddressLine(Line):
    """Street above, city, postcode and country below it."""

    def __init__(self, cities: Sequence[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(HAIR))
        self.street, self.city = LineField(_("Street"), placeholder=_("Street")), LineField(_("City"), placeholder=_("City"))
        self.postcode = LineField(_("Postcode"), from_left=True, placeholder=_("Postcode"))
        self.country = LineField(_("Country"), placeholder=_("Country"))
        column.addWidget(self.street)
        below = QHBoxLayout()
        below.setSpacing(px(HAIR))
        column.addLayout(below)
        for field, share in ((self.city, 4), (self.postcode, 3), (self.country, 3)):
            field.setMinimumWidth(px(72))
            below.addWidget(field, share)
        for field in self._fields():
            field.textEdited.connect(lambda _text: self.changed.emit())
        self.offer_cities(cities)

    def offer_cities(self, cities: Sequence[str]) -> None:
        """Offer these while typing a city."""
        if cities:
            complete(self.city, cities, self.changed.emit)

    def value(self) -> Address | None:
        address = Address(*(strip_marks(field.text()).strip() for field in self._fields()))
        return None if address == Address() else address

    def set_value(self, value: object) -> None:
        if isinstance(value, Address):
            for field, text in zip(self._fields(), (value.street, value.city, value.postcode, value.country), strict=True):
                field.setText(text)

    def typed(self) -> object:
        texts = [field.text() for field in self._fields()]
        return texts if any(texts) else None

    def retype(self, typed: object) -> None:
        if isinstance(typed, list):
            for field, text in zip(self._fields(), typed, strict=True):
                field.setText(str(text))

    def main(self) -> QWidget:
        return self.street

    def number(self, place: int) -> None:
        for field, name in zip(self._fields(), (_("Street"), _("City"), _("Postcode"), _("Country")), strict=True):
            field.setAccessibleName(numbered(name, place))

    def _fields(self) -> tuple[LineField, LineField, LineField, LineField]:
        return self.street, self.city, self.postcode, self.country


class AddressesEditor(ListEditor[AddressLine]):
    """Any number of addresses; `tuple[Address, ...]`."""

    def __init__(self) -> None:
        self._cities: Sequence[str] = ()
        super().__init__(_("Address"), _("Add an address"), lambda: AddressLine(self._cities))

    def suggest(self, cities: Sequence[str]) -> None:
        """Offer these cities while typing."""
        self._cities = cities
        for line in self.lines:
            line.offer_cities(cities)


def _across(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SMALL))
    return row
