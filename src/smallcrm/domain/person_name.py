"""Names of people: taken apart by the customs of each language, put together for showing, and shortened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain import name_words as words
from smallcrm.domain.choices import NameOrder
from smallcrm.domain.folding import fold
from smallcrm.domain.lazy_pattern import LazyPattern
from smallcrm.domain.people_words import FAMILY_NAMES, GIVEN_NAMES
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class NameParts:
    """The words of a name, each part possibly empty; no word of the name is lost."""

    title: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "").replace(".", "") for word in words.split())


_TITLES = _folded(" ".join((*words.TITLES, *words.TITLES_OF_FAMILIES)))
_TITLES_OF_FAMILIES = _folded(" ".join(words.TITLES_OF_FAMILIES))
_SUFFIXES = _folded(words.SUFFIXES)
_SUFFIXES_AS_WRITTEN = frozenset(words.SUFFIXES_AS_WRITTEN.split())
_SUFFIX_PHRASES = tuple(tuple(fold(phrase).split()) for phrase in words.SUFFIX_PHRASES)
_BORN = frozenset(words.BORN.split())
_LETTERS_AFTER_COMMA = frozenset(words.LETTERS_AFTER_COMMA.split())
_CONNECTORS = frozenset(words.CONNECTORS.split())
_JOINED_TO_NEXT = _folded(words.JOINED_TO_NEXT)
_JOINED_UNLESS_GIVEN = _folded(words.JOINED_UNLESS_GIVEN)
_JOINED_TO_NEXT_LATER = _folded(words.JOINED_TO_NEXT_LATER)
_OPENING = _JOINED_TO_NEXT | _JOINED_UNLESS_GIVEN | _JOINED_TO_NEXT_LATER
_JOINED_TO_PREVIOUS = _folded(words.JOINED_TO_PREVIOUS)
_JOINED_TO_PREVIOUS_LATER = _folded(words.JOINED_TO_PREVIOUS_LATER)
_JOINED_TO_PREVIOUS_AMID = _folded(words.JOINED_TO_PREVIOUS_AMID)
_PERSIAN_FIRST_HALVES = _folded(words.PERSIAN_FIRST_HALVES)
_PERSIAN_DESCENT = _folded(words.PERSIAN_DESCENT)
_FIRM_WORDS = _folded(" ".join(words.FIRM_WORDS))
_FIRM_FIRST_WORDS = _folded(words.FIRM_FIRST_WORDS)
_FIRM_PHRASES = tuple(f" {fold(phrase)} " for phrase in words.FIRM_PHRASES)
_FIRM_SIGNS = frozenset(words.FIRM_SIGNS.split())
_PERSIAN_LETTERS = LazyPattern("[پچژگیک]")
_ARABIC_SCRIPT = LazyPattern("[\u0600-\u06ff]")
_HYPHEN_OR_SPACE = LazyPattern(r"[\s\u05be-]+")
_AROUND_NAMES = str.maketrans(dict.fromkeys("«»„“”(),", " "))
_COMMA = LazyPattern(r"\s*[,،]\s*")
_AND = ("ו", "و")
_SHORTEST_BULGARIAN_FAMILY = 5
_FEWEST_WITH_TWO_GIVEN = 3
_FEWEST_FAMILY_FIRST, _TIMES_AS_MANY = 2, 5
_ZERO_WIDTH_NON_JOINER = "\u200c"


def split_full_name(text: str, language: str, order: NameOrder = NameOrder.GIVEN_FIRST) -> NameParts:
    """The parts of a name as people of `language` write it, titles first, the family's name last.

    Words that belong together stay together (בן דוד, أبو علي, عبد الله, van der Berg); between the given and the
    family's name stands the middle one (Калоян Тодоров Йорданов, the father's in Arabic); Persian has no middle name.
    `Cohen, Dana` is read by its comma, and Петров Иван by its ending. Couples have one given name together (משה ורחל כהן),
    Jr and PhD belong to the family's. One word is a given name, after a title the family's, unless it is known as a given one. `order` is
    that of a whole column (`order_of_names`).
    """
    before, after, suffixes = _comma_apart(" ".join(strip_marks(text).split()))
    if not after:
        return _split_words(before.split(), suffixes.split(), language, order)
    title, family = _titles_apart(before.split())
    own_title, given = _titles_apart(after.split())
    end = _first_suffix(given)
    names = _units(given[:end])
    middle = names.pop() if len(names) > 1 and _is_bulgarian_family(names[-1]) else ""
    return NameParts(_joined(*title, *own_title), " ".join(names), middle, _joined(*family, *given[end:], suffixes))


def order_of_names(names: Iterable[object]) -> NameOrder:
    """Which name stands first in a column of whole names, told by the names that are known: the family's only beyond doubt."""
    family_first = given_first = families = givens = 0
    for name in names:
        if not isinstance(name, str) or "," in name or looks_like_firm(name):
            continue
        words = _titles_apart(strip_marks(name).split())[1]
        units = _units(words[: _first_suffix(words)])
        if len(units) < 2:  # noqa: PLR2004 - one name has no order
            continue
        first, second, last = (_key(units[place]) for place in (0, 1, -1))
        as_family_first = first in _family_names() and second in _given_names()
        as_given_first = first in _given_names() and last in _family_names()
        family_first += as_family_first and not as_given_first
        given_first += as_given_first and not as_family_first
        families += first in _family_names() and first not in _given_names()
        givens += first in _given_names() and first not in _family_names()
    is_clear = family_first >= _FEWEST_FAMILY_FIRST and family_first >= _TIMES_AS_MANY * given_first
    return NameOrder.FAMILY_FIRST if is_clear and families > 2 * givens else NameOrder.GIVEN_FIRST


def is_title(text: str) -> bool:
    """Whether a text is titles alone: Dr, الأستاذ الدكتور, г-жа."""
    words = strip_marks(text).split()
    return bool(words) and all(map(_is_title, words))


def looks_like_firm(text: str) -> bool:
    """Whether a name is one of a firm, a shop or a public body by its words: Acme Ltd, מאפיית כהן, شركة النور, Рила ООД."""
    parts = (text if text.isalpha() else text.translate(_AROUND_NAMES)).split()
    if len(parts) < 2:  # noqa: PLR2004 - a name of one word may be anybody's
        return False
    keys = [_key(part) for part in parts]
    if not _FIRM_WORDS.isdisjoint(keys) or not _FIRM_SIGNS.isdisjoint((parts[0].strip("."), parts[-1].strip("."))):
        return True
    if keys[0] in _FIRM_FIRST_WORDS and keys[1] not in _given_names():
        return True
    joined = f" {' '.join(keys)} "
    return any(phrase in joined for phrase in _FIRM_PHRASES)


def display_name(
    *,
    title: str = "",
    given: str = "",
    middle: str = "",
    family: str = "",
    company: str = "",
    known_as: str = "",
    order: NameOrder | str = NameOrder.GIVEN_FIRST,
) -> str:
    """What a card is called: the person's name, else what he is known as, else the company; may be empty."""
    personal = _joined(given, middle)
    if not personal and not family:
        return known_as or company
    if order != NameOrder.FAMILY_FIRST or not family:
        return _joined(title, personal, family)
    # Latin letters are alone in needing a comma to tell which name is which.
    comma = "," if family.isascii() and personal else ""
    return _joined(family + comma, title, personal)


def initials(name: str) -> str:
    """One or two letters for a face without a photo: of the first and the last word, in one script."""
    whole = strip_marks(name).split()
    untitled = " ".join([word for word in whole if not _is_title(word)] or whole)
    words = [word for word in _HYPHEN_OR_SPACE.split(untitled) if word and word[0].isalnum()]
    if not words:
        return ""
    first, last = words[0][0].upper(), words[-1][0].upper()
    if len(words) == 1 or _block(first) != _block(last):
        return first
    # Arabic letters would join into one sign.
    return f"{first}{_ZERO_WIDTH_NON_JOINER}{last}" if _ARABIC_SCRIPT.match(first) else first + last


def _comma_apart(text: str) -> tuple[str, str, str]:
    """What stands before a comma and after it, empty where none parts the names, and the suffixes after another: Smith, John, Jr."""
    if "," not in text and "،" not in text:
        return text, "", ""
    parts = [part for part in _COMMA.split(text) if part]
    end = len(parts)
    while end > 1 and all(_is_suffix(word) for word in parts[end - 1].split()):
        end -= 1
    if end == 2 and " " in parts[0] and all(word.replace(".", "") in _LETTERS_AFTER_COMMA for word in parts[1].split()):  # noqa: PLR2004 - one comma
        end = 1
    suffixes = " ".join(parts[end:])
    if end == 2:  # noqa: PLR2004 - one comma
        return parts[0], parts[1], suffixes
    return (" ".join(parts[:end]) if end < len(parts) else text), "", suffixes


def _titles_apart(names: list[str]) -> tuple[list[str], list[str]]:
    """The titles before a name, with the words between two of them; at least one word stays a name."""
    titles = 0
    for place, word in enumerate(names[:-1]):
        if _is_title(word) or (place and word[0] in _AND and _is_title(word[1:])):
            titles = place + 1
        elif word not in _CONNECTORS and _key(word) not in _CONNECTORS:
            break
    return names[:titles], names[titles:]


def _first_suffix(names: list[str]) -> int:
    """Where the suffixes begin at the end of the words, or the name that was borne at birth; the first word is none."""
    end = next((place for place in range(1, len(names) - 1) if names[place].strip("(") in _BORN), len(names))
    while end > 1 and (length := _suffix_before(names, end)):
        end -= length
    return end


def _suffix_before(names: list[str], end: int) -> int:
    """How many words the suffix has that ends there; none where there is no suffix, or nothing before it."""
    if _is_suffix(names[end - 1]):
        return 1
    if not _ARABIC_SCRIPT.match(names[end - 1]):
        return 0
    return next(
        (len(phrase) for phrase in _SUFFIX_PHRASES if end > len(phrase) and (*map(fold, names[end - len(phrase) : end]),) == phrase), 0
    )


def _split_words(whole: list[str], after_comma: list[str], language: str, order: NameOrder) -> NameParts:
    titles, rest = _titles_apart(whole)
    end = _first_suffix(rest)
    names, suffixes, title = _units(rest[:end]), [*rest[end:], *after_comma], " ".join(titles)
    if len(names) <= 1:
        only = _joined(*names, *suffixes)
        family_alone = bool(titles) and (_key(titles[-1]) in _TITLES_OF_FAMILIES or not _called_by_own_name(only, language))
        return NameParts(title, family=only) if family_alone else NameParts(title, only)
    if order is NameOrder.FAMILY_FIRST:
        # Persian has no middle name.
        given = len(names) if _is_persian(" ".join(names), language) else 2
        return NameParts(title, " ".join(names[1:given]), " ".join(names[given:]), _joined(names[0], *suffixes))
    if _is_persian(" ".join(names), language):
        given = _persian_given_words(names)
        return NameParts(title, " ".join(names[:given]), "", _joined(*names[given:], *suffixes))
    if _stands_first(names):
        return NameParts(title, names[1], " ".join(names[2:]), _joined(names[0], *suffixes))
    return NameParts(title, names[0], " ".join(names[1:-1]), _joined(names[-1], *suffixes))


def _called_by_own_name(name: str, language: str) -> bool:
    """Whether the one name after a title is the person's own: Mrs Cohen is called by her family's, an Arab and г-жа Мария by theirs.

    In Latin letters a title asks for the family's name, and many a given name is one of families too.
    """
    return language == "ar" or (not name.isascii() and _key(name) in _given_names() and _key(name) not in _family_names())


def _stands_first(names: list[str]) -> bool:
    """Whether the family's name stands first: Петров Иван, כהן משה ורחל."""
    if _is_bulgarian_family(names[0]) and not _is_bulgarian_family(names[1]):
        return True
    return len(names) == 2 and _is_couple(names[1]) and not _is_couple(names[0])  # noqa: PLR2004 - the family's and theirs


def _is_couple(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and ("&" in parts or "+" in parts or _begins_with_and(_key(parts[-1])))


def _is_bulgarian_family(name: str) -> bool:
    return len(name) >= _SHORTEST_BULGARIAN_FAMILY and name.lower().endswith(words.BULGARIAN_ENDINGS)


def _units(names: list[str]) -> list[str]:
    """The words, those that make one name joined by a space."""
    units: list[str] = []
    last, opened = len(names) - 1, False
    for place, word in enumerate(names):
        key = _key(word)
        if opened or (
            place and (word in _CONNECTORS or _closes(key, place, last) or (last > 1 and word[0] in _AND and _begins_with_and(key)))
        ):
            units[-1] += f" {word}"
        else:
            units.append(word)
        # Ben Cohen and בן כהן are called so themselves.
        opened = (key in _OPENING and _opens(key, place, last)) or (0 < place < last and word in _CONNECTORS)
    return units


def _opens(key: str, place: int, last: int) -> bool:
    if key in _JOINED_UNLESS_GIVEN:
        return place > 0 or last > 1
    return place > 0 or key in _JOINED_TO_NEXT


def _closes(key: str, place: int, last: int) -> bool:
    later = place > 1 and key in _JOINED_TO_PREVIOUS_LATER
    return key in _JOINED_TO_PREVIOUS or later or (place < last and key in _JOINED_TO_PREVIOUS_AMID)


def _begins_with_and(key: str) -> bool:
    """Whether it is a name with "and" before it: ורחל and وفاطمة, not ורד or وليد."""
    return key[:1] in _AND and key[1:] in _given_names()


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(_key(name) for names in GIVEN_NAMES for name in names.split("|"))


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    return frozenset(_key(name) for names in FAMILY_NAMES for name in names.split("|"))


def _persian_given_words(names: list[str]) -> int:
    """How many of the words are the given name: علی اکبر, سید محمد."""
    first = int(len(names) > 2 and _key(names[0]) in _PERSIAN_DESCENT)  # noqa: PLR2004 - one is the family's
    two = len(names) - first >= _FEWEST_WITH_TWO_GIVEN and _key(names[first]) in _PERSIAN_FIRST_HALVES
    return first + 1 + two


def _is_persian(text: str, language: str) -> bool:
    if not _ARABIC_SCRIPT.search(text):
        return False
    return language == "fa" or (language != "ar" and bool(_PERSIAN_LETTERS.search(text)))


def _is_title(word: str) -> bool:
    return _key(word) in _TITLES


def _is_suffix(word: str) -> bool:
    return _key(word) in _SUFFIXES or word in _SUFFIXES_AS_WRITTEN


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    """Words of names come again and again."""
    return fold(word).replace(" ", "").replace(".", "")


def _block(letter: str) -> int:
    return ord(letter) >> 8 if ord(letter) > 0x24F else 0  # noqa: PLR2004 - the end of the Latin blocks


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
