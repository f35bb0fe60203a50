from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.core.iin import check_digit, check_iin, iin_digits

eleven = st.text("0123456789", min_size=11, max_size=11)
issued = eleven.filter(lambda digits: check_digit(digits) is not None).map(lambda d: d + str(check_digit(d)))


def by_hand(first_eleven: str) -> int | None:
    """The rule as written in the law, another way than the code."""
    digits = [int(digit) for digit in first_eleven]
    first = sum(digit * weight for digit, weight in zip(digits, range(1, 12), strict=True)) % 11
    if first != 10:
        return first
    second = sum(digit * weight for digit, weight in zip(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], strict=True)) % 11
    return None if second == 10 else second


@given(eleven)
def test_the_check_digit_is_that_of_the_law(digits: str) -> None:
    assert check_digit(digits) == by_hand(digits)


@given(issued)
def test_every_number_that_can_be_issued_is_accepted(number: str) -> None:
    check = check_iin(number)
    assert check.is_valid
    assert check.value == number


@given(issued, st.integers(0, 9))
def test_a_slip_in_the_first_ten_digits_of_a_first_pass_number_is_found(number: str, digit: int) -> None:
    first_pass = sum(int(d) * w for d, w in zip(number[:11], range(1, 12), strict=True)) % 11
    slipped = str(digit) + number[1:]
    second_look = sum(int(d) * w for d, w in zip(slipped[:11], range(1, 12), strict=True)) % 11
    if slipped != number and first_pass < 10 and second_look < 10:
        assert not check_iin(slipped).is_valid


@given(st.text(max_size=60))
def test_no_text_breaks_the_check(text: str) -> None:
    check = check_iin(text)
    assert check.is_valid or check.reason


@given(issued, st.lists(st.integers(0, 12), max_size=4))
def test_spaces_and_dashes_do_not_matter(number: str, places: list[int]) -> None:
    typed = number
    for place in places:
        typed = f"{typed[:place]} - {typed[place:]}"
    assert check_iin(typed).value == number


def test_digits_of_another_script_are_read() -> None:
    assert iin_digits("٨٤٠٥") == "8405"
    assert iin_digits("8405a") is None


def number(first_eleven: str) -> str:
    return f"{first_eleven}{check_digit(first_eleven)}"


def test_birth_date_and_sex_are_read_from_the_number() -> None:
    check = check_iin(number("84051740003"))
    assert (check.birth_date, check.sex, check.warnings) == (date(1984, 5, 17), "female", ())
    assert check_iin(number("05022951234")).birth_date is None  # 2005 had no 29 February
    assert check_iin(number("04022951234")).birth_date == date(2004, 2, 29)
    assert check_iin(number("99010110011")).birth_date == date(1899, 1, 1)


def test_a_mismatch_warns_and_does_not_block() -> None:
    check = check_iin(number("84051740003"), birth_date=date(1984, 5, 18), sex="male")
    assert check.is_valid
    assert len(check.warnings) == 2
    assert not check_iin(number("84051740003"), birth_date=date(1984, 5, 17), sex="unknown").warnings


def test_an_impossible_date_warns_and_does_not_block() -> None:
    check = check_iin(number("84133240003"))
    assert check.is_valid
    assert len(check.warnings) == 1


def test_a_foreigner_without_century_is_accepted_without_warning() -> None:
    check = check_iin(number("84051700003"), birth_date=date(1984, 5, 17), sex="male")
    assert (check.is_valid, check.warnings, check.birth_date, check.sex) == (True, (), None, None)


def second_pass_example() -> str:
    for serial in range(10**4):
        digits = f"8405174{serial:04d}"
        first = sum(int(d) * w for d, w in zip(digits, range(1, 12), strict=True)) % 11
        if first == 10 and check_digit(digits) is not None:
            return number(digits)
    raise AssertionError


def never_issued_example() -> str:
    return next(d for d in (f"8405174{serial:04d}" for serial in range(10**4)) if check_digit(d) is None)


def test_a_number_of_the_second_pass_is_accepted() -> None:
    assert check_iin(second_pass_example()).is_valid


@pytest.mark.parametrize("digit", range(10))
def test_a_number_never_issued_is_refused_with_its_reason(digit: int) -> None:
    check = check_iin(f"{never_issued_example()}{digit}")
    assert not check.is_valid
    assert check.reason


@pytest.mark.parametrize("text", ["", "84051740003", "8405174000345", "ABCDEFGHIJKL", "840517400039 и ещё"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert not check_iin(text).is_valid
