"""Papers of a case: the answer as a letter, and the coupon of art. 64."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tirek.cases.models import Answer, Case
from tirek.core.paper import pdf, qr_svg


def tracking_url(case: Case) -> str:
    """The address the QR code opens: the tracking page with the number filled in. Never the PIN."""
    return f"{settings.SITE_URL}/track/?number={case.number}"


def letter_pdf(answer: Answer) -> bytes:
    """The answer as a letter in the applicant's language, signed by name and post. The same answer gives the same
    bytes."""
    case = answer.case
    with translation.override(answer.language):
        data = {
            "title": _("Answer to application %(number)s") % {"number": case.number},
            "lang": answer.language,
            "office": case.office.name,
            "address": " · ".join(filter(None, (case.office.address, case.office.phone))),
            "number": answer.number,
            "date": _date(answer.signed_at),
            "to_label": _("To:"),
            "to": case.applicant.full_name,
            "about": case.subject,
            "paragraphs": [line for line in answer.text.split("\n") if line],
            "signed_post": answer.signed_by_post,
            "signed_name": answer.signed_by_name,
            "appeal": _appeal(),
            "qr": qr_svg(tracking_url(case)),
            "qr_label": _("Confirm or reopen"),
        }
        return pdf("cases/letter", data, dated=answer.signed_at)


def coupon_pdf(case: Case, *, pin: str = "", received_by: str = "", received_by_post: str = "") -> bytes:
    """The coupon handed to the applicant: number, PIN (only right after registration, when it is known), date and time,
    name and post of the receiver (АППК art. 64), and a QR code of the tracking page."""
    with translation.override(case.language):
        moment = localtime(case.received_at)
        facts = [
            (_("Number"), case.number),
            (_("PIN"), pin),
            (_("Received"), f"{date_format(moment, 'DATE_FORMAT')}, {moment:%H:%M}"),
            (_("Counts as registered on"), date_format(case.registered_on, "DATE_FORMAT")),
            (_("Answer due by"), date_format(case.due_on, "DATE_FORMAT")),
            (_("Received by"), ", ".join(filter(None, (received_by, received_by_post))) or _("Tirek, electronically")),
            (_("About"), case.service.name),
        ]
        data = {
            "title": _("Coupon of an application"),
            "lang": case.language,
            "office": case.office.name,
            "facts": [pair for pair in facts if pair[1]],
            "number": case.number,
            "note": _("Follow your application with the number and the PIN. Do not show the PIN to others."),
            "url": f"{settings.SITE_URL}/track/",
            "qr": qr_svg(tracking_url(case)),
        }
        return pdf("cases/coupon", data, dated=case.received_at)


def _date(moment: datetime) -> str:
    return date_format(localtime(moment), "DATE_FORMAT")


def _appeal() -> str:
    """How to disagree: АППК art. 89 asks every answer to say so, art. 92 gives three months."""
    return _("If you do not agree with this answer, you may reopen the application or complain within three months.")
