"""Figures count an application once, however often it was registered, joined and taken apart."""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.test_retention import figures
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions.merging import merge_duplicate, undo_merge
from tirek.cases.models import Case, CaseMerge

LATER = NOW + timedelta(days=1)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(copies=st.lists(st.integers(0, 2), min_size=1, max_size=3), order=st.randoms(use_true_random=False))
def test_figures_of_joined_applications_are_those_of_applications_registered_once(world: World, copies, order):
    with transaction.atomic():
        _joined_and_apart(world, copies, order)
        transaction.set_rollback(True)


def _joined_and_apart(world: World, copies, order) -> None:
    cases = [make_case(world.saryagash, service=world.job) for _each in copies]
    once = figures(world)
    twice = [_again(world, case) for case, count in zip(cases, copies, strict=True) for _copy in range(count)]
    with_copies, stored = figures(world), dict(Case.objects.values_list("pk", "due_on"))
    order.shuffle(twice)
    for duplicate, number in twice:
        merge_duplicate(duplicate.pk, number, "Екі рет", by=world["head"], at=LATER)
    assert figures(world) == once
    assert Case.objects.count() == len(cases)
    merges = list(CaseMerge.objects.all())
    order.shuffle(merges)
    for merge in merges:
        undo_merge(merge.pk, by=world["head"], at=LATER)
    assert figures(world) == with_copies
    assert dict(Case.objects.values_list("pk", "due_on")) == stored


def _again(world: World, case: Case) -> tuple[Case, str]:
    """The same application registered once more, and the number of the first."""
    again = make_case(world.saryagash, service=world.job, person_id=case.applicant_id, by=world["registrar"])
    return again, case.number
