"""The closed lists a card chooses from, each with the words it is shown by."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from smallcrm.i18n import N_, gettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

Choice = TypeVar("Choice", bound=StrEnum)


class CustomerKind(StrEnum):
    """Whether the card is of a person or of a firm."""

    PERSON = "person"
    FIRM = "firm"


class PhoneKind(StrEnum):
    """What a number is."""

    MOBILE = "mobile"
    PHONE = "phone"
    FAX = "fax"


class ContactMeans(StrEnum):
    """How the customer likes to be reached."""

    PHONE = "phone"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"


class PaymentMeans(StrEnum):
    """How the customer likes to pay."""

    CASH = "cash"
    CARD = "card"
    BANK_TRANSFER = "bank_transfer"
    CHEQUE = "cheque"
    ON_CREDIT = "on_credit"


class MaritalStatus(StrEnum):
    """The customer's family state."""

    SINGLE = "single"
    MARRIED = "married"
    LIVING_TOGETHER = "living_together"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class Relation(StrEnum):
    """What a member of the family is to the customer."""

    SPOUSE = "spouse"
    SON = "son"
    DAUGHTER = "daughter"
    FATHER = "father"
    MOTHER = "mother"
    BROTHER = "brother"
    SISTER = "sister"
    GRANDCHILD = "grandchild"
    OTHER = "other"


class FormOfAddress(StrEnum):
    """How greetings and reminders speak to the customer."""

    HE = "he"
    SHE = "she"
    NEUTRAL = "neutral"


class Channel(StrEnum):
    """What the customer may have agreed to receive."""

    LETTER = "letter"
    EMAIL = "email"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    CALL = "call"


class CustomType(StrEnum):
    """What a field of the shop's own holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


class NameOrder(StrEnum):
    """Which name stands first where a person is shown."""

    GIVEN_FIRST = "given_first"
    FAMILY_FIRST = "family_first"


LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    CustomerKind: {
        CustomerKind.PERSON: N_("Person"),
        CustomerKind.FIRM: N_("Firm"),
    },
    PhoneKind: {
        PhoneKind.MOBILE: N_("Mobile"),
        PhoneKind.PHONE: N_("Phone"),
        PhoneKind.FAX: N_("Fax"),
    },
    ContactMeans: {
        ContactMeans.PHONE: N_("Phone call"),
        ContactMeans.SMS: N_("SMS"),
        ContactMeans.WHATSAPP: N_("WhatsApp"),
        ContactMeans.EMAIL: N_("E-mail"),
        ContactMeans.LETTER: N_("Letter"),
        ContactMeans.VISIT: N_("Visit"),
    },
    PaymentMeans: {
        PaymentMeans.CASH: N_("Cash"),
        PaymentMeans.CARD: N_("Card"),
        PaymentMeans.BANK_TRANSFER: N_("Bank transfer"),
        PaymentMeans.CHEQUE: N_("Cheque"),
        PaymentMeans.ON_CREDIT: N_("On credit"),
    },
    MaritalStatus: {
        MaritalStatus.SINGLE: N_("Single"),
        MaritalStatus.MARRIED: N_("Married"),
        MaritalStatus.LIVING_TOGETHER: N_("Living together"),
        MaritalStatus.DIVORCED: N_("Divorced"),
        MaritalStatus.WIDOWED: N_("Widowed"),
    },
    Relation: {
        Relation.SPOUSE: N_("Spouse"),
        Relation.SON: N_("Son"),
        Relation.DAUGHTER: N_("Daughter"),
        Relation.FATHER: N_("Father"),
        Relation.MOTHER: N_("Mother"),
        Relation.BROTHER: N_("Brother"),
        Relation.SISTER: N_("Sister"),
        Relation.GRANDCHILD: N_("Grandchild"),
        Relation.OTHER: N_("Other"),
    },
    FormOfAddress: {
        FormOfAddress.HE: N_("He"),
        FormOfAddress.SHE: N_("She"),
        FormOfAddress.NEUTRAL: N_("Neutral"),
    },
    Channel: {
        Channel.LETTER: N_("Letters"),
        Channel.EMAIL: N_("E-mails"),
        Channel.SMS: N_("SMS messages"),
        Channel.WHATSAPP: N_("WhatsApp messages"),
        Channel.CALL: N_("Calls"),
    },
    CustomType: {
        CustomType.TEXT: N_("Text"),
        CustomType.NUMBER: N_("Number"),
        CustomType.DATE: N_("Date"),
        CustomType.CHOICE: N_("Choice from a list"),
        CustomType.YES_NO: N_("Yes or no"),
    },
    NameOrder: {
        NameOrder.GIVEN_FIRST: N_("Given name first"),
        NameOrder.FAMILY_FIRST: N_("Family name first"),
    },
}
"""The words by the kind of choice: members of two kinds with the same text (a phone, a phone call) are equal to each other."""


def label(choice: StrEnum) -> str:
    """The words for a choice in the language spoken now."""
    return gettext(LABELS[type(choice)][choice])


def label_on_card(choice: StrEnum, form: FormOfAddress | None) -> str:
    """The words for a choice as the card of someone addressed in that form says it; both forms where it is not known."""
    if isinstance(choice, FormOfAddress):
        return _addressed(choice)
    if isinstance(choice, MaritalStatus) and form is FormOfAddress.HE:
        return _of_him(choice)
    if isinstance(choice, MaritalStatus) and form is FormOfAddress.SHE:
        return _of_her(choice)
    return label(choice)


def _addressed(form: FormOfAddress) -> str:
    words = {
        FormOfAddress.HE: pgettext("form of address", "he"),
        FormOfAddress.SHE: pgettext("form of address", "she"),
        FormOfAddress.NEUTRAL: pgettext("form of address", "neutral"),
    }
    return words[form]


def _of_him(status: MaritalStatus) -> str:
    words = {
        MaritalStatus.SINGLE: pgettext("he", "Single"),
        MaritalStatus.MARRIED: pgettext("he", "Married"),
        MaritalStatus.LIVING_TOGETHER: pgettext("he", "Living together"),
        MaritalStatus.DIVORCED: pgettext("he", "Divorced"),
        MaritalStatus.WIDOWED: pgettext("he", "Widowed"),
    }
    return words[status]


def _of_her(status: MaritalStatus) -> str:
    words = {
        MaritalStatus.SINGLE: pgettext("she", "Single"),
        MaritalStatus.MARRIED: pgettext("she", "Married"),
        MaritalStatus.LIVING_TOGETHER: pgettext("she", "Living together"),
        MaritalStatus.DIVORCED: pgettext("she", "Divorced"),
        MaritalStatus.WIDOWED: pgettext("she", "Widowed"),
    }
    return words[status]
