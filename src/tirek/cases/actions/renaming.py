"""A person's new name in the search of their cases."""

from uuid import UUID

from django.db.transaction import atomic

from tirek.cases.actions.texts import case_terms
from tirek.cases.models import Case
from tirek.core.events import subscribe
from tirek.people.events import PersonRenamed
from tirek.people.models import Person

_BATCH = 500


@subscribe(PersonRenamed)
def renew_terms(event: PersonRenamed) -> None:
    """Renew the search keys of the person's cases. Derived data: nothing is audited, and doing it twice is harmless."""
    renew_terms_of(event.person_id)


@atomic
def renew_terms_of(person_id: UUID) -> int:
    """The same for one person; returns how many cases had older keys."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return 0
    cases = Case.objects.filter(applicant_id=person_id).only("subject", "body", "search_terms").order_by("pk")
    changed = []
    for case in cases.select_for_update():
        terms = case_terms(case.subject, case.body, person.full_name)
        if terms != case.search_terms:
            case.search_terms = terms
            changed.append(case)
    Case.objects.bulk_update(changed, ["search_terms"], batch_size=_BATCH)
    return len(changed)
