"""Language and calendars: what this window speaks, and how the shop's pages write, count and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.changes import Kind
from smallcrm.domain.choices import NameOrder
from smallcrm.domain.shop import Digits
from smallcrm.i18n import LANGUAGES, _, gettext, language
from smallcrm.infra.settings import LANGUAGE
from smallcrm.ui.books.home_editors import currency_editor, region_editor
from smallcrm.ui.forms.calendar_popup import CALENDAR_LABELS
from smallcrm.ui.forms.choice_editors import ChoiceEditor, enum_editor
from smallcrm.ui.forms.form import Form
from smallcrm.ui.screens.settings.one_of import OneOf
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.screens.settings.shop_fields import ShopFields
from smallcrm.ui.widgets.labels import note

if TYPE_CHECKING:
    from smallcrm.domain.changes import ChangeSet
    from smallcrm.ui.screen import Window


class LanguageSection(Section):
    """The language of the window belongs to this computer, everything else to the book."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        panel = self.panel(_("This window"))
        self.language = OneOf(_("Language of the window"), list(LANGUAGES.items()), language())
        self.language.chosen.connect(self._speak)
        panel.body.addWidget(self.language)
        self.fields = ShopFields(window, self)
        self._add_shop()
        self.end()

    def _add_shop(self) -> None:
        panel = self.panel(_("The shop's book and pages"), _("A customer's card can ask for another language for his own pages."))
        form = self.form = Form()
        part = form.part()
        calendars = [(calendar, gettext(words)) for calendar, words in CALENDAR_LABELS.items()]
        digits = [(Digits.LATIN, _("1, 2, 3 everywhere")), (Digits.NATIVE, _("The language's own (١٢٣, ۱۲۳)"))]
        for attribute, editor in (
            ("language", ChoiceEditor(_("Language of the pages"), list(LANGUAGES.items()), optional=False)),
            ("name_order", enum_editor(_("Order of names"), NameOrder, optional=False)),
            ("calendar", ChoiceEditor(_("Calendar"), calendars, optional=False)),
            ("second_calendar", ChoiceEditor(_("Second calendar beside it"), calendars, nothing=_("No second one"))),
            ("digits", ChoiceEditor(_("Digits"), digits, optional=False)),
            ("region", region_editor(_("Country"))),
            ("currency", currency_editor(_("Currency"))),
        ):
            form.add(part, attribute, editor.name, self.fields.keep(attribute, editor, at_once=True))
        panel.body.addWidget(form)
        panel.body.addWidget(note(_("The country tells how phone numbers without a country code are read.")))
        panel.body.addWidget(
            note(
                _(
                    "Once the book holds amounts, the currency can only become one with as many decimals, "
                    "for every amount would change its value."
                )
            )
        )

    def look(self) -> None:
        self.fields.show()

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.SHOP):
            self.fields.show()

    def _speak(self, code: str) -> None:
        self.window_of.settings[LANGUAGE] = code
        self.window_of.change_look()
