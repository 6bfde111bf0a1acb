"""The customer's card on paper: everything known about the person, by the catalogue's groups, and nothing empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from smallcrm.domain.choices import CustomerKind, label
from smallcrm.domain.fields import FIELDS, GROUP_LABELS, Field, FieldType, Group, Use
from smallcrm.domain.progress import Silent
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import _, gettext, in_language
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_balance
from smallcrm.reports import look
from smallcrm.reports.card_grid import Entry, draw_grid, draw_long_text
from smallcrm.reports.options import Paper
from smallcrm.reports.page import Document, fitted, picture
from smallcrm.reports.text_layout import Align, Direction, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.domain.customer import Customer, CustomField
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.reports.options import PageOptions, Printed

PHOTO: Mapping[Paper, float] = {Paper.A4: 76.0, Paper.A5: 58.0}
PANEL_WIDTH: Mapping[Paper, float] = {Paper.A4: 150.0, Paper.A5: 118.0}
ACROSS: Mapping[Paper, int] = {Paper.A4: 3, Paper.A5: 2}
NAME_SIZE: Mapping[Paper, float] = {Paper.A4: 20.0, Paper.A5: 16.0}
PANEL_PADDING = 10.0
GAP = 14.0

_NAME = Style(bold=True, leading=1.25)
_BESIDE_NAME = Style(10, colour=look.DIM, direction=Direction.OF_DOCUMENT)
_OVERLINE = Style(8, bold=True, colour=look.ACCENT, direction=Direction.OF_DOCUMENT)
_AMOUNT = Style(18, bold=True, leading=1.3)
_WORD = Style(9.5, bold=True, direction=Direction.OF_DOCUMENT)
_TAG = Style(8.5, colour=look.ACCENT)

_NAMES_OF_A_PERSON = frozenset({"title", "given_name", "middle_name", "family_name"})
_IN_THE_HEAD = frozenset({"name", "number", "kind", "known_as", "balance", "tags", "photo", "notes"})


def cards_pdf(
    customers: Sequence[Customer],
    shop: ShopSettings,
    options: PageOptions,
    target: BinaryIO,
    *,
    custom_fields: Sequence[CustomField] = (),
    progress: Progress | None = None,
) -> Printed:
    """Print cards, each on a page of its own with its own count of pages. Raises Cancelled when `progress` does."""
    told = progress or Silent()
    with in_language(options.language):
        values = ShownValues(shop, today=options.today, digits=options.digits)
        title = values.name(customers[0]) if len(customers) == 1 else _("Customer cards")
        document = Document(target, shop, options, title)
        for done, customer in enumerate(customers):
            told.report(done, len(customers), _("Printing the cards"))
            _Card(document, customer, values, custom_fields).draw()
        return document.finish()


@dataclass(frozen=True, slots=True)
class _Card:
    document: Document
    customer: Customer
    values: ShownValues
    custom_fields: Sequence[CustomField]

    @property
    def _paper(self) -> Paper:
        return self.document.options.paper

    def draw(self) -> None:
        self.document.start_section(self.values.name(self.customer))
        self._draw_head()
        for group in Group:
            self._draw_group(group)

    def _draw_head(self) -> None:
        document = self.document
        top = document.y
        start = self._draw_photo()
        panel_height = self._draw_panel()
        width = document.width - start - PANEL_WIDTH[self._paper] - GAP
        self._draw_overline(start, width)
        for block in (
            document.texts.layout(self._full_name(), replace(_NAME, size=NAME_SIZE[self._paper]), width).roomy(),
            document.texts.layout(self._beside_name(), _BESIDE_NAME, width, max_lines=3),
        ):
            document.text(block, start)
            document.y -= block.height
        self._draw_tags(start, width)
        lowest = min(document.y, top - panel_height, top - (PHOTO[self._paper] if start else 0.0))
        document.y = lowest - 6

    def _draw_photo(self) -> float:
        """Draw the photo and give where the name begins."""
        image = picture(self.customer.photo)
        if image is None:
            return 0.0
        width, height = fitted(image, PHOTO[self._paper], PHOTO[self._paper])
        self.document.picture(image, 0, width, height, radius=6)
        return width + GAP

    def _draw_panel(self) -> float:
        """The balance, large, in a panel at the end of the line, in the colours of the screen; gives the panel's height."""
        document, balance = self.document, self.customer.balance
        colour, ground = (look.DANGER, look.DANGER_SOFT) if balance > 0 else (look.ACCENT, look.SOFT)
        word = _("Owes") if balance > 0 else _("In credit") if balance < 0 else _("Owes nothing")
        shop = document.shop
        amount = format_balance(balance, shop.currency, shop.currency_exponent, digits=document.options.digits)
        width = PANEL_WIDTH[self._paper] - 2 * PANEL_PADDING
        word_block = document.texts.layout(word, replace(_WORD, colour=colour, align=Align.CENTRE), width, max_lines=2)
        amount_block = document.texts.whole(amount, replace(_AMOUNT, align=Align.CENTRE), width)
        height = 2 * PANEL_PADDING + word_block.height + amount_block.height
        start = document.width - PANEL_WIDTH[self._paper]
        document.fill(start, PANEL_WIDTH[self._paper], height, ground, radius=6)
        document.text(word_block, start + PANEL_PADDING, PANEL_PADDING)
        document.text(amount_block, start + PANEL_PADDING, PANEL_PADDING + word_block.height)
        return height

    def _draw_overline(self, start: float, width: float) -> None:
        shown = look.DOT.join((_("Customer card"), self.values.date(self.document.options.today)))
        block = self.document.texts.layout(shown, _OVERLINE, width, max_lines=2)
        self.document.text(block, start)
        self.document.y -= block.height

    def _full_name(self) -> str:
        name = self.values.name(self.customer)
        return f"{self.customer.title} {name}" if self.customer.title and self._named_as_a_person else name

    @property
    def _named_as_a_person(self) -> bool:
        card = self.customer
        return card.kind is CustomerKind.PERSON and bool(card.given_name or card.middle_name or card.family_name)

    def _beside_name(self) -> str:
        card = self.customer
        parts = [
            _("Known as {name}").format(name=isolate(card.known_as)) if card.known_as else "",
            label(card.kind) if card.kind is CustomerKind.FIRM else "",
            _("Number {number}").format(number=self.values.code(card.number)) if card.number else "",
            _("This card is put aside") if card.put_aside_at else "",
        ]
        return look.DOT.join(part for part in parts if part)

    def _draw_tags(self, start: float, width: float) -> None:
        """Each tag on a soft ground, as many on a line as there is room for."""
        document = self.document
        across, height = 0.0, 15.0
        if self.customer.tags:
            document.y -= 5
        for tag in self.customer.tags:
            tag_width = min(document.texts.measure(tag, _TAG) + 14, width)
            if across and across + tag_width > width:
                across = 0.0
                document.y -= height + 4
            document.fill(start + across, tag_width, height, look.SOFT, radius=7.5)
            document.text(document.texts.line(tag, replace(_TAG, leading=height / _TAG.size), tag_width - 13), start + across + 7)
            across += tag_width + 5
        if self.customer.tags:
            document.y -= height

    def _draw_group(self, group: Group) -> None:
        heading = gettext(GROUP_LABELS[group])
        if group is Group.NOTES:
            draw_long_text(self.document, heading, self.customer.notes)
            return
        draw_grid(self.document, heading, list(self._entries(group)), across=ACROSS[self._paper])

    def _entries(self, group: Group) -> Iterator[Entry]:
        if group is Group.ADDRESS:
            yield from (Entry("", self.values.address(address)) for address in self.customer.addresses)
        if group is Group.CUSTOM:
            yield from self._custom_entries()
        for field in FIELDS:
            if field.group is group and Use.REPORT in field.uses and not self._stands_elsewhere(field):
                yield from self._entries_of(field)

    def _stands_elsewhere(self, field: Field) -> bool:
        """Whether the head, or the address as a whole, has said it already."""
        in_name = field.key in _NAMES_OF_A_PERSON and self._named_as_a_person
        names_a_firm_in_head = field.key == "company" and self.values.name(self.customer) == self.customer.company
        return in_name or names_a_firm_in_head or field.key in _IN_THE_HEAD or field.type is FieldType.ADDRESS

    def _entries_of(self, field: Field) -> Iterable[Entry]:
        heading = gettext(field.label)
        match field.type:
            case FieldType.FAMILY:
                return self._family_entries()
            case FieldType.PARTIAL_DATE if self.customer.birthday:
                return [Entry(heading, self.values.birthday_and_age(self.customer.birthday))]
            case FieldType.CONSENTS:
                return self._consent_entries(heading)
        texts = self.values.of(self.customer, field)
        if field.type in {FieldType.TEXTS, FieldType.TAGS} and texts:
            return [Entry(heading, self.values.joined(texts))]
        return [Entry(heading, text, whole=field.type in {FieldType.PHONE, FieldType.EMAIL}) for text in texts]

    def _family_entries(self) -> Iterator[Entry]:
        for member in self.customer.family:
            yield Entry(label(member.relation), member.name, self.values.born(member))

    def _consent_entries(self, heading: str) -> Iterator[Entry]:
        latest = {consent.channel: consent for consent in sorted(self.customer.consents, key=lambda consent: consent.recorded_at)}
        answers: Mapping[bool, str] = {True: heading, False: _("Does not want")}
        for given, answer in answers.items():
            lines = [
                look.DOT.join((label(consent.channel), self.values.moment(consent.recorded_at)))
                for consent in latest.values()
                if consent.given is given
            ]
            if lines:
                yield Entry(answer, "\n".join(lines))

    def _custom_entries(self) -> Iterator[Entry]:
        fields = {field.id: field for field in self.custom_fields}
        for value in self.customer.custom:
            if value.field_id in fields and value.text:
                yield Entry(fields[value.field_id].label, self.values.custom(fields[value.field_id], value))
