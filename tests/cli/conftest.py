"""Commands typed, and what they answer; the grocer's book, brought in once and copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from smallcrm.cli import main
from smallcrm.i18n import set_language

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[1] / "data"
GROCER = DATA / "grocer_he.xls"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Type(Protocol):
    """Types a command on the test's book."""

    def __call__(self, *typed: object) -> Answer: ...


@pytest.fixture
def bare(capsys: pytest.CaptureFixture[str]) -> Iterator[Type]:
    """Types a command as it stands."""

    def typed(*words: object) -> Answer:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        return Answer(code, *capsys.readouterr())

    yield typed
    set_language("en")


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    """Where the test's book lies."""
    return tmp_path / "מכולת כהן.smallcrm"


@pytest.fixture
def crm(bare: Type, book_file: Path) -> Type:
    """Types a command on the test's book, which is empty."""
    assert bare("--book", book_file, "new", "--shop", "מכולת כהן", "--language", "he").code == 0
    return lambda *typed: bare("--book", book_file, *typed)


@pytest.fixture(scope="session")
def grocer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The grocer's book, closed; to be copied."""
    path = tmp_path_factory.mktemp("grocer") / "grocer.smallcrm"
    assert main(["--book", str(path), "new", "--shop", "מכולת כהן", "--language", "he"]) == 0
    assert main(["--book", str(path), "import", str(GROCER), "--yes"]) == 0
    return path


@pytest.fixture
def grocer(bare: Type, grocer_file: Path, book_file: Path) -> Type:
    """Types a command on a copy of the grocer's book."""
    shutil.copyfile(grocer_file, book_file)
    return lambda *typed: bare("--book", book_file, *typed)
