"""The field catalogue: every field of a card, once, for forms, lists, search, import, export and reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.choices import ContactMeans, CustomerKind, FormOfAddress, MaritalStatus, PaymentMeans, PhoneKind
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


Choices = type[StrEnum]
"""The closed list of a field; `Field.type` hides the word from the class body."""


class FieldType(StrEnum):
    """What a field holds, and so how it is read, shown and edited."""

    NAME = "name"
    TEXT = "text"
    LONG_TEXT = "long_text"
    TEXTS = "texts"
    TAGS = "tags"
    CHOICE = "choice"
    LANGUAGE = "language"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    PARTIAL_DATE = "partial_date"
    DATE = "date"
    AGE = "age"
    MONEY = "money"
    FAMILY = "family"
    CUSTOMER = "customer"
    CONSENTS = "consents"
    PHOTO = "photo"
    CUSTOM = "custom"


class Group(StrEnum):
    """The parts of a card, in the order they are read."""

    NAME = "name"
    CONTACT = "contact"
    ADDRESS = "address"
    WORK = "work"
    PERSONAL = "personal"
    DEALINGS = "dealings"
    NOTES = "notes"
    CUSTOM = "custom"


GROUP_LABELS: Mapping[Group, str] = {
    Group.NAME: N_("Name"),
    Group.CONTACT: N_("Phones and e-mail"),
    Group.ADDRESS: N_("Address"),
    Group.WORK: N_("Work"),
    Group.PERSONAL: N_("Family and personal"),
    Group.DEALINGS: N_("With the shop"),
    Group.NOTES: N_("Notes"),
    Group.CUSTOM: N_("The shop's own fields"),
}


class Use(StrEnum):
    """Where a field takes part."""

    FORM = "form"
    LIST = "list"
    SEARCH = "search"
    IMPORT = "import"
    EXPORT = "export"
    REPORT = "report"


EVERYWHERE = frozenset(Use)
NOT_SEARCHED = EVERYWHERE - {Use.SEARCH}
NOT_IMPORTED = NOT_SEARCHED - {Use.IMPORT}


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the catalogue.

    `attribute` is where a `Customer` keeps it; several fields may share one (phone, mobile and fax are all `phones`)
    and then `part` says which part each is: a phone's kind, or an attribute of an address. A phone of no kind is the one
    to call: the first mobile, else the first phone.
    """

    key: str
    label: str
    type: FieldType
    group: Group
    uses: frozenset[Use] = EVERYWHERE
    attribute: str = ""
    part: str = ""
    choices: Choices | None = None

    @property
    def source(self) -> str:
        """The attribute of `Customer` that holds it."""
        return self.attribute or self.key


FIELDS: tuple[Field, ...] = (
    Field("name", N_("Full name"), FieldType.NAME, Group.NAME, frozenset({Use.LIST, Use.IMPORT, Use.EXPORT, Use.REPORT})),
    Field("number", N_("Number"), FieldType.TEXT, Group.NAME),
    Field("kind", N_("Person or firm"), FieldType.CHOICE, Group.NAME, NOT_SEARCHED, choices=CustomerKind),
    Field("title", N_("Title"), FieldType.TEXT, Group.NAME, NOT_SEARCHED),
    Field("given_name", N_("Given name"), FieldType.TEXT, Group.NAME),
    Field("middle_name", N_("Middle name"), FieldType.TEXT, Group.NAME),
    Field("family_name", N_("Family name"), FieldType.TEXT, Group.NAME),
    Field("known_as", N_("Known as"), FieldType.TEXT, Group.NAME),
    Field("main_phone", N_("Mobile or phone"), FieldType.PHONE, Group.CONTACT, frozenset({Use.LIST}), "phones"),
    Field("mobile", N_("Mobile"), FieldType.PHONE, Group.CONTACT, EVERYWHERE, "phones", PhoneKind.MOBILE),
    Field("phone", N_("Phone"), FieldType.PHONE, Group.CONTACT, EVERYWHERE, "phones", PhoneKind.PHONE),
    Field("fax", N_("Fax"), FieldType.PHONE, Group.CONTACT, EVERYWHERE, "phones", PhoneKind.FAX),
    Field("email", N_("E-mail"), FieldType.EMAIL, Group.CONTACT, EVERYWHERE, "emails"),
    Field("preferred_contact", N_("Preferred contact"), FieldType.CHOICE, Group.CONTACT, NOT_SEARCHED, choices=ContactMeans),
    Field("consents", N_("Agreed to receive"), FieldType.CONSENTS, Group.CONTACT, frozenset({Use.FORM, Use.EXPORT, Use.REPORT})),
    Field("street", N_("Street"), FieldType.ADDRESS, Group.ADDRESS, EVERYWHERE, "addresses", "street"),
    Field("city", N_("City"), FieldType.ADDRESS, Group.ADDRESS, EVERYWHERE, "addresses", "city"),
    Field("postcode", N_("Postcode"), FieldType.ADDRESS, Group.ADDRESS, EVERYWHERE, "addresses", "postcode"),
    Field("country", N_("Country"), FieldType.ADDRESS, Group.ADDRESS, NOT_SEARCHED, "addresses", "country"),
    Field("region", N_("Region"), FieldType.TEXT, Group.ADDRESS),
    Field("company", N_("Company"), FieldType.TEXT, Group.WORK),
    Field("role", N_("Role"), FieldType.TEXT, Group.WORK),
    Field("occupation", N_("Occupation"), FieldType.TEXT, Group.WORK),
    Field("birthday", N_("Birthday"), FieldType.PARTIAL_DATE, Group.PERSONAL, NOT_SEARCHED),
    Field("age", N_("Age"), FieldType.AGE, Group.PERSONAL, NOT_SEARCHED),
    Field("marital_status", N_("Marital status"), FieldType.CHOICE, Group.PERSONAL, NOT_SEARCHED, choices=MaritalStatus),
    Field("family", N_("Family"), FieldType.FAMILY, Group.PERSONAL, frozenset({Use.FORM, Use.SEARCH, Use.EXPORT, Use.REPORT})),
    Field("interests", N_("Interests"), FieldType.TEXTS, Group.PERSONAL),
    Field("balance", N_("Balance"), FieldType.MONEY, Group.DEALINGS, NOT_SEARCHED),
    Field("tags", N_("Tags"), FieldType.TAGS, Group.DEALINGS),
    Field("preferred_payment", N_("Preferred payment"), FieldType.CHOICE, Group.DEALINGS, NOT_SEARCHED, choices=PaymentMeans),
    Field("source", N_("Source"), FieldType.TEXT, Group.DEALINGS),
    Field("referred_by", N_("Referred by"), FieldType.CUSTOMER, Group.DEALINGS, NOT_IMPORTED),
    Field("language", N_("Language of letters"), FieldType.LANGUAGE, Group.DEALINGS, NOT_SEARCHED),
    Field("form_of_address", N_("Form of address"), FieldType.CHOICE, Group.DEALINGS, NOT_SEARCHED, choices=FormOfAddress),
    Field("created_at", N_("In the book since"), FieldType.DATE, Group.DEALINGS, NOT_IMPORTED - {Use.FORM}),
    Field("notes", N_("Notes"), FieldType.LONG_TEXT, Group.NOTES),
    Field("photo", N_("Photo"), FieldType.PHOTO, Group.NOTES, frozenset({Use.FORM, Use.REPORT})),
)

FIELD_BY_KEY: Mapping[str, Field] = {field.key: field for field in FIELDS}

FIRST_COLUMNS = ("name", "main_phone", "city", "balance", "tags")
"""What a list shows on the screen and on paper until somebody chooses otherwise."""

CUSTOM_PREFIX = "custom:"
"""A field of the shop's own has the key `custom:ID`."""


def column_label(field: Field) -> str:
    """What a column of a list is headed by, in the source language: that of the names says whom the row is of."""
    return N_("Customer") if field.type is FieldType.NAME else field.label


def fields_of(use: Use) -> Iterator[Field]:
    """The fields that take part in one use, in the catalogue's order."""
    return (field for field in FIELDS if use in field.uses)
