"""Numbers: the check digit catches what people get wrong; issuing leaves no gap and no duplicate."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tirek.core.numbering import check_digit, is_valid, next_number, normalise, reserve

BODIES = st.text("0123456789", min_size=12, max_size=15)


def _number(body: str) -> str:
    digits = body + check_digit(body)
    return "-".join((digits[:4], digits[4:6], digits[6:-1], digits[-1]))


@given(BODIES)
def test_a_spelled_number_is_valid(body: str) -> None:
    assert normalise(_number(body)) == _number(body)


@given(BODIES)
def test_every_single_wrong_digit_is_caught(body: str) -> None:
    digits = _number(body).replace("-", "")
    for place, right in enumerate(digits):
        for wrong in set("0123456789") - {right}:
            assert not is_valid(digits[:place] + wrong + digits[place + 1 :])


@given(BODIES)
def test_every_swap_of_neighbours_is_caught_also_across_a_dash(body: str) -> None:
    number = _number(body)
    digits = number.replace("-", "")
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            assert not is_valid(swapped)


@pytest.mark.parametrize(
    "typed",
    ["{n}", " {n} ", "{d}", "{n:.}", "№ {n}", "{n: }", "{n:—}", "{n: - }", "{arabic}", "{wide}"],
)
def test_what_people_type(typed: str) -> None:
    number = _number("041226000123")
    digits = number.replace("-", "")
    shapes = {
        "{n}": number, " {n} ": f" {number} ", "{d}": digits, "{n:.}": number.replace("-", "."), "№ {n}": f"№ {number}",
        "{n: }": number.replace("-", " "), "{n:—}": number.replace("-", "—"), "{n: - }": number.replace("-", " - "),
        "{arabic}": digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        "{wide}": number.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    }  # fmt: skip
    assert normalise(shapes[typed]) == number


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_may_be_typed(text: str) -> None:
    assert normalise(text) is None or is_valid(text)


@pytest.mark.django_db
def test_numbers_run_from_one_in_each_office_and_year() -> None:
    assert next_number("0412", 2026)[:14] == "0412-26-000001"
    assert next_number("0412", 2026)[:14] == "0412-26-000002"
    assert next_number("0412", 2027)[:14] == "0412-27-000001"
    assert next_number("0413", 2026)[:14] == "0413-26-000001"
    assert all(map(is_valid, reserve("0412", 2026, 3)))


@pytest.mark.django_db
def test_a_block_is_consecutive() -> None:
    assert [number[8:14] for number in reserve("0412", 2026, 3)] == ["000001", "000002", "000003"]
    assert next_number("0412", 2026)[8:14] == "000004"


@pytest.mark.django_db(transaction=True)
def test_a_rollback_gives_the_number_back() -> None:
    first = next_number("0412", 2026)
    with transaction.atomic():
        next_number("0412", 2026)
        transaction.set_rollback(True)
    assert next_number("0412", 2026)[8:14] == f"{int(first[8:14]) + 1:06d}"


@pytest.mark.django_db(transaction=True)
def test_eight_writers_get_no_duplicate_and_no_gap() -> None:
    def write(_writer: int) -> list[str]:
        try:
            return [next_number("0499", 2026) for _ in range(25)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = [number for batch in pool.map(write, range(8)) for number in batch]
    assert sorted(int(number[8:14]) for number in numbers) == list(range(1, 201))


@pytest.mark.parametrize(("prefix", "count"), [("412", 1), ("04a2", 1), ("٠٤١٢", 1), ("0412", 0)])
def test_nonsense_is_refused(prefix: str, count: int) -> None:
    with pytest.raises(ValueError, match=r"four digits|at least one"):
        reserve(prefix, 2026, count)
