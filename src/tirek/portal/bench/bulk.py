"""Forwarding 1 000 cases at once, as a head does it from the queue: the press, and what its job then does, each case in
its own transaction, with audit and notice."""

from uuid import uuid4

from django.utils import timezone

from tirek.cases.actions.bulk import submit_many
from tirek.cases.actions.bulk_deeds import MOST, run
from tirek.cases.actions.bulk_work import carry_on
from tirek.cases.models import BulkRun, Case
from tirek.core.actor import ANONYMOUS, Actor, Grant, Reach
from tirek.core.roles import Role
from tirek.network.models import Organisation, RoleGrant
from tirek.portal.bench.applications import make_applications
from tirek.portal.bench.report import Row
from tirek.portal.bench.timing import timed


def measure() -> list[Row]:
    """The press; all of them, and how many a second. ``queries`` and times are of the whole thousand."""
    told = list(make_applications(MOST, key=uuid4))
    done = submit_many(told, by=ANONYMOUS, at=timezone.now())
    cases = [each.case for each in done if each.case]
    assert len(cases) == MOST, done[0].problems
    by, receiver = _head(cases)
    keys = [case.pk for case in cases if case.office_id != receiver.pk]
    made: list[BulkRun] = []

    def press() -> None:
        told = {"to_office": receiver.pk, "reason": "Сынақ"}
        made.append(run(uuid4(), "forward", keys, told, by=by, at=timezone.now()))

    def work() -> None:
        while carry_on(made[0].pk, by=by, at=timezone.now()):
            pass

    pressed, worked = timed("bulk forward, the press", [press], warm=0), timed("bulk forward", [work], warm=0)
    made[0].refresh_from_db()
    assert len(made[0].results) == len(keys)
    assert all(done[2] for done in made[0].results), made[0].results[0]
    return [pressed, {**worked, "cases": len(keys), "per_second": round(len(keys) / worked["median_ms"] * 1000)}]


def _head(cases: list[Case]) -> tuple[Actor, Organisation]:
    """A head who reaches the offices of all these cases, and an office to forward to."""
    offices = frozenset(case.office_id for case in cases)
    grant = RoleGrant.objects.filter(role=Role.HEAD).select_related("user", "organisation").first()
    assert grant is not None
    reach = Grant(Role.HEAD, grant.organisation_id, Reach(offices))
    by = Actor(user_id=grant.user_id, name=grant.user.name, organisation_id=grant.organisation_id, grants=(reach,))
    receiver = Organisation.objects.offices().filter(accepts_applications=True).exclude(pk__in=offices).first()
    return by, receiver or Organisation.objects.offices().filter(pk__in=offices).order_by("pk")[0]
