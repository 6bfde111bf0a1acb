"""The invented shop that stands in the pictures: a dozen customers in each language, and three who write in another script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smallcrm.domain.choices import (
    Channel,
    ContactMeans,
    CustomerKind,
    CustomType,
    FormOfAddress,
    MaritalStatus,
    PaymentMeans,
    PhoneKind,
    Relation,
)
from smallcrm.domain.customer import Address, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import HOME, guess_shop
from smallcrm.i18n.calendars import Calendar
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customer_list import BalanceFilter, Filter, Sort
from smallcrm.services.customers import put_aside, save_customer
from smallcrm.services.saved_filters import save_filter

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
DOCUMENTS = Path("Documents")
"""Where a new book would be kept; nothing is written there."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A shop in one language.

    Rows are given name, family name, city, mobile (of a firm: phone), balance in minor units, tags; the first has the whole card.
    """

    shop: str
    email: str
    address: str
    phone: str
    closing: str
    street: str
    note: str
    interests: tuple[str, ...]
    occupation: str
    spouse: str
    daughter: str
    source: str
    field: str
    field_value: str
    birthday: PartialDate
    saved: str
    firm: str
    rows: tuple[tuple[str, str, str, str, int, tuple[str, ...]], ...]


SHOPS = {
    "en": Pictured(
        shop="Cohen's Grocery",
        email="emma@example.com",
        address="14 Mill Road, Leeds LS6 2AB",
        phone="0113 496 0123",
        closing="Thank you, and see you soon.",
        street="27 Victoria Street",
        note="Orders challah every Friday morning.\nDo not ring after 8 pm.",
        interests=("baking", "chess"),
        occupation="music teacher",
        spouse="Daniel Taylor",
        daughter="Grace",
        source="a friend",
        field="Bread of the week",
        field_value="two rye, one white",
        birthday=PartialDate(1978, 5, 14),
        saved="Wholesale",
        firm="The Mill Arms",
        rows=(
            ("Emma", "Taylor", "Leeds", "07700 900123", 124050, ("VIP", "Friday")),
            ("John", "Smith", "Leeds", "07700 900145", 8840, ()),
            ("Siân", "O'Neil", "York", "07700 900162", -1050, ("wholesale",)),
            ("Margaret", "Wright", "Bradford", "07700 900187", 0, ("Friday",)),
            ("Arthur", "Patel", "Leeds", "07700 900201", 42230, ("wholesale",)),
            ("Hugh", "MacDonald", "Harrogate", "07700 900219", 0, ()),
            ("Chloé", "Evans", "York", "07700 900233", 17675, ("Friday",)),
            ("", "", "Leeds", "0113 496 0177", 96400, ("wholesale",)),
            ("Thomas", "Walker", "Wakefield", "07700 900254", 0, ()),
        ),
    ),
    "he": Pictured(
        shop="המכולת של כהן",
        email="dana@example.com",
        address="רחוב הרצל 14, תל אביב",
        phone="03-5550142",
        closing="תודה ולהתראות.",
        street="ויצמן 27",
        note="מזמינה חלה בכל יום שישי בבוקר.\nלא להתקשר אחרי 20:00.",
        interests=("אפייה", "שחמט"),
        occupation="מורה למוזיקה",
        spouse="דניאל כהן",
        daughter="נועה",
        source="חבר הביא חבר",
        field="הלחם של השבוע",
        field_value="שני שיפון, אחד לבן",
        birthday=PartialDate(5738, 2, 7, Calendar.HEBREW),
        saved="סיטונאים",
        firm='מאפיית הרצל בע"מ',
        rows=(
            ("דנה", "כהן", "תל אביב", "054-1234567", 124050, ("VIP", "יום שישי")),
            ("יוסי", "מזרחי", "חיפה", "052-6689415", 8840, ()),
            ("שרה", "בן־דוד", "ירושלים", "058-9840174", -1050, ("סיטונאי",)),
            ("רחל", "צ'רניחובסקי", "כרמיאל", "050-3731102", 0, ("יום שישי",)),
            ("אברהם", "אוחיון", "נתניה", "054-6708911", 42230, ("סיטונאי",)),
            ("מאיר", "פרידמן", "בני ברק", "053-7120045", 0, ()),
            ("תמר", "לוי", "תל אביב", "050-2229087", 17675, ("יום שישי",)),
            ("", "", "תל אביב", "03-5550177", 96400, ("סיטונאי",)),
            ("משה", "ביטון", "באר שבע", "052-4417700", 0, ()),
        ),
    ),
    "ar": Pictured(
        shop="بقالة الخوري",
        email="layla@example.com",
        address="شارع الجامعة 14، عمّان",
        phone="06-5550142",
        closing="شكرًا لكم ونراكم قريبًا.",
        street="شارع الملكة رانيا 27",
        note="تطلب خبز الطابون صباح كل جمعة.\nلا تتصل بعد الثامنة مساءً.",
        interests=("الطبخ", "الشطرنج"),
        occupation="معلمة موسيقى",
        spouse="خالد حداد",
        daughter="نور",
        source="صديق",
        field="خبز الأسبوع",
        field_value="رغيفان أسمران",
        birthday=PartialDate(1398, 6, 6, Calendar.HIJRI),
        saved="الجملة",
        firm="مخبز الزعبي وأولاده",
        rows=(
            ("ليلى", "حداد", "عمّان", "079-5551234", 124050, ("VIP", "الجمعة")),
            ("أحمد", "العلي", "إربد", "078-6689415", 8840, ()),
            ("مريم", "الخطيب", "الزرقاء", "077-9840174", -1050, ("جملة",)),
            ("هدى", "النجار", "السلط", "079-3731102", 0, ("الجمعة",)),
            ("إبراهيم", "القاضي", "عمّان", "079-6708911", 42230, ("جملة",)),
            ("عبد الله", "أبو غزالة", "العقبة", "078-7120045", 0, ()),
            ("سلمى", "الزعبي", "عمّان", "079-2229087", 17675, ("الجمعة",)),
            ("", "", "عمّان", "06-5550177", 96400, ("جملة",)),
            ("يوسف", "درويش", "مادبا", "077-4417700", 0, ()),
        ),
    ),
    "fa": Pictured(
        shop="خواربار کریمی",
        email="maryam@example.com",
        address="خیابان حافظ ۱۴، تهران",
        phone="021-55501420",
        closing="سپاسگزاریم؛ به امید دیدار.",
        street="خیابان سعدی ۲۷",
        note="هر جمعه صبح نان سنگک می‌خواهد.\nبعد از ساعت ۲۰ تماس نگیرید.",
        interests=("آشپزی", "شطرنج"),
        occupation="معلم موسیقی",
        spouse="رضا محمدی",
        daughter="نازنین",
        source="دوست",
        field="نان هفته",
        field_value="دو سنگک، یک بربری",
        birthday=PartialDate(1357, 2, 24, Calendar.JALALI),
        saved="عمده",
        firm="نانوایی صادقی و پسران",
        rows=(
            ("مریم", "محمدی", "تهران", "0912 345 6789", 12405000, ("VIP", "جمعه")),
            ("علی", "احمدی", "اصفهان", "0913 668 9415", 884000, ()),
            ("زهرا", "رضایی", "شیراز", "0917 984 0174", -105000, ("عمده",)),
            ("نرگس", "گل‌محمدی", "تهران", "0935 373 1102", 0, ("جمعه",)),
            ("حسین", "کاظمی", "کرج", "0919 670 8911", 4223000, ("عمده",)),
            ("محمدرضا", "نیک‌نام", "مشهد", "0915 712 0045", 0, ()),
            ("شیرین", "یزدانی", "تهران", "0990 222 9087", 1767500, ("جمعه",)),
            ("", "", "تهران", "021-55501770", 9640000, ("عمده",)),
            ("کوروش", "مرادی", "قم", "0912 441 7700", 0, ()),
        ),
    ),
    "bg": Pictured(
        shop="Бакалия „При Петрови“",
        email="elena@example.com",
        address="ул. Шипка 14, София",
        phone="02 955 0142",
        closing="Благодарим Ви и до скоро.",
        street="ул. Иван Вазов 27",
        note="Поръчва козунак всеки петък сутрин.\nДа не се звъни след 20 ч.",
        interests=("готвене", "шах"),
        occupation="учителка по музика",
        spouse="Иван Стоянов",
        daughter="Невена",
        source="приятел",
        field="Хляб за седмицата",
        field_value="два ръжени, един бял",
        birthday=PartialDate(1978, 5, 14),
        saved="На едро",
        firm="Пекарна „Жито“ ЕООД",
        rows=(
            ("Елена", "Стоянова", "София", "088 712 3456", 124050, ("VIP", "петък")),
            ("Георги", "Иванов", "Пловдив", "087 668 9415", 8840, ()),
            ("Йорданка", "Желева", "София", "089 984 0174", -1050, ("на едро",)),
            ("Цветанка", "Щерева", "Перник", "088 373 1102", 0, ("петък",)),
            ("Христо", "Караджов", "София", "088 670 8911", 42230, ("на едро",)),
            ("Пламен", "Юруков", "Банско", "087 712 0045", 0, ()),
            ("Десислава", "Попова", "София", "089 222 9087", 17675, ("петък",)),
            ("", "", "София", "02 955 0177", 96400, ("на едро",)),
            ("Атанас", "Чолаков", "Варна", "088 441 7700", 0, ()),
        ),
    ),
}
REGIONS = {"ar": ("JO", "JOD")}
GUESTS = (
    ("Sean", "O'Neil & Co. (ישראל)", "Haifa", "+972 52 441 7089", 31000),
    ("أحمد", "علي", "بيروت", "+961 3 123 456", 0),
    ("Иван", "Петров", "София", "+359 88 123 4567", 99900),
    ("רות", "שפירא", "תל אביב", "+972 50 373 1102", 0),
)
"""Customers of every shop who write in another script; those of the shop's own are left out."""
_SCRIPTS = {"en": 0, "ar": 1, "fa": 1, "bg": 2, "he": 3}

SLIPS = {"en": "Tayler", "he": "כהאן", "ar": "الحداد", "fa": "محمدى", "bg": "Стоеянова"}
"""How the first customer's family name is written on a second card of hers."""


def shop_settings(language: str) -> ShopSettings:
    """The shop as its keeper has set it up."""
    pictured = SHOPS[language]
    guessed = guess_shop(language, *REGIONS.get(language, HOME[language]))
    return replace(guessed, name=pictured.shop, address=pictured.address, phone=pictured.phone, closing_line=pictured.closing)


def fill(book: Book, language: str) -> int:
    """Write the customers, a field of the shop's own and a saved filter; returns the card that is shown whole."""
    pictured = SHOPS[language]
    field = add_custom_field(book, pictured.field, CustomType.TEXT).value
    first, *others = pictured.rows
    shown = save_customer(book, _whole(pictured, first, field), opening_balance=_amount(book, first[4])).value
    ids = [save_customer(book, _short(pictured, row), opening_balance=_amount(book, row[4])).value for row in others]
    for place, (given, family, city, mobile, balance) in enumerate(GUESTS):
        if place != _SCRIPTS[language]:
            card = Customer(given_name=given, family_name=family, phones=(Phone(mobile),), addresses=(Address(city=city),))
            save_customer(book, card, opening_balance=_amount(book, balance))
    put_aside(book, [ids[-1]])
    save_filter(book, pictured.saved, Filter(tags=(others[1][5][0],), balance=BalanceFilter.ANY), Sort())
    return shown


def _amount(book: Book, minor: int) -> int:
    """As the rows have it, in whole hundreds where the currency has no minor unit, in thousandths where it has a thousand."""
    return minor * 10 if book.shop.currency_exponent > 2 else minor  # noqa: PLR2004 - dinars


def _short(pictured: Pictured, row: tuple[str, str, str, str, int, tuple[str, ...]]) -> Customer:
    given, family, city, mobile, _balance, tags = row
    return Customer(
        kind=CustomerKind.PERSON if given else CustomerKind.FIRM,
        given_name=given,
        family_name=family,
        company="" if given else pictured.firm,
        phones=(Phone(mobile, PhoneKind.MOBILE if given else PhoneKind.PHONE),),
        addresses=(Address(city=city),),
        tags=tags,
    )


def _whole(pictured: Pictured, row: tuple[str, str, str, str, int, tuple[str, ...]], field: int) -> Customer:
    return replace(
        _short(pictured, row),
        emails=(pictured.email,),
        addresses=(Address(street=pictured.street, city=row[2]),),
        occupation=pictured.occupation,
        birthday=pictured.birthday,
        marital_status=MaritalStatus.MARRIED,
        family=(FamilyMember(pictured.spouse, Relation.SPOUSE), FamilyMember(pictured.daughter, Relation.DAUGHTER, PartialDate(2009))),
        interests=pictured.interests,
        source=pictured.source,
        preferred_contact=ContactMeans.WHATSAPP,
        preferred_payment=PaymentMeans.ON_CREDIT,
        form_of_address=FormOfAddress.SHE,
        consents=(Consent(Channel.WHATSAPP, True, NOW),),
        notes=pictured.note,
        custom=(CustomValue(field, pictured.field_value),),
    )
