"""Fonts inside the PDF: the used glyphs of a face under their own ids, and what characters they stand for."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from smallcrm.reports.fonts import face

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fontTools.ttLib import TTFont

    from smallcrm.reports.fonts import Face

ENTRIES_A_BLOCK = 100
_SHAPES = range(0xFB00, 0xFF00)
"""Characters that are letters in one of their shapes, or several as one sign; a reader wants the letters."""


class EmbeddedFonts:
    """Gathers the glyphs used in one document; ReportLab calls `addObjects` when the document is written."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        self._used: dict[str, set[int]] = {}
        document.delayedFonts.append(self)

    def use(self, used: Iterable[tuple[str, frozenset[int]]]) -> None:
        for name, glyphs in used:
            self._used.setdefault(name, set()).update(glyphs)

    def addObjects(self, document: Any) -> None:  # noqa: ANN401, N802 - ReportLab's name
        """Write each used face as a composite font with Identity-H, so that a page's codes are glyph ids."""
        fonts = document.idToObject["BasicFonts"].dict
        for name in sorted(self._used):
            fonts[name] = _composite_font(document, face(name), self._used[name])


def _composite_font(document: Any, used: Face, glyphs: set[int]) -> Any:  # noqa: ANN401
    subset = subset_font(used, glyphs)
    name = pdfdoc.PDFName("SMCRMP+" + used.name)
    descriptor = _descriptor(document, used, subset, name)
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
            ),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            "FontDescriptor": descriptor,
            "DW": 1000,
            "W": pdfdoc.PDFArray([item for glyph in sorted(glyphs) for item in (glyph, pdfdoc.PDFArray([used.widths[glyph]]))]),
        }
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"descendant:{used.name}")]),
            "ToUnicode": _stream(document, to_unicode_map(used, glyphs), f"characters:{used.name}"),
        }
    )


def _descriptor(document: Any, used: Face, subset: bytes, name: Any) -> Any:  # noqa: ANN401
    font = _open(used.data)
    scale = 1000 / font["head"].unitsPerEm
    head, lines = font["head"], font["hhea"]
    box = [round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]
    return document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(box),
                "ItalicAngle": 0,
                "Ascent": round(lines.ascent * scale),
                "Descent": round(lines.descent * scale),
                "CapHeight": 700,
                "StemV": 140 if used.bold else 80,
                "FontFile2": _stream(document, subset, f"file:{used.name}", Length1=len(subset)),
            }
        ),
        f"descriptor:{used.name}",
    )


def _stream(document: Any, content: bytes, name: str, **entries: int) -> Any:  # noqa: ANN401
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), content, [pdfdoc.PDFZCompress])
    return document.Reference(stream, name)


def subset_font(used: Face, glyphs: set[int]) -> bytes:
    """The font file with the outlines of `glyphs` alone, each under its old id, and without the tables a PDF does not read."""
    from fontTools.subset import Options, Subsetter

    options = Options(
        retain_gids=True,
        notdef_outline=True,
        glyph_names=False,
        recalc_timestamp=False,
        layout_features=[],
        name_IDs=[],
        drop_tables=["GSUB", "GPOS", "GDEF", "kern", "FFTM", "MATH", "STAT", "name", "post", "OS/2", "cmap", "gasp", "DSIG"],
    )
    font = _open(used.data)
    subsetter = Subsetter(options)
    subsetter.populate(gids=sorted(glyphs))
    subsetter.subset(font)
    target = BytesIO()
    font.save(target)
    return target.getvalue()


def to_unicode_map(used: Face, glyphs: Iterable[int]) -> bytes:
    """The CMap by which a reader turns glyphs back into text."""
    texts = _characters(used.name)
    entries = [(glyph, texts[glyph]) for glyph in sorted(glyphs) if texts.get(glyph)]
    blocks = [entries[start : start + ENTRIES_A_BLOCK] for start in range(0, len(entries), ENTRIES_A_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for block in blocks:
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in block)
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


@lru_cache(maxsize=8)
def _characters(face_name: str) -> dict[int, str]:
    return characters_of_glyphs(_open(face(face_name).data))


def characters_of_glyphs(font: TTFont) -> dict[int, str]:
    """Glyph id → the characters it stands for, by the font's character map and its substitutions followed to their end."""
    texts: dict[str, str] = {}
    for code, glyph in sorted(font.getBestCmap().items()):
        texts.setdefault(glyph, unicodedata.normalize("NFKC", chr(code)) if code in _SHAPES else chr(code))
    if "GSUB" in font:
        substitutions = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in _tables_of(lookup)]
        while any([_follow(table, texts) for table in substitutions]):  # noqa: C419 - every table must be followed
            pass
    return {font.getGlyphID(glyph): text for glyph, text in texts.items()}


def _tables_of(lookup: Any) -> Iterable[Any]:  # noqa: ANN401
    return [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]


def _follow(table: Any, texts: dict[str, str]) -> bool:  # noqa: ANN401
    found = dict(_results(table, texts))
    new = {glyph: text for glyph, text in found.items() if glyph not in texts}
    texts.update(new)
    return bool(new)


def _results(table: Any, texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:  # noqa: ANN401
    """What glyphs a table makes of the glyphs whose text is known, and the text of each."""
    match table.LookupType:
        case 1:
            return [(result, texts[source]) for source, result in table.mapping.items() if source in texts]
        case 2:
            taken_apart = [(results, texts[source]) for source, results in table.mapping.items() if source in texts and results]
            # The first glyph of a letter taken apart (its body, then its dots) carries the letter.
            return [pair for results, text in taken_apart for pair in [(results[0], text), *((glyph, "") for glyph in results[1:])]]
        case 3:
            return [(glyph, texts[source]) for source, results in table.alternates.items() if source in texts for glyph in results]
        case 4:
            return [
                (ligature.LigGlyph, "".join([texts[first], *(texts[part] for part in ligature.Component)]))
                for first, ligatures in table.ligatures.items()
                for ligature in ligatures
                if all(part in texts for part in (first, *ligature.Component))
            ]
    return []


def _open(data: bytes) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(data), lazy=True, recalcTimestamp=False)
