"""Where each column goes: fields by their headings, a field of the shop's own for what no field takes."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.exchange.header_words import BOOK_SINCE
from smallcrm.exchange.headers import HeaderMatch, header_key, match_header
from smallcrm.exchange.readers.sheet import column_letters
from smallcrm.exchange.understanding import CUSTOM, IGNORE, ColumnDecisions, ColumnMatch
from smallcrm.i18n import LANGUAGES, _, gettext, in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    matches = _without_relatives(padded, [match_header(heading) for heading in padded])
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


def _without_relatives(headings: Sequence[str], matches: Sequence[HeaderMatch]) -> Sequence[HeaderMatch]:
    """The matches without "Family" as a word for the surname, where that stands in another column or our own table says it."""
    relatives = {index for index, heading in enumerate(headings) if header_key(heading) in _labels_of("family")}
    has_surname = any(match.meaning == "family_name" and index not in relatives for index, match in enumerate(matches))
    if not has_surname and not _is_our_own_table(headings):
        return matches
    return [HeaderMatch() if index in relatives else match for index, match in enumerate(matches)]


def _is_our_own_table(headings: Iterable[str]) -> bool:
    keys = set(map(header_key, headings))
    return any(keys.issuperset(labels) for labels in zip(*map(_labels_of, _IN_EVERY_TABLE_OF_OURS), strict=True))


@lru_cache(maxsize=8)
def _labels_of(key: str) -> tuple[str, ...]:
    """What we head the column of a field by, a language after the other."""
    labels = []
    for code in LANGUAGES:
        with in_language(code):
            labels.append(header_key(gettext(FIELD_BY_KEY[key].label)))
    return tuple(labels)


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
