import statistics
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tirek.reports.queries.tallies import median

VALUES = st.lists(st.integers(0, 400), min_size=1)


@given(VALUES)
def test_the_median_of_a_tally_is_the_median_of_its_values(values):
    assert median(Counter(values)) == statistics.median(values)


@given(VALUES, VALUES)
def test_tallies_of_two_offices_add_up_to_the_exact_median_of_both(one, other):
    assert median(Counter(one) + Counter(other)) == statistics.median(one + other)


def test_nothing_to_stand_on_is_no_data_and_not_zero():
    assert median(Counter()) is None
    assert median(Counter({0: 3})) == 0
