"""The model behind every table."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from smallcrm.ui.tables.cells import Cell, Shape, TableColumn, TableRow
from smallcrm.ui.tables.paged_table_model import FIRST, IN_SIGHT, PAGE, PAGES_KEPT, PagedTableModel
from smallcrm.ui.tasks import Asked, InlineTasks, Job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

pytestmark = pytest.mark.usefixtures("qapp")

NAME = TableColumn("name", "Customer", Shape.NAME, lambda value: Cell(str(value)))
BALANCE = TableColumn("balance", "Balance", Shape.AMOUNT, lambda value: Cell(str(value)))


class Source:
    """A list of so many customers that notes what it is asked for."""

    def __init__(self, count: int) -> None:
        self.ids = array("q", range(1000, 1000 + count))
        self.asked: list[int | None] = []
        self.fetched: list[Sequence[int]] = []

    def list_ids(self) -> array[int]:
        self.asked.append(None)
        return self.ids[:]

    def first_ids(self, limit: int) -> tuple[array[int], bool]:
        self.asked.append(limit)
        return self.ids[:limit], len(self.ids) <= limit

    def fetch(self, ids: Sequence[int]) -> list[TableRow]:
        self.fetched.append(ids)
        return [TableRow(each, (Cell(f"דנה {each}"), Cell("12.50", "danger", "owes"))) for each in ids]


class LaterTasks(InlineTasks):
    """Runs nothing before `run_next`."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], object]] = []

    def _start(self, job: Callable[[], Any], asked: Asked) -> Job:
        self.waiting.append(lambda: super(LaterTasks, self)._start(job, asked))
        return asked.made

    def run_next(self) -> None:
        self.waiting.pop(0)()


def model_of(source: Source, tasks: InlineTasks | None = None) -> PagedTableModel:
    model = PagedTableModel(tasks or InlineTasks())
    model.ask((NAME, BALANCE), source.list_ids, source.fetch, first_ids=source.first_ids)
    return model


def test_the_first_are_there_before_the_rest() -> None:
    source, tasks = Source(5000), LaterTasks()
    model = model_of(source, tasks)
    tasks.run_next()
    assert (model.rowCount(), model.complete, source.asked) == (FIRST, False, [FIRST])
    tasks.run_next()
    assert (model.rowCount(), model.complete, source.asked) == (5000, True, [FIRST, None])


def test_a_view_with_room_for_more_gets_as_many_first() -> None:
    source, model = Source(5000), PagedTableModel(InlineTasks())
    model.in_sight = 80
    model.ask((NAME,), source.list_ids, source.fetch, first_ids=source.first_ids)
    assert source.asked == [80, None]
    assert len(source.fetched[0]) == 80


def test_a_short_list_is_asked_for_once() -> None:
    source = Source(7)
    assert model_of(source).rowCount() == 7
    assert source.asked == [FIRST]


def test_a_list_that_is_in_hand_is_asked_for_at_once() -> None:
    source, model = Source(5000), PagedTableModel(InlineTasks())
    model.ask((NAME,), source.list_ids, source.fetch)
    assert (model.rowCount(), model.complete, source.asked) == (5000, True, [None])


def test_a_beginning_that_leaves_some_out_is_followed_by_the_rest() -> None:
    source, model = Source(7), PagedTableModel(InlineTasks())
    model.ask((NAME,), source.list_ids, source.fetch, first_ids=lambda _limit: (source.ids[:2], False))
    assert model.rowCount() == 7


@pytest.mark.parametrize(("count", "waits"), [(IN_SIGHT, True), (IN_SIGHT - 1, False)])
def test_the_rest_waits_for_the_typing_only_where_the_view_is_full(count: int, waits: bool) -> None:
    source, tasks = Source(5000), LaterTasks()
    model = PagedTableModel(tasks)
    model.ask((NAME,), source.list_ids, source.fetch, first_ids=lambda _limit: (source.ids[:count], False), rest_after=10_000)
    tasks.run_next()
    assert (tasks.waiting == []) is waits


def test_the_rows_in_sight_come_with_their_ids_and_those_under_them_after() -> None:
    source, tasks = Source(5000), LaterTasks()
    model = model_of(source, tasks)
    tasks.run_next()
    assert model.cell(3, 0).text == "דנה 1003"
    assert [len(ids) for ids in source.fetched] == [IN_SIGHT]
    tasks.run_next()
    tasks.run_next()
    assert [len(ids) for ids in source.fetched] == [IN_SIGHT, PAGE]
    assert tasks.waiting == []


def test_a_row_far_down_fetches_its_page_and_no_more() -> None:
    source = Source(5000)
    model = model_of(source)
    before = len(source.fetched)
    assert model.cell(4444, 0).text == "דנה 5444"
    assert [len(ids) for ids in source.fetched[before:]] == [PAGE]


def test_a_page_on_its_way_is_asked_for_once() -> None:
    source, tasks = Source(5000), LaterTasks()
    model = model_of(source, tasks)
    for _answer in ("the first ids", "the rest", "the first page"):
        tasks.run_next()
    assert model.row(1000) is None
    assert model.row(1001) is None
    assert len(tasks.waiting) == 1


def test_pages_not_looked_at_for_long_are_forgotten() -> None:
    source = Source(PAGE * (PAGES_KEPT + 10))
    model = model_of(source)
    for page in range(PAGES_KEPT + 10):
        model.row(page * PAGE + PAGE - 1)
    before = len(source.fetched)
    model.row(PAGE - 1)
    assert len(source.fetched) == before + 1


def test_a_younger_question_makes_the_older_answer_worthless() -> None:
    older, younger, tasks = Source(10), Source(3), LaterTasks()
    model = model_of(older, tasks)
    model.ask((NAME,), younger.list_ids, younger.fetch)
    tasks.run_next()
    assert model.rowCount() == 0
    tasks.run_next()
    assert model.rowCount() == 3


def test_rows_are_found_by_their_ids() -> None:
    model = model_of(Source(50))
    assert model.row_of(1049) == 49
    assert model.row_of(7) is None
    assert model.rows_of([1020, 7, 1003]) == [3, 20]
    assert model.rows_of(range(1000, 1050)) == list(range(50))


def test_a_refresh_keeps_what_is_shown_until_the_answer_is_here() -> None:
    source, tasks = Source(300), LaterTasks()
    model = model_of(source, tasks)
    for _answer in ("the first ids", "the rest", "the first page"):
        tasks.run_next()
    source.ids = source.ids[1:]
    model.refresh()
    assert model.id_at(0) == 1000
    tasks.run_next()
    assert (model.id_at(0), model.rowCount()) == (1001, 299)


def test_a_refresh_asks_the_question_that_is_still_on_its_way() -> None:
    everybody, found, tasks = Source(3), Source(1), LaterTasks()
    model = model_of(everybody, tasks)
    tasks.run_next()
    model.ask((NAME,), found.list_ids, found.fetch)
    model.refresh()
    tasks.run_next()
    tasks.run_next()
    assert (list(model.ids), model.columns) == ([1000], (NAME,))


def test_a_card_that_is_gone_meanwhile_leaves_an_empty_row() -> None:
    source, model = Source(3), PagedTableModel(InlineTasks())
    model.ask((NAME,), source.list_ids, lambda ids: source.fetch(ids)[:2])
    assert model.cell(2, 0).text == ""


def test_the_word_before_an_amount_is_read_aloud_too() -> None:
    model = model_of(Source(1))
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "owes 12.50"


def test_amounts_stand_at_the_right_in_every_direction() -> None:
    model = model_of(Source(1))
    alignment = Qt.AlignmentFlag(model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole))
    assert alignment & Qt.AlignmentFlag.AlignRight
    assert alignment & Qt.AlignmentFlag.AlignAbsolute


def test_what_a_stranger_typed_is_no_markup_in_a_tooltip() -> None:
    source, model = Source(1), PagedTableModel(InlineTasks())
    model.ask((NAME,), source.list_ids, lambda ids: [TableRow(ids[0], (Cell("<img src=x>&"),))])
    assert "&lt;img src=x&gt;&amp;" in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)


def test_a_table_has_no_rows_within_rows() -> None:
    model = model_of(Source(3))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 3


def test_an_answer_that_cannot_be_had_is_told() -> None:
    def refuse() -> array[int]:
        raise OSError("unplugged")

    model = PagedTableModel(InlineTasks())
    told: list[Exception] = []
    waits: list[bool] = []
    model.refused.connect(told.append)
    model.loading.connect(waits.append)
    model.ask((NAME,), refuse, lambda _ids: [])
    assert isinstance(told[0], OSError)
    assert waits == [True, False]
