"""Where each column goes: fields by their headings, a field of the shop's own for what no field takes."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.fields import Use, fields_of
from smallcrm.exchange.header_words import BOOK_SINCE
from smallcrm.exchange.headers import HeaderMatch, header_key, match_header
from smallcrm.exchange.readers.sheet import column_letters
from smallcrm.exchange.understanding import CUSTOM, IGNORE, ColumnDecisions, ColumnMatch
from smallcrm.i18n import LANGUAGES, _, gettext, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REPEATABLE = frozenset(
    {"mobile", "phone", "fax", "email", "street", "city", "postcode", "country", "interests", "tags", "notes", "balance"}
)
"""Fields of which a card holds several, or into which several columns can go."""

_NAME_OR_GIVEN_NAME = frozenset(header_key(word) for word in ("name", "שם", "الاسم", "نام", "Име", "اسم"))
NOTHING_KNOWN = 0.0
_IN_EVERY_TABLE_OF_OURS = ("number", "kind", "balance")
"""Fields that every card fills, so that a table of our own is known by their labels standing together."""


def match_columns(headings: Sequence[str], width: int, wanted: Mapping[int, str]) -> list[ColumnMatch]:
    """Every column of a table `width` wide with its target; `wanted` overrules by index. Two columns never share a heading."""
    padded = [*headings, *[""] * (width - len(headings))]
    matches = _meant_here(padded, [match_header(heading) for heading in padded])
    targets = {**_targets(padded, matches), **wanted}
    named = _distinct([heading or _("Column {letter}").format(letter=column_letters(index)) for index, heading in enumerate(padded)])
    return [
        ColumnMatch(
            index,
            named[index],
            targets[index],
            match.confidence if targets[index] == match.meaning else NOTHING_KNOWN,
            ColumnDecisions(sign=match.sign if targets[index] == match.meaning else 1),
        )
        for index, match in enumerate(matches)
    ]


def _meant_here(headings: Sequence[str], matches: Sequence[HeaderMatch]) -> Sequence[HeaderMatch]:
    """The matches without those that a heading has no meaning for in this table.

    In a table of our own only our labels mean fields: "Deposit" is a field of the shop's own there. "Family" is a word for
    the surname, but not there, and not beside a column of surnames.
    """
    keys = [header_key(heading) for heading in headings]
    ours = next((labels for labels in map(_labels_in, LANGUAGES) if all(labels[field] in keys for field in _IN_EVERY_TABLE_OF_OURS)), None)
    if ours is not None:
        known = {label for field, label in ours.items() if field != "family"}
        return [match if key in known else HeaderMatch() for key, match in zip(keys, matches, strict=True)]
    relatives = {_labels_in(language)["family"] for language in LANGUAGES}
    if all(match.meaning != "family_name" or key in relatives for key, match in zip(keys, matches, strict=True)):
        return matches
    return [HeaderMatch() if key in relatives else match for key, match in zip(keys, matches, strict=True)]


@lru_cache(maxsize=len(LANGUAGES))
def _labels_in(language: str) -> Mapping[str, str]:
    """What a table of our own heads each field by, as keys of headings."""
    with in_language(language):
        return {field.key: header_key(gettext(field.label)) for field in fields_of(Use.EXPORT)}


def _targets(headings: Sequence[str], matches: Sequence[HeaderMatch]) -> dict[int, str]:
    best: dict[str, int] = {}
    for index, match in enumerate(matches):
        if match.meaning and (match.meaning not in best or match.confidence > matches[best[match.meaning]].confidence):
            best[match.meaning] = index
    targets = {index: _target(index, match, best) for index, match in enumerate(matches)}
    name = best.get("name")
    if name is not None and "family_name" in best and "given_name" not in best and header_key(headings[name]) in _NAME_OR_GIVEN_NAME:
        # Beside a family name, "name" is the given one.
        targets[name] = "given_name"
    return targets


def _target(index: int, match: HeaderMatch, best: Mapping[str, int]) -> str:
    if match.meaning is None or not match.is_field:
        return IGNORE if match.is_row_counter or match.meaning == BOOK_SINCE else CUSTOM
    return match.meaning if match.meaning in REPEATABLE or best[match.meaning] == index else CUSTOM


def _distinct(headings: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    distinct = []
    for heading in headings:
        seen[heading] += 1
        distinct.append(heading if seen[heading] == 1 else f"{heading} {seen[heading]}")
    return distinct
