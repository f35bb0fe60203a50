"""How long applications and their applicants are kept with their personal part. Terms are the house's own until a
lawyer confirms them (mark U)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.activities.models import Attendance, Certificate
from tirek.cases.actions.anonymising import anonymise_cases
from tirek.cases.models import Case
from tirek.core.retention_rules import Action, RetentionRule, add_rules, key_of
from tirek.core.terms import Certainty, Words
from tirek.network.models import Membership
from tirek.people.actions.anonymising import anonymise_people
from tirek.people.models import Person
from tirek.programmes.enums import EnrolmentState
from tirek.programmes.models import Enrolment

PROOF = timedelta(days=5 * 366)
"""A certificate is proof for ten years after it ran out; the rule itself waits for five."""
SOURCE = Words(
    kk="Желінің өз ережесі: шағымдану мен бақылау мерзімдерінен кейін бес жыл; заңгер растауы керек",
    ru="Собственное правило сети: пять лет после сроков обжалования и контроля; требуется подтверждение юриста",
    en="The network's own rule: five years after the terms of complaint and control; a lawyer has to confirm it",
)


def _old_cases(cutoff: datetime) -> "QuerySet[Any]":
    """Closed before the moment (index ``case_by_outcome`` is of no use here: a yearly task reads the table)."""
    return Case.objects.filter(closed_at__lt=cutoff, anonymised_at__isnull=True)


def _old_people(cutoff: datetime) -> "QuerySet[Any]":
    """All their applications have been anonymised, or they never had one, and nothing else of theirs is younger: no
    seat, event, certificate or way through an initiative. Nobody of the staff, nobody who agreed to be named for a
    seat: that record is public."""
    known = Case.objects.filter(applicant=OuterRef("pk"))
    staff = get_user_model()._default_manager.filter(person=OuterRef("pk"))
    open_ones = known.filter(anonymised_at__isnull=True)
    lately = known.filter(Q(closed_at__isnull=True) | Q(closed_at__gte=cutoff))
    silent = Exists(known) | Q(created_at__lt=cutoff)
    people = Person.objects.filter(silent, ~Exists(open_ones), ~Exists(lately), ~Exists(staff))
    return people.filter(*(~Exists(rows) for rows in _elsewhere(cutoff)), anonymised_at__isnull=True)


def _elsewhere(cutoff: datetime) -> "Iterator[QuerySet[Any]]":
    """What keeps a person's name beside applications."""
    person, day = Q(person=OuterRef("pk")), cutoff.date()
    still = Q(during__upper_inf=True) | Q(during__endswith__gte=day) | Q(is_public=True)
    yield Membership.objects.filter(person, still)
    yield Attendance.objects.filter(person, came_at__gte=cutoff)
    yield Enrolment.objects.filter(
        person, Q(state=EnrolmentState.ACTIVE) | Q(reached__on__gte=day) | Q(left_on__gte=day)
    )
    yield Certificate.objects.filter(person, Q(valid_until__isnull=True) | Q(valid_until__gte=day - PROOF))


add_rules(
    RetentionRule(
        code="cases.closed",
        title=Words("Жабылған өтініштер", "Закрытые обращения", "Closed applications"),
        months=60,
        since=Words("өтініш жабылған соң", "после закрытия обращения", "after the application was closed"),
        action=Action.ANONYMISE,
        source=SOURCE,
        certainty=Certainty.UNVERIFIED,
        due=_old_cases,
        treat=anonymise_cases,
        held_by=(("cases.case", "pk"), ("people.person", "applicant")),
        name_of=lambda case: str(case.number),
    ),
    RetentionRule(
        code="people.silent",
        title=Words(
            "Барлық өтініші ескірген адамдар",
            "Люди, все обращения которых устарели",
            "People all of whose applications are old",
        ),
        months=60,
        since=Words(
            "соңғы өтініш жабылған соң", "после закрытия последнего обращения", "after the last one was closed"
        ),
        action=Action.ANONYMISE,
        source=SOURCE,
        certainty=Certainty.UNVERIFIED,
        due=_old_people,
        treat=anonymise_people,
        held_by=(("people.person", "pk"), ("cases.case", "cases")),
        name_of=key_of,
    ),
)
