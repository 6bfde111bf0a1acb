"""The signs and names of currencies in each language (after CLDR 46)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SYMBOLS: Mapping[str, str] = {
    "ILS": "₪",
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "JPY": "¥",
    "TRY": "₺",
    "RUB": "₽",
    "UAH": "₴",
    "INR": "₹",
    "KRW": "₩",
    "NGN": "₦",
    "PHP": "₱",
    "VND": "₫",
    "GEL": "₾",
    "KZT": "₸",
}
_OWN_SYMBOLS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "AED": "د.إ.",
        "BHD": "د.ب.",
        "DZD": "د.ج.",
        "EGP": "ج.م.",
        "IQD": "د.ع.",
        "IRR": "ر.إ.",
        "JOD": "د.أ.",
        "KWD": "د.ك.",
        "LBP": "ل.ل.",
        "LYD": "د.ل.",
        "MAD": "د.م.",
        "MRU": "أ.م.",
        "OMR": "ر.ع.",
        "QAR": "ر.ق.",
        "SAR": "ر.س.",
        "SDG": "ج.س.",
        "SYP": "ل.س.",
        "TND": "د.ت.",
        "YER": "ر.ي.",
    },
    "fa": {"IRR": "ریال", "AFN": "؋"},
    "bg": {"BGN": "лв."},
    "he": {"JOD": "ד״י", "EGP": "ל״מ"},
}
_NAMES: Mapping[str, Mapping[str, str]] = {
    "ILS": {"en": "Israeli shekel", "he": "שקל חדש", "ar": "شيكل إسرائيلي", "fa": "شقل اسرائیل", "bg": "Израелски шекел"},
    "EUR": {"en": "Euro", "he": "אירו", "ar": "يورو", "fa": "یورو", "bg": "Евро"},
    "USD": {"en": "US dollar", "he": "דולר אמריקאי", "ar": "دولار أمريكي", "fa": "دلار امریکا", "bg": "Щатски долар"},
    "GBP": {"en": "British pound", "he": "לירה שטרלינג", "ar": "جنيه إسترليني", "fa": "پوند بریتانیا", "bg": "Британска лира"},
    "BGN": {"en": "Bulgarian lev", "he": "לב בולגרי", "ar": "ليف بلغاري", "fa": "لف بلغارستان", "bg": "Български лев"},
    "IRR": {"en": "Iranian rial", "he": "ריאל איראני", "ar": "ريال إيراني", "fa": "ریال ایران", "bg": "Ирански риал"},
    "SAR": {"en": "Saudi riyal", "he": "ריאל סעודי", "ar": "ريال سعودي", "fa": "ریال سعودی", "bg": "Саудитски риал"},
    "AED": {"en": "UAE dirham", "he": "דירהם של האמירויות", "ar": "درهم إماراتي", "fa": "درهم امارات", "bg": "Дирхам на ОАЕ"},
    "EGP": {"en": "Egyptian pound", "he": "לירה מצרית", "ar": "جنيه مصري", "fa": "پوند مصر", "bg": "Египетска лира"},
    "JOD": {"en": "Jordanian dinar", "he": "דינר ירדני", "ar": "دينار أردني", "fa": "دینار اردن", "bg": "Йордански динар"},
    "IQD": {"en": "Iraqi dinar", "he": "דינר עיראקי", "ar": "دينار عراقي", "fa": "دینار عراق", "bg": "Иракски динар"},
    "KWD": {"en": "Kuwaiti dinar", "he": "דינר כוויתי", "ar": "دينار كويتي", "fa": "دینار کویت", "bg": "Кувейтски динар"},
    "LBP": {"en": "Lebanese pound", "he": "לירה לבנונית", "ar": "ليرة لبنانية", "fa": "پوند لبنان", "bg": "Ливанска лира"},
    "MAD": {"en": "Moroccan dirham", "he": "דירהם מרוקאי", "ar": "درهم مغربي", "fa": "درهم مراکش", "bg": "Марокански дирхам"},
    "QAR": {"en": "Qatari riyal", "he": "ריאל קטארי", "ar": "ريال قطري", "fa": "ریال قطر", "bg": "Катарски риал"},
    "TRY": {"en": "Turkish lira", "he": "לירה טורקית", "ar": "ليرة تركية", "fa": "لیرهٔ ترکیه", "bg": "Турска лира"},
    "RUB": {"en": "Russian rouble", "he": "רובל רוסי", "ar": "روبل روسي", "fa": "روبل روسیه", "bg": "Руска рубла"},
    "CHF": {"en": "Swiss franc", "he": "פרנק שוויצרי", "ar": "فرنك سويسري", "fa": "فرانک سوئیس", "bg": "Швейцарски франк"},
}

OFFERED = tuple(_NAMES)
"""The currencies a list offers first; any other ISO 4217 code works too."""


def symbol(currency: str, language: str) -> str:
    """How the language signs the currency; its ISO 4217 code where it has no sign of its own."""
    own = _OWN_SYMBOLS.get(language, {}).get(currency)
    return own or _SYMBOLS.get(currency, currency)


def currency_name(currency: str, language: str) -> str:
    """The currency's name for a list of choices; the code where no name is known."""
    return _NAMES.get(currency, {}).get(language, currency)
