"""Consents given, withdrawn, and what rested on them ended."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.events import announce
from tirek.core.lines import one_line
from tirek.core.terms import count_term, rule_for
from tirek.core.verdict import Refused, ensure, refuse
from tirek.people.actions.fetching import person_to_edit
from tirek.people.enums import Language, WithdrawnHow
from tirek.people.events import ConsentWithdrawn
from tirek.people.models import Consent
from tirek.people.permissions import may_stop_processing
from tirek.people.queries.effects import effects_of
from tirek.people.terms import CONSENT_WITHDRAWAL


@atomic
def give_consent(
    *,
    person_id: UUID,
    operator: str,
    purpose: str,
    data: Sequence[str],
    how: str,
    text_version: str,
    operator_id: UUID | None = None,
    operator_number: str = "",
    third_parties: Sequence[str] = (),
    is_cross_border: bool = False,
    is_public: bool = False,
    until: date | None = None,
    language: str = Language.KAZAKH,
    matter_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Consent:
    """Keep a consent as it was given at ``at``, with all that art. 8(4) of the personal data law names.

    ``operator_id`` is the office that answers for it, ``matter_id`` the application it was given with. The person is
    not looked up through ``by``: an applicant without an account consents about themself.
    """
    consent = Consent.objects.create(
        person_id=person_id,
        operator=operator,
        operator_id=operator_id,
        operator_number=operator_number,
        purpose=purpose,
        data=list(data),
        third_parties=list(third_parties),
        is_cross_border=is_cross_border,
        is_public=is_public,
        until=until,
        given_at=at,
        how=how,
        text_version=text_version,
        language=language,
        matter_id=matter_id,
    )
    record("people.consent_given", consent, by=by, at=at, person=person_id, text=text_version)
    return consent


@atomic
def withdraw_consent(*, consent_id: UUID, reason: str = "", by: Actor, at: datetime) -> Consent:
    """Withdraw a consent; what rests on it ends by ``stop_by`` (art. 8(7)). No reason is asked for. Again: nothing
    changes."""
    person_to_edit(Consent.objects.get(pk=consent_id).person_id, by)
    consent = Consent.objects.select_for_update().get(pk=consent_id)
    if consent.withdrawn_at is None:
        day = local_date(at)
        consent.withdrawn_at, consent.withdrawal_reason = at, one_line(reason)[:300]
        consent.withdrawn_how = WithdrawnHow.SELF if by.person_id == consent.person_id else WithdrawnHow.DESK
        consent.stop_by = count_term(rule_for(CONSENT_WITHDRAWAL, day), day).due_on
        consent.save(update_fields=["withdrawn_at", "withdrawal_reason", "withdrawn_how", "stop_by"])
        record("people.consent_withdrawn", consent, by=by, at=at, person=consent.person_id, stop_by=consent.stop_by)
        announce(ConsentWithdrawn(consent.pk))
    return consent


@atomic
def stop_processing(*, consent_id: UUID, note: str, by: Actor, at: datetime) -> Consent:
    """Say that what rested on a withdrawn consent has been ended, and how. Raises Refused while something of it goes
    on (a referral not called back), ValidationError without a word on what was done."""
    consent = Consent.objects.answered_for_by(by).select_for_update().get(pk=consent_id)
    ensure(may_stop_processing(by, consent))
    if not consent.is_being_stopped:
        raise Refused(refuse(_("There is nothing to stop: the consent is in force, or its processing has ended.")))
    if any(effect.is_pending for effect in effects_of(consent)):
        raise Refused(refuse(_("Something that rests on this consent still goes on. End it first.")))
    if not one_line(note):
        raise ValidationError({"note": _("Write what was done.")})
    consent.stopped_at, consent.stopped_by_id, consent.stop_note = at, by.user_id, one_line(note)[:300]
    consent.save(update_fields=["stopped_at", "stopped_by_id", "stop_note"])
    record("people.processing_stopped", consent, by=by, at=at, person=consent.person_id)
    return consent
