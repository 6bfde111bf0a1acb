"""What people write beside an amount to say in which money it is."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from smallcrm.domain.folding import fold
from smallcrm.i18n import LANGUAGES, _, language
from smallcrm.i18n.currencies import currency_name
from smallcrm.i18n.regions import currencies

TOMAN = "TOMAN"
"""Ten rial; Iranians count in it, banks do not."""
THOUSAND_TOMAN = "THOUSAND_TOMAN"

_COMMON_IN_ENGLISH = frozenset({"EUR", TOMAN, THOUSAND_TOMAN})
"""Those whose names are not of a country, which English writes with a capital wherever they stand."""

_RIAL = ("IRR", "SAR", "QAR", "OMR", "YER")
_DINAR = ("JOD", "KWD", "IQD", "BHD", "DZD", "LYD", "TND")
_DIRHAM = ("AED", "MAD")
_LIRA = ("LBP", "SYP", "TRY")
_POUND = ("GBP", "EGP", "SDG")
_DOLLAR = ("USD", "CAD", "AUD")


_WORDS: tuple[tuple[str | tuple[str, ...], str], ...] = (
    ("ILS", '₪|ש"ח|שח|שקל|שקלים|שקל חדש|שקלים חדשים|nis|ils|shekel|shekels|شيكل|شيقل|شواقل|шекел|шекела'),
    ("EUR", "€|eur|euro|euros|евро|אירו|יורו|يورو|یورو"),
    (_DOLLAR, "$|usd|us$|dollar|dollars|דולר|דולרים|دولار|دلار|долар|долара|долари|щатски долари|щ.д."),
    (_POUND, '£|pound|pounds|جنيه|جنیه|ليرة استرلينية|паунд|паунда|פאונד|ליש"ט'),
    ("GBP", "gbp|stg"),
    ("BGN", "лв|лев|лева|лв.|bgn|lev|leva|lv"),
    (_RIAL, "ریال|ريال|﷼|rial|rials|riyal|riyals|ריאל|риал|риала"),
    ("IRR", "irr|ریال ایران"),
    ("SAR", "sar|ر.س|ريال سعودي|sr"),
    ("QAR", "qar|ر.ق"),
    ("OMR", "omr|ر.ع"),
    ("YER", "yer|ر.ي"),
    (TOMAN, "تومان|تومن|toman|tomans|ت|تومان ایران|טומאן"),
    (THOUSAND_TOMAN, "هزار تومان|هزارتومان|هزار تومن"),
    (_DINAR, "دينار|دینار|دنانير|dinar|dinars|דינר|динар|динара"),
    ("JOD", "jod|jd|دينار أردني"),
    ("KWD", "kwd|kd|د.ك|دينار كويتي"),
    ("IQD", "iqd|د.ع|دينار عراقي"),
    ("BHD", "bhd|د.ب"),
    ("DZD", "dzd|د.ج"),
    ("TND", "tnd|د.ت"),
    (_DIRHAM, "درهم|dirham|dirhams|דירהם|дирхам"),
    ("AED", "aed|dhs"),
    # Folded, the signs of both are one.
    (("AED", "JOD"), "د.إ|د.أ|د.ا"),
    ("MAD", "mad|د.م"),
    ("EGP", "egp|ج.م|جنيه مصري|le"),
    (_LIRA, "ليرة|لیره|lira|לירה|лира|лири"),
    ("LBP", "lbp|ل.ل|ليرة لبنانية"),
    ("SYP", "syp|ل.س|ليرة سورية"),
    ("TRY", "try|₺|tl"),
    ("CHF", "chf|fr|sfr"),
    ("RUB", "rub|₽|руб|рубли|рубля|р"),
)


def money_name(currency: str) -> str:
    """What the money (ISO 4217, `TOMAN` or `THOUSAND_TOMAN`) is called in the language spoken now."""
    special = {TOMAN: _("Toman"), THOUSAND_TOMAN: _("Thousands of toman")}
    known = special.get(currency) or currency_name(currency, language())
    return known if known != currency else _rare_name(currency)


def money_within(currency: str) -> str:
    """The same inside a sentence: names for a list of choices begin with a capital that the language may not give them there."""
    name = money_name(currency)
    is_common = language() == "bg" or (language() == "en" and currency in _COMMON_IN_ENGLISH)
    return f"{name[0].lower()}{name[1:]}" if is_common and name[1:2].islower() else name


@lru_cache(maxsize=1024)
def currency_of(word: str, expected: str | None = None) -> str | None:
    """The currency a word or sign names (ISO 4217 or `TOMAN`), None if it names none.

    A word that several countries use (ریال, دينار, $) names the `expected` one where that is among them.
    """
    codes = _codes_by_word().get(_key(word))
    if codes is None:
        return None
    return expected if expected in codes else codes[0]


@lru_cache(maxsize=1024)
def money_called(text: str, expected: str | None = None) -> str | None:
    """The money (ISO 4217, `TOMAN` or `THOUSAND_TOMAN`) that a text is the code, the sign or the name of, in any of our languages."""
    return currency_of(text, expected) or _codes_by_name().get(_key(text))


def currency_in(text: str, expected: str | None = None) -> str | None:
    """The currency named somewhere in a header such as `بدهی (تومان)`, `Balance, EUR` or `חוב בש"ח`."""
    words = "".join(character if _is_of_word(character) else " " for character in text).split()
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    without_preposition = [word[1:] for word in words if word[0] == "ב"]
    for word in (*pairs, *words, *without_preposition):
        # A single letter (р, ت) is too little to go by in a sentence.
        if (len(_key(word)) > 1 or not word.isalpha()) and (found := currency_of(word, expected)):
            return found
    return None


@cache
def _codes_by_word() -> dict[str, tuple[str, ...]]:
    return {_key(word): (codes,) if isinstance(codes, str) else codes for codes, words in _WORDS for word in words.split("|")}


@cache
def _codes_by_name() -> dict[str, str]:
    """Every money that a country counts in by its code and its names."""
    names = {name: code for each in LANGUAGES for code, name in currencies(each).items()}
    return {_key(word): code for name, code in names.items() for word in (name, code)}


def _rare_name(currency: str) -> str:
    from babel import Locale  # late: costs a tenth of a second

    return str(Locale.parse(language()).currencies.get(currency, currency))


def _key(word: str) -> str:
    return fold(word).replace(".", "").replace(" ", "")


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in "$€£₪₺₽﷼.\"'״׳’"
