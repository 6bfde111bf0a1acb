"""What the words of headings mean among entries and among sales lines."""

from __future__ import annotations

import pytest

from smallcrm.exchange.headers import ledger_roles, match_header, sales_roles


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (["לקוח", "תאריך", "פירוט", "לקח", "שילם", "יתרה"], ["name", "day", "entry_note", "took", "paid", "running_balance"]),
        (["Date", "Client", "What", "Billed", "Paid", "Method"], ["day", "name", "entry_note", "took", "paid", "method"]),
        (["Date", "Client", "What", "Billed", "Paid", "How paid"], ["day", "name", "entry_note", "took", "paid", "method"]),
        (["Date", "Customer", "Debit", "Credit", "Balance"], ["day", "name", "took", "paid", "running_balance"]),
        (["תאריך", "שם", "חובה (₪)", "זכות (₪)", "יתרה"], ["day", "name", "took", "paid", "running_balance"]),
        (["التاريخ", "العميل", "البيان", "مدين", "دائن", "الرصيد"], ["day", "name", "entry_note", "took", "paid", "running_balance"]),
        (["تاریخ", "مشتری", "شرح", "بدهکار", "بستانکار", "مانده"], ["day", "name", "entry_note", "took", "paid", "running_balance"]),
        (["Дата", "Клиент", "Описание", "Дебит", "Кредит", "Салдо"], ["day", "name", "entry_note", "took", "paid", "running_balance"]),
        (["Дата", "Клиент", "Вид", "Сума", "Начин на плащане"], ["day", "name", "entry_kind", "amount", "method"]),
        (["תאריך", "לקוח", "סוג", "סכום", "אמצעי תשלום"], ["day", "name", "entry_kind", "amount", "method"]),
        (["التاريخ", "رقم العميل", "نوع الحركة", "المبلغ", "طريقة"], ["day", "number", "entry_kind", "amount", "method"]),
    ],
)
def test_words_of_a_card_mean_something_else_among_entries(headings: list[str], roles: list[str]) -> None:
    assert [*ledger_roles([match_header(heading) for heading in headings])] == roles


def test_one_side_of_an_account_alone_is_a_balance() -> None:
    assert ledger_roles([match_header("תאריך"), match_header("שם"), match_header("חובה")]) == ("day", "name", "running_balance")


def test_a_description_of_what_was_sold_is_its_name_unless_another_column_is() -> None:
    sold = [match_header(heading) for heading in ("InvoiceNo", "StockCode", "Description", "Quantity", "UnitPrice", "CustomerID")]
    assert sales_roles(sold) == ("invoice", "article", "article_name", "quantity", "unit_price", "number")
    named = [match_header(heading) for heading in ("Product code", "Product name", "Notes")]
    assert sales_roles(named) == ("article", "article_name", "notes")
