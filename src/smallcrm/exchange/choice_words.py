"""What people write in columns of a closed choice, beside the words by which the program itself names the choices."""

# ruff: noqa: E501 - a line holds the words of one choice

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.choices import (
    LABELS,
    ContactMeans,
    CustomerKind,
    FormOfAddress,
    MaritalStatus,
    PaymentMeans,
)
from smallcrm.exchange.headers import header_key
from smallcrm.i18n import LANGUAGES, gettext, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

_MORE: Mapping[StrEnum, str] = {
    CustomerKind.PERSON: "private|individual|person|פרטי|אדם|אדם פרטי|فرد|شخص|حقیقی|شخص حقیقی|частно лице|физическо лице|лице",
    CustomerKind.FIRM: "company|business|firm|חברה|עסק|עסקי|شركة|مؤسسة|حقوقی|شرکت|фирма|юридическо лице|дружество",
    FormOfAddress.HE: "m|male|man|mr|he|ז|זכר|גבר|מר|הוא|ذكر|رجل|هو|مرد|آقا|м|мъж|г-н|той",
    FormOfAddress.SHE: "f|female|woman|mrs|ms|she|נ|נקבה|אישה|גברת|היא|أنثى|انثى|امرأة|هي|زن|خانم|ж|жена|г-жа|тя",
    FormOfAddress.NEUTRAL: "neutral|other|ניטרלי|אחר|محايد|خنثی|неутрално|друго",
    MaritalStatus.SINGLE: "single|unmarried|רווק|רווקה|ר|أعزب|عزباء|عازب|مجرد|неженен|неомъжена|несемеен|несемейна",
    MaritalStatus.MARRIED: "married|נשוי|נשואה|נ|متزوج|متزوجة|متأهل|متاهل|женен|омъжена|семеен|семейна",
    MaritalStatus.LIVING_TOGETHER: "living together|partner|cohabiting|ידוע בציבור|ידועה בציבור|זוגיות|مساكنة|هم خانه|съжителство|на семейни начала",
    MaritalStatus.DIVORCED: "divorced|separated|גרוש|גרושה|ג|مطلق|مطلقة|طلاق گرفته|разведен|разведена",
    MaritalStatus.WIDOWED: "widow|widower|widowed|אלמן|אלמנה|א|أرمل|أرملة|بیوه|вдовец|вдовица",
    ContactMeans.PHONE: "phone|call|telephone|טלפון|שיחה|هاتف|اتصال|تلفن|تماس|телефон|обаждане",
    ContactMeans.SMS: "sms|text|מסרון|הודעה|رسالة نصية|رسالة|پیامک|смс|съобщение",
    ContactMeans.WHATSAPP: "whatsapp|wa|ווטסאפ|וואטסאפ|واتساب|واتس اب|واتساپ|واتس اپ|уотсап",
    ContactMeans.EMAIL: "email|e mail|mail|מייל|אימייל|إيميل|بريد إلكتروني|ایمیل|имейл|ел поща",
    ContactMeans.LETTER: "letter|post|מכתב|דואר|رسالة بريدية|خطاب|نامه|پست|писмо|поща",
    ContactMeans.VISIT: "visit|ביקור|زيارة|مراجعه|حضوری|посещение",
    PaymentMeans.CASH: "cash|מזומן|במזומן|نقدا|نقد|كاش|نقدی|в брой|кеш|брой",
    PaymentMeans.CARD: "card|credit card|debit card|אשראי|כרטיס|כרטיס אשראי|بطاقة|بطاقة ائتمان|کارت|کارت بانکی|карта|с карта",
    PaymentMeans.BANK_TRANSFER: "transfer|bank transfer|wire|העברה|העברה בנקאית|تحويل|تحويل بنكي|حواله|واریز|کارت به کارت|превод|банков превод|по банка",
    PaymentMeans.CHEQUE: "cheque|check|צק|שיק|המחאה|شيك|چک|чек",
    PaymentMeans.ON_CREDIT: "credit|on credit|tab|הקפה|בהקפה|ברשימה|آجل|على الحساب|دين|نسیه|вересия|на вересия|отложено",
}

_LANGUAGES = {
    "en": "en|english|אנגלית|الإنجليزية|انجليزي|انگلیسی|английски",
    "he": "he|iw|hebrew|עברית|العبرية|عبري|عبری|иврит",
    "ar": "ar|arabic|ערבית|العربية|عربي|عربی|арабски",
    "fa": "fa|persian|farsi|פרסית|الفارسية|فارسي|فارسی|персийски",
    "bg": "bg|bulgarian|בולגרית|البلغارية|بلغاري|بلغاری|български",
}

YES = "yes|y|true|1|x|v|✓|✔|כן|נכון|نعم|صح|بله|بلی|آری|да|д"
NO = "no|n|false|0|-|✗|לא|لا|خطأ|خیر|نه|не|н"


def choice_of(text: str, choices: type[StrEnum]) -> StrEnum | None:
    """The choice that a text names in any of the five languages, None if it names none."""
    return _words_of(choices).get(header_key(text))


def language_of(text: str) -> str | None:
    """The code of the language that a text names, None if it is none of the five."""
    return _language_words().get(header_key(text))


def yes_or_no(text: str) -> bool | None:
    """What a text says of a yes-or-no question, None if it is no answer."""
    return _yes_and_no().get(text.strip().casefold())


@lru_cache(maxsize=16)
def _words_of(choices: type[StrEnum]) -> Mapping[str, StrEnum]:
    words: dict[str, StrEnum] = {}
    for choice in choices:
        for word in (choice.value.replace("_", " "), *_MORE.get(choice, "").split("|"), *_own_words(choice)):
            words.setdefault(header_key(word), choice)
    words.pop("", None)
    return words


def _own_words(choice: StrEnum) -> list[str]:
    own = []
    for code in LANGUAGES:
        with in_language(code):
            own.append(gettext(LABELS[type(choice)][choice]))
    return own


@lru_cache(maxsize=1)
def _language_words() -> Mapping[str, str]:
    return {header_key(word): code for code, words in _LANGUAGES.items() for word in words.split("|")}


@lru_cache(maxsize=1)
def _yes_and_no() -> Mapping[str, bool]:
    return {word.casefold(): answer for words, answer in ((NO, False), (YES, True)) for word in words.split("|")}
