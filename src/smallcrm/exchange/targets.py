"""Where each column goes: fields by their headings, a field of the shop's own for what no field takes."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.fields import CUSTOM_PREFIX, FIELD_BY_KEY, Use, fields_of
from smallcrm.domain.person_name import is_title, split_full_name
from smallcrm.domain.phone import read_phones
from smallcrm.exchange.balance_words import BALANCE_DAY, BESIDE_A_BALANCE
from smallcrm.exchange.bare_ledgers import targets_by_values
from smallcrm.exchange.entry_columns import moneys_beside, told_by_kinds, told_by_methods, told_by_moneys
from smallcrm.exchange.header_words import BOOK_SINCE, LEFT, NAME_OR_GIVEN_NAME, NICKNAME_OR_FAMILY_NAME, OR_TITLE
from smallcrm.exchange.headers import (
    EXACT,
    MISSPELT,
    ONE_OF_TWO,
    HeaderMatch,
    SheetKind,
    header_key,
    is_total,
    ledger_roles,
    match_header,
    sales_roles,
)
from smallcrm.exchange.kept_cells import KEPT_LABEL
from smallcrm.exchange.labelled_columns import is_usual_label, targets_with_labels, with_labels
from smallcrm.exchange.ledger_parts import SALE, WHO, LedgerPart
from smallcrm.exchange.our_columns import OURS_ALONE, PUT_ASIDE, PUT_ASIDE_LABEL
from smallcrm.exchange.payment_columns import days_of_payments
from smallcrm.exchange.property_words import PROPERTY_NAMES, PROPERTY_PREFIX
from smallcrm.exchange.readers.sheet import column_letters
from smallcrm.exchange.running_numbers import told_by_numbers
from smallcrm.exchange.understanding import CUSTOM, IGNORE, KEPT, ROW_MONEY, WHOLE_CARD, ColumnDecisions, ColumnMatch
from smallcrm.exchange.value_guess import guess_by_values, guess_columns
from smallcrm.i18n import LANGUAGES, _, gettext, in_language

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext

REPEATABLE = frozenset(
    {"mobile", "phone", "fax", "email", "street", "city", "postcode", "country", "interests", "tags", "notes", "balance"}
)
"""Fields of which a card holds several, or into which several columns can go."""

_NICKNAME_OR_FAMILY_NAME = frozenset(header_key(word) for word in NICKNAME_OR_FAMILY_NAME.split("|"))
_OR_TITLE = frozenset(header_key(word) for word in OR_TITLE.split("|"))
_NAME_OR_GIVEN_NAME = frozenset(header_key(word) for word in NAME_OR_GIVEN_NAME.split("|"))
_LEFT = frozenset(header_key(word) for word in LEFT.split("|"))
NOTHING_KNOWN = 0.0
BY_VALUES, SURE = 0.5, 0.9
OF_THE_CUSTOMER = frozenset({*WHO, "street", "city", "postcode", "country", "region"})
"""What a line of sales says of its customer: notes, dates and amounts are of the sale."""
BEYOND_DOUBT = frozenset({"mobile", "phone", "email", "name"})
"""What values tell so well that a heading of an unknown word does not make it a field of the shop's own."""
NAME_PARTS = frozenset({"given_name", "middle_name", "family_name"})
WHO_IT_IS = frozenset({"name", "given_name", "middle_name", "family_name", "known_as", "company", "number"})
TELLING_WHERE = frozenset({"mobile", "phone", "email", "city"})
"""The same, with less of them, in a table of which we know one heading at most."""
TELLING_WHO = frozenset({"name", "given_name", "family_name", *TELLING_WHERE})
"""The same where no heading says who anybody is: without them the rows would be nobody's."""
_IN_EVERY_TABLE_OF_OURS = ("number", "kind", "balance")
"""Fields that every card fills, so that a table of our own is known by their labels standing together."""


def match_columns(
    headings: Sequence[str],
    width: int,
    wanted: Mapping[int, str],
    kind: SheetKind = SheetKind.CUSTOMERS,
    rows: Sequence[Sequence[Cell]] = (),
    context: ReadingContext | None = None,
) -> list[ColumnMatch]:
    """Every column of a table `width` wide with its target; `wanted` overrules by index. Two columns never share a heading.

    `kind` is what the sheet holds. Where headings say nothing, the values of the first `rows` decide, if they leave no doubt.
    """
    padded = [*headings, *[""] * (width - len(headings))]
    keys = [header_key(heading) for heading in padded]
    matches = _meant_here(padded, [match_header(heading) for heading in padded])
    if context is not None:
        matches = _told_by_values(padded, matches, rows, context)
    meant = _targets_in(kind, padded, matches, context.currency if context else None)
    if kind is SheetKind.LEDGER and context is not None and not any(headings):
        told = {index: target for index, target in targets_by_values(rows, context).items() if target in {*WHO, *LedgerPart, IGNORE}}
        meant = {**dict.fromkeys(meant, LedgerPart.NOTE), **told}
    if kind is SheetKind.LEDGER:
        meant = {**meant, **told_by_numbers(meant, padded, rows)}
    told_beside = told_by_kinds(meant, rows), told_by_methods(meant, padded, rows), told_by_moneys(meant, matches, rows)
    by_values = {index: target for told in told_beside for index, target in told.items()} if _our_labels(keys) is None else {}
    by_labels = targets_with_labels(padded) if kind is SheetKind.CUSTOMERS else {}
    targets = {**meant, **by_values, **_of_our_table(kind, padded), **by_labels, **wanted}
    named = _distinct([heading or _("Column {letter}").format(letter=column_letters(index)) for index, heading in enumerate(padded)])
    return with_labels([_column(index, named[index], targets[index], match) for index, match in enumerate(matches)])


def can_go_to(target: str, kind: SheetKind) -> bool:
    """Whether a column of such a sheet can go there: parts of an entry stand in sheets of entries, their money beside balances too.

    Days and sides of balances stand in lists of customers alone.
    """
    if target in {*BESIDE_A_BALANCE, ROW_MONEY} and kind is SheetKind.CUSTOMERS:
        return True
    return target not in BESIDE_A_BALANCE and (kind is SheetKind.LEDGER or target not in set(LedgerPart))


def is_our_table(columns: Sequence[ColumnMatch]) -> bool:
    """Whether these are the columns of a table of customers, or of their entries, that the program wrote."""
    return (
        any(column.target == LedgerPart.ENTRY for column in columns)
        or _our_labels([header_key(each.heading) for each in columns]) is not None
    )


def columns_of_fields(fields: Sequence[str], wanted: Mapping[int, str]) -> list[ColumnMatch]:
    """The columns of a file that says itself which field each holds, or `custom:HEADING` for one of the shop's own."""
    known = [heading_of(each) for each in fields]
    targets = [
        wanted.get(index, CUSTOM if each.startswith((CUSTOM_PREFIX, PROPERTY_PREFIX)) else each) for index, each in enumerate(fields)
    ]
    return [
        ColumnMatch(index, heading, target, EXACT) for index, (heading, target) in enumerate(zip(_distinct(known), targets, strict=True))
    ]


def heading_of(field: str) -> str:
    """What a column is headed by in the language spoken now, where the file says its field (`SheetInfo.fields`)."""
    if field == WHOLE_CARD:
        return _("Whole card")
    if field == PUT_ASIDE:
        return gettext(PUT_ASIDE_LABEL)
    if field.startswith(CUSTOM_PREFIX):
        return field.removeprefix(CUSTOM_PREFIX)
    if field.startswith(PROPERTY_PREFIX):
        return gettext(PROPERTY_NAMES[field.removeprefix(PROPERTY_PREFIX)])
    return gettext(FIELD_BY_KEY[field].label)


def _column(index: int, heading: str, target: str, match: HeaderMatch) -> ColumnMatch:
    is_meant = target == match.meaning
    return ColumnMatch(
        index, heading, target, match.confidence if is_meant else NOTHING_KNOWN, ColumnDecisions(sign=match.sign if is_meant else 1)
    )


def _told_by_values(
    headings: Sequence[str], matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> Sequence[HeaderMatch]:
    """Columns whose headings mean nothing, by what stands in them: all that is told without a heading, what is beyond doubt else."""
    matches = _with_names_told_apart(headings, _without_numbers_as_names(matches, rows, context), rows)
    matches = _with_phones_by_place(headings, matches, rows, context)
    unknown = [index for index, match in enumerate(matches) if match.meaning is None]
    if not unknown or not rows:
        return matches
    likely = _likely({match.meaning for match in matches if match.is_field})
    columns = [[row[index] if index < len(row) else None for row in rows] if index in unknown else [] for index in range(len(matches))]
    taken = {match.meaning for match in matches}
    told = list(matches)
    for index, guess in enumerate(guess_columns(columns, context)):
        if guess.target is None or index not in unknown or (guess.target in taken and guess.target not in REPEATABLE):
            continue
        is_beyond_doubt = guess.target in BEYOND_DOUBT and guess.confidence >= SURE
        if not headings[index] or is_beyond_doubt or guess.target in likely:
            told[index] = HeaderMatch(guess.target, guess.confidence * BY_VALUES)
            taken.add(guess.target)
    return _with_the_other_name(headings, told, rows)


def _with_the_other_name(headings: Sequence[str], matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]]) -> Sequence[HeaderMatch]:
    """The matches, where one heading stands over two columns: beside family names the names below it are the given ones."""
    name = next((index for index, match in enumerate(matches) if match.meaning == "name"), len(matches))
    beside = matches[name + 1] if name + 1 < len(matches) and not headings[name + 1] else HeaderMatch()
    other = {"family_name": "given_name", "given_name": "family_name"}.get(beside.meaning or "")
    if other is None or any(match.meaning == other for match in matches) or not _are_given_names(matches[: name + 1], rows):
        return matches
    return [*matches[:name], HeaderMatch(other, beside.confidence), *matches[name + 1 :]]


def _likely(known: Collection[str | None]) -> Collection[str]:
    """What values need not tell beyond doubt below headings of unknown words, where these fields are known by their headings."""
    if WHO_IT_IS.isdisjoint(known):
        return TELLING_WHO
    return TELLING_WHERE if len(known) == 1 else ()


def _without_numbers_as_names(
    matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> Sequence[HeaderMatch]:
    """The matches, where none is a name of which every value is a phone or an e-mail: "Contact" heads those too."""
    told = list(matches)
    for index, match in enumerate(matches):
        if match.meaning == "name":
            guess = guess_by_values([row[index] if index < len(row) else None for row in rows], context)
            if guess.target in {"mobile", "phone", "email"}:
                told[index] = HeaderMatch(guess.target, guess.confidence * BY_VALUES)
    return told


def _with_phones_by_place(
    headings: Sequence[str], matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> Sequence[HeaderMatch]:
    """The matches, where a column headed Home or Work holds phones alone."""
    told = list(matches)
    for index, match in enumerate(matches):
        words = header_key(headings[index]).split() if match.meaning in {None, "occupation"} else []
        if words and is_usual_label(words[-1]):
            cells = [row[index] for row in rows if index < len(row) and row[index] is not None]
            phones = [read_phones(cell, context.region)[:1] for cell in cells if isinstance(cell, str | float | int)]
            if cells and len(phones) == len(cells) and all(read and read[0].valid for read in phones):
                told[index] = HeaderMatch("phone", ONE_OF_TWO)
    return told


def _with_names_told_apart(
    headings: Sequence[str], matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]]
) -> Sequence[HeaderMatch]:
    """The matches, where a column of titles is none of nicknames or streets, and one beside given names is that of the family's."""
    keys = [header_key(heading) for heading in headings]
    if _our_labels(keys) is not None:
        return matches
    meanings = {match.meaning for match in matches}
    told = list(matches)
    for index, key in enumerate(keys):
        texts = _texts(index, rows) if key in _OR_TITLE else []
        if texts and all(map(is_title, texts)) and "title" not in meanings:
            told[index] = HeaderMatch("title", EXACT)
        elif texts and key in _NICKNAME_OR_FAMILY_NAME and "family_name" not in meanings and _are_given_names(matches, rows):
            told[index] = HeaderMatch("family_name", EXACT)
    return told


def _are_given_names(matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether most names stand without a family's."""
    names = [text for index, match in enumerate(matches) if match.meaning in {"name", "given_name"} for text in _texts(index, rows)]
    return sum(not split_full_name(name, "ar").family for name in names) * 2 > len(names)


def _texts(index: int, rows: Sequence[Sequence[Cell]]) -> list[str]:
    return [cell for row in rows if index < len(row) and isinstance(cell := row[index], str) and cell.strip()]


def _targets_in(kind: SheetKind, headings: Sequence[str], matches: Sequence[HeaderMatch], own: str | None) -> dict[int, str]:
    if kind is SheetKind.LEDGER:
        roles = ledger_roles(matches)
        beside = moneys_beside(roles, headings, own)
        return {**_targets_of_entries(roles, matches), **days_of_payments(roles, matches), **beside}
    targets = _targets(headings, matches)
    if kind is not SheetKind.SALES:
        return targets
    of_sales = {index for index, role in enumerate(sales_roles(matches)) if role not in OF_THE_CUSTOMER}
    return {index: SALE if index in of_sales and target != IGNORE else target for index, target in targets.items()}


def _targets_of_entries(roles: Sequence[str | None], matches: Sequence[HeaderMatch]) -> dict[int, str]:
    """Whom a row is about, the parts of an entry, and all else as a note of it; of two columns of one part the first."""
    targets: dict[int, str] = {}
    for index, (role, match) in enumerate(zip(roles, matches, strict=True)):
        if match.is_row_counter or match.is_label:
            targets[index] = IGNORE
        elif role is None or role in targets.values() or role not in {*WHO, *LedgerPart}:
            targets[index] = LedgerPart.NOTE
        else:
            targets[index] = role
    return targets


def _meant_here(headings: Sequence[str], matches: Sequence[HeaderMatch]) -> Sequence[HeaderMatch]:
    """The matches without those that a heading has no meaning for in this table.

    In a table of our own only our labels mean fields: "Deposit" is a field of the shop's own there. "Family" is a word for
    the surname, but not there, and not beside a column of surnames.
    """
    keys = [header_key(heading) for heading in headings]
    ours = _our_labels(keys)
    if ours is not None:
        known = {label for field, label in ours.items() if field != "family"}
        return [match if key in known else HeaderMatch() for key, match in zip(keys, matches, strict=True)]
    matches = _with_what_is_left(keys, _without_doubtful_names(matches))
    relatives = {_labels_in(language)["family"] for language in LANGUAGES}
    if all(match.meaning != "family_name" or key in relatives for key, match in zip(keys, matches, strict=True)):
        return matches
    return [HeaderMatch() if key in relatives else match for key, match in zip(keys, matches, strict=True)]


def _with_what_is_left(keys: Sequence[str], matches: Sequence[HeaderMatch]) -> Sequence[HeaderMatch]:
    """The matches, where beside a whole and what was paid of it a word for what is left means what is owed, if nothing else does."""
    meanings = {match.meaning for match in matches}
    has_whole = LedgerPart.TOOK in meanings or LedgerPart.AMOUNT in meanings or any(map(is_total, keys))
    if LedgerPart.PAID not in meanings or "balance" in meanings or not has_whole:
        return matches
    return [HeaderMatch("balance", ONE_OF_TWO) if key in _LEFT else match for key, match in zip(keys, matches, strict=True)]


def _without_doubtful_names(matches: Sequence[HeaderMatch]) -> Sequence[HeaderMatch]:
    """Beside a column of whole names a word that is only near to one for a part of them is something else: Frame is no "fname"."""
    sure = {match.meaning for match in matches if match.confidence > MISSPELT}
    if "name" not in sure or not NAME_PARTS.isdisjoint(sure):
        return matches
    return [HeaderMatch() if match.meaning in NAME_PARTS else match for match in matches]


def _our_labels(keys: Sequence[str]) -> Mapping[str, str] | None:
    """What heads each field in a table of our own with these headings; None for any other table."""
    return next((labels for labels in map(_labels_in, LANGUAGES) if all(labels[field] in keys for field in _IN_EVERY_TABLE_OF_OURS)), None)


def _of_our_table(kind: SheetKind, headings: Sequence[str]) -> dict[int, str]:
    """The columns that only a table of our own has: in any other nobody writes them so that they could be read."""
    keys = [header_key(heading) for heading in headings]
    ours = _our_labels(keys) if kind is SheetKind.CUSTOMERS else None
    meant = {label: field for field, label in (ours or {}).items() if field in OURS_ALONE}
    return {keys.index(key): meant[key] for key in dict.fromkeys(keys) if key in meant}


@lru_cache(maxsize=len(LANGUAGES))
def _labels_in(language: str) -> Mapping[str, str]:
    """What a table of our own heads each field by, as keys of headings."""
    with in_language(language):
        labels = {field.key: header_key(gettext(field.label)) for field in fields_of(Use.EXPORT)}
        return {**labels, PUT_ASIDE: header_key(gettext(PUT_ASIDE_LABEL)), KEPT: header_key(gettext(KEPT_LABEL))}


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
    if match.meaning == BALANCE_DAY:
        return BALANCE_DAY
    if match.meaning is None or not match.is_field:
        return IGNORE if match.is_row_counter or match.is_label or match.meaning == BOOK_SINCE else CUSTOM
    return match.meaning if match.meaning in REPEATABLE or best[match.meaning] == index else CUSTOM


def _distinct(headings: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    distinct = []
    for heading in headings:
        seen[heading] += 1
        distinct.append(heading if seen[heading] == 1 else f"{heading} {seen[heading]}")
    return distinct
