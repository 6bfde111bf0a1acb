"""The files of shopkeepers in `tests/data`, the shops they are of, and the same files with other headings."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
from tests.services.books import QUIET
from tests.services.files import DATA, FACTS_OF

from smallcrm.domain.folding import fold
from smallcrm.domain.shop import ShopSettings
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.reading_context import Wishes
from smallcrm.services import importing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

    Rows = list[list[Cell]]

ISRAEL = ShopSettings(name="מכולת כהן", language="he", region="IL", currency="ILS")
BULGARIA = ShopSettings(name="Магазин", language="bg", region="BG", currency="EUR")
IRAN = ShopSettings(name="بقالی رضا", language="fa", region="IR", currency="IRR", currency_exponent=0)
SAUDI_ARABIA = ShopSettings(name="بقالة السعيد", language="ar", region="SA", currency="SAR")
BRITAIN = ShopSettings(name="Li & Daughters", language="en", region="GB", currency="GBP")

IN_LEV = Wishes(amounts_in="BGN")


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, whose it is, and the words its headings are replaced by: for each in its own language and in another.

    `fewer` are the headings of columns that a file can do without; `unsaid` are the facts that such a file no longer says.
    `encoding` and `delimiter` are those of a text file, Hebrew in it in the order of sight where it `is_visual`.
    """

    name: str
    shop: ShopSettings
    words: Mapping[str, tuple[str, str]]
    fewer: tuple[str, ...]
    unsaid: tuple[str, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    encoding: str = ""
    delimiter: str = ","
    is_visual: bool = False

    @property
    def path(self) -> Path:
        return DATA / self.name

    @property
    def facts(self) -> Mapping[str, Any]:
        return FACTS_OF[self.name]


SAMPLES = (
    Sample(
        "grocer_he.xls",
        ISRAEL,
        {
            "מס' לקוח": ("קוד לקוח", "Customer #"),
            "שם משפחה": ("משפחה", "Surname"),
            "שם פרטי": ("שם", "First name"),
            "טלפון": ("טל' בבית", "Tel."),
            "נייד": ("פלאפון", "Cell"),
            "כתובת": ("רחוב ומס'", "Address"),
            "עיר": ("ישוב", "Town"),
            "ת. לידה": ("תאריך לידה:", "D.O.B."),
            "יתרת חוב": ('יתרה לתשלום (ש"ח)', "Amount due"),
            "הערות": ("הע׳", "Remarks"),
        },
        ("מס' לקוח", "ת. לידה", "כתובת"),
        ("born",),
    ),
    Sample(
        "clients_bg.csv",
        BULGARIA,
        {
            "№": ("№ по ред", "No."),
            "Име, презиме, фамилия": ("Трите имена", "Full name"),
            "ЕГН/ЕИК": ("ЕГН", "Personal ID"),
            "Телефон": ("Тел. номер", "Phone"),
            "Ел. поща": ("Имейл", "E-mail"),
            "Град": ("Населено място", "City"),
            "Адрес": ("Улица", "Street"),
            "Дата на раждане": ("Роден на", "Date of birth"),
            "Задължение": ("Дължи", "Owes"),
            "Последна покупка": ("Последно пазарувал", "Last purchase"),
            "Интереси": ("Хобита", "Hobbies"),
        },
        ("№", "ЕГН/ЕИК", "Ел. поща", "Адрес", "Дата на раждане", "Последна покупка"),
        ("born",),
        wishes=IN_LEV,
        encoding="cp1251",
        delimiter=";",
    ),
    Sample(
        "customers_fa.xlsx",
        IRAN,
        {
            "ردیف": ("شماره ردیف", "№"),
            "نام و نام خانوادگی": ("نام کامل", "Full name"),
            "موبایل": ("تلفن همراه", "Mobile"),
            "تلفن ثابت": ("تلفن منزل", "Home phone"),
            "شهر": ("شهرستان", "City"),
            "تاریخ تولد": ("متولد", "Birthday"),
            "بدهی (تومان)": ("مانده بدهی (تومان)", "Balance (toman)"),
            "شغل": ("حرفه", "Occupation"),
            "معرف": ("نحوه آشنایی", "Source"),
            "توضیحات": ("یادداشت", "Notes"),
        },
        ("ردیف", "تلفن ثابت", "شهر", "شغل", "معرف"),
    ),
    Sample(
        "clients_ar.txt",
        SAUDI_ARABIA,
        {
            "الرقم": ("رقم العميل", "Customer number"),
            "اسم العميل": ("اسم الزبون", "Customer"),
            "الجوال": ("الموبايل", "Mobile"),
            "البريد الإلكتروني": ("إيميل", "Email"),
            "المدينة": ("البلدة", "City"),
            "تاريخ الميلاد (هجري)": ("تاريخ الولادة (هجري)", "Date of birth (Hijri)"),
            "الرصيد": ("المبلغ المستحق", "Balance"),
            "ملاحظات": ("ملاحظة", "Notes"),
        },
        ("الرقم", "البريد الإلكتروني", "الرصيد"),
        ("balance",),
        encoding="cp1256",
        delimiter="\t",
    ),
    Sample(
        "freelancer_en.ods",
        BRITAIN,
        {
            "Client": ("Customer", "לקוח"),
            "Company": ("Firm", "חברה"),
            "E-mail": ("Email address", "מייל"),
            "Phone": ("Telephone", "טלפון"),
            "Birthday": ("Date of birth", "יום הולדת"),
            "Source": ("Heard of us", "מקור"),
            "Tags": ("Labels", "תגיות"),
            "Shoe size": ("Size of shoe", "מידת נעל"),
            "Date": ("Day", "תאריך"),
            "What": ("Details", "פירוט"),
            "Billed": ("Charged", "חיוב"),
            "Paid": ("Received", "שולם"),
            "Method": ("Paid by", "אמצעי תשלום"),
        },
        ("Company", "Birthday", "Tags", "What", "Method"),
    ),
    Sample(
        "dos_visual_he.csv",
        ISRAEL,
        {
            "מספר": ("מס' לקוח", "Number"),
            "שם": ("שם הלקוח", "Name"),
            "טלפון": ("נייד", "Phone"),
            "עיר": ("ישוב", "City"),
        },
        ("מספר", "עיר"),
        ("city",),
        encoding="cp862",
        is_visual=True,
    ),
    Sample(
        "outlook_he.csv",
        ISRAEL,
        {
            "Title": ("Prefix", "תואר"),
            "First Name": ("Given Name", "שם פרטי"),
            "Middle Name": ("Additional Name", "שם אמצעי"),
            "Last Name": ("Family Name", "שם משפחה"),
            "Suffix": ("Name Suffix", "סיומת"),
            "Company": ("Organization", "חברה"),
            "Department": ("Division", "מחלקה"),
            "Job Title": ("Position", "תפקיד"),
            "Business Street": ("Work Street", "רחוב"),
            "Business City": ("Work City", "עיר"),
            "Business Phone": ("Work Phone", "טלפון בעבודה"),
            "Business Fax": ("Work Fax", "פקס"),
            "Home Phone": ("Phone at home", "טלפון בבית"),
            "Mobile Phone": ("Cell Phone", "טלפון נייד"),
            "Birthday": ("Date of Birth", "תאריך לידה"),
            "E-mail Address": ("Email", "דואר אלקטרוני"),
            "E-mail 2 Address": ("Email 2", "דואר אלקטרוני 2"),
            "Notes": ("Comments", "הערות"),
            "Categories": ("Labels", "קטגוריות"),
        },
        ("Title", "Middle Name", "Suffix", "Department", "Business Street", "Home Phone", "Notes"),
        encoding="cp1255",
    ),
    Sample(
        "web_export_he.xls",
        ISRAEL,
        {"שם לקוח": ("הלקוח", "Customer"), "טלפון נייד": ("סלולרי", "Mobile"), "יתרה": ("חוב", "Balance")},
        ("יתרה",),
    ),
    Sample(
        "notebook_he.xlsx",
        ISRAEL,
        {
            "לקוח": ("שם הלקוח", "Customer"),
            "תאריך": ("יום", "Date"),
            "פירוט": ("הערות", "Details"),
            "לקח": ("קנה בהקפה", "Took"),
            "שילם": ("תשלום", "Paid"),
            "יתרה": ("יתרת חוב", "Balance"),
        },
        ("פירוט", "יתרה"),
    ),
    Sample(
        "online_retail.xlsx",
        BRITAIN,
        {
            "InvoiceNo": ("Invoice #", "חשבונית"),
            "StockCode": ("Item code", 'מק"ט'),
            "Description": ("Item", "פריט"),
            "Quantity": ("Qty", "כמות"),
            "InvoiceDate": ("Date", "תאריך"),
            "UnitPrice": ("Price", "מחיר ליחידה"),
            "CustomerID": ("Customer no.", "מספר לקוח"),
            "Country": ("Land", "ארץ"),
        },
        ("StockCode", "Description", "Country"),
    ),
)


def changed(
    sample: Sample, folder: Path, rename: Callable[[str], str], order: Callable[[Sequence[int]], Iterable[int]], without: Sequence[str]
) -> Path:
    """The sample in its own format, its headings renamed, its columns in another order, some of them missing."""
    with importing.open_file(sample.path, QUIET) as file:
        sheets = [
            (sheet.name, _changed([row for _, row in file.each_row(index, progress=QUIET)], sample, rename, order, without))
            for index, sheet in enumerate(file.sheets)
            if not sheet.hidden
        ]
    if sample.encoding:
        return _text(folder / sample.name, sheets[0][1], sample)
    return _workbook((folder / sample.name).with_suffix(".xlsx"), sheets)


def _changed(
    rows: Rows,
    sample: Sample,
    rename: Callable[[str], str],
    order: Callable[[Sequence[int]], Iterable[int]],
    without: Sequence[str],
) -> Rows:
    """What stands above the headings stays as it is; a sheet without any of the headings too."""
    place = next((place for place, row in enumerate(rows) if len({*row} & sample.words.keys()) > 1), None)
    if place is None:
        return rows
    headings = [str(heading) for heading in rows[place]]
    kept = [index for index in order(range(len(headings))) if headings[index] not in without]
    below = [[row[index] if index < len(row) else None for index in kept] for row in rows[place + 1 :]]
    return [*rows[:place], [rename(headings[index]) for index in kept], *below]


def _text(path: Path, rows: Rows, sample: Sample) -> Path:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=sample.delimiter)
    writer.writerows([[_seen(cell_text(cell), sample) for cell in row] for row in rows])
    path.write_bytes(written.getvalue().encode(sample.encoding))
    return path


def _seen(text: str, sample: Sample) -> str:
    return text[::-1] if sample.is_visual and any("א" <= letter <= "ת" for letter in text) else text


def _workbook(path: Path, sheets: Iterable[tuple[str, Rows]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def departures(facts: Mapping[str, Any], cards: Sequence[Mapping[str, Any]], unsaid: Sequence[str] = ()) -> list[str]:
    """Where the cards are other than the facts say, but for those that are `unsaid`; nothing where all is right."""
    found = [] if len(cards) == facts.get("customers", len(cards)) else [f"{len(cards)} cards"]
    by_phone = {phone["e164"]: card for card in reversed(cards) for phone in card["phones"]}
    for person in facts.get("people", ()):
        card = by_phone.get(person["mobile"])
        found += [f"nobody has {person['mobile']}"] if card is None else _departures_of(person, card, unsaid)
    for name, owed in facts.get("balances_minor", {}).items():
        balances = [card["balance"] for card in cards if words(card["display_name"]) == words(name)]
        if balances != [owed]:
            found.append(f"{name} owes {balances}, not {owed}")
    return found


def _departures_of(person: Mapping[str, Any], card: Mapping[str, Any], unsaid: Sequence[str]) -> Iterable[str]:
    name = person.get("name") or person.get("name_folded") or f"{person['first']} {person['last']}"
    if words(name) != words(card["given_name"], card["middle_name"], card["family_name"]):
        yield f"{name} is called {card['display_name']}"
    if "last" in person and words(person["last"]) != words(card["family_name"]):
        yield f"{name}'s family is called {card['family_name']}"
    if "born" in person and "born" not in unsaid and person["born"] != whole_day(card["birthday"]):
        yield f"{name} was born on {card['birthday']}, not {person['born']}"
    if "city" in person and "city" not in unsaid and person["city"] not in [address["city"] for address in card["addresses"]]:
        yield f"{name} lives in {card['addresses']}, not {person['city']}"
    owed = _owed(person)
    if owed is not None and "balance" not in unsaid and owed != card["balance"]:
        yield f"{name} owes {card['balance']}, not {owed}"


def _owed(person: Mapping[str, Any]) -> int | None:
    if "toman" in person:
        return int(person["toman"]) * 10
    if "balance_minor_bgn" in person:
        return round_half_up(person["balance_minor_bgn"] * 100_000, 195_583)
    return person.get("balance_minor")


def round_half_up(dividend: int, divisor: int) -> int:
    """The quotient of two whole numbers, neither below zero, to the nearest whole number."""
    return (2 * dividend + divisor) // (2 * divisor)


def whole_day(born: Mapping[str, int] | None) -> str | None:
    """A birthday as ISO has it, None where its day, month or year is not known."""
    parts = [born[part] for part in ("year", "month", "day")] if born else [0]
    return date(*parts).isoformat() if all(parts) else None


def words(*texts: str) -> list[str]:
    """The words of a name, folded, in an order of their own."""
    return sorted(fold(" ".join(texts)).split())
