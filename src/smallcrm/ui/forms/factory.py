"""Editors made from the field catalogue and from the shop's own fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomType
from smallcrm.domain.fields import CUSTOM_PREFIX, Field, FieldType, Use, fields_of
from smallcrm.i18n import gettext
from smallcrm.ui.forms.base import Editor, FormContext
from smallcrm.ui.forms.chips_editor import ChipsEditor
from smallcrm.ui.forms.choice_editors import ChoiceEditor, enum_editor, language_editor, yes_no_editor
from smallcrm.ui.forms.contact_editors import AddressesEditor, emails_editor, phones_editor
from smallcrm.ui.forms.customer_picker import CustomerPicker
from smallcrm.ui.forms.date_editors import DateEditor, PartialDateEditor
from smallcrm.ui.forms.money_editor import AmountEditor
from smallcrm.ui.forms.people_editors import AgeEditor, ConsentsEditor, family_editor
from smallcrm.ui.forms.photo_editor import PhotoEditor
from smallcrm.ui.forms.text_editors import LongTextEditor, NumberEditor, TextEditor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.domain.customer import CustomField

Maker = Callable[[str, Field, FormContext], Editor]

_MAKERS: dict[FieldType, Maker] = {
    FieldType.NAME: lambda name, _field, _context: TextEditor(name),
    FieldType.TEXT: lambda name, field, _context: TextEditor(name, from_left=field.key == "number"),
    FieldType.LONG_TEXT: lambda name, _field, _context: LongTextEditor(name),
    FieldType.TEXTS: lambda name, _field, _context: ChipsEditor(name),
    FieldType.TAGS: lambda name, _field, _context: ChipsEditor(name),
    FieldType.CHOICE: lambda name, field, _context: _choice(name, field),
    FieldType.LANGUAGE: lambda name, _field, _context: language_editor(name),
    FieldType.PHONE: lambda _name, _field, context: phones_editor(context.shop.region, context.shop.digits),
    FieldType.EMAIL: lambda _name, _field, _context: emails_editor(),
    FieldType.ADDRESS: lambda _name, _field, _context: AddressesEditor(),
    FieldType.PARTIAL_DATE: lambda name, _field, context: PartialDateEditor(name, context),
    FieldType.DATE: lambda name, _field, context: DateEditor(name, context),
    FieldType.AGE: lambda name, _field, context: AgeEditor(name, context),
    FieldType.MONEY: lambda name, _field, context: AmountEditor(name, context.shop),
    FieldType.FAMILY: lambda _name, _field, context: family_editor(context),
    FieldType.CUSTOMER: lambda name, _field, context: CustomerPicker(name, context),
    FieldType.CONSENTS: lambda name, _field, context: ConsentsEditor(name, context),
    FieldType.PHOTO: lambda name, _field, _context: PhotoEditor(name),
}

WIDE_TYPES = frozenset({FieldType.LONG_TEXT, FieldType.ADDRESS, FieldType.FAMILY, FieldType.CONSENTS, FieldType.PHOTO})
"""What wants a line of the form for itself."""

_SHARED_LABELS = {"phones": "Phone", "emails": "E-mail", "addresses": "Address"}


def form_fields() -> Iterator[Field]:
    """The fields a form shows, one for each attribute of a card: phone, mobile and fax share an editor."""
    seen: set[str] = set()
    for field in fields_of(Use.FORM):
        if field.source not in seen:
            seen.add(field.source)
            yield field


def label_of(field: Field) -> str:
    """The name of a field's editor: *Phone* for phones of all kinds, *Address* for its four parts."""
    return gettext(_SHARED_LABELS.get(field.source, field.label))


def editor_for(field: Field, context: FormContext) -> Editor:
    """An editor of one field of the catalogue; its value is what `Customer` keeps under `field.source`.

    Known texts for completion are asked for in the background, by the field's key.
    """
    editor = _MAKERS[field.type](label_of(field), field, context)
    if isinstance(editor, (ChipsEditor, AddressesEditor)) or (isinstance(editor, TextEditor) and field.type is FieldType.TEXT):
        _offer_known(editor, "city" if field.type is FieldType.ADDRESS else field.key, context)
    return editor


def custom_editor(field: CustomField, context: FormContext) -> Editor:
    """An editor of one of the shop's own fields; its value is the text of a `CustomValue`, empty where there is none."""
    if field.type is CustomType.NUMBER:
        return NumberEditor(field.label, context.shop.digits)
    if field.type is CustomType.CHOICE:
        return ChoiceEditor(field.label, [(choice, choice) for choice in field.choices])
    if field.type is CustomType.YES_NO:
        return yes_no_editor(field.label)
    if field.type is CustomType.DATE:
        return DateEditor(field.label, context)
    editor = TextEditor(field.label)
    _offer_known(editor, key_of(field), context)
    return editor


def key_of(field: CustomField) -> str:
    """The key a shop's own field has among editors and columns."""
    return f"{CUSTOM_PREFIX}{field.id}"


def _choice(name: str, field: Field) -> Editor:
    if field.choices is None:
        raise ValueError(field.key)
    return enum_editor(name, field.choices, optional=field.key != "kind")


def _offer_known(editor: ChipsEditor | AddressesEditor | TextEditor, key: str, context: FormContext) -> None:
    def offer(texts: Sequence[str]) -> None:
        if texts:
            editor.suggest(texts)

    context.tasks.read(lambda: context.suggest(key), offer, owner=editor)
