"""Certificates: finding one by what somebody typed, what anybody may read of it, and its paper."""

import re

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.activities.models import Certificate
from tirek.core.actor import Actor
from tirek.core.numbering import check_digit
from tirek.core.paper import pdf, qr_svg
from tirek.people.models import Person

SERIES = "0000"  # the numbers of certificates run apart from those of offices
_DIGITS = re.compile(r"(\d{2})(\d{6,9})(\d)", re.ASCII)


def spelled(number: str) -> str:
    """A number of the series as it stands on the paper: ``26-000123-7``."""
    return number.removeprefix(f"{SERIES}-")


def number_of(typed: str) -> str | None:
    """The number in what somebody typed, with or without dashes; None when a digit is wrong."""
    digits = re.sub(r"[\s./\\\-\u2010-\u2015\u2212_№#]+", "", typed)
    found = _DIGITS.fullmatch(digits)
    return "-".join(found.groups()) if found and check_digit(digits) == "0" else None


def by_number(number: str) -> Certificate | None:
    """The certificate with this number, revoked and expired ones too."""
    rows = Certificate.objects.select_related("course__organisation", "event__organiser", "person", "organisation")
    return rows.filter(number=number).first()


def shows_name(certificate: Certificate, code: str, actor: Actor) -> bool:
    """Whether the reader has the paper (its secret), or may see the record anyway."""
    if code and certificate.code and constant_time_compare(certificate.code, code):
        return True
    return Certificate.objects.visible_to(actor).filter(pk=certificate.pk).exists()


def initials_of(name: str) -> str:
    """A name as a stranger sees it: enough to compare with the paper, not enough to tell who it is."""
    return " ".join(f"{word[0]}•••" for word in name.split()[:3])


def address_of(certificate: Certificate) -> str:
    """The address in the QR code of the paper, its secret included."""
    return f"{settings.SITE_URL}{certificate.get_absolute_url()}?code={certificate.code}"


def certificates_of_person(actor: Actor, person: Person) -> QuerySet[Certificate, Certificate]:
    """A person's certificates as far as the reader sees them, the latest first."""
    rows = Certificate.objects.visible_to(actor).filter(person=person)
    return rows.select_related("course").order_by("-issued_on", "-id")


def certificate_pdf(certificate: Certificate) -> bytes:
    """The paper, in the learner's language; the same certificate gives the same bytes."""
    with translation.override(certificate.language):
        return pdf("activities/certificate", _words(certificate), dated=certificate.created_at)


def _words(certificate: Certificate) -> dict[str, object]:
    course = certificate.course
    facts = [
        (_("Number"), certificate.number),
        (_("Issued"), date_format(certificate.issued_on, "DATE_FORMAT")),
        (_("Valid until"), _until(certificate)),
        (_("Result of the test"), f"{certificate.percent} %" if certificate.percent is not None else ""),
        (_("Where it was held"), certificate.event.organiser.name),
    ]
    return {
        "title": _("Certificate"),
        "lang": certificate.language,
        "office": course.organisation.name,
        "number": certificate.number,
        "name": certificate.holder,
        "says": _("has completed the course"),
        "course": course.name,
        "hours": _("%(hours)s academic hours") % {"hours": certificate.hours or course.hours},
        "facts": [pair for pair in facts if pair[1]],
        "check": _("Anybody can check this certificate: read the code with a phone, or type the number at"),
        "url": f"{settings.SITE_URL}/certificates/",
        "qr": qr_svg(address_of(certificate)),
    }


def _until(certificate: Certificate) -> str:
    if certificate.valid_until is None:
        return _("for good")
    return date_format(certificate.valid_until, "DATE_FORMAT")
