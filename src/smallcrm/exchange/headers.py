"""What the headings of a table mean: headings matched to the fields of a card."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from smallcrm.domain.account_sides import CREDIT_WORDS, DEBIT_WORDS
from smallcrm.domain.currency_words import currency_in
from smallcrm.domain.folding import fold
from smallcrm.exchange.balance_words import OPENING, OPENING_WORDS, WHOLE, WHOLE_WORDS
from smallcrm.exchange.dated_texts import without_day
from smallcrm.exchange.header_transliterations import LATIN_WORDS
from smallcrm.exchange.header_words import CREDIT, FIELD_WORDS, QUALIFIERS, ROW_COUNTER, TOTAL_WORDS
from smallcrm.exchange.ledger_words import LABEL, NO_FIELD_WORDS, OTHER_WORDS, PAYMENT_DAY_WORDS
from smallcrm.exchange.misspelling import nearest, nearest_phrases
from smallcrm.i18n import LANGUAGES, gettext, in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallcrm.exchange.header_row import HeaderRow

LONGEST_HEADING = 80
EXACT, QUALIFIED, ONE_OF_TWO, CONTAINED, MISSPELT = 1.0, 0.9, 0.7, 0.6, 0.5
NO_FIELD = "no_field"
"""The meaning of a heading that is known and is no field of ours: what stands below it is not guessed at either."""
PAYMENT = "payment"
"""The side of a heading of days which says that they are those of payments."""

_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_OF_A_WORD = re.compile(r"[^\w#₪$€£]+|_")
_ALTERNATIVES = re.compile(r"[/\\|,;+&\n]|\s(?:or|או|أو|یا|или)\s")
_BETWEEN_NAMES = re.compile(r"[/\\|,;+&\n]")
NAME_PARTS = frozenset({"name", "given_name", "middle_name", "family_name"})
_SAYS_WHO = frozenset({*NAME_PARTS, "number", "known_as", "company", "mobile", "phone", "email"})
_PERSONAL = frozenset({"mobile", "phone", "email", "birthday", "street", "city", "postcode", "region", "occupation", "interests", "tags"})
_ENOUGH_PERSONAL = 3
_OF_AN_ENTRY = frozenset({"entry_note", "notes", "method", "preferred_payment", "entry_kind"})
_MOST_WORDS_MISSPELT = 5
_MOST_SPELLINGS = 16
_SHORTEST_JOINED = 7
_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 4


class SheetKind(StrEnum):
    """What a sheet holds, as far as its headings tell."""

    CUSTOMERS = "customers"
    SUPPLIERS = "suppliers"
    LEDGER = "ledger"
    SALES = "sales"
    GOODS = "goods"
    UNKNOWN = "unknown"
    EMPTY = "empty"
    NOT_OURS = "not_ours"
    """Said by the user alone."""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a heading means: a field's key, ROW_COUNTER, a role of OTHER_WORDS, NO_FIELD, or None; `confidence` from 0 to 1.

    `sign` is -1 for what the shop owes. `side` is "debit" or "credit" where the heading is such a word alone (`ledger_roles`), OPENING for
    a balance of an earlier time, WHOLE for a debt from which nothing that was paid is taken off yet, PAYMENT for days of payments.
    """

    meaning: str | None = None
    confidence: float = 0.0
    sign: int = 1
    side: str = ""

    @property
    def is_field(self) -> bool:
        """Whether it means a field of a card."""
        return self.meaning in FIELD_WORDS and not self.is_row_counter

    @property
    def is_row_counter(self) -> bool:
        """Whether the column only counts the rows."""
        return self.meaning == ROW_COUNTER

    @property
    def is_label(self) -> bool:
        """Whether the column only says of which kind the value beside it is."""
        return self.meaning == LABEL


def header_key(text: str) -> str:
    """A heading without case, signs, brackets, the Arabic article and the number in 'E-mail 2'."""
    # Folding would make the sign № the word "no".
    plain = _CAMEL_CASE.sub(" ", _BRACKETS.sub(" ", text)).replace("№", " # ")
    words = _NOT_OF_A_WORD.sub(" ", fold(plain)).split()
    telling = [word for word in words if not word.isdigit()] or words
    return " ".join(_without_article(word) for word in telling)


@lru_cache(maxsize=4096)
def match_header(text: str) -> HeaderMatch:
    """What a heading means, by its words alone; the longest known phrase in it wins, a misspelt one where none is known."""
    found = match_as_written(text)
    if found.confidence > ONE_OF_TWO or len(text) > LONGEST_HEADING:
        return found
    # A part of "תאריך קנייה אחורנה" is a date, the whole one letter away from something else.
    return _match_phrase(header_key(text)) or (found if found.meaning else _match_misspelt(text))


@lru_cache(maxsize=4096)
def match_as_written(text: str) -> HeaderMatch:
    """What a heading means without a thought of misspellings."""
    if len(text) > LONGEST_HEADING:
        return HeaderMatch()
    if (rest := without_day(text)) and (dated := match_as_written(rest)).meaning == "balance":
        return dated
    if _BETWEEN_NAMES.search(text) and (name := _match_name_parts(text)):
        return name
    words = header_key(text).split()
    found = _match_words(words)
    if len(words) > 1 and currency_in(text):
        # "Debt in euros", "יתרה בש"ח": the unit may be the last word or two.
        found = max((found, _match_words(words[:-1]), _match_words(words[:-2])), key=lambda match: match.confidence)
    if found.meaning is None and len(parts := _ALTERNATIVES.split(_BRACKETS.sub(" ", text))) > 1:
        known = [match for part in parts if (match := _match_words(header_key(part).split())).meaning]
        if known:
            found = replace(known[0], confidence=known[0].confidence * ONE_OF_TWO)
    return found


def _match_name_parts(text: str) -> HeaderMatch | None:
    """`Име/Фамилия` and `שם + משפחה` head whole names."""
    parts = {_match_words(header_key(part).split()).meaning for part in _BETWEEN_NAMES.split(_BRACKETS.sub(" ", text)) if part.strip()}
    return HeaderMatch("name", QUALIFIED) if "family_name" in parts and len(parts) > 1 and parts <= NAME_PARTS else None


def _match_misspelt(text: str) -> HeaderMatch:
    """A heading with letters wrong or a space left out; nothing where its nearest spellings do not all mean the same."""
    words = header_key(text).split()
    if not 0 < len(words) <= _MOST_WORDS_MISSPELT:
        return HeaderMatch()
    if joined := _known_joined().get("".join(words)):
        return replace(joined, confidence=joined.confidence * QUALIFIED)
    vocabulary = _vocabulary()
    spellings = [(word,) if word in vocabulary else nearest(word, vocabulary) for word in words]
    if not 0 < math.prod(map(len, spellings)) <= _MOST_SPELLINGS:
        return HeaderMatch()
    return _one_of({_match_words([*spelling]) for spelling in product(*spellings)}) or HeaderMatch()


def _match_phrase(key: str) -> HeaderMatch | None:
    """A known phrase of several words that is one letter away."""
    return _one_of({_known_words()[phrase] for phrase in nearest_phrases(key, _phrases())}) if " " in key else None


def _one_of(found: set[HeaderMatch]) -> HeaderMatch | None:
    """What misspelt words mean, where all that they may be means the same."""
    if len({(match.meaning, match.sign) for match in found}) != 1:
        return None
    best = max(found, key=lambda match: match.confidence)
    return replace(best, confidence=best.confidence * MISSPELT)


def is_total(text: str) -> bool:
    """Whether a cell says that its row holds sums."""
    if text[:1].isdigit():
        return False
    first_word = text.split(maxsplit=1)[:1]
    if not first_word or not _begins_a_total(first_word[0]):
        return False
    return header_key(text) in _total_keys() or header_key(text.partition(":")[0]) in _total_keys()


def sheet_kind(name: str, header: HeaderRow | None) -> SheetKind:
    """What a sheet with these headings holds.

    Entries have a day, and beside it what was taken or paid, both sides of an account, or an amount with somebody's name
    or a note. A list of customers may have such columns too: three of a person's own (phone, street, birthday…) make it one.
    """
    if header is None:
        return SheetKind.UNKNOWN
    meanings = {match.meaning for match in header.matches}
    named = match_as_written(name)
    if "suppliers" in meanings or (named.meaning == "suppliers" and named.confidence == EXACT):
        return SheetKind.SUPPLIERS
    of_sales = len(meanings & {"invoice", "quantity", "unit_price"}) + bool(meanings & {"article", "article_name"})
    is_ledger = _is_ledger(header, meanings)
    if of_sales > 1 and not (is_ledger and of_sales == 2 and meanings >= {"took", "paid"}):  # noqa: PLR2004 - what, and how many of it
        is_sold = meanings & {"invoice", "day", *_SAYS_WHO}
        return SheetKind.SALES if is_sold else SheetKind.GOODS
    if is_ledger:
        return SheetKind.LEDGER
    if meanings & _SAYS_WHO:
        return SheetKind.CUSTOMERS
    return SheetKind.UNKNOWN


def ledger_roles(matches: Sequence[HeaderMatch]) -> tuple[str | None, ...]:
    """What the columns of a sheet of entries hold, where that differs from what the same words mean on a card.

    Debit and credit are what was taken and paid where both stand, or one beside the other's word; an opening balance is what was
    owed before the row; any other column of balances is the running one, of which only the last of several is. Notes say what was
    bought, the preferred payment how it was paid. All else keeps its meaning.
    """
    meanings = {match.meaning for match in matches}
    sides = {match.side for match in matches}
    takes = {"debit": "took"} if "credit" in sides or "paid" in meanings else {}
    pays = {"credit": "paid"} if "debit" in sides or "took" in meanings else {}
    by_side = {**takes, **pays}
    roles = [
        "owed_before" if match.side == OPENING else by_side.get(match.side) or _ROLES.get(match.meaning or "", match.meaning)
        for match in matches
    ]
    balances = [index for index, role in enumerate(roles) if role == "running_balance"]
    for index in balances[:-1]:
        roles[index] = None
    return tuple(roles)


def sales_roles(matches: Sequence[HeaderMatch]) -> tuple[str | None, ...]:
    """What the columns of sales lines hold: a description is the article's name where no column is said to be it."""
    has_name = any(match.meaning == "article_name" for match in matches)
    return tuple("article_name" if match.meaning == "notes" and not has_name else match.meaning for match in matches)


_ROLES = {"balance": "running_balance", "notes": "entry_note", "preferred_payment": "method"}


def _is_ledger(header: HeaderRow, meanings: set[str | None]) -> bool:
    if "day" not in meanings or len(meanings & _PERSONAL) >= _ENOUGH_PERSONAL:
        return False
    if meanings & {"took", "paid"} or {match.side for match in header.matches} >= {"debit", "credit"}:
        return True
    return "amount" in meanings and bool(meanings & (_SAYS_WHO | _OF_AN_ENTRY))


def _match_words(words: list[str]) -> HeaderMatch:
    known = _known_words()
    exact = known.get(" ".join(words))
    if exact:
        return exact
    telling = [word for word in words if word not in _qualifiers()]
    qualified = known.get(" ".join(telling))
    if qualified and telling:
        # "#" counts rows, "Customer #" numbers customers.
        return HeaderMatch("number", QUALIFIED) if qualified.is_row_counter else replace(qualified, confidence=QUALIFIED)
    for length in range(len(words) - 1, len(words) // 2, -1):
        for start in range(len(words) - length + 1):
            part = known.get(" ".join(words[start : start + length]))
            if part and part.meaning not in {NO_FIELD, LABEL}:
                return replace(part, confidence=CONTAINED)
    return HeaderMatch()


@lru_cache(maxsize=1)
def _known_words() -> Mapping[str, HeaderMatch]:
    known = dict.fromkeys(_keys(NO_FIELD_WORDS), HeaderMatch(NO_FIELD, EXACT))
    latin = {meaning: (words,) for meaning, words in LATIN_WORDS.items()}
    for meaning, languages in (*latin.items(), *OTHER_WORDS.items(), *FIELD_WORDS.items()):
        match = HeaderMatch("balance", EXACT, -1) if meaning == CREDIT else HeaderMatch(meaning, EXACT)
        known.update(dict.fromkeys(_keys(languages), match))
    known.update(dict.fromkeys(_keys(OPENING_WORDS), HeaderMatch("balance", EXACT, side=OPENING)))
    known.update(dict.fromkeys(_keys(WHOLE_WORDS), HeaderMatch("balance", EXACT, side=WHOLE)))
    known.update(dict.fromkeys(_keys(PAYMENT_DAY_WORDS), HeaderMatch("day", EXACT, side=PAYMENT)))
    for part, key in _labels_of_entries():
        known.setdefault(key, HeaderMatch(part, EXACT))
    for side, words in (("debit", DEBIT_WORDS), ("credit", CREDIT_WORDS)):
        known.update({key: replace(known[key], side=side) for key in _keys([words])})
    return known


def _labels_of_entries() -> Iterable[tuple[str, str]]:
    """What a sheet of entries of our own heads its columns by, in every language."""
    from smallcrm.exchange.ledger_parts import PART_LABELS  # it needs the kinds of sheets of this module

    for language in LANGUAGES:
        with in_language(language):
            yield from ((part.value, header_key(gettext(label))) for part, label in PART_LABELS.items())


@lru_cache(maxsize=1)
def _known_joined() -> Mapping[str, HeaderMatch]:
    """Phrases without their spaces."""
    return {key.replace(" ", ""): match for key, match in _known_words().items() if " " in key and len(key) >= _SHORTEST_JOINED}


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Every word of the phrases, and those that change nothing."""
    return frozenset(word for key in _known_words() for word in key.split()) | _qualifiers()


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    return tuple(key for key in _known_words() if " " in key)


@lru_cache(maxsize=1)
def _total_keys() -> frozenset[str]:
    return frozenset(_keys(TOTAL_WORDS))


@lru_cache(maxsize=1)
def _first_words_of_totals() -> frozenset[str]:
    return frozenset(key.split()[0] for key in _total_keys())


@lru_cache(maxsize=20_000)
def _begins_a_total(word: str) -> bool:
    """Asked of every row: names begin with the same few thousand words."""
    return header_key(word.partition(":")[0]) in _first_words_of_totals()


@lru_cache(maxsize=1)
def _qualifiers() -> frozenset[str]:
    return frozenset(word for key in _keys(QUALIFIERS) for word in key.split())


def _keys(languages: Iterable[str]) -> Iterable[str]:
    return (key for words in languages for word in words.split("|") if (key := header_key(word)))


def _without_article(word: str) -> str:
    return word.removeprefix(_ARTICLE) if len(word) > _SHORTEST_WITH_ARTICLE else word
