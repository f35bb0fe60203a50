"""Finding cases by number, applicant or words."""

from django.db.models import Q

from tirek.cases.models import Case
from tirek.cases.models.case import CaseQuerySet
from tirek.cases.queries.queue import is_one_office, search_in
from tirek.core.actor import Actor
from tirek.core.iin import iin_digits
from tirek.core.lines import normalise_phone, one_line
from tirek.core.numbering import normalise
from tirek.people.models import Contact, Identifier

FEWEST_LETTERS = 2


def search_cases(actor: Actor, text: str, limit: int = 20) -> list[Case]:
    """Visible cases that fit what was typed, the latest first: a number, an IIN, a phone, or words of the subject,
    the text
    or the applicant's name in any spelling. One query, or two for a phone or an IIN."""
    return list(found_cases(actor, text)[:limit])


def found_cases(actor: Actor, text: str) -> CaseQuerySet:
    """The same, as a queryset to count or page."""
    text = one_line(text)[:200]
    cases = Case.objects.visible_to(actor).for_queue().order_by("-registered_on", "-id")
    if len(text) < FEWEST_LETTERS:
        return cases.none()
    person = None if normalise(text) else applicant_condition(text)
    if person is not None:
        return cases.filter(person)
    return search_in(cases, text, in_one_office=is_one_office(actor))


def applicant_condition(text: str) -> Q | None:
    """The applicants with an IIN or a phone as typed; None when it is neither."""
    digits = iin_digits(text) or ""
    phone = normalise_phone(text) if _looks_like_phone(text) else None
    if len(digits) != 12 and phone is None:
        return None
    identifiers = Identifier.objects.current().filter(value=digits).values("person_id")
    contacts = Contact.objects.current().filter(value=phone or "-").values("person_id")
    return Q(applicant__in=list({row["person_id"] for row in identifiers.union(contacts)}))


def _looks_like_phone(text: str) -> bool:
    return sum(char.isdigit() for char in text) >= 10 and not any(char.isalpha() for char in text)
