"""What grantees and the staff that follow grants are told, through the outbox, each in their language."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.calls.enums import CallPermission
from tirek.calls.models import Grant, GrantAmendment, GrantReport, GrantReturn, Tranche
from tirek.calls.money import tenge
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.network.models import RoleGrant, User

SIGNED = gettext_lazy("Your grant %(number)s: the contract is in force")
ENDED = gettext_lazy("Your grant %(number)s is ended early")
PAID = gettext_lazy("Your grant %(number)s: money is on its way")
ACCEPTED = gettext_lazy("Your grant %(number)s: the report is accepted")
RETURNED = gettext_lazy("Your grant %(number)s: the report is returned with remarks")
SUBMITTED = gettext_lazy("A report of grant %(number)s is handed in")
OWED_BACK = gettext_lazy("Your grant %(number)s: money has to come back")
AMENDMENT = gettext_lazy("Grant %(number)s: a change of the contract waits for your answer")
AMENDED = gettext_lazy("Grant %(number)s: the change of the contract is answered")


def tell_signed(grant: Grant, token: str) -> None:
    """The link that joins the grant to an account: it stands in this letter only."""
    link = f"{settings.SITE_URL}{reverse('calls:grant_claim', args=[token])}"
    with translation.override(grant.language):
        lines = [grant.title, "", _("Reports and tranches are on the page of the grant. Open it with this link:"), link]
        _to_grantee(grant, SIGNED, lines)


def tell_ended(grant: Grant) -> None:
    """That it ended, and why."""
    with translation.override(grant.language):
        _to_grantee(grant, ENDED, [grant.title, "", grant.end_reason])


def tell_paid(tranche: Tranche) -> None:
    """How much, under which number."""
    grant = tranche.grant
    with translation.override(grant.language):
        lines = [_("Sum: %(sum)s") % {"sum": tenge(tranche.amount)}]
        lines.append(_("Payment order: %(number)s") % {"number": tranche.payment_number})
        _to_grantee(grant, PAID, [*lines, "", _page(grant)])


def tell_decided(report: GrantReport, *, is_accepted: bool) -> None:
    """What was decided on a report, with the remarks."""
    with translation.override(report.grant.language):
        _to_grantee(report.grant, ACCEPTED if is_accepted else RETURNED, [report.remark, "", _address(report)])


def tell_submitted(report: GrantReport, at: datetime) -> None:
    """The staff that decide on reports."""
    for language, email in staff_of(report.grant, (CallPermission.RUN, CallPermission.PAY), at):
        with translation.override(language):
            body = [report.grant.grantee_name, report.grant.title, "", _address(report)]
            key = f"grant-report:{report.pk}:{report.version}:{email}"
            _write(email, language, report.grant, SUBMITTED, body, key)


def tell_return(owed: GrantReturn) -> None:
    """How much has to come back, why and by when."""
    grant = owed.grant
    with translation.override(grant.language):
        lines = [
            _("Sum: %(sum)s") % {"sum": tenge(owed.amount)},
            _("By: %(day)s") % {"day": date_format(owed.due_on, "DATE_FORMAT")},
            owed.reason,
        ]
        _to_grantee(grant, OWED_BACK, [*lines, "", _page(grant)])


def tell_amendment(amendment: GrantAmendment, at: datetime) -> None:
    """The side that has to answer."""
    grant = amendment.grant
    if amendment.asked_by_id != grant.user_id:
        with translation.override(grant.language):
            _to_grantee(grant, AMENDMENT, [amendment.reason, "", _page(grant)])
        return
    for language, email in staff_of(grant, (CallPermission.RUN,), at):
        with translation.override(language):
            key = f"grant-amendment:{amendment.pk}:{email}"
            _write(email, language, grant, AMENDMENT, [amendment.reason, "", _page(grant)], key)


def tell_amended(amendment: GrantAmendment) -> None:
    """The grantee learns the answer, or that their own is noted."""
    with translation.override(amendment.grant.language):
        lines = [amendment.get_state_display(), amendment.answer, "", _page(amendment.grant)]
        _to_grantee(amendment.grant, AMENDED, [str(line) for line in lines])


def staff_of(grant: Grant, permissions: Iterable[CallPermission], at: datetime) -> list[tuple[str, str]]:
    """Language and address of those who hold one of the permissions at the grant's organisation itself."""
    roles = {role for permission in permissions for role in roles_of(permission)}
    held = RoleGrant.objects.in_force(local_date(at)).filter(organisation_id=grant.organisation_id, role__in=roles)
    users = User.objects.active().filter(pk__in=held.values("user"))
    return list(users.order_by("email").values_list("language", "email"))


def _to_grantee(grant: Grant, words: Promise, lines: Sequence[str], key: str | None = None) -> None:
    email = grant.email or (grant.user.email if grant.user else "")
    if email:
        _write(email, grant.language, grant, words, lines, key)


def _write(email: str, language: str, grant: Grant, words: Promise, lines: Sequence[str], key: str | None) -> None:
    subject = str(words) % {"number": grant.number}
    send(Channel.EMAIL, email, subject, "\n".join([subject, "", *lines]), language=language, about=grant, key=key)


def _page(grant: Grant) -> str:
    return f"{settings.SITE_URL}{reverse('calls:grant_desk', args=[grant.number])}"


def _address(report: GrantReport) -> str:
    return f"{settings.SITE_URL}{report.get_absolute_url()}"
