"""Files of contacts, vCard 2.1, 3.0 and 4.0, as phones and programs really write them."""

from __future__ import annotations

import base64
import io
import quopri
from datetime import date
from typing import TYPE_CHECKING

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchange.files import DATA, opened
from tests.unit.exchange.reading import BRITAIN, imported

from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.exchange.readers.contacts import open_contacts
from smallcrm.exchange.readers.vcard_lines import cards_of
from smallcrm.exchange.understanding import CUSTOM

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell


def contacts(folder: Path, text: str | bytes, code_page: str | None = None) -> list[dict[str, list[Cell]]]:
    """What each contact holds by field, without the child process."""
    path = folder / "phone.vcf"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    (sheet,) = open_contacts(path, code_page, lambda _done, _total: None).sheets
    found = []
    for row in sheet.slice(0, 100_000):
        held: dict[str, list[Cell]] = {}
        for key, cell in zip(sheet.fields, row, strict=True):
            if cell is not None:
                held.setdefault(key, []).append(cell)
        found.append(held)
    return found


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def test_three_versions_in_one_file_are_one_sheet_whose_columns_are_fields() -> None:
    with opened(DATA / "phone.vcf") as file:
        (sheet,) = file.sheets
        assert file.kind == "vcf"
        assert (sheet.rows, sheet.fields) == (60, ("name", "given_name", "family_name", "mobile", "email", "birthday", "notes"))
        assert file.rows(0, 0, 3) == [
            [None, "נועה", "עמר", "0522840562"],
            ["דוד בן-דוד", "דוד", "בן-דוד", "0524246862", "a1@example.co.il", date(1980, 5, 2)],
            ["משה כץ", "משה", "כץ", "+972-53-9815214", None, "--04-12", "שורה\nשנייה, פסיק"],
        ]


def test_sheets_of_other_formats_say_nothing_of_fields() -> None:
    with opened(DATA / "grocer_he.xls") as file:
        assert {sheet.fields for sheet in file.sheets} == {()}


def test_every_part_of_a_card_has_its_field(tmp_path: Path) -> None:
    (dana,) = contacts(
        tmp_path,
        card(
            'N:כהן;דנה;מרים;ד"ר;',
            'FN:ד"ר דנה כהן',
            "NICKNAME:דנוש,דני",
            "ORG:מאפיית כהן;מכירות",
            "TITLE:מנהלת",
            "ROLE:אופה",
            "TEL;TYPE=HOME,FAX:03-5551234",
            "TEL;TYPE=WORK,VOICE:03-5551235",
            "TEL;TYPE=CELL,PREF:054-1234567",
            "TEL;TYPE=CELL:052-7654321",
            "EMAIL;TYPE=INTERNET:dana@example.co.il",
            "ADR;TYPE=HOME:ת.ד. 7;דירה 3;הרצל 5;חיפה;צפון;31000;ישראל",
            "ADR;TYPE=WORK:;;אלנבי 1;תל אביב;;;",
            "BDAY:1980-05-02",
            "NOTE:שורה\\nשנייה\\, פסיק\\; סוף",
            "CATEGORIES:לקוחות,חברים",
            "LANG:he",
            "GENDER:F",
        ),
    )
    assert dana == {
        "name": ['ד"ר דנה כהן'],
        "title": ['ד"ר'],
        "given_name": ["דנה"],
        "middle_name": ["מרים"],
        "family_name": ["כהן"],
        "known_as": ["דנוש, דני"],
        "company": ["מאפיית כהן"],
        "role": ["מנהלת"],
        "occupation": ["אופה"],
        "mobile": ["054-1234567", "052-7654321"],
        "phone": ["03-5551235"],
        "fax": ["03-5551234"],
        "email": ["dana@example.co.il"],
        "street": ["הרצל 5, דירה 3, ת.ד. 7", "אלנבי 1"],
        "city": ["חיפה", "תל אביב"],
        "postcode": ["31000"],
        "country": ["ישראל"],
        "birthday": [date(1980, 5, 2)],
        "language": ["he"],
        "form_of_address": ["female"],
        "tags": ["לקוחות, חברים"],
        "notes": ["שורה\nשנייה, פסיק; סוף"],
        "property:DEPARTMENT": ["מכירות"],
        "region": ["צפון"],
    }
    assert all(key in FIELD_BY_KEY or key.startswith(("custom:", "property:")) for key in dana)


def test_what_is_no_field_becomes_a_column_of_its_own_by_name(tmp_path: Path) -> None:
    (dana,) = contacts(
        tmp_path,
        card(
            "FN:Dana",
            "URL:https://dana.example",
            "URL:https://two.example",
            "ANNIVERSARY:20050612",
            "X-SHOE:38",
            "KIND:location",
            version="4.0",
        ),
    )
    assert dana == {
        "name": ["Dana"],
        "property:URL": ["https://dana.example, https://two.example"],
        "property:ANNIVERSARY": [date(2005, 6, 12)],
        "custom:X-SHOE": ["38"],
        "custom:KIND": ["location"],
    }


def test_a_list_of_contacts_is_a_tag_of_its_members_and_no_card(tmp_path: Path) -> None:
    dana, ruth = contacts(
        tmp_path,
        card("FN:Dana Levi", "UID:urn:uuid:4fbe8971", "CATEGORIES:VIP", version="4.0")
        + card("FN:Ruth Cohen", "UID:urn:uuid:1a2b", version="4.0")
        + card("KIND:group", "FN:Choir", "MEMBER:urn:uuid:4FBE8971", "MEMBER:urn:uuid:gone", version="4.0")
        + card("N:Football;;;;", "FN:Football", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:4fbe8971"),
    )
    assert dana == {"name": ["Dana Levi"], "tags": ["VIP, Choir, Football"]}
    assert ruth == {"name": ["Ruth Cohen"]}


def test_the_lists_of_contacts_are_named_and_headings_are_words_of_people(tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(
        card("FN:Ann Lee", "N:Lee;Ann;;;Jr.", "ORG:Acme;Sales") + card("KIND:group", "FN:Choir", version="4.0"), encoding="utf-8"
    )
    found = imported(path, BRITAIN)
    assert found.understanding.remarks.lists == ("Choir",)
    assert [column.heading for column in found.table.columns if column.target == CUSTOM] == ["Name suffix", "Department"]


def test_a_field_of_the_shop_that_is_called_as_a_property_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(card("FN:Ann Lee", "X-SMALLCRM-OWN:URL;ann.example", version="4.0"), encoding="utf-8")
    assert [column.heading for column in imported(path, BRITAIN).table.columns if column.target == CUSTOM] == ["URL"]


def test_a_firm_whose_name_is_said_twice_is_no_person(tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(card("KIND:org", "FN:Shop Ltd", "N:;;;;", "ORG:Shop Ltd", version="4.0"), encoding="utf-8")
    (firm,) = imported(path, BRITAIN).readings
    assert firm.customer
    assert (firm.customer.kind, firm.customer.company, firm.customer.given_name, firm.customer.family_name) == ("firm", "Shop Ltd", "", "")


def test_apples_groups_and_labels_are_understood(tmp_path: Path) -> None:
    (dana,) = contacts(
        tmp_path,
        card(
            "FN:Dana", "item1.TEL;type=pref:03-1", "item1.X-ABLabel:אמא", "item2.TEL:054-2", "item2.X-ABLabel:_$!<Mobile>!$_",
            "item3.X-ABDATE:2005-06-12", "item3.X-ABLabel:_$!<Anniversary>!$_", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
            "X-ABShowAs:COMPANY", "X-ABUID:9:ABPerson",
        ),
    )  # fmt: skip
    assert dana == {
        "name": ["Dana"],
        "kind": ["firm"],
        "phone": ["03-1"],
        "mobile": ["054-2"],
        "birthday": ["--04-12"],
        "property:LABEL": ["אמא: 03-1"],
        "custom:Anniversary": [date(2005, 6, 12)],
    }


def test_what_phones_with_android_keep_in_a_property_of_their_own_is_understood(tmp_path: Path) -> None:
    begins = "X-ANDROID-CUSTOM:vnd.android.cursor.item/"
    (dana,) = contacts(
        tmp_path,
        card(
            "FN:Dana Cohen",
            f"{begins}nickname;דנוש;1;;;;;;;;;;;;;",
            f"{begins}relation;יוסי;14;;;;;;;;;;;;;",
            f"{begins}relation;רות;0;סבתא;;;",
            f"{begins}contact_event;2011-01-02;1;;;;",
            f"{begins}contact_event;--04-12;3;;;;",
            f"{begins}contact_event;2015-09-01;0;ביקור ראשון;;",
            f"{begins}contact_event;2016-02-03;2;;;;",
            f"{begins}vnd.example;a;;b;;",
            version="2.1",
        ),
    )
    assert dana == {
        "name": ["Dana Cohen"],
        "known_as": ["דנוש"],
        "birthday": ["--04-12"],
        "property:RELATED": ["spouse: יוסי, סבתא: רות"],
        "property:ANNIVERSARY": [date(2011, 1, 2)],
        "custom:ביקור ראשון": [date(2015, 9, 1)],
        "property:X-ABDATE": [date(2016, 2, 3)],
        "custom:X-ANDROID-CUSTOM": ["a, b"],
    }


def test_a_day_of_apples_is_named_by_its_label_with_or_without_an_x(tmp_path: Path) -> None:
    (dana,) = contacts(tmp_path, card("FN:Dana", "item1.ABDATE:2016-02-03", "item1.X-ABLabel:First visit", "X-ABDATE:2017-02-03"))
    assert dana == {"name": ["Dana"], "custom:First visit": [date(2016, 2, 3)], "property:X-ABDATE": [date(2017, 2, 3)]}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("--0412", "--04-12"),
        ("--04-12", "--04-12"),
        ("19800502", date(1980, 5, 2)),
        ("1980-05-02T00:00:00Z", date(1980, 5, 2)),
        ("1980-05", "1980-05"),
        ("0000-04-12", "--04-12"),
        ("בערך 1950", "בערך 1950"),
        ("19801399", "19801399"),
    ],
)
def test_a_birthday_is_read_in_all_its_writings(tmp_path: Path, written: str, read: Cell) -> None:
    assert contacts(tmp_path, card(f"BDAY:{written}", version="4.0")) == [{"birthday": [read]}]


def test_quoted_text_over_several_lines_is_put_together(tmp_path: Path) -> None:
    quoted = quopri.encodestring("הערה ארוכה מאוד על דנה כהן מחיפה; שורה שנייה".encode()).decode()
    assert "=\n" in quoted
    (dana,) = contacts(tmp_path, card("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:" + quoted, "TEL;CELL:0541234567", version="2.1"))
    assert dana == {"notes": ["הערה ארוכה מאוד על דנה כהן מחיפה; שורה שנייה"], "mobile": ["0541234567"]}


def test_a_semicolon_that_is_quoted_belongs_to_the_name(tmp_path: Path) -> None:
    (firm,) = contacts(tmp_path, card("N;ENCODING=QUOTED-PRINTABLE:A=3BB;Dana;;;", version="2.1"))
    assert firm == {"family_name": ["A;B"], "given_name": ["Dana"]}


def test_folded_lines_are_joined_as_their_version_says(tmp_path: Path) -> None:
    (new,) = contacts(tmp_path, card("NOTE:Dana li", " kes tea"))
    (old,) = contacts(tmp_path, card("NOTE:Dana likes", " tea", version="2.1"))
    assert new["notes"] == ["Dana likes tea"]
    assert old["notes"] == ["Dana likes tea"]


@pytest.mark.parametrize("page", ["cp1255", "utf-8"])
def test_bytes_of_no_declared_code_page_are_read_by_the_words_they_make(tmp_path: Path, page: str) -> None:
    names = ("דנה כהן", "משה לוי", "נועה בן דוד", "יעקב אזולאי", "שרה פרידמן")
    quoted = "FN;ENCODING=QUOTED-PRINTABLE:" + "".join(f"={byte:02X}" for byte in "רחל מזרחי".encode(page))
    text = "".join(card(f"FN:{name}", version="2.1") for name in names).encode(page) + card(quoted, version="2.1").encode()
    assert [one["name"] for one in contacts(tmp_path, text)] == [[name] for name in (*names, "רחל מזרחי")]


def test_a_declared_code_page_is_believed_card_by_card(tmp_path: Path) -> None:
    text = card("FN;CHARSET=windows-1251:Иван", version="2.1").encode("cp1251") + card("FN;CHARSET=windows-1255:דנה", version="2.1").encode(
        "cp1255"
    )
    assert [one["name"] for one in contacts(tmp_path, text)] == [["Иван"], ["דנה"]]


def test_a_file_that_ends_in_the_middle_of_a_letter_asks_for_no_code_page(tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_bytes(card("FN:דוד כהן", "NOTE:אוהבת פרחים").partition("\nEND:")[0].strip().encode()[:-1])
    with opened(path) as file:
        assert (file.remarks.code_page, file.remarks.code_pages, file.remarks.unreadable_characters) == ("utf-8", (), 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_mark_and_blank_lines_before_the_first_card_do_no_harm(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "phone.txt"
    path.write_bytes(("\r\n\r\n" + card("FN:Dana Cohen", "NOTE:דנה")).encode(encoding))
    with opened(path) as file:
        assert file.kind == "vcf"
        assert file.rows(0) == [["Dana Cohen", "דנה"]]


def test_a_file_in_utf_16_is_said_to_be_that(tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_bytes(card("FN:דנה כהן").encode("utf-16"))
    with opened(path) as file:
        assert (file.remarks.code_page, file.remarks.code_pages) == ("utf-16", ())


def test_photographs_that_cannot_be_read_are_counted_and_left_out(tmp_path: Path) -> None:
    picture = base64.b64encode(bytes(range(256)) * 400).decode()
    folded = "\r\n ".join(picture[start : start + 74] for start in range(0, len(picture), 74))
    bare = "\r\n".join(picture[start : start + 74] for start in range(0, len(picture), 74))
    path = tmp_path / "phone.vcf"
    path.write_text(
        card(f"PHOTO;ENCODING=b;TYPE=JPEG:{folded}", "FN:Dana")
        + card(f"PHOTO;JPEG;ENCODING=BASE64:{bare}\r\n", "FN:Yossi", version="2.1")
        + card(f"PHOTO:data:image/jpeg;base64,{picture}", "FN:Rivka", version="4.0")
        + card("PHOTO;VALUE=uri:https://example.com/a.jpg", "FN:Avi"),
        newline="",
    )
    with opened(path) as file:
        assert file.rows(0) == [["Dana"], ["Yossi"], ["Rivka"], ["Avi"]]
        assert file.remarks.photo_count == 4


def test_a_broken_card_loses_neither_itself_nor_the_others(tmp_path: Path) -> None:
    text = (
        card("FN:Dana")
        + 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Yossi\r\nNOTE:first line\r\nsecond line without a name\r\nTEL;TYPE="CELL:054\r\n'
        + card("FN:Rivka", ";;;", "TEL;A" + "=" * 60)
        + "BEGIN:VCARD\r\nFN:Avi\r\nTEL:03"
    )
    found = contacts(tmp_path, text)
    assert [one["name"] for one in found] == [["Dana"], ["Yossi"], ["Rivka"], ["Avi"]]
    assert found[1]["notes"] == ["first line\nsecond line without a name"]
    assert found[1]["mobile"] == ["054"]
    assert found[2]["notes"] == ["TEL;A" + "=" * 60]


def test_a_card_within_a_card_belongs_to_it(tmp_path: Path) -> None:
    text = card("FN:Dana", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Susan", "TEL:03", "END:VCARD", "TEL;CELL:054", version="2.1")
    assert contacts(tmp_path, text + card("FN:Yossi")) == [
        {"name": ["Dana"], "mobile": ["054"], "custom:AGENT": ["VERSION: 2.1 FN: Susan TEL: 03"]},
        {"name": ["Yossi"]},
    ]


def test_somebody_with_dozens_of_numbers_loses_none(tmp_path: Path) -> None:
    (dana,) = contacts(tmp_path, card("FN:Dana", *(f"TEL;TYPE=CELL:05400000{n:02}" for n in range(15))))
    assert len(dana["mobile"]) == 10
    assert dana["mobile"][-1] == ", ".join(f"05400000{n:02}" for n in range(9, 15))


def test_own_fields_beyond_all_measure_go_into_the_notes(tmp_path: Path) -> None:
    (dana,) = contacts(tmp_path, card("FN:Dana", *(f"X-FIELD-{n}:{n}" for n in range(301))))
    assert dana["notes"] == ["X-FIELD-300: 300"]
    assert len(dana) == 302


def test_a_file_that_only_begins_like_contacts_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text("BEGIN:VCARD\nEND:VCARD\n")
    with pytest.raises(UserError, match=r"phone\.vcf is damaged"):
        opened(path)


def test_an_independent_reader_finds_the_same_lines_in_a_clean_file() -> None:
    content = (DATA / "phone.vcf").read_bytes()
    others = [
        {child.name: child.value for child in one.getChildren() if child.name in {"FN", "TEL"}}
        for one in vobject.readComponents(io.StringIO(content.decode()))
    ]
    ours = [{prop.name: prop.value.decode() for prop in one.properties if prop.name in {"FN", "TEL"}} for one in cards_of(content)]
    assert ours == others


LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0", exclude_categories=("Cc", "Cs", "Zl", "Zp"))), max_size=4)
)
def test_notes_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    note = "\n".join(" ".join(line.split()) for line in lines).strip()
    escaped = note.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    (found,) = contacts(tmp_path_factory.mktemp("vcf"), card("FN:Dana", f"NOTE:{escaped}"))
    assert found.get("notes", [""]) == [note]


def test_a_card_that_begins_behind_a_blank_is_read(tmp_path: Path) -> None:
    text = " BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:2125550111\r\nEND:VCARD\r\n\tBEGIN:VCARD\r\nVERSION:3.0\r\nTEL:2125550112\r\nEND:VCARD\r\n"
    assert [each["phone"] for each in contacts(tmp_path, text)] == [["2125550111"], ["2125550112"]]


def test_a_file_whose_texts_all_say_their_code_page_is_said_to_be_in_that(tmp_path: Path) -> None:
    path = tmp_path / "outlook.vcf"
    path.write_bytes("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=windows-1255:רות לוי\nTEL:052-7654321\nEND:VCARD\n".encode("cp1255"))
    assert open_contacts(path, None, lambda _done, _total: None).code_page == "cp1255"
