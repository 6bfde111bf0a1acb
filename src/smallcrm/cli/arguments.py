"""The commands and what each may be given, in the language spoken now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from smallcrm import __version__
from smallcrm.cli.parser import NotUnderstood, Parser
from smallcrm.domain.choices import CustomType
from smallcrm.i18n import LANGUAGES, gettext
from smallcrm.services.customer_list import BalanceFilter, PutAside

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Callable, Sequence

    Verbs: TypeAlias = _SubParsersAction[Parser]

__all__ = ["NotUnderstood", "parse"]

DEFAULT_COLUMNS = ("number", "name", "mobile", "city", "balance")


def parse(typed: Sequence[str]) -> Namespace:
    """The command typed; its `run` carries it out. Raises `NotUnderstood`; leaves with 0 where help was asked for."""
    parser = Parser(prog="smallcrm", description=gettext("The shop's book of customers, on one PC."))
    parser.add_argument("--version", action="version", version=f"smallcrm {__version__}", help=gettext("Say which version this is."))
    parser.add_argument("--book", type=Path, metavar="FILE", help=gettext("The book; without it, the one opened last."))
    verbs = parser.add_subparsers(title=gettext("Commands"), metavar="", required=True, parser_class=Parser)
    for add in (_add_book_verbs, _add_customer_verbs, _add_file_verbs, _add_page_verbs):
        add(verbs)
    return parser.parse_args(typed)


def _verb(verbs: Verbs, name: str, run: Callable[[Namespace], None], described: str) -> Parser:
    parser = verbs.add_parser(name, help=described, description=described)
    parser.set_defaults(run=run)
    return parser


def _add_book_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import book_commands

    new = _verb(verbs, "new", book_commands.new, gettext("Make a new book."))
    new.add_argument("--shop", required=True, metavar="NAME", help=gettext("What the shop is called."))
    new.add_argument("--language", choices=LANGUAGES, default="en", help=gettext("The language of its pages."))
    new.add_argument("--currency", metavar="ILS", help=gettext("Its currency, in three letters."))
    new.add_argument("--region", metavar="IL", help=gettext("Its country, in two letters, by which phones are read."))
    _verb(verbs, "check", book_commands.check, gettext("Look whether the book is sound."))
    _verb(verbs, "undo", book_commands.undo, gettext("Take back the last thing done."))
    _verb(verbs, "redo", book_commands.redo, gettext("Do again what was undone last."))
    demo = _verb(verbs, "demo", book_commands.demo, gettext("Add invented customers in five languages, for trying and measuring."))
    demo.add_argument("--customers", type=_count, default=1000, metavar="N", help=gettext("How many."))
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=gettext("The same seed makes the same customers."))
    shop = _verb(verbs, "settings", book_commands.shop_settings, gettext("Show the shop's settings, or change them."))
    shop.add_argument("change", nargs="*", metavar="NAME=VALUE", help=gettext("A setting and what it shall be."))
    _add_json(shop)
    own = _verb(verbs, "fields", book_commands.own_fields, gettext("Show the shop's own fields, add one or take one away."))
    own.add_argument("--add", metavar="NAME", help=gettext("The name of a new field."))
    own.add_argument("--type", choices=[kind.value for kind in CustomType], default="text", help=gettext("What the new field holds."))
    own.add_argument("--choice", action="append", metavar="TEXT", help=gettext("One of its choices; may be given several times."))
    own.add_argument("--remove", metavar="NAME", help=gettext("The field to take away."))


def _add_customer_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import customer_commands

    find = _verb(verbs, "find", customer_commands.find, gettext("List customers found by any fragment of anything."))
    _add_filter(find)
    _add_json(find)
    card = _verb(verbs, "card", customer_commands.card, gettext("Show a customer's card, write a new one, or change it."))
    card.add_argument("number", nargs="?", help=gettext("The number of the card."))
    card.add_argument("--new", action="store_true", help=gettext("Write a new card."))
    card.add_argument("--set", action="append", metavar="FIELD=VALUE", help=gettext("A field and what it shall hold."))
    card.add_argument("--put-aside", action="store_true", help=gettext("Put the card aside."))
    card.add_argument("--bring-back", action="store_true", help=gettext("Bring the card back."))
    _add_json(card)
    tag = _verb(verbs, "tag", customer_commands.tag, gettext("Tag the customers chosen."))
    tag.add_argument("name", help=gettext("The tag."))
    tag.add_argument("--off", action="store_true", help=gettext("Take the tag off instead."))
    _add_chosen(tag)
    aside = _verb(verbs, "aside", customer_commands.aside, gettext("Put the customers chosen aside."))
    aside.add_argument("--back", action="store_true", help=gettext("Bring them back instead."))
    _add_chosen(aside)
    rename = _verb(verbs, "rename", customer_commands.rename, gettext("Rename a tag or a city on every card."))
    rename.add_argument("what", choices=("tag", "city"), help=gettext("A tag or a city."))
    rename.add_argument("old", help=gettext("How it is written now."))
    rename.add_argument("new", help=gettext("How it shall be written."))


def _add_file_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import file_commands

    bring = _verb(verbs, "import", file_commands.bring, gettext("Bring the customers of a spreadsheet into the book."))
    bring.add_argument("file", type=Path, help=gettext("A file that ends in .xls, .xlsx, .xlsb, .ods, .csv or .txt."))
    bring.add_argument("--yes", action="store_true", help=gettext("Write it, as the columns are understood."))
    bring.add_argument("--dry-run", action="store_true", help=gettext("Only show what would be done."))
    bring.add_argument("--sheet", metavar="NAME", help=gettext("The sheet to read."))
    bring.add_argument("--dates", choices=("dmy", "mdy", "ymd"), help=gettext("The order of day, month and year."))
    bring.add_argument("--amounts-in", metavar="BGN", help=gettext("The currency of the amounts in the file."))
    bring.add_argument("--decimal", choices=("point", "comma"), help=gettext("What stands before the decimals."))
    bring.add_argument("--code-page", metavar="cp1255", help=gettext("The code page of a text file."))
    bring.add_argument(
        "--column", action="append", metavar="HEADER=FIELD", help=gettext("Which field a column is; may be given several times.")
    )
    take = _verb(verbs, "export", file_commands.take, gettext("Write customers to a file for Excel or another program."))
    take.add_argument("file", type=Path, help=gettext("A file that ends in .xlsx, .csv or .json."))
    _add_chosen(take)


def _add_page_verbs(verbs: Verbs) -> None:
    from smallcrm.cli import page_commands

    page = _verb(verbs, "report", page_commands.report, gettext("Print a page to PDF."))
    page.add_argument("name", choices=("card", "customers"), help=gettext("A customer's card, or the list of customers."))
    page.add_argument("--output", type=Path, required=True, metavar="FILE.pdf", help=gettext("The file to write."))
    page.add_argument("--paper", choices=("A4", "A5"), default="A4", help=gettext("The paper."))
    page.add_argument("--language", choices=LANGUAGES, help=gettext("The language of the page; without it, the shop's."))
    page.add_argument("--columns", nargs="+", default=DEFAULT_COLUMNS, metavar="FIELD", help=gettext("The columns of the list."))
    page.add_argument("--group-by", choices=("city", "tags"), help=gettext("Group and total the list."))
    _add_chosen(page)


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=gettext("Print it for another program to read."))


def _add_chosen(parser: Parser) -> None:
    parser.add_argument("--customer", action="append", metavar="NUMBER", help=gettext("The number of a card; may be given several times."))
    parser.add_argument("--find", dest="text", nargs="+", metavar="TEXT", help=gettext("Only customers found by this."))
    _add_criteria(parser)


def _add_filter(parser: Parser) -> None:
    parser.add_argument("text", nargs="*", help=gettext("A fragment of a name, a phone, a city, a note…"))
    _add_criteria(parser)


def _add_criteria(parser: Parser) -> None:
    parser.add_argument("--tag", action="append", metavar="NAME", help=gettext("Only customers with this tag."))
    parser.add_argument("--city", action="append", metavar="NAME", help=gettext("Only customers of this city."))
    parser.add_argument("--balance", choices=[kind.value for kind in BalanceFilter], default="any", help=gettext("Only such balances."))
    parser.add_argument(
        "--put-aside", choices=[kind.value for kind in PutAside], default="hide", help=gettext("Cards that were put aside.")
    )
    parser.add_argument(
        "--sort", default="name", metavar="FIELD", help=gettext("The column to sort by; - in front for the other way round.")
    )
    parser.add_argument("--filter", metavar="NAME", help=gettext("A saved filter."))
    parser.add_argument("--save-as", metavar="NAME", help=gettext("Save this filter under a name."))


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count
