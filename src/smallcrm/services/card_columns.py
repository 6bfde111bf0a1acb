"""The SQL of a card's columns: what a field of the catalogue shows in a line, and what it is sorted by."""

from __future__ import annotations

import json
from datetime import date, datetime

from smallcrm.domain.customer import Age
from smallcrm.domain.fields import CUSTOM_PREFIX, FIELD_BY_KEY, Field, FieldType
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n.calendars import Calendar


def sort_expression(key: str) -> str:
    if key.startswith(CUSTOM_PREFIX):
        own = f"SELECT key FROM custom_key WHERE customer_id = i.customer_id AND field_id = {int(key.removeprefix(CUSTOM_PREFIX))}"
        return f"coalesce(({own}), '')"  # the number was checked to be one
    field = FIELD_BY_KEY[key]
    if field.type is FieldType.MONEY:
        return "i.balance"
    if field.type is FieldType.AGE:
        return "coalesce(strftime('%Y', c.age_as_of) - c.age_years, '')"
    if field.type in (FieldType.CHOICE, FieldType.LANGUAGE, FieldType.DATE):
        return f"coalesce(c.{field.key}, '')"
    return f"i.{field.key}_key"


def type_of(key: str) -> FieldType:
    return FieldType.CUSTOM if key.startswith(CUSTOM_PREFIX) else FIELD_BY_KEY[key].type


def value_expression(key: str) -> str:
    if key.startswith(CUSTOM_PREFIX):
        return f"(SELECT text FROM custom_value WHERE customer_id = c.id AND field_id = {int(key.removeprefix(CUSTOM_PREFIX))})"
    return _EXPRESSIONS.get(FIELD_BY_KEY[key].type, _plain)(FIELD_BY_KEY[key])


def _plain(field: Field) -> str:
    return f"c.{field.key}"


_FIRST = "ORDER BY position LIMIT 1"
_EXPRESSIONS = {
    FieldType.NAME: lambda field: "i.display_name",
    FieldType.MONEY: lambda field: "i.balance",
    FieldType.PHONE: lambda field: f"(SELECT coalesce(e164, typed) FROM phone WHERE customer_id = c.id AND kind = '{field.part}' {_FIRST})",
    FieldType.EMAIL: lambda field: f"(SELECT address FROM email WHERE customer_id = c.id {_FIRST})",
    FieldType.ADDRESS: lambda field: f"(SELECT {field.part} FROM address WHERE customer_id = c.id {_FIRST})",
    FieldType.PARTIAL_DATE: lambda field: (
        "CASE WHEN c.birth_calendar IS NOT NULL THEN json_array(c.birth_year, c.birth_month, c.birth_day, c.birth_calendar) END"
    ),
    FieldType.AGE: lambda field: "CASE WHEN c.age_as_of IS NOT NULL THEN json_array(c.age_years, c.age_as_of) END",
    FieldType.TEXTS: lambda field: "(SELECT json_group_array(text ORDER BY position) FROM interest WHERE customer_id = c.id)",
    FieldType.TAGS: lambda field: (
        "(SELECT json_group_array(name ORDER BY position) FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id = c.id)"
    ),
    FieldType.CUSTOMER: lambda field: "(SELECT display_name FROM customer_index WHERE customer_id = c.referred_by)",
}


def _partial_date(text: str) -> PartialDate:
    year, month, day, calendar = json.loads(text)
    return PartialDate(year, month, day, Calendar(calendar))


def _age(text: str) -> Age:
    years, as_of = json.loads(text)
    return Age(years, date.fromisoformat(as_of))


READERS = {
    FieldType.PARTIAL_DATE: _partial_date,
    FieldType.AGE: _age,
    FieldType.TEXTS: lambda text: tuple(json.loads(text)),
    FieldType.TAGS: lambda text: tuple(json.loads(text)),
    FieldType.DATE: lambda text: datetime.fromisoformat(text).date() if text else None,
}
