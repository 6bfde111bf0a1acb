"""Names taken apart and put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.person_name import NameParts, display_name, initials, looks_like_firm, order_of_names, split_full_name


@pytest.mark.parametrize(
    ("name", "language", "parts"),
    [
        ("Калоян Тодоров Йорданов", "bg", NameParts("", "Калоян", "Тодоров", "Йорданов")),
        ("г-жа Мария Петрова", "bg", NameParts("г-жа", "Мария", "", "Петрова")),
        ("איתן בן־דוד", "he", NameParts("", "איתן", "", "בן־דוד")),
        ('ד"ר שרה בן דוד', "he", NameParts('ד"ר', "שרה", "", "בן דוד")),
        ("בן כהן", "he", NameParts("", "בן", "", "כהן")),
        ("גב' כהן", "he", NameParts("גב'", "", "", "כהן")),
        ("עומר צ'רניחובסקי", "he", NameParts("", "עומר", "", "צ'רניחובסקי")),
        ("أحمد عبد الله", "ar", NameParts("", "أحمد", "", "عبد الله")),
        ("نور الدين أبو علي", "ar", NameParts("", "نور الدين", "", "أبو علي")),
        ("محمد أحمد الخطيب", "ar", NameParts("", "محمد", "أحمد", "الخطيب")),
        ("مهدی محمدی", "fa", NameParts("", "مهدی", "", "محمدی")),
        ("محمد رضا احمدی", "fa", NameParts("", "محمد رضا", "", "احمدی")),
        ("رضا محمدی نژاد", "fa", NameParts("", "رضا", "", "محمدی نژاد")),
        ("Frank van den Berg", "en", NameParts("", "Frank", "", "van den Berg")),
        ("Ben D'Angelo", "en", NameParts("", "Ben", "", "D'Angelo")),
        ("Mr. David Smith-Jones", "en", NameParts("Mr.", "David", "", "Smith-Jones")),
        ("Cohen, Dana", "en", NameParts("", "Dana", "", "Cohen")),
        ("דנה", "he", NameParts("", "דנה", "", "")),
        ("Мария Иванова Петрова-Стоянова", "bg", NameParts("", "Мария", "Иванова", "Петрова-Стоянова")),
        ("Мария Петрова Иванова - Стоянова", "bg", NameParts("", "Мария", "Петрова", "Иванова - Стоянова")),
        ("Петров Иван", "bg", NameParts("", "Иван", "", "Петров")),
        ("Петров, Иван Тодоров", "bg", NameParts("", "Иван", "Тодоров", "Петров")),
        ("г-н инж. Иван Петров Стоянов", "bg", NameParts("г-н инж.", "Иван", "Петров", "Стоянов")),
        ("Иван и Мария Петрови", "bg", NameParts("", "Иван и Мария", "", "Петрови")),
        ("عبد الرحمن الخطيب", "ar", NameParts("", "عبد الرحمن", "", "الخطيب")),
        ("أبو بكر الصديق", "ar", NameParts("", "أبو بكر", "", "الصديق")),
        ("أحمد صلاح الدين", "ar", NameParts("", "أحمد", "", "صلاح الدين")),
        ("سيف الدين محمد", "ar", NameParts("", "سيف الدين", "", "محمد")),
        ("محمد بن سلمان آل سعود", "ar", NameParts("", "محمد", "بن سلمان", "آل سعود")),
        ("فاطمة بنت محمد", "ar", NameParts("", "فاطمة", "", "بنت محمد")),
        ("د. أحمد حسن", "ar", NameParts("د.", "أحمد", "", "حسن")),
        ("محمد وفاطمة الخطيب", "ar", NameParts("", "محمد وفاطمة", "", "الخطيب")),
        ("أحمد وليد حسن", "ar", NameParts("", "أحمد", "وليد", "حسن")),
        ("عائلة الخطيب", "ar", NameParts("عائلة", "", "", "الخطيب")),
        ("علی‌اکبر رضایی", "fa", NameParts("", "علی‌اکبر", "", "رضایی")),
        ("سید علی اکبر موسوی", "fa", NameParts("", "سید علی اکبر", "", "موسوی")),
        ("محمد حسین زاده", "fa", NameParts("", "محمد", "", "حسین زاده")),
        ("زهرا سادات حسینی", "fa", NameParts("", "زهرا سادات", "", "حسینی")),
        ("جناب آقای مهندس رضا احمدی", "fa", NameParts("جناب آقای مهندس", "رضا", "", "احمدی")),
        ("علی و مریم احمدی", "fa", NameParts("", "علی و مریم", "", "احمدی")),
        ('עו"ד משה כהן', "he", NameParts('עו"ד', "משה", "", "כהן")),
        ("דנה בר לב", "he", NameParts("", "דנה", "", "בר לב")),
        ("בן ציון כהן", "he", NameParts("", "בן ציון", "", "כהן")),
        ("כהן, דנה", "he", NameParts("", "דנה", "", "כהן")),
        ("משה ורחל כהן", "he", NameParts("", "משה ורחל", "", "כהן")),
        ("Иван Георгиев Петров мл.", "bg", NameParts("", "Иван", "Георгиев", "Петров мл.")),
        ("Иван Петров ст.", "bg", NameParts("", "Иван", "", "Петров ст.")),
        ("Петров Ст.", "bg", NameParts("", "Ст.", "", "Петров")),
        ("Мария Петрова родена Иванова", "bg", NameParts("", "Мария", "", "Петрова родена Иванова")),
        ("הגב' רחל כהן תחי'", "he", NameParts("הגב'", "רחל", "", "כהן תחי'")),
        ('אלמנת יעקב לוי ע"ה', "he", NameParts("אלמנת", "יעקב", "", 'לוי ע"ה')),
        ('דוד לוי הי"ו', "he", NameParts("", "דוד", "", 'לוי הי"ו')),
        ('הרב משה כהן שליט"א', "he", NameParts("הרב", "משה", "", 'כהן שליט"א')),
        ("דנה כהן לבית לוי", "he", NameParts("", "דנה", "", "כהן לבית לוי")),
        ("Lt. Col. James MacDonald (ret.)", "en", NameParts("Lt. Col.", "James", "", "MacDonald (ret.)")),
        ("Mary Jones née Davies", "en", NameParts("", "Mary", "", "Jones née Davies")),
        ("Mary Jones (née Davies)", "en", NameParts("", "Mary", "", "Jones (née Davies)")),
        ("Ah Nee Tan", "en", NameParts("", "Ah", "Nee", "Tan")),
        ("المرحوم أحمد علي", "ar", NameParts("المرحوم", "أحمد", "", "علي")),
        ("أحمد علي رحمه الله", "ar", NameParts("", "أحمد", "", "علي رحمه الله")),
        ("כהן משה ורחל", "he", NameParts("", "משה ורחל", "", "כהן")),
        ("משה ורד כהן", "he", NameParts("", "משה", "ורד", "כהן")),
        ("משפחת כהן", "he", NameParts("משפחת", "", "", "כהן")),
        ("Maria de la Cruz", "en", NameParts("", "Maria", "", "de la Cruz")),
        ("Otto von Bismarck", "en", NameParts("", "Otto", "", "von Bismarck")),
        ("Shane O'Neil", "en", NameParts("", "Shane", "", "O'Neil")),
        ("Ronald Mc Donald", "en", NameParts("", "Ronald", "", "Mc Donald")),
        ("Mac Miller", "en", NameParts("", "Mac", "", "Miller")),
        ("Van Morrison", "en", NameParts("", "Van", "", "Morrison")),
        ("John Smith Jr", "en", NameParts("", "John", "", "Smith Jr")),
        ("John Smith, Jr.", "en", NameParts("", "John", "", "Smith Jr.")),
        ("Smith, John, Jr.", "en", NameParts("", "John", "", "Smith Jr.")),
        ("Martin Luther King III", "en", NameParts("", "Martin", "Luther", "King III")),
        ("Dr. Jane Doe PhD", "en", NameParts("Dr.", "Jane", "", "Doe PhD")),
        ("Dr. Cohen, Dana", "en", NameParts("Dr.", "Dana", "", "Cohen")),
        ("Dana & Avi Cohen", "en", NameParts("", "Dana & Avi", "", "Cohen")),
        ("Mr. and Mrs. Smith", "en", NameParts("Mr. and Mrs.", "", "", "Smith")),
        ("מר וגב' כהן", "he", NameParts("מר וגב'", "", "", "כהן")),
        ("ד\"ר וגב' משה ורחל לוי", "he", NameParts("ד\"ר וגב'", "משה ורחל", "", "לוי")),
        ("السيد والسيدة الخطيب", "en", NameParts("السيد والسيدة", "", "", "الخطيب")),
        ("г-жа Мария", "bg", NameParts("г-жа", "Мария", "", "")),
        ("г-жа Петрова", "bg", NameParts("г-жа", "", "", "Петрова")),
        ("גב' רחל", "he", NameParts("גב'", "רחל", "", "")),
        ("מר דוד", "he", NameParts("מר", "", "", "דוד")),
        ("Mr James", "en", NameParts("Mr", "", "", "James")),
        ("семейство Мария", "bg", NameParts("семейство", "", "", "Мария")),
        ("Sir Arthur Conan Doyle, KBE", "en", NameParts("Sir", "Arthur", "Conan", "Doyle KBE")),
        ("Jane Doe, M.A.", "en", NameParts("", "Jane", "", "Doe M.A.")),
        ("Ma, Jane", "en", NameParts("", "Jane", "", "Ma")),
        ("Jack Ma", "en", NameParts("", "Jack", "", "Ma")),
        ("", "he", NameParts()),
    ],
)
def test_a_name_by_the_custom_of_its_language(name: str, language: str, parts: NameParts) -> None:
    assert split_full_name(name, language) == parts


@pytest.mark.parametrize(
    ("name", "language", "parts"),
    [
        ("כהן דוד", "he", NameParts("", "דוד", "", "כהן")),
        ("בן גוריון פולה", "he", NameParts("", "פולה", "", "בן גוריון")),
        ('ד"ר אבו חצירא משה', "he", NameParts('ד"ר', "משה", "", "אבו חצירא")),
        ("משפחת פרץ", "he", NameParts("משפחת", "", "", "פרץ")),
        ("Петров Иван Тодоров", "bg", NameParts("", "Иван", "Тодоров", "Петров")),
        ("Smith John Paul Jr", "en", NameParts("", "John", "Paul", "Smith Jr")),
        ("احمدی محمد رضا", "fa", NameParts("", "محمد رضا", "", "احمدی")),
    ],
)
def test_a_name_of_a_column_where_the_family_name_stands_first(name: str, language: str, parts: NameParts) -> None:
    assert split_full_name(name, language, NameOrder.FAMILY_FIRST) == parts


@pytest.mark.parametrize(
    "names",
    [
        ("כהן דוד", "לוי רחל", 'ד"ר אבו חצירא משה', "בן גוריון פולה", "משפחת פרץ"),
        ("Smith John", "Jones Mary", "Zhuravlyov Anton"),
        ("احمدی رضا", "محمدی علی اکبر"),
    ],
)
def test_a_column_of_family_names_first_is_known_by_its_known_names(names: tuple[str, ...]) -> None:
    assert order_of_names(names) is NameOrder.FAMILY_FIRST


@pytest.mark.parametrize(
    "names",
    [
        ("משה כהן", "רחל לוי", "דוד פרץ"),
        ("כהן דוד", "רחל לוי"),
        ("כהן דוד",),
        ("James Taylor", "Thomas Grace", "Ann Lee"),
        ("محمد أحمد", "أحمد محمد علي", "الخطيب محمد"),
        ("Cohen, Dana", "Levi, Ruth", "Smith, John"),
        (),
        (5, None),
    ],
)
def test_a_column_that_leaves_a_doubt_has_the_given_name_first(names: tuple[object, ...]) -> None:
    assert order_of_names(names) is NameOrder.GIVEN_FIRST


@given(st.text(alphabet="אבגד ה'\"־-.عبد الرحمنИван van de,"), st.sampled_from(["en", "he", "ar", "fa", "bg"]))
def test_no_word_of_a_name_is_lost(name: str, language: str) -> None:
    parts = split_full_name(name, language)
    words = f"{parts.title} {parts.given} {parts.middle} {parts.family}".split()
    assert sorted("".join(words).replace(",", "")) == sorted("".join(name.split()).replace(",", ""))
    parts = split_full_name(name, language, NameOrder.FAMILY_FIRST)
    words = f"{parts.title} {parts.given} {parts.middle} {parts.family}".split()
    assert sorted("".join(words).replace(",", "")) == sorted("".join(name.split()).replace(",", ""))


WORDS = "משה ורחל כהן בן ד״ר עבد الله محمد و سید زاده Иван Петров и г-н van de Mr. & Jr. Dana Cohen, - O'Neil آل".split()  # noqa: SIM905 - words of one line


@given(st.lists(st.sampled_from(WORDS), max_size=7), st.sampled_from(["en", "he", "ar", "fa", "bg"]))
def test_the_words_of_each_part_stand_in_the_order_they_were_typed(words: list[str], language: str) -> None:
    typed = " ".join(words)
    parts = split_full_name(typed, language)
    for part in (parts.title, parts.given, parts.middle, parts.family):
        left = iter(typed.replace(",", " ").split())
        assert all(word in left for word in part.replace(",", " ").split())
    together = f"{parts.title} {parts.given} {parts.middle} {parts.family}".replace(",", " ")
    assert sorted(together.split()) == sorted(typed.replace(",", " ").split())


@pytest.mark.parametrize(
    "name",
    [
        *("Acme Ltd", "Acme Ltd.", "Blue Door GmbH", "Cohen & Sons", "Smith & Co.", "Anna AG"),
        *('חברת אור בע"מ', "מאפיית כהן", "כהן ובניו", "רות לוי & בניו", "אחים כהן", 'משרד עו"ד כהן', "בית ספר יסודי"),
        *("شركة النور", "مخبز السلام", "حداد للتجارة", "النجار وأولاده"),
        *("شرکت نور", "نانوایی محمدی", "کریمی و پسران"),
        *("Рила ООД", "ЕТ Иван Петров", "Петров и синове", "Хотел „Рила“", "Димитров АД"),
    ],
)
def test_a_firm_is_known_by_its_words(name: str) -> None:
    assert looks_like_firm(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Dana Cohen", "Charlotte Church", "Dana & Avi Cohen", "Ag Smith", "Co", ""),
        *("משה כהן", 'עו"ד משה כהן', "משה סופר", "סופר דוד", "משפחת כהן", "משה ורחל כהן"),
        *("أحمد حداد", "محمد نوری", "Иван Петров", "Ада Петрова"),
    ],
)
def test_a_person_is_no_firm(name: str) -> None:
    assert not looks_like_firm(name)


def test_a_person_is_called_given_name_first() -> None:
    assert display_name(given="דנה", family="כהן", company="מכולת כהן") == "דנה כהן"


def test_or_family_name_first_where_the_shop_wants_it() -> None:
    assert display_name(given="דנה", family="כהן", order=NameOrder.FAMILY_FIRST) == "כהן דנה"
    assert display_name(given="Dana", family="Cohen", order=NameOrder.FAMILY_FIRST) == "Cohen, Dana"


def test_a_bulgarian_is_called_by_three_names() -> None:
    assert display_name(given="Калоян", middle="Тодоров", family="Йорданов") == "Калоян Тодоров Йорданов"


def test_without_a_name_it_is_the_nickname_then_the_company() -> None:
    assert display_name(known_as="הג'ינג'י", company="מכולת כהן") == "הג'ינג'י"
    assert display_name(company="מכולת כהן") == "מכולת כהן"
    assert display_name() == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("דנה כהן", "דכ"),
        ("Иван Петров", "ИП"),
        ("dana", "D"),
        ("أحمد علي", "أ\u200cع"),
        ('ד"ר שרה בן־דוד', "שד"),
        ("O'Neil & Co. (ישראל)", "OC"),
        ("Иван Smith", "И"),
        ("", ""),
        ("***", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
