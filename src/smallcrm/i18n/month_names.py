"""The names of the months of four calendars in five languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _names(line: str) -> tuple[str, ...]:
    return tuple(line.split())


MONTH_NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "gregorian": {
        "en": _names("January February March April May June July August September October November December"),
        "he": _names("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
        "ar": _names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        "fa": _names("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
        "bg": _names("януари февруари март април май юни юли август септември октомври ноември декември"),
    },
    "jalali": {
        "en": _names("Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"),
        "he": _names("פרוורדין אורדיבהשת ח'ורדאד תיר מורדאד שהריוור מהר אבאן אזר דיי בהמן אספנד"),
        "ar": _names("فروردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند"),
        "fa": _names("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"),
        "bg": _names("фарвардин ордибехещ хордад тир мордад шахривар мехр абан азар дей бахман есфанд"),
    },
    "hijri": {
        "en": (
            "Muharram",
            "Safar",
            "Rabi al-Awwal",
            "Rabi al-Thani",
            "Jumada al-Ula",
            "Jumada al-Akhira",
            "Rajab",
            "Shaban",
            "Ramadan",
            "Shawwal",
            "Dhu al-Qada",
            "Dhu al-Hijja",
        ),
        "he": (
            "מוחרם",
            "צפר",
            "רביע אל־אוול",
            "רביע א־ת'אני",
            "ג'ומאדא אל־אולא",
            "ג'ומאדא אל־אח'רה",
            "רג'ב",
            "שעבאן",
            "רמדאן",
            "שוואל",
            "ד'ו אל־קעדה",
            "ד'ו אל־חיג'ה",
        ),
        "ar": (
            "محرم",
            "صفر",
            "ربيع الأول",
            "ربيع الآخر",
            "جمادى الأولى",
            "جمادى الآخرة",
            "رجب",
            "شعبان",
            "رمضان",
            "شوال",
            "ذو القعدة",
            "ذو الحجة",
        ),
        "fa": (
            "محرم",
            "صفر",
            "ربیع‌الاول",
            "ربیع‌الثانی",
            "جمادی‌الاول",
            "جمادی‌الثانی",
            "رجب",
            "شعبان",
            "رمضان",
            "شوال",
            "ذیقعده",
            "ذیحجه",
        ),
        "bg": (
            "мухаррам",
            "сафар",
            "раби ал-аууал",
            "раби ас-сани",
            "джумада ал-ула",
            "джумада ал-ахира",
            "раджаб",
            "шабан",
            "рамадан",
            "шауал",
            "зу ал-када",
            "зу ал-хиджа",
        ),
    },
    "hebrew": {
        "en": (*_names("Nisan Iyar Sivan Tammuz Av Elul Tishrei Heshvan Kislev Tevet Shevat Adar"), "Adar II"),
        "he": (*_names("ניסן אייר סיוון תמוז אב אלול תשרי חשוון כסלו טבת שבט אדר"), "אדר ב׳"),
        "ar": (*_names("نيسان أيار سيوان تموز آب أيلول تشري حشوان كسلو طيبت شباط آذار"), "آذار الثاني"),
        "fa": (*_names("نیسان ایار سیوان تموز آو ایلول تشری حشوان کسلو طوت شواط آذار"), "آذار دوم"),
        "bg": (*_names("нисан ияр сиван тамуз ав елул тишри хешван кислев тевет шват адар"), "адар II"),
    },
}
"""Calendar → language → names by month number; Hebrew months count from Nisan."""

HEBREW_ADAR_I: Mapping[str, str] = {"en": "Adar I", "he": "אדר א׳", "ar": "آذار الأول", "fa": "آذار اول", "bg": "адар I"}
