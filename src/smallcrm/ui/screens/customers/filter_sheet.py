"""The sheet on which a filter is put together: tags, cities, balance, what is put aside, the shop's own fields; and saved under a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smallcrm.domain.choices import CustomType
from smallcrm.i18n import _
from smallcrm.services.customer_list import BalanceFilter, Filter, PutAside
from smallcrm.ui.forms.card_values import own_text, show_own
from smallcrm.ui.forms.chips_editor import ChipsEditor
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.forms.factory import custom_editor
from smallcrm.ui.forms.form import Form
from smallcrm.ui.forms.text_editors import TextEditor
from smallcrm.ui.widgets.buttons import primary, quiet
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.customer import CustomField
    from smallcrm.ui.forms.base import Editor, FormContext


class FilterSheet(Sheet):
    """Says `applied` with the filter, and `saved` with it and a name."""

    applied = Signal(object)
    saved = Signal(str, object)

    def __init__(
        self,
        which: Filter,
        tags: Sequence[str],
        cities: Sequence[str],
        own: Sequence[CustomField],
        context: FormContext,
        parent: QWidget | None,
    ) -> None:
        super().__init__(_("Show only some customers"), parent)
        self._which = which
        self._form = form = Form()
        part = form.part()
        self._tags, self._cities = ChipsEditor(_("Tags")), ChipsEditor(_("Cities"))
        self._tags.suggest(tags)
        self._cities.suggest(cities)
        self._balance = ChoiceEditor(
            _("Balance"),
            [
                (BalanceFilter.ANY, _("Any")),
                (BalanceFilter.OWES, _("Owes")),
                (BalanceFilter.IN_CREDIT, _("In credit")),
                (BalanceFilter.SETTLED, _("Owes nothing")),
            ],
            optional=False,
        )
        self._put_aside = ChoiceEditor(
            _("Cards put aside"),
            [(PutAside.HIDE, _("Leave out")), (PutAside.WITH, _("Show too")), (PutAside.ONLY, _("Show only these"))],
            optional=False,
        )
        form.add(part, "tags", _("With any of these tags"), self._tags, wide=True)
        form.add(part, "cities", _("In any of these cities"), self._cities, wide=True)
        form.add(part, "balance", _("Balance"), self._balance)
        form.add(part, "put_aside", _("Cards put aside"), self._put_aside)
        self._own = {field.id: _own_editor(field, context) for field in own}
        for field in own:
            form.add(part, str(field.id), field.label, self._own[field.id])
        self._name = TextEditor(_("Name of the filter"), placeholder=_("Name, to find it again above the list"))
        form.add(part, "name", _("Save it as"), self._name, wide=True)
        self._show(which)
        form.end()
        self.add_scrolled(form)
        self.add_buttons(primary(_("Show"), "check", self._apply), before=quiet(_("Everybody again"), "", self._everybody))

    def filter_made(self) -> Filter:
        """What the fields say now; one that cannot be read says nothing."""
        return replace(
            self._which,
            tags=self._tags.value(),
            cities=self._cities.value(),
            balance=BalanceFilter(str(self._balance.value())),
            put_aside=PutAside(str(self._put_aside.value())),
            custom=tuple((field, text) for field, editor in self._own.items() if (text := own_text(editor))),
        )

    def _show(self, which: Filter) -> None:
        self._tags.set_value(which.tags)
        self._cities.set_value(which.cities)
        self._balance.set_value(which.balance)
        self._put_aside.set_value(which.put_aside)
        for field, editor in self._own.items():
            show_own(editor, dict(which.custom).get(field, ""))

    def _everybody(self) -> None:
        self._which = replace(self._which, brought_in=None)
        self._show(Filter())
        self._name.set_value("")
        self._apply()

    def _apply(self) -> None:
        if self._form.go_to_wrong():
            return
        which, name = self.filter_made(), self._name.value()
        self.accept()
        if name:
            self.saved.emit(name, which)
        self.applied.emit(which)


def _own_editor(field: CustomField, context: FormContext) -> Editor:
    """That of the card, so that what is typed is read as there."""
    if field.type is CustomType.CHOICE:
        return ChoiceEditor(field.label, [(choice, choice) for choice in field.choices], nothing=_("Any"))
    return custom_editor(field, context)
