"""A regular expression that is compiled when it is first used, because compiling them all would slow the start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_METHODS = ("finditer", "fullmatch", "match", "search", "split", "sub")


class LazyPattern:
    """As `re.compile(source, flags)`, later: from the first question on the methods are those of the pattern itself."""

    finditer: Callable[[str], Iterator[re.Match[str]]]
    fullmatch: Callable[[str], re.Match[str] | None]
    match: Callable[[str], re.Match[str] | None]
    search: Callable[[str], re.Match[str] | None]
    split: Callable[[str], list[str]]
    sub: Callable[[str, str], str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a method of the pattern
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
