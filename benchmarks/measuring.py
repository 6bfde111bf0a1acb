"""How a row measures: lines of the table, processor time, and children started as the program would be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallcrm.infra.collector import collect_rarely

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
FLAG = "--json"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: of the product, of its floor in the same run, and what the design allows (as a ratio, as a figure, or both)."""

    what: str
    product: float
    unit: str
    floor: float | None = None
    floor_name: str = ""
    most_ratio: float | None = None
    most: float | None = None
    remark: str = ""

    @property
    def ratio(self) -> float | None:
        """Product over floor."""
        return self.product / self.floor if self.floor else None

    @property
    def is_kept(self) -> bool | None:
        """Whether the figure keeps its limits; None where it has none."""
        if self.most_ratio is None and self.most is None:
            return None
        too_slow = self.most_ratio is not None and (self.ratio is None or self.ratio > self.most_ratio)
        return not too_slow and (self.most is None or self.product <= self.most)


def run(measure: Callable[[], Sequence[Line]]) -> None:
    """What a row does when it is started: as JSON for the table, else in words. By itself it has a home of its own, too."""
    collect_rarely()  # as the program does when it starts
    with temporary_home() as home:
        os.environ.setdefault("SMALLCRM_HOME", str(home))
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        for line in measure():
            print(json.dumps(asdict(line)) if FLAG in sys.argv else line, flush=True)


def environment(home: Path | str) -> dict[str, str]:
    """Of a child that keeps its own things under `home`, has no screen, and may keep what it compiles."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "SMALLCRM_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


@contextmanager
def temporary_home() -> Iterator[Path]:
    """A folder for the settings and books of one run."""
    with tempfile.TemporaryDirectory(prefix="smallcrm-benchmark-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def child(module: str, home: Path, *arguments: str) -> dict[str, Any]:
    """Run a module of `benchmarks.children` and return what it says in its last line."""
    command = [sys.executable, "-m", f"benchmarks.children.{module}", *arguments]
    ended = subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False, timeout=900)
    if ended.returncode:
        raise RuntimeError(f"{module} ended with {ended.returncode}: {ended.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return answer


def processor_time() -> float:
    """Seconds of processor used by this process, all its threads, and its children that have ended."""
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor that the work takes, its children's included."""
    before = processor_time()
    work()
    return processor_time() - before


def best(figures: Sequence[float]) -> float:
    """The least of several runs: what others do on the machine only ever adds."""
    return min(figures)


def percentile(figures: Sequence[float], share: float = 0.95) -> float:
    """The figure below which that share of them lies."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Best:
    """The least of several runs of each of many things."""

    def __init__(self) -> None:
        self._found: dict[str, float] = {}

    def add(self, what: str, figure: float) -> None:
        """One more run of one thing."""
        self._found[what] = min(figure, self._found.get(what, figure))

    @property
    def figures(self) -> list[float]:
        """One for each thing."""
        return list(self._found.values())

    def worst(self) -> str:
        """The thing that takes longest."""
        return max(self._found, key=lambda what: self._found[what])

    def __getitem__(self, what: str) -> float:
        """The figure of one thing."""
        return self._found[what]
