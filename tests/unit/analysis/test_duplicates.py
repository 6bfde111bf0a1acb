"""Who is proposed as one customer, and who is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.analysis.duplicates import PROPOSED, ComparedCard, Reason, find_duplicates
from smallcrm.domain.errors import Cancelled
from smallcrm.domain.partial_date import Calendar, PartialDate
from smallcrm.domain.progress import Silent

MOSHE = ComparedCard(
    id=1,
    given_name="משה",
    family_name="כהן",
    phones=("+972541234567",),
    emails=("moshe@example.com",),
    birthday=PartialDate(1970, 5, 17),
    street="הרצל 12",
    city="חיפה",
)
IVAN = ComparedCard(id=1, given_name="Иван", family_name="Петров", phones=("+359881234567",), city="София")


def proposed(*cards: ComparedCard, against: tuple[ComparedCard, ...] = ()) -> list[tuple[int, int]]:
    return [(pair.first, pair.second) for pair in find_duplicates(cards, Silent(), against=against)]


def reasons(one: ComparedCard, other: ComparedCard) -> tuple[Reason, ...]:
    pairs = find_duplicates([one, other], Silent())
    return pairs[0].reasons if pairs else ()


def again(card: ComparedCard, **other: object) -> ComparedCard:
    """The card written down a second time."""
    return replace(card, id=2, **other)  # type: ignore[arg-type]


def test_the_same_card_written_twice_is_proposed_with_all_its_reasons() -> None:
    pair = find_duplicates([MOSHE, again(MOSHE)], Silent())[0]
    assert (pair.first, pair.second) == (1, 2)
    assert pair.score > 0.99
    assert pair.reasons == (Reason.SAME_NAME, Reason.SAME_PHONE, Reason.SAME_EMAIL, Reason.SAME_BIRTHDAY, Reason.SAME_ADDRESS)


def test_a_family_that_shares_phone_and_house_is_not_one_customer() -> None:
    home = replace(MOSHE, emails=(), birthday=None)
    names = ["משה", "רחל", "דנה", "מאיר", "אסתר"]
    assert proposed(*(replace(home, id=place, given_name=name) for place, name in enumerate(names))) == []


def test_a_wife_with_the_woman_s_form_of_the_name_is_not_her_husband() -> None:
    assert proposed(IVAN, again(IVAN, given_name="Мария", family_name="Петрова")) == []


def test_a_child_with_the_initial_of_the_father_is_not_the_father() -> None:
    father = replace(IVAN, middle_name="Георгиев")
    assert proposed(father, again(father, given_name="Илия", middle_name="Иванов")) == []


def test_a_father_and_a_son_named_after_the_grandfather_are_two() -> None:
    father = ComparedCard(id=1, given_name="محمد", middle_name="حسن", family_name="حداد", phones=("+962791234567",))
    assert proposed(father, again(father, given_name="حسن", middle_name="محمد")) == []


def test_twins_are_two() -> None:
    tamar = replace(MOSHE, given_name="תמר", emails=(), birthday=PartialDate(2001, 3, 9))
    assert proposed(tamar, again(tamar, given_name="שירה")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Иван", "", "Колев"), ("Иванка", "", "Колева")),
        (("Марин", "Иванов", "Стоянов"), ("Мария", "Иванова", "Стоянова")),
        (("Пламен", "", "Рилски"), ("Пламена", "", "Рилска")),
        (("Стоян", "Илиев", ""), ("Стояна", "Илиева", "")),
    ],
)
def test_a_man_and_a_woman_of_one_family_who_share_a_phone_are_two(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    names = ("given_name", "middle_name", "family_name")
    home = ComparedCard(id=1, phones=("+359881234567",), city="Варна")
    man, woman = (again(home, **dict(zip(names, each, strict=True))) for each in (one, other))
    assert proposed(replace(man, id=1), woman) == []


def test_a_woman_whose_family_name_was_once_written_as_a_mans_is_one_customer() -> None:
    maria = ComparedCard(id=1, given_name="Мария", family_name="Стоянова", phones=("+359881234567",))
    assert proposed(maria, again(maria, family_name="Стоянов")) == [(1, 2)]


def test_one_name_in_two_cities_with_two_phones_is_two_customers() -> None:
    other = ComparedCard(id=2, given_name="משה", family_name="כהן", phones=("+972509876543",), city="אילת")
    assert proposed(replace(MOSHE, emails=(), birthday=None), other) == []


def test_the_name_alone_proposes_nobody() -> None:
    assert proposed(ComparedCard(id=1, given_name="דנה", family_name="לוי"), ComparedCard(id=2, given_name="דנה", family_name="לוי")) == []


def test_namesakes_in_one_city_with_other_phones_and_birthdays_are_two() -> None:
    assert proposed(MOSHE, again(MOSHE, phones=("+972509876543",), emails=(), birthday=PartialDate(1988, 1, 2), street="הגפן 3")) == []


@pytest.mark.parametrize("phone", ["+972541234568", "+972541243567", "+97254123457", "+9725412344567", "541234568"])
def test_one_name_and_a_slip_in_the_phone_are_one_customer(phone: str) -> None:
    bare = replace(MOSHE, emails=(), birthday=None, street="")
    assert reasons(bare, again(bare, phones=(phone,))) == (Reason.SAME_NAME, Reason.SIMILAR_PHONE, Reason.SAME_CITY)


def test_a_phone_as_search_key_is_the_same_as_in_full() -> None:
    assert Reason.SAME_PHONE in reasons(MOSHE, again(MOSHE, phones=("541234567",)))
    assert Reason.SAME_PHONE in reasons(MOSHE, again(MOSHE, phones=("+972541234567;ext=12",)))


@pytest.mark.parametrize(
    ("given_name", "family_name"),
    [
        ("Moseh", "Zweibel"),
        ("Mosh", "Zweibel"),
        ("Moshe", "Zwiebel"),
        ("Mshe", "Zweibl"),
        ("Dr. Moshe", "Zweibel"),
        ("Moshe", "Zweibel-Levi"),
    ],
)
def test_a_slip_or_a_word_more_in_the_name_is_still_the_name(given_name: str, family_name: str) -> None:
    moshe = ComparedCard(id=1, given_name="Moshe", family_name="Zweibel", phones=("+972541234567",), city="Haifa")
    assert proposed(moshe, again(moshe, given_name=given_name, family_name=family_name)) == [(1, 2)]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({}, Reason.SAME_NAME),
        ({"given_name": "Levi", "family_name": "Dan"}, Reason.SWAPPED_NAME),
        ({"given_name": "Levi", "family_name": "Dan Cohen"}, Reason.SIMILAR_NAME),
        ({"family_name": "Levi Cohen"}, Reason.SIMILAR_NAME),
        ({"middle_name": "Yosef"}, Reason.SIMILAR_NAME),
    ],
)
def test_only_names_of_the_same_words_are_said_to_be_the_same(other: dict[str, str], reason: Reason) -> None:
    dan = ComparedCard(id=1, given_name="Dan", family_name="Levi", phones=("+972541234567",))
    assert reasons(dan, again(dan, **other))[0] == reason


@pytest.mark.parametrize("phone", ["54", "3", "54123"])
def test_the_beginning_of_a_phone_speaks_for_nobody(phone: str) -> None:
    dana = ComparedCard(id=1, given_name="דנה", family_name="לוי", phones=(phone,))
    assert proposed(dana, again(dana)) == []


def test_of_very_many_who_share_a_filler_phone_and_name_only_the_first_are_weighed() -> None:
    crowd = [ComparedCard(id=place, given_name="לקוח", phones=("500000000",), emails=("none@none.com",)) for place in range(1, 400)]
    assert len(proposed(*crowd)) < 1000


def test_a_letter_more_is_another_name_where_many_bear_either() -> None:
    home = ComparedCard(id=1, given_name="מיכל", family_name="לוי", phones=("+972541234567",))
    others = [ComparedCard(id=place, given_name=name, family_name="כץ") for place, name in enumerate(["מיכל", "מיכאל"] * 5, 10)]
    assert proposed(home, again(home, given_name="מיכאל"), *others) == []
    assert proposed(home, again(home, given_name="מיכהל"), *others) == [(1, 2)]


def test_given_and_family_name_the_other_way_round_are_one_customer() -> None:
    assert reasons(MOSHE, again(MOSHE, given_name="כהן", family_name="משה"))[0] == Reason.SWAPPED_NAME
    bare = replace(IVAN, city="")
    assert proposed(bare, again(bare, given_name="Петров", family_name="Иван")) == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("فاطمة", "حداد"), ("فاطمه", "حداد")),
        (("أحمد", "العلي"), ("احمد", "العلى")),
        (("عبد الله", "أبو غزالة"), ("عبدالله", "ابوغزالة")),
        (("علی‌رضا", "کریمی"), ("علیرضا", "كريمي")),
        (("דנה", "בן־דוד"), ("דנה", "בן דוד")),
        (("חיים", "פרידמן"), ("חים", "פרידמן")),
        (("ג'ורג'", "חורי"), ("ג׳ורג׳", "חורי")),
        (("Иван", "Петров"), ("Ивaн", "Пeтpoв")),
        (("Алёна", "Ковалёва"), ("Алена", "Ковалева")),
        (("Seán", "O'Neil"), ("SEAN", "O’NEIL")),
        (('ד"ר משה', "כהן"), ("משה", "כהן")),
    ],
)
def test_other_spellings_are_the_same_name(one: tuple[str, str], other: tuple[str, str]) -> None:
    first = ComparedCard(id=1, given_name=one[0], family_name=one[1], phones=("+972541234567",))
    assert reasons(first, again(first, given_name=other[0], family_name=other[1])) == (Reason.SAME_NAME, Reason.SAME_PHONE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('מאפיית לוי בע"מ', "מאפיית לוי"),
        ("מאפיית לוי בע״מ", "מאפיית לוי בעמ"),
        ("Levi & Sons Ltd.", "Levi & Sons"),
        ("Baker Limited", "Baker LTD"),
        ("Пекарна Петров ООД", "Пекарна Петров"),
        ("مخبز حداد ذ.م.م", "مخبز حداد"),
        ("فروشگاه کریمی (با مسئولیت محدود)", "فروشگاه كريمي"),
    ],
)
def test_a_firm_is_one_with_and_without_the_form_of_its_law(one: str, other: str) -> None:
    firm = ComparedCard(id=1, company=one, phones=("+97235550199",))
    assert reasons(firm, again(firm, company=other)) == (Reason.SAME_COMPANY, Reason.SAME_PHONE)


def test_a_chain_in_two_cities_is_two_customers() -> None:
    shop = ComparedCard(id=1, company='מאפיית לוי בע"מ', phones=("+97235550199",), city="תל אביב")
    assert proposed(shop, again(shop, phones=("+97248123456",), city="חיפה")) == []


def test_colleagues_at_one_phone_are_two() -> None:
    dana = ComparedCard(id=1, given_name="דנה", family_name="לוי", company='מאפיית לוי בע"מ', phones=("+97235550199",))
    assert proposed(dana, again(dana, given_name="יוסי", family_name="פרץ")) == []


def test_a_card_without_a_name_is_told_by_its_phone_and_e_mail() -> None:
    bare = replace(MOSHE, given_name="", birthday=None)
    assert proposed(MOSHE, again(bare)) == [(1, 2)]
    assert proposed(MOSHE, again(bare, emails=())) == []


def test_empty_cards_propose_nobody() -> None:
    assert proposed(ComparedCard(id=1), ComparedCard(id=2), ComparedCard(id=3, phones=("",), emails=("",), given_name=" .")) == []
    assert proposed() == []


def test_a_birthday_in_another_calendar_is_the_same_day() -> None:
    day = MOSHE.birthday
    assert day is not None
    whole = day.gregorian()
    assert whole is not None
    assert Reason.SAME_BIRTHDAY in reasons(MOSHE, again(MOSHE, birthday=PartialDate.of(whole, Calendar.HEBREW)))


def test_few_new_cards_are_compared_with_the_known_ones_and_those_not_among_themselves() -> None:
    known = (replace(MOSHE, id=10), replace(MOSHE, id=11), replace(IVAN, id=12))
    assert proposed(replace(MOSHE, id=70), against=known) == [(70, 10), (70, 11)]
    assert proposed(against=known) == []


def test_two_cards_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        proposed(MOSHE, IVAN)


def test_a_number_that_everybody_has_proposes_nobody() -> None:
    names = [f"{first}{second}" for first in "אבגדהוזחט" for second in "כלמנסעפצ"]
    crowd = [ComparedCard(id=place, given_name=name, family_name=f"{name}ר", phones=("+972500000000",)) for place, name in enumerate(names)]
    assert proposed(*crowd) == []


class Impatient:
    """A user who stops at once."""

    def report(self, done: int, total: int, doing: str) -> None:
        raise Cancelled


def test_looking_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        find_duplicates([MOSHE, again(MOSHE)], Impatient())


_texts = st.sampled_from(["", "משה", "משא", "כהן", "Ivan", "Иван", "Петров", "Петрова", "عبد الله", "د. علي", "Ltd", "12", "."])
_cards = st.builds(
    ComparedCard,
    id=st.just(0),
    given_name=_texts,
    middle_name=_texts,
    family_name=_texts,
    known_as=_texts,
    company=_texts,
    phones=st.lists(st.sampled_from(["+972541234567", "541234568", "+359881234567", "100", ""]), max_size=2).map(tuple),
    emails=st.lists(st.sampled_from(["a1@example.com", "a12@example.com", "b@example.com"]), max_size=2).map(tuple),
    birthday=st.sampled_from([None, PartialDate(1970, 5, 17), PartialDate(1970, 7, 15), PartialDate(1970), PartialDate(None, 5, 17)]),
    street=st.sampled_from(["", "הרצל 12", "הרצל 13", "הרצלל 12", "Main Street"]),
    city=st.sampled_from(["", "חיפה", "חיפא", "София"]),
    number=st.sampled_from(["", "7"]),
)
_books = st.lists(_cards, max_size=12).map(lambda cards: [replace(card, id=place) for place, card in enumerate(cards)])


@given(_books, st.randoms(use_true_random=False))
def test_the_order_of_the_cards_does_not_matter(cards: list[ComparedCard], random: object) -> None:
    shuffled = list(cards)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_duplicates(shuffled, Silent()) == find_duplicates(cards, Silent())


@given(_books)
def test_no_card_is_a_duplicate_of_itself_and_no_pair_comes_twice(cards: list[ComparedCard]) -> None:
    pairs = find_duplicates(cards, Silent())
    assert all(pair.first < pair.second for pair in pairs)
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)
    assert all(PROPOSED <= pair.score <= 1 and pair.reasons for pair in pairs)
    assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)


@given(_cards, _cards)
@settings(max_examples=300)
def test_two_cards_are_as_alike_either_way(one: ComparedCard, other: ComparedCard) -> None:
    there = find_duplicates([replace(one, id=1)], Silent(), against=[replace(other, id=2)], threshold=0)
    back = find_duplicates([replace(other, id=1)], Silent(), against=[replace(one, id=2)], threshold=0)
    assert there == back
