"""The SQL of a card's columns, on `customer_index` as i and `customer` as c: what each shows in a line, and what it is sorted by."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from smallcrm.domain.choices import PhoneKind, Relation
from smallcrm.domain.customer import Age
from smallcrm.domain.fields import CUSTOM_PREFIX, FIELD_BY_KEY, FieldType
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def sort_expression(key: str) -> str:
    """What a column is sorted by, on `customer_index` alone; an empty text where the card says nothing."""
    if key.startswith(CUSTOM_PREFIX):
        return f"coalesce((SELECT key FROM custom_key WHERE customer_id = i.customer_id AND field_id = {custom_id(key)}), '')"
    return "i.balance" if FIELD_BY_KEY[key].type is FieldType.MONEY else f"i.{FIELD_BY_KEY[key].key}_key"


def custom_id(key: str) -> int:
    """The id in the key `custom:ID`. Raises ValueError where there is none."""
    return int(key.removeprefix(CUSTOM_PREFIX))


def type_of(key: str) -> FieldType:
    """What a column holds."""
    return FieldType.CUSTOM if key.startswith(CUSTOM_PREFIX) else FIELD_BY_KEY[key].type


def value_expression(key: str) -> str:
    """What a line shows of a card; where it has several, the first."""
    return _expression(key, {**_ONE, **_FIRST})


def every_expression(key: str) -> str:
    """The same with every phone, e-mail and address, as JSON lists."""
    return _expression(key, {**_ONE, **_EVERY})


def reader_of(key: str) -> Callable[[Any], Any] | None:
    """What turns what a line shows, where it is not None, into records of the domain."""
    return _READERS.get(type_of(key))


def _expression(key: str, templates: Mapping[FieldType, str]) -> str:
    if key.startswith(CUSTOM_PREFIX):
        # The plus keeps SQLite from the index on the field, which would walk through everybody's values for each card.
        return f"(SELECT text FROM custom_value WHERE customer_id = c.id AND +field_id = {custom_id(key)})"
    field = FIELD_BY_KEY[key]
    kinds = f"'{field.part}'" if field.part else _TO_CALL
    return templates.get(field.type, f"c.{field.key}").replace("{part}", field.part).replace("{kinds}", kinds)


_TO_CALL = f"'{PhoneKind.MOBILE}', '{PhoneKind.PHONE}'"
"""In the order of the alphabet, which is that in which one calls."""

_ONE: Mapping[FieldType, str] = {
    FieldType.NAME: "i.display_name",
    FieldType.MONEY: "i.balance",
    FieldType.PARTIAL_DATE: "iif(c.birth_calendar IS NULL, NULL, json_array(c.birth_year, c.birth_month, c.birth_day, c.birth_calendar))",
    FieldType.AGE: "iif(c.age_as_of IS NULL, NULL, json_array(c.age_years, c.age_as_of))",
    FieldType.TEXTS: "(SELECT json_group_array(text ORDER BY position) FROM interest WHERE customer_id = c.id)",
    FieldType.TAGS: (
        "(SELECT json_group_array(name ORDER BY position) FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id = c.id)"
    ),
    FieldType.CUSTOMER: "(SELECT display_name FROM customer_index WHERE customer_id = c.referred_by)",
    FieldType.FAMILY: "(SELECT json_group_array(json_array(name, relation) ORDER BY position) FROM family_member WHERE customer_id = c.id)",
    FieldType.CONSENTS: "(SELECT json_group_array(channel ORDER BY position) FROM consent WHERE customer_id = c.id AND given)",
}
_FIRST: Mapping[FieldType, str] = {
    FieldType.PHONE: (
        "(SELECT coalesce(e164, typed) FROM phone WHERE customer_id = c.id AND kind IN ({kinds}) ORDER BY kind, position LIMIT 1)"
    ),
    FieldType.EMAIL: "(SELECT address FROM email WHERE customer_id = c.id ORDER BY position LIMIT 1)",
    FieldType.ADDRESS: "(SELECT {part} FROM address WHERE customer_id = c.id ORDER BY position LIMIT 1)",
}
_EVERY: Mapping[FieldType, str] = {
    FieldType.PHONE: (
        "(SELECT json_group_array(coalesce(e164, typed) ORDER BY position) FROM phone WHERE customer_id = c.id AND kind IN ({kinds}))"
    ),
    FieldType.EMAIL: "(SELECT json_group_array(address ORDER BY position) FROM email WHERE customer_id = c.id)",
    FieldType.ADDRESS: "(SELECT json_group_array({part} ORDER BY position) FROM address WHERE customer_id = c.id AND {part} != '')",
}


def _partial_date(text: str) -> PartialDate:
    year, month, day, calendar = json.loads(text)
    return PartialDate(year, month, day, Calendar(calendar))


def _age(text: str) -> Age:
    years, as_of = json.loads(text)
    return Age(years, date.fromisoformat(as_of))


def _tuple(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _family(text: str) -> tuple[tuple[str, Relation], ...]:
    return tuple((name, Relation(relation)) for name, relation in json.loads(text))


def _day(text: str) -> date | None:
    return datetime.fromisoformat(text).astimezone().date() if text else None


_READERS: Mapping[FieldType, Callable[[Any], Any]] = {
    FieldType.PARTIAL_DATE: _partial_date,
    FieldType.AGE: _age,
    FieldType.TEXTS: _tuple,
    FieldType.TAGS: _tuple,
    FieldType.FAMILY: _family,
    FieldType.CONSENTS: _tuple,
    FieldType.DATE: _day,
}
