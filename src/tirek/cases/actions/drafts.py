"""Applications being written on a visitor's own device, kept as they are typed."""

import hashlib
import secrets
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.attachments import remove
from tirek.cases.actions.entitlement import keep_told_check
from tirek.cases.actions.intake import Application, NewApplicant, Submitted, submit
from tirek.cases.enums import CaseKind, Channel
from tirek.cases.models import IntakeDraft
from tirek.cases.queries.receiving import ConsentTerms
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.uploads import drop
from tirek.people.actions import give_consent
from tirek.people.enums import ConsentHow, Language, Sex

LAST_STEP = 3
MOST_ANSWERS = 60
LONGEST_ANSWER = 25_000


def start_draft(language: str, at: datetime) -> tuple[IntakeDraft, str]:
    """A new draft and its token, which only the visitor's cookie keeps."""
    token = secrets.token_urlsafe(32)
    draft = IntakeDraft.objects.create(token_digest=_digest(token), language=language[:2], touched_at=at)
    return draft, token


def draft_for(token: str) -> IntakeDraft | None:
    """The draft of a token, also one that has become a case (``draft.case``)."""
    if not token:
        return None
    return IntakeDraft.objects.select_related("case").filter(token_digest=_digest(token)).first()


@atomic
def save_answers(draft: IntakeDraft, answers: dict[str, Any], step: int, at: datetime) -> IntakeDraft:
    """Add answers to what was typed before (the same name replaces) and remember the step. Unchecked on purpose:
    nothing typed is lost. A draft that became a case is left as it is."""
    locked = IntakeDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.case_id is None:
        locked.answers = {**locked.answers, **_bounded(answers)}
        locked.step, locked.touched_at = min(max(step, 1), LAST_STEP), at
        if answers.get("language") in Language.values:
            locked.language = str(answers["language"])
        locked.save(update_fields=["answers", "step", "touched_at", "language"])
    return locked


@atomic
def discard_draft(draft: IntakeDraft, *, at: datetime) -> None:
    """Delete a draft with its files, at the visitor's wish. One that became a case is left as it is."""
    locked = IntakeDraft.objects.select_for_update().filter(pk=draft.pk, case__isnull=True).first()
    if locked is None:
        return
    for key in list(locked.attachments.values_list("pk", flat=True)):
        remove(key, by=ANONYMOUS, at=at)
    locked.delete()


@atomic
def hand_in(draft: IntakeDraft, terms: ConsentTerms, *, at: datetime) -> Submitted:
    """Hand a draft in together with the visitor's consent to the terms shown. A second press changes nothing."""
    submitted = submit_draft(draft, at=at)
    if submitted.is_new:
        case = submitted.case
        give_consent(
            person_id=case.applicant_id,
            operator=terms.operator,
            operator_number=terms.operator_number,
            operator_id=case.office_id,
            matter_id=case.pk,
            purpose=terms.purpose,
            data=terms.data,
            third_parties=terms.third_parties,
            how=ConsentHow.WEB_FORM,
            text_version=terms.version,
            language=terms.language,
            by=ANONYMOUS,
            at=at,
        )
    return submitted


@atomic
def submit_draft(draft: IntakeDraft, *, at: datetime, by: Actor = ANONYMOUS) -> Submitted:
    """Hand a draft in: its key is the intake key, so a second press finds the first case. Its files go along.

    The answers are named as the fields of ``Application`` and ``NewApplicant``. Raises ValidationError by field.
    """
    locked = IntakeDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.case is not None:
        return Submitted(locked.case, None)
    submitted = submit(application_of(locked, at), by=by, at=at)
    if isinstance(locked.answers.get("check"), dict):
        keep_told_check(submitted.case, locked.answers["check"], by=by, at=at)
    locked.case, locked.touched_at = submitted.case, at
    locked.answers = {}
    locked.save(update_fields=["case", "touched_at", "answers"])
    for unfinished in locked.attachments.filter(received__lt=F("size")):
        drop(unfinished)
    locked.attachments.update(case=submitted.case, draft=None)
    return submitted


def application_of(draft: IntakeDraft, at: datetime) -> Application:
    """The application a draft's answers make. Raises ValidationError for an answer that is none."""
    told = draft.answers
    text = {name: str(told.get(name) or "") for name in _TEXTS}
    applicant = NewApplicant(**text, birth_date=_day(told.get("birth_date")), sex=str(told.get("sex") or Sex.UNKNOWN))
    return Application(
        intake_key=draft.pk,
        channel=Channel.WEB,
        kind=str(told.get("kind") or CaseKind.APPLICATION),
        language=draft.language,
        area_id=_key(told, "area_id"),
        service_id=_key(told, "service_id"),
        subject=str(told.get("subject") or ""),
        body=str(told.get("body") or ""),
        applicant=applicant,
        received_at=at,
    )


_TEXTS = ("family_name", "given_name", "patronymic", "iin", "phone", "email", "address")


def _bounded(answers: dict[str, Any]) -> dict[str, Any]:
    """At most so many answers of such a length: a form, not a store for strangers."""
    kept = list(answers.items())[:MOST_ANSWERS]
    return {name[:60]: value[:LONGEST_ANSWER] if isinstance(value, str) else value for name, value in kept}


def _key(told: dict[str, Any], name: str) -> UUID:
    try:
        return UUID(str(told.get(name)))
    except ValueError as error:
        raise ValidationError({name.removesuffix("_id"): _("Choose one from the list.")}) from error


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError as error:
        raise ValidationError({"birth_date": _("This is not a date.")}) from error


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
