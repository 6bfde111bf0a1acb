"""Work off the thread that paints."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.ui.tasks import InlineTasks, ThreadTasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.progress import Progress

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def tasks(failures: list[Exception]) -> Iterator[ThreadTasks]:
    runner = ThreadTasks(failures.append)
    yield runner
    runner.close()


def test_the_answer_comes_in_the_thread_of_the_window(tasks: ThreadTasks, qtbot: QtBot) -> None:
    seen: list[tuple[bool, bool]] = []
    main = threading.get_ident()
    tasks.read(lambda: threading.get_ident() == main, lambda at_home: seen.append((at_home, threading.get_ident() == main)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_only_the_youngest_question_of_a_line_is_answered(tasks: ThreadTasks, qtbot: QtBot) -> None:
    answers: list[str] = []
    hold = threading.Event()
    owner = QObject()
    tasks.read(lambda: "כ" if hold.wait() else "", answers.append, owner=owner, line="search")
    tasks.read(lambda: "כהן", answers.append, owner=owner, line="search")
    qtbot.waitUntil(lambda: answers == ["כהן"])
    hold.set()
    tasks.read(lambda: "last", answers.append)
    qtbot.waitUntil(lambda: "last" in answers)
    assert answers == ["כהן", "last"]


def test_questions_of_different_owners_do_not_hinder_one_another() -> None:
    answers: list[int] = []
    runner = InlineTasks()
    owners = [QObject(), QObject()]
    runner.read(lambda: 1, answers.append, owner=owners[0], line="search")
    runner.read(lambda: 2, answers.append, owner=owners[1], line="search")
    assert answers == [1, 2]


def test_an_owner_that_is_gone_is_told_nothing() -> None:
    answers: list[str] = []
    runner = InlineTasks()
    owner = QObject()

    def answer_after_the_window_closed() -> str:
        delete(owner)
        return "דנה כהן"

    runner.read(answer_after_the_window_closed, answers.append, owner=owner)
    assert answers == []


def test_writes_happen_in_the_order_they_were_asked_for(tasks: ThreadTasks, qtbot: QtBot) -> None:
    written: list[int] = []
    done: list[None] = []
    for number in range(20):
        tasks.write(lambda number=number: written.append(number), done.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 20)
    assert written == list(range(20))


def test_an_error_nobody_waits_for_goes_to_the_window(tasks: ThreadTasks, failures: list[Exception], qtbot: QtBot) -> None:
    def fail() -> None:
        raise UserError("That card is no longer in the book.")

    tasks.read(fail, lambda _none: None)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], UserError)


def test_long_work_that_is_stopped_says_so(tasks: ThreadTasks, qtbot: QtBot) -> None:
    begun = threading.Event()
    told: list[Exception] = []

    def count(progress: Progress) -> None:
        number = 0
        while True:
            progress.report(number, 0, "counting")
            begun.set()
            number += 1

    job = tasks.write_long(count, lambda _none: None, told.append, title="Counting")
    begun.wait()
    job.cancel()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Cancelled)


def test_what_was_written_is_told_even_when_it_was_cancelled_too_late() -> None:
    runner = InlineTasks()
    told: list[str] = []

    def write(progress: Progress) -> str:
        del progress
        return "written"

    runner.long_job.connect(lambda job: job.cancel())
    runner.write_long(write, told.append, title="Writing")
    assert told == ["written"]


def test_progress_is_told_with_how_far_the_work_is() -> None:
    runner = InlineTasks()
    heard: list[tuple[int, int, str]] = []
    runner.long_job.connect(lambda job: job.progressed.connect(lambda *step: heard.append(step)))
    runner.read_long(lambda progress: progress.report(3, 10, "קורא"), lambda _none: None, title="Reading")
    assert heard == [(3, 10, "קורא")]


def test_the_end_of_a_job_is_told_whatever_happened() -> None:
    ended: list[bool] = []
    runner = InlineTasks(lambda _error: None)
    runner.long_job.connect(lambda job: job.ended.connect(lambda: ended.append(True)))

    def fail(progress: Progress) -> None:
        raise UserError("The file is no book.")

    runner.read_long(fail, lambda _none: None, title="Opening")
    assert ended == [True]


def test_closing_waits_for_all_that_is_to_be_written(failures: list[Exception]) -> None:
    runner = ThreadTasks(failures.append)
    written: list[str] = []
    begun, hold = threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        hold.wait()
        written.append("first")

    runner.write(first, lambda _none: None)
    runner.write(lambda: written.append("the last draft"), lambda _none: None)
    begun.wait()
    hold.set()
    runner.close()
    assert written == ["first", "the last draft"]


def test_what_is_asked_after_the_window_closed_is_let_go(tasks: ThreadTasks, failures: list[Exception]) -> None:
    tasks.read(lambda: 1, lambda _: None)
    tasks.close()
    assert tasks.read(lambda: 2, lambda _: None).cancelled
    assert not failures


def test_what_nobody_holds_any_more_is_let_go_in_the_thread_of_the_window(tasks: ThreadTasks, qtbot: QtBot) -> None:
    let_go_in, kept = list[int](), list[object]()

    class Circle:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            let_go_in.append(threading.get_ident())

    def much_work() -> list[list[int]]:
        Circle()
        return [[number] for number in range(100_000)]

    tasks.read(much_work, kept.append)
    qtbot.waitUntil(lambda: bool(let_go_in))
    assert let_go_in == [threading.get_ident()]
