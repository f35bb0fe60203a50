"""What learners are told of their certificates, through the outbox, each in their language."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.activities.models import Certificate, Course, Registration
from tirek.activities.queries.certificates import address_of
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.network.models import User

ISSUED = gettext_lazy("Your certificate: %(course)s")
REVOKED = gettext_lazy("Your certificate is revoked: %(course)s")


def tell_issued(registration: Registration, certificate: Certificate) -> None:
    """The number, and where the paper is."""
    with translation.override(registration.language):
        lines = [_("Number: %(number)s") % {"number": certificate.number}, "", _("Open and print it here:")]
        _write(registration, certificate, ISSUED, [*lines, address_of(certificate)])


def tell_revoked(registration: Registration, certificate: Certificate) -> None:
    """Why it no longer stands."""
    with translation.override(registration.language):
        lines = [_("Number: %(number)s") % {"number": certificate.number}, certificate.revoke_reason]
        _write(registration, certificate, REVOKED, lines)


def _write(registration: Registration, certificate: Certificate, words: Promise, lines: Sequence[str]) -> None:
    channel = Channel.EMAIL if registration.email else Channel.SMS
    to = registration.email or registration.phone
    subject = str(words) % {"course": certificate.course.name}
    if to:
        body = "\n".join([subject, "", *lines])
        send(channel, to, subject, body, language=registration.language, about=certificate)


def tell_due(user: User, course: Course, occasion: str) -> None:
    """That a course has to be taken (again); once for each occasion."""
    with translation.override(user.language):
        subject = _("A course you have to take: %(course)s") % {"course": course.name}
        where = [f"{settings.SITE_URL}{reverse(name, args=args)}" for name, args in _pages(course)]
        lines = [subject, "", _("Sessions and enrolment:"), where[0], "", _("Your training:"), where[1]]
        key = f"training-due:{course.pk}:{user.pk}:{occasion}"
        send(Channel.EMAIL, user.email, subject, "\n".join(lines), language=user.language, about=course, key=key)


def _pages(course: Course) -> list[tuple[str, list[str]]]:
    return [("activities:course", [course.code]), ("activities:training", [])]
