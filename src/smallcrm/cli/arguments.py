"""The commands and what each may be given, in the language spoken now."""

from __future__ import annotations

from argparse import SUPPRESS
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from smallcrm import __version__
from smallcrm.cli.parser import NotUnderstood, Parser
from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import CustomType, NameOrder
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY, Use, fields_of
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.i18n import LANGUAGES, N_, gettext
from smallcrm.i18n.lists import listed
from smallcrm.reports.options import Paper
from smallcrm.services.customer_list import BalanceFilter, PutAside

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Callable, Iterable, Sequence

    Verbs: TypeAlias = _SubParsersAction[Parser]

__all__ = ["NotUnderstood", "parse"]

DATES = ("dmy", "mdy", "ymd", "gregorian", "jalali", "hijri", "hebrew")


def parse(typed: Sequence[str]) -> Namespace:
    """The command typed; its `run` carries it out. Raises `NotUnderstood`; leaves with 0 where help was asked for."""
    parser = Parser(prog="smallcrm", description=gettext("The shop's book of customers, on one PC."))
    parser.add_argument("--version", action="version", version=f"smallcrm {__version__}", help=gettext("Say which version this is."))
    _add_book(parser)
    parser.set_defaults(book=None)
    verbs = parser.add_subparsers(title=gettext("Commands"), metavar="", required=True, parser_class=Parser)
    for add in (_add_book_verbs, _add_customer_verbs, _add_naming_verbs, _add_file_verbs, _add_page_verbs):
        add(verbs)
    return parser.parse_args(typed)


def _verb(verbs: Verbs, name: str, run: Callable[[Namespace], None], described: str, *, ends: str = "") -> Parser:
    parser = verbs.add_parser(name, help=described, description=described, epilog=ends)
    parser.set_defaults(run=run)
    _add_book(parser)
    return parser


def _add_book(parser: Parser) -> None:
    """Before the command or after it."""
    spoken = gettext("The book; without it, the one the window opened last.")
    parser.add_argument("--book", type=Path, default=SUPPRESS, metavar="FILE", help=spoken)


def _add_book_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import book_commands

    new = _verb(verbs, "new", book_commands.new, gettext("Make a new book."))
    new.add_argument("--shop", type=_shop_name, required=True, metavar="NAME", help=gettext("What the shop is called."))
    new.add_argument("--language", choices=LANGUAGES, help=gettext("The language of its pages; without it, the one spoken here."))
    new.add_argument("--currency", metavar="ILS", help=gettext("Its currency, in three letters; else the language's."))
    new.add_argument("--region", metavar="IL", help=gettext("Its country, in two letters, by which phones are read; else the language's."))
    _verb(verbs, "check", book_commands.check, gettext("Look whether the book is sound."))
    undo = _verb(verbs, "undo", book_commands.undo, gettext("Take back the last thing done."))
    redo = _verb(verbs, "redo", book_commands.redo, gettext("Do again what was undone last."))
    undo.add_argument(
        "--import", dest="latest_import", action="store_true", help=gettext("Take back the latest import, whatever was done since.")
    )
    for parser in (undo, redo):
        parser.add_argument("--show", action="store_true", help=gettext("Only say what that would be."))
    demo = _verb(verbs, "demo", book_commands.demo, gettext("Add invented customers in five languages, for trying and measuring."))
    demo.add_argument("--customers", type=_count, default=1000, metavar="N", help=gettext("How many."))
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=gettext("The same seed makes the same customers."))
    shop = _verb(verbs, "settings", book_commands.shop_settings, gettext("Show the shop's settings, or change them."))
    shop.add_argument("change", nargs="*", metavar="NAME=VALUE", help=gettext("A setting and what it shall be; a logo is a file."))
    _add_json(shop)


def _add_customer_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import customer_commands

    find = _verb(verbs, "find", customer_commands.find, gettext("List customers found by any fragment of anything."), ends=_listed_fields())
    find.add_argument("text", nargs="*", help=gettext("A fragment of a name, a phone, a city, a note…"))
    _add_columns(find)
    _add_criteria(find)
    _add_json(find)
    ends = _named_fields((field.key for field in fields_of(Use.IMPORT)), "family", "consents", "referred_by", "photo")
    described = gettext("Show a customer's card, write a new one, or change it.")
    card = _verb(verbs, "card", customer_commands.card, described, ends=ends)
    card.add_argument("number", nargs="?", help=gettext("The number of the card."))
    card.add_argument("--new", action="store_true", help=gettext("Write a new card."))
    spoken = gettext("A field and what it shall hold; may be given several times; {example} and the like are of the second address.")
    card.add_argument("--set", action="append", metavar="FIELD=VALUE", help=spoken.format(example="city.2"))
    state = card.add_mutually_exclusive_group()
    state.add_argument("--put-aside", action="store_true", help=gettext("Put the card aside."))
    state.add_argument("--bring-back", action="store_true", help=gettext("Bring the card back."))
    _add_json(card)
    merge = _verb(verbs, "merge", customer_commands.merge, gettext("Make one card of several that are of the same customer."))
    merge.add_argument("card", help=gettext("The card that stays, by its number or name."))
    merge.add_argument("others", nargs="+", help=gettext("The cards to merge into it."))
    merge.add_argument("--dry-run", action="store_true", help=gettext("Only show what would be done."))
    unmerge = _verb(verbs, "unmerge", customer_commands.unmerge, gettext("Separate a merged card again, whatever was done since."))
    unmerge.add_argument("card", help=gettext("The card that was merged, by its number or name."))
    for parser in (merge, unmerge):
        _add_json(parser)
    found = _verb(verbs, "duplicates", customer_commands.duplicates, gettext("List the cards that are probably one customer."))
    found.add_argument("--limit", type=_count, metavar="N", help=gettext("Only so many, the likeliest."))
    _add_json(found)
    apart = _verb(verbs, "apart", customer_commands.apart, gettext("Say that two cards are two customers; they are not listed again."))
    for side in ("card", "other"):
        apart.add_argument(side, help=gettext("A card, by its number or name."))
    tag = _verb(verbs, "tag", customer_commands.tag, gettext("Tag the customers chosen."))
    tag.add_argument("name", help=gettext("The tag."))
    tag.add_argument("--off", action="store_true", help=gettext("Take the tag off instead."))
    aside = _verb(verbs, "aside", customer_commands.aside, gettext("Put the customers chosen aside."))
    aside.add_argument("--back", action="store_true", help=gettext("Bring them back instead."))
    for parser in (tag, aside):
        parser.add_argument("--all", action="store_true", help=gettext("All customers."))
        _add_chosen(parser)


def _add_naming_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import naming_commands

    tags = _verb(verbs, "tags", naming_commands.tags, gettext("Show all tags; rename, merge or remove one on every card."))
    cities = _verb(verbs, "cities", naming_commands.cities, gettext("Show all cities; rename or merge them on every card."))
    for parser, remove in ((tags, True), (cities, False)):
        change = parser.add_mutually_exclusive_group()
        spoken = gettext("Names written now, and last how they shall be written.")
        change.add_argument("--rename", nargs="+", metavar="NAME", help=spoken)
        if remove:
            change.add_argument("--remove", metavar="NAME", help=gettext("Take it off every card."))
        _add_json(parser)
    own = _verb(verbs, "fields", naming_commands.fields, gettext("Show the shop's own fields; add, change, order or remove them."))
    change = own.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="NAME", help=gettext("The name of a new field."))
    change.add_argument("--change", metavar="NAME", help=gettext("The field whose name or choices shall change."))
    spoken = gettext("Fields in the order they shall have; those not named come after.")
    change.add_argument("--order", nargs="+", metavar="NAME", help=spoken)
    change.add_argument("--remove", metavar="NAME", help=gettext("The field to take away."))
    own.add_argument("--type", choices=[kind.value for kind in CustomType], default="text", help=gettext("What the new field holds."))
    own.add_argument("--name", metavar="NAME", help=gettext("The name it shall have."))
    own.add_argument("--choice", action="append", metavar="TEXT", help=gettext("One of its choices; may be given several times."))
    _add_json(own)
    matchings = _verb(verbs, "matchings", naming_commands.matchings, gettext("Show the saved matchings; rename or remove one."))
    change = matchings.add_mutually_exclusive_group()
    change.add_argument("--rename", nargs=2, metavar="NAME", help=gettext("Its name now, and the name it shall have."))
    change.add_argument("--remove", metavar="NAME", help=gettext("The matching to take away."))
    _add_json(matchings)
    filters = _verb(verbs, "filters", naming_commands.filters, gettext("Show the saved filters; rename or remove one."))
    change = filters.add_mutually_exclusive_group()
    change.add_argument("--rename", nargs=2, metavar="NAME", help=gettext("Its name now, and the name it shall have."))
    change.add_argument("--remove", metavar="NAME", help=gettext("The filter to take away."))
    _add_json(filters)


def _add_file_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import file_commands, import_commands
    from smallcrm.cli.row_wishes import NEW, SKIP

    ends = _named_fields(field.key for field in fields_of(Use.IMPORT))
    bring = _verb(verbs, "import", file_commands.bring, gettext("Bring the customers and entries of a file into the book."), ends=ends)
    spoken = gettext(
        "A workbook (.xlsx, .xlsm, .xls, .ods), a table of a web page or of Excel's XML, a text (.csv, .tsv, .txt), contacts (.vcf, and "
        ".csv out of Outlook or Google), or what this program wrote (.json, .xlsx). As well as can be: .xlsb, and .xls of Excel 5 and 95."
    )
    bring.add_argument("file", type=Path, help=spoken)
    bring.add_argument("--yes", action="store_true", help=gettext("Write it, as the columns are understood."))
    bring.add_argument("--dry-run", action="store_true", help=gettext("Only show what would be done."))
    spoken = gettext("Write a copy of the file here, its faults coloured and said in comments, to be mended and brought in again.")
    bring.add_argument("--marked", type=Path, metavar="FILE.xlsx", help=spoken)
    _add_wishes_of_sheets(bring)
    spoken = gettext("The order of day, month and year, or the calendar; may be given twice.")
    bring.add_argument("--dates", action="append", choices=DATES, help=spoken)
    spoken = gettext("Which name stands first in a column of full names.")
    bring.add_argument("--names", choices=[order.value for order in NameOrder], help=spoken)
    bring.add_argument("--amounts-in", metavar="BGN", help=gettext("The currency of the amounts in the file."))
    bring.add_argument(
        "--rate", metavar="NUMBER", help=gettext("How many of the book's money one of --amounts-in is worth, where no law says so.")
    )
    bring.add_argument("--decimal", choices=("point", "comma"), help=gettext("What stands before the decimals."))
    bring.add_argument("--code-page", metavar="cp1255", help=gettext("The code page of a text file."))
    bring.add_argument("--no-repair", action="store_true", help=gettext("Leave garbled texts as they stand."))
    spoken = gettext("A file that holds the password of a locked workbook in its first line; without it, it is asked for.")
    bring.add_argument("--password-file", type=Path, metavar="FILE", help=spoken)
    spoken = gettext(
        "Which field a column is; “{custom}” for one of the shop's own, “{ignore}” to leave it out; may be given several times."
    )
    bring.add_argument("--column", action="append", metavar="HEADER=FIELD", help=spoken.format(custom=CUSTOM, ignore=IGNORE))
    spoken = gettext(
        "Whose a row is: a card by its number or name, the row that makes the customer (SHEET:ROW), “{new}” or “{skip}”; "
        "ROW is its number, SHEET:ROW where the file has several sheets; may be given several times."
    )
    bring.add_argument("--row", action="append", metavar="ROW=WHOSE", help=spoken.format(new=NEW, skip=SKIP))
    matching = bring.add_mutually_exclusive_group()
    matching.add_argument("--matching", metavar="NAME", help=gettext("Read it by this saved matching."))
    matching.add_argument("--as-understood", action="store_true", help=gettext("Do not read it as the last file of the same headings was."))
    bring.add_argument("--save-matching", metavar="NAME", help=gettext("With --yes: save how it was read under this name."))
    _add_json(bring)
    past = _verb(verbs, "imports", import_commands.imports, gettext("List what was imported, take an import back, or bring it in again."))
    change = past.add_mutually_exclusive_group()
    change.add_argument("--undo", type=int, metavar="NUMBER", help=gettext("Take this import back, whatever was done since."))
    change.add_argument("--again", type=int, metavar="NUMBER", help=gettext("Bring in again what was just taken back."))
    _add_json(past)
    take = _verb(verbs, "export", file_commands.take, gettext("Write customers to a file for Excel or another program."))
    take.add_argument("file", type=Path, help=gettext("A file that ends in .xlsx, .csv, .vcf or .json."))
    _add_chosen(take)


def _add_wishes_of_sheets(bring: Parser) -> None:
    from smallcrm.cli.sheet_wishes import HOLDS

    bring.add_argument("--sheet", metavar="NAME", action="append", help=gettext("Read this sheet alone; may be given for several."))
    spoken = gettext("What a sheet holds: {names}; KIND alone where the file has one sheet; may be given several times.")
    bring.add_argument("--sheet-holds", metavar="SHEET=KIND", action="append", help=spoken.format(names=listed(HOLDS)))
    spoken = gettext("In which row the headings of a sheet stand, 0 where there are none; N alone where the file has one sheet.")
    bring.add_argument("--headings-row", metavar="SHEET=N", action="append", help=spoken)
    spoken = gettext("The day of the balances of a sheet, today where the file does not say; DATE alone for all sheets.")
    bring.add_argument("--balances-of", metavar="SHEET=DATE", action="append", help=spoken)


def _add_page_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import page_commands

    page = _verb(verbs, "report", page_commands.report, gettext("Print a page to PDF."), ends=_listed_fields())
    page.add_argument("name", choices=("card", "customers"), help=gettext("A customer's card, or the list of customers."))
    page.add_argument("--output", type=Path, required=True, metavar="FILE.pdf", help=gettext("The file to write."))
    page.add_argument("--paper", choices=[paper.value for paper in Paper], default="A4", help=gettext("The paper."))
    page.add_argument("--sideways", action="store_true", help=gettext("Landscape: room for more columns."))
    page.add_argument("--language", choices=LANGUAGES, help=gettext("The language of the page; without it, the shop's."))
    _add_columns(page)
    page.add_argument("--group-by", choices=("city", "tags"), help=gettext("Group and total the list."))
    _add_chosen(page)


def _add_columns(parser: Parser) -> None:
    spoken = gettext("The columns of the list, with commas between.")
    parser.add_argument("--columns", type=_names, metavar="FIELD,FIELD", help=spoken)


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=gettext("Print it for another program to read."))


def _add_chosen(parser: Parser) -> None:
    parser.add_argument(
        "--customer",
        action="append",
        metavar="NUMBER",
        help=gettext("The number of a card, or the name on it; may be given several times."),
    )
    parser.add_argument("--find", dest="text", metavar="TEXT", help=gettext("Only customers found by this."))
    _add_criteria(parser)


def _add_criteria(parser: Parser) -> None:
    parser.add_argument("--tag", action="append", metavar="NAME", help=gettext("Only customers with this tag."))
    parser.add_argument("--city", action="append", metavar="NAME", help=gettext("Only customers of this city."))
    parser.add_argument("--balance", choices=[kind.value for kind in BalanceFilter], help=gettext("Only such balances."))
    parser.add_argument("--put-aside", choices=[kind.value for kind in PutAside], help=gettext("Cards that were put aside."))
    spoken = gettext("Only customers whose field of the shop's own holds this.")
    parser.add_argument("--where", action="append", metavar="NAME=VALUE", help=spoken)
    spoken = gettext("Only customers of this import, by its number in the list of imports.")
    parser.add_argument("--of-import", type=int, metavar="NUMBER", help=spoken)
    parser.add_argument("--sort", metavar="FIELD", help=gettext("The column to sort by; =-FIELD for the other way round."))
    parser.add_argument("--filter", metavar="NAME", help=gettext("A saved filter."))
    parser.add_argument("--save-as", metavar="NAME", help=gettext("Save this filter under a name."))


def _listed_fields() -> str:
    return _named_fields(field.key for field in fields_of(Use.LIST))


def _named_fields(keys: Iterable[str], *more: str) -> str:
    """The fields that may be named, each with the word the window shows it by."""
    named = listed(f"{key} ({gettext(FIELD_BY_KEY[key].label)})" for key in (*keys, *more))
    return gettext("Fields: {names}, and those of the shop's own by their names.").format(names=named)


def _names(text: str) -> list[str]:
    return [name for each in text.split(",") if (name := each.strip())]


def _shop_name(text: str) -> str:
    name = clean(text)
    if not name:
        raise UserError(N_("Write the name of the shop. It stands on every page you print."))
    return name


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count
