"""The same questions at the desk, for an application: what is known stands there already, and the answer is kept."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tirek.core.access import requires
from tirek.programmes.enums_of_services import RulesPermission
from tirek.programmes.queries.check_subjects import Subject, subject_for
from tirek.programmes.views.entitlement import Wizard, family_page, money_page


@requires(RulesPermission.CHECK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Who lives in the home, as far as the record knows."""
    subject = _subject(request, kind, key)
    return family_page(request, _wizard(subject, kind, key), dict(subject.known))


@requires(RulesPermission.CHECK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """What the family has; the answer is kept with the application."""
    subject = _subject(request, kind, key)
    return money_page(
        request,
        _wizard(subject, kind, key),
        lambda facts: subject.keep(facts, request.actor, timezone.now()),  # type: ignore[attr-defined]
    )


def _subject(request: HttpRequest, kind: str, key: UUID) -> Subject:
    found = subject_for(kind, key, request.actor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _wizard(subject: Subject, kind: str, key: UUID) -> Wizard:
    path = reverse("programmes:check_family", args=[kind, key]).removesuffix("family/")
    return Wizard(path, "base.html", _("Check of entitlement: %(subject)s") % {"subject": subject.title}, subject.url)
