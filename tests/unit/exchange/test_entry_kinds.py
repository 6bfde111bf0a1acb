"""Of which kind an entry is by the word in its row: what raises the debt, what lowers it, and what is never guessed."""

from __future__ import annotations

import pytest

from smallcrm.domain.choices import PaymentMeans
from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.entry_kinds import kind_of_entry


def kinds(words: str) -> dict[str, str | None]:
    found = {word: kind_of_entry(word) for word in words.split("|")}
    return {word: each.kind.value if each else None for word, each in found.items()}


@pytest.mark.parametrize(
    "words",
    [
        "Sale|Debit|Invoice 12|Tax invoice|Purchase|Credit sale|On credit|Interest|Late fee|Debit note|Bounced cheque",
        "מכירה|חובה|חשבונית מס|קנייה|הקפה|חוב|חיוב|ריבית|צ'ק חוזר",
        "بيع|مدين|فاتورة مبيعات|مشتريات|دين|بالآجل|فائدة|شيك مرتجع",
        "فروش|بدهکار|فاکتور|خرید نسیه|بدهی|سود|چک برگشتی",
        "Продажба|Дебит|Фактура № 12|Покупка|На вересия|Дълг|Лихва|Върнат чек",
    ],
)
def test_what_was_sold_lent_or_charged_raises_what_is_owed(words: str) -> None:
    assert kinds(words) == dict.fromkeys(words.split("|"), "sale")


@pytest.mark.parametrize(
    "words",
    [
        "Payment|Credit|Receipt 7|Deposit|Paid|Refund|Returned goods|Sales return|Discount|Write-off|Bad debt|Credit note",
        "תשלום|זכות|קבלה מס' 7|הפקדה|שילם|החזר|החזרת סחורה|הנחה|מחיקת חוב|חוב אבוד|חשבונית זיכוי",
        "دفعة|دائن|سند قبض|إيداع|سداد|استرداد|بضاعة مرتجعة|خصم|شطب دين|دين معدوم|إشعار دائن",
        "پرداخت|بستانکار|رسید|واریز|دریافت|کالای برگشتی|تخفیف|سوخت طلب|پیش پرداخت|تسویه حساب",
        "Плащане|Кредит|Разписка № 7|Депозит|Платено|Възстановяване|Върната стока|Отстъпка|Отписване|Лош дълг|Кредитно известие",
    ],
)
def test_what_was_paid_given_back_or_forgiven_lowers_what_is_owed(words: str) -> None:
    assert kinds(words) == dict.fromkeys(words.split("|"), "payment")


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("Cheque", PaymentMeans.CHEQUE),
        ("Payment by card", PaymentMeans.CARD),
        ("תשלום במזומן", PaymentMeans.CASH),
        ("העברה בנקאית", PaymentMeans.BANK_TRANSFER),
        ("دفع بشيك", PaymentMeans.CHEQUE),
        ("پرداخت نقدی", PaymentMeans.CASH),
        ("Плащане по банка", PaymentMeans.BANK_TRANSFER),
    ],
)
def test_a_way_of_paying_is_a_payment_made_so(word: str, means: PaymentMeans) -> None:
    assert kind_of_entry(word) == (EntryKind.PAYMENT, False, means)


@pytest.mark.parametrize(
    "word",
    ["", "12", "Bread", "Adjustment", "Cash sale", "Cash refund", "Payment bounced", "Cancelled sale", "חשבונית מס קבלה", "ביטול תשלום"],
)
def test_a_word_that_is_not_known_or_says_two_things_is_not_guessed_at(word: str) -> None:
    assert kind_of_entry(word) is None


def test_a_debt_that_was_written_off_says_more_than_a_payment() -> None:
    written_off, paid = kind_of_entry("מחיקת חוב"), kind_of_entry("תשלום")
    assert written_off is not None
    assert paid is not None
    assert (written_off.says_more, paid.says_more) == (True, False)


@pytest.mark.parametrize("word", ["Opening balance", "יתרת פתיחה", "رصيد افتتاحي", "مانده اولیه", "Начално салдо"])
def test_our_own_word_for_an_opening_balance_is_one(word: str) -> None:
    assert kind_of_entry(word) == (EntryKind.OPENING, False, None)
