"""Lists of goods and prices, which are neither customers nor lines of sales."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import text_file
from tests.unit.exchange.reading import BRITAIN, understood

from smallcrm.domain.errors import UserError
from smallcrm.exchange.headers import SheetKind

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "content",
    [
        "Article,Description,Price,Barcode,Unit\nA-100,White bread,2.40,5000112548167,pc\nA-101,Milk,1.15,5000112548168,l\n",
        "ברקוד,שם מוצר,מחיר,יחידה\n7290000066318,לחם אחיד,7.11,יח\n7290000066319,חלב 3%,6.23,ליטר\n",
        "Name,Barcode,Price\nWhite bread,5000112548167,2.40\nMilk 1 l,5000112548168,1.15\nEggs,5000112548169,3.20\n",
        "Наименование,Баркод,Цена\nХляб бял,3800000000017,1.80\nКисело мляко,3800000000024,1.60\nСирене,3800000000031,9.90\n",
    ],
)
def test_a_list_of_goods_is_said_to_be_one_and_nothing_of_it_comes_in(tmp_path: Path, content: str) -> None:
    with pytest.raises(UserError) as refused:
        understood(text_file(tmp_path, content), BRITAIN)
    assert "Looks like goods and prices" in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        "Name,Item,Price\nAnn Lee,Red vase,2.40\nBob Gray,Blue vase,1.15\n",
        "Name,Barcode,Price\nAnn Lee,5000112548167,2.40\nBob Gray,5000112548168,1.15\nAnn Lee,5000112548169,3.20\n",
        "Invoice,Item,Quantity,Price\n1001,Red vase,1,2.40\n1002,Blue vase,2,1.15\n",
    ],
)
def test_what_was_sold_to_somebody_or_by_an_invoice_is_a_line_of_sales(tmp_path: Path, content: str) -> None:
    assert understood(text_file(tmp_path, content), BRITAIN).tables[0].kind is SheetKind.SALES
