"""Whom a citizen's session has proved to be, for the pages about their data: the applications opened by PIN or joined
to the account. Neither proves an identity, so each opens only what belongs to those applications."""

from django.http import HttpRequest
from django.urls import reverse

from tirek.cases.models import Case
from tirek.cases.views.account import account_of
from tirek.cases.views.track import proved
from tirek.people.queries.subjects import Subject


def subject_of_session(request: HttpRequest) -> Subject | None:
    """The application whose PIN was given a moment ago, else those of the account; None for a stranger."""
    case = proved(request)
    if case is not None:
        return _subject([case], reverse("cases:track_page"))
    account = account_of(request)
    if account is None:
        return None
    cases = Case.objects.filter(pk__in=account.joined.values("case_id")).order_by("-registered_on")
    return _subject(list(cases), reverse("cases:account"))


def _subject(cases: list[Case], back: str) -> Subject:
    return Subject(
        matters={case.pk: case.applicant_id for case in cases},
        offices={case.pk: case.office_id for case in cases},
        back=back,
    )
