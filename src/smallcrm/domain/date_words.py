"""The words of dates: months of four calendars as people write them, and words that name a calendar."""

from __future__ import annotations

import re
from functools import lru_cache

from smallcrm.domain.folding import fold
from smallcrm.i18n.calendars import ADAR, Calendar
from smallcrm.i18n.month_names import HEBREW_ADAR_I, MONTH_NAMES

_Month = tuple[Calendar, int]

# What differs from the names we write: abbreviations, other spellings, the Levant's and the Maghreb's months.
_SPELLINGS: dict[Calendar, dict[int, str]] = {
    Calendar.GREGORIAN: {
        1: "jan|ינו|ян|كانون الثاني|جانفي",
        2: "feb|פבר|фев|شباط|فيفري|فبرایر",
        3: "mar|מרס|мар|آذار|مارت",
        4: "apr|אפר|апр|نيسان|أفريل|ابريل",
        5: "أيار|ماي|می",
        6: "jun|יונ|حزيران|جوان|جون",
        7: "jul|יול|تموز|جويلية|جولای|ژوییه|جولية",
        8: "aug|אוג|авг|آب|أوت|آگوست|اگوست",
        9: "sep|sept|ספט|сеп|септ|أيلول",
        10: "oct|אוק|окт|تشرين الأول|تشرين اول|اکتوبر",
        11: "nov|נוב|ное|ноем|تشرين الثاني|تشرين ثاني",
        12: "dec|דצמ|дек|كانون الأول|كانون اول",
    },
    Calendar.JALALI: {2: "اردی‌بهشت", 5: "امرداد", 12: "اسپند"},
    Calendar.HIJRI: {
        1: "المحرم|محرم الحرام",
        3: "ربيع اول|ربیع الاول",
        4: "ربيع الثاني|ربيع ثاني|ربيع آخر|ربیع الثانی",
        5: "جمادى الأول|جمادي الاولى|جمادى اولى|جمادی الاول",
        6: "جمادى الثانية|جمادى الثاني|جمادي الآخرة|جمادی الثانی",
        8: "شعبان المعظم",
        9: "ramadhan|رمضان المبارك",
        10: "شوّال",
        11: "ذي القعدة|ذوالقعدة|ذو القعده|ذی القعده|ذیقعده",
        12: "ذي الحجة|ذوالحجة|ذو الحجه|ذی الحجه|ذیحجه",
    },
    Calendar.HEBREW: {
        2: "איר",
        3: "סיון",
        5: "מנחם אב",
        7: "tishri",
        8: "חשון|מרחשון|מרחשוון|cheshvan|marcheshvan",
        9: "chislev",
        11: "shvat",
        12: "אדר א|אדר ראשון|adar 1",
        13: "אדר ב|אדר שני|adar 2",
    },
}
_LANGUAGES = {
    Calendar.GREGORIAN: ("en", "he", "ar", "fa", "bg"),
    Calendar.JALALI: ("en", "fa", "ar", "he", "bg"),
    Calendar.HIJRI: ("en", "ar", "fa", "he", "bg"),
    # In Arabic and Persian the names of Hebrew months are those of the Levant's Gregorian ones.
    Calendar.HEBREW: ("en", "he", "bg"),
}
_NAMES_OF_CALENDARS = {
    Calendar.HIJRI: "هجري|هجرية|هجری قمری|قمری|قمري|ه ق|hijri|היג'רי|хиджра|هـ|ق",
    Calendar.JALALI: "شمسی|خورشیدی|هجری شمسی|ه ش|jalali|shamsi|persian|פרסי|ש|ش",
    Calendar.HEBREW: "עברי|hebrew|jewish|еврейски",
    Calendar.GREGORIAN: "میلادی|ميلادي|ميلادية|gregorian|לועזי|м|م",
}
_FEWEST_LETTERS_IN_HEADER = 3
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun",
    "ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת",
    "الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
    "شنبه|یک‌شنبه|یکشنبه|دوشنبه|سه‌شنبه|سه شنبه|چهارشنبه|چهار شنبه|پنجشنبه|پنج‌شنبه|جمعه",
    "понеделник|вторник|сряда|четвъртък|петък|събота|неделя",
)
_WORDS_FOR_DAY = "יום|ביום|يوم|روز|в|във|on"


def month_of(words: str) -> tuple[Calendar, int] | None:
    """The calendar and month that the words (a name, perhaps with Hebrew's ב before it) mean; None if they are none."""
    key = fold(words).rstrip(".")
    names = _months()
    return names.get(key) or (names.get(key[1:]) if key[:1] in {"ב", "ל"} else None)


def calendar_sign(word: str) -> Calendar | None:
    """The calendar that a sign beside a date means: هـ, م, ه.ش."""
    return _calendar_names().get(_sign_key(word))


def calendar_in(text: str) -> Calendar | None:
    """The calendar a header names, as in `تاريخ الميلاد (هجري)`; None if it names none."""
    folded = fold(text)
    for name, calendar in sorted(_calendar_names().items(), key=lambda pair: -len(pair[0])):
        if len(name) >= _FEWEST_LETTERS_IN_HEADER and name in folded:
            return calendar
    return None


def without_weekday(folded: str) -> str:
    """A folded date without the day of the week before it: `monday 5 may`, `יום שני 5 במאי`."""
    return _weekday_first().sub("", folded, count=1)


@lru_cache(maxsize=1)
def _weekday_first() -> re.Pattern[str]:
    names = sorted((fold(name) for names in _WEEKDAYS for name in names.split("|")), key=len, reverse=True)
    return re.compile(rf"^(?:(?:{_WORDS_FOR_DAY}) )?(?:{'|'.join(names)})(?= )")


@lru_cache(maxsize=1)
def _months() -> dict[str, _Month]:
    names: dict[str, _Month] = {}
    # The Gregorian ones are written last and win where calendars share a name.
    for calendar in (Calendar.HIJRI, Calendar.JALALI, Calendar.HEBREW, Calendar.GREGORIAN):
        for month, spellings in _SPELLINGS[calendar].items():
            names.update({fold(spelling): (calendar, month) for spelling in spellings.split("|")})
        for language in _LANGUAGES[calendar]:
            for place, name in enumerate(MONTH_NAMES[calendar][language], start=1):
                names[fold(name)] = (calendar, place)
    return names | {fold(HEBREW_ADAR_I[language]): (Calendar.HEBREW, ADAR) for language in _LANGUAGES[Calendar.HEBREW]}


@lru_cache(maxsize=1)
def _calendar_names() -> dict[str, Calendar]:
    return {_sign_key(name): calendar for calendar, names in _NAMES_OF_CALENDARS.items() for name in names.split("|")}


def _sign_key(word: str) -> str:
    return " ".join(fold(word).replace(".", " ").split())
