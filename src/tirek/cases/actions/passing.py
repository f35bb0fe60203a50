"""The person's consent to passing data on, asked before anything crosses to a partner."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.cases.clock.ledger import day_of
from tirek.cases.models import Case
from tirek.cases.queries.consents import PASSING_VERSION, consent_to_pass
from tirek.core.actor import Actor
from tirek.core.operator import operator
from tirek.core.verdict import Refused, refuse
from tirek.network.models import Memorandum, Organisation
from tirek.people.actions import give_consent
from tirek.people.enums import ConsentHow
from tirek.people.models import Consent


def ensure_consent(
    case: Case, memorandum: Memorandum, receiver_id: UUID, how: str, *, by: Actor, at: datetime
) -> Consent | None:
    """The consent under which the memorandum's fields cross: one in force, or the one recorded now by ``how``. None
    when nothing personal crosses. Raises Refused with the way out when the person has not agreed."""
    if not memorandum.crossing:
        return None
    receiver = Organisation.objects.get(pk=receiver_id)
    known = consent_to_pass(case.applicant_id, receiver, on=day_of(at))
    if known is not None:
        return known
    if not how:
        reason = _(
            "The person has not agreed that %(partner)s receives their data. Ask them and record how they agreed, "
            "or let the office do it itself."
        )
        raise Refused(refuse(reason % {"partner": receiver.name}))
    return _record(case, memorandum, receiver, how, by, at)


def _record(case: Case, memorandum: Memorandum, receiver: Organisation, how: str, by: Actor, at: datetime) -> Consent:
    if how not in ConsentHow.values or how == ConsentHow.WEB_FORM:
        raise ValidationError({"consent": _("Say how the person agreed.")})
    with translation.override(case.language):
        purpose = _("to carry out one service of the plan of application %(number)s") % {"number": case.number}
    return give_consent(
        person_id=case.applicant_id,
        operator=told.name if (told := operator(case.language)) else case.office.name_in(case.language),
        operator_number=told.number if told else "",
        operator_id=case.office_id,
        purpose=purpose,
        data=list(memorandum.crossing),
        third_parties=[receiver.name_kk],
        how=how,
        text_version=PASSING_VERSION,
        language=case.language,
        matter_id=case.pk,
        by=by,
        at=at,
    )
