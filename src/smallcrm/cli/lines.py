"""A card as a line in the terminal, and as a page of names and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.cli.terminal import say
from smallcrm.domain.choices import label
from smallcrm.domain.customer import CustomValue
from smallcrm.domain.fields import FIELD_BY_KEY, FIELDS, FieldType, Use
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import LANGUAGES, gettext
from smallcrm.i18n.lists import listed
from smallcrm.infra import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from smallcrm.domain.customer import Customer, CustomField
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.customer_list import Column, Row
    from smallcrm.services.history import Undone


def say_what_stayed(undone: Undone) -> None:
    """Which fields keep what was edited in them since cards were merged, if any do."""
    if undone.stayed:
        say(gettext("What was edited since stays: {names}").format(names=listed(undone.stayed)))


class Lines:
    """Writes values by the settings of the shop, in the language spoken now."""

    def __init__(self, shop: ShopSettings) -> None:
        self.values = ShownValues(shop, today=clock.today())
        self._shown: Mapping[FieldType, Callable[[Any], str]] = {
            FieldType.MONEY: self.values.balance,
            FieldType.PHONE: self.values.written_number,
            FieldType.LANGUAGE: lambda code: LANGUAGES.get(code, code),
            FieldType.TEXTS: self.values.joined,
            FieldType.TAGS: self.values.joined,
            FieldType.PARTIAL_DATE: self.values.birthday,
            FieldType.AGE: self.values.age,
            FieldType.DATE: self.values.date,
        }

    def line(self, row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
        """The row's values in the columns, and whether the card was put aside."""
        values = (self._cell(column, value) for column, value in zip(columns, row.values, strict=False))
        return (*values, gettext("put aside") if row.put_aside else "")

    def page(self, card: Customer, own: Sequence[CustomField]) -> Iterator[tuple[str, str]]:
        """Every field that holds something: its name and what it holds."""
        for field in FIELDS:
            if Use.REPORT in field.uses and field.type is not FieldType.PHOTO:
                texts = [text for text in self._texts(card, field.key) if text]
                if texts:
                    yield gettext(field.label), self.values.joined(tuple(texts))
        labelled = {field.id: field for field in own}
        for value in card.custom:
            if value.field_id in labelled:
                mine = labelled[value.field_id]
                yield mine.label, self.values.custom(mine, value)
        if card.photo:
            yield gettext("Photo"), gettext("Yes")
        if card.put_aside_at:
            yield gettext("Put aside since"), self.values.moment(card.put_aside_at)

    def _texts(self, card: Customer, key: str) -> tuple[str, ...]:
        field = FIELD_BY_KEY[key]
        match field.type:
            case FieldType.FAMILY:
                return tuple(self.values.family_member(member) for member in card.family)
            case FieldType.CONSENTS:
                return tuple(self.values.consent(consent) for consent in card.consents)
        return self.values.of(card, field)

    def _cell(self, column: Column, value: object) -> str:
        if value in (None, "", ()):
            return ""
        if column.custom is not None:
            return self.values.custom(column.custom, CustomValue(column.custom.id, str(value)))
        if column.type is FieldType.CHOICE:
            choices = FIELD_BY_KEY[column.key].choices
            return label(choices(str(value))) if choices else str(value)
        return self._shown.get(column.type, str)(value)
