"""The consent of a guardian, as it is read and printed."""

import hashlib
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.calls.enums import ConsentPurpose
from tirek.calls.models import GuardianConsent
from tirek.core.paper.typesetting import pdf

TEXT_VERSION = "2026-1"


def consent_by_token(token: str) -> GuardianConsent | None:
    """The consent a link belongs to."""
    rows = GuardianConsent.objects.select_related("entry__call__organisation", "entry__nomination")
    return rows.filter(token_digest=hashlib.sha256(token.encode()).hexdigest()).first()


def consent_lines(consent: GuardianConsent) -> list[str]:
    """What the guardian reads: who keeps which data, for what, how long, and how it ends."""
    call = consent.entry.call
    return [
        _("%(organisation)s keeps the child's name, date of birth, region and work to run this contest.")
        % {"organisation": call.organisation.name},
        _("The jury sees neither surname nor school. Nothing is passed to others, nothing leaves the country."),
        _("The data are kept for three years after the contest is completed, then they are deleted."),
        _("You may take this consent back at any time by the same link: the work is then no longer judged or shown."),
    ]


def consent_pdf(consent: GuardianConsent) -> bytes:
    """The consent on paper, in the guardian's language."""
    with translation.override(consent.language):
        call = consent.entry.call
        moment = consent.given_at or consent.asked_at or consent.created_at
        data: dict[str, Any] = {
            "title": _("Consent of a guardian"),
            "lang": consent.language,
            "office": call.organisation.name,
            "number": consent.entry.number,
            "date": date_format(moment, "DATE_FORMAT"),
            "facts": [
                [_("Contest"), call.name],
                [_("Child"), consent.child_name],
                [_("Guardian"), f"{consent.guardian_name} ({consent.relation})"],
                [_("Given"), date_format(consent.given_at, "DATETIME_FORMAT") if consent.given_at else "—"],
                [
                    _("Taken back"),
                    date_format(consent.withdrawn_at, "DATETIME_FORMAT") if consent.withdrawn_at else "—",
                ],
                [_("Version of the text"), consent.text_version],
            ],
            "lines": consent_lines(consent),
            "agrees": _("I agree:"),
            "purposes": [[str(each.label), each in consent.purposes] for each in ConsentPurpose],
        }
        return pdf("calls/consent", data, dated=moment)
