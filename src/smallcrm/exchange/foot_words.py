"""What rows below a list of customers begin with that are no customers: averages, signatures, legends and other notes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.exchange.headers import header_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallcrm.exchange.cells import Cell

_AVERAGES = (
    "average|avg|mean|average debt|average balance",
    "ממוצע|חוב ממוצע|יתרה ממוצעת",
    "المتوسط|متوسط|المعدل|متوسط الدين",
    "میانگین|متوسط|معدل|میانگین بدهی",
    "Средно|Средна стойност|Средно аритметично|Средно на клиент",
)
"""Nobody is called so."""
_OTHERS = (
    "max|maximum|min|minimum|median|vat|tax|opening cash|cash box|cash in hand",
    "of which|paid in|prepared by|approved by|checked by|printed|printed by",
    "printed on|signature|signed|legend|note|notes|remark|remarks|date|page",
    'מקסימום|מקס|מינימום|חציון|מע"מ|מעמ|קופה|יתרת קופה|מזה|מתוכם|הוכן על ידי|הכין|אישר|הודפס|הודפס על ידי',
    "חתימה|מקרא|הערה|הערות|תאריך|עמוד|דף",
    "الأقصى|الحد الأقصى|الأدنى|الحد الأدنى|الضريبة|ضريبة القيمة المضافة|الصندوق|رصيد الصندوق|منها|أعده|إعداد|اعتمده|طبع في|تاريخ الطباعة",
    "التوقيع|توقيع|توقيع المدير|توقيع المحاسب|مفتاح|ملاحظة|ملاحظات|التاريخ|صفحة",
    "حداکثر|بیشترین|حداقل|کمترین|مالیات|مالیات بر ارزش افزوده|صندوق|موجودی صندوق|از این میان",
    "تهیه کننده|تهیه شده توسط|تایید کننده|چاپ شده در",
    "تاریخ چاپ|امضا|امضاء|امضای مدیر|راهنما|توضیح|توضیحات|یادداشت|تاریخ|صفحه",
    "Макс|Максимум|Най-много|Мин|Минимум|Най-малко|Медиана|ДДС|Каса|Наличност в каса|в т.ч.|в това число|от които",
    "Изготвил|Съставил|Проверил|Одобрил",
    "Отпечатано|Отпечатано на|Подпис|Легенда|Забележка|Забележки|Бележка|Бележки|Дата|Страница",
)
"""With a colon, or below sums and blank rows."""
_MOST_CELLS = 3


def is_foot(row: Sequence[Cell], *, is_below: bool) -> bool:
    """Whether a row begins with such words; `is_below` sums or a blank row some are enough that may be names elsewhere."""
    if len(row) - row.count(None) > _MOST_CELLS:
        return False
    cells = [cell for cell in row if cell is not None]
    if not cells or not isinstance(cells[0], str) or not _may_begin(cells[0].split(maxsplit=1)[0]):
        return False
    label, colon, _rest = cells[0].partition(":")
    key = header_key(label)
    if key in _averages():
        return True
    return bool(is_below or colon) and (key in _others() or any(key.startswith(each) for each in _phrases()))


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    """Asked of every row: names begin with the same few thousand words."""
    return not _first_words().isdisjoint(header_key(word).split()[:1])


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(key.split()[0] for key in _averages() | _others())


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    """Those of several words, which may stand before others."""
    return tuple(f"{key} " for key in _others() if " " in key)


@lru_cache(maxsize=1)
def _averages() -> frozenset[str]:
    return _keys(_AVERAGES)


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    return _keys(_OTHERS)


def _keys(languages: Iterable[str]) -> frozenset[str]:
    return frozenset(key for words in languages for word in words.split("|") if (key := header_key(word)))
