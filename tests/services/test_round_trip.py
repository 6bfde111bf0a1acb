"""A whole book taken out and brought into an empty one: what each of our own files gives back."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.books import QUIET, SHOP, bring_in, select
from tests.services.files import bring
from tests.services.merged import is_as_if_made_anew
from tests.services.whole import whole

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
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.errors import UserError
from smallcrm.domain.ledger import EntryKind, Original
from smallcrm.domain.partial_date import PartialDate
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.matching import Matching, SheetMatching
from smallcrm.exchange.matching_json import matching_to_json
from smallcrm.exchange.reading_context import Wishes
from smallcrm.i18n.calendars import Calendar
from smallcrm.models.bulk import BulkWriter, NewCard, NewEntry
from smallcrm.services.book import IMPORT, create_book
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customer_list import Filter, Sort
from smallcrm.services.duplicates import tell_apart
from smallcrm.services.exporting import export_customers
from smallcrm.services.history import undo
from smallcrm.services.merging import merge, unmerge
from smallcrm.services.saved_filters import save_filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book

EXAMPLES = 2000 if os.environ.get("HYPOTHESIS_PROFILE") == "wide" else 12
"""Each makes two books."""
NOW = datetime(2024, 5, 17, 10, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\nimage"
WORDS = (
    "דנה",
    "בן־דוד",
    "عبد الله",
    "فاطمة",
    "شیرین",
    "رضایی",
    "Иванка",
    "Петрова",
    "O'Neill",
    "Smith-Jones",
    "de la Cruz",
    "=1+1",
    "Şule",
)
NOTES = ("מביאה עוגות; לא בשבת", "first line\nsecond, line", "-12", "قهوة، شاي", "@home", "“кавички” и \\ черта")
LANGUAGES = {"en": ("GB", "GBP"), "he": ("IL", "ILS"), "ar": ("JO", "JOD"), "fa": ("IR", "IRR"), "bg": ("BG", "EUR")}

words = st.sampled_from(WORDS)
some = st.one_of(st.just(""), words)
days = st.dates(date(1930, 1, 1), date(2024, 5, 1))
moments = st.datetimes(datetime(2001, 1, 1), datetime(2024, 5, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis puts the zone
MATCHING = Matching(
    date(2026, 3, 3),
    (
        SheetMatching("לקוחות", ("שם", "קוד", "=2"), SheetKind.CUSTOMERS, {"קוד": "occupation"}, {"=2": Wishes(decimal=",", sign=-1)}),
        SheetMatching("ריק", ("שם",)),
    ),
    Wishes(date_order="dmy", calendar=Calendar.HEBREW, amounts_in="USD", worth=Decimal("3.71")),
)
amounts = st.integers(-10_000_000, 10_000_000).filter(bool)


@st.composite
def partial_dates(draw: DrawFn) -> PartialDate:
    """Whole, without their year, or a year alone; in any calendar where whole."""
    day = draw(days)
    match draw(st.integers(0, 4)):
        case 0:
            return PartialDate(None, day.month, day.day)
        case 1:
            return PartialDate(day.year)
        case 2:
            return PartialDate.of(day, draw(st.sampled_from([Calendar.HEBREW, Calendar.JALALI, Calendar.HIJRI])))
    return PartialDate(day.year, day.month, day.day)


phones = st.sampled_from(
    [
        Phone("+972 54-123-4567", PhoneKind.MOBILE, "+972541234567"),
        Phone("+359 88 812 3456", PhoneKind.MOBILE, "+359888123456"),
        Phone("+44 20 7946 0958", PhoneKind.PHONE, "+442079460958"),
        Phone("+972 3-555-0198", PhoneKind.FAX, "+97235550198"),
        Phone("972-50-1112222", PhoneKind.PHONE, "+972501112222"),
        Phone("00359 (0)2 981/23 45", PhoneKind.PHONE, "+35929812345"),
        Phone("054-123-4567 / 8", PhoneKind.MOBILE, None),
        Phone("לשאול את דנה; 5", PhoneKind.PHONE, None),
    ]
)
addresses = st.builds(Address, words, some, st.sampled_from(["", "3303119", "1000"]), some)
members = st.builds(FamilyMember, words, st.sampled_from(list(Relation)), st.none() | partial_dates())
consents = st.lists(
    st.builds(Consent, st.sampled_from(list(Channel)), st.booleans(), moments, some), max_size=3, unique_by=lambda each: each.channel
).map(tuple)


def _several(values: SearchStrategy[Any], most: int = 2) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most, unique=True).map(tuple)


def _maybe(choices: Any) -> SearchStrategy[Any]:
    return st.none() | st.sampled_from(list(choices))


cards = st.builds(
    Customer,
    kind=st.sampled_from(list(CustomerKind)),
    title=some,
    given_name=words,
    middle_name=some,
    family_name=some,
    known_as=some,
    company=some,
    role=some,
    occupation=some,
    phones=_several(phones, 3),
    emails=_several(st.sampled_from(["dana@example.com", "ivan@example.org"])),
    addresses=_several(addresses),
    region=some,
    preferred_contact=_maybe(ContactMeans),
    preferred_payment=_maybe(PaymentMeans),
    birthday=st.none() | partial_dates(),
    marital_status=_maybe(MaritalStatus),
    family=_several(members),
    interests=_several(st.sampled_from(["שחמט", "риболов", "tea", "coffee, black"])),
    tags=_several(st.sampled_from(["VIP", "קבוע", "вересия", "א; ב", "bread | milk"])),
    age=st.none() | st.builds(Age, st.integers(1, 90), st.dates(date(2001, 1, 1), date(2024, 5, 1))),
    source=some,
    notes=st.one_of(st.just(""), st.sampled_from(NOTES)),
    photo=st.sampled_from([None, PNG]),
    language=st.sampled_from(["", *LANGUAGES]),
    form_of_address=_maybe(FormOfAddress),
    consents=consents,
    created_at=moments,
    put_aside_at=st.none() | moments,
)


def plain(card: Customer) -> Customer:
    """The card with nothing that other programs have no place for."""
    tags, interests = (tuple(text for text in texts if not re.search("[;,|]", text)) for texts in (card.tags, card.interests))
    phones = tuple(phone for phone in card.phones if phone.typed.startswith("+"))
    return replace(card, phones=phones, tags=tags, interests=interests, age=None)


plain_cards = cards.map(plain)
originals = st.none() | st.builds(Original, amounts, st.sampled_from(["USD", "BGN"]), st.sampled_from(["1.95583", "×3.71"]))
entries = st.builds(
    NewEntry,
    st.just(0),
    st.sampled_from([EntryKind.OPENING, EntryKind.SALE, EntryKind.PAYMENT]),
    amounts,
    days.map(date.isoformat),
    st.sampled_from(["", "חלב ולחם", "хляб", "part, of a debt"]),
    _maybe(PaymentMeans),
    originals,
    moments.map(datetime.isoformat),
)


@st.composite
def shops(draw: DrawFn) -> Any:
    """A shop of any of the languages."""
    language = draw(st.sampled_from(list(LANGUAGES)))
    region, currency = LANGUAGES[language]
    exponent = {"JOD": 3, "IRR": 0}.get(currency, 2)
    return replace(SHOP, name=draw(words), language=language, region=region, currency=currency, currency_exponent=exponent, logo=PNG)


def fill(book: Book, found: Sequence[Customer], posted: Sequence[Sequence[NewEntry]], size: int, taste: int) -> None:
    """Write the cards with values of own fields, each but the first referred by the one before, and reverse each first entry."""
    own = ((CustomValue(size, "39.5"),), (CustomValue(taste, "קפה"),), ())
    written = [
        NewCard(replace(card, number=str(1001 + place), custom=own[place % 3], phones=tuple(dict.fromkeys(card.phones))))
        for place, card in enumerate(found)
    ]
    with book.working(IMPORT, "A book", progress=QUIET) as work:
        writer = BulkWriter(work.connection, work.operation_id, book.shop)
        ids = writer.write_cards(written)
        for card_id, those in zip(ids, posted, strict=False):
            writer.post(replace_entry(each, card_id, place) for place, each in enumerate(those))
            if those:
                taken_back = replace_entry(those[0], card_id, 0)
                writer.post([taken_back._replace(kind=EntryKind.REVERSAL, amount=-taken_back.amount, key="", reverses=taken_back.key)])
        for card_id in ids[1:]:
            work.connection.execute("UPDATE customer SET referred_by = ? WHERE id = ?", (card_id - 1, card_id))
        work.indexed = writer.finish(QUIET)


def replace_entry(entry: NewEntry, card_id: int, place: int) -> NewEntry:
    return entry._replace(customer_id=card_id, key=f"{card_id}/{place}")


def exported(book: Book, folder: Path) -> bytes:
    """The whole book as JSON."""
    path = folder / f"{book.path.stem}.json"
    export_customers(book, None, path, QUIET)
    return path.read_bytes()


def stocked(folder: Path, shop: Any, found: Sequence[Customer], posted: Sequence[Sequence[NewEntry]]) -> Book:
    book = create_book(folder / "first.smallcrm", shop)
    size = add_custom_field(book, "מידת נעל", CustomType.NUMBER).value
    taste = add_custom_field(book, "טעם", CustomType.CHOICE, ["קפה", "תה"]).value
    fill(book, found, posted, size, taste)
    with book.working(IMPORT, "Two matchings") as work:
        for name, shape in (("ספק", ""), ("0f" * 16, "0f" * 16)):
            values = (name, shape, json.dumps(matching_to_json(MATCHING), ensure_ascii=False))
            work.connection.execute("INSERT INTO matching (name, shape, choices) VALUES (?, ?, ?)", values)
    return book


EXACT = frozenset(
    {"number", "display_name", "kind", "title", "given_name", "middle_name", "family_name", "known_as", "company", "role", "occupation"}
    | {"emails", "addresses", "region", "preferred_contact", "preferred_payment", "birthday", "marital_status", "interests", "tags"}
    | {"source", "notes", "family", "consents", "referred_by", "custom", "language", "form_of_address", "balance", "currency"}
)


def comparable(key: str, value: Any) -> Any:
    """What must be the same of a field after it went through a file that other programs read too."""
    if key == "phones":
        return sorted(phone["e164"] for phone in value if phone["e164"])
    if key in {"created_at", "put_aside_at"} and value:
        return datetime.fromisoformat(value).astimezone().date()
    return value if key in EXACT else None


def assert_comes_back(suffix: str, shop: ShopSettings, found: list[Customer], posted: list[list[NewEntry]]) -> None:
    """Take a book out in a format, bring it into an empty one, and compare what that format promises."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = stocked(folder, shop, found, posted)
        before = json.loads(exported(book, folder))["customers"]
        export_customers(book, None, folder / f"first{suffix}", QUIET)
        book.close()
        again = create_book(folder / "again.smallcrm", shop)
        bring(again, folder / f"first{suffix}")
        after = json.loads(exported(again, folder))["customers"]
        again.close()
    for card, back in zip(before, after, strict=True):
        for key, value in card.items():
            assert comparable(key, back[key]) == comparable(key, value), key


def knit(book: Book, pairs: Sequence[tuple[int, int]]) -> None:
    """Merge the second card of each pair into the first, tell the others apart, and save a filter of the shop's own field."""
    ids = [identity for (identity,) in select(book, "SELECT id FROM customer ORDER BY id")]
    hidden: set[int] = set()
    for one, other in pairs:
        first, second = ids[one % len(ids)], ids[other % len(ids)]
        if first != second and not hidden & {first, second}:
            merge(book, first, [second])
            hidden.add(second)
    standing = [identity for identity in ids if identity not in hidden]
    for identity in standing[1:]:
        tell_apart(book, standing[0], identity)
    (own,) = select(book, "SELECT id FROM custom_field ORDER BY id LIMIT 1")[0]
    save_filter(book, "גדולים", Filter(custom=((own, "39.5"),)), Sort("balance", descending=True))


@pytest.mark.parametrize("suffix", [".json", ".xlsx"])
@settings(max_examples=EXAMPLES)
@given(
    shop=shops(),
    found=st.lists(cards, min_size=1, max_size=5),
    posted=st.lists(st.lists(entries, max_size=3), max_size=5),
    pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=3),
)
def test_any_book_comes_back_whole(
    suffix: str, shop: ShopSettings, found: list[Customer], posted: list[list[NewEntry]], pairs: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = stocked(folder, shop, found, posted)
        knit(book, pairs)
        before, merged = whole(book), [number for (number,) in select(book, "SELECT number FROM customer WHERE merged_into IS NOT NULL")]
        export_customers(book, None, folder / f"first{suffix}", QUIET)
        book.close()
        again = create_book(folder / "again.smallcrm", SHOP)
        bring(again, folder / f"first{suffix}")
        after = whole(again)
        for number in merged:
            unmerge(again, select(again, "SELECT id FROM customer WHERE number = ?", number)[0][0])
        apart = whole(again)
        is_sound = is_as_if_made_anew(again)
        again.close()
    for table, rows in before.items():
        assert after[table] == rows, table
    assert [card["merged_into"] for card in apart["customer"]] == [None] * len(apart["customer"])
    assert [account["merged_from"] for account in apart["account"]] == [None] * len(apart["account"])
    assert apart["entry"] == before["entry"]
    assert is_sound


@settings(max_examples=EXAMPLES)
@given(shops(), st.lists(plain_cards, min_size=1, max_size=4), st.lists(st.lists(entries, max_size=3), max_size=4))
def test_any_cards_come_back_from_a_table_as_text(shop: Any, found: list[Customer], posted: list[list[NewEntry]]) -> None:
    assert_comes_back(".csv", shop, found, posted)


@settings(max_examples=EXAMPLES)
@given(shops(), st.lists(plain_cards, min_size=1, max_size=4), st.lists(st.lists(entries, max_size=3), max_size=4))
def test_any_cards_come_back_from_contacts(shop: Any, found: list[Customer], posted: list[list[NewEntry]]) -> None:
    assert_comes_back(".vcf", shop, found, posted)


def test_an_undone_book_leaves_the_empty_one_as_it_was_and_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    bulgarian = replace(SHOP, name="Магазин", language="bg", region="BG", currency="EUR")
    bread = NewEntry(0, EntryKind.SALE, 500, "2024-01-01", "хляб")
    book = stocked(tmp_path, bulgarian, [Customer(given_name="Иван", family_name="Петров"), Customer(given_name="Мария")], [[bread]])
    exported(book, tmp_path)
    book.close()
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    empty = exported(again, tmp_path)
    bring(again, tmp_path / "first.json")
    assert again.shop.name == "Магазин"
    whole = exported(again, tmp_path)
    assert bring(again, tmp_path / "first.json").is_known
    assert exported(again, tmp_path) == whole
    undo(again, QUIET)
    assert exported(again, tmp_path) == empty
    again.close()


def test_a_workbook_of_a_book_brings_no_entry_into_it_twice(tmp_path: Path) -> None:
    bread = NewEntry(0, EntryKind.SALE, 500, "2024-01-01", "לחם")
    book = stocked(tmp_path, SHOP, [Customer(given_name="דנה", family_name="כהן")], [[bread, bread]])
    export_customers(book, None, tmp_path / "a.xlsx", QUIET)
    review = bring(book, tmp_path / "a.xlsx")
    assert (review.entries, review.new_cards) == (0, 0)
    book.close()


@pytest.mark.parametrize(
    "content",
    [
        b'{"shop": ' + b"[" * 10**6,
        b'{"customers": [\n' + b'{"a":' * 10**6,
        b'{"shop": 1}',
        b'{"shop": {},\n"customers": [\n{"number": "1"},\n',
    ],
    ids=["deep", "deep in a card", "without customers", "cut"],
)
def test_a_broken_book_gives_a_sentence_that_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.json"
    path.write_bytes(content)
    book = create_book(tmp_path / "a.smallcrm", SHOP)
    with pytest.raises(UserError) as refused:
        bring(book, path)
    assert refused.value.values["file"] == "book.json"
    book.close()


def test_phones_as_everybody_types_them_otherwise_come_back_from_a_long_workbook(tmp_path: Path) -> None:
    book = create_book(tmp_path / "first.smallcrm", SHOP)
    typed = [Phone(f"972-50-{1110000 + place}", PhoneKind.MOBILE, f"+97250{1110000 + place}") for place in range(1100)]
    bring_in(book, [(Customer(given_name="דנה", phones=(phone,)), 0) for phone in typed])
    export_customers(book, None, tmp_path / "first.xlsx", QUIET)
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    bring(again, tmp_path / "first.xlsx")
    assert whole(again) == whole(book)
    again.close()
    book.close()


def test_contacts_are_folded_and_read_by_others(tmp_path: Path) -> None:
    dana = Customer(given_name="דנה", family_name="כהן; לוי", notes=", ".join(["שורה ארוכה מאוד"] * 20), phones=(Phone("054-123-4567"),))
    book = stocked(tmp_path, SHOP, [dana], [])
    export_customers(book, None, tmp_path / "a.vcf", QUIET)
    book.close()
    content = (tmp_path / "a.vcf").read_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    card = vobject.readOne(content.decode("utf-8"))
    assert (card.n.value.family, card.n.value.given) == ("כהן; לוי", "דנה")
    assert card.note.value == dana.notes
