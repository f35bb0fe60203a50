"""Consents given and withdrawn."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.people.actions.fetching import person_to_edit
from tirek.people.enums import Language
from tirek.people.models import Consent


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
    by: Actor,
    at: datetime,
) -> Consent:
    """Keep a consent as it was given at ``at``, with all that art. 8(4) of the personal data law names.

    The person is not looked up through ``by``: an applicant without an account consents about themself.
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
    )
    record("people.consent_given", consent, by=by, at=at, person=person_id, text=text_version)
    return consent


@atomic
def withdraw_consent(*, consent_id: UUID, by: Actor, at: datetime) -> Consent:
    """Withdraw a consent; processing stops within 15 working days (art. 8(7)). Again: nothing changes."""
    person_to_edit(Consent.objects.get(pk=consent_id).person_id, by)
    consent = Consent.objects.get(pk=consent_id)
    if consent.withdrawn_at is None:
        consent.withdrawn_at = at
        consent.save(update_fields=["withdrawn_at"])
        record("people.consent_withdrawn", consent, by=by, at=at, person=consent.person_id)
    return consent
