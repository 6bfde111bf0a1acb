"""The limits the reading child sets itself before it looks at a stranger's file."""

from __future__ import annotations

import sys
from contextlib import suppress

MEMORY = 768 * 2**20
"""Bytes: 100,000 rows of 20 columns take 210 MB in the fast reader."""

CPU_SECONDS = 900


def limit_this_process() -> None:
    """Hold this process to `MEMORY` and `CPU_SECONDS`; whoever asks for more dies, and leaves no core file.

    POSIX: RLIMIT_AS (macOS accepts it and does not keep it). Windows: a job object of its own; written after the
    documentation of Win32 and not yet tried there.
    """
    if sys.platform == "win32":
        _limit_by_job_object()
        return
    import resource

    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # a limit the system lacks, or one that is lower already
            resource.setrlimit(what, (most, most))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    PROCESS_TIME, ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_EXCEPTION = 0x2, 0x8, 0x100, 0x400
    EXTENDED_LIMITS = 9
    HUNDRED_NANOSECONDS = 10_000_000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _limit_by_job_object() -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = PROCESS_TIME | ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_EXCEPTION
        limits.BasicLimitInformation.PerProcessUserTimeLimit = CPU_SECONDS * HUNDRED_NANOSECONDS
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = MEMORY
        # The handle stays open on purpose: the job and its limits live as long as this process.
        if not kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
            raise ctypes.WinError(ctypes.get_last_error())
        if not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
            raise ctypes.WinError(ctypes.get_last_error())
