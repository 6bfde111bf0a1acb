"""Names of people: taken apart by the customs of each language, put together for showing, and shortened."""

from __future__ import annotations

from dataclasses import dataclass

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.folding import fold
from smallcrm.domain.lazy_pattern import LazyPattern
from smallcrm.i18n.direction import strip_marks


@dataclass(frozen=True, slots=True)
class NameParts:
    """The words of a name, each part possibly empty; no word of the name is lost."""

    title: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for word in words.split())


_TITLES = _folded(
    "mr mrs ms miss dr prof eng rev sir madam "
    "מר גב' גברת ד\"ר דר' פרופ' פרופסור עו\"ד רו\"ח הרב רב אינג' "
    "السيد السيدة الآنسة الدكتور الدكتورة دكتور دكتورة د المهندس المهندسة مهندس م الأستاذ الأستاذة أستاذ الحاج الحاجة الشيخ "
    "آقای آقا خانم سرکار جناب دکتر مهندس استاد حاج حاجی "
    "г-н г-жа г-ца д-р проф доц инж арх адв"
)
_JOINED_TO_NEXT = _folded(
    "אבו אבן אום אל עבד דה די דל ואן ון דר van von der den de del della di da dos la le el al abu ibn bin bint umm abd abdel abdul "
    "عبد أبو ابي أم بن ابن بنت آل ال ذو فون фон ван де дел абу бин ибн абдел"
)
_JOINED_UNLESS_GIVEN = _folded("בן בר בת ben bar bat бен")
_JOINED_TO_PREVIOUS = _folded("الدين الله الرحمن الرحيم الإسلام الحق النبي الدین‌")
_PERSIAN_FIRST_HALVES = _folded("محمد علی امیر سید سیده غلام میر فاطمه حسین نور عبد شاه مریم")
_PERSIAN_LETTERS = LazyPattern("[پچژگیک]")
_ARABIC_SCRIPT = LazyPattern("[\u0600-\u06ff]")
_HYPHEN_OR_SPACE = LazyPattern(r"[\s\u05be-]+")
_COMMA = LazyPattern(r"\s*[,،]\s*")
_FEWEST_WITH_TWO_GIVEN = 3
_ZERO_WIDTH_NON_JOINER = "\u200c"


def split_full_name(text: str, language: str) -> NameParts:
    """The parts of a name as people of `language` write it, titles first, the family's name last.

    Words that belong together stay together (בן דוד, أبو علي, عبد الله, van der Berg); between the given and the
    family's name stands the middle one (Калоян Тодоров Йорданов, the father's in Arabic); Persian has no middle name.
    `Cohen, Dana` is read by its comma. One word is a given name,
    after a title the family's.
    """
    before, comma, after = _comma_apart(" ".join(strip_marks(text).split()))
    if comma:
        parts = _split_words(after.split(), language, has_family=False)
        return NameParts(parts.title, parts.given, parts.middle, before)
    return _split_words(before.split(), language, has_family=True)


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


def _comma_apart(text: str) -> tuple[str, bool, str]:
    parts = _COMMA.split(text)
    if len(parts) == 2 and all(parts):  # noqa: PLR2004 - one comma
        return parts[0], True, parts[1]
    return text, False, ""


def _split_words(words: list[str], language: str, *, has_family: bool) -> NameParts:
    titles = 0
    while titles < len(words) - 1 and _is_title(words[titles]):
        titles += 1
    title, names = " ".join(words[:titles]), _units(words[titles:])
    if not has_family or len(names) <= 1:
        # Mrs Cohen is called by her family's name; an Arab with a title by his own.
        family_alone = bool(title) and has_family and language != "ar"
        only = " ".join(names)
        return NameParts(title, family=only) if family_alone else NameParts(title, only)
    if _is_persian(" ".join(names), language):
        given = _persian_given_words(names)
        return NameParts(title, " ".join(names[:given]), "", " ".join(names[given:]))
    return NameParts(title, names[0], " ".join(names[1:-1]), names[-1])


def _units(words: list[str]) -> list[str]:
    """The words, those that make one name joined by a space."""
    units: list[str] = []
    open_unit = False
    for place, word in enumerate(words):
        key = _key(word)
        if open_unit or (units and key in _JOINED_TO_PREVIOUS):
            units[-1] += f" {word}"
        else:
            units.append(word)
        given_itself = place == 0 and len(words) == 2  # noqa: PLR2004 - Ben Cohen, בן כהן
        open_unit = key in _JOINED_TO_NEXT or (key in _JOINED_UNLESS_GIVEN and not given_itself)
    return units


def _persian_given_words(names: list[str]) -> int:
    return 2 if len(names) >= _FEWEST_WITH_TWO_GIVEN and _key(names[0]) in _PERSIAN_FIRST_HALVES else 1


def _is_persian(text: str, language: str) -> bool:
    if not _ARABIC_SCRIPT.search(text):
        return False
    return language == "fa" or (language != "ar" and bool(_PERSIAN_LETTERS.search(text)))


def _is_title(word: str) -> bool:
    return _key(word) in _TITLES


def _key(word: str) -> str:
    return fold(word).replace(" ", "").rstrip(".")


def _block(letter: str) -> int:
    return ord(letter) >> 8 if ord(letter) > 0x24F else 0  # noqa: PLR2004 - the end of the Latin blocks


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
