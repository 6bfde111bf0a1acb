"""The little a new book must know: the shop's name, and its country, its money and its place, which are guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.i18n import _, language
from smallcrm.i18n.regions import currency_of
from smallcrm.ui.books.guess import guess_home, guess_shop, system_region
from smallcrm.ui.books.home_editors import currency_editor, region_editor
from smallcrm.ui.books.place_editor import PlaceEditor
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.form import Form
from smallcrm.ui.forms.name_editor import NameEditor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.tasks import Tasks


class NewBookForm(QWidget):
    """Enter in the name goes on at once, for what is guessed is mostly right."""

    gone_on = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        form = self.form = Form()
        part = form.part()
        self.shop_name = NameEditor(_("Name of the shop"), _("Write the name of the shop. It stands on every page you print."), enters=True)
        self.shop_name.entered.connect(self.gone_on)
        form.add(part, "name", self.shop_name.name, self.shop_name, wide=True)
        self.region, self.currency = region_editor(_("Country")), currency_editor(_("Currency"))
        form.add(part, "region", self.region.name, self.region)
        form.add(part, "currency", self.currency.name, self.currency)
        self.place = PlaceEditor(_("Where your book is kept"), tasks)
        form.add(part, "place", self.place.name, self.place, wide=True)
        column.addWidget(form)
        self.shop_name.changed.connect(lambda: self.place.name_shop(self.shop_name.value()))
        self.region.changed.connect(self._region_changed)
        self.currency.changed.connect(self._currency_chosen)
        self._chose_currency = False
        self.guess()

    def guess(self) -> None:
        """Show the country and the currency guessed for the language spoken now."""
        region, currency = guess_home(language(), system_region())
        self.region.set_value(region)
        self.currency.set_value(currency)
        for editor in (self.region, self.currency):
            editor.give_problem(Problem(_("This is a guess; change it if it is wrong."), Level.NOTE))

    def is_ready(self) -> bool:
        """Whether a book can be made of it; if not, the field that is in the way says why and has the focus."""
        return not self.form.go_to_wrong()

    def shop(self) -> ShopSettings:
        """The settings of the new shop."""
        shop = guess_shop(language(), str(self.region.value()), str(self.currency.value()))
        return replace(shop, name=self.shop_name.value())

    def path(self) -> Path:
        """Where its book will lie."""
        return self.place.value()

    def typed(self) -> dict[str, object]:
        """What was typed and chosen, for a form made anew in another language."""
        kept: dict[str, object] = {"name": self.shop_name.typed(), "place": self.place.typed()}
        if self._chose_currency:
            kept |= {"region": self.region.typed(), "currency": self.currency.typed()}
        return kept

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put back what `typed` gave; a country and a currency that were only guessed are guessed again."""
        for key, editor in self.form.editors.items():
            if key in typed:
                editor.set_value(typed[key]) if key != "place" else editor.retype(typed[key])
        self._chose_currency = "currency" in typed
        self.place.name_shop(self.shop_name.value())

    def _region_changed(self) -> None:
        if not self._chose_currency:
            self.currency.set_value(currency_of(str(self.region.value())) or self.currency.value())

    def _currency_chosen(self) -> None:
        self._chose_currency = True
