"""Who went through an initiative is forgotten after five years; the stages, reasons and outcomes stay as figures."""

from datetime import timedelta

import pytest
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.roadmaps import SYSTEM, make_enrolment, make_initiative

from tirek.cases.retention_rules import _old_people
from tirek.core.retention_rules import cutoff_of, preview, rule_named
from tirek.programmes.actions.enrolments import Proof, leave, reach_stage
from tirek.programmes.models import Enrolment, StageReached

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=6 * 365)


@pytest.fixture
def world() -> World:
    return make_world()


def test_words_go_and_figures_stay(world: World) -> None:
    enrolment = make_enrolment(make_initiative(world.saryagash, NOW), world.saryagash, NOW)
    proof = Proof(on=enrolment.enrolled_on, certificate="ОҚ-1", note="Өз сөзі")
    reach_stage(enrolment.pk, proof, by=SYSTEM, at=NOW)
    rule = rule_named("programmes.enrolments")
    assert preview(rule, LATER).count == 0  # still on the way
    assert enrolment.person not in _old_people(cutoff_of(rule, LATER))
    leave(enrolment.pk, "moved_away", note="Қалаға көшті", by=SYSTEM, at=NOW)
    assert (preview(rule, NOW).count, preview(rule, LATER).count) == (0, 1)
    assert rule.treat([enrolment.pk], LATER) == 1
    found = Enrolment.objects.get(pk=enrolment.pk)
    assert (found.left_note, found.trade, found.left_reason) == ("", "", "moved_away")
    reached = StageReached.objects.filter(enrolment=found)
    assert reached.count() == 2
    assert set(reached.values_list("note", "certificate")) == {("", "")}
    assert preview(rule, LATER).count == 0
