"""The customers' list on paper: chosen columns, grouped and totalled by city or tag where asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from smallcrm.domain.customer import Customer
from smallcrm.domain.fields import CUSTOM_PREFIX, FIELD_BY_KEY, FIRST_COLUMNS, FieldType, column_label
from smallcrm.domain.folding import fold, sort_key
from smallcrm.domain.progress import Silent
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import _, gettext, in_language, ngettext, pgettext
from smallcrm.i18n.currencies import symbol
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_balance
from smallcrm.reports import look
from smallcrm.reports.columns import Cell, Column, Kind, column_widths
from smallcrm.reports.page import Document, text_width
from smallcrm.reports.table import Heading, Row, Table, Total
from smallcrm.reports.text_layout import TextLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from smallcrm.domain.customer import CustomField
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.reports.columns import Widths
    from smallcrm.reports.options import PageOptions, Printed
    from smallcrm.reports.table import Item
    from smallcrm.reports.text_layout import Block

SAMPLED_ROWS = 200
SMALLEST_UPRIGHT = 8.0
"""Letters smaller than this turn the sheet on its side."""
LEAST_COMFORT = 0.85
"""So does less room than this share of what the columns would like."""
ROWS_A_REPORT = 100
ABOVE_WORDS = 10.0

_WHOLE = frozenset({FieldType.PHONE, FieldType.PARTIAL_DATE, FieldType.DATE, FieldType.AGE})
_ON_LINES = frozenset({FieldType.PHONE, FieldType.EMAIL})


def list_pdf(
    customers: Iterable[Customer],
    shop: ShopSettings,
    options: PageOptions,
    target: BinaryIO,
    *,
    columns: Sequence[str] = FIRST_COLUMNS,
    group_by: str | None = None,
    title: str = "",
    description: str = "",
    custom_fields: Sequence[CustomField] = (),
    progress: Progress | None = None,
) -> Printed:
    """Print the customers in the order given, with `columns` (keys of the catalogue, or `custom:ID`), into `target`.

    `group_by` is the key of a field of texts, `city` or `tags`: a card with two tags stands under each and counts once
    in the total of all; the headings say the group, and its column is left out. `description` says in words what was
    chosen. Raises Cancelled when `progress` does.
    """
    with in_language(options.language):
        shown = [key for key in columns if key != group_by] or columns
        printing = _List(list(customers), shop, options, shown, custom_fields)
        said = look.DOT.join(part for part in (_by(group_by), description) if part)
        return printing.print(target, group_by, title or _("Customers"), said, progress or Silent())


class _List:
    def __init__(
        self,
        customers: list[Customer],
        shop: ShopSettings,
        options: PageOptions,
        keys: Sequence[str],
        custom_fields: Sequence[CustomField],
    ) -> None:
        self.customers = customers
        self.shop = shop
        self.options = options
        self.values = ShownValues(shop, today=options.today, digits=options.digits)
        self._custom = {f"{CUSTOM_PREFIX}{field.id}": field for field in custom_fields}
        self._keys = [key for key in keys if key in FIELD_BY_KEY or key in self._custom]
        self._columns = [self._column(key) for key in self._keys]
        self._readers = [self._reader(key) for key in self._keys]
        self._balance_at = self._keys.index("balance") if "balance" in self._keys else None

    def print(self, target: BinaryIO, group_by: str | None, title: str, description: str, progress: Progress) -> Printed:
        texts = TextLayout(self.options.language)
        widths, options = self._widths(texts)
        document = Document(target, self.shop, options, title, texts)
        document.start_section(title)
        document.draw_title(title, description, self.values.date(options.today))
        words = self._words(document, repeated=self._stands_twice(group_by))
        if self.customers:
            Table(document, self._columns, widths).draw(self._items(group_by, progress), below=ABOVE_WORDS + words.height)
        document.text(words, 0, ABOVE_WORDS)
        return document.finish()

    def _widths(self, texts: TextLayout) -> tuple[Widths, PageOptions]:
        rows = [self._cells(card) for card in self._sample()]
        rows.append(self._cells(Customer(balance=sum(card.balance for card in self.customers))))
        upright = column_widths(texts, self._columns, rows, text_width(self.options))
        if self.options.sideways or (upright.size >= SMALLEST_UPRIGHT and upright.comfort >= LEAST_COMFORT):
            return upright, self.options
        sideways = replace(self.options, sideways=True)
        return column_widths(texts, self._columns, rows, text_width(sideways)), sideways

    def _sample(self) -> list[Customer]:
        """Enough cards to judge the columns by, the largest balances among them."""
        step = max(1, len(self.customers) // SAMPLED_ROWS)
        largest = sorted(self.customers, key=lambda card: abs(card.balance))[-1:]
        in_credit = sorted(self.customers, key=lambda card: card.balance)[:1]
        return [*self.customers[::step], *largest, *in_credit]

    def _items(self, group_by: str | None, progress: Progress) -> Iterator[Item]:
        done = 0
        total = len(self.customers)
        for group, members in self._groups(group_by):
            if group_by:
                yield Heading(group or _without(group_by), _count(len(members), self.values))
            for card in members:
                if done % ROWS_A_REPORT == 0:
                    progress.report(min(done, total), total, _("Printing the list"))
                done += 1
                yield Row(self._cells(card))
            if group_by and self._balance_at is not None and len(members) > 1:
                yield self._total(pgettext("of a group", "Total"), members)
        if self._balance_at is not None:
            yield self._total(_("Total of all customers") if group_by else _("Total"), self.customers, grand=True)

    def _groups(self, group_by: str | None) -> Iterable[tuple[str, list[Customer]]]:
        """Name and members of each group by the alphabet, those without any at the end."""
        if not group_by:
            return [("", self.customers)]
        names: dict[str, str] = {}
        members: dict[str, list[Customer]] = {}
        for card in self.customers:
            for name in self._group_names(card, group_by):
                key = fold(name)
                names.setdefault(key, name)
                members.setdefault(key, []).append(card)
        in_order = sorted(members, key=lambda key: (not key, sort_key(names[key], self.options.language)))
        return [(names[key], members[key]) for key in in_order]

    def _group_names(self, card: Customer, group_by: str) -> Iterable[str]:
        """Each group once, though the card may name it twice; the empty one where it names none."""
        names: dict[str, str] = {}
        for name in self._texts_of(card, group_by):
            names.setdefault(fold(name), name)
        return names.values() or ("",)

    def _stands_twice(self, group_by: str | None) -> bool:
        return bool(group_by) and any(len(list(self._group_names(card, group_by or ""))) > 1 for card in self.customers)

    def _total(self, label: str, members: Sequence[Customer], *, grand: bool = False) -> Total:
        cell = self._amount_cell(sum(card.balance for card in members))
        return Total(label, {} if self._balance_at is None else {self._balance_at: cell}, grand)

    def _words(self, document: Document, *, repeated: bool) -> Block:
        """The sentences below the table."""
        sentences = [*self._sentences()]
        if repeated:
            sentences.append(_("Who belongs to several groups stands in each and counts once in the total."))
        return document.texts.layout(" ".join(sentences), replace(look.PLAIN, direction=look.TITLE.direction), document.width)

    def _sentences(self) -> Iterator[str]:
        if not self.customers:
            yield _("There are no customers to print.")
            return
        yield ngettext("{count} customer in all.", "{count} customers in all.", len(self.customers)).format(
            count=self.values.number(len(self.customers))
        )
        if self._balance_at is None:
            return
        owing = [card.balance for card in self.customers if card.balance > 0]
        in_credit = [card.balance for card in self.customers if card.balance < 0]
        if owing:
            yield ngettext("{count} owes {amount}.", "{count} owe {amount} in all.", len(owing)).format(
                count=self.values.number(len(owing)), amount=self._amount(sum(owing))
            )
        if in_credit:
            yield ngettext("{count} is in credit by {amount}.", "{count} are in credit by {amount} in all.", len(in_credit)).format(
                count=self.values.number(len(in_credit)), amount=self._amount(sum(in_credit))
            )

    def _amount(self, minor: int) -> str:
        return format_balance(minor, self.shop.currency, self.shop.currency_exponent, digits=self.options.digits)

    def _amount_cell(self, minor: int) -> Cell:
        word = _("owes") if minor > 0 else _("in credit") if minor < 0 else ""
        return Cell(self.values.plain_amount(minor), word)

    def _cells(self, card: Customer) -> tuple[Cell, ...]:
        return tuple([reader(card) for reader in self._readers])

    def _column(self, key: str) -> Column:
        field = FIELD_BY_KEY.get(key)
        if field is None:
            return Column(self._custom[key].label)
        heading = gettext(column_label(field))
        if field.type is FieldType.MONEY:
            sign = isolate(symbol(self.shop.currency, self.options.language))
            return Column(_("{field} ({currency})").format(field=heading, currency=sign), Kind.AMOUNT)
        if field.type is FieldType.LONG_TEXT:
            return Column(heading, max_lines=6)
        return Column(heading, Kind.WHOLE if field.type in _WHOLE else Kind.TEXT)

    def _reader(self, key: str) -> Callable[[Customer], Cell]:
        field = FIELD_BY_KEY.get(key)
        if field is None:
            return lambda card: Cell(self.values.joined(self._texts_of(card, key)))
        if field.type is FieldType.MONEY:
            return lambda card: self._amount_cell(card.balance)
        if field.type in _ON_LINES:
            return lambda card: Cell("\n".join(self.values.of(card, field)))
        return lambda card: Cell(self.values.joined(self.values.of(card, field)))

    def _texts_of(self, card: Customer, key: str) -> tuple[str, ...]:
        field = FIELD_BY_KEY.get(key)
        if field is not None:
            return self.values.of(card, field)
        custom = self._custom.get(key)
        return tuple(self.values.custom(custom, value) for value in card.custom if custom and value.field_id == custom.id)


def _count(count: int, values: ShownValues) -> str:
    return ngettext("{count} customer", "{count} customers", count).format(count=values.number(count))


def _by(group_by: str | None) -> str:
    """What the list is grouped by, in words; empty where it is not."""
    words: Mapping[str, str] = {"city": _("By city"), "tags": _("By tag")}
    return words.get(group_by or "", "")


def _without(group_by: str) -> str:
    names: Mapping[str, str] = {"city": _("Without a city"), "tags": _("Without a tag")}
    return names.get(group_by, _("Others"))
