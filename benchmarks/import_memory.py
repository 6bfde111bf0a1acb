"""Memory while 100,000 rows are brought in: the peak of all processes together."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import data
from benchmarks.measuring import ROOT, Line, environment, run, temporary_home

LOOKS_EVERY = 0.02


def measure() -> list[Line]:
    """One line; nothing where the system has no /proc to look into."""
    if not Path("/proc/self/statm").exists():
        return []
    with temporary_home() as home:
        command = [sys.executable, "-m", "benchmarks.children.bring_in", str(data.sheet_file()), str(home / "import.smallcrm")]
        peak = 0
        with subprocess.Popen(command, cwd=ROOT, env=environment(home)) as process:
            while process.poll() is None:
                peak = max(peak, _resident(process.pid))
                time.sleep(LOOKS_EVERY)
        if process.returncode:
            raise RuntimeError(f"the import ended with {process.returncode}")
    return [Line("memory while importing 100k × 20 .xlsx, all processes", peak / 2**20, "MB", most=600, remark="resident, added up")]


def _resident(process: int) -> int:
    """Bytes of a process and all it started; one that has ended meanwhile counts nothing."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        threads = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text(encoding="ascii").split()]
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_resident(child) for child in children)


if __name__ == "__main__":
    run(measure)
