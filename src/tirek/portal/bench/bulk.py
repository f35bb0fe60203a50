"""Forwarding 1 000 cases at once, as a head does it from the queue: each its own transaction, with audit and notice."""

import time
from uuid import uuid4

from django.utils import timezone

from tirek.cases.actions.bulk import submit_many
from tirek.cases.actions.bulk_deeds import MOST, run
from tirek.cases.models import Case
from tirek.core.actor import ANONYMOUS, Actor, Grant, Reach
from tirek.core.roles import Role
from tirek.network.models import Organisation, RoleGrant
from tirek.portal.bench.applications import make_applications
from tirek.portal.bench.report import Row


def measure() -> list[Row]:
    """Seconds for a thousand, and how many a second."""
    told = list(make_applications(MOST, key=uuid4))
    done = submit_many(told, by=ANONYMOUS, at=timezone.now())
    cases = [each.case for each in done if each.case]
    assert len(cases) == MOST, done[0].problems
    by, receiver = _head(cases)
    keys = [case.pk for case in cases if case.office_id != receiver.pk]
    started = time.perf_counter()
    made = run(uuid4(), "forward", keys, {"to_office": receiver.pk, "reason": "Сынақ"}, by=by, at=timezone.now())
    spent = time.perf_counter() - started
    assert all(row[2] for row in made.results), made.results[0]
    return [
        {"what": "bulk forward", "cases": len(keys), "seconds": round(spent, 2), "per_second": round(len(keys) / spent)}
    ]


def _head(cases: list[Case]) -> tuple[Actor, Organisation]:
    """A head who reaches the offices of all these cases, and an office to forward to."""
    offices = frozenset(case.office_id for case in cases)
    grant = RoleGrant.objects.filter(role=Role.HEAD).select_related("user", "organisation").first()
    assert grant is not None
    reach = Grant(Role.HEAD, grant.organisation_id, Reach(offices))
    by = Actor(user_id=grant.user_id, name=grant.user.name, organisation_id=grant.organisation_id, grants=(reach,))
    receiver = Organisation.objects.offices().filter(accepts_applications=True).exclude(pk__in=offices).first()
    return by, receiver or Organisation.objects.offices().filter(pk__in=offices).order_by("pk")[0]
