"""How far a roadmap has come: arithmetic, held against itself."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.programmes.queries.circles import circle_in
from tirek.programmes.queries.rollup import ROOT, Node, rolled_up

STATES = st.sampled_from(["planned", "under_way", "done", "cancelled"])


@st.composite
def trees(draw) -> list[Node]:
    """Some dozen actions, each a line of the roadmap or a part of one before it."""
    paths, counts = [ROOT], {ROOT: 0}
    for _number in range(draw(st.integers(1, 14))):
        parent = draw(st.sampled_from([path for path in paths if path.count(".") < 4]))
        counts[parent] += 1
        path = f"{parent}{counts[parent]:04d}."
        paths.append(path)
        counts[path] = 0
    return [Node(path, draw(st.integers(1, 1000)), draw(STATES)) for path in paths[1:]]


@settings(max_examples=50, deadline=None)
@given(trees())
def test_shares_of_siblings_make_a_whole_and_every_branch_is_the_weighted_mean_of_its_leaves(nodes: list[Node]) -> None:
    found = rolled_up(nodes)
    by_parent: dict[str, list[str]] = {}
    for path in found:
        if path != ROOT:
            head, _, _step = path.rstrip(".").rpartition(".")
            by_parent.setdefault(f"{head}." if head else ROOT, []).append(path)
    for children in by_parent.values():
        assert sum(found[path].share for path in children) == 1
    leaves = [path for path in found if path not in by_parent and path != ROOT]
    states = {node.path: node.state for node in nodes}
    total = Fraction(0)
    for leaf in leaves:
        share, steps = Fraction(1), leaf.split(".")[:-1]
        for depth in range(1, len(steps) + 1):
            share *= found[".".join(steps[:depth]) + "."].share
        total += share * (states[leaf] == "done")
    assert found[ROOT].done == total


@settings(max_examples=50, deadline=None)
@given(trees(), st.integers(2, 9))
def test_weights_count_only_beside_each_other(nodes: list[Node], factor: int) -> None:
    heavier = [Node(node.path, node.weight * factor, node.state) for node in nodes]
    assert rolled_up(heavier) == rolled_up(nodes)


@settings(max_examples=50, deadline=None)
@given(
    st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2), st.decimals(-2000, 2000, places=2),
    st.decimals(0, 100, places=2),
)  # fmt: skip
def test_a_figure_nearer_to_its_target_never_tells_less(
    baseline: Decimal, target: Decimal, measured: Decimal, more: Decimal
) -> None:
    if baseline == target:
        return

    def done(value: Decimal) -> Fraction:
        return rolled_up([Node("0001.", 1, "planned", "cases", baseline, target, value)])[ROOT].done

    nearer = measured + more if target > baseline else measured - more
    assert 0 <= done(measured) <= done(nearer) <= 1
    assert done(target) == 1
    assert done(baseline) == 0


def test_what_was_not_measured_counts_as_nothing_and_a_hundred_percent_is_all_of_it():
    nodes = [Node("0001.", 999, "done"), Node("0002.", 1, "planned", "cases", Decimal(0), Decimal(5))]
    assert rolled_up(nodes)[ROOT].percent == 99
    assert rolled_up([])[ROOT].done == 0


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_a_circle_is_found_exactly_when_no_order_exists(pairs: list[tuple[int, int]]) -> None:
    needs: dict[int, set[int]] = {}
    for one, other in pairs:
        needs.setdefault(one, set()).add(other)
    left = set(range(10))
    while free := {each for each in left if not needs.get(each, set()) & left}:
        left -= free
    found = circle_in(needs)
    assert bool(found) == bool(left)
    for one, other in zip(found, [*found[1:], *found[:1]], strict=True):
        assert other in needs[one]
