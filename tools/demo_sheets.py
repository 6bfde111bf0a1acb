"""Makes the sample spreadsheets in `resources/demo`: invented shops whose keepers wrote as real ones do.

.venv/bin/python tools/demo_sheets.py
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "demo"
CUSTOMERS = 40
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True, slots=True)
class Shop:
    """What one sample is made of; `money` writes an amount as text, as some rows have it."""

    language: str
    title: str
    sheet: str
    header: tuple[str, ...]
    total: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    guests: tuple[tuple[str, str], ...]
    streets: tuple[str, ...]
    cities: tuple[str, ...]
    notes: tuple[str, ...]
    mobile: tuple[int, int]
    landline: str
    money: Callable[[float], str]
    whole: bool = False


HEBREW = Shop(
    "he",
    "מכולת השכונה – לקוחות בהקפה",
    "לקוחות",
    ("מס' לקוח", "שם משפחה", "שם פרטי", "טלפון", "נייד", "כתובת", "עיר", "ת. לידה", "יתרת חוב", "הערות"),
    'סה"כ',
    ("דוד", "רחל", "יוסף", "מרים", "אברהם", "שרה", "משה", "נועה", "איתן", "תמר", "אורי", "מיכל"),
    ("כהן", "לוי", "מזרחי", "פרץ", "ביטון", "בן־דוד", "אוחיון", "פרידמן", "שפירא", "אזולאי", "גבאי", "כץ"),
    (("Smith", "John"), ("Levy", "Nathalie"), ("خوري", "سمير"), ("حداد", "ليلى"), ("Иванова", "Светлана"), ("Петров", "Георги")),
    ("רח' הרצל", "רח' ויצמן", "שד' רוטשילד", "רח' ז'בוטינסקי", "רח' סוקולוב"),
    ("תל אביב", "חיפה", "ירושלים", "באר שבע", "נתניה"),
    ("לא להתקשר בשבת", "משלוח בימי שישי", "מעדיף מזומן", "אוהבת חלה מתוקה", "לקוח ותיק"),
    (500_000_000, 549_999_999),
    "0{area}-{number}",
    lambda amount: f"₪ {amount:,.2f}",
)
ARABIC = Shop(
    "ar",
    "بقالة الحي – عملاء على الحساب",
    "العملاء",
    ("رقم العميل", "اسم العائلة", "الاسم الأول", "هاتف", "جوال", "العنوان", "المدينة", "تاريخ الميلاد", "الرصيد", "ملاحظات"),
    "الإجمالي",
    ("محمد", "فاطمة", "أحمد", "مريم", "سمير", "ليلى", "خالد", "نور", "يوسف", "هدى", "عمر", "سلمى"),
    ("الخطيب", "حداد", "النجار", "خوري", "الزعبي", "عودة", "المصري", "العلي", "القاسم", "ناصر"),
    (("Brown", "Peter"), ("כהן", "דוד"), ("Иванов", "Николай")),
    ("شارع الملك حسين", "شارع الجامعة", "شارع السوق", "شارع المدارس"),
    ("عمّان", "إربد", "الزرقاء", "العقبة"),
    ("توصيل يوم الخميس", "يدفع آخر الشهر", "يفضّل الدفع نقدًا", "زبونة قديمة"),
    (790_000_000, 799_999_999),
    "06-5{number:.6}",
    lambda amount: f"{amount:,.2f} د.أ",
)
PERSIAN = Shop(
    "fa",
    "خواربار محله – مشتریان نسیه",
    "مشتریان",
    ("شماره مشتری", "نام خانوادگی", "نام", "تلفن", "موبایل", "نشانی", "شهر", "تاریخ تولد", "بدهی", "یادداشت"),
    "جمع کل",
    ("علی", "زهرا", "رضا", "مریم", "حسین", "فاطمه", "امیر", "نرگس", "کیان", "پریسا", "بهرام", "شیرین"),
    ("محمدی", "رضایی", "کریمی", "حسینی", "موسوی", "قاسمی", "یزدانی", "پارسا", "گلشن", "چراغی"),
    (("Miller", "Anna"), ("حداد", "سمير")),
    ("خیابان ولیعصر", "خیابان انقلاب", "کوچهٔ بهار", "خیابان آزادی"),
    ("تهران", "اصفهان", "شیراز", "تبریز"),
    ("آخر ماه پرداخت می‌کند", "ارسال پنجشنبه‌ها", "نقد می‌پردازد", "مشتری قدیمی"),
    (9_120_000_000, 9_129_999_999),
    "0{area}1-3{number}",
    lambda amount: f"{amount:,.0f} ریال".translate(PERSIAN_DIGITS).replace(",", "٬"),
    whole=True,
)
BULGARIAN = Shop(
    "bg",
    "Магазин „При Ваня“ – клиенти на вересия",
    "Клиенти",
    ("Клиент №", "Фамилия", "Име", "Телефон", "Мобилен", "Адрес", "Град", "Рожден ден", "Дължи", "Бележки"),
    "Общо",
    ("Иван", "Мария", "Георги", "Елена", "Димитър", "Росица", "Николай", "Десислава", "Петър", "Виолета"),
    ("Иванов", "Петрова", "Георгиев", "Димитрова", "Стоянов", "Тодорова", "Николов", "Ангелова", "Колев"),
    (("Wilson", "Mark"), ("כץ", "מיכל")),
    ("ул. Шипка", "бул. Васил Левски", "ул. Раковска", "ул. Цар Освободител"),
    ("София", "Пловдив", "Варна", "Бургас"),
    ("плаща в края на месеца", "доставка в петък", "предпочита в брой", "стар клиент"),
    (880_000_000, 889_999_999),
    "0{area}/{number}",
    lambda amount: f"{amount:.2f} €".replace(".", ","),
)
ENGLISH = Shop(
    "en",
    "Corner Grocery – customers on credit",
    "Customers",
    ("Customer no.", "Family name", "Given name", "Phone", "Mobile", "Address", "City", "Birthday", "Owes", "Notes"),
    "Total",
    ("James", "Mary", "Robert", "Patricia", "John", "Jennifer", "Michael", "Linda", "David", "Susan"),
    ("Smith", "Johnson", "Brown", "Taylor", "Wilson", "Evans", "O'Connor", "Clarke", "Patel", "Wood"),
    (("כהן", "דוד"), ("حداد", "ليلى"), ("Петров", "Георги")),
    ("High Street", "Station Road", "Church Lane", "Park Avenue"),
    ("Leeds", "Bristol", "York", "Norwich"),
    ("pays at the end of the month", "deliver on Fridays", "prefers cash", "old customer"),
    (7_700_900_000, 7_700_900_999),  # set aside for stories by Ofcom, as the landlines are
    "01632 960{number:.3}",
    lambda amount: f"£{amount:,.2f}",
)
SHOPS = (HEBREW, ARABIC, PERSIAN, BULGARIAN, ENGLISH)


def make(shop: Shop) -> Workbook:
    """The workbook of one shop: titles, a header, the customers with a blank line among them, a total."""
    chance = random.Random(shop.language)  # noqa: S311 - the same sheet every time
    book = Workbook()
    sheet = book.active
    sheet.title = shop.sheet
    sheet.sheet_view.rightToLeft = shop.language in {"he", "ar", "fa"}
    sheet.append([shop.title])
    sheet.append([])
    sheet.append(shop.header)
    owed = 0.0
    names = _names(shop, chance)
    for number in range(CUSTOMERS):
        amount = _amount(shop, number, chance)
        owed += amount
        sheet.append(_row(shop, number, names[number], amount, chance))
        if number == CUSTOMERS // 2:
            sheet.append([])
    sheet.append(["", shop.total, "", "", "", "", "", "", round(owed, 2)])
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    return book


def _names(shop: Shop, chance: random.Random) -> list[tuple[str, str]]:
    """Family and given names, none twice; here and there one in another script."""
    # A Bulgarian woman's family name ends like her own.
    names = [
        (family, given)
        for family in shop.family
        for given in shop.given
        if shop.language != "bg" or family.endswith("а") == given.endswith("а")
    ]
    chance.shuffle(names)
    for place, guest in enumerate(shop.guests):
        names[4 + 6 * place] = guest
    return names


def _row(shop: Shop, number: int, name: tuple[str, str], amount: float, chance: random.Random) -> list[object]:
    landline = shop.landline.format(area=chance.randint(2, 4), number=str(chance.randint(6_200_000, 6_999_999)))
    owes: object = shop.money(amount) if number % 5 == 1 else int(amount) if shop.whole else amount
    return [
        1001 + number,
        *name,
        landline if number % 3 else "",
        chance.randint(*shop.mobile),
        f"{chance.choice(shop.streets)} {chance.randint(1, 120)}",
        chance.choice(shop.cities),
        _birthday(shop, number, chance),
        owes,
        chance.choice(shop.notes) if number % 4 == 0 else "",
    ]


def _amount(shop: Shop, number: int, chance: random.Random) -> float:
    if number % 4 == 3:  # noqa: PLR2004 - some owe nothing
        return 0
    amount = -chance.randint(10, 90) if number == 10 else chance.randint(20, 1400) + chance.choice((0.0, 0.5, 0.9))  # noqa: PLR2004 - one is in credit
    return float(int(amount) * 50_000) if shop.whole else amount


def _birthday(shop: Shop, number: int, chance: random.Random) -> object:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1945, 2004)
    if shop.language == "fa":
        written = f"{year - 621}/{month:02}/{day:02}".translate(PERSIAN_DIGITS)
        return ("", written, written, str(year - 621).translate(PERSIAN_DIGITS))[number % 4]
    return ("", dt.date(year, month, day), f"{day:02}.{month:02}.{year}", str(year))[number % 4]


def main() -> None:
    """Write the five files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for shop in SHOPS:
        make(shop).save(FOLDER / f"customers_{shop.language}.xlsx")


if __name__ == "__main__":
    main()
