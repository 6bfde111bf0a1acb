"""Phone numbers: read as people type them, kept as typed and as E.164, shown the way their country writes them."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.lazy_pattern import LazyPattern
from smallcrm.domain.phone_plans import PLANS, PLANS_BY_CODE, NumberPlan, split_calling_code
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class PhoneReading(NamedTuple):
    """One number as typed, and in E.164 where it is one by its country's plan; whom to ask for there follows as in RFC 3966 (`;ext=12`)."""

    typed: str
    e164: str | None
    kind: PhoneKind

    @property
    def valid(self) -> bool:
        """Where it is not, that is a warning and never a refusal: a new range is not known to anybody's tables at first."""
        return self.e164 is not None


_MOST_DIGITS = 15
_FEWEST_DIGITS_OF_TWO = 7
_LONGEST_LAST_DIGITS = 2
_FEWEST_DIGITS_WITH_CODE = 10

_WITHOUT_PUNCTUATION = str.maketrans("", "", " -.()")
_NOT_DIGIT = LazyPattern(r"[^0-9]+")
_PLUS_FIRST = LazyPattern(r"[^0-9+]*\+")
_FLOAT = LazyPattern(r"([0-9]{5,15})\.0+")
_SCIENTIFIC = LazyPattern(r"([0-9])(?:[.,]([0-9]{1,14}))?E\+?([0-9]{1,2})", re.IGNORECASE)
"""How spreadsheets write long numbers that their column is too narrow for: 5.89840174E+08."""
_SEPARATOR = LazyPattern(r"\s*(?::::|[/;,|\\\n\r\t&]|\s(?:או|ו|or|and|или|и|أو|و|یا)\s)+\s*", re.IGNORECASE)
_BEFORE_NEXT = LazyPattern(r"\s+(?=0|\+)")
_RUN_OF_DIGITS = LazyPattern(r"[+(]{0,2}\d(?:[\d\s.()–/-]*\d)?")
"""A number without the words before and behind it; the digits may be of any script."""
_WORD = LazyPattern(r"[^\W\d_]{2,}")
_JOINING_WORDS = frozenset({"או", "or", "and", "или", "أو", "یا"})
_EXTENSION = LazyPattern(r"(?:ext\.?|extension|x|#|שלוחה|שלוחת|вътр\.?|تحويلة|داخلی)\s*[:.]?\s*([0-9]{1,6})\s*$", re.IGNORECASE)
_EXTENSION_MARK = ";ext="
_FAX = LazyPattern(r"fax|פקס|факс|فاکس|فاكس", re.IGNORECASE)
_TRUNK_IN_BRACKETS = LazyPattern(r"^([^0-9+]*\+[0-9]{1,3}[\s-]*)\(0\)")


def read_phones(value: str | float | None, region: str) -> tuple[PhoneReading, ...]:
    """The numbers of a cell or a line typed, none if there is no digit in it.

    Two in a cell (by / ; , | a new line, או, or …) are two; `03-5550199/8` is 03-5550199 and 03-5550198. A number
    cell (528477316, 544543525.0, 5.28477316E+08) and a text without its leading zero get it back by `region` (ISO 3166 code).
    """
    if value is None or isinstance(value, bool):
        return ()
    if isinstance(value, (int, float)):
        return _read_number_cell(value, region)
    text = value.strip()
    if text.isascii() and (plain := _plainly_one(text, text, region)):
        return (plain,)
    if scientific := _scientific(text):
        digits, is_whole = scientific
        return _read_number_cell(int(digits), region) if is_whole else (PhoneReading(text, None, PhoneKind.PHONE),)
    return tuple(_read_one(piece, to_ascii(strip_marks(piece)), region) for piece in _pieces(text))


def is_cut_short(typed: str) -> bool:
    """Whether a spreadsheet has rounded the number (5.9E+08), so that nobody can tell its last digits."""
    scientific = _scientific(typed.strip())
    return scientific is not None and not scientific[1]


def has_words_beside(text: str, readings: Sequence[PhoneReading]) -> bool:
    """Whether a text that was read as these numbers has words that none of them was typed with: whose each is."""
    if readings[0].typed == text:
        return False  # most cells
    typed = " ".join(reading.typed for reading in readings)
    return any(word[0] not in typed and word[0].casefold() not in _JOINING_WORDS for word in _WORD.finditer(text))


def guess_kind(e164: str | None, region: str = "") -> PhoneKind:
    """Mobile or landline by the number; where nothing tells, by the plan of `region`, a landline."""
    if not e164:
        return PhoneKind.PHONE
    code, number = code_and_number(e164)
    plan = PLANS_BY_CODE.get(code) or PLANS.get(region)
    if plan is not None and plan.code == code:
        return PhoneKind.MOBILE if plan.mobile.fullmatch(number) else PhoneKind.PHONE
    return _library_kind(e164)


@lru_cache(maxsize=4096)
def code_and_number(e164: str) -> tuple[str, str]:
    """The calling code and the national number, without an extension."""
    return split_calling_code(e164.partition(_EXTENSION_MARK)[0][1:])


def national(e164: str, region: str) -> str:
    """How the number is written: 054-123-4567 in its own country, +359 88 123 4567 in another; with an extension 03-555-0199 #12.

    The first number of a country without a plan loads the phone library. Wrap it in `direction.ltr` where it is shown.
    """
    if not e164.startswith("+"):
        return e164
    e164, _mark, extension = e164.partition(_EXTENSION_MARK)
    if extension:
        return f"{national(e164, region)} #{extension}"
    code, number = code_and_number(e164)
    plan = PLANS_BY_CODE.get(code)
    if plan is None:
        return _written_by_library(e164, region) or " ".join((f"+{code}", *_by_threes(number)))
    groups = plan.grouped(number)
    home = PLANS.get(region)
    if home is not None and home.code == code:
        # Service numbers (1-800-…) are dialled without the trunk digit, and so is every number of North America.
        trunk = plan.trunk if plan.kind_of(number) and plan.trunk != code else ""
        return trunk + plan.separator.join(groups)
    return " ".join((f"+{code}", *groups))


def search_key(text: str) -> str:
    """The digits that tell the number from others: without country code, zeros before it, signs and words.

    A number in any spelling has the same key (+972-54-123-4567, 054 1234567 and 541234567: `541234567`), and a
    fragment of it a key that the whole one holds.
    """
    plain = text if text.isascii() else to_ascii(strip_marks(text))
    digits = plain.translate(_WITHOUT_PUNCTUATION)
    if not digits.isdigit():
        plain = _EXTENSION.sub("", plain).strip()
        digits = _NOT_DIGIT.sub("", plain)
    if _PLUS_FIRST.match(plain) or digits.startswith("00"):
        digits = digits.lstrip("0")
        code, rest = split_calling_code(digits)
        digits = rest or code
    elif len(digits) >= _FEWEST_DIGITS_WITH_CODE and (with_code := _plan_and_national(digits)):
        digits = with_code[1]
    return digits.lstrip("0")


def tells_a_phone(key: str) -> bool:
    """Whether a key (E.164, or by `search_key`) is that of a whole number: with "054" begin the numbers of many."""
    return key.startswith("+") or len(key) >= _FEWEST_DIGITS_OF_TWO


def _plainly_one(typed: str, plain: str, region: str) -> PhoneReading | None:
    """A number with nothing beside it, which most are: read without looking for a second one, words or extensions."""
    digits = plain.removeprefix("+")
    if not digits.isdigit():
        plain = plain.translate(_WITHOUT_PUNCTUATION)
        digits = plain.removeprefix("+")
        if not digits.isdigit():
            return None
    found = _by_plan(digits, region, international=len(digits) < len(plain) or digits.startswith("00"))
    return _reading(typed, *found) if found else None


def _reading(typed: str, plan: NumberPlan, number: str, kind: PhoneKind) -> PhoneReading:
    return PhoneReading(typed, f"+{plan.code}{number}", kind)


def _read_number_cell(value: float, region: str) -> tuple[PhoneReading, ...]:
    if not math.isfinite(value) or value < 1:
        return ()
    digits = str(int(value))
    reading = _read_one(digits, digits, region)
    plan = PLANS.get(region)
    lost_zero = plan is not None and plan.trunk == "0" and reading.valid and reading.e164 == f"+{plan.code}{digits}"
    return (PhoneReading(f"0{digits}", reading.e164, reading.kind),) if lost_zero else (reading,)


def _scientific(text: str) -> tuple[str, bool] | None:
    """The digits of a number like 5.89840174E+08 and whether they are all there; None for any other text."""
    found = _SCIENTIFIC.fullmatch(to_ascii(strip_marks(text)))
    if found is None:
        return None
    digits = found[1] + (found[2] or "")
    return digits, len(digits) == int(found[3]) + 1


def _pieces(text: str) -> Iterator[str]:
    """The numbers of a text as typed, each with the words beside it."""
    ascii_text = to_ascii(strip_marks(text))
    if not any(map(str.isdigit, ascii_text)):
        return
    if whole := _FLOAT.fullmatch(ascii_text):
        yield whole[1]
        return
    text = text.strip(" :")
    parts = [part for part in _SEPARATOR.split(text) if part]
    counts = [_count_digits(part) for part in parts]
    if len(parts) > 1 and counts[0] >= _FEWEST_DIGITS_OF_TWO:
        yield from _several(parts, counts)
    elif _count_digits(text) > _MOST_DIGITS:
        yield from _apart_by_words(text) or _apart_by_spaces(text)
    else:
        # A stroke or comma after an area code is a part of the number: 02/987 65 43.
        yield text


def _apart_by_words(text: str) -> list[str]:
    """The numbers between the words of a text, without these: 020 7946 0001 (wife 020 7946 0002); none where one is too short."""
    runs = [found[0] for found in _RUN_OF_DIGITS.finditer(text)]
    if len(runs) < 2 or min(map(_count_digits, runs)) < _FEWEST_DIGITS_OF_TWO:  # noqa: PLR2004 - one number needs no parting
        return []
    return [part for run in runs for part in (_apart_by_spaces(run) if _count_digits(run) > _MOST_DIGITS else [run])]


def _apart_by_spaces(text: str) -> list[str]:
    return [part for part in _BEFORE_NEXT.split(text) if part]


def _several(parts: list[str], counts: list[int]) -> Iterator[str]:
    first = parts[0]
    for part, count in zip(parts, counts, strict=True):
        if count > _LONGEST_LAST_DIGITS or part is first:
            yield from (_apart_by_words(part) or _apart_by_spaces(part)) if count > _MOST_DIGITS else [part]
        elif count and part.isdigit():
            yield first[:-count] + part
        # What has no digit is a word beside a number, not a number.


def _read_one(typed: str, plain: str, region: str) -> PhoneReading:
    if quick := _plainly_one(typed, plain, region):
        return quick
    if extension := _EXTENSION.search(plain):
        reached = _read_one(typed, plain[: extension.start()], region)
        return reached._replace(e164=f"{reached.e164}{_EXTENSION_MARK}{extension[1]}") if reached.e164 else reached
    number = _TRUNK_IN_BRACKETS.sub(r"\1", plain.strip())
    digits = _NOT_DIGIT.sub("", number)
    international = bool(_PLUS_FIRST.match(number)) or digits.startswith("00")
    kind = PhoneKind.FAX if _FAX.search(typed) else None
    found = _by_plan(digits, region, international=international)
    if found is not None:
        reading = _reading(typed, *found)
        return reading._replace(kind=kind) if kind else reading
    e164 = _by_library(number, region)
    return PhoneReading(typed, e164, kind or guess_kind(e164, region))


def _by_plan(digits: str, region: str, *, international: bool) -> tuple[NumberPlan, str, PhoneKind] | None:
    """The plan, national number and kind of the digits, where a plan of ours knows them for certain."""
    if international:
        return _plan_and_national(digits.lstrip("0"))
    plan = PLANS.get(region)
    if plan is None:
        return None
    if plan.trunk and digits.startswith(plan.trunk) and (kind := plan.kind_of(digits[len(plan.trunk) :])):
        return plan, digits[len(plan.trunk) :], kind
    if kind := plan.kind_of(digits):
        return plan, digits, kind
    return _plan_and_national(digits) if len(digits) >= _FEWEST_DIGITS_WITH_CODE and digits[0] != "0" else None


def _plan_and_national(digits: str) -> tuple[NumberPlan, str, PhoneKind] | None:
    code, number = split_calling_code(digits)
    plan = PLANS_BY_CODE.get(code)
    if plan is None:
        return None
    if number.startswith("0") and plan.trunk == "0":
        number = number[1:]
    kind = plan.kind_of(number)
    return (plan, number, kind) if kind else None


@lru_cache(maxsize=4096)
def _by_library(text: str, region: str) -> str | None:
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

    try:
        number = parse(text, region)
    except NumberParseException:
        return None
    return format_number(number, PhoneNumberFormat.E164) if is_valid_number(number) else None


@lru_cache(maxsize=4096)
def _written_by_library(e164: str, region: str) -> str:
    """The number in the groups of its country; empty where the library has none for it."""
    from phonenumbers import NumberParseException, PhoneNumberFormat, country_code_for_region, format_number, parse

    try:
        number = parse(e164)
    except NumberParseException:
        return ""
    at_home = number.country_code == country_code_for_region(region)
    written = format_number(number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL)
    return "" if written.partition(" ")[2].isdigit() else written


@lru_cache(maxsize=4096)
def _library_kind(e164: str) -> PhoneKind:
    from phonenumbers import NumberParseException, PhoneNumberType, number_type, parse

    try:
        mobile = number_type(parse(e164)) == PhoneNumberType.MOBILE
    except NumberParseException:
        return PhoneKind.PHONE
    return PhoneKind.MOBILE if mobile else PhoneKind.PHONE


def _count_digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _by_threes(number: str) -> list[str]:
    """Groups of three from the left, the last of up to four."""
    parts = []
    while len(number) > 4:  # noqa: PLR2004 - a last group of four is not broken
        parts.append(number[:3])
        number = number[3:]
    return [*parts, number] if number else parts
