"""The shop: what stands on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.changes import Kind
from smallcrm.i18n import _
from smallcrm.ui.forms.form import Form
from smallcrm.ui.forms.name_editor import NameEditor
from smallcrm.ui.forms.text_editors import CodeEditor, LongTextEditor
from smallcrm.ui.screens.settings.logo_editor import LogoEditor
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.screens.settings.shop_fields import ShopFields

if TYPE_CHECKING:
    from smallcrm.domain.changes import ChangeSet
    from smallcrm.ui.screen import Window


class ShopSection(Section):
    """Name, address, phone, registration number, logo and closing line."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.fields = ShopFields(window, self)
        panel = self.panel(_("Your shop"), _("This stands at the head and the foot of the pages you print."))
        form = self.form = Form()
        part = form.part()
        keep = self.fields.keep
        name = NameEditor(_("Name of the shop"), _("Write the name of the shop. It stands on every page you print."))
        form.add(part, "name", name.name, keep("name", name), wide=True)
        address = LongTextEditor(_("Address of the shop"), lines=2)
        form.add(part, "address", address.name, keep("address", address), wide=True)
        phone = CodeEditor(_("Phone of the shop"), window.book.shop.digits)
        form.add(part, "phone", phone.name, keep("phone", phone))
        number = CodeEditor(_("Registration number"), window.book.shop.digits)
        form.add(part, "registration_number", number.name, keep("registration_number", number))
        logo = LogoEditor(_("Logo"))
        form.add(part, "logo", logo.name, keep("logo", logo, at_once=True), wide=True)
        closing = LongTextEditor(_("Closing line of pages"), lines=2)
        form.add(part, "closing_line", closing.name, keep("closing_line", closing), wide=True)
        panel.body.addWidget(form)
        self.end()

    def look(self) -> None:
        self.fields.show()
        self.fields.take_up()

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.SHOP):
            self.fields.show()

    def leave(self) -> None:
        self.fields.save_typed()
