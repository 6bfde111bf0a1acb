"""How numbers are built in the countries our shops are in, so that common ones are read and shown without a library."""

from __future__ import annotations

from dataclasses import dataclass

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.lazy_pattern import LazyPattern


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """A country's numbers: calling code, the digit dialled before them at home, what is a mobile and what a landline.

    The patterns take in at least every mobile and landline that the phone library calls valid, new ranges too.
    `groups` are sizes by the beginning of the number (ITU national significant number), `separator` joins them at home.
    """

    code: str
    trunk: str
    mobile: LazyPattern
    landline: LazyPattern
    groups: tuple[tuple[LazyPattern, tuple[int, ...]], ...]
    separator: str = " "

    def kind_of(self, national: str) -> PhoneKind | None:
        """Whether the digits (without trunk or code) are a mobile or a landline; None where they are no number."""
        if self.mobile.fullmatch(national):
            return PhoneKind.MOBILE
        return PhoneKind.PHONE if self.landline.fullmatch(national) else None

    def grouped(self, national: str) -> list[str]:
        """The digits in the groups they are written in."""
        sizes: tuple[int, ...] = (2, 3)
        for begins, those in self.groups:
            if begins.match(national):
                sizes = those
                break
        parts, start = [], 0
        for size in sizes[:-1]:
            parts.append(national[start : start + size])
            start += size
        return [part for part in (*parts, national[start:]) if part]


def _plan(code: str, trunk: str, mobile: str, landline: str, groups: dict[str, tuple[int, ...]], separator: str = " ") -> NumberPlan:
    compiled = tuple((LazyPattern(begins), sizes) for begins, sizes in groups.items())
    return NumberPlan(code, trunk, LazyPattern(mobile), LazyPattern(landline), compiled, separator)


PLANS = {
    "IL": _plan("972", "0", r"5\d{8}", r"[23489]\d{7}|7[2-9]\d{7}", {"1": (1, 3, 3, 3), "[57]": (2, 3, 4), "": (1, 3, 4)}, "-"),
    "PS": _plan("970", "0", r"5[69]\d{7}", r"[2489]2\d{6}", {"5": (3, 3, 3), "": (1, 3, 4)}),
    "BG": _plan(
        "359",
        "0",
        r"(?:8[7-9]|98)\d{7}|(?:43[07-9]|99[69]\d)\d{5}",
        r"2\d{5,7}|(?:43[1-6]|70[1-9])\d{4,5}|(?:[36]\d|4[124-7]|[57][1-9]|8[1-6]|9[1-7])\d{5,6}",
        {
            r"2\d{5}$": (1, 1, 2, 2),
            "2": (1, 3, 4),
            r"(?:43[1-6]|70[1-9])\d{4}$": (3, 4),
            "43|70": (3, 3, 2),
            "99": (3, 3, 3),
            "": (2, 3, 4),
        },
    ),
    "IR": _plan("98", "0", r"9\d{9}", r"[1-8]\d{9}", {"9": (3, 3, 4), "": (2, 4, 4)}),
    "SA": _plan("966", "0", r"5\d{8}", r"1[1-7]\d{7}", {"": (2, 3, 4)}),
    "AE": _plan("971", "0", r"5[02-68]\d{7}", r"[2-4679][2-8]\d{6}", {"5": (2, 3, 4), "": (1, 3, 4)}),
    "EG": _plan(
        "20",
        "0",
        r"1[0-25]\d{8}",
        r"13[23]\d{6}|(?:15|57)\d{6,7}|(?:2\d|3|4[05-8]|5[05]|6[24-689]|8[2468]|9[235-7])\d{7}",
        {r"1[0-25]\d{8}$": (2, 4, 4), "[23]": (1, 4, 4), "": (2, 3, 4)},
    ),
    "JO": _plan("962", "0", r"7[7-9]\d{7}", r"[2356]\d{7}", {"7": (2, 3, 4), "": (1, 3, 4)}),
    "GB": _plan(
        "44",
        "0",
        r"7[1-57-9]\d{8}",
        r"1\d{8,9}|[23]\d{9}",
        {"7": (4, 6), "2": (2, 4, 4), "11|1[2-69]1|3": (3, 3, 4), "": (4, 6)},
    ),
    "US": _plan("1", "1", r"(?!)", r"[2-9]\d{2}[2-9]\d{6}", {"": (3, 3, 4)}, "-"),
}
"""Region (ISO 3166) → its plan; numbers of other regions are read by the phone library."""

PLANS_BY_CODE = {plan.code: plan for plan in PLANS.values()}

_TWO_DIGIT_CODES = frozenset(
    map(str, (20, 27, *range(30, 35), 36, 39, 40, 41, *range(43, 50), *range(51, 59), *range(60, 67), 81, 82, 84, 86, *range(90, 96), 98))
)


def split_calling_code(digits: str) -> tuple[str, str]:
    """The calling code (ITU E.164) an international number begins with, and what follows it."""
    length = 1 if digits[:1] in {"1", "7"} else 2 if digits[:2] in _TWO_DIGIT_CODES else 3
    return digits[:length], digits[length:]
