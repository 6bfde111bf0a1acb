"""How a customer is told of whom a row of a file could be."""

from __future__ import annotations

from smallcrm.domain.customer import Customer
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.import_matching import candidate, told_by


def test_the_row_of_a_customer_whom_the_file_makes_is_told_in_the_digits_of_the_shop() -> None:
    maryam = candidate(Customer(given_name="مریم", family_name="حسینی"), None, (0, 11))
    with in_language("fa"):
        assert strip_marks(told_by(maryam, "native")) == "مریم حسینی (ردیف ۱۲)"
